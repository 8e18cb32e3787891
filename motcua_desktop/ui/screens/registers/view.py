"""The register screen: the chooser and the list at the left, the form beside it."""

import tkinter as tk
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.registers.chooser import RegisterChooser, bring_in_button
from motcua_desktop.ui.screens.registers.fields import EntryFields
from motcua_desktop.ui.screens.registers.state import (
    ColumnShown,
    FieldShape,
    FormShown,
    RegistersState,
)
from motcua_desktop.ui.shown import TableRow
from motcua_desktop.ui.widgets.data_table import DataTable, TableActs
from motcua_desktop.ui.widgets.field_box import FieldBox, FieldLook
from motcua_desktop.ui.widgets.key_button import KeyButton, small_button
from motcua_desktop.ui.widgets.notes import EmptyNote, TroubleBar
from motcua_desktop.ui.widgets.table_head import Column

_WIDTH = 400
_STATE_COLUMN: Final = Column("Tình trạng", 132)
_COLUMN_WIDTHS: Final[Mapping[FieldShape, int]] = MappingProxyType(
    {
        "line": 150,
        "long": 150,
        "day": 106,
        "short": 84,
        "segments": 120,
        "list": 150,
        "tick": 84,
    }
)
_LIST_GROWN: Final = 250
"""Pixels for the words of a list where the screen is wide."""
_STRETCHED: Final = frozenset({"line", "long"})


def _nothing(_key: str) -> None:
    return None


def _nothing_needed(_start: int, _length: int) -> None:
    return None


class RegistersIntents(Protocol):
    """What the clerk may want of this screen."""

    def bring_in(self) -> None: ...  # noqa: D102
    def register_chosen(self, name: str) -> None: ...  # noqa: D102
    def searched(self, text: str) -> None: ...  # noqa: D102
    def current(self, key: str) -> None: ...  # noqa: D102
    def open(self, key: str) -> None: ...  # noqa: D102
    def field_typed(self, name: str, text: str) -> None: ...  # noqa: D102
    def field_left(self, name: str, text: str) -> None: ...  # noqa: D102
    def new(self) -> None: ...  # noqa: D102
    def save(self) -> None: ...  # noqa: D102
    def drop(self) -> None: ...  # noqa: D102


class _FormCard:
    """The form: title, fields, what is to be said, buttons at the foot."""

    def __init__(self, parent: tk.Misc, kit: Kit, intents: RegistersIntents) -> None:
        px = kit.px
        self._kit = kit
        self.card = kit.card(parent, width=_WIDTH)
        self.card.pack_propagate(False)
        head = kit.box(self.card)
        head.pack(fill="x", padx=px(16), pady=(px(10), px(8)))
        self._title = kit.text(head, role="section")
        self._title.pack(side="left")
        add = small_button(head, kit, ("Ghi thêm", "Ins", "plus"), intents.new)
        add.pack(side="right")
        self._make_foot(intents)
        self.fields = EntryFields(
            self.card,
            kit,
            width=_WIDTH - 32,
            typed=intents.field_typed,
            left=intents.field_left,
        )
        self.fields.frame.pack(fill="both", expand=True, padx=px(16))

    def _make_foot(self, intents: RegistersIntents) -> None:
        kit, px = self._kit, self._kit.px
        foot = kit.box(self.card)
        foot.pack(side="bottom", fill="x", padx=px(16), pady=(px(10), px(12)))
        self.save = KeyButton(
            foot,
            kit,
            "Lưu",
            command=intents.save,
            key="Ctrl+Enter",
            icon="save",
            kind="primary",
        )
        self.save.pack(side="right")
        self.drop = KeyButton(
            foot,
            kit,
            "Bỏ nháp",
            command=intents.drop,
            key="Ctrl+R",
            icon="undo-2",
        )
        self.drop.pack(side="right", padx=px(8))
        kit.rule(self.card).pack(side="bottom", fill="x", padx=1)
        self._line = kit.text(self.card, role="small", justify="left", anchor="w")
        self._line.configure(wraplength=px(_WIDTH - 32))
        self._line.pack(side="bottom", fill="x", padx=px(16), pady=(0, px(6)))

    def show(self, form: FormShown) -> None:
        """Show the form."""
        self._title.configure(text=form.title)
        self._line.configure(text=form.line)
        ink = "overdue" if form.line_is_wrong else "ink2"
        self._kit.paint(self._line, foreground=ink)
        self.fields.show(form.fields)
        self.save.enable(is_enabled=form.can_save)
        self.drop.enable(is_enabled=form.can_save)


