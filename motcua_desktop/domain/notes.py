"""What is noted beside a dossier's course: scans, payments, why it was late."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from motcua_desktop.domain.dossier import Dossier, joined_notes
from motcua_desktop.domain.errors import FieldValueError, MomentOrderError
from motcua_desktop.domain.events import (
    FeePaid,
    LatenessExplained,
    NoteAdded,
    PapersDigitised,
)
from motcua_desktop.domain.payments import FeeKind, PaymentWay
from motcua_desktop.domain.people import checked_name
from motcua_desktop.text import clean_line, screen_moment


class NoteKind(StrEnum):
    """Loại ghi nhận; the value is the command line's word."""

    DIGITISED = "digitised"
    PAID = "paid"
    LATE_CAUSE = "late-cause"
    REMARK = "remark"

    @property
    def label(self) -> str:
        """The note as a button or a message names it."""
        return _LABELS[self]


_LABELS: Final = {
    NoteKind.DIGITISED: "ghi đã số hóa hồ sơ",
    NoteKind.PAID: "ghi đã thu phí, lệ phí",
    NoteKind.LATE_CAUSE: "ghi nguyên nhân quá hạn",
    NoteKind.REMARK: "ghi chú thêm",
}
NOTE_LIMIT: Final = 2000
"""Characters of all that is noted of a dossier in free words."""
_MOST_DONG: Final = 10**12


def digitise(
    dossier: Dossier, *, at: datetime, is_reused: bool = False
) -> PapersDigitised:
    """Return that every paper of `dossier` is scanned, or reused.

    Raises:
        AnonymisedDossierError: nothing of it can be noted any more.
        MomentOrderError: before the dossier was received.
    """
    _refuse(dossier, at)
    return PapersDigitised(at, is_reused)


def pay(
    dossier: Dossier,
    amount: int,
    *,
    at: datetime,
    paid_by: PaymentWay = PaymentWay.CASH,
    fee_kind: FeeKind = FeeKind.CHARGE,
) -> FeePaid:
    """Return that `amount` đồng were paid.

    Raises:
        FieldValueError: no amount above nothing.
        AnonymisedDossierError: nothing of it can be noted any more.
        MomentOrderError: before the dossier was received.
    """
    if not 0 < amount < _MOST_DONG:
        raise FieldValueError("Số tiền đã thu", "phải là số đồng lớn hơn 0")
    _refuse(dossier, at)
    return FeePaid(at, amount, paid_by, fee_kind)


def explain_lateness(
    dossier: Dossier, cause: str, *, at: datetime, responsible: str = ""
) -> LatenessExplained:
    """Return the one main cause of a late dossier; a later one takes its place.

    Raises:
        FieldValueError: no cause.
        AnonymisedDossierError: nothing of it can be noted any more.
        MomentOrderError: before the dossier was received.
    """
    _refuse(dossier, at)
    return LatenessExplained(
        at,
        checked_name("Nguyên nhân quá hạn", cause),
        checked_name("Cơ quan chịu trách nhiệm", responsible, required=False),
    )


def add_note(dossier: Dossier, text: str, *, at: datetime) -> NoteAdded:
    """Return what is to be kept in mind of a dossier; state and due date stay.

    Raises:
        FieldValueError: nothing is said, or more than fits beside the earlier notes.
        MomentOrderError: before the dossier was received.
    """
    _refuse(dossier, at)
    said = clean_line(text)
    if not any(char.isalnum() for char in said):
        raise FieldValueError("Ghi chú", "còn để trống")
    if len(joined_notes(dossier.note, said)) > NOTE_LIMIT:
        raise FieldValueError("Ghi chú", f"của hồ sơ dài quá {NOTE_LIMIT} ký tự")
    return NoteAdded(at, said)


def _refuse(dossier: Dossier, at: datetime) -> None:
    dossier.refuse_if_anonymised()
    if at < dossier.received_at:
        raise MomentOrderError(
            f"Thời điểm ghi nhận ({screen_moment(at)})",
            f"thời điểm tiếp nhận ({screen_moment(dossier.received_at)})",
        )
