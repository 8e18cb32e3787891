"""What the register screen shows, ready as text."""

from dataclasses import dataclass
from typing import Literal

from motcua_desktop.ui.shown import Choice, Trouble

FieldShape = Literal["line", "long", "day", "short", "segments", "list", "tick"]
"""How a field looks: which widget, and whether half a line is enough for it."""


@dataclass(frozen=True, slots=True)
class FieldShown:
    """One field of the form, with what stands in it and what is wrong with that."""

    name: str
    label: str
    shape: FieldShape
    hint: str = ""
    is_required: bool = False
    options: tuple[tuple[str, str], ...] = ()
    text: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class FormShown:
    """The form beside the list: a new entry, or the current one."""

    title: str = ""
    line: str = ""
    line_is_wrong: bool = False
    fields: tuple[FieldShown, ...] = ()
    can_save: bool = False
    can_remove: bool = False


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """One column of the list after the state."""

    title: str
    shape: FieldShape


@dataclass(frozen=True, slots=True)
class RegistersState:
    """The whole screen but for the rows."""

    register: str = ""
    choices: tuple[Choice, ...] = ()
    columns: tuple[ColumnShown, ...] = ()
    search: str = ""
    line: str = ""
    empty_line: str = ""
    form: FormShown = FormShown()
    trouble: Trouble | None = None
