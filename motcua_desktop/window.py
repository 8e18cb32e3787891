"""Opening the window over an office: one window at a time, over one open database."""

import argparse
import os
from pathlib import Path
from typing import Final

from motcua_desktop.bootstrap import OpenOffice, open_or_read
from motcua_desktop.cli.office import data_folder, log_in
from motcua_desktop.desktop import be_aware_of_dpi, close_splash, tell, tell_started
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.first_window import (
    OtherWindowError,
    answer_requests,
    ask_to_come_forward,
    first_window,
)
from motcua_desktop.incidents import log_to
from motcua_desktop.storage.places import make_folder
from motcua_desktop.ui.opened import OpenedWindow
from motcua_desktop.ui.running import run_window
from motcua_desktop.ui.screens.setup.view import SetupWindow

_DONE: Final = 0
_REFUSED: Final = 1
_CLERK: Final = "MOTCUA_OFFICER"


def open_window(arguments: argparse.Namespace) -> int:
    """Open the window and return the exit status when it is closed.

    Where the office has its window already, that one comes to the front.
    """
    data = data_folder(arguments)
    log_to(data / "logs")
    be_aware_of_dpi()
    try:
        make_folder(data)
        with first_window(data):
            office = open_or_read(data, arguments.database)
            try:
                log_in(office, arguments)
                return _run(office)
            finally:
                office.close()
    except OtherWindowError:
        return _raise_first(data)
    except DomainError as error:
        return _refused(str(error))


def _run(office: OpenOffice) -> int:
    if not office.is_set_up and not _set_up(office):
        return _DONE
    clerks = office.desk.office.clerks
    officer = os.environ.get(_CLERK) or (clerks[0] if clerks else "")
    office.desk.officer = officer

    def is_up(window: OpenedWindow) -> None:
        close_splash()
        tell_started()
        answer_requests(window, office.data)

    status = run_window(office.desk, folder=office.work, officer=officer, is_up=is_up)
    for trouble in office.backups.run(is_closing=True).troubles:
        tell(trouble)
    return status


def _set_up(office: OpenOffice) -> bool:
    """Ask what an office must say of itself; return whether it was entered."""

    def is_up() -> None:
        close_splash()
        tell_started()

    return SetupWindow(office.settings, on_up=is_up).run()


def _raise_first(data: Path) -> int:
    if ask_to_come_forward(data):
        close_splash()
        tell_started(only_raised=True)
        return _DONE
    return _refused(
        "Cửa sổ của cơ quan này đang mở nhưng không trả lời. Chờ một phút; nếu vẫn "
        "vậy thì đóng cửa sổ đó rồi mở lại, nội dung đang gõ vẫn được giữ."
    )


def _refused(sentence: str) -> int:
    tell(sentence)
    return _REFUSED
