"""A realistic office that does not exist: to see, to try and to measure with."""

from collections.abc import Callable, Iterable, Iterator

from motcua_desktop.services.demo.demo_office import DEMO_DOSSIERS, DemoOffice
from motcua_desktop.services.ports import History, OpenUnit

__all__ = ["DEMO_DOSSIERS", "DemoOffice", "Told", "fill"]

Told = Callable[[int], None]
"""Hears how many dossiers are done."""

_TOLD_EVERY = 250


def _silent(_done: int) -> None:
    pass


def fill(open_unit: OpenUnit, demo: DemoOffice, told: Told = _silent) -> int:
    """Write the whole demo office in one transaction; return how many dossiers."""
    with open_unit() as unit:
        unit.catalogue.save_office(demo.office())
        for place in demo.units():
            unit.catalogue.save_unit(place)
        for procedure in demo.procedures():
            unit.catalogue.save_procedure(procedure)
        count = unit.dossiers.add_histories(_telling(demo.histories(), told))
        unit.commit()
    told(count)
    return count


def _telling(histories: Iterable[History], told: Told) -> Iterator[History]:
    for done, history in enumerate(histories):
        if done % _TOLD_EVERY == 0:
            told(done)
        yield history
