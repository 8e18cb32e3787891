"""Typed rows of the counter and printed slips: neither is lost, none counts twice."""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from motcua_desktop.domain.counter_days import joined_days
from motcua_desktop.domain.register_entries import CounterDay

FIRST, SECOND = date(2026, 11, 23), date(2026, 11, 25)
UNIT, OTHER = "H26.12", "H26.12.01"


def rows(*days: CounterDay) -> list[tuple[str, CounterDay]]:
    return [(UNIT, day) for day in days]


def test_a_typed_total_holds_the_printed_slips_of_its_day() -> None:
    typed = rows(CounterDay(day=FIRST, guided=5, refused=1))
    printed = {(UNIT, FIRST): CounterDay(day=FIRST, guided=3, refused=2)}
    assert joined_days(typed, printed) == [CounterDay(day=FIRST, guided=5, refused=2)]


def test_a_day_without_a_row_counts_what_was_printed() -> None:
    typed = rows(CounterDay(day=FIRST, guided=5))
    printed = {(UNIT, SECOND): CounterDay(day=SECOND, refused=2)}
    assert sorted(joined_days(typed, printed), key=lambda one: one.day) == [
        CounterDay(day=FIRST, guided=5),
        CounterDay(day=SECOND, refused=2),
    ]


def test_rows_of_one_day_add_up_and_units_stay_apart() -> None:
    typed = [
        *rows(CounterDay(day=FIRST, guided=2), CounterDay(day=FIRST, guided=2)),
        (OTHER, CounterDay(day=FIRST, guided=1)),
    ]
    printed = {(UNIT, FIRST): CounterDay(day=FIRST, guided=3)}
    assert sorted(it.guided for it in joined_days(typed, printed)) == [1, 4]


counts = st.integers(min_value=0, max_value=30)
days = st.builds(
    CounterDay, day=st.sampled_from([FIRST, SECOND]), guided=counts, refused=counts
)
units = st.sampled_from([UNIT, OTHER])


@given(
    typed=st.lists(st.tuples(units, days), max_size=6),
    kept=st.dictionaries(
        st.tuples(units, st.sampled_from([FIRST, SECOND])),
        st.tuples(counts, counts),
        max_size=4,
    ),
)
def test_a_total_lies_between_the_larger_and_the_sum(
    typed: list[tuple[str, CounterDay]], kept: dict[tuple[str, date], tuple[int, int]]
) -> None:
    printed = {
        key: CounterDay(day=key[1], guided=guided, refused=refused)
        for key, (guided, refused) in kept.items()
    }
    by_hand, by_program, joined = Counter[str](), Counter[str](), Counter[str]()
    for counter, found in (
        (by_hand, [day for _, day in typed]),
        (by_program, list(printed.values())),
        (joined, joined_days(typed, printed)),
    ):
        for day in found:
            counter.update(guided=day.guided, refused=day.refused)
    for key in ("guided", "refused"):
        least = max(by_hand[key], by_program[key])
        assert least <= joined[key] <= by_hand[key] + by_program[key]
