"""Damaged files: found and named, never a crash, the damaged original untouched."""

import random
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.services.errors import BackupError, StorageError
from motcua_desktop.storage.opening import DATABASE_FILE
from tests.builders import Clock, received
from tests.faults.figures import told
from tests.faults.setting import times

_PAGE: Final = 4096
_SLIGHT: Final = ("flip", "swap")
_MOST_SILENT: Final = 0.05
"""Of the single bits that change what is stored; of whole pages none is missed."""
Damage = Callable[[bytearray, random.Random], None]


def _flip(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _zero(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content) // _PAGE) * _PAGE
    content[at : at + _PAGE] = bytes(_PAGE)


def _swap(content: bytearray, chance: random.Random) -> None:
    one, other = chance.sample(range(len(content) // _PAGE), 2)
    first = bytes(content[one * _PAGE : (one + 1) * _PAGE])
    second = bytes(content[other * _PAGE : (other + 1) * _PAGE])
    content[one * _PAGE : (one + 1) * _PAGE] = second
    content[other * _PAGE : (other + 1) * _PAGE] = first


def _cut(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(1, len(content)) :]


def _noise(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content) // _PAGE) * _PAGE
    content[at : at + _PAGE] = chance.randbytes(_PAGE)


DAMAGES: Final[dict[str, Damage]] = {
    "flip": _flip,
    "zero": _zero,
    "swap": _swap,
    "cut": _cut,
    "noise": _noise,
}


@pytest.fixture
def copy(office: OpenOffice) -> Path:
    """A copy of an office with sixty dossiers; the office is closed."""
    for _ in range(60):
        received(office)
    made = office.backups.make().path
    office.close()
    return made


@pytest.mark.parametrize("name", list(DAMAGES))
def test_a_damaged_copy_is_always_refused(
    copy: Path, office: OpenOffice, name: str
) -> None:
    whole, chance, count = copy.read_bytes(), random.Random(name), times(20, 100)
    refused = 0
    for _ in range(count):
        content = bytearray(whole)
        DAMAGES[name](content, chance)
        if content == whole:  # two alike pages were exchanged
            refused += 1
            continue
        copy.write_bytes(content)
        with pytest.raises(BackupError):
            office.backups.shelf.check(copy)
        refused += 1
        assert copy.read_bytes() == content
    told("13", f"damaged copies, {name}", {"files": count, "refused": refused})
    assert refused == count


@pytest.mark.parametrize("name", list(DAMAGES))
def test_a_damaged_office_never_crashes_and_all_that_matters_is_found(
    copy: Path, tmp_path: Path, clock: Clock, name: str
) -> None:
    """Bits in the empty part of a page change nothing; all the rest is found."""
    live = copy.parent.parent / DATABASE_FILE
    whole, chance = live.read_bytes(), random.Random(name)
    count = times(12, 400 if name in _SLIGHT else 100)
    says = _content(live)
    found, harmless, silent = 0, 0, 0
    for order in range(count):
        content = bytearray(whole)
        DAMAGES[name](content, chance)
        data = tmp_path / f"hỏng {order}"
        data.mkdir()
        (data / DATABASE_FILE).write_bytes(content)
        if content == whole:  # two alike pages were exchanged
            harmless += 1
        elif _is_seen(data, clock):
            found += 1
        elif _content(data / DATABASE_FILE) == says:
            harmless += 1
        else:
            silent += 1
        shutil.rmtree(data)
    figures = {"files": count, "found": found, "harmless": harmless, "silent": silent}
    told("13", f"damaged office, {name}", figures)
    share = silent / max(found + silent, 1)
    assert share <= (_MOST_SILENT if name == "flip" else 0)


def _content(path: Path) -> str:
    """Return all that the file says, but for what every closing leaves anew."""
    with closing(sqlite3.connect(path)) as file:
        tables = file.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' "
            "AND name <> 'closing' ORDER BY name"
        ).fetchall()
        return repr(
            [(it, file.execute(f"SELECT * FROM {it}").fetchall()) for (it,) in tables]
        )


def _is_seen(data: Path, clock: Clock) -> bool:
    try:
        office = open_office(data, clock=clock)
    except StorageError:
        return True
    try:
        return bool(office.findings())
    except StorageError:
        return True
    finally:
        office.close()
