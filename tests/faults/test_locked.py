"""Another program holds the database: a while is waited for, longer is said in time."""

import threading
import time
from contextlib import closing
from typing import Final

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.services.errors import DatabaseBusyError
from motcua_desktop.storage.opening import DATABASE_FILE
from tests.builders import a_request
from tests.faults.figures import told
from tests.faults.setting import IS_FULL

_SHORT: Final = 3.0 if IS_FULL else 0.5
_MOST_WAITED: Final = 6.0


def _held(office: OpenOffice, let_go: threading.Event) -> threading.Thread:
    """Hold the database in another connection until `let_go`; held when it returns."""
    is_held = threading.Event()

    def hold() -> None:
        path = office.data / DATABASE_FILE
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            is_held.set()
            let_go.wait(60)
            other.execute("ROLLBACK")

    holder = threading.Thread(target=hold)
    holder.start()
    assert is_held.wait(30)
    return holder


def test_a_short_hold_is_waited_for(office: OpenOffice) -> None:
    let_go = threading.Event()
    holder = _held(office, let_go)
    release = threading.Timer(_SHORT, let_go.set)
    release.start()
    begun = time.monotonic()
    number = office.intake.receive(a_request()).number
    waited = time.monotonic() - begun
    holder.join()
    told("7", f"held {_SHORT:g} s", {"saved after s": round(waited, 1)})
    assert number.endswith("0001")
    assert waited >= _SHORT * 0.8


def test_a_long_hold_is_said_in_time_and_nothing_is_lost(office: OpenOffice) -> None:
    let_go = threading.Event()
    holder = _held(office, let_go)
    request, begun = a_request(), time.monotonic()
    with pytest.raises(DatabaseBusyError):
        office.intake.receive(request)
    waited = time.monotonic() - begun
    let_go.set()
    holder.join()
    told("7", "held for long", {"said after s": round(waited, 1)})
    assert waited <= _MOST_WAITED
    assert office.intake.receive(request).number.endswith("0001")
    assert office.findings() == []
