"""The list's presenter: filters, sorting, pages of rows, the current one's pane."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Protocol

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.urgency import Urgency
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.ports import DossierPages
from motcua_desktop.services.rows.lists import (
    DossierDetail,
    DossierRow,
    SortBy,
)
from motcua_desktop.text import grouped
from motcua_desktop.ui.at_hand import AtHand, DossierList
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.habits import Habits
from motcua_desktop.ui.listing import list_row, short_name
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.screens.dossier.summary import state_of
from motcua_desktop.ui.screens.dossiers.chosen import ChosenPart, Source
from motcua_desktop.ui.screens.dossiers.filtering import (
    FoundPages,
    filter_of,
    read_days,
    sort_of,
)
from motcua_desktop.ui.screens.dossiers.state import (
    ALL,
    USUAL,
    ListState,
    PaneState,
)
from motcua_desktop.ui.shown import Choice, Fact, StatusLine, TableRow
from motcua_desktop.ui.tasks import Call, Runner

_PANE_MS: Final = 120
_FOUND: Final = 500
_OFFERED: Final = 50
_TABLE: Final = "dossiers"


class DossiersView(Protocol):
    """What the presenter asks of the screen."""

    def render(self, state: ListState) -> None:
        """Show filters and messages."""
        ...

    def reset_rows(self, total: int) -> None:
        """Begin a new list of `total` rows."""
        ...

    def put_rows(self, start: int, rows: Sequence[TableRow]) -> None:
        """Take rows from position `start` on."""
        ...

    def show_pane(self, pane: PaneState) -> None:
        """Show the current row in the pane."""
        ...

    def offer_procedures(self, choices: Sequence[Choice]) -> None:
        """Show these procedures under their filter."""
        ...

    def ask_columns(self, chosen: Sequence[str]) -> None:
        """Let the clerk choose among the columns."""
        ...


class DossiersPresenter(DossierList):
    """Knows which dossiers are wanted and hands their rows over as they are seen."""

    title = "Hồ sơ"

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: DossiersView,
        *,
        habits: Habits,
        show_file: Callable[[Path], None],
        folder: Path,
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._habits = habits
        habit = habits.table(_TABLE)
        self._state = ListState(
            columns=habit.columns or USUAL,
            urgencies=(ALL, *(Choice(it.value, (it.label,)) for it in Urgency)),
            channels=(ALL, *(Choice(it.value, (it.label,)) for it in Channel)),
            sort=sort_of(habit.sort).value,
            is_descending=habit.is_descending,
        )
        self._text = ""
        self._pages: DossierPages | None = None
        self._current: DossierDetail | None = None
        self._number = ""
        self._cancel_pane: Call | None = None
        self._is_stale = True
        self._knows_sectors = False
        self.chosen = ChosenPart(
            desk,
            runner,
            window,
            source=self._source,
            say=lambda words: self._set(marks_line=words),
            show_file=show_file,
            folder=folder / "reports",
        )

    def _source(self) -> Source:
        return Source(self._pages, self._state.columns, self._number)

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this screen and their keys."""
        return (
            Command("Mở hồ sơ đang chọn", "Enter", self.open_current),
            Command("Việc tiếp theo của hồ sơ", "F8", self.take_next),
            Command("Trả kết quả", "F4", self.take_return),
            *self.chosen.commands,
            Command("Xóa lọc", "Ctrl+R", self.clear_filters),
            Command("Đọc lại danh sách", "F5", self.refresh),
            Command("Chọn cột", "Ctrl+K", self.ask_columns),
        )

    def shown(self) -> None:
        """Read what is not there yet or no longer true."""
        if not self._knows_sectors:
            self._knows_sectors = True
            self._runner.run(self._sectors, self._show_sectors)
            self._runner.run(self._people, self._show_people)
        if self._is_stale:
            self.refresh()

    def stale(self) -> None:
        """Read again when seen next."""
        self._is_stale = True

    def search(self, text: str) -> None:
        """Show what matches `text`."""
        self._text = text
        self._is_stale = True

    def _sectors(self) -> list[str]:
        found = self._desk.procedures("", limit=10_000)
        return list(dict.fromkeys(procedure.sector.name for procedure in found))

    def _show_sectors(self, names: list[str]) -> None:
        choices = tuple(Choice(name, (name,)) for name in sorted(names))
        self._set(sectors=(ALL, *choices))

    def _people(self) -> list[Choice]:
        clerks = [
            Choice(f"officer:{name}", (name,)) for name in self._desk.office.clerks
        ]
        units = self._desk.units()
        if len(units) > 1:
            clerks += [Choice(f"unit:{it.code}", (it.name,)) for it in units]
        return clerks

    def _show_people(self, people: list[Choice]) -> None:
        self._set(people=(ALL, *people))

    # filters

    def procedure_typed(self, text: str) -> None:
        """Part of a procedure was typed into its filter; nothing: all of them."""
        if not text.strip():
            self._view.offer_procedures(())
            if self._state.procedure:
                self.filtered("procedure", "")
            return
        self._runner.run(
            lambda: [
                Choice(it.code, (it.code, short_name(it.name)))
                for it in self._desk.procedures(text, limit=_OFFERED)
            ],
            self._view.offer_procedures,
            latest="list-procedures",
        )

    def filtered(self, name: str, value: str) -> None:
        """A filter with a list was set."""
        self._set(**{name: value})
        self.refresh()

    def day_left(self, name: str, text: str) -> None:
        """A day of the span was typed and left."""
        if text != getattr(self._state, name):
            self._set(**{name: text})
            self.refresh()

    def clear_filters(self) -> None:
        """Show all dossiers again."""
        self._text = ""
        self._set(urgency="", sector="", channel="", first_day="", last_day="")
        self._set(people_chosen="", procedure="")
        self.refresh()

    def sorted_by(self, key: str) -> None:
        """A head was clicked: sort by it, or the other way round."""
        is_same = key == self._state.sort
        descending = not self._state.is_descending if is_same else False
        self._set(sort=key, is_descending=descending)
        self._habits.keep(_TABLE, sort=key, is_descending=descending)
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew."""
        self._is_stale = False
        days, errors = read_days(self._state, self._desk.now().date())
        self._set(**errors)
        if any(errors.values()):
            return
        chosen = filter_of(self._state, days)
        text, sort = self._text, SortBy(self._state.sort)
        descending = self._state.is_descending

        def work() -> tuple[DossierPages, int]:
            pages: DossierPages
            if text:
                found = self._desk.search(text, limit=_FOUND, chosen=chosen)
                pages = FoundPages(found)
            else:
                pages = self._desk.pages(chosen, sort, descending=descending)
            return pages, pages.count()

        self._runner.run(work, self._show, on_error=self._failed, latest="dossiers")

    def _show(self, read: tuple[DossierPages, int]) -> None:
        self._pages, total = read
        more = "+" if self._text and total == _FOUND else ""
        line = f"Kết quả tìm “{self._text}”" if self._text else ""
        self._set(
            search_line=line,
            empty_line="" if total else "Không có hồ sơ nào khớp. Xóa lọc: Ctrl+R",
            trouble=None,
        )
        if not total:
            self._view.show_pane(PaneState())
        self._view.reset_rows(total)
        ending = (f" hồ sơ khớp “{self._text}”" if self._text else " hồ sơ", False)
        self._window.status(
            StatusLine(
                screen="dossiers",
                parts=(((f"{grouped(total)}{more}", True), ending),),
                keys=(
                    ("Home", "đầu"),
                    ("End", "cuối"),
                    ("F8", "việc tiếp theo"),
                    ("F1", "Phím tắt"),
                ),
            )
        )

    def _failed(self, error: Exception) -> None:
        self._is_stale = True
        self._set(trouble=self._window.trouble(error))

    # columns, chosen rows

    def ask_columns(self) -> None:
        """Let the clerk choose the columns."""
        self._view.ask_columns(self._state.columns)

    def columns_chosen(self, titles: Sequence[str]) -> None:
        """Show these columns from now on."""
        self._set(columns=tuple(titles))
        self._habits.keep(_TABLE, columns=tuple(titles))

    def widths_drawn(self, widths: dict[str, int]) -> None:
        """Keep the widths that the clerk drew."""
        self._habits.keep(_TABLE, widths=widths)

    @property
    def widths(self) -> Mapping[str, int]:
        """The widths that were drawn before, by title."""
        return self._habits.table(_TABLE).widths

    # rows

    def need(self, start: int, length: int) -> None:
        """The table lacks rows."""
        pages = self._pages
        if pages is None:
            return
        self._runner.run(
            lambda: pages.rows(start, length),
            lambda rows: self._put(pages, start, rows),
            on_error=self._failed,
            latest="dossier-rows",
        )

    def _put(self, pages: DossierPages, start: int, rows: Sequence[DossierRow]) -> None:
        if pages is self._pages:
            self._view.put_rows(start, [list_row(row) for row in rows])

    def current(self, number: str) -> None:
        """Another row is the current one: its pane follows a little later."""
        if number == self._number and self._current is not None:
            return
        self._number = number
        if self._cancel_pane is not None:
            self._cancel_pane()
            self._cancel_pane = None
        if number:
            self._cancel_pane = self._runner.later(_PANE_MS, self._read_pane)

    def _read_pane(self) -> None:
        self._cancel_pane = None
        number = self._number
        self._runner.run(
            lambda: self._desk.detail(number),
            self._show_pane,
            on_error=self._failed,
            latest="dossier-pane",
        )

    def _show_pane(self, detail: DossierDetail) -> None:
        self._current = detail
        whole = state_of(detail)
        facts = (
            Fact("Hạn trả", whole.due),
            Fact("Còn lại", detail.remaining or "–"),
            *(fact for fact in whole.reception if fact.label in {"Kênh", "Lệ phí"}),
            *(fact for fact in whole.applicant if fact.label != "Ngày sinh"),
        )
        self._view.show_pane(
            PaneState(
                state=whole.state,
                word=whole.word,
                number=whole.number,
                name=whole.name,
                procedure=detail.procedure.name,
                facts=facts,
                history=whole.history,
                next_act=whole.next_act,
            )
        )

    def _at_hand(self) -> AtHand:
        current = self._current
        if current is None or current.dossier.number != self._number:
            return AtHand(self._number)
        return AtHand(self._number, current.dossier.state)

    def _set(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)
