"""What the screen of due days shows, ready as text."""

from dataclasses import dataclass
from datetime import date

from motcua_desktop.ui.shown import ActButton, TableRow, Trouble


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One officer's line of the board, or the line of all."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MonthDay:
    """One day of the month: how many are due, and how it is drawn.

    `kind` is "today", "work", "off" or, of a neighbouring month, "other"; `urgency`
    inks the count.
    """

    day: date
    count: str
    kind: str
    urgency: str = "within"


@dataclass(frozen=True, slots=True)
class DeadlinesState:
    """The whole screen."""

    heads: tuple[str, ...] = ()
    officers: tuple[BoardRow, ...] = ()
    total: BoardRow | None = None
    month: str = ""
    days: tuple[MonthDay, ...] = ()
    cursor: date | None = None
    list_title: str = ""
    rows: tuple[TableRow, ...] = ()
    empty_line: str = ""
    apologies: tuple[str, ...] = ()
    trouble: Trouble | None = None


NO_NEXT = ActButton("Việc tiếp theo", "check", is_enabled=False)


@dataclass(frozen=True, slots=True)
class CurrentDue:
    """The strip under the list: whom the row speaks of and what may be done."""

    words: str = ""
    next_act: ActButton = NO_NEXT
    can_apologise: bool = False
    can_print: bool = False
