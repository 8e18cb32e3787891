"""The small lists of the catalogue: sectors, units of the office."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from motcua_desktop.domain.errors import FieldValueError
from motcua_desktop.domain.people import Unit, UnitLevel
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.rows.catalogue import SectorCard, SectorChange
from motcua_desktop.ui.format import EntryError, read_day
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.screens.admin.asking import refusal
from motcua_desktop.ui.screens.catalogue import lists_words as words
from motcua_desktop.ui.screens.catalogue.state import ListActs, ListShown
from motcua_desktop.ui.screens.registers.words import SECTORS, UNITS
from motcua_desktop.ui.screens.step.asking import Give
from motcua_desktop.ui.screens.step.state import StepState
from motcua_desktop.ui.tasks import Runner


class ListsView(Protocol):
    """What this part asks of the screen."""

    def show_list(self, shown: ListShown, acts: ListActs) -> None:
        """Show a list; `acts` hear what is wanted of it."""
        ...

    def ask_line(self, state: StepState, give: Give) -> None:
        """Ask for a line of the list that shows; it stays beneath."""
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


class ListsPart:
    """Shows a list and changes its lines; opening a sector narrows the procedures."""

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: ListsView,
        *,
        narrow: Callable[[str], None],
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._narrow = narrow

    def show(self, name: str) -> None:
        """Show the sectors, or the units."""
        if name == SECTORS:
            self._runner.run(
                self._sectors,
                self._show_sectors,
                on_error=self._failed,
                latest="catalogue-list",
            )
        else:
            self._runner.run(
                self._desk.units,
                self._show_units,
                on_error=self._failed,
                latest="catalogue-list",
            )

    def _failed(self, error: Exception) -> None:
        self._window.toast(self._window.trouble(error).line)

    # sectors

    def _sectors(self) -> Sequence[SectorCard]:
        return self._desk.catalogue_lists.sectors()

    def _show_sectors(self, told: Sequence[SectorCard]) -> None:
        cards = words.in_order(told)

        def open_sector(place: int) -> None:
            self._view.close_panel()
            self._narrow(cards[place].sector.name)

        acts = ListActs(
            open_sector, self._add_sector, lambda at: self._change_sector(cards[at])
        )
        self._view.show_list(words.sectors_shown(cards), acts)

    def _add_sector(self) -> None:
        def give(values: dict[str, str]) -> None:
            is_vertical = values["kind"] == words.VERTICAL
            self._save(
                lambda: self._desk.catalogue_lists.add_sector(
                    values["name"], is_vertical=is_vertical
                ),
                SECTORS,
                f"Đã thêm lĩnh vực: {values['name']}",
            )

        self._view.ask_line(words.add_sector_panel(), give)

    def _change_sector(self, card: SectorCard) -> None:
        def give(values: dict[str, str]) -> None:
            self._with_day(values, lambda day: change(values["name"], day))

        def change(name: str, day: date | None) -> None:
            self._save(
                lambda: self._desk.catalogue_lists.change_sector(
                    card.sector.name, SectorChange(name, day)
                ),
                SECTORS,
                f"Đã sửa lĩnh vực: {name}",
            )

        self._view.ask_line(words.change_sector_panel(card), give)

    # units

    def _show_units(self, units: Sequence[Unit]) -> None:
        acts = ListActs(
            lambda _place: None,
            lambda: self._add_unit(units),
            lambda at: self._change_unit(units[at], units),
        )
        self._view.show_list(words.units_shown(units), acts)

    def _add_unit(self, units: Sequence[Unit]) -> None:
        def give(values: dict[str, str]) -> None:
            told = _unit(values["code"], values, None)
            self._save(
                lambda: self._desk.catalogue_lists.add_unit(told),
                UNITS,
                f"Đã thêm đơn vị: {told.name}",
            )

        self._view.ask_line(words.unit_panel(None, units), give)

    def _change_unit(self, known: Unit, units: Sequence[Unit]) -> None:
        if known.code == self._desk.office.unit_code:
            self._window.toast(words.OWN_UNIT)
            return

        def give(values: dict[str, str]) -> None:
            self._with_day(values, lambda day: change(_unit(known.code, values, day)))

        def change(told: Unit) -> None:
            self._save(
                lambda: self._desk.catalogue_lists.change_unit(told),
                UNITS,
                f"Đã sửa đơn vị: {told.name}",
            )

        self._view.ask_line(words.unit_panel(known, units), give)

    # what they share

    def _with_day(
        self, values: dict[str, str], then: Callable[[date | None], None]
    ) -> None:
        try:
            day = read_day(values["closed_on"], self._desk.now().date())
        except EntryError as error:
            self._view.complain("closed_on", str(error))
            return
        then(day)

    def _save(self, work: Callable[[], None], name: str, done: str) -> None:
        self._view.busy(is_busy=True)

        def saved(_none: None) -> None:
            self._view.close_panel()
            self._window.toast(done)
            self._window.changed("")
            self.show(name)

        self._runner.run(work, saved, on_error=self._refused)

    def _refused(self, error: Exception) -> None:
        self._view.busy(is_busy=False)
        said = refusal(error, self._window)
        is_name = isinstance(error, FieldValueError) and said.startswith("Tên")
        self._view.complain("name" if is_name else "", said)


def _unit(code: str, values: dict[str, str], closed_on: date | None) -> Unit:
    level, superior = UnitLevel(values["level"]), values["superior"]
    return Unit(code.strip(), values["name"], level, superior or None, closed_on)
