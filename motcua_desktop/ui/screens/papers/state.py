"""What the panels of papers show, ready as text."""

from dataclasses import dataclass

from motcua_desktop.services.ports_pages import PageImage
from motcua_desktop.ui.shown import Trouble


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a panel's list; `key` identifies it."""

    key: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PapersState:
    """The list of a dossier's papers; `act` is what Enter does with `current`."""

    dossier_line: str
    lines: tuple[Line, ...] = ()
    current: str = ""
    act: str = ""
    note: str = ""
    trouble: Trouble | None = None
    can_print: bool = False
    can_issue_anew: bool = False
    is_busy: bool = False


@dataclass(frozen=True, slots=True)
class PreviewState:
    """One page of a paper, and which one it is; `zoom` is what F2 does."""

    title: str
    line: str
    zoom: str
    image: PageImage


@dataclass(frozen=True, slots=True)
class QueueState:
    """The print queue: its rows, what is to be said of the current one."""

    lines: tuple[Line, ...] = ()
    current: str = ""
    note: str = ""
    is_wrong: bool = False
    has_printed: bool = False
    trouble: Trouble | None = None
