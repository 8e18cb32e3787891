"""The counting rules, dossier by dossier, and percentages that never cheat."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.deadline import PauseGround
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.events import (
    DeadlineExtended,
    DossierEvent,
    DossierReceived,
    DossierRefused,
    DossierWithdrawn,
    ResultRecorded,
    ResultReturned,
    SupplementReceived,
    SupplementRequested,
)
from motcua_desktop.domain.people import Applicant
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.procedure import TimeLimit
from motcua_desktop.domain.statistics import (
    Cell,
    Figures,
    cells,
    cells_of_figure,
    decimal_comma,
    figures,
    hundredths_of_percent,
    identities,
    percent,
)

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))


def at(day: int, hour: int = 9, *, month: int = 10) -> datetime:
    return datetime(2026, month, day, hour)


def a_dossier(
    *events: DossierEvent,
    received: datetime,
    due: datetime | None,
    limit: str = "5 ngày làm việc",
    channel: Channel = Channel.DESK,
) -> Dossier:
    first = DossierReceived(
        at=received,
        number="H26.12-261001-0001",
        unit="H26.12",
        procedure="1",
        channel=channel,
        applicant=Applicant("An"),
        limit=TimeLimit.parse(limit) if limit else None,
        due_at=due,
    )
    return Dossier.from_history([first, *events])


DUE = at(8, 17)
CASES: dict[str, tuple[Dossier, set[Cell]]] = {
    "received and still within its limit": (
        a_dossier(received=at(29), due=at(5, 17, month=11)),
        {Cell.RECEIVED_DESK, Cell.OPEN_WITHIN},
    ),
    "the due day itself is not overdue": (
        a_dossier(received=at(26), due=at(31, 17)),
        {Cell.RECEIVED_DESK, Cell.OPEN_WITHIN},
    ),
    "a limit in hours is overdue once its minute is over": (
        a_dossier(received=at(31), due=at(31, 17), limit="4 giờ làm việc"),
        {Cell.RECEIVED_DESK, Cell.OPEN_OVERDUE},
    ),
    "finished a day early": (
        a_dossier(ResultRecorded(at(7)), received=at(1), due=DUE),
        {Cell.RECEIVED_DESK, Cell.FINISHED_EARLY, Cell.AWAITING_RETURN},
    ),
    "finished on the due day after office hours": (
        a_dossier(ResultRecorded(at(8, 21)), received=at(1), due=DUE),
        {Cell.RECEIVED_DESK, Cell.FINISHED_ON_TIME, Cell.AWAITING_RETURN},
    ),
    "finished a day late": (
        a_dossier(ResultRecorded(at(9, 7)), received=at(1), due=DUE),
        {Cell.RECEIVED_DESK, Cell.FINISHED_LATE, Cell.AWAITING_RETURN},
    ),
    "an apology does not cure lateness": (
        a_dossier(
            DeadlineExtended(at(7), at(12, 17), "chậm"),
            ResultRecorded(at(12)),
            ResultReturned(at(13)),
            received=at(1),
            due=DUE,
        ),
        {
            Cell.RECEIVED_DESK,
            Cell.FINISHED_LATE,
            Cell.LATE_WITH_APOLOGY,
            Cell.RETURNED,
        },
    ),
    "no limit is on time and told in the note": (
        a_dossier(ResultRecorded(at(9)), received=at(1), due=None, limit=""),
        {
            Cell.RECEIVED_DESK,
            Cell.FINISHED_ON_TIME,
            Cell.NO_LIMIT,
            Cell.AWAITING_RETURN,
        },
    ),
    "refused after appraisal is resolved": (
        a_dossier(DossierRefused(at(6), "không đủ", DUE), received=at(1), due=DUE),
        {
            Cell.RECEIVED_DESK,
            Cell.FINISHED_EARLY,
            Cell.REFUSED,
            Cell.AWAITING_RETURN,
        },
    ),
    "withdrawn has no result to return": (
        a_dossier(DossierWithdrawn(at(6)), received=at(1), due=DUE),
        {Cell.RECEIVED_DESK, Cell.WITHDRAWN},
    ),
    "carried over and closed": (
        a_dossier(
            ResultRecorded(at(2)),
            received=at(28, month=9),
            due=at(5, 17),
            channel=Channel.ONLINE,
        ),
        {Cell.CARRIED_OVER, Cell.FINISHED_EARLY, Cell.AWAITING_RETURN},
    ),
    "waiting for a supplement is suspended, not overdue": (
        a_dossier(SupplementRequested(at(5), "thiếu"), received=at(1), due=DUE),
        {Cell.RECEIVED_DESK, Cell.SUSPENDED},
    ),
    "a pause begun after the due moment cures nothing": (
        a_dossier(SupplementRequested(at(9), "thiếu"), received=at(1), due=DUE),
        {Cell.RECEIVED_DESK, Cell.OPEN_OVERDUE},
    ),
    "resumed, it runs again": (
        a_dossier(
            SupplementRequested(at(5), "thuế", PauseGround.FINANCIAL),
            SupplementReceived(at(20), at(26, 17)),
            received=at(1),
            due=DUE,
        ),
        {Cell.RECEIVED_DESK, Cell.OPEN_OVERDUE},
    ),
    "received after the period": (
        a_dossier(received=at(2, month=11), due=at(9, 17, month=11)),
        set(),
    ),
    "closed before the period": (
        a_dossier(
            ResultRecorded(at(28, month=9)),
            ResultReturned(at(2)),
            received=at(21, month=9),
            due=at(28, 17, month=9),
        ),
        {Cell.RETURNED},
    ),
}


@pytest.mark.parametrize("case", list(CASES))
def test_a_dossier_counts_where_the_rules_say(case: str) -> None:
    dossier, expected = CASES[case]
    assert cells(dossier, OCTOBER) == expected


def test_a_pause_that_has_ended_still_suspends_an_earlier_day() -> None:
    dossier, _ = CASES["resumed, it runs again"]
    early = Period(date(2026, 10, 1), date(2026, 10, 12))
    assert Cell.SUSPENDED in cells(dossier, early)


def test_figures_are_sums_of_cells() -> None:
    whole = figures([dossier for dossier, _ in CASES.values()], OCTOBER)
    assert whole["total"] == whole["carried_over"] + whole["received"]
    assert whole["resolved"] == whole["finished"] + whole["withdrawn"]
    assert all(check.ok for check in identities(whole, {"lĩnh vực": [whole]}))
    assert (whole + whole)["total"] == 2 * whole["total"]
    assert set(whole.as_dict()) >= {"total", "open", "late", "refused"}
    with pytest.raises(KeyError):
        cells_of_figure("mất")


def test_an_identity_that_fails_says_by_how_much() -> None:
    broken = Figures({Cell.CARRIED_OVER: 2, Cell.WITHDRAWN: 1})
    failed = [check for check in identities(broken) if not check.ok]
    assert [check.detail for check in failed] == ["2 = 1"]


@pytest.mark.parametrize(
    ("part", "base", "words"),
    [
        (34_644, 34_663, "99,95%"),
        (43_715, 43_728, "99,97%"),
        (99_999, 100_000, "99,99%"),
        (1, 100_000, "0,01%"),
        (0, 7, "0%"),
        (7, 7, "100%"),
        (0, 0, "–"),
        (3_021, 3_035, "99,54%"),
        (222, 2_846, "7,8%"),
        (100_001, 100_000, "100,01%"),
    ],
)
def test_a_percentage_never_crosses_the_line(part: int, base: int, words: str) -> None:
    assert percent(part, base) == words


@given(part=st.integers(0, 10**6), base=st.integers(1, 10**6))
def test_only_equal_numbers_are_a_hundred_percent(part: int, base: int) -> None:
    assert (hundredths_of_percent(part, base) == 10_000) == (part == base)
    assert (hundredths_of_percent(part, base) == 0) == (part == 0)


def test_differences_are_written_with_a_true_minus() -> None:
    assert decimal_comma(-12, signed=True) == "−0,12"
    assert decimal_comma(31, signed=True) == "+0,31"
    assert decimal_comma(0, signed=True) == "0"


def test_days_turn_at_midnight() -> None:
    midnight = datetime(2026, 11, 1)
    dossier = a_dossier(ResultRecorded(midnight), received=at(29), due=at(31, 17))
    assert Cell.FINISHED_LATE not in cells(dossier, OCTOBER)
    november = Period(OCTOBER.until, OCTOBER.until + timedelta(days=1))
    assert Cell.FINISHED_LATE in cells(dossier, november)
