"""Tallies and deeds of the reference and of the SQL agree, on either database."""

from collections import Counter
from datetime import datetime, timedelta
from functools import partial
from itertools import count

from hypothesis import HealthCheck, given, settings

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.tallies import AMOUNTS, Tally, deeds, tallies
from motcua_desktop.services.ports import Signature
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.storage.queries.tallies import (
    count_keys,
    deeds_done,
    numbers_of_keys,
)
from motcua_desktop.storage.unit_of_work import StorageUnit
from tests.lives import Life, lives
from tests.storage.test_figures_agree import periods

ALL = FigureScope()
OFFICERS = ("Hà", "Bình", "")
patient = partial(
    settings,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@patient(max_examples=150)
@given(histories=lives(), period=periods)
def test_every_tally_and_deed_is_the_reference(
    any_office: OpenOffice, histories: list[Life], period: Period
) -> None:
    database = any_office.database
    written = [
        [(event, OFFICERS[at % 3]) for at, event in enumerate(life)]
        for life in histories
    ]
    moments = (datetime(2026, 12, 1) + timedelta(seconds=it) for it in count())
    with database.writing():
        StorageUnit(database).dossiers.add_histories(
            [(event, Signature(actor, next(moments))) for event, actor in life]
            for life in written
        )
        counted = count_keys(database, list(Tally), period, by="", scope=ALL)[""]
        expected: Counter[Tally] = Counter()
        done = set()
        for life in written:
            dossier = Dossier.from_history(event for event, _ in life)
            expected.update(tallies(dossier, period))
            done |= {
                (actor, deed, dossier.number)
                for actor, deed in deeds(iter(life), period)
            }
        assert {key: counted.get(key, 0) for key in Tally} == {
            key: expected[key] for key in Tally
        }
        found = list(deeds_done(database, period, scope=ALL))
        assert len(found) == len(set(found))
        assert set(found) == done
        for key in set(Tally) - AMOUNTS:
            numbers = list(
                numbers_of_keys(database, [key], period, by="unit", scope=ALL)
            )
            assert len(numbers) == expected[key]
