"""What the screen of books shows, ready as text."""

from dataclasses import dataclass

from motcua_desktop.ui.shown import Trouble


@dataclass(frozen=True, slots=True)
class BooksState:
    """The whole screen."""

    year: str = ""
    volumes: tuple[tuple[str, ...], ...] = ()
    volumes_line: str = ""
    registers: tuple[tuple[str, ...], ...] = ()
    line: str = ""
    is_busy: bool = False
    trouble: Trouble | None = None
