"""The office of a command: opened for it, closed after it."""

import argparse
import contextlib
from collections.abc import Iterator
from pathlib import Path

from motcua_desktop.bootstrap import OpenOffice, default_data, open_office
from motcua_desktop.cli.unlocking import key_of
from motcua_desktop.incidents import log_to


def data_folder(arguments: argparse.Namespace) -> Path:
    """Return the data folder that the command names, or the default one."""
    return arguments.data or default_data()


@contextlib.contextmanager
def office_of(arguments: argparse.Namespace) -> Iterator[OpenOffice]:
    """Open the office that the command names.

    Raises:
        StorageError: the place or the file cannot be used.
    """
    data = data_folder(arguments)
    office = open_office(data, arguments.database, key=key_of(arguments, data))
    log_to(data / "logs")
    try:
        yield office
    finally:
        office.close()
