"""What a file from outside holds before it is taken in, and what became of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from motcua_desktop.domain.calendar import SpecialDay
from motcua_desktop.domain.registers import REGISTERS, Register
from motcua_desktop.services.rows.calendars import CalendarEffect
from motcua_desktop.services.rows.tracking_book import RefusedRow

BOOK: Final = "tracking-book"
CATALOGUE: Final = "catalogue"
CALENDAR: Final = "calendar"
_PEOPLE: Final = "people"
REGISTER_KINDS: Final = (_PEOPLE, *(f"register-{name}" for name in REGISTERS))
KINDS: Final = (BOOK, CATALOGUE, CALENDAR, *REGISTER_KINDS)
"""What a file may be taken in as: the words of the command line."""


def register_of(kind: str) -> Register:
    """Return the register that a kind of file is."""
    return REGISTERS["staff" if kind == _PEOPLE else kind.removeprefix("register-")]


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """A column as the file names it, and what it is taken as; "" where as nothing."""

    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """The columns of a file and its first rows, each after its number in the file.

    Where the file is no sheet, `is_numbered` is false and the rows are counted.
    """

    columns: tuple[ColumnSeen, ...]
    rows: tuple[tuple[str, ...], ...]
    is_numbered: bool = True


@dataclass(frozen=True, slots=True)
class Notice:
    """The days of a calendar file; `signer` is "" for one without a signature."""

    days: tuple[SpecialDay, ...]
    signer: str = ""


@dataclass(frozen=True, slots=True)
class FileTaken:
    """How many rows of a file came in, were there already, could not be taken.

    `effect` tells which open dossiers a file of limits or days off moves; `added` of
    the procedures are new, `days` are a calendar's.
    """

    taken: int
    unchanged: int
    refused: tuple[RefusedRow, ...] = ()
    effect: CalendarEffect | None = None
    added: int = 0
    days: tuple[SpecialDay, ...] = ()
    signer: str = ""


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file looked at: what taking it would do; nothing of it is kept.

    `mark` is the content's digest: a file that changed since is not what was seen.
    `is_whole` says that it is taken as a whole or not at all.
    """

    kind: str
    path: Path
    mark: str
    sheet: SheetSeen
    would: FileTaken
    is_whole: bool = False

    @property
    def can_be_taken(self) -> bool:
        """Whether there is something to take, and nothing in its way."""
        return bool(self.would.taken) and not (self.is_whole and self.would.refused)


@dataclass(frozen=True, slots=True)
class ImportTerms:
    """How a file is taken: `mark` of what was seen, `reason` for recomputing due dates.

    `trusted` is the code of a calendar's signer, compared with the signer.
    """

    mark: str = ""
    reason: str = ""
    trusted: str = ""
    officer: str = ""
