"""A dossier's detail in words: header, history, papers, people."""

import re
from collections.abc import Iterator
from typing import Final

from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.lifecycle import State, Step
from motcua_desktop.domain.people import ANONYMOUS
from motcua_desktop.domain.personal_data import masked_id_number
from motcua_desktop.domain.procedure import fee_text
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.domain.urgency import Urgency
from motcua_desktop.services.rows.lists import DossierDetail, HistoryLine
from motcua_desktop.text import NBSP, grouped, screen_date, screen_moment
from motcua_desktop.ui.acts import NEXT_STEP, act_icon, act_words, other_acts
from motcua_desktop.ui.format import clock, day_and_clock, weekday
from motcua_desktop.ui.screens.dossier.state import DossierState, HistoryEntry
from motcua_desktop.ui.shown import ActButton, Choice, Fact

_NONE: Final = "–"
_UNBROKEN: Final = re.compile(r"(T\d|CN) (\d)")
"""A weekday and its date, which stay on one line."""
_AWAITED: Final = {
    Step.FORWARD: "Chuyển xử lý",
    Step.FINISH: "Có kết quả tại quầy",
    Step.SUPPLEMENT_RECEIVED: "Nhận đủ hồ sơ bổ sung",
    Step.RETURN: "Trả kết quả",
}


def word_of(detail: DossierDetail) -> str:
    """Return the word of a dossier's state; a closed one says how."""
    if detail.dossier.anonymised_at is not None:
        return ANONYMOUS
    if detail.urgency is Urgency.CLOSED:
        return detail.dossier.state.label
    return detail.urgency.label


def due_words(detail: DossierDetail) -> str:
    """Return the due moment as the header tells it."""
    dossier = detail.dossier
    if detail.urgency is Urgency.SUPPLEMENT:
        return "Tạm dừng"
    if dossier.due_at is None:
        return "Không quy định"
    due = dossier.due_at
    if detail.urgency is Urgency.TODAY:
        return f"{clock(due)} hôm nay"
    return f"{clock(due)} {weekday(due)} {screen_date(due)}"


def state_of(
    detail: DossierDetail, *, reason: str = "", id_number: str = ""
) -> DossierState:
    """Return everything that the screen shows; `id_number` in full if it was asked.

    `reason` is how the due moment came about: the limit, which days were left out.
    """
    dossier, procedure = detail.dossier, detail.procedure
    following = NEXT_STEP.get(dossier.state)
    limit = dossier.limit.text if dossier.limit else "không quy định thời hạn"
    steps = len(detail.history)
    return DossierState(
        number=dossier.number,
        state=detail.urgency.value,
        word=word_of(detail),
        name=dossier.applicant.shown_name,
        procedure=f"{procedure.code} · {procedure.name} · {procedure.sector.name}",
        due=due_words(detail),
        remaining=detail.time_left,
        limit=_UNBROKEN.sub(rf"\1{NBSP}\2", reason)
        or f"{limit}, nhận {screen_moment(dossier.received_at)}",
        next_act=_next_act(following, detail),
        return_act=ActButton(
            "Trả kết quả",
            "package-check",
            is_enabled=following is Step.RETURN,
            why_not=_why_not_returned(dossier.state),
        ),
        other_acts=tuple(
            Choice(act.value, (act_words(act),)) for act in other_acts(detail)
        ),
        history=tuple(_history(detail, following)),
        chain=f"Chuỗi lịch sử {steps} bước khớp, không bị sửa"
        if detail.history_ok
        else "Lịch sử hồ sơ không khớp: báo ngay cho người hỗ trợ",
        is_chain_whole=detail.history_ok,
        papers=tuple(_papers(detail)),
        papers_line=_papers_line(detail),
        slips=tuple(_slips(detail)),
        applicant=_applicant(detail, id_number),
        reception=_reception(detail),
    )


def _next_act(following: Step | None, detail: DossierDetail) -> ActButton:
    if following is None:
        dossier = detail.dossier
        at = dossier.returned_at or dossier.withdrawn_at
        verb = "Đã trả" if dossier.returned_at else "Đã rút"
        words = f"{verb} {screen_date(at)}" if at else verb
        return ActButton(words, "check", is_enabled=False, why_not="hồ sơ đã kết thúc")
    return ActButton(act_words(following), act_icon(following))


