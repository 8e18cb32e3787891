"""A dossier's history in words: what each event says to a reader."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.events import (
    DeadlineExtended,
    DossierAnonymised,
    DossierCorrected,
    DossierEvent,
    DossierForwarded,
    DossierKeptBack,
    DossierReceived,
    DossierRefused,
    DossierReleased,
    DossierWithdrawn,
    DueRecomputed,
    FeePaid,
    LatenessExplained,
    NoteAdded,
    PapersDigitised,
    ResultRecorded,
    ResultReturned,
    SlipIssued,
    SlipReprinted,
    SupplementReceived,
    SupplementRequested,
)
from motcua_desktop.domain.procedure import fee_text
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.text import joined, screen_moment

_FACT_LABELS = {
    "name": "họ tên",
    "id_number": "số giấy tờ",
    "phone": "điện thoại",
    "email": "email",
    "address": "địa chỉ",
    "organisation": "tổ chức",
    "submitter_name": "người nộp",
    "submitter_phone": "điện thoại người nộp",
    "finished_at": "ngày có kết quả",
    "withdrawn_at": "ngày rút",
    "returned_at": "ngày trả kết quả",
    "channel": "kênh tiếp nhận",
    "note": "ghi chú",
}


def describe(event: DossierEvent) -> str:
    """Return what `event` adds to its label, "" where the label says it all."""
    return _WORDS[type(event)](event)


def _received(event: DossierReceived) -> str:
    channel = Channel(event.channel).label.lower()
    if event.due_at is None:
        return f"{channel}, không quy định thời hạn"
    return f"{channel}, hẹn trả {screen_moment(event.due_at)}"


def _new_due(event: SupplementReceived) -> str:
    return f"hẹn trả mới {screen_moment(event.due_at)}" if event.due_at else ""


def _returned(event: ResultReturned) -> str:
    parts = [event.way.label.lower()]
    if event.receiver:
        parts.append(f"người nhận: {event.receiver}")
    if event.authority:
        parts.append(f"theo {event.authority}")
    if event.post_number:
        parts.append(f"mã bưu gửi {event.post_number}")
    if event.satisfaction is not None:
        parts.append(f"mức hài lòng {event.satisfaction}/5")
    return "; ".join(parts)


def _corrected(event: DossierCorrected) -> str:
    facts = joined(sorted(_FACT_LABELS[fact] for fact in event.changes))
    return f"{facts}; lý do: {event.reason}"


def _extended(event: DeadlineExtended) -> str:
    return f"hẹn lại {screen_moment(event.due_at)}; {event.reason}"


def _recomputed(event: DueRecomputed) -> str:
    limit = f"thời hạn {event.limit.text}, " if event.limit else ""
    return f"{limit}hẹn trả {screen_moment(event.due_at)}; {event.reason}"


def _issued(event: SlipIssued) -> str:
    number = f" số {event.number}" if event.number else ""
    version = f", bản {event.issue}" if event.issue > 1 else ""
    replaced = f" thay bản {event.replaces}" if event.replaces else ""
    return f"{SlipKind(event.slip).label}{number}{version}{replaced}"


def _reprinted(event: SlipReprinted) -> str:
    label = SlipKind(event.slip).label
    return f"{label}, bản in lại lần {event.count:02d}"


def _forwarded(event: DossierForwarded) -> str:
    return event.to


def _noted(event: ResultRecorded) -> str:
    copy = event.copy.label.lower() if event.copy else ""
    return "; ".join(part for part in (copy, event.note) if part)


def _digitised(event: PapersDigitised) -> str:
    return "dùng lại dữ liệu đã số hóa" if event.is_reused else ""


def _paid(event: FeePaid) -> str:
    kind, way = event.fee_kind.label.lower(), event.paid_by.label.lower()
    return f"{kind} {fee_text(event.amount)}, {way}"


def _explained(event: LatenessExplained) -> str:
    return "; ".join(part for part in (event.cause, event.responsible) if part)


def _anonymised(event: DossierAnonymised) -> str:
    return f"dữ liệu cá nhân hết thời hạn lưu, theo {event.document}"


def _note(event: NoteAdded) -> str:
    return event.text


def _reason(
    event: SupplementRequested
    | DossierWithdrawn
    | DossierRefused
    | DossierKeptBack
    | DossierReleased,
) -> str:
    return event.reason


_WORDS: Final[Mapping[type[DossierEvent], Callable[[Any], str]]] = {
    DossierReceived: _received,
    DossierForwarded: _forwarded,
    SupplementRequested: _reason,
    SupplementReceived: _new_due,
    DossierWithdrawn: _reason,
    DossierRefused: _reason,
    ResultRecorded: _noted,
    DeadlineExtended: _extended,
    ResultReturned: _returned,
    DossierCorrected: _corrected,
    DueRecomputed: _recomputed,
    PapersDigitised: _digitised,
    FeePaid: _paid,
    LatenessExplained: _explained,
    NoteAdded: _note,
    SlipIssued: _issued,
    SlipReprinted: _reprinted,
    DossierKeptBack: _reason,
    DossierReleased: _reason,
    DossierAnonymised: _anonymised,
}
