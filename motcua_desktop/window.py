"""Opening the window over an office: one window at a time, over one open database.

What few starts show (the first founding, the door, the change of encryption) is
loaded when it is shown: the others need not wait for it.
"""

import argparse
import os
from pathlib import Path
from typing import Final

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.cli.office import data_folder
from motcua_desktop.cli.unlocking import OF_USER
from motcua_desktop.desktop import (
    DATABASE,
    be_aware_of_dpi,
    close_splash,
    tell,
    tell_started,
)
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.door import SEAL_STEPS, DeskDoor, OfficeDoor
from motcua_desktop.first_window import (
    Answer,
    OtherWindowError,
    answer_requests,
    ask_to_come_forward,
    first_window,
)
from motcua_desktop.incidents import log_to
from motcua_desktop.services.ports_drafts import DraftOwner
from motcua_desktop.services.sealing import SealOrder
from motcua_desktop.storage.draft_seal import DraftSeal
from motcua_desktop.storage.places import make_folder
from motcua_desktop.ui.long_work import LongWork
from motcua_desktop.ui.opened import OpenedWindow
from motcua_desktop.ui.running import STARTS_OVER, run_window
from motcua_desktop.ui.shell.locking import NOBODY, Locking

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
            door = OfficeDoor(data, arguments.database or os.environ.get(DATABASE))
            try:
                return _run(door) if _enter(door, arguments, data) else _DONE
            finally:
                door.close()
    except OtherWindowError:
        return _raise_first(arguments, data)
    except DomainError as error:
        return _refused(str(error))


def _enter(door: OfficeDoor, arguments: argparse.Namespace, data: Path) -> bool:
    """Let in who starts the program; return whether somebody is in.

    A password in the environment is tried without a word; else it is asked for.
    """
    if door.is_free:
        return True
    from motcua_desktop.ui.screens.door.view import DoorWindow  # noqa: PLC0415

    told = os.environ.get(OF_USER)
    if told is not None and (arguments.user or not door.asks_name):
        door.enter(arguments.user, told)
        return True
    window = DoorWindow(
        door, name=arguments.user, on_up=lambda window: _is_up(window, data)
    )
    return window.run()


def _is_up(window: OpenedWindow, data: Path) -> None:
    close_splash()
    tell_started()
    answer_requests(window, data)


def _run(door: OfficeDoor) -> int:
    if not door.office.is_set_up and not _set_up(door):
        return _DONE
    status = STARTS_OVER
    while status == STARTS_OVER:
        status = _work(door.office)
        order = door.office.sealing.ordered
        if order is not None and not _change_seal(door, order):
            return _REFUSED
    for trouble in door.office.backups.run(is_closing=True).troubles:
        tell(trouble)
    return status


def _change_seal(door: OfficeDoor, order: SealOrder) -> bool:
    """Encrypt the office, or no longer; return whether it could be opened anew."""
    from motcua_desktop.ui.screens.door.working import (  # noqa: PLC0415
        WorkWindow,
        sealing_state,
        sealing_words,
    )

    # This thread's own connection: the file has to be let go by everybody.
    door.close()
    long = LongWork(sealing_words(order), total=SEAL_STEPS, may_stop=False)
    window = WorkWindow(
        sealing_state(order),
        lambda work: door.carry_out(order, work.tell),
        long=long,
        on_up=lambda window: _is_up(window, door.folder),
    )
    window.run()
    return door.is_open


def _work(office: OpenOffice) -> int:
    """Open the window for who is logged in; return how it was left."""
    account = office.accounts.present()
    clerks = office.desk.office.clerks
    officer = os.environ.get(_CLERK) or (clerks[0] if clerks else "")
    role, locking = "", NOBODY
    if account is not None:
        officer, role = account.name, account.role.label
        minutes = office.desk.office.lock_minutes
        locking = Locking(DeskDoor(office), account.login, minutes)
    office.desk.officer = officer
    login = "" if account is None else account.login
    office.desk.draft_owner = DraftOwner(login, DraftSeal(office.database.key))
    return run_window(
        office.desk,
        folder=office.work,
        officer=officer,
        role=role,
        locking=locking,
        is_up=lambda window: _is_up(window, office.data),
        greeting=office.sudden_end,
    )


def _set_up(door: OfficeDoor) -> bool:
    """Ask what an office must say of itself; return whether it was entered."""
    from motcua_desktop.founding import OfficeFounding  # noqa: PLC0415
    from motcua_desktop.ui.screens.setup.view import SetupWindow  # noqa: PLC0415

    data = door.office.data
    window = SetupWindow(
        OfficeFounding(door), on_up=lambda window: _is_up(window, data)
    )
    return window.run()


def _raise_first(arguments: argparse.Namespace, data: Path) -> int:
    answer = ask_to_come_forward(data)
    if answer is Answer.ENDED:
        return open_window(arguments)
    if answer is Answer.CAME_FORWARD:
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