def _why_not_returned(state: State) -> str:
    if state.is_open:
        return "ghi có kết quả trước"
    return "" if state in {State.FINISHED, State.REFUSED} else "hồ sơ đã kết thúc"


def _history(detail: DossierDetail, following: Step | None) -> Iterator[HistoryEntry]:
    seen = ""
    for line in detail.history:
        day = screen_date(line.at)
        yield HistoryEntry(
            clock(line.at),
            "" if day == seen else day,
            line.label,
            _note(line),
            kind="correction" if line.kind == "corrected" else "done",
        )
        seen = day
    if following is not None:
        yield HistoryEntry(
            "",
            "",
            _AWAITED[following],
            f"chờ ghi nhận, hạn {due_words(detail)}",
            kind="now",
            state=detail.urgency.value,
        )
        if following is not Step.RETURN:
            yield HistoryEntry("", "", "Trả kết quả", "người nhận ký", kind="future")


def _note(line: HistoryLine) -> str:
    return " · ".join(part for part in (line.actor, line.detail) if part)


def _papers(detail: DossierDetail) -> Iterator[tuple[str, ...]]:
    for paper in detail.papers:
        yield paper.name, paper.kind_label, str(paper.copies)


def _papers_line(detail: DossierDetail) -> str:
    papers = f"{len(detail.papers)} giấy tờ"
    files = len(detail.attachments)
    return f"{papers} · {files} tệp đính kèm" if files else papers


def _slips(detail: DossierDetail) -> Iterator[tuple[str, ...]]:
    replaced = {(slip.name, slip.replaces) for slip in detail.slips}
    for slip in reversed(detail.slips):
        version = f"số {slip.number}, " if slip.number else ""
        version += f"bản {slip.issue}"
        if (slip.name, slip.issue) in replaced:
            version += ", đã thay"
        elif slip.replaces:
            version += f", thay bản {slip.replaces}"
        yield SlipKind(slip.name).label, version, day_and_clock(slip.issued_at)


def _applicant(detail: DossierDetail, id_number: str) -> tuple[Fact, ...]:
    applicant = detail.dossier.applicant
    if detail.dossier.anonymised_at is not None:
        gone_on = screen_date(detail.dossier.anonymised_at)
        return (Fact("Dữ liệu cá nhân", f"{ANONYMOUS} {gone_on}"),)
    birth = applicant.birth_date
    shown = id_number or masked_id_number(applicant.id_number)
    facts = [
        Fact("Số căn cước", shown or _NONE),
        Fact("Ngày sinh", screen_date(birth) if birth else _NONE),
        Fact("Điện thoại", applicant.phone or _NONE),
        Fact("Địa chỉ", applicant.address or _NONE),
    ]
    if applicant.submitter_name:
        facts[1] = Fact("Người nộp", applicant.submitter_name)
    elif applicant.organisation:
        facts[1] = Fact("Đại diện", applicant.name)
    return tuple(facts)


def _fee(dossier: Dossier) -> str:
    """Return the fee and what of it was taken."""
    words = fee_text(dossier.fee)
    if not dossier.fee:
        return words or _NONE
    paid = sum(payment.amount for payment in dossier.payments)
    if paid >= dossier.fee:
        return f"{words}, đã thu"
    return f"{words}, đã thu {grouped(paid)}" if paid else f"{words}, chưa thu"


def _reception(detail: DossierDetail) -> tuple[Fact, ...]:
    dossier = detail.dossier
    # As on the slip: it names a line of the book, it counts nothing.
    serial = f"Năm {detail.book_year}, số {detail.book_serial}"
    return (
        Fact("Kênh", dossier.channel.label),
        Fact("Nhận kết quả", dossier.return_way.label),
        Fact("Lệ phí", _fee(dossier)),
        Fact("Sổ theo dõi", serial),
        Fact("Ghi chú", dossier.note or _NONE),
    )
