"""What the work list shows, ready as text."""

from dataclasses import dataclass

from motcua_desktop.ui.shown import ActButton, TableRow, Trouble


@dataclass(frozen=True, slots=True)
class Tile:
    """One count over the list, which is also its filter."""

    state: str
    count: str
    label: str
    note: str
    key: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Week:
    """One week of the chart."""

    label: str
    received: int
    resolved: int


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to mind: what, why, drawn with an icon in an ink; what to do now.

    `act` are the words of its button, "" for none; `key` calls it too.
    """

    title: str
    text: str
    icon: str
    ink: str
    act: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class WorklistState:
    """The whole screen but its current row."""

    tiles: tuple[Tile, ...] = ()
    heading: str = "Việc cần làm"
    sum_line: str = ""
    rows: tuple[TableRow, ...] = ()
    is_loaded: bool = False
    empty_line: str = ""
    weeks: tuple[Week, ...] = ()
    weeks_span: str = ""
    notices: tuple[Notice, ...] = ()
    trouble: Trouble | None = None


_NO_OPEN = ActButton("Mở", "folder-open", is_enabled=False)
_NO_RETURN = ActButton("Trả kết quả", "package-check", is_enabled=False)
_NO_NEXT = ActButton("Việc tiếp theo", "check", is_enabled=False)


@dataclass(frozen=True, slots=True)
class CurrentRow:
    """The strip under the table: whom the row speaks of and what may be done."""

    name: str = ""
    rest: str = ""
    open_act: ActButton = _NO_OPEN
    return_act: ActButton = _NO_RETURN
    next_act: ActButton = _NO_NEXT
