"""The verified copies of an office: beside it and in a second place."""

import contextlib
import re
import shutil
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from motcua_desktop.services.errors import BackupError, StorageError
from motcua_desktop.services.errors_sealing import DamagedKeysError
from motcua_desktop.services.ports import Clock
from motcua_desktop.services.ports_backup import BackupCopy
from motcua_desktop.services.ports_retention import PENDING
from motcua_desktop.services.rows.audit import AuditHead, Witness
from motcua_desktop.storage import checks
from motcua_desktop.storage.backup import (
    checked_facts,
    contents,
    copy_to,
    manifest_path,
    read_manifest,
    settled_state,
)
from motcua_desktop.storage.cipher import PLAIN, is_plain
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.durable import (
    copy_whole,
    place_error,
    scratch_folder,
    write_text,
)
from motcua_desktop.storage.erased_again import blank_again, blanked_in
from motcua_desktop.storage.key_ring import KeyRing, bring_rings
from motcua_desktop.storage.key_search import BACKUPS, KeyOf, no_key
from motcua_desktop.storage.opening import open_live
from motcua_desktop.storage.restoring import ASIDE, put_in_place

KEPT_FOLDERS: Final = ("slips", "reports")
"""Folders of issued papers; what stands there never changes."""

REHEARSAL: Final = ".dien-tap-"
"""What the scratch folder of a rehearsal is called, a number after it."""

_SECOND_PLACE: Final = "second-place.txt"
_REHEARSED: Final = "rehearsed.txt"
_BEFORE_IMPORT: Final = "-truoc-nhap"
_STAMP: Final = "%Y%m%d-%H%M%S"
_NAME: Final = re.compile(r"motcua-(\d{8}-\d{6})-(\d{6,})(-truoc-[a-z-]+)?\.db")


class CopyFolder:
    """A folder of copies; their names tell when and in what order they were made."""

    def __init__(self, folder: Path) -> None:
        """Look after the copies in `folder`."""
        self.folder = folder

    def listed(self) -> list[BackupCopy]:
        """Return the copies, newest first, whatever the clock said."""
        copies = filter(None, map(_known, self.folder.glob("motcua-*.db")))
        return sorted(copies, key=lambda copy: copy.serial, reverse=True)

    def path_of(self, made_at: datetime, serial: int, pin: str = "") -> Path:
        """Return the path of a copy."""
        return self.folder / f"motcua-{made_at:{_STAMP}}-{serial:06}{pin}.db"

    def drop_plain(self) -> list[str]:
        """Delete the copies that can be read without a key; return their names.

        Done once an encrypted copy is there: the last good one is never deleted.
        """
        copies = self.listed()
        plain = [copy.path for copy in copies if is_plain(copy.path)]
        if len(plain) == len(copies):
            return []
        try:
            for path in plain:
                path.unlink()
                manifest_path(path).unlink(missing_ok=True)
        except OSError as error:
            raise place_error(error, self.folder) from error
        return [path.name for path in plain]

    def sweep(self) -> None:
        """Remove what copying that was cut short left behind."""
        for partial in self.folder.glob(".motcua-*.partial*"):
            partial.unlink(missing_ok=True)


def _known(path: Path) -> BackupCopy | None:
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    try:
        made_at = datetime.strptime(found[1], _STAMP)
        size = path.stat().st_size
    except (ValueError, OSError):
        return None
    sha256 = str(read_manifest(path).get("sha256", ""))
    return BackupCopy(
        path,
        made_at,
        size,
        sha256,
        int(found[2]),
        is_pinned=bool(found[3]),
        precedes_import=found[3] == _BEFORE_IMPORT,
    )


