"""What the step panel asks for when something is only noted beside the course."""

from collections.abc import Sequence
from typing import Final

from motcua_desktop.domain.notes import NoteKind
from motcua_desktop.domain.payments import PaymentWay
from motcua_desktop.services.noting import NoteRequest
from motcua_desktop.services.rows.lists import DossierDetail
from motcua_desktop.text import clean_line, grouped
from motcua_desktop.ui.format import EntryError, read_sum
from motcua_desktop.ui.screens.step.state import FieldKind, StepField

_CONSEQUENCES: Final = {
    NoteKind.DIGITISED: "Hồ sơ được tính là đã số hóa đủ thành phần.",
    NoteKind.PAID: "Khoản thu được cộng vào số phí, lệ phí đã thu của kỳ.",
    NoteKind.LATE_CAUSE: "Nguyên nhân chính của hồ sơ này trong báo cáo.",
    NoteKind.REMARK: "Lời ghi chú nằm trong lịch sử; trạng thái, hạn trả giữ nguyên.",
}
_WAYS: Final = tuple((way.value, way.label) for way in PaymentWay)
_REUSED: Final = (("", "Số hóa mới"), ("reused", "Dùng lại dữ liệu đã có"))


def note_consequence(kind: NoteKind, detail: DossierDetail) -> str:
    """Return what a note does; of a remark also what was noted before, in full."""
    known = detail.dossier.note if kind is NoteKind.REMARK else ""
    return f"{_CONSEQUENCES[kind]} Đã ghi: {known}." if known else _CONSEQUENCES[kind]


def note_fields(
    kind: NoteKind, detail: DossierDetail, causes: Sequence[str]
) -> tuple[StepField, ...]:
    """Return the fields of a note, filled with what is known."""
    match kind:
        case NoteKind.DIGITISED:
            return (StepField("reused", "Nguồn", FieldKind.CHOICE, choices=_REUSED),)
        case NoteKind.PAID:
            return paid_fields(detail, is_required=True)
        case NoteKind.LATE_CAUSE:
            return (
                StepField(
                    "cause",
                    "Nguyên nhân chính",
                    FieldKind.LIST,
                    is_required=True,
                    value=detail.dossier.late_cause,
                    choices=tuple((cause, cause) for cause in causes),
                ),
                StepField(
                    "responsible",
                    "Cơ quan, đơn vị chịu trách nhiệm",
                    value=detail.dossier.late_responsible,
                ),
            )
        case NoteKind.REMARK:
            hint = "điều cần nhớ khi giải quyết, trả kết quả"
            return (StepField("text", "Ghi chú", is_required=True, hint=hint),)


def paid_fields(
    detail: DossierDetail, *, is_required: bool = False
) -> tuple[StepField, ...]:
    """Return the fields of a payment: what is still owed, and how it was paid."""
    owed = unpaid(detail)
    return (
        StepField(
            "amount",
            "Đã thu phí, lệ phí (đồng)",
            is_required=is_required,
            value=grouped(owed) if owed and is_required else "",
            hint=f"còn phải thu {grouped(owed)}" if owed else "",
        ),
        StepField(
            "paid_by",
            "Nộp bằng",
            FieldKind.CHOICE,
            value=PaymentWay.CASH.value,
            choices=_WAYS,
        ),
    )


def unpaid(detail: DossierDetail) -> int:
    """Return what of the fee was not noted as paid, in đồng."""
    dossier = detail.dossier
    paid = sum(payment.amount for payment in dossier.payments)
    return max((dossier.fee or 0) - paid, 0)


def note_request(
    kind: NoteKind, values: dict[str, str], *, is_optional: bool = False
) -> NoteRequest:
    """Return what the values ask to be noted; nothing of it where `is_optional`.

    Raises:
        EntryError: the amount is no sum, or a remark says nothing.
    """
    amount = read_sum(values.get("amount", "")) or 0
    if kind is NoteKind.PAID and not amount and not is_optional:
        raise EntryError("Chưa ghi số tiền đã thu")
    if kind is NoteKind.REMARK and not clean_line(values.get("text", "")):
        raise EntryError("Chưa ghi lời ghi chú")
    return NoteRequest(
        kind=kind,
        is_reused=values.get("reused", "") == "reused",
        amount=amount,
        paid_by=PaymentWay(values.get("paid_by") or PaymentWay.CASH),
        cause=values.get("cause", ""),
        responsible=values.get("responsible", ""),
        text=values.get("text", ""),
    )
