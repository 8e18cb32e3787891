"""A disk that is recorded, that forgets what was not synced, or that fails.

The recording is replayed up to any operation: what was synced before stands, each
sector of 512 bytes written since stands or not as chance has it. Names that were
deleted are gone with the next sync of any file, as on journaled file systems.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import apsw
from playhouse.apsw_ext import APSWDatabase

from motcua_desktop.storage.database import PRAGMAS, Database
from motcua_desktop.storage.dialect import SqliteDialect

_SECTOR: Final = 512
_UNNAMED: Final = ""


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes that were given to a file."""

    name: str
    offset: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file was made shorter."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Synced:
    """What was written to a file before is on the disk."""

    name: str


@dataclass(frozen=True, slots=True)
class Deleted:
    """A name was taken away."""

    name: str


@dataclass(frozen=True, slots=True)
class Answered:
    """The program said that this is kept."""

    words: str


Deed = Written | Cut | Synced | Deleted | Answered


@dataclass
class Disk:
    """What happens on the disk; `fails_at` is the write or sync that fails, 0 none."""

    deeds: list[Deed] = field(default_factory=list)
    fails_at: int = 0
    touched: int = 0

    def did(self, deed: Deed) -> None:
        self.deeds.append(deed)

    def touch(self) -> None:
        """Count a write or a sync; the chosen one fails."""
        self.touched += 1
        if self.touched == self.fails_at:
            raise apsw.IOError("disk I/O error")

    def after_power_cut(self, count: int, chance: random.Random) -> dict[str, bytes]:
        """Return the files that are found after the power failed at deed `count`."""
        kept: dict[str, bytearray] = {}
        waiting: dict[str, list[Written | Cut]] = {}
        for deed in self.deeds[:count]:
            match deed:
                case Written(name) | Cut(name):
                    kept.setdefault(name, bytearray())
                    waiting.setdefault(name, []).append(deed)
                case Synced(name):
                    _apply(kept.setdefault(name, bytearray()), waiting.pop(name, []))
                case Deleted(name):
                    kept.pop(name, None)
                    waiting.pop(name, None)
        for name, deeds in waiting.items():
            _apply(kept[name], deeds, chance)
        return {name: bytes(content) for name, content in kept.items()}


def _apply(
    content: bytearray, deeds: Iterable[Deed], chance: random.Random | None = None
) -> None:
    for deed in deeds:
        match deed:
            case Cut(_, size) if chance is None or chance.random() < 0.5:
                del content[size:]
            case Written(_, offset, written):
                for at in range(0, len(written), _SECTOR):
                    if chance is None or chance.random() < 0.5:
                        _put(content, offset + at, written[at : at + _SECTOR])


def _put(content: bytearray, offset: int, sector: bytes) -> None:
    content.extend(bytes(max(offset - len(content), 0)))
    content[offset : offset + len(sector)] = sector


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._disk = disk
        named = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._name = Path(named).name if named else _UNNAMED

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._disk.touch()
        super().xWrite(data, offset)
        self._disk.did(Written(self._name, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:  # noqa: N802
        super().xTruncate(size)
        self._disk.did(Cut(self._name, size))

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._disk.touch()
        super().xSync(flags)
        self._disk.did(Synced(self._name))


class Vfs(apsw.VFS):
    """Gives SQLite files on a `Disk`."""

    def __init__(self, disk: Disk) -> None:
        self.name = f"recorded-{id(disk)}"
        super().__init__(self.name, "")
        self._disk = disk

    def xOpen(self, name: Any, flags: list[int]) -> _File:  # noqa: N802
        return _File(self._disk, name, flags)

    def xDelete(self, name: str, sync: bool) -> None:  # noqa: FBT001, N802
        super().xDelete(name, sync)
        self._disk.did(Deleted(Path(name).name))


def database_on(disk: Disk, path: Path, **changed: object) -> tuple[Database, Vfs]:
    """Open a database whose files are on `disk`; `changed` settings differ."""
    vfs = Vfs(disk)
    driver = APSWDatabase(
        str(path), vfs=vfs.name, pragmas=list((PRAGMAS | changed).items())
    )
    database = Database(driver, SqliteDialect(), path.name)
    driver.connect()
    return database, vfs
