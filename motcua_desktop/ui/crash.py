"""Unexpected errors: logged under a number, told calmly, details ready to copy."""

import platform
import traceback
from pathlib import Path

from motcua_desktop import __version__
from motcua_desktop.incidents import record
from motcua_desktop.ui import messages
from motcua_desktop.ui.shown import Trouble


def details_of(error: BaseException) -> str:
    """Return where it happened; the error's own words may name a citizen: left out."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames
    ]
    return "\n".join([type(error).__name__, *lines])


class CrashDesk:
    """Turns errors into words; keeps the details of the last unexpected one."""

    def __init__(self) -> None:
        self.details = ""

    def words(self, error: Exception) -> Trouble:
        """Return the words for any error; an unexpected one is logged."""
        return messages.expected(error) or self.unexpected(error)

    def unexpected(self, error: BaseException) -> Trouble:
        """Log `error` and return the words that name its number."""
        number = record(error)
        system = f"{platform.system()} {platform.release()}"
        self.details = (
            f"Số lỗi {number}\nMột Cửa Desktop {__version__}, "
            f"Python {platform.python_version()}, {system}\n{details_of(error)}"
        )
        return messages.unexpected(number)
