"""A computer whose clock jumps: numbers go on, promises stay, order is of the work."""

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.errors import CalendarRangeError
from motcua_desktop.services.rows.lists import DossierFilter, SortBy
from tests.builders import WRITE_LETTER, Clock, received


def test_numbers_go_on_and_no_promise_changes(
    any_office: OpenOffice, clock: Clock
) -> None:
    numbers = [received(any_office) for _ in range(3)]
    promised = {it: any_office.desk.detail(it).dossier.due_at for it in numbers}
    for moment in ((2009, 3, 2, 9, 0), (2036, 11, 24, 9, 0)):
        clock.set(*moment)
        with pytest.raises(CalendarRangeError, match=str(moment[0])):
            received(any_office)
        numbers += [received(any_office, procedure=WRITE_LETTER) for _ in range(3)]
    clock.set(2026, 11, 23, 10, 0)
    numbers += [received(any_office) for _ in range(3)]
    assert len(set(numbers)) == 12
    assert any_office.findings() == []
    for number, due_at in promised.items():
        assert any_office.desk.detail(number).dossier.due_at == due_at
    entered = any_office.database.rows("SELECT number FROM dossier ORDER BY id")
    assert [number for (number,) in entered] == numbers
    serials = any_office.database.rows(
        "SELECT book_year, book_serial FROM dossier ORDER BY id"
    )
    assert serials == [
        *((2026, 1), (2026, 2), (2026, 3)),
        *((2009, 1), (2009, 2), (2009, 3)),
        *((2036, 1), (2036, 2), (2036, 3)),
        *((2026, 4), (2026, 5), (2026, 6)),
    ]
    pages = any_office.desk.pages(DossierFilter(), SortBy.NUMBER, descending=False)
    assert len(pages.rows(0, 50)) == 12