class Copies:
    """Lists, checks, restores and rehearses the copies of one SQLite office."""

    def __init__(
        self, data: Path, live: Path, clock: Clock, key_of: KeyOf = no_key
    ) -> None:
        """Look after the copies in `data`/backups of the database file `live`.

        `key_of` knows the keys of encrypted copies.
        """
        self._key_of = key_of
        self.data = data
        self._live = live
        self._clock = clock
        self.beside = CopyFolder(data / BACKUPS)

    def listed(self) -> list[BackupCopy]:
        """Return the copies beside the office, newest first."""
        return self.beside.listed()

    def in_second_place(self) -> list[BackupCopy]:
        """Return the copies in the second place, newest first."""
        place = self.second_place()
        return [] if place is None else CopyFolder(place).listed()

    def check(self, path: Path) -> int:
        """Return how many entries the history of a copy has.

        Raises:
            BackupError: the copy is damaged.
        """
        _assert_file(path)
        return checked_facts(path, self._key_of(path)).entries

    def witnesses(self) -> Iterator[Witness]:
        """Return the ends of the chains that the manifests of all copies hold."""
        for copy in (*self.listed(), *self.in_second_place()):
            said = read_manifest(copy.path)
            name = f"trong bản sao {copy.path.name}"
            with contextlib.suppress(KeyError, TypeError, ValueError):
                yield Witness(
                    copy.made_at,
                    AuditHead(int(said["audit_entries"]), said["audit_head"], name),
                    AuditHead(int(said["entries"]), said["head"], name),
                    copy.serial,
                )

    def older_than(self, erased: int) -> list[Path]:
        """Return the files with fewer blanked rows than `erased`: they hold values.

        Copies by their manifests; what restoring put aside is not looked into.
        """
        if not erased:
            return []
        copies = [
            copy.path
            for copy in (*self.listed(), *self.in_second_place())
            if _erased_in(copy) < erased
        ]
        aside = self._live.parent / ASIDE
        return [*copies, *sorted(aside.glob(f"*/{self._live.name}"))]

    def forget(self, paths: Sequence[Path]) -> None:
        """Delete files named by `older_than`, with all that belongs to them.

        Beside a file that was put aside lie its log and rows that fitted nowhere.
        """
        aside = self._live.parent / ASIDE
        for path in paths:
            if path.is_relative_to(aside):
                shutil.rmtree(path.parent, ignore_errors=True)
            else:
                _drop(path)

    def drop(self, copy: BackupCopy) -> None:
        """Delete a copy with its manifest."""
        _drop(copy.path)

    def restore(self, path: Path) -> Path:
        """Put a copy in the place of the live database; return where the old one is.

        Issued papers that lie beside the copy and are missing here come back too.

        Raises:
            BackupError: the copy is damaged; nothing was changed.
            DatabaseBusyError: a program has the office open.
        """
        self.check(path)
        # The rings come first: the file in its place must never wait for its keys.
        bring_rings(path.parent, self.beside.folder, anew=False)
        with self._without_blanked(path) as made:
            aside = put_in_place(made, self._live, self._clock(), self._live_key())
        _bring_kept_files(path.parent, self.data)
        return aside

    @contextlib.contextmanager
    def _without_blanked(self, path: Path) -> Iterator[Path]:
        """Give the copy without what was blanked since it was made.

        What the office blanked is asked of the live file or, where that is damaged,
        of the newest copy that tells.
        """
        newest = (copy.path for copy in (*self.listed(), *self.in_second_place()))
        blanked = blanked_in((self._live, *newest), self._key_of)
        if not blanked:
            yield path
            return
        with scratch_folder(self.data, REHEARSAL) as scratch:
            (self.data / PENDING).touch()  # files of slips may come back with the copy
            made = scratch / self._live.name
            copy_whole(path, made)
            database = open_live(made, self._key_of(path))
            try:
                blank_again(database, blanked, self._clock())
                database.rewrite()
            finally:
                database.close()
            yield made

    def _live_key(self) -> bytes:
        """Return the key of the live file; one without any ring is damaged anyway."""
        try:
            return self._key_of(self._live)
        except DamagedKeysError:
            return PLAIN

    def rehearse(self, copy: BackupCopy) -> list[str]:
        """Restore a copy into a scratch folder; return what is wrong with it."""
        key = self._key_of(copy.path)
        facts = checked_facts(copy.path, key)
        with scratch_folder(self.data, REHEARSAL) as scratch:
            live = scratch / "motcua.db"
            put_in_place(copy.path, live, self._clock())
            database = open_live(live, key)
            try:
                faults = checks.file_and_history(database)
                if contents(database) != (facts.entries, facts.head):
                    faults.append("Lịch sử sau khi khôi phục không như trong bản sao.")
            finally:
                database.close()
        if not faults:
            stamp = self._clock().isoformat(timespec="seconds")
            write_text(self.beside.folder / _REHEARSED, stamp)
        return faults

    def rehearsed_at(self) -> datetime | None:
        """Return when a copy was last rehearsed without a fault."""
        try:
            words = (self.beside.folder / _REHEARSED).read_text(encoding="utf-8")
            return datetime.fromisoformat(words)
        except (OSError, ValueError):
            return None

    def second_place(self) -> Path | None:
        """Return the folder that gets every copy too."""
        try:
            words = (self.beside.folder / _SECOND_PLACE).read_text(encoding="utf-8")
        except (OSError, ValueError):
            return None
        words = words.strip()
        return Path(words) if words and "\0" not in words else None

    def choose_second_place(self, folder: Path | None) -> None:
        """Set the folder that gets every copy too, None for none.

        Raises:
            BackupError: it is the folder of the office itself.
        """
        if folder is not None and folder.resolve().is_relative_to(self.data.resolve()):
            raise BackupError(
                "Nơi sao lưu thứ hai nằm ngay trong thư mục dữ liệu.",
                "Chọn một ổ khác: ổ cứng rời, USB hoặc ổ mạng.",
            )
        words = "" if folder is None else str(folder.resolve())
        write_text(self.beside.folder / _SECOND_PLACE, words)

    def bring_to_second_place(self, copy: BackupCopy) -> None:
        """Copy a copy, and the issued papers, to the second place."""
        place = self.second_place()
        if place is None:
            return
        CopyFolder(place).sweep()
        manifest = manifest_path(copy.path)
        copy_whole(manifest, place / manifest.name)
        copy_whole(copy.path, place / copy.path.name)
        bring_rings(self.beside.folder, place, anew=True)
        if not is_plain(copy.path):
            CopyFolder(place).drop_plain()
        _bring_kept_files(self.data, place)


