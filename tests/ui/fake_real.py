"""The dossiers of a fake office in a real one, for what only its SQL can count."""

import itertools
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.domain.people import Unit
from motcua_desktop.services.ports import Signature

if TYPE_CHECKING:
    from tests.ui.fakes import FakeOffice

_numbers = itertools.count(1)


def real_office(fake: "FakeOffice") -> OpenOffice:
    """Return a real office that holds the dossiers of `fake` as they are now."""
    place = Path(tempfile.mkdtemp(prefix="that-", dir=fake.folder))
    office = open_office(place, clock=lambda: fake.moment)
    told = fake.office
    with office.open_unit() as unit:
        unit.catalogue.save_office(told)
        unit.catalogue.save_unit(Unit(told.unit_code, told.unit_name, told.level))
        for procedure in fake.catalogue.values():
            unit.catalogue.save_procedure(procedure)
        unit.dossiers.add_histories(
            [(event, Signature(fake.officer, fake.moment)) for event in kept.events]
            for kept in fake.kept.values()
        )
        unit.commit()
    office.desk.officer = fake.officer
    return office
