"""How long the door takes: long enough to be slow to try, the same for any login."""

import statistics
import time
from collections.abc import Callable

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.services.access_errors import WrongPasswordError
from motcua_desktop.storage.passwords import Argon2Seal
from tests.accounts import PASSWORD, with_people
from tests.builders import Clock, unguarded
from tests.faults.figures import told
from tests.faults.setting import IS_FULL, times

pytestmark = pytest.mark.slow

_ROUNDS = times(5, 21)
_SHORTEST_MS, _LONGEST_MS = 200, 600
_UNLIKE = 0.2


@pytest.fixture
def door(office: OpenOffice, clock: Clock) -> Callable[[str, str], float]:
    """Try a login at the real price; its processor time in ms, whatever comes of it."""
    with_people(office)
    object.__setattr__(unguarded(office.accounts), "sealer", Argon2Seal())
    office.accounts.log_in("clerk", PASSWORD)  # sealed at the real price from now on

    def tried(login: str, password: str) -> float:
        clock.forward(hours=1)
        begun = time.process_time()
        try:
            office.accounts.log_in(login, password)
        except WrongPasswordError:
            assert password != PASSWORD
        return (time.process_time() - begun) * 1000

    return tried


def test_no_time_tells_whether_a_login_exists(
    door: Callable[[str, str], float],
) -> None:
    spent: dict[str, list[float]] = {"right": [], "wrong": [], "unknown": []}
    for _ in range(_ROUNDS):
        spent["wrong"].append(door("clerk", "sai mật khẩu"))
        spent["unknown"].append(door("khongco", "sai mật khẩu"))
        spent["right"].append(door("clerk", PASSWORD))
    right, wrong, unknown = (statistics.median(each) for each in spent.values())
    found = {"right ms": round(right), "wrong ms": round(wrong)}
    told("27", "login", {**found, "unknown login ms": round(unknown)})
    assert abs(unknown - wrong) <= _UNLIKE * wrong
    assert abs(right - wrong) <= _UNLIKE * wrong
    if IS_FULL:
        assert _SHORTEST_MS <= right <= _LONGEST_MS


def test_the_first_try_of_a_run_takes_no_longer() -> None:
    """What an unknown login is compared with is not made at the first try."""
    seal = Argon2Seal()
    begun = time.process_time()
    assert not seal.fits(None, "sai mật khẩu")
    first = time.process_time() - begun
    later = []
    for _ in range(_ROUNDS):
        begun = time.process_time()
        assert not seal.fits(None, "sai mật khẩu")
        later.append(time.process_time() - begun)
    assert first <= (1 + _UNLIKE) * max(later)
