"""What is chosen in a list, against a plain set of places."""

from hypothesis import given
from hypothesis import strategies as st

from motcua_desktop.ui.marks import NO_MARKS, Marks

DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("span"), st.integers(0, 40), st.integers(0, 40)),
        st.tuples(st.just("toggle"), st.integers(0, 40), st.just(0)),
    ),
    max_size=30,
)


@given(DEEDS)
def test_spans_hold_what_a_set_would(deeds: list[tuple[str, int, int]]) -> None:
    marks, places = NO_MARKS, set[int]()
    for deed, one, other in deeds:
        if deed == "span":
            marks = marks.joined(Marks.between(one, other))
            places |= set(range(min(one, other), max(one, other) + 1))
        else:
            marks = marks.toggled(one)
            places ^= {one}
        assert list(marks.places()) == sorted(places)
        assert len(marks) == len(places)
        assert all((place in marks) == (place in places) for place in range(42))


def test_a_million_rows_are_one_span() -> None:
    marks = Marks.between(0, 999_999).toggled(500_000)
    assert len(marks) == 999_999
    assert len(marks.spans) == 2
