"""Anything may stand in the search box of a full office: an answer, and soon."""

import random
import time
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import open_office
from tests.builders import Clock
from tests.cli.program import Program
from tests.faults.figures import told
from tests.faults.setting import times
from tests.storage.test_search_words import random_words

_SOON_MS = 100


def test_random_strings_over_a_full_office(
    tmp_path: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    data, dossiers, strings = tmp_path / "mẫu", times(300, 20_000), times(300, 20_000)
    words = ("demo", "--dossiers", str(dossiers), "--no-open")
    assert Program(data, capsys)(*words).status == 0
    office = open_office(data, clock=clock)
    chance, taken = random.Random(35), list[float]()
    for _ in range(strings):
        text = random_words(chance)
        begun = time.perf_counter()
        office.desk.search(text)
        taken.append((time.perf_counter() - begun) * 1000)
    office.close()
    taken.sort()
    found = {
        "dossiers": dossiers,
        "strings": strings,
        "errors": 0,
        "p99 ms": round(taken[len(taken) * 99 // 100], 1),
        "slowest ms": round(taken[-1]),
    }
    told("35", "random strings in the search box", found)
    assert found["p99 ms"] <= _SOON_MS
