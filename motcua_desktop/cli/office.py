"""The office of a command: opened for it, closed after it."""

import argparse
import contextlib
import getpass
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from motcua_desktop.bootstrap import OpenOffice, default_data, open_or_read
from motcua_desktop.cli.console import Console
from motcua_desktop.incidents import log_to
from motcua_desktop.services.access_errors import NotLoggedInError

OF_USER: Final = "MOTCUA_PASSWORD"
"""The environment variable with the password of `--user`."""


def data_folder(arguments: argparse.Namespace) -> Path:
    """Return the data folder that the command names, or the default one."""
    return arguments.data or default_data()


def log_in(office: OpenOffice, arguments: argparse.Namespace) -> None:
    """Let in whom `--user` names, by the password of the environment or a prompt.

    Raises:
        NotLoggedInError: the office has accounts and the command names none.
        WrongPasswordError: not the login's password.
        LoginDelayedError: too many wrong passwords in a row.
    """
    if arguments.user:
        office.accounts.log_in(arguments.user, password("Mật khẩu", OF_USER))
    elif office.accounts.is_login_needed() and not arguments.opens_door:
        raise NotLoggedInError


def password(label: str, variable: str) -> str:
    """Return a password from the environment, else asked for without an echo."""
    told = os.environ.get(variable)
    return told if told is not None else getpass.getpass(f"{label}: ")


@contextlib.contextmanager
def office_of(arguments: argparse.Namespace) -> Iterator[OpenOffice]:
    """Open the office that the command names.

    Raises:
        StorageError: the place or the file cannot be used.
    """
    data = data_folder(arguments)
    office = open_or_read(data, arguments.database)
    log_to(data / "logs")
    try:
        if office.standing:
            Console().note(office.standing)
        log_in(office, arguments)
        yield office
    finally:
        office.close()
