"""What went wrong unexpectedly: kept in the log under a number, without personal data.

Enters here: nothing that knows dossiers; any rim of the program may record an incident.
"""

import logging
import logging.handlers
import re
import secrets
import traceback
from pathlib import Path
from typing import Final

_LOGGER: Final = logging.getLogger("motcua")
_DIGITS: Final = re.compile(r"\d{6,}")
_QUOTED: Final = re.compile(r"'[^']*'|\"[^\"]*\"|\([^()]*\)=\([^()]*\)|“[^”]*”")
_SIZE: Final = 1_000_000


class _Log(logging.handlers.RotatingFileHandler):
    """The log file; where it cannot be written to, on a full disk, work goes on."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Say nothing: the sentence for the clerk does not depend on the log."""


def log_to(folder: Path) -> None:
    """Write the log to `folder`, keeping the last few files.

    A folder that cannot be written to stops nothing: there is no log then.
    """
    for handler in [*_LOGGER.handlers]:
        _LOGGER.removeHandler(handler)
        handler.close()
    _LOGGER.propagate = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = _Log(
            folder / "motcua.log",
            maxBytes=_SIZE,
            backupCount=4,
            encoding="utf-8",
            delay=True,
        )
    except OSError:
        _LOGGER.addHandler(logging.NullHandler())
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    _LOGGER.addHandler(handler)


def record(error: BaseException) -> str:
    """Log `error` and return the number by which it is found again.

    The places in the code are kept; values in the message, which may be names or
    identity numbers, are not.
    """
    number = secrets.token_hex(3).upper()
    frames = traceback.extract_tb(error.__traceback__)
    places = "".join(
        f"\n  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in frames
    )
    message = _DIGITS.sub("…", _QUOTED.sub("…", str(error)))
    _LOGGER.error("%s %s: %s%s", number, type(error).__name__, message, places)
    return number
