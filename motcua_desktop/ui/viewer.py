"""The system's own viewer, for a file that is ready to be printed or read."""

import os
import subprocess
import sys
from pathlib import Path


class SystemViewer:
    """Opens files with the program that the system has for them."""

    def show(self, path: Path) -> None:
        """Open `path`, ready to print.

        Raises:
            OSError: the system has no program for it.
        """
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606 the clerk's own file
            return
        subprocess.Popen(  # noqa: S603
            ["xdg-open", str(path)],  # noqa: S607 wherever the desktop keeps it
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