class CopyMaker:
    """Makes the copies of an open office."""

    def __init__(self, database: Database, copies: Copies, clock: Clock) -> None:
        """Copy `database` to where `copies` looks."""
        self._database = database
        self._copies = copies
        self._clock = clock

    def make(self) -> BackupCopy:
        """Make a verified copy.

        Raises:
            BackupError: the copy is not whole.
            DiskFullError: no room for it.
        """
        return self._make("")

    def before_migration(self) -> None:
        """Make the pinned copy that precedes a change of schema."""
        self._make("-truoc-nang-cap")

    def before_import(self) -> None:
        """Make the pinned copy that precedes the taking in of a file."""
        self._make(_BEFORE_IMPORT)

    def has_changed_since(self, copy: BackupCopy) -> bool:
        """Return whether the office may hold more than `copy`."""
        return read_manifest(copy.path).get("of") != settled_state(self._database)

    def _make(self, pin: str) -> BackupCopy:
        beside = self._copies.beside
        beside.sweep()
        known = [*beside.listed(), *self._copies.in_second_place()]
        serial = 1 + max((copy.serial for copy in known), default=0)
        made_at = self._clock()
        if self._database.key:
            # A ring that cannot be read any more never replaces the one of before.
            with contextlib.suppress(DamagedKeysError):
                KeyRing(self._copies.data).copy_to(beside.folder)
        copy_to(self._database, beside.path_of(made_at, serial, pin), made_at)
        return beside.listed()[0]


def _drop(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
        manifest_path(path).unlink(missing_ok=True)
    except OSError as error:
        raise place_error(error, path.parent) from error


def _erased_in(copy: BackupCopy) -> int:
    rows = read_manifest(copy.path).get("rows")
    return int(rows.get("erased", 0)) if isinstance(rows, dict) else 0


def _bring_kept_files(source: Path, target: Path) -> None:
    """Copy the issued papers that are in `source` and not yet in `target`."""
    for folder in KEPT_FOLDERS:
        for file in sorted((source / folder).rglob("*")):
            there = target / file.relative_to(source)
            if file.is_file() and not file.name.endswith(".partial"):
                _bring(file, there)


def _bring(file: Path, there: Path) -> None:
    if there.exists() and there.stat().st_size == file.stat().st_size:
        return
    if there.exists():
        raise StorageError(
            f"“{there}” khác với tệp cùng tên đã phát hành.",
            "Giữ cả hai tệp và báo cho người hỗ trợ.",
        )
    copy_whole(file, there)


def _assert_file(path: Path) -> None:
    if not path.is_file():
        raise BackupError(
            f"Không có bản sao lưu “{path}”.",
            "Xem các bản đang có ở Quản trị, Sao lưu.",
        )
