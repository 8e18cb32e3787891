"""What a slip of the counter asks for: only what the form does not say already."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.services.rows.counter_slips import CounterSlip
from motcua_desktop.text import clean_line
from motcua_desktop.ui.listing import short_name
from motcua_desktop.ui.screens.intake.form import IntakeForm
from motcua_desktop.ui.screens.intake.request import (
    FormError,
    applicant_of,
    refuse_symbols,
)
from motcua_desktop.ui.screens.step.state import FieldKind, StepField, StepState

_TITLES: Final = {
    SlipKind.SUPPLEMENT: "Hướng dẫn bổ sung hồ sơ (Mẫu 02)",
    SlipKind.REFUSAL: "Từ chối tiếp nhận hồ sơ (Mẫu 03)",
}
_ICONS: Final = {SlipKind.SUPPLEMENT: "file-text", SlipKind.REFUSAL: "circle-x"}
_REASONS: Final = {
    SlipKind.SUPPLEMENT: "vì sao chưa tiếp nhận được",
    SlipKind.REFUSAL: "cụ thể, có căn cứ",
}
_CONSEQUENCE: Final = (
    "Phiếu được cấp số, lưu lại và in. Chưa có hồ sơ nào; biểu đang nhập giữ nguyên."
)
_MISSING: Final = {
    "name": "Chưa ghi họ tên người nộp",
    "content": "Chưa ghi người nộp yêu cầu giải quyết việc gì",
    "items": "Chưa ghi cần bổ sung, hoàn thiện gì: mỗi dòng một nội dung",
    "reason": "Chưa ghi lý do",
}
_LINE: Final = 60
"""Letters that surely stand in one line over the fields."""
_ITEMS_HEIGHT, _ITEMS_LEAST = 112, 64
"""The lower one where all must be asked: the panel fits the smallest screen."""


def counter_panel(kind: SlipKind, form: IntakeForm, key: str) -> StepState:
    """Return the panel of a slip; its draft is kept under `key`."""
    return StepState(
        title=_TITLES[kind],
        dossier_line=_known(form),
        consequence=_CONSEQUENCE,
        fields=tuple(_fields(kind, form)),
        act="Lập và in phiếu",
        icon=_ICONS[kind],
        key=key,
    )


def counter_slip(
    kind: SlipKind, form: IntakeForm, values: Mapping[str, str], *, today: date
) -> CounterSlip:
    """Return the slip that form and panel ask for; its token is to be set.

    Raises:
        FormError: something is missing, or cannot be read or printed.
    """
    for name, text in values.items():
        if name in _MISSING and not clean_line(text):
            raise FormError(name, _MISSING[name])
    people: dict[str, Any] = {
        it: values[it] for it in ("name", "phone", "address") if it in values
    }
    applicant = applicant_of(replace(form, **people), today)
    told = {it: values.get(it, "") for it in ("content", "items", "reason")}
    named = ("name", "address", "organisation", "submitter_name")
    refuse_symbols({it: getattr(applicant, it) for it in named} | told)
    return CounterSlip(
        name=kind.value,
        applicant=applicant,
        procedure=form.procedure_code,
        content=told["content"],
        items=tuple(filter(None, map(clean_line, told["items"].splitlines()))),
        reason=told["reason"],
    )


def _known(form: IntakeForm) -> str:
    """Return who wants what, as far as the form says it, in one line."""
    name = clean_line(form.name or form.organisation) or "Chưa ghi họ tên"
    matter = short_name(form.procedure.removeprefix(form.procedure_code).strip())
    line = f"{name} · {matter if form.procedure_code else 'chưa chọn thủ tục'}"
    return line if len(line) <= _LINE else f"{line[: _LINE - 1]}…"


def _fields(kind: SlipKind, form: IntakeForm) -> Iterator[StepField]:
    if not clean_line(form.name or form.organisation):
        yield StepField("name", "Họ, chữ đệm và tên", is_required=True)
    for name, label in (("phone", "Điện thoại"), ("address", "Địa chỉ")):
        if not clean_line(getattr(form, name)):
            yield StepField(name, label)
    if not form.procedure_code:
        yield StepField(
            "content",
            "Nội dung yêu cầu giải quyết",
            is_required=True,
            value=form.procedure,
        )
    if kind is SlipKind.SUPPLEMENT:
        yield StepField(
            "items",
            "Cần bổ sung, hoàn thiện",
            FieldKind.LINES,
            is_required=True,
            hint="mỗi dòng một giấy tờ, nội dung",
            value="\n".join(_not_handed_in(form)),
            height=_ITEMS_HEIGHT if form.procedure_code else _ITEMS_LEAST,
        )
    yield StepField("reason", "Lý do", is_required=True, hint=_REASONS[kind])


def _not_handed_in(form: IntakeForm) -> Iterator[str]:
    for paper in form.papers:
        if not paper.is_ticked and clean_line(paper.name):
            yield f"{paper.name} ({paper.hint})" if paper.hint else paper.name
