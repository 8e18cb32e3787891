"""The small lists of the catalogue, only to be read: sectors, units of the office."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from motcua_desktop.domain.people import Unit
from motcua_desktop.domain.procedure import Procedure
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.text import fold, grouped
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.screens.catalogue.state import ListColumn, ListShown
from motcua_desktop.ui.screens.registers.words import SECTORS
from motcua_desktop.ui.tasks import Runner

_SECTOR_COLUMNS: Final = (
    ListColumn("Lĩnh vực"),
    ListColumn("Cơ quan giải quyết", 190),
    ListColumn("Số thủ tục", 110, is_number=True),
)
_SECTORS_ARE: Final = (
    "Chỉ để xem: lĩnh vực có theo thủ tục, thêm khi nhập danh mục từ tệp (F6 ở Danh "
    "mục)."
)
_UNIT_COLUMNS: Final = (
    ListColumn("Mã đơn vị", 150),
    ListColumn("Tên đơn vị"),
    ListColumn("Cấp", 110),
    ListColumn("Trực thuộc", 220),
)
_UNITS_ARE: Final = (
    "Chỉ để xem: đơn vị của cơ quan sửa ở Quản trị (Alt+Q), F6 Thiết lập lại; đơn vị "
    "khác thêm khi nhập sổ theo dõi."
)


class ListsView(Protocol):
    """What this part asks of the screen."""

    def show_list(self, shown: ListShown, on_open: Callable[[int], None]) -> None:
        """Show a list; `on_open` hears which row was opened."""
        ...

    def close_panel(self) -> None:
        """Take the panel away."""
        ...


class ListsPart:
    """Reads a list and shows it; a sector that is opened narrows the procedures."""

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
                self._desk.catalogue_editions,
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

    def _show_sectors(self, editions: Sequence[Procedure]) -> None:
        shown = sectors_shown(editions)

        def open_sector(place: int) -> None:
            self._view.close_panel()
            self._narrow(shown.rows[place][0])

        self._view.show_list(shown, open_sector)

    def _show_units(self, units: Sequence[Unit]) -> None:
        self._view.show_list(units_shown(units), lambda _place: None)


def sectors_shown(editions: Sequence[Procedure]) -> ListShown:
    """Return the sectors, the office's own first, with their procedures counted."""
    counts = Counter(it.sector for it in editions)
    sectors = sorted(counts, key=lambda it: (it.is_vertical, fold(it.name), it.name))
    return ListShown(
        title=f"{grouped(len(sectors))} lĩnh vực",
        note=_SECTORS_ARE,
        columns=_SECTOR_COLUMNS,
        rows=tuple(
            (
                it.name,
                "Ngành dọc" if it.is_vertical else "Của cơ quan",
                grouped(counts[it]),
            )
            for it in sectors
        ),
        opens="Xem thủ tục",
    )


def units_shown(units: Sequence[Unit]) -> ListShown:
    """Return the office's own unit first, then the others as they came."""
    names = {it.code: it.name for it in units}
    return ListShown(
        title=f"{grouped(len(units))} đơn vị",
        note=_UNITS_ARE,
        columns=_UNIT_COLUMNS,
        rows=tuple(
            (
                it.code,
                it.name,
                it.level.label,
                names.get(it.superior_code or "", it.superior_code or ""),
            )
            for it in units
        ),
    )
