"""After a start that did not end well everything is looked at before work goes on."""

import time
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.services.errors import DatabaseDamagedError
from motcua_desktop.storage.opening import DATABASE_FILE
from tests.builders import Clock, received
from tests.faults.killing import killed_after


def _leave_a_log(data: Path, clock: Clock) -> None:
    ready = data / "đã ghi"

    def session() -> None:
        survivor = open_office(data, clock=clock)
        received(survivor)
        ready.touch()
        time.sleep(60)

    assert killed_after(session, 0, ready=ready)
    assert (data / f"{DATABASE_FILE}-wal").stat().st_size > 0


def test_a_killed_session_is_noticed_once(office: OpenOffice, clock: Clock) -> None:
    office.close()
    _leave_a_log(office.data, clock)
    for is_expected in (True, False):
        again = open_office(office.data, clock=clock)
        assert again.database.was_cut_short is is_expected
        assert ("hồ sơ H26.12-261123-0001, 09:42" in again.sudden_end) is is_expected
        again.close()


def test_damage_under_a_killed_session_is_found_at_the_start_and_kept(
    office: OpenOffice, clock: Clock
) -> None:
    for _ in range(50):
        received(office)
    office.close()
    _leave_a_log(office.data, clock)
    file = office.data / DATABASE_FILE
    content = bytearray(file.read_bytes())
    for page in range(8, len(content) // 4096, 3):
        content[page * 4096 : (page + 1) * 4096] = bytes(4096)
    file.write_bytes(content)
    with pytest.raises(DatabaseDamagedError):
        open_office(office.data, clock=clock)
    assert file.stat().st_size >= len(content)
