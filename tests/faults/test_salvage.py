"""Pages are destroyed at random: what did not stand on them comes back."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.rescuing import rescue_desk
from motcua_desktop.services.ports_backup import Salvaged
from motcua_desktop.storage.opening import DATABASE_FILE
from tests.builders import Clock, received
from tests.faults.figures import told
from tests.faults.setting import times

_PAGE = 4096
_OLD, _NEW = 150, 350
_SCHEMA = (b"CREATE TABLE", b"CREATE TRIGGER", b"CREATE INDEX")


@pytest.fixture
def whole(office: OpenOffice) -> dict[str, int]:
    """Number → the line of the history that received it; a copy has the first."""
    for _ in range(_OLD):
        received(office)
    office.backups.make()
    for _ in range(_NEW):
        received(office)
    rows = office.database.rows(
        "SELECT d.number, e.seq FROM event e JOIN dossier d ON d.id = e.dossier_id"
    )
    office.close()
    return dict(rows)


def _destroy(file: Path, chance: random.Random) -> int:
    content = bytearray(file.read_bytes())
    schema = max(content.rfind(words) for words in _SCHEMA) // _PAGE
    pages = range(schema + 1, len(content) // _PAGE)
    lost = max(1, len(pages) // 100)
    for at in chance.sample(pages, lost):
        content[at * _PAGE : (at + 1) * _PAGE] = chance.randbytes(_PAGE)
    file.write_bytes(content)
    return lost


def _lines(saved: Salvaged) -> Iterator[int]:
    for first, last in saved.lost.get("event", ()):
        yield from range(first, last + 1)


def test_one_page_in_a_hundred_destroyed(
    office: OpenOffice, whole: dict[str, int], tmp_path: Path, clock: Clock
) -> None:
    chance = random.Random(14)
    old = {number for number, seq in whole.items() if seq <= _OLD}
    expected = back = old_missing = 0
    tries = times(3, 60)
    for trial in range(tries):
        data = tmp_path / f"{trial}"
        shutil.copytree(office.data, data)
        _destroy(data / DATABASE_FILE, chance)
        saved = rescue_desk(data, clock=clock).salvage()
        lost = set(_lines(saved))
        again = open_office(data, clock=clock)
        assert again.findings() == []
        there = {row[0] for row in again.database.rows("SELECT number FROM dossier")}
        again.close()
        wanted = {number for number, seq in whole.items() if seq not in lost} - old
        expected += len(wanted)
        back += len(wanted & there)
        old_missing += len(old - there)
        shutil.rmtree(data)
    found = {
        "files": tries,
        "off the pages": expected,
        "back": back,
        "lost": tries * _NEW - expected,
        "of the copy missing": old_missing,
    }
    told("14", "salvage, 1 % of pages destroyed", found)
    assert old_missing == 0
    assert back >= expected * 0.98
    assert expected >= tries * _NEW * 0.8
