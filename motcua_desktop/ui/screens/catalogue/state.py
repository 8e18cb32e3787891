"""What the catalogue screen shows, ready as text."""

from collections.abc import Callable
from dataclasses import dataclass

from motcua_desktop.ui.screens.intake.due import NO_PROCEDURE
from motcua_desktop.ui.screens.intake.state import DueBox
from motcua_desktop.ui.shown import Fact, Trouble


@dataclass(frozen=True, slots=True)
class ProcedureCard:
    """The current procedure: its name, its facts, the papers that it asks for."""

    name: str = ""
    facts: tuple[Fact, ...] = ()
    papers: tuple[str, ...] = ()
    papers_line: str = ""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a small list; a width of 0 takes the rest."""

    title: str
    width: int = 0
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class ListShown:
    """A small list; `opens` says what Enter does on a row, "" that it changes it."""

    title: str
    note: str
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    opens: str = ""


@dataclass(frozen=True, slots=True)
class ListActs:
    """What is heard of a list; rows go by their places."""

    on_open: Callable[[int], None]
    on_add: Callable[[], None]
    on_change: Callable[[int], None]


@dataclass(frozen=True, slots=True)
class CatalogueState:
    """The whole screen but for the rows."""

    card: ProcedureCard = ProcedureCard()
    due: DueBox = NO_PROCEDURE
    moment: str = ""
    moment_error: str = ""
    channel: str = "desk"
    line: str = ""
    empty_line: str = ""
    trouble: Trouble | None = None
