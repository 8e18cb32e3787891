"""Wrong passwords at the keys of an encrypted office, counted beside them.

The database itself is shut while somebody tries. Who copies the files away can try
without it: what a try costs then is argon2's.
"""

import contextlib
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from motcua_desktop.domain.accounts import failure_delay
from motcua_desktop.services.errors import StorageError
from motcua_desktop.services.errors_sealing import DamagedKeysError, LoginDelayedError
from motcua_desktop.services.ports import Clock
from motcua_desktop.storage.durable import write_text

_FILE: Final = "keys-tries.txt"


class KeyTries:
    """The wrong passwords in a row."""

    def __init__(self, data: Path, clock: Clock) -> None:
        """Count them in folder `data`."""
        self._path = data / _FILE
        self._clock = clock

    @contextlib.contextmanager
    def one(self) -> Iterator[None]:
        """Count the try of the block as wrong until it ends well.

        Raises:
            LoginDelayedError: too many wrong ones in a row.
        """
        now = self._clock()
        count, until = self._read(now)
        if until > now:
            # A clock that was set back does not lock for years.
            raise LoginDelayedError(min(until - now, failure_delay(count)))
        self._write(count + 1, now + failure_delay(count + 1))
        try:
            yield
        except DamagedKeysError:
            self._write(count, until)
            raise
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _read(self, now: datetime) -> tuple[int, datetime]:
        try:
            count, until = json.loads(self._path.read_text(encoding="utf-8"))
            return int(count), datetime.fromisoformat(until)
        except (OSError, ValueError, TypeError):
            return 0, now

    def _write(self, count: int, until: datetime) -> None:
        # Nothing can be counted on a read-only stick; it may still be opened.
        with contextlib.suppress(StorageError):
            write_text(self._path, json.dumps([count, until.isoformat()]))
