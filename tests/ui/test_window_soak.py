"""Two thousand acts in one window: its memory stands still, nothing is left open."""

import random
from collections.abc import Callable
from typing import Final

import pytest

from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.ui.assembly import PLACES
from tests.faults.figures import told
from tests.faults.setting import times
from tests.faults.standing import handles, memory_mib
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice

pytestmark = pytest.mark.window

_ACTS: Final = times(60, 2000)
_WARM: Final = times(30, 300)
_MOST_GROWN_MIB: Final = 50
_SCREENS: Final = tuple(place.screen for place in PLACES)


class _Hands:
    """A clerk's hands: screens, the search box, a dossier, a step begun, a form."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.chance = random.Random(2000)
        self.acts: tuple[Callable[[], None], ...] = (
            self.change_screen,
            self.search,
            self.open_dossier,
            self.begin_a_step,
            self.fill_a_form,
        )

    def work(self, acts: int) -> None:
        for _ in range(acts):
            self.chance.choice(self.acts)()
            self.driver.settle()

    def _any(self) -> str:
        return self.chance.choice([*self.driver.office.kept])

    def change_screen(self) -> None:
        self.driver.window.go(self.chance.choice(_SCREENS))

    def search(self) -> None:
        self.driver.window.focus_search()
        self.driver.write(self.chance.choice(("dang", "hoa", "00001")))
        self.driver.press("<Escape>")

    def open_dossier(self) -> None:
        self.driver.window.open_dossier(self._any())

    def begin_a_step(self) -> None:
        self.open_dossier()
        self.driver.settle()
        self.driver.window.take_step(self._any(), Step.WITHDRAW)
        self.driver.settle()
        self.driver.window.frame.overlay.close()

    def fill_a_form(self) -> None:
        self.driver.press("<Control-n>")
        self.driver.write("Nguyễn Thị Hoa")
        self.driver.press("<Escape>")


def test_the_window_stands_still_in_memory(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    hands = _Hands(open_window(full))
    hands.work(_WARM)
    memory, opened = memory_mib(), handles()
    hands.work(_ACTS - _WARM)
    found = {
        "acts": _ACTS,
        "memory grown MB": round(memory_mib() - memory, 1),
        "handles more": handles() - opened,
    }
    told("22", "soak through the window", found)
    assert found["handles more"] == 0
    assert found["memory grown MB"] < _MOST_GROWN_MIB
