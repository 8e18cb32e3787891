"""Anonymising changes no number: tables, figures, lists are equal before and after."""

import random
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.events import (
    DossierEvent,
    DossierReceived,
    ResultReturned,
)
from motcua_desktop.domain.lifecycle import State
from motcua_desktop.domain.people import Applicant
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.statistics import SUMS, Cell
from motcua_desktop.services.ports import Signature
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.tables.desk import TableRequest
from motcua_desktop.storage.opening import DATABASE_FILE
from motcua_desktop.storage.queries.as_of import earlier
from motcua_desktop.storage.queries.figures import (
    GROUP_NAMES,
    count_figures,
    numbers_behind,
)
from motcua_desktop.storage.queries.late import late_dossiers
from motcua_desktop.storage.unit_of_work import StorageUnit
from tests.builders import NOVEMBER, Clock
from tests.lives import Life, live, lives
from tests.services.test_retention import (
    anonymise,
    old_dossier,
    set_a_year,
    years_later,
)
from tests.services.test_table_properties import (
    Bench,
    bench,
    entered,
    periods,
    random_offices,
    requests,
)

__all__ = ["bench"]
AT = datetime(2031, 12, 1, 9)
ALL = FigureScope()


def _anonymise_all(office: OpenOffice) -> int:
    """Blank every settled dossier, inside the transaction of the test."""
    unit = StorageUnit(office.database)
    numbers = [one.number for one in unit.retention.settled_dossiers()]
    run = unit.retention.erase(dict.fromkeys(numbers, "12/QĐ"), (), actor="", at=AT)
    return run.dossiers


def _all_numbers(office: OpenOffice, period: Period) -> list[object]:
    database = office.database
    return [
        *(count_figures(database, period, by=by, scope=ALL) for by in GROUP_NAMES),
        *(numbers_behind(database, key, period, scope=ALL) for key in (*Cell, *SUMS)),
        late_dossiers(database, office.calendars(), period, scope=ALL),
    ]


@random_offices(max_examples=100)
@given(histories=lives(most=12), request=requests)
def test_every_table_says_the_same_before_and_after(
    bench: Bench, histories: list[Life], request: TableRequest
) -> None:
    with entered(bench.office, histories):
        before = bench.desk.content(request), bench.desk.behind(request)
        _anonymise_all(bench.office)
        assert (bench.desk.content(request), bench.desk.behind(request)) == before


@random_offices(max_examples=100)
@given(histories=lives(), period=periods)
def test_every_figure_and_list_is_the_same_on_both_databases(
    any_office: OpenOffice, histories: list[Life], period: Period
) -> None:
    with entered(any_office, histories):
        before = _all_numbers(any_office, period)
        _anonymise_all(any_office)
        assert _all_numbers(any_office, period) == before


def test_dossiers_are_anonymised_in_those_offices(bench: Bench) -> None:
    """The properties above would hold where nothing is ever settled, too."""
    counted = 0

    @random_offices(max_examples=30)
    @given(histories=lives(most=12))
    def count(histories: list[Life]) -> None:
        nonlocal counted
        with entered(bench.office, histories):
            counted += _anonymise_all(bench.office)

    count()
    assert counted > 5


def test_what_an_earlier_moment_knew_is_still_told(
    any_office: OpenOffice, clock: Clock
) -> None:
    office = any_office
    for name in ("Đặng Văn Ấn", "Lê Thị Bình"):
        old_dossier(office, name)
    known = clock.moment.isoformat(timespec="microseconds")
    clock.set(2026, 11, 24, 9, 0)
    old_dossier(office, "Phạm Văn Chi")
    years_later(clock)
    set_a_year(office)
    december = Period(date(2026, 11, 1), date(2026, 12, 31))

    def told(period: Period) -> list[object]:
        with office.database.reading(), earlier(office.database, known) as source:
            return [
                count_figures(office.database, period, by="", scope=ALL, source=source),
                *(
                    numbers_behind(
                        office.database, cell, period, scope=ALL, source=source
                    )
                    for cell in Cell
                ),
            ]

    before = [told(NOVEMBER), told(december)]
    assert anonymise(office).dossiers == 3
    assert [told(NOVEMBER), told(december)] == before


@pytest.mark.slow
def test_no_number_of_thousands_is_left_in_the_file(
    office: OpenOffice, clock: Clock
) -> None:
    """Rows move between pages as they shrink; what they leave behind goes too."""
    chance = random.Random(20261123)
    ids = [f"0010{chance.randrange(10**8):08d}" for _ in range(3000)]
    with office.open_unit() as unit:
        unit.dossiers.add_histories(
            _life_of(order, id_number, chance) for order, id_number in enumerate(ids, 1)
        )
        unit.commit()
    for sector in ("Hộ tịch", "Chứng thực", "Chính sách", "Doanh nghiệp"):
        set_a_year(office, sector)
    years_later(clock)
    assert anonymise(office).dossiers > 1000
    kept = {row[0] for row in office.database.rows("SELECT id_number FROM dossier")}
    content = (office.data / DATABASE_FILE).read_bytes()
    gone = [one for one in ids if one not in kept]
    assert [one for one in gone if one.encode() in content] == []
    assert office.findings() == []


def _life_of(
    order: int, id_number: str, chance: random.Random
) -> list[tuple[DossierEvent, Signature]]:
    wishes = [
        (chance.randrange(13), chance.randrange(5760), chance.randrange(2**16))
        for _ in range(chance.randrange(7))
    ]
    received, *later = live(order, chance.randrange(11520), order, wishes)
    assert isinstance(received, DossierReceived)
    person = Applicant(f"Nguyễn Văn {order}", id_number=id_number)
    life = [replace(received, applicant=person), *later]
    dossier = Dossier.from_history(life)
    if dossier.state in {State.FINISHED, State.REFUSED}:
        life.append(ResultReturned(dossier.last_at))
    return [(event, Signature("Hà", datetime(2026, 12, 1))) for event in life]
