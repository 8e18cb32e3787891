"""Writing a file whole: under its name stands the old file or the new, never a part."""

import contextlib
import errno
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from motcua_desktop.services.errors import DiskFullError, ReadOnlyPlaceError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that is on disk, with its hash."""

    path: Path
    sha256: str


def write_whole(path: Path, content: bytes) -> WrittenFile:
    """Write `content` to `path`, making its folder.

    Raises:
        DiskFullError: no room; what stood under the name still stands.
        ReadOnlyPlaceError: the folder cannot be written to.
    """
    partial = path.with_name(f".{path.name}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        if error.errno in _FULL:
            raise DiskFullError from error
        raise ReadOnlyPlaceError(str(path)) from error
    return WrittenFile(path, hashlib.sha256(content).hexdigest())


def written_file(path: Path) -> WrittenFile:
    """Return the file at `path` with its hash, read piece by piece."""
    with path.open("rb") as file:
        return WrittenFile(path, hashlib.file_digest(file, "sha256").hexdigest())


def is_kept_whole(path: Path, sha256: str) -> bool:
    """Return whether the file at `path` is there, byte for byte."""
    try:
        return written_file(path).sha256 == sha256
    except OSError:
        return False
