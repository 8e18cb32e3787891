"""kill -9 while the office is encrypted and taken back: old or new, never none."""

import functools
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.storage import key_ring
from motcua_desktop.storage.cipher import is_plain
from motcua_desktop.storage.key_ring import KeyRing
from motcua_desktop.storage.key_search import KeySearch
from motcua_desktop.storage.opening import DATABASE_FILE
from motcua_desktop.storage.sealing import seal_file, unseal_file
from tests.builders import Clock, received
from tests.faults.figures import told
from tests.faults.killing import killed_after
from tests.faults.setting import times


def _on(data: Path) -> None:
    seal_file(data / DATABASE_FILE, KeyRing(data), {"ha": "mật khẩu"})


def _off(data: Path) -> None:
    live = data / DATABASE_FILE
    key = KeySearch(data, "ha", lambda: "mật khẩu")(live)
    unseal_file(live, KeyRing(data), key)


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_ring, "_COST", {"memory_kib": 256, "rounds": 1})


@pytest.mark.parametrize("deed", [_on, _off])
def test_killed_at_random_moments_the_office_opens_old_or_new(
    office: OpenOffice,
    clock: Clock,
    tmp_path: Path,
    deed: Callable[[Path], None],
) -> None:
    was_plain = deed is _on
    received(office)
    office.close()
    if not was_plain:
        _on(office.data)
    whole = tmp_path / "không bị cắt"
    shutil.copytree(office.data, whole)
    begun = time.monotonic()
    deed(whole)
    lasts = time.monotonic() - begun
    chance, kills, changed = random.Random(20261123), times(8, 100), 0
    for number in range(kills):
        trial = tmp_path / f"lúc {number}"
        shutil.copytree(office.data, trial)
        killed_after(functools.partial(deed, trial), chance.random() * lasts)
        live = trial / DATABASE_FILE
        changed += is_plain(live) != was_plain
        key = KeySearch(trial, "ha", lambda: "mật khẩu")(live)
        again = open_office(trial, clock=clock, key=key)
        assert again.findings() == []
        assert again.database.value("SELECT count(*) FROM dossier") == 1
        again.close()
        shutil.rmtree(trial)
    words = "kill -9 while encrypting" if was_plain else "kill -9 while decrypting"
    told("18", words, {"kills": kills, "changed": changed, "none": 0})
