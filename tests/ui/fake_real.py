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
    """Return a real office like `fake`, without its dossiers."""
    place = Path(tempfile.mkdtemp(prefix="that-", dir=fake.folder))
    office = open_office(place, clock=lambda: fake.moment)
    told = fake.office
    with office.open_unit() as unit:
        unit.catalogue.save_office(told)
        unit.catalogue.save_unit(Unit(told.unit_code, told.unit_name, told.level))
        for procedure in fake.catalogue.values():
            unit.catalogue.save_procedure(procedure)
        unit.commit()
    office.desk.officer = fake.officer
    return office


def catch_up(fake: "FakeOffice", office: OpenOffice, told: dict[str, int]) -> None:
    """Tell the real office what happened since; `told` counts events by dossier."""
    sign = Signature(fake.officer, fake.moment)
    with office.open_unit() as unit:
        unit.dossiers.add_histories(
            [(event, sign) for event in kept.events]
            for number, kept in fake.kept.items()
            if number not in told
        )
        for number, count in told.items():
            for event in fake.kept[number].events[count:]:
                stored = unit.dossiers.find(number)
                assert stored is not None
                unit.dossiers.record(stored, event, sign)
        unit.commit()
    told.update((number, len(kept.events)) for number, kept in fake.kept.items())
