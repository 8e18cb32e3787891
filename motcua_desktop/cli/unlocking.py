"""The password of a command, and the key that it opens an encrypted office with."""

import argparse
import getpass
import os
import sys
import warnings
from pathlib import Path
from typing import Final

from motcua_desktop.bootstrap import office_clock
from motcua_desktop.cli.reading import CallWordsError
from motcua_desktop.services.errors_sealing import WrongKeyError
from motcua_desktop.storage.key_ring import OFFICE
from motcua_desktop.storage.key_search import KeySearch

OF_USER: Final = "MOTCUA_PASSWORD"
"""The environment variable with the password of `--user`."""


def password(label: str, variable: str) -> str:
    """Return a password from the environment, else asked for without an echo.

    Raises:
        CallWordsError: there is no terminal to ask at.
    """
    told = os.environ.get(variable)
    if told is not None:
        return told
    try:
        return _typed(label)
    except (getpass.GetPassWarning, EOFError):
        why = f"không có nơi để gõ “{label}”, hãy ghi vào biến {variable}"
        raise CallWordsError(why) from None


def _typed(label: str) -> str:
    if os.name == "nt" and not sys.stdin.isatty():
        # Windows would wait for keys of a console that is not there.
        raise EOFError
    with warnings.catch_warnings():
        # It would be echoed, or read from what is no person.
        warnings.simplefilter("error", getpass.GetPassWarning)
        return getpass.getpass(f"{label}: ")


def password_of(arguments: argparse.Namespace) -> str:
    """Return the password of `--user`, asked for once a command."""
    if arguments.password is None:
        arguments.password = password("Mật khẩu", OF_USER)
    return str(arguments.password)


def key_search(arguments: argparse.Namespace, data: Path) -> KeySearch:
    """Return what finds the keys of the office in `data` and of its copies."""

    def word() -> str:
        if os.environ.get(OF_USER) is None and not sys.stdin.isatty():
            raise WrongKeyError
        return password_of(arguments)

    return KeySearch(data, holder_of(arguments), word, office_clock)


def holder_of(arguments: argparse.Namespace) -> str:
    """Return whose key opens the file: that of `--user`, else of the whole office."""
    return arguments.user.strip().lower() or OFFICE
