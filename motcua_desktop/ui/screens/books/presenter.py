"""The presenter of books: volumes of a year are printed, registers are opened."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from motcua_desktop.domain.period import Period
from motcua_desktop.domain.registers import REGISTERS, Register
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.desk_papers import BOOK
from motcua_desktop.services.ports import Printer
from motcua_desktop.services.rows.imports import BOOK as BOOK_FILE
from motcua_desktop.services.rows.slips import VolumeHead
from motcua_desktop.services.tables.desk import TableRequest
from motcua_desktop.text import grouped, screen_date
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.navigation import ImportOrder, Navigator, PaperOrder
from motcua_desktop.ui.screens.books.state import BooksState
from motcua_desktop.ui.shown import StatusLine
from motcua_desktop.ui.tasks import Runner

Read = tuple[Sequence[VolumeHead], tuple[tuple[str, ...], ...]]


class BooksView(Protocol):
    """What the presenter asks of the screen."""

    def render(self, state: BooksState) -> None:
        """Show everything."""
        ...

    def focus_registers(self) -> None:
        """Give the list of registers the focus."""
        ...


class BooksPresenter:
    """Knows the year that is shown and which of its volumes is the current one."""

    title = "Sổ và biểu"

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: BooksView,
        *,
        printer: Printer,
        folder: Path,
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._printer = printer
        self._folder = folder
        self._year = desk.now().year
        self._volumes: Sequence[VolumeHead] = ()
        self._current = 0
        self._is_stale = True
        self._state = BooksState()

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this screen and their keys."""
        return (
            Command("In quyển đang chọn", "Ctrl+P", self.print_volume),
            Command("Xuất sổ cả năm ra XLSX", "Ctrl+E", self.write_xlsx),
            Command("Năm trước", "PgUp", lambda: self.turn(-1)),
            Command("Năm sau", "PgDn", lambda: self.turn(1)),
            Command("Nhập sổ theo dõi từ tệp", "F6", self.bring_in),
            Command("Danh sách các sổ", "F2", self._view.focus_registers),
            Command("Đọc lại", "F5", self.refresh),
        )

    def shown(self) -> None:
        """Read again if something changed since."""
        if self._is_stale:
            self.refresh()
        self._tell()

    def stale(self) -> None:
        """Read again when seen next."""
        self._is_stale = True

    def refresh(self) -> None:
        """Read the volumes of the year and how much the registers hold."""
        self._is_stale = False
        year = self._year
        self._runner.run(
            lambda: self._read(year), self._show, on_error=self._failed, latest="books"
        )

    def _read(self, year: int) -> Read:
        desk = self._desk
        registers = tuple(
            (it.title, _asked(it), f"{grouped(len(desk.registers.entries(it)))} dòng")
            for it in REGISTERS.values()
        )
        return desk.papers.volumes(year), registers

    def _show(self, read: Read) -> None:
        self._volumes, registers = read
        self._current = min(self._current, len(self._volumes) - 1)
        entries = sum(volume.count for volume in self._volumes)
        self._set(
            year=f"Năm {self._year}",
            volumes=tuple(map(_cells, self._volumes)),
            volumes_line=f"{len(self._volumes)} quyển, {grouped(entries)} hồ sơ",
            registers=registers,
            trouble=None,
        )
        self._tell()

    def _failed(self, error: Exception) -> None:
        self._is_stale = True
        self._set(is_busy=False, trouble=self._window.trouble(error))

    def turn(self, years: int) -> None:
        """Show another year, up to the present one."""
        year = min(self._year + years, self._desk.now().year)
        if year != self._year:
            self._year, self._current = year, 0
            self.refresh()

    def current(self, place: int) -> None:
        """Another volume is the current one."""
        self._current = place

    def print_volume(self) -> None:
        """Print the current volume as it stands now."""
        if self._volumes:
            number = self._volumes[self._current].number
            self._window.print_paper(PaperOrder(BOOK, "", volume=(self._year, number)))

    def print_at(self, place: int) -> None:
        """Print the volume at a place of the list."""
        self._current = place
        self.print_volume()

    def write_xlsx(self) -> None:
        """Write the book of the year as XLSX and open it."""
        if self._state.is_busy:
            return
        year, folder = self._year, self._folder / "reports"
        last = min(date(year, 12, 31), self._desk.now().date())
        period = Period(date(year, 1, 1), last)
        self._set(is_busy=True)

        def work() -> Path:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"{BOOK}_{year}.xlsx"
            self._desk.tables.export(TableRequest(BOOK, period), path)
            self._printer.show(path)
            return path

        self._runner.run(work, self._written, on_error=self._failed)

    def _written(self, path: Path) -> None:
        self._set(is_busy=False)
        self._window.toast(f"Đã xuất {path.name} vào {path.parent}")

    def bring_in(self) -> None:
        """Take a tracking book in from a file."""
        self._window.bring_in(ImportOrder(BOOK_FILE))

    def register_at(self, place: int) -> None:
        """Open the register at a place of the list."""
        self._window.open_register([*REGISTERS][place])

    def _tell(self) -> None:
        words = (("Sổ theo dõi hồ sơ: ", False), (self._state.volumes_line, True))
        self._window.status(
            StatusLine(
                screen="books",
                parts=(words,),
                keys=(("PgUp", "năm trước"), ("F2", "các sổ"), ("F1", "Phím tắt")),
            )
        )

    def _set(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)


def _asked(register: Register) -> str:
    """Return what a line of a register says, by the names of its fields."""
    labels = [field.label for field in register.fields]
    return ", ".join([labels[0], *(f"{it[0].lower()}{it[1:]}" for it in labels[1:])])


def _cells(volume: VolumeHead) -> tuple[str, ...]:
    closed = screen_date(volume.closed_on) if volume.closed_on else "đang ghi"
    # Numbers of lines as the book prints them, no amounts.
    span = f"{volume.first}–{volume.last}" if volume.count else "–"
    return (
        f"Quyển số {volume.number}",
        screen_date(volume.opened_on),
        closed,
        span,
        grouped(volume.count),
    )
