"""The catalogue's presenter: find a procedure, read it, try its limit out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.errors import MomentTextError
from motcua_desktop.domain.moments import read_moment
from motcua_desktop.domain.procedure import Procedure, procedure_search_key
from motcua_desktop.services.desk import DeskServices, DuePreview
from motcua_desktop.services.rows.explanations import DueQuestion
from motcua_desktop.services.rows.imports import CATALOGUE
from motcua_desktop.text import grouped
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.navigation import ImportOrder, Navigator
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.catalogue.limits import LimitsPart
from motcua_desktop.ui.screens.catalogue.lists import ListsPart
from motcua_desktop.ui.screens.catalogue.papers import PapersPart, draft_key
from motcua_desktop.ui.screens.catalogue.state import (
    CatalogueState,
    ListActs,
    ListShown,
    ProcedureCard,
)
from motcua_desktop.ui.screens.catalogue.words import (
    key_of,
    matching,
    procedure_card,
    procedure_row,
    sector_search,
)
from motcua_desktop.ui.screens.intake.due import NO_PROCEDURE, due_box
from motcua_desktop.ui.screens.registers.words import CATALOGUE_LISTS, PROCEDURES
from motcua_desktop.ui.screens.step.asking import Give
from motcua_desktop.ui.screens.step.state import StepState
from motcua_desktop.ui.shown import StatusLine, TableRow
from motcua_desktop.ui.tasks import Runner


class CatalogueView(Protocol):
    """What the presenter asks of the screen."""

    def render(self, state: CatalogueState) -> None:
        """Show everything but the rows."""
        ...

    def reset_rows(self, total: int, *, place: int) -> None:
        """Begin a new list of `total` rows, that at `place` the current one."""
        ...

    def put_rows(self, start: int, rows: Sequence[TableRow]) -> None:
        """Take rows from position `start` on."""
        ...

    def focus_search(self) -> None:
        """Give the search field the focus."""
        ...

    def search_for(self, text: str) -> None:
        """Put `text` into the search field."""
        ...

    def focus_table(self) -> None:
        """Give the table the focus."""
        ...

    def show_list(self, shown: ListShown, acts: ListActs) -> None:
        """Show a list; `acts` hear what is wanted of it."""
        ...

    def ask_line(self, state: StepState, give: Give) -> None:
        """Ask for a line of the list that shows; it stays beneath."""
        ...

    def open_chooser(self) -> None:
        """Open the list of registers."""
        ...

    def show_chooser(self) -> None:
        """Show the procedures as chosen."""
        ...

    def ask_limits(self, title: str, limits: Sequence[tuple[str, str, str]]) -> None:
        """Ask for the limit of each channel: its key, its label, what holds now."""
        ...

    def show_effect(self, words: str, *, moves: bool, can_save: bool) -> None:
        """Say in the panel what the typed limits do."""
        ...

    def ask(self, state: StepState, give: Give) -> None:
        """Ask for what a panel's fields hold."""
        ...

    def complain(self, field: str, message: str) -> None:
        """Say what is wrong, at a field of the panel or, for "", in a line."""
        ...

    def busy(self, *, is_busy: bool) -> None:
        """Show that what the panel is for is being done."""
        ...

    def close_panel(self) -> None:
        """Take the panel away."""
        ...


