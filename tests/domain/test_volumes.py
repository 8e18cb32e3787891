"""The volumes of a tracking book: each serial stands in exactly one."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as some

from tests.builders import an_office

SIZES = some.integers(0, 1000)


@given(SIZES, some.integers(1, 1_000_000))
def test_a_serial_lies_between_the_ends_of_its_volume_alone(
    entries: int, serial: int
) -> None:
    office = replace(an_office(), book_entries=entries)
    volume = office.book_volume(serial)
    first, last = office.volume_serials(volume)
    assert first <= serial <= last
    if entries:
        assert last - max(first, 1) + 1 == entries
        assert office.volume_serials(volume + 1)[0] == last + 1
