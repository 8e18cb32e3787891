"""The columns of a FiguresGrid: what they are called, how wide each is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from motcua_desktop.ui.kit import Kit

NAMES_LEFT: Final = 46
"""Px before the names of rows, where the ordinals stand."""
GROUP_HEAD: Final = 24
_HEAD: Final = 38
_TALL_HEAD: Final = 52
_TALL_TITLE: Final = 14
"""Letters in a line of a title beyond which a head has three lines."""
_PAD: Final = 8
_NAMES: Final = 360
"""Px of names beyond which columns grow, to what is read at a glance."""
_MOST_GROWN: Final = 1.6


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column of numbers: its head and its least width in px."""

    title: str
    width: int
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class GridGroup:
    """A head over several columns."""

    title: str
    columns: int


class GridColumns:
    """Columns at the right edge of a grid, the names of rows in what is left."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self.subject = ""
        self.all: tuple[GridColumn, ...] = ()
        self.groups: tuple[GridGroup, ...] = ()
        self._head = _HEAD

    def replace(
        self, subject: str, columns: Sequence[GridColumn], groups: Sequence[GridGroup]
    ) -> bool:
        """Take these columns; False where they are those that were there."""
        if (self.subject, self.all) == (subject, tuple(columns)):
            return False
        self.subject, self.all, self.groups = subject, tuple(columns), tuple(groups)
        lines = (line for column in columns for line in column.title.split("\n"))
        is_tall = any(len(line) > _TALL_TITLE for line in lines)
        self._head = _TALL_HEAD if is_tall else _HEAD
        return True

    @property
    def head_height(self) -> int:
        """How high both lines of heads are, in px of the screen."""
        return self._kit.px(GROUP_HEAD) + self._kit.px(self._head)

    def _widths(self, width: int) -> list[int]:
        px = self._kit.px
        least = sum(column.width for column in self.all)
        grown = (width - px(_NAMES)) / max(px(least), 1)
        by = max(1.0, min(grown, _MOST_GROWN))
        return [px(column.width * by) for column in self.all]

    def lefts(self, width: int) -> list[int]:
        """Return where each column begins on a grid so wide, in px of the screen."""
        widths = self._widths(width)
        return [width - sum(widths[place:]) for place in range(len(widths))]

    def name_room(self, width: int) -> int:
        """Return how wide the names of rows may be on a grid so wide."""
        return width - sum(self._widths(width)) - self._kit.px(NAMES_LEFT + _PAD)