class RegistersScreen(tk.Frame):
    """The whole screen; each register has a table of its own."""

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="bg")
        self.kit = kit
        self._tables: dict[str, DataTable] = {}
        self._register = ""

    def build(self, intents: RegistersIntents) -> None:
        """Make the widgets, once."""
        kit, px = self.kit, self.kit.px
        self._intents = intents
        right = kit.box(self, on="bg")
        left = kit.box(self, on="bg")
        right.pack(side="right", fill="y", padx=(px(12), px(20)), pady=(px(12), px(12)))
        left.pack(fill="both", expand=True, padx=(px(20), 0), pady=(px(12), px(12)))
        self._make_list(left)
        self.form = _FormCard(right, kit, intents)
        self.form.card.pack(fill="both", expand=True)

    def _make_list(self, left: tk.Misc) -> None:
        kit, px, intents = self.kit, self.kit.px, self._intents
        line = kit.box(left, on="bg")
        line.pack(fill="x", pady=(0, px(10)))
        self.chooser = RegisterChooser(line, kit, intents.register_chosen)
        self.chooser.pack(side="left", padx=(0, px(10)))
        dress = FieldLook(icon="search", hint="tìm trong sổ", key="F2", on="bg")
        self.search = FieldBox(line, kit, on_change=intents.searched, dress=dress)
        bring_in_button(line, kit, intents.bring_in)
        self._line = kit.text(line, role="small", ink="ink2", on="bg")
        self._line.pack(side="right", padx=(px(12), px(4)))
        self.search.pack(side="left", fill="x", expand=True)
        for sequence in ("<Return>", "<KP_Enter>", "<Down>"):
            self.search.entry.bind(sequence, lambda _event: self._go_to_table())
        self._card = kit.card(left)
        self._card.pack(fill="both", expand=True)
        self._trouble = TroubleBar(self._card, kit)
        self._body = kit.box(self._card)
        self._body.pack(fill="both", expand=True, padx=2, pady=2)
        self._empty = EmptyNote(self._body, kit)

    def _go_to_table(self) -> str:
        self.focus_table()
        return "break"

    @property
    def table(self) -> DataTable:
        """The table of the register that is shown."""
        return self._tables[self._register]

    def _show_table(self, register: str, columns: Sequence[ColumnShown]) -> None:
        if register == self._register:
            return
        if self._register:
            self.table.pack_forget()
        self._register = register
        if register not in self._tables:
            acts = TableActs(
                on_need=_nothing_needed,
                on_open=self._intents.open,
                on_current=self._intents.current,
                on_sort=_nothing,
            )
            shown = (_STATE_COLUMN, *_columns(columns))
            self._tables[register] = DataTable(self._body, self.kit, shown, acts)
        self.table.pack(fill="both", expand=True)

    def render(self, state: RegistersState) -> None:
        """Show everything but the rows."""
        if not state.register:
            return
        self._show_table(state.register, state.columns)
        self.chooser.show_register(state.register)
        if not self.search.has_focus:
            self.search.fill(state.search)
        self._line.configure(text=state.line)
        self.form.show(state.form)
        self._empty.show(state.empty_line)
        self._trouble.show(state.trouble, before=self._body)

    def fill_rows(self, rows: Sequence[TableRow]) -> None:
        """Show these rows, the current one kept where it still is."""
        self.table.fill(rows)

    def focus_search(self) -> None:
        """Give the search field the focus."""
        self.search.focus_field()

    def focus_table(self) -> None:
        """Give the table the focus."""
        if self._register:
            self.table.focus_table()

    def focus_field(self, name: str) -> None:
        """Give a field of the form the focus; "" the first one."""
        self.form.fields.focus(name)

    def open_chooser(self) -> None:
        """Open the list of registers."""
        self.chooser.open()

    def has_table_focus(self) -> bool:
        """Return whether keys go to the list."""
        return bool(self._register) and self.focus_get() is self.table.tree

    def is_typing(self) -> bool:
        """Return whether keys go to a text field."""
        return isinstance(self.focus_get(), tk.Entry | tk.Text)


def _columns(columns: Sequence[ColumnShown]) -> list[Column]:
    """Return the columns of a table; the first text takes what is left."""
    texts = [it for it in columns if it.shape == "long"]
    texts += [it for it in columns if it.shape in _STRETCHED]
    widest = texts[0] if texts else columns[-1]
    return [
        Column(
            it.title,
            _COLUMN_WIDTHS[it.shape],
            anchor="e" if it.shape == "short" else "w",
            stretch=it is widest,
            most=_LIST_GROWN if it.shape == "list" and it is not widest else 0,
        )
        for it in columns
    ]
