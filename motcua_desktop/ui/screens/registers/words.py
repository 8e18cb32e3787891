"""Registers in the words of the screen: rows with their state, fields, choices."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from motcua_desktop.domain.register_entries import (
    AssignedTask,
    Equipment,
    Feedback,
    ProcedureChange,
    RegisterEntry,
    StaffMember,
)
from motcua_desktop.domain.register_fields import FieldKind, RegisterField
from motcua_desktop.domain.registers import REGISTERS, Register
from motcua_desktop.services.rows.registers import KeptEntry
from motcua_desktop.ui.screens.registers.state import (
    ColumnShown,
    FieldShape,
    FieldShown,
)
from motcua_desktop.ui.shown import Choice, TableRow

PROCEDURES: Final = "procedures"
"""Stands for the catalogue of procedures among the registers."""
SECTORS: Final = "sectors"
UNITS: Final = "units"
CATALOGUE_LISTS: Final[Mapping[str, str]] = {SECTORS: "Lĩnh vực", UNITS: "Đơn vị"}
"""The small lists of the catalogue, with their titles."""

_SHAPES: Final[Mapping[FieldKind, FieldShape]] = {
    FieldKind.TEXT: "line",
    FieldKind.DAY: "day",
    FieldKind.COUNT: "short",
    FieldKind.YEAR: "short",
    FieldKind.PERCENT: "short",
    FieldKind.YES_NO: "tick",
    FieldKind.CHOICE: "list",
}
_SEGMENTED: Final = 40
"""Letters of all options up to which they stand beside each other."""


def register_choices() -> tuple[Choice, ...]:
    """Return what the chooser offers: procedures, every register, the small lists."""
    return (
        Choice(PROCEDURES, ("Thủ tục hành chính",)),
        *(Choice(it.name, (it.title,)) for it in REGISTERS.values()),
        *(Choice(name, (title,)) for name, title in CATALOGUE_LISTS.items()),
    )


def columns_of(register: Register) -> tuple[ColumnShown, ...]:
    """Return the columns of a register's list."""
    fields = (register.field(name) for name in register.columns)
    return tuple(ColumnShown(field.label, _shape(field)) for field in fields)


def _shape(field: RegisterField) -> FieldShape:
    if field.is_long:
        return "long"
    if field.kind is FieldKind.CHOICE:
        letters = sum(len(each.label) for each in field.options.values())
        return "segments" if letters <= _SEGMENTED else "list"
    return _SHAPES[field.kind]


def row_of(register: Register, kept: KeptEntry, today: date) -> TableRow:
    """Return an entry as a line of the list."""
    if kept.entry is None:
        raise ValueError(kept.id)
    texts = register.texts(kept.entry)
    state, word = _STATES.get(register.name, _written)(kept.entry, today)
    cells = tuple(texts.get(name, "") for name in register.columns)
    return TableRow(str(kept.id), state, word, cells)


def _written(_entry: RegisterEntry, _today: date) -> tuple[str, str]:
    return "done", "Đã ghi"


def _staff(entry: RegisterEntry, today: date) -> tuple[str, str]:
    if not isinstance(entry, StaffMember) or entry.from_day > today:
        return "soon", "Sắp nhận việc"
    has_left = entry.to_day is not None and entry.to_day < today
    return ("closed", "Đã thôi") if has_left else ("within", "Đang làm")


def _equipment(entry: RegisterEntry, _today: date) -> tuple[str, str]:
    is_broken = isinstance(entry, Equipment) and bool(entry.broken)
    return ("overdue", "Có hỏng") if is_broken else ("within", "Dùng tốt")


def _feedback(entry: RegisterEntry, today: date) -> tuple[str, str]:
    if not isinstance(entry, Feedback) or entry.resolved_on is not None:
        return "done", "Đã xử lý"
    return _waiting(entry.due_on, today, "Đang xử lý")


def _task(entry: RegisterEntry, today: date) -> tuple[str, str]:
    if not isinstance(entry, AssignedTask) or entry.completed_on is not None:
        return "done", "Hoàn thành"
    return _waiting(entry.due_on, today, "Đang làm")


def _waiting(due: date | None, today: date, word: str) -> tuple[str, str]:
    if due is None or due > today:
        return "within", word
    return ("today", "Hạn hôm nay") if due == today else ("overdue", "Quá hạn")


def _change(entry: RegisterEntry, _today: date) -> tuple[str, str]:
    is_posted = isinstance(entry, ProcedureChange) and entry.posted_on is not None
    return ("done", "Đã niêm yết") if is_posted else ("soon", "Chưa niêm yết")


_STATES: Final[Mapping[str, Callable[[RegisterEntry, date], tuple[str, str]]]] = {
    "staff": _staff,
    "equipment": _equipment,
    "feedback": _feedback,
    "task": _task,
    "procedure-change": _change,
}


def fields_shown(
    register: Register, texts: Mapping[str, str], errors: Mapping[str, str]
) -> tuple[FieldShown, ...]:
    """Return the fields that an entry of the chosen kind has."""
    kind = texts.get("kind", "")
    return tuple(
        FieldShown(
            name=field.name,
            label=field.label,
            shape=_shape(field),
            hint="dd/mm/yyyy" if field.kind is FieldKind.DAY else field.said.hint,
            is_required=field.is_needed(kind),
            options=tuple((str(each), each.label) for each in field.options.values()),
            text=texts.get(field.name, ""),
            error=_sentence(errors.get(field.name, "")),
        )
        for field in register.fields
        if field.concerns(kind)
    )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def form_texts(register: Register, entry: RegisterEntry) -> dict[str, str]:
    """Return an entry as the form holds it: choices by their kept value."""
    texts = register.texts(entry)
    for field in register.fields:
        if field.kind is FieldKind.CHOICE and texts.get(field.name):
            texts[field.name] = str(getattr(entry, field.name))
    return texts


def fresh_texts(register: Register) -> dict[str, str]:
    """Return an empty form; where there is a kind, its first one is chosen."""
    return {
        field.name: next(iter(field.options), "")
        for field in register.fields
        if field.kind is FieldKind.CHOICE and field.is_required
    }


def repeated_texts(register: Register, texts: Mapping[str, str]) -> dict[str, str]:
    """Return what the next new entry begins with: the same kind, the same day."""
    kept = {"kind", register.begins} if register.begins and not register.ends else set()
    return fresh_texts(register) | {
        name: text for name, text in texts.items() if name in kept | {"kind"}
    }
