"""The list's presenter: filters, sorting, pages of rows, the current one's pane."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Protocol

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.urgency import Urgency
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.ports import DossierPages
from motcua_desktop.services.rows.lists import (
    DossierDetail,
    DossierFilter,
    DossierRow,
    SortBy,
)
from motcua_desktop.text import grouped
from motcua_desktop.ui.acts import NEXT_STEP
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.format import EntryError, read_day
from motcua_desktop.ui.listing import list_row
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.screens.dossier.summary import state_of
from motcua_desktop.ui.screens.dossiers.state import ALL, ListState, PaneState
from motcua_desktop.ui.shown import Choice, Fact, StatusLine, TableRow
from motcua_desktop.ui.tasks import Call, Runner

_PANE_MS: Final = 120
_FOUND: Final = 500


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


@dataclass(frozen=True, slots=True)
class FoundPages:
    """The results of a search as pages."""

    found: Sequence[DossierRow]

    def count(self) -> int:
        """Return the number of results."""
        return len(self.found)

    def rows(self, start: int, length: int) -> Sequence[DossierRow]:
        """Return the results from position `start` on."""
        return self.found[start : start + length]


class DossiersPresenter:
    """Knows which dossiers are wanted and hands their rows over as they are seen."""

    title = "Hồ sơ"

    def __init__(
        self, desk: DeskServices, runner: Runner, window: Navigator, view: DossiersView
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._state = ListState(
            urgencies=(ALL, *(Choice(it.value, (it.label,)) for it in Urgency)),
            channels=(ALL, *(Choice(it.value, (it.label,)) for it in Channel)),
            sort=SortBy.RECEIVED.value,
        )
        self._text = ""
        self._pages: DossierPages | None = None
        self._current: DossierDetail | None = None
        self._number = ""
        self._cancel_pane: Call | None = None
        self._is_stale = True
        self._knows_sectors = False

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this screen and their keys."""
        return (
            Command("Mở hồ sơ đang chọn", "Enter", self.open_current),
            Command("Việc tiếp theo của hồ sơ", "F8", self.take_next),
            Command("Trả kết quả", "F4", self.take_return),
            Command("Xóa lọc", "Ctrl+R", self.clear_filters),
            Command("Đọc lại danh sách", "F5", self.refresh),
        )

    def shown(self) -> None:
        """Read what is not there yet or no longer true."""
        if not self._knows_sectors:
            self._knows_sectors = True
            self._runner.run(self._sectors, self._show_sectors)
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

    # filters

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
        self.refresh()

    def sorted_by(self, key: str) -> None:
        """A head was clicked: sort by it, or the other way round."""
        is_same = key == self._state.sort
        descending = not self._state.is_descending if is_same else False
        self._set(sort=key, is_descending=descending)
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew."""
        self._is_stale = False
        chosen = self._filter()
        if chosen is None:
            return
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

    def _filter(self) -> DossierFilter | None:
        state = self._state
        days: dict[str, date | None] = {}
        errors = {"first_error": "", "last_error": ""}
        for name, error in (("first_day", "first_error"), ("last_day", "last_error")):
            try:
                text = getattr(state, name)
                days[name] = read_day(text, self._desk.now().date())
            except EntryError as wrong:
                errors[error] = str(wrong)
        self._set(**errors)
        if any(errors.values()):
            return None
        return DossierFilter(
            urgency=Urgency(state.urgency) if state.urgency else None,
            sector=state.sector,
            channel=state.channel,
            received_from=days["first_day"],
            received_to=days["last_day"],
        )

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

    def open(self, number: str) -> None:
        """Open a dossier."""
        self._window.open_dossier(number)

    def open_current(self) -> None:
        """Open the current dossier."""
        if self._number:
            self.open(self._number)

    def take_next(self) -> None:
        """Take the next step of the current dossier."""
        step = self._next_step()
        if step is not None:
            self._window.take_step(self._number, step)

    def take_return(self) -> None:
        """Hand the result of the current dossier back."""
        if self._next_step() is Step.RETURN:
            self._window.take_step(self._number, Step.RETURN)

    def _next_step(self) -> Step | None:
        current = self._current
        if current is None or current.dossier.number != self._number:
            return None
        return NEXT_STEP.get(current.dossier.state)

    def _set(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)
