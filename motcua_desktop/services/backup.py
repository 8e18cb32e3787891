"""Backups by themselves: when one is due, making it, thinning out, rehearsing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from motcua_desktop.services.errors import BackupError, StorageError
from motcua_desktop.services.ports import Clock
from motcua_desktop.services.ports_backup import BackupCopy, CopyMaker, CopyShelf
from motcua_desktop.services.rotation import thinned_out
from motcua_desktop.text import screen_moment

AT_MOST: Final = timedelta(hours=1)
"""How often a copy is made by itself while the office changes."""

AT_LEAST: Final = timedelta(hours=24)
"""How old the newest copy may be before it is said in red."""

REHEARSE: Final = timedelta(days=30)

ON_SERVER: Final = BackupError(
    "Dữ liệu nằm trên máy chủ PostgreSQL.",
    "Sao lưu bằng công cụ của máy chủ (pg_dump).",
)


@dataclass(frozen=True, slots=True)
class BackupRound:
    """What one look at the copies did; `troubles` are sentences for the clerk."""

    made: BackupCopy | None = None
    is_rehearsed: bool = False
    troubles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BackupDesk:
    """Looks after the copies of an open office.

    `maker` is None on a server and where the office is only read; `no_maker` says so.
    """

    maker: CopyMaker | None
    shelf: CopyShelf
    clock: Clock
    no_maker: StorageError = ON_SERVER

    def make(self) -> BackupCopy:
        """Make a verified copy of the whole office, then thin the old ones out.

        Raises:
            BackupError: the office is on a server, or the copy is not whole.
            ReadOnlyOfficeError: the office is only read.
            DiskFullError: no room for it; the older copies all stay.
        """
        if self.maker is None:
            raise self.no_maker
        made = self.maker.make()
        for copy in thinned_out(self.shelf.listed(), self.clock()):
            self.shelf.drop(copy)
        return made

    def before_change_of_schema(self) -> None:
        """Make a verified copy that stays; on a server its own tools do it.

        Raises:
            BackupError: the copy is not whole; the schema must stay as it is.
            DiskFullError: no room for it.
        """
        if self.maker is not None:
            self.maker.before_migration()

    def before_import(self) -> None:
        """Make a verified copy that stays, unless the newest is such a one already.

        Raises:
            BackupError: the copy is not whole; nothing may be taken in.
            DiskFullError: no room for it.
        """
        if self.maker is None:
            return
        newest = next(iter(self.listed()), None)
        is_there = newest is not None and newest.is_pinned
        if not (newest and is_there) or self.maker.has_changed_since(newest):
            self.maker.before_import()

    def listed(self) -> Sequence[BackupCopy]:
        """Return the copies, newest first."""
        return self.shelf.listed()

    def due(self) -> bool:
        """Return whether a copy should be made now.

        A copy dated in the future says nothing: the clock was wrong, then or now.
        """
        if self.maker is None:
            return False
        copies = self.listed()
        if not copies:
            return True
        age = self.clock() - copies[0].made_at
        if abs(age) >= AT_LEAST:
            return True
        return (age >= AT_MOST or age < timedelta()) and (
            self.maker.has_changed_since(copies[0])
        )

    def run(self, *, is_closing: bool = False) -> BackupRound:
        """Make a copy if one is due, or if the office closes with changes.

        A fault is told, never raised: work goes on without a copy.
        """
        if self.maker is None:
            return BackupRound()
        made, troubles = None, []
        try:
            if self.due() or (is_closing and self._has_changes()):
                made = self.make()
        except StorageError as error:
            troubles.append(f"Chưa sao lưu được: {error}")
        if made is not None:
            troubles += self.to_second_place(made)
        is_rehearsed = not is_closing and self._rehearse_when_due(troubles)
        return BackupRound(made, is_rehearsed, tuple(troubles))

    def to_second_place(self, copy: BackupCopy) -> list[str]:
        """Bring a copy to the second place; return why it could not be done."""
        place = self.shelf.second_place()
        if place is None:
            return []
        if not place.is_dir():
            absent = f"Nơi sao lưu thứ hai “{place}” chưa có; bản sao ở máy này vẫn đủ."
            return [f"{absent} Cắm ổ vào, lần sao lưu sau sẽ chép sang."]
        try:
            self.shelf.bring_to_second_place(copy)
            for old in thinned_out(self.shelf.in_second_place(), self.clock()):
                self.shelf.drop(old)
        except StorageError as error:
            return [f"Chưa chép được bản sao sang “{place}”: {error}"]
        return []

    def choose_second_place(self, folder: Path | None) -> None:
        """Set the folder that gets every copy too, None for none.

        Raises:
            BackupError: it is the folder of the office itself.
        """
        self.shelf.choose_second_place(folder)

    def warning(self) -> str:
        """Return the sentence for the red banner, empty when copies are fresh."""
        if self.maker is None:
            return ""
        copies = self.listed()
        if not copies:
            return "Chưa có bản sao lưu nào. Kiểm tra ổ đĩa rồi sao lưu ở Quản trị."
        newest = copies[0]
        if abs(self.clock() - newest.made_at) <= AT_LEAST:
            return ""
        return (
            f"Sao lưu đã quá 24 giờ. Bản mới nhất từ {screen_moment(newest.made_at)}. "
            "Kiểm tra ổ đĩa rồi sao lưu ở Quản trị."
        )

    def rehearse(self) -> tuple[BackupCopy, Sequence[str]]:
        """Restore the newest copy into a scratch folder; return what is wrong with it.

        Raises:
            BackupError: there is no copy.
        """
        newest = chosen_copy(self.shelf, None, self.clock())
        return newest, self.shelf.rehearse(newest)

    def _rehearse_when_due(self, troubles: list[str]) -> bool:
        last, now = self.shelf.rehearsed_at(), self.clock()
        is_recent = last is not None and timedelta() <= now - last < REHEARSE
        if is_recent or not self.listed():
            return False
        try:
            copy, faults = self.rehearse()
        except StorageError as error:
            troubles.append(f"Chưa diễn tập khôi phục được: {error}")
            return False
        troubles += [f"Bản sao “{copy.path.name}”: {fault}" for fault in faults]
        return True

    def _has_changes(self) -> bool:
        if self.maker is None:
            return False
        copies = self.listed()
        return not copies or self.maker.has_changed_since(copies[0])


def chosen_copy(shelf: CopyShelf, path: Path | None, now: datetime) -> BackupCopy:
    """Return the copy at `path`, or the newest: beside the office, else elsewhere.

    Raises:
        BackupError: there is none.
    """
    known = [*shelf.listed(), *shelf.in_second_place()]
    if path is not None:
        found = [copy for copy in known if copy.path.resolve() == path.resolve()]
        return found[0] if found else BackupCopy(path, now, 0)
    if not known:
        raise BackupError("Chưa có bản sao lưu nào.", "Sao lưu ngay (F11).")
    return known[0]
