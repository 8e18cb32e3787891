"""What can be done for an office that may not open: restore, take out, salvage."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from motcua_desktop.services.backup import chosen_copy
from motcua_desktop.services.errors import BackupError
from motcua_desktop.services.files import write_whole
from motcua_desktop.services.ports import Clock
from motcua_desktop.services.ports_backup import (
    Admission,
    BackupCopy,
    CopyShelf,
    RescueDoor,
    Salvaged,
    TakenOut,
)
from motcua_desktop.services.salvage_report import losses_in_words, salvage_lines
from motcua_desktop.services.taken_manifest import write_manifest

TakeOut = Callable[[Path], TakenOut]
"""Writes all rows, sheets and papers below a folder."""

Salvager = Callable[[bool], Salvaged]
"""Puts what can be saved in the place of the damaged file, or only tells what."""

REPORT: Final = "bao-cao-cuu-du-lieu.txt"
_RESTORED: Final = "dữ liệu lấy từ bản sao này"


@dataclass(frozen=True, slots=True)
class RescueDesk:
    """Cứu dữ liệu: works on copies and files, never needs the office to be open.

    Where the office can still be read, its accounts say who may do it.
    """

    shelf: CopyShelf
    clock: Clock
    door: RescueDoor
    taker: TakeOut
    salvager: Salvager

    def listed(self) -> Sequence[BackupCopy]:
        """Return the copies beside the office, newest first."""
        return self.shelf.listed()

    def check(self, path: Path | None = None) -> tuple[BackupCopy, int]:
        """Check one copy, the newest by default; return it and its history's length.

        Raises:
            BackupError: there is none, or it is damaged.
        """
        chosen = chosen_copy(self.shelf, path, self.clock())
        return chosen, self.shelf.check(chosen.path)

    def restore(self, path: Path | None = None) -> tuple[BackupCopy, Path]:
        """Put a copy, the newest by default, in place of the live database.

        Returns the copy and the folder that holds what was there before.

        Raises:
            NotLoggedInError: the office has accounts and nobody is logged in.
            NotAllowedError: only an administrator may.
            BackupError: there is none, or it is damaged; nothing was changed.
            DatabaseBusyError: a program has the office open.
        """
        chosen = chosen_copy(self.shelf, path, self.clock())
        admission = self._admit("restore", chosen.path)
        aside = self.shelf.restore(chosen.path)
        name = chosen.path.name
        self.door.note("RescueDesk.restore", name, _RESTORED, admission)
        return chosen, aside

    def choose_second_place(self, folder: Path | None) -> None:
        """Set the folder that gets every copy too, None for none.

        Raises:
            NotLoggedInError: the office has accounts and nobody is logged in.
            NotAllowedError: only an administrator may.
            BackupError: it is the folder of the office itself.
        """
        self._admit("choose_second_place", folder)
        self.shelf.choose_second_place(folder)

    def take_out(self, target: Path) -> TakenOut:
        """Write everything that the office holds below `target`, an empty folder.

        Rows as JSON lines and sheets, papers as they are, a manifest with the hash
        of each file; a damaged office gives what can be read of it.

        Raises:
            NotLoggedInError: the office has accounts and nobody is logged in.
            NotAllowedError: only an administrator may.
            BackupError: the folder holds something already.
            DatabaseDamagedError: neither the office nor a copy can be read.
            DiskFullError: no room.
            ReadOnlyPlaceError: the folder cannot be written to.
        """
        if target.exists() and any(target.iterdir()):
            raise BackupError(
                f"Thư mục “{target}” đã có tệp.", "Chọn một thư mục mới hoặc trống."
            )
        admission = self._admit("take_out", target)
        taken = self.taker(target)
        write_manifest(target, taken, admission, self.clock())
        return taken

    def salvage(self, *, dry_run: bool = False) -> Salvaged:
        """Merge what a damaged office still says over its newest whole copy.

        The damaged file is kept aside, a report of what was taken and what is
        missing beside it; the new one has passed every check. With `dry_run` nothing
        is changed.

        Raises:
            NotLoggedInError: the office has accounts and nobody is logged in.
            NotAllowedError: only an administrator may.
            DatabaseDamagedError: nothing can be saved; nothing was changed.
            DatabaseBusyError: a program has the office open.
            DiskFullError: no room; nothing was changed.
        """
        admission = self._admit("salvage", None)
        saved = self.salvager(dry_run)
        if saved.aside is not None:
            lines = salvage_lines(saved, self.clock())
            text = "\r\n".join(lines).encode("utf-8-sig")
            write_whole(saved.aside / REPORT, text)
            base = saved.base.path.name if saved.base else ""
            kept = f"tệp hỏng: {saved.aside.name}; mất: {losses_in_words(saved)}"
            self.door.note("RescueDesk.salvage", base, kept, admission)
        return saved

    def _admit(self, deed: str, about: Path | None) -> Admission:
        name = about.name if about is not None else ""
        return self.door.admit(f"RescueDesk.{deed}", name)
