"""The rows of a FiguresGrid: how high each is, and which of them are seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.widgets.cutting import Cutter

ROW: Final = 26
TWO_LINES: Final = 34
"""The height of a row whose name takes two lines."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One line: its ordinal, its name and its numbers."""

    number: str
    name: str
    cells: tuple[str, ...]
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class SeenRow:
    """A row on the grid: its place among all, its upper and lower edge."""

    place: int
    top: int
    bottom: int


class GridRows:
    """Rows from `first` on, a name of two lines higher than one of one line.

    The owner says how wide names are and between which edges rows stand.
    """

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._cutters = {role: Cutter(kit.font(role)) for role in ("body", "strong")}
        self.all: tuple[GridRow, ...] = ()
        self.first = 0

    def replace(self, rows: Sequence[GridRow]) -> None:
        """Take these rows; the first that is seen stays while there is one."""
        self.all = tuple(rows)
        self.first = max(0, min(self.first, len(self.all) - 1))

    def lines(self, row: GridRow, width: int) -> list[str]:
        """Return the name of `row` in one line or two, cut at the end of the last."""
        role = "strong" if row.is_strong else "body"
        return self._cutters[role].cut_lines(row.name, width, 2).split("\n")

    def heights(self, width: int) -> list[int]:
        """Return how high each row is, in px of the screen."""
        px = self._kit.px
        one, two = px(ROW), px(TWO_LINES)
        return [one if len(self.lines(row, width)) == 1 else two for row in self.all]

    def seen(self, width: int, top: int, bottom: int) -> list[SeenRow]:
        """Return the rows that stand whole between the edges, at least one."""
        found: list[SeenRow] = []
        heights = self.heights(width)
        for place, height in enumerate(heights[self.first :], self.first):
            if found and top + height > bottom:
                break
            found.append(SeenRow(place, top, top + height))
            top += height
        return found

    def settle(self, width: int, top: int, bottom: int) -> None:
        """Begin earlier where all that follow leave room for it."""
        heights = self.heights(width)
        free = bottom - top - sum(heights[self.first :])
        while self.first and heights[self.first - 1] <= free:
            self.first -= 1
            free -= heights[self.first]

    def move(self, rows: int) -> None:
        """Begin so many rows later, or earlier."""
        self.first = max(0, min(self.first + rows, len(self.all) - 1))

    def begin_at(self, share: float, seen: int) -> None:
        """Begin where a bar says, of which `seen` rows are in view: 0 the first."""
        self.first = round(share * (len(self.all) - seen))

    def reach(self, place: int, width: int, top: int, bottom: int) -> None:
        """Begin where the row at `place` is seen."""
        self.first = min(self.first, place)
        while self.seen(width, top, bottom)[-1].place < place:
            self.first += 1
