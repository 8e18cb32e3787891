"""Weeks of work without a restart: the memory stands still, nothing is left open."""

import random
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.rows.lists import DossierFilter, SortBy
from tests.builders import Clock, a_token, act, received, set_up_office
from tests.faults.figures import told
from tests.faults.setting import times
from tests.faults.standing import handles, memory_mib

_DEEDS: Final = times(600, 50_000)
_WARM: Final = times(300, 5_000)
_A_DAY: Final = 60
_MOST_GROWN_MIB: Final = 50
_NAMES: Final = ("Đặng Thị Hoa", "Nguyễn Văn Ấn", "Trần Thị Thu Hà", "Lê Bá Ước")


class _Clerk:
    """Does one thing after another, as chance has it, with what is open."""

    def __init__(self, office: OpenOffice, clock: Clock) -> None:
        self.office = office
        self.clock = clock
        self.chance = random.Random(22)
        self.done: dict[str, int] = {}
        self._open: list[str] = [received(office)]
        self._deeds: list[tuple[int, Callable[[], object]]] = [
            (30, self.receive),
            (30, self.step),
            (6, self.correct),
            (12, self.search),
            (8, self.list),
            (8, self.detail),
            (4, self.count),
            (1, self.slip),
        ]

    def work(self, deeds: int) -> None:
        weights = [weight for weight, _ in self._deeds]
        for order in range(deeds):
            (chosen,) = self.chance.choices(self._deeds, weights)
            name = chosen[1].__name__
            chosen[1]()
            self.done[name] = self.done.get(name, 0) + 1
            if order % _A_DAY == _A_DAY - 1:
                self.clock.moment += timedelta(days=1)
            if order % 2_500 == 2_499:
                self.office.backups.shelf.drop(self.office.backups.make())
                self.done["copy"] = self.done.get("copy", 0) + 1

    def _any(self) -> str:
        return self.chance.choice(self._open)

    def receive(self) -> None:
        self._open.append(received(self.office, self.chance.choice(_NAMES)))

    def step(self) -> None:
        """Take a dossier forward, to its result, and home."""
        number = self._any()
        row = self.office.desk.detail(number).dossier
        step = {"received": Step.FORWARD, "processing": Step.FINISH}.get(row.state)
        act(self.office, number, step or Step.RETURN)
        if step is None:
            self._open.remove(number)
        if not self._open:
            self.receive()

    def correct(self) -> None:
        self.office.processing.correct(
            self._any(),
            {"phone": f"09{self.chance.randrange(10**8):08}"},
            reason="ghi nhầm",
            token=a_token(),
        )

    def search(self) -> None:
        assert self.office.desk.search(self.chance.choice(("dang", "an", "hoa 26")))

    def list(self) -> None:
        pages = self.office.desk.pages(DossierFilter(), SortBy.DUE, descending=False)
        assert pages.rows(0, 50)
        self.office.desk.worklist()

    def detail(self) -> None:
        assert self.office.desk.detail(self._any()).history

    def count(self) -> None:
        today = self.clock.moment.date()
        self.office.figures.figures(Period(today, today), scope=FigureScope())

    def slip(self) -> None:
        slip = self.office.slips.issue(SlipKind.RECEIPT.value, self._any())
        assert slip.path.exists()


def test_the_memory_stands_still_and_nothing_is_left_open(
    tmp_path: Path, clock: Clock
) -> None:
    office = open_office(tmp_path / "văn phòng", clock=clock)
    set_up_office(office)
    clerk = _Clerk(office, clock)
    clerk.work(_WARM)
    memory, opened = memory_mib(), handles()
    clerk.work(_DEEDS - _WARM)
    grown = memory_mib() - memory
    found = {
        "deeds": sum(clerk.done.values()),
        "memory grown MB": round(grown, 1),
        "handles more": handles() - opened,
        **dict(sorted(clerk.done.items())),
    }
    told("22", "soak through the services", found)
    assert office.findings() == []
    office.close()
    shutil.rmtree(office.data)
    assert found["handles more"] == 0
    assert grown < _MOST_GROWN_MIB
