"""What a presenter may ask of the window around it, and what the window asks of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from motcua_desktop.domain.watch import WatchKind
from motcua_desktop.services.rows.explanations import DueQuestion
from motcua_desktop.services.rows.imports import FileSeen
from motcua_desktop.services.rows.papers import MadePaper
from motcua_desktop.ui.acts import Act
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.shown import StatusLine, Trouble


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """A paper of a dossier that is to be printed; `anew`: although one is in force.

    With `numbers` it is a list that speaks of all these dossiers; `volume` names year
    and volume of the tracking book. A paper of no dossier comes out of `make`.

    `on_setup` is called when the clerk has said where to print, if that was asked;
    `on_refused` hears why it could not be made, `on_stuck` why it waits in the print
    queue; None: the window tells. With `is_quiet` nothing is said of a paper that is
    on its way.
    """

    name: str
    number: str
    anew: bool = False
    is_quiet: bool = False
    on_setup: Callable[[], None] = _nothing
    on_done: Callable[[], None] = _nothing
    on_refused: Callable[[Exception], None] | None = None
    on_stuck: Callable[[str], None] | None = None
    numbers: tuple[str, ...] = ()
    volume: tuple[int, int] | None = None
    make: Callable[[], MadePaper] | None = None


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """A file of one kind is to be taken in (`services.rows.imports.KINDS`).

    Where `on_accepted` is given, it gets what was seen, and takes it itself.
    """

    kind: str
    on_accepted: Callable[[FileSeen], None] | None = None


class Navigator(Protocol):
    """The window, as presenters know it."""

    def go(self, screen: str) -> None:
        """Show the screen of this name."""
        ...

    def back(self) -> None:
        """Show the screen that the clerk came from."""
        ...

    def open_dossier(self, number: str) -> None:
        """Show one dossier."""
        ...

    def open_neighbour(self, step: int) -> None:
        """Show the dossier after or before this one in the list it came from."""
        ...

    def open_watched(self, kind: WatchKind) -> None:
        """Show the dossiers that are watched for one reason."""
        ...

    def open_submissions(self) -> None:
        """Show the online submissions that wait for an answer."""
        ...

    def back_up(self) -> None:
        """Make a copy of the office's data now."""
        ...

    def open_results(self, text: str) -> None:
        """Show all dossiers that match `text`."""
        ...

    def open_register(self, name: str) -> None:
        """Show one register of the office, or a list of its catalogue."""
        ...

    def take_step(self, number: str, step: Act) -> None:
        """Ask for what `step` needs, then take it."""
        ...

    def start_over(self) -> None:
        """Open the window anew: another person works in it, or with other rights."""
        ...

    def changed(self, number: str) -> None:
        """Tell every screen that a dossier is not what it was."""
        ...

    def explain_due(self, question: DueQuestion) -> None:
        """Show the count of a due moment day by day; it can be printed."""
        ...

    def print_paper(self, order: PaperOrder) -> None:
        """Make a paper and send it to its printer."""
        ...

    def offer_papers(self, number: str) -> None:
        """Show the papers that a dossier may have."""
        ...

    def bring_in(self, order: ImportOrder) -> None:
        """Let the clerk choose a file, see what it would do, and take it in."""
        ...

    def copy_text(self, text: str) -> None:
        """Put `text` on the clipboard."""
        ...

    def toast(self, words: str) -> None:
        """Say what was done."""
        ...

    def status(self, line: StatusLine) -> None:
        """Show what is true now in the status bar."""
        ...

    def trouble(self, error: Exception) -> Trouble:
        """Return the sentence for an error; an unexpected one is logged."""
        ...


class Screen(Protocol):
    """A presenter of a screen, as the window knows it."""

    title: str

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this screen and their keys."""
        ...

    def shown(self) -> None:
        """The screen came into view."""
        ...

    def stale(self) -> None:
        """Some dossier changed; read again when seen next."""
        ...
