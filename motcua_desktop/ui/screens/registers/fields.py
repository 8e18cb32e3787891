"""The form of a register as widgets, made anew whenever its fields are others."""

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import Final

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.registers.state import FieldShown
from motcua_desktop.ui.shown import Choice
from motcua_desktop.ui.widgets.choices import CheckMark, SegmentedChoice
from motcua_desktop.ui.widgets.drop_down import DropDown
from motcua_desktop.ui.widgets.error_line import ErrorLine
from motcua_desktop.ui.widgets.field_box import FieldBox, FieldLook
from motcua_desktop.ui.widgets.text_box import TextBox

_HALVES: Final = frozenset({"day", "short"})
_LONG_HEIGHT: Final = 62
YES: Final = "Có"
NO: Final = "Không"

Typed = Callable[[str, str], None]


class _ChoiceField(tk.Frame):
    """One of some options, with its label and error line."""

    def __init__(
        self, parent: tk.Misc, kit: Kit, field: FieldShown, *, width: int, typed: Typed
    ) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="surface")
        self._kit = kit
        self._field = field

        def chosen(key: str) -> None:
            typed(field.name, key)

        self._segments: SegmentedChoice | None = None
        self._list: DropDown | None = None
        if field.shape == "segments":
            self._segments = SegmentedChoice(
                self, kit, field.options, label=field.label, on_change=chosen
            )
            self._segments.pack(anchor="w")
        else:
            label = kit.text(self, field.label, role="small", ink="ink2")
            label.pack(anchor="w", pady=(0, kit.px(4)))
            self._list = DropDown(
                self, kit, "", width=width, on_change=chosen, on="surface"
            )
            self._list.pack(fill="x")
        self._error = ErrorLine(self, kit)

    def fill(self, text: str) -> None:
        """Show the chosen option."""
        if self._segments is not None:
            self._segments.show(text)
        elif self._list is not None:
            options = [Choice(key, (label,)) for key, label in self._field.options]
            self._list.show(options, text)

    def complain(self, message: str) -> None:
        """Show what is wrong; "" takes it away."""
        self._error.say(message, across=self.winfo_width())
        if message:
            self._error.pack(anchor="w", pady=(self._kit.px(2), 0))
        else:
            self._error.pack_forget()

    def focus_field(self) -> None:
        """Give the chosen option the focus."""
        if self._segments is not None:
            keys = [key for key, _ in self._field.options]
            place = keys.index(self._segments.chosen) if self._segments.chosen else 0
            self._segments.parts[place].focus_set()
        elif self._list is not None:
            self._list.focus_set()

    @property
    def has_focus(self) -> bool:
        """A choice may be shown anew at any time."""
        return False


class _TickField(CheckMark):
    """Yes or no."""

    def __init__(
        self, parent: tk.Misc, kit: Kit, field: FieldShown, typed: Typed
    ) -> None:
        super().__init__(
            parent,
            kit,
            field.label,
            on_change=lambda is_on: typed(field.name, YES if is_on else NO),
        )

    def fill(self, text: str) -> None:
        """Show the tick."""
        self.show(is_on=text == YES)

    def complain(self, message: str) -> None:
        """A tick cannot be wrong."""

    def focus_field(self) -> None:
        """Give the tick the focus."""
        self.focus_set()

    @property
    def has_focus(self) -> bool:
        """A tick may be shown anew at any time."""
        return False


Field = FieldBox | TextBox | _ChoiceField | _TickField


class EntryFields:
    """The fields of an entry by name, days and numbers two in a line."""

    def __init__(
        self, parent: tk.Misc, kit: Kit, *, width: int, typed: Typed, left: Typed
    ) -> None:
        self.frame = kit.box(parent)
        self._kit = kit
        self._width = width
        self._typed = typed
        self._left = left
        self._shape: tuple[object, ...] = ()
        self.fields: dict[str, Field] = {}

    def show(self, fields: Sequence[FieldShown]) -> None:
        """Show the fields; widgets stay as long as they are the same fields."""
        shape = tuple((it.name, it.label, it.is_required, it.options) for it in fields)
        if shape != self._shape:
            self._shape = shape
            self._make(fields)
        for it in fields:
            field = self.fields[it.name]
            if not field.has_focus:
                field.fill(it.text)
            field.complain(it.error)

    def focus(self, name: str) -> None:
        """Give a field the focus; "" the first one to be typed into."""
        if name in self.fields:
            self.fields[name].focus_field()
            return
        boxes = [
            it for it in self.fields.values() if isinstance(it, FieldBox | TextBox)
        ]
        first: Field = boxes[0] if boxes else next(iter(self.fields.values()))
        first.focus_field()

    def _make(self, fields: Sequence[FieldShown]) -> None:
        focused = next((it for it in self.fields if self._has_focus(it)), "")
        for child in self.frame.winfo_children():
            child.destroy()
        self.fields = {}
        line: tk.Frame | None = None
        for it in fields:
            is_half = it.shape in _HALVES
            if not is_half or line is None or len(line.winfo_children()) > 1:
                line = self._kit.box(self.frame)
                line.pack(fill="x", pady=(0, self._kit.px(9)))
                line.columnconfigure((0, 1), weight=1, uniform="half")
            place = len(line.winfo_children())
            field = self._field(line, it)
            self.fields[it.name] = field
            gap = self._kit.px(6) if is_half else 0
            sides = (gap, 0) if place else (0, gap)
            span = 1 if is_half else 2
            field.grid(row=0, column=place, columnspan=span, sticky="new", padx=sides)
            if not is_half:
                line = None
        if focused in self.fields:
            self.fields[focused].focus_field()

    def _has_focus(self, name: str) -> bool:
        field = self.fields[name]
        focus = field.focus_get()
        return focus is not None and str(focus).startswith(str(field))

    def _field(self, parent: tk.Misc, it: FieldShown) -> Field:
        if it.shape in {"segments", "list"}:
            return _ChoiceField(
                parent, self._kit, it, width=self._width, typed=self._typed
            )
        if it.shape == "tick":
            return _TickField(parent, self._kit, it, self._typed)
        return self._box(parent, it)

    def _box(self, parent: tk.Misc, it: FieldShown) -> FieldBox | TextBox:
        is_long = it.shape == "long"
        dress = FieldLook(
            is_required=it.is_required,
            hint=it.hint,
            height=_LONG_HEIGHT if is_long else 32,
            role="body" if it.shape in {"long", "line"} else "number",
            is_day=it.shape == "day",
        )
        kind = TextBox if is_long else FieldBox
        box = kind(
            parent,
            self._kit,
            it.label,
            on_change=lambda text: self._typed(it.name, text),
            dress=dress,
        )
        box.entry.bind(
            "<FocusOut>", lambda _event: self._left(it.name, box.text), add="+"
        )
        for sequence in ("<Return>", "<KP_Enter>"):
            box.entry.bind(sequence, lambda _event: _focus_next(box.entry))
        return box


def _focus_next(widget: tk.Misc) -> str:
    following = widget.tk_focusNext()
    if following is not None:
        following.focus_set()
    return "break"
