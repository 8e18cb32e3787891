"""Opening the window over an office: one window at a time, over one open database."""

import argparse
import ctypes
import os
import sys

import filelock

from motcua_desktop.bootstrap import open_office
from motcua_desktop.cli.office import data_folder
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.incidents import log_to
from motcua_desktop.ui.app import TITLE, run_window

_REFUSED = 1
_CLERK = "MOTCUA_OFFICER"


def open_window(arguments: argparse.Namespace) -> int:
    """Open the window and return the exit status when it is closed.

    A second window over the same office is refused; the first one is raised.
    """
    data = data_folder(arguments)
    log_to(data / "logs")
    try:
        office = open_office(data, arguments.database)
    except DomainError as error:
        return _refused(str(error))
    lock = filelock.FileLock(data / "window.lock", blocking=False)
    try:
        with lock:
            clerks = office.desk.office.clerks
            officer = os.environ.get(_CLERK) or (clerks[0] if clerks else "")
            office.desk.officer = officer
            status = run_window(office.desk, folder=data, officer=officer)
            for trouble in office.backups.run(is_closing=True).troubles:
                sys.stderr.write(f"{trouble}\n")
            return status
    except filelock.Timeout:
        _raise_first()
        return _refused(
            "Cửa sổ của cơ quan này đang mở. Chuyển sang cửa sổ đó để làm việc."
        )
    except DomainError as error:
        return _refused(str(error))
    finally:
        office.close()


def _refused(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return _REFUSED


def _raise_first() -> None:
    """Bring the window that is open to the front, where the system lets us."""
    if sys.platform == "win32":
        user32 = ctypes.windll.user32
        window = user32.FindWindowW(None, TITLE)
        if window:
            user32.ShowWindow(window, 9)
            user32.SetForegroundWindow(window)
