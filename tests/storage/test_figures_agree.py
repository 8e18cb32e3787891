"""The reference and the SQL count alike: cell by cell, dossier by dossier."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain import details, statistics
from motcua_desktop.domain.details import Detail
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.events import (
    DeadlineExtended,
    ResultRecorded,
    ResultReturned,
    SupplementReceived,
    SupplementRequested,
)
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.statistics import Cell
from motcua_desktop.services.ports import Signature
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.storage.queries import figures as queries
from motcua_desktop.storage.queries import late
from motcua_desktop.storage.queries.as_of import earlier
from motcua_desktop.storage.queries.figures import (
    GROUP_NAMES,
    count_figures,
    numbers_behind,
)
from motcua_desktop.storage.unit_of_work import StorageUnit
from tests.lives import FIRST, Life, live, lives

ALL = FigureScope()
days = st.integers(0, 16).map(lambda it: FIRST.date() + timedelta(days=it))
periods = st.tuples(days, days).map(lambda pair: Period(min(pair), max(pair)))
patient = partial(
    settings,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@contextmanager
def entered(office: OpenOffice, histories: list[Life]) -> Iterator[list[Dossier]]:
    """Enter lives for the length of a block; nothing of them stays."""
    with office.database.writing():
        unit = StorageUnit(office.database)
        moment = (datetime(2026, 11, 1) + timedelta(seconds=it) for it in count())
        unit.dossiers.add_histories(
            [(event, Signature("Hà", next(moment))) for event in life]
            for life in histories
        )
        yield [Dossier.from_history(life) for life in histories]


@patient(max_examples=800)
@given(histories=lives(), period=periods)
def test_every_cell_counts_the_same_dossiers(
    any_office: OpenOffice, histories: list[Life], period: Period
) -> None:
    with entered(any_office, histories) as dossiers:
        (row,) = count_figures(any_office.database, period, by="", scope=ALL)
        assert row.figures.as_dict() == statistics.figures(dossiers, period).as_dict()
        for cell in Cell:
            expected = sorted(
                it.number for it in dossiers if cell in statistics.cells(it, period)
            )
            found = numbers_behind(any_office.database, cell, period, scope=ALL)
            assert found == expected, cell
        for key in statistics.SUMS:
            found = numbers_behind(any_office.database, key, period, scope=ALL)
            assert len(found) == row.figures[key], key


@patient(max_examples=500)
@given(histories=lives(), period=periods)
def test_every_detail_counts_the_same_dossiers(
    any_office: OpenOffice, histories: list[Life], period: Period
) -> None:
    with entered(any_office, histories) as dossiers:
        (row,) = queries.count_details(any_office.database, period, by="", scope=ALL)
        expected = details.count_details(dossiers, period)
        assert row.details.as_dict() == expected.as_dict()
        for detail in Detail:
            behind = sorted(
                it.number for it in dossiers if detail in details.details(it, period)
            )
            found = numbers_behind(any_office.database, detail, period, scope=ALL)
            assert found == behind, detail
        by_procedure = queries.count_details(
            any_office.database, period, by="procedure", scope=ALL
        )
        whole = details.sum_of(row.details for row in by_procedure)
        assert whole.as_dict() == expected.as_dict()


@patient(max_examples=300)
@given(histories=lives(most=40), period=periods)
def test_details_are_parts_of_their_figures(
    histories: list[Life], period: Period
) -> None:
    dossiers = [Dossier.from_history(life) for life in histories]
    figures = statistics.figures(dossiers, period)
    found = details.count_details(dossiers, period)
    ways = ("returned_desk", "returned_postal", "returned_online")
    assert sum(found[key] for key in ways) == figures["returned"]
    grounds = ("waiting_supplement", "waiting_financial", "waiting_other")
    assert sum(found[key] for key in grounds) == figures["suspended"]
    on_paper = figures["received_desk"] + figures["received_postal"]
    assert found["digitised"] <= on_paper
    assert found["online_full"] + found["online_part"] <= figures["received_online"]
    assert found["paid_online"] <= found["with_fee"] <= figures["received"]
    assert found["results_due"] <= figures["finished"]
    assert found["rated"] <= figures["returned"]


@patient(max_examples=200)
@given(histories=lives(), period=periods)
def test_money_taken_is_the_sum_of_the_payments(
    any_office: OpenOffice, histories: list[Life], period: Period
) -> None:
    with entered(any_office, histories) as dossiers:
        taken = [
            paid
            for it in dossiers
            for paid in it.payments
            if period.first <= paid.at.date() <= period.last
        ]
        for by in ("", "sector"):
            rows = late.collected(any_office.database, period, by=by, scope=ALL)
            assert sum(row.amount for row in rows) == sum(it.amount for it in taken)
            assert sum(row.payments for row in rows) == len(taken)


@patient(max_examples=60)
@given(histories=lives(), period=periods)
def test_groups_add_up_to_the_whole(
    any_office: OpenOffice, histories: list[Life], period: Period
) -> None:
    with entered(any_office, histories):
        (whole,) = count_figures(any_office.database, period, by="", scope=ALL)
        for by in GROUP_NAMES:
            rows = count_figures(any_office.database, period, by=by, scope=ALL)
            total = sum((row.figures for row in rows), statistics.Figures({}))
            assert total.as_dict() == whole.figures.as_dict(), by
            for row in rows:
                behind = numbers_behind(
                    any_office.database,
                    "total",
                    period,
                    scope=ALL,
                    group=(by, row.group),
                )
                assert len(behind) == row.figures["total"]


@patient(max_examples=100)
@given(histories=lives(), period=periods)
def test_what_is_open_is_carried_over(
    any_office: OpenOffice, histories: list[Life], period: Period
) -> None:
    following = Period(period.until, period.until + timedelta(days=10))
    with entered(any_office, histories):
        still_open = numbers_behind(any_office.database, "open", period, scope=ALL)
        carried = numbers_behind(
            any_office.database, "carried_over", following, scope=ALL
        )
        assert still_open == carried


@patient(max_examples=300)
@given(histories=lives(most=40), period=periods)
def test_the_identities_always_hold(histories: list[Life], period: Period) -> None:
    dossiers = [Dossier.from_history(life) for life in histories]
    whole = statistics.figures(dossiers, period)
    assert all(check.ok for check in statistics.identities(whole))
    for dossier in dossiers:
        cells = statistics.cells(dossier, period)
        for parts in statistics.SUMS.values():
            assert len(cells & set(parts)) <= 1


@patient(max_examples=40)
@given(histories=lives(), period=periods, cut=st.integers(0, 100))
def test_earlier_knowledge_counts_like_the_history_of_that_time(
    any_office: OpenOffice, histories: list[Life], period: Period, cut: int
) -> None:
    """Figures as of a moment are those of the events written down by then."""
    numbered = count()
    written = [[(event, next(numbered)) for event in life] for life in histories]
    known = [
        Dossier.from_history(event for event, order in life if order <= cut)
        for life in written
        if life[0][1] <= cut
    ]
    epoch = datetime(2026, 12, 1)
    database = any_office.database
    with database.writing():
        StorageUnit(database).dossiers.add_histories(
            [(event, Signature("", _second(epoch, order))) for event, order in life]
            for life in written
        )
        moment = _second(epoch, cut).isoformat(timespec="microseconds")
        with earlier(database, moment) as source:
            (row,) = count_figures(database, period, by="", scope=ALL, source=source)
            assert row.figures.as_dict() == statistics.figures(known, period).as_dict()


def _second(epoch: datetime, order: int) -> datetime:
    return epoch + timedelta(seconds=order)


def test_moments_at_midnight_fall_on_one_side(any_office: OpenOffice) -> None:
    """A pause, a result, an apology and a return at the very turn of a period."""
    turn = datetime(2026, 11, 10)
    paused = live(1, 0, 0, [])
    paused += [
        SupplementRequested(turn - timedelta(days=13), "thiếu"),
        SupplementReceived(turn, turn + timedelta(days=3)),
    ]
    late = live(2, 0, 0, [])
    late += [
        DeadlineExtended(turn, turn + timedelta(days=9), "chậm"),
        ResultRecorded(turn),
        ResultReturned(turn),
    ]
    for last in (turn - timedelta(days=1), turn):
        period = Period(FIRST.date(), last.date())
        with entered(any_office, [paused, late]) as dossiers:
            (row,) = count_figures(any_office.database, period, by="", scope=ALL)
            expected = statistics.figures(dossiers, period)
            assert row.figures.as_dict() == expected.as_dict()
            assert row.figures["suspended"] == (1 if last < turn else 0)
            assert row.figures["returned"] == (0 if last < turn else 1)
            assert row.figures["late_with_apology"] == (0 if last < turn else 1)
