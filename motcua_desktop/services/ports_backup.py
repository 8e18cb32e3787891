"""What the services need of the office's copies, as Protocols."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from motcua_desktop.services.rows.audit import Witness

CheckPart = tuple[str, Callable[[], Iterable[str]]]
"""A part of the check of the office: its name, and what finds its faults."""


@dataclass(frozen=True, slots=True)
class CopyFacts:
    """What a copy holds: its schema, the ends of its chains, its rows.

    `entries` and `head` are the length and last hash of the dossiers' history,
    `audit_entries` and `audit_head` those of the log.
    """

    schema: int
    entries: int
    head: str
    rows: Mapping[str, int]
    audit_entries: int = 0
    audit_head: str = ""


@dataclass(frozen=True, slots=True)
class BackupCopy:
    """Bản sao lưu: where it is, when it was made, how large it is (bytes).

    `serial` rises with every copy, whatever the clock says. A pinned copy precedes a
    change that a clerk may want to take back: of the schema, never thinned out, or
    the taking in of a file (`precedes_import`), which stays for a bounded time.
    """

    path: Path
    made_at: datetime
    size: int
    sha256: str = ""
    serial: int = 0
    is_pinned: bool = False
    precedes_import: bool = False


@dataclass(frozen=True, slots=True)
class TakenTable:
    """One table as it was taken out, in a file of JSON lines.

    `unreadable` counts the rows that damage took.
    """

    name: str
    columns: tuple[str, ...]
    rows: int
    unreadable: int
    lines: Path


@dataclass(frozen=True, slots=True)
class TakenFiles:
    """How many kept papers were taken out; `lost` names those that cannot be read."""

    count: int
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenOut:
    """Everything of an office as it was taken out; `source` is the file it is from.

    `ends` are the ends of the chains, as they stand on paper.
    """

    source: Path
    tables: Sequence[TakenTable]
    papers: TakenFiles
    ends: Mapping[str, str]

    @property
    def unreadable(self) -> int:
        """How many rows damage took."""
        return sum(table.unreadable for table in self.tables)


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What a salvage took from where; `aside` is the folder of the damaged file.

    `taken` counts the rows that the damaged file had beyond the copy, `unreadable`
    those that damage took, `lost` the runs of numbers missing for good, by chain or
    book; `rejected` rows could be read and do not fit.
    """

    base: BackupCopy | None
    taken: Mapping[str, int]
    unreadable: Mapping[str, int]
    lost: Mapping[str, Sequence[tuple[int, int]]]
    rejected: int
    aside: Path | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing for good."""
        return not (self.lost or self.rejected)

    def put_aside(self, aside: Path) -> "Salvaged":
        """Return the same report with the place of the damaged file."""
        return replace(self, aside=aside)


@dataclass(frozen=True, slots=True)
class Admission:
    """Who was let in to rescue an office; `is_noted`: its log tells of it."""

    login: str = ""
    actor: str = ""
    is_noted: bool = False


class RescueDoor(Protocol):
    """Asks the office itself, where it can still be read, who may rescue it."""

    def admit(self, function: str, about: str) -> Admission:
        """Let in whoever has the right, and note it."""
        ...

    def note(
        self, function: str, about: str, detail: str, admission: Admission
    ) -> None:
        """Note a deed in the log of the office that is there now."""
        ...


class CopyShelf(Protocol):
    """The verified copies, whether the office can be opened or not."""

    def listed(self) -> Sequence[BackupCopy]:
        """Return the copies beside the office, newest first."""
        ...

    def in_second_place(self) -> Sequence[BackupCopy]:
        """Return the copies in the second place, newest first."""
        ...

    def check(self, path: Path) -> int:
        """Return how many entries the history of a copy has."""
        ...

    def witnesses(self) -> Iterable[Witness]:
        """Return the ends of the chains that the manifests of all copies hold."""
        ...

    def drop(self, copy: BackupCopy) -> None:
        """Delete a copy with its manifest."""
        ...

    def older_than(self, erased: int) -> Sequence[Path]:
        """Return the files with fewer blanked rows than `erased`: they hold values."""
        ...

    def forget(self, paths: Sequence[Path]) -> None:
        """Delete files named by `older_than`, with all that belongs to them."""
        ...

    def restore(self, path: Path) -> Path:
        """Put a copy in the place of the live database; return where the old one is."""
        ...

    def rehearse(self, copy: BackupCopy) -> Sequence[str]:
        """Restore a copy into a scratch folder; return what is wrong with it."""
        ...

    def rehearsed_at(self) -> datetime | None:
        """Return when a copy was last rehearsed without a fault."""
        ...

    def second_place(self) -> Path | None:
        """Return the folder that gets every copy too."""
        ...

    def choose_second_place(self, folder: Path | None) -> None:
        """Set the folder that gets every copy too, None for none."""
        ...

    def bring_to_second_place(self, copy: BackupCopy) -> None:
        """Copy a copy, and the issued papers, to the second place."""
        ...


class CopyMaker(Protocol):
    """Makes verified copies of the open office."""

    def make(self) -> BackupCopy:
        """Make a verified copy."""
        ...

    def before_migration(self) -> None:
        """Make the pinned copy that precedes a change of schema."""
        ...

    def before_import(self) -> None:
        """Make the pinned copy that precedes the taking in of a file."""
        ...

    def has_changed_since(self, copy: BackupCopy) -> bool:
        """Return whether the office may hold more than `copy`."""
        ...
