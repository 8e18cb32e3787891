"""Anything may stand in the search box of a full office: an answer, and soon."""

import random
import time
from pathlib import Path
from typing import Final

from motcua_desktop.bootstrap import open_office
from tests.faults.figures import told
from tests.faults.large import NOW, large_office
from tests.faults.setting import times, within
from tests.storage.test_search_words import random_words

_SOON_MS: Final = 1000 * within(0.1)
_TRIES: Final = 5
"""Other programs share the machine: the best of some tries is the search's own."""


def test_random_strings_over_a_full_office(tmp_path: Path) -> None:
    dossiers, strings = times(300, 1_000_000), times(300, 20_000)
    office = open_office(large_office(tmp_path, dossiers), clock=lambda: NOW)

    def taken(text: str) -> tuple[float, float]:
        """Return the time and the processor's time that an answer took, in ms."""
        begun, before = time.perf_counter(), time.process_time()
        office.desk.search(text)
        spent = time.process_time() - before
        return (time.perf_counter() - begun) * 1000, spent * 1000

    chance, waits, late = random.Random(35), list[tuple[float, float]](), [0.0]
    for _ in range(strings):
        text = random_words(chance)
        waits.append(taken(text))
        if waits[-1][0] > _SOON_MS:
            late.append(min(taken(text)[0] for _ in range(_TRIES)))
    office.close()
    took, spent = (sorted(each) for each in zip(*waits, strict=True))
    found = {
        "dossiers": dossiers,
        "strings": strings,
        "errors": 0,
        "median ms": round(took[len(took) // 2], 1),
        "p99 ms": round(took[len(took) * 99 // 100], 1),
        "slowest ms": round(took[-1]),
        "slowest on the processor ms": round(spent[-1]),
        "tried again": len(late) - 1,
        "slowest of those ms": round(max(late)),
    }
    told("35", "random strings in the search box", found)
    assert max(late) <= _SOON_MS