class CataloguePresenter:
    """Holds the editions that match what is typed, and the moment that is tried."""

    title = "Danh mục"

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: CatalogueView,
        *,
        folder: Path,
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._all: Sequence[tuple[Procedure, str]] = ()
        self._found: Sequence[Procedure] = ()
        self._text = ""
        self._current: Procedure | None = None
        self._state = CatalogueState()
        self._is_stale = self._is_new = True
        self.limits = LimitsPart(
            desk, runner, window, view, current=lambda: self._current
        )
        self.lists = ListsPart(desk, runner, window, view, narrow=self._show_sector)
        self.papers = PapersPart(
            desk,
            runner,
            window,
            view,
            drafts=PanelDrafts(folder, "catalogue", runner, desk.draft_owner),
            current=lambda: self._current,
        )

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this screen and their keys."""
        return (
            Command("Sổ khác", "F12", self._view.open_chooser),
            Command("Tìm thủ tục", "F2", self._view.focus_search),
            Command("Đổi thời hạn", "F3", self.limits.ask),
            Command("Sửa thành phần hồ sơ", "F4", self.papers.ask),
            Command("Nhập danh mục từ tệp", "F6", self.bring_in),
            Command("Hạn trả từng ngày, in giấy", "F7", self.explain),
            Command("Đọc lại", "F5", self.refresh),
        )

    # coming and going

    def shown(self) -> None:
        """Read the catalogue the first time; the moment to try is now."""
        if not self._state.moment:
            self._set(moment=f"{self._desk.now():%d/%m/%Y %H:%M}")
        if self._is_stale:
            self.refresh()
        else:
            self._tell_status()

    def stale(self) -> None:
        """Read again when seen next."""
        self._is_stale = True

    def leave(self) -> None:
        """Keep what is typed now; the window closes."""
        self.papers.drafts.keep()

    def refresh(self) -> None:
        """Read the catalogue."""
        self._runner.run(
            self._desk.catalogue_editions,
            self._read,
            on_error=self._failed,
            latest="catalogue",
        )

    def _read(self, editions: Sequence[Procedure]) -> None:
        self._is_stale = False
        self._all = [
            (each, procedure_search_key(each.code, each.name)) for each in editions
        ]
        self._set(trouble=None)
        self._filter()
        if self._is_new:
            self._is_new = False
            self.papers.drafts.restore(self._reopen)

    def _reopen(self, key: str) -> None:
        for known, _ in self._all:
            if draft_key(known) == key:
                self.papers.ask_of(known)
                return
        self.papers.drafts.done(key)

    def _failed(self, error: Exception) -> None:
        self._set(trouble=self._window.trouble(error))

    def register_chosen(self, name: str) -> None:
        """A register of the office was chosen, or a list of the catalogue."""
        if name == PROCEDURES:
            return
        self._view.show_chooser()
        if name in CATALOGUE_LISTS:
            self.lists.show(name)
        else:
            self._window.open_register(name)

    def bring_in(self) -> None:
        """Take the province's catalogue in from a file."""
        self._window.bring_in(ImportOrder(CATALOGUE))

    # the list

    def typed(self, text: str) -> None:
        """The search text changed."""
        self._text = text
        self._filter()

    def _show_sector(self, name: str) -> None:
        self._view.search_for(sector_search(name))
        self.typed(sector_search(name))
        self._view.focus_table()

    def _filter(self) -> None:
        self._found = matching(self._all, self._text)
        empty = "Không có thủ tục nào khớp" if self._text else "Danh mục chưa có gì"
        line = f"{grouped(len(self._found))} thủ tục"
        self._set(line=line, empty_line="" if self._found else empty)
        kept = key_of(self._current) if self._current else ""
        places = (i for i, each in enumerate(self._found) if key_of(each) == kept)
        self._view.reset_rows(len(self._found), place=next(places, 0))
        if not self._found:
            self.current("")

    def need(self, start: int, length: int) -> None:
        """The table lacks rows."""
        today = self._desk.now().date()
        rows = self._found[start : start + length]
        self._view.put_rows(start, [procedure_row(each, today) for each in rows])

    def current(self, key: str) -> None:
        """Another row is the current one."""
        found = (each for each in self._found if key_of(each) == key)
        self._current = next(found, None)
        card = procedure_card(self._current) if self._current else ProcedureCard()
        self._set(card=card)
        self._tell_status()
        self._try_out()

    # the try-out

    def moment_typed(self, text: str) -> None:
        """A moment of receipt was typed."""
        self._set(moment=text, moment_error="")
        self._try_out()

    def moment_left(self, text: str) -> None:
        """The moment was left: now it may be found wrong."""
        self._set(moment=text, moment_error=self._wrong(text))

    @staticmethod
    def _wrong(text: str) -> str:
        try:
            read_moment(text)
        except MomentTextError:
            return "Ghi như 23/11/2026 09:42"
        return ""

    def channel_chosen(self, key: str) -> None:
        """Another channel of receipt was chosen."""
        self._set(channel=key)
        self._try_out()

    def _question(self) -> DueQuestion | None:
        if self._current is None or self._wrong(self._state.moment):
            return None
        at: datetime = read_moment(self._state.moment)
        return DueQuestion(self._current.code, Channel(self._state.channel), at)

    def _try_out(self) -> None:
        question = self._question()
        if question is None:
            words = "Ghi lúc nhận để thử" if self._current else NO_PROCEDURE.reason
            self._set(due=replace(NO_PROCEDURE, reason=words))
            return
        self._runner.run(
            lambda: self._desk.explain_due(question),
            self._show_due,
            on_error=self._not_tried,
            latest="catalogue-due",
        )

    def _show_due(self, preview: DuePreview) -> None:
        self._set(due=replace(due_box(preview, is_preview=True), note="thử hạn"))

    def _not_tried(self, error: Exception) -> None:
        line = self._window.trouble(error).line
        self._set(due=replace(NO_PROCEDURE, reason=line))

    def explain(self) -> None:
        """Show the count day by day."""
        question = self._question()
        if question is not None:
            self._window.explain_due(question)

    def _tell_status(self) -> None:
        name = self._current.name if self._current else ""
        self._window.status(
            StatusLine(
                screen="catalogue",
                parts=(((name, False),),),
                keys=(
                    ("F12", "sổ khác"),
                    ("F3", "đổi thời hạn"),
                    ("F4", "sửa giấy tờ"),
                    ("F7", "hạn từng ngày"),
                    ("F1", "Phím tắt"),
                ),
            )
        )

    def _set(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)
