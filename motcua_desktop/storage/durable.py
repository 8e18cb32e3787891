"""Files that are on the disk when they are said to be."""

import contextlib
import errno
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from motcua_desktop.services.errors import (
    BackupError,
    DiskFullError,
    ReadOnlyPlaceError,
)

_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_file(path: Path) -> None:
    """Wait until the content of `path` is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until names changed in `folder` are on the disk, where this can be asked."""
    if sys.platform == "win32":  # NTFS keeps a journal of names, in order
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file; under the name `target` it stands whole, synced and compared.

    Raises:
        BackupError: what was read back is not what was written.
        DiskFullError: no room.
        ReadOnlyPlaceError: the folder cannot be written to.
    """
    with whole(target) as partial:
        shutil.copyfile(source, partial)
        sync_file(partial)
        if file_hash(partial) != file_hash(source):
            raise BackupError(
                f"Bản chép “{target.name}” không khớp với bản gốc.",
                "Kiểm tra ổ đĩa rồi làm lại.",
            )


def write_text(target: Path, text: str) -> None:
    """Write a small file, whole or not at all.

    Raises:
        As `write_bytes`.
    """
    write_bytes(target, text.encode())


def write_bytes(target: Path, content: bytes) -> None:
    """Write a small file, whole or not at all.

    Raises:
        DiskFullError: no room.
        ReadOnlyPlaceError: the folder cannot be written to.
    """
    with whole(target) as partial:
        partial.write_bytes(content)
        sync_file(partial)


@contextlib.contextmanager
def whole(target: Path) -> Iterator[Path]:
    """Give the place to write and sync what will stand at `target`, or nothing will.

    Raises:
        DiskFullError: no room.
        ReadOnlyPlaceError: the folder cannot be written to.
    """
    partial = target.with_name(f".{target.name}.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        yield partial
        partial.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise place_error(error, target.parent) from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


@contextlib.contextmanager
def scratch_folder(place: Path, prefix: str) -> Iterator[Path]:
    """Give a new folder in `place` for a while.

    Raises:
        DiskFullError: no room.
        ReadOnlyPlaceError: `place` cannot be written to.
    """
    try:
        scratch = tempfile.TemporaryDirectory(prefix=prefix, dir=place)
    except OSError as error:
        raise place_error(error, place) from error
    with scratch as folder:
        yield Path(folder)


def place_error(error: OSError, place: Path) -> DiskFullError | ReadOnlyPlaceError:
    """Return the sentence for a place that does not take what is written."""
    if error.errno in _FULL:
        return DiskFullError()
    return ReadOnlyPlaceError(str(place))


def has_log(path: Path) -> bool:
    """Return whether a database file has a log that nobody has brought in yet."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0
