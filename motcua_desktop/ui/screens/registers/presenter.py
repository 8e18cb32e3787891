"""The presenter of the registers: choose one, find an entry, write, change, remove."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from motcua_desktop.domain.registers import REGISTERS
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.rows.registers import KeptEntry
from motcua_desktop.text import grouped, search_words
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.navigation import ImportOrder, Navigator
from motcua_desktop.ui.screens.registers.drafts import RegisterDrafts
from motcua_desktop.ui.screens.registers.form import RegisterForm
from motcua_desktop.ui.screens.registers.state import RegistersState
from motcua_desktop.ui.screens.registers.words import (
    CATALOGUE_LISTS,
    PROCEDURES,
    columns_of,
    register_choices,
    row_of,
)
from motcua_desktop.ui.shown import StatusLine, TableRow
from motcua_desktop.ui.tasks import Runner


class RegistersView(Protocol):
    """What the presenter asks of the screen."""

    def render(self, state: RegistersState) -> None:
        """Show everything but the rows."""
        ...

    def fill_rows(self, rows: Sequence[TableRow]) -> None:
        """Show these rows, the current one kept where it still is."""
        ...

    def focus_search(self) -> None:
        """Give the search field the focus."""
        ...

    def focus_field(self, name: str) -> None:
        """Give a field of the form the focus; "" the first one."""
        ...

    def open_chooser(self) -> None:
        """Open the list of registers."""
        ...

    def has_table_focus(self) -> bool:
        """Return whether keys go to the list."""
        ...

    def is_typing(self) -> bool:
        """Return whether keys go to a text field."""
        ...


class RegistersPresenter:
    """Holds the entries of one register; what is typed outlives leaving the screen."""

    title = "Sổ và biểu"

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: RegistersView,
        *,
        folder: Path,
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self.form = RegisterForm(
            runner,
            RegisterDrafts(folder, desk.draft_owner),
            lambda: desk.now().date(),
        )
        self._entries: dict[int, KeptEntry] = {}
        self._current = 0
        self._removed = 0
        self._is_adding = False
        self._is_turning = False
        self._is_stale = True
        self._state = RegistersState(choices=register_choices())

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this screen and their keys."""
        return (
            Command("Sổ khác", "F12", self._view.open_chooser),
            Command("Ghi thêm dòng", "Ins", self.new),
            Command("Lưu", "Ctrl+Enter", self.save, lambda: self.form.is_touched),
            Command("Tìm trong sổ", "F2", self._view.focus_search),
            Command("Bỏ dòng đang chọn", "Delete", self.remove, self._may_remove),
            Command("Bỏ nháp", "Ctrl+R", self.drop),
            Command("Nhập sổ từ tệp", "F6", self.bring_in),
            Command("Hoàn tác", "Ctrl+Z", self.undo, self._may_undo),
            Command("Đọc lại", "F5", self.refresh),
        )

    def _may_remove(self) -> bool:
        return bool(self._current) and self._view.has_table_focus()

    def _may_undo(self) -> bool:
        can_undo = bool(self._removed) or self.form.can_undo_drop
        return can_undo and not self._view.is_typing()

    # coming and going

    def shown(self) -> None:
        """Read the register if it may be another one."""
        if not self._state.register:
            self.form.load()
            self._turn(next(iter(REGISTERS)))
        elif self._is_stale:
            self.refresh()
        else:
            self._tell_status()

    def stale(self) -> None:
        """Read again when seen next."""
        self._is_stale = True

    def leave(self) -> None:
        """Keep the draft now; the window closes."""
        self.form.keep()

    def register_chosen(self, name: str) -> None:
        """Another register was chosen, the procedures, or a list of the catalogue."""
        if name == PROCEDURES:
            self._set()
            self._window.go("catalogue")
        elif name in CATALOGUE_LISTS:
            self._set()
            self._window.open_register(name)
        elif name != self._state.register:
            if not self._state.register:
                self.form.load()
            else:
                self.form.keep()
            self._turn(name)

    def bring_in(self) -> None:
        """Take rows of this register in from a file."""
        self._window.bring_in(ImportOrder(f"register-{self._state.register}"))

    def _turn(self, name: str) -> None:
        register = REGISTERS[name]
        self._entries, self._current, self._removed = {}, 0, 0
        self._is_adding = False
        self.form.turn(register, {})
        self._is_turning = True
        self._set(register=name, columns=columns_of(register), search="", line="")
        self.refresh()

    def refresh(self) -> None:
        """Read the register again; a draft finds its entry then."""
        register = REGISTERS[self._state.register]

        def read(entries: Sequence[KeptEntry]) -> None:
            self._is_stale = False
            self._entries = {kept.id: kept for kept in entries}
            if self._is_turning:
                self.form.turn(register, self._entries)
            self._is_turning = False
            self._set(trouble=None)
            self._show_rows()

        self._runner.run(
            lambda: self._desk.registers.entries(register),
            read,
            on_error=self._failed,
            latest="register",
        )

    def _failed(self, error: Exception) -> None:
        self._set(trouble=self._window.trouble(error))

    # the list

    def searched(self, text: str) -> None:
        """The search text changed."""
        self._set(search=text)
        self._show_rows()

    def _show_rows(self) -> None:
        register = REGISTERS[self._state.register]
        words, today = search_words(self._state.search), self._desk.now().date()
        rows = [row_of(register, kept, today) for kept in self._in_order()]
        found = [row for row in rows if _matches(row, words)]
        empty = "Không có dòng nào khớp" if words else "Sổ chưa có dòng nào. Ghi: Ins"
        line = f"{grouped(len(found))} dòng"
        self._set(line=line, empty_line="" if found else empty)
        self._view.fill_rows(found)
        if not found:
            self.current("")
        self._tell_status()

    def _in_order(self) -> list[KeptEntry]:
        """Return the entries, what is of a day newest first."""
        register, kept = REGISTERS[self._state.register], list(self._entries.values())
        if register.begins and register.name != "staff":
            kept.sort(key=lambda it: getattr(it.entry, register.begins), reverse=True)
        return kept

    def current(self, key: str) -> None:
        """Another row is the current one; it shows unless something is typed."""
        self._current = int(key or 0)
        is_busy = self._is_adding and not self._view.has_table_focus()
        if is_busy or self.form.is_touched:
            return
        self._is_adding = False
        if self._current in self._entries:
            self.form.open(self._entries[self._current])
        else:
            self.form.begin()
        self._set()

    def open(self, key: str) -> None:
        """A row is to be changed."""
        if self.form.is_touched and self.form.entry_id != int(key):
            self.form.tell("Còn nội dung chưa lưu. Lưu: Ctrl+Enter. Bỏ: Ctrl+R")
        else:
            self._is_adding = False
            self.current(key)
        self._set()
        self._view.focus_field("")

    # the form

    def new(self) -> None:
        """Begin a new entry."""
        if self.form.is_touched:
            self.form.tell("Còn nội dung chưa lưu. Lưu: Ctrl+Enter. Bỏ: Ctrl+R")
        else:
            self._is_adding = True
            self.form.begin()
        self._set()
        self._view.focus_field("")

    def field_typed(self, name: str, text: str) -> None:
        """A field was changed."""
        self.form.typed(name, text)
        self._set()

    def field_left(self, name: str, text: str) -> None:
        """A field was left."""
        self.form.left(name, text)
        self._set()

    def drop(self) -> None:
        """Forget what is typed; it can be taken back."""
        if self.form.drop():
            self._window.toast("Đã bỏ bản nháp. Hoàn tác: Ctrl+Z")
        self._set()

    def save(self) -> None:
        """Write the entry, or say at the fields what is wrong."""
        wrong = self.form.find_problems()
        if wrong:
            self._set()
            self._view.focus_field(wrong)
            return
        form, desk = self.form, self._desk
        register, entry_id = form.register, form.entry_id
        entry = register.read(form.given())

        def write() -> KeptEntry:
            if entry_id:
                return desk.registers.change(
                    register, entry_id, entry, actor=desk.officer
                )
            return desk.registers.add(register, entry, actor=desk.officer)

        self._runner.run(write, self._saved, on_error=self._not_saved)

    def _saved(self, _kept: KeptEntry) -> None:
        deed = "Đã sửa" if self.form.entry_id else "Đã ghi"
        self._window.toast(f"{deed} sổ “{self.form.register.title}”")
        was_new = not self.form.entry_id
        self.form.saved()
        self._is_adding = was_new
        self._set()
        self._window.changed("")
        if was_new:
            self._view.focus_field("")

    def _not_saved(self, error: Exception) -> None:
        line = self._window.trouble(error).line
        self.form.tell(f"Chưa lưu. {line}", is_wrong=True)
        self._set()

    def remove(self) -> None:
        """Take the current row out of the register; it can be taken back."""
        register, entry_id, desk = self.form.register, self._current, self._desk

        def removed(_nothing: None) -> None:
            self._removed = entry_id
            if self.form.entry_id == entry_id:
                self.form.begin()
                self.form.keep()
            self._window.toast(f"Đã bỏ dòng số {entry_id}. Hoàn tác: Ctrl+Z")
            self._window.changed("")

        self._runner.run(
            lambda: desk.registers.remove(register, entry_id, actor=desk.officer),
            removed,
            on_error=self._failed,
        )

    def undo(self) -> None:
        """Take back the last removal, or the last dropping."""
        if self.form.can_undo_drop:
            self.form.undo_drop(self._entries)
            self._set()
            return
        register, entry_id, desk = self.form.register, self._removed, self._desk
        self._removed = 0
        self._runner.run(
            lambda: desk.registers.restore(register, entry_id, actor=desk.officer),
            lambda _nothing: self._window.changed(""),
            on_error=self._failed,
        )

    # showing

    def _tell_status(self) -> None:
        title = self.form.register.title
        self._window.status(
            StatusLine(
                screen="registers",
                parts=((("Sổ ", False), (title, True)), ((self._state.line, False),)),
                keys=(("Ins", "ghi thêm"), ("F12", "sổ khác"), ("F1", "Phím tắt")),
            )
        )

    def _set(self, **changes: Any) -> None:
        self._state = replace(self._state, form=self.form.shown(), **changes)
        self._view.render(self._state)


def _matches(row: TableRow, words: Sequence[str]) -> bool:
    key = " ".join(search_words(" ".join((row.word, *row.cells))))
    return all(word in key for word in words)
