"""A realistic office that does not exist: to see, to try and to measure with."""

from motcua_desktop.services.demo.demo_office import DEMO_DOSSIERS, DemoOffice
from motcua_desktop.services.ports import OpenUnit

__all__ = ["DEMO_DOSSIERS", "DemoOffice", "fill"]


def fill(open_unit: OpenUnit, demo: DemoOffice) -> int:
    """Write the whole demo office in one transaction; return how many dossiers."""
    with open_unit() as unit:
        unit.catalogue.save_office(demo.office())
        for place in demo.units():
            unit.catalogue.save_unit(place)
        for procedure in demo.procedures():
            unit.catalogue.save_procedure(procedure)
        count = unit.dossiers.add_histories(demo.histories())
        unit.commit()
    return count
