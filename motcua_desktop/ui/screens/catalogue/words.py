"""Procedures in the words of the catalogue screen."""

from collections.abc import Sequence
from datetime import date

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.procedure import (
    Procedure,
    RequiredPaper,
    SupplementPolicy,
    fee_text,
)
from motcua_desktop.services.rows.calendars import CalendarEffect
from motcua_desktop.text import fold, grouped, screen_date, search_words
from motcua_desktop.ui.screens.catalogue.state import ProcedureCard
from motcua_desktop.ui.shown import Fact, TableRow

NO_LIMIT = "không quy định"
_NAMED = 6
_OF_SECTOR = "lĩnh vực:"
_POLICIES = {
    SupplementPolicy.RESTART: "tính lại từ đầu",
    SupplementPolicy.FREEZE: "tính tiếp, trừ những ngày dừng",
    SupplementPolicy.MINUTES: "tính tiếp, trừ từng phút dừng",
}


def key_of(procedure: Procedure) -> str:
    """Return what identifies an edition of a procedure."""
    return f"{procedure.code} {procedure.in_force_from or ''}".strip()


def sector_search(name: str) -> str:
    """Return the search text that finds the procedures of a sector."""
    return f"{_OF_SECTOR} {name}"


def matching(procedures: Sequence[tuple[Procedure, str]], text: str) -> list[Procedure]:
    """Return the procedures that a search text finds, each given with its key.

    "lĩnh vực: Hộ tịch" finds those of a sector, half its name those of several.
    """
    folded = fold(text).strip()
    if not folded.startswith(fold(_OF_SECTOR)):
        words = search_words(text)
        return [it for it, key in procedures if all(word in key for word in words)]
    asked = folded.removeprefix(fold(_OF_SECTOR)).strip()
    sectors = [(it, fold(it.sector.name)) for it, _ in procedures]
    whole = [it for it, name in sectors if name == asked]
    return whole or [it for it, name in sectors if asked in name]


def procedure_row(procedure: Procedure, today: date) -> TableRow:
    """Return the line of an edition in the list."""
    state, word = "within", "Đang dùng"
    if not procedure.is_in_force(today):
        begun = procedure.in_force_from is None or procedure.in_force_from <= today
        state, word = ("closed", "Hết hiệu lực") if begun else ("soon", "Sắp dùng")
    return TableRow(
        key_of(procedure),
        state,
        word,
        (procedure.code, procedure.short_name, limit_text(procedure, Channel.DESK)),
    )


def limit_text(procedure: Procedure, channel: Channel) -> str:
    """Return the limit for a channel as a screen shows it."""
    limit = procedure.limit(channel)
    return limit.text if limit else NO_LIMIT


def procedure_card(procedure: Procedure) -> ProcedureCard:
    """Return the card of an edition."""
    papers = procedure.papers
    return ProcedureCard(
        name=f"{procedure.code}  {procedure.short_name}",
        facts=(
            Fact("Lĩnh vực", procedure.sector.name),
            Fact("Thời hạn", _by_channel(procedure)),
            Fact("Phí, lệ phí", fee_text(procedure.fee(Channel.DESK)) or "chưa rõ"),
            Fact("Khi bổ sung", _POLICIES[procedure.supplement_policy]),
            Fact("Hiệu lực", _in_force(procedure)),
            Fact("Căn cứ", procedure.decision or "chưa ghi"),
        ),
        papers=tuple(_paper(paper) for paper in papers),
        papers_line=f"{len(papers)} loại" if papers else "danh mục chưa ghi",
    )


def _by_channel(procedure: Procedure) -> str:
    texts = {channel: limit_text(procedure, channel) for channel in Channel}
    if len(set(texts.values())) == 1:
        return texts[Channel.DESK]
    return "; ".join(f"{channel.label}: {text}" for channel, text in texts.items())


def _in_force(procedure: Procedure) -> str:
    first, last = procedure.in_force_from, procedure.in_force_to
    words = f"từ {screen_date(first)}" if first else "đang dùng"
    return f"{words} đến {screen_date(last)}" if last else words


def _paper(paper: RequiredPaper) -> str:
    counts = [
        f"{count} {words}"
        for count, words in ((paper.originals, "bản chính"), (paper.copies, "bản sao"))
        if count
    ]
    return f"{paper.name} ({', '.join(counts)})" if counts else paper.name


def limits_words(effect: CalendarEffect) -> str:
    """Return what other limits do to open dossiers, with the first of them."""
    moved = effect.moved
    if not moved:
        return "Không hồ sơ nào đổi hạn"
    shown = [
        f"{each.number}: {each.due_before:%d/%m} → {each.due_after:%d/%m}"
        for each in moved[:_NAMED]
    ]
    more = f"\nvà {grouped(len(moved) - _NAMED)} hồ sơ khác" if moved[_NAMED:] else ""
    head = f"{grouped(len(moved))} hồ sơ đổi hạn khi lưu, {grouped(effect.slips)} giấy"
    return "\n".join([f"{head} đã in hạn cũ", *shown]) + more
