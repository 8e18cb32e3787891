"""What the step panel asks for when facts about the people of a dossier were wrong."""

from motcua_desktop.domain.personal_data import masked_id_number
from motcua_desktop.services.rows.lists import DossierDetail
from motcua_desktop.text import clean_line, first_symbol
from motcua_desktop.ui.format import EntryError
from motcua_desktop.ui.screens.step.state import StepField

CONSEQUENCE = (
    "Nội dung cũ và lý do nằm trong lịch sử. Giấy đã cấp giữ nguyên: bản mới ghi rõ "
    "thay bản nào."
)
_ID_NUMBER = "id_number"
_FACTS = {
    "name": "Họ, chữ đệm và tên",
    "phone": "Điện thoại",
    "address": "Địa chỉ",
    "organisation": "Tên tổ chức",
    "submitter_name": "Họ tên người nộp",
    "submitter_phone": "Điện thoại người nộp",
}
_ALWAYS = frozenset({"name", "phone", "address"})


def correction_fields(detail: DossierDetail) -> tuple[StepField, ...]:
    """Return the facts as they stand; the number of the card is not shown in full."""
    applicant = detail.dossier.applicant
    facts = [
        StepField(fact, label, is_required=fact == "name", value=value)
        for fact, label in _FACTS.items()
        if (value := getattr(applicant, fact)) or fact in _ALWAYS
    ]
    shown = masked_id_number(applicant.id_number)
    hint = f"{shown}: bỏ trống thì giữ nguyên" if shown else ""
    facts.insert(1, StepField(_ID_NUMBER, "Số định danh cá nhân / căn cước", hint=hint))
    reason = "sai ở đâu, theo giấy tờ nào"
    return (*facts, StepField("reason", "Lý do", is_required=True, hint=reason))


def corrections(detail: DossierDetail, values: dict[str, str]) -> dict[str, str]:
    """Return the facts that differ from what stands, by their names.

    Raises:
        EntryError: nothing differs, or a letter cannot be printed.
    """
    applicant = detail.dossier.applicant
    changed = {
        fact: text
        for fact in _FACTS
        if fact in values
        and (text := clean_line(values[fact])) != getattr(applicant, fact)
    }
    number = clean_line(values.get(_ID_NUMBER, ""))
    if number and number != applicant.id_number:
        changed[_ID_NUMBER] = number
    if not changed:
        raise EntryError("Chưa sửa mục nào")
    symbol = next(filter(None, map(first_symbol, changed.values())), "")
    if symbol:
        raise EntryError(f"Ký tự “{symbol}” không in được trên giấy tờ: bỏ ký tự ấy")
    return changed
