"""The board counts what the engine says, dossier by dossier, and opens just that."""

import random
from collections import Counter
from datetime import date, timedelta

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.due_band import DueBand, band_of
from motcua_desktop.domain.urgency import Horizon, Urgency, urgency
from motcua_desktop.services.due_board import DueBoardDesk
from motcua_desktop.services.ports import Signature
from motcua_desktop.services.rows.due_board import BoardCell
from tests.lives import FIRST, live

_OFFICERS = ("Trần Thị Thu Hà", "Lê Văn Bình")
_RUNNING = {Urgency.OVERDUE, Urgency.TODAY, Urgency.SOON, Urgency.WITHIN}


def test_the_board_is_the_engines_and_opens_what_it_counts(
    any_office: OpenOffice,
) -> None:
    drawn = random.Random(119)
    histories = [
        live(
            order,
            drawn.randrange(60 * 24 * 8),
            drawn.randrange(2**16),
            [(drawn.randrange(10), drawn.randrange(60 * 24 * 2), drawn.randrange(99))],
        )
        for order in range(1, 201)
    ]
    with any_office.open_unit() as unit:
        unit.dossiers.add_histories(
            [(event, Signature(_OFFICERS[place % 2], FIRST)) for event in history]
            for place, history in enumerate(histories)
        )
        unit.commit()
    calendar = any_office.calendars()
    seen: set[DueBand] = set()
    for hours in range(30, 24 * 12, 31):
        now = FIRST + timedelta(hours=hours)
        horizon = Horizon.of(now, calendar)
        expected: Counter[tuple[str, DueBand]] = Counter()
        days: Counter[date] = Counter()
        for place, dossier in enumerate(map(Dossier.from_history, histories)):
            how, due = urgency(dossier, horizon), dossier.judged_due_at
            if how in _RUNNING and due is not None:
                is_overdue = how is Urgency.OVERDUE
                band = band_of(due.date(), horizon, calendar, is_overdue=is_overdue)
                expected[_OFFICERS[place % 2], band] += 1
                days[due.date()] += 1
        desk = DueBoardDesk(any_office.lists, any_office.calendars, lambda: now)  # noqa: B023
        board = desk.board()
        assert board.bands == dict(expected)
        assert board.days == dict(days)
        for officer, band in expected:
            cell = BoardCell(officer, band)
            assert len(desk.rows(cell)) == board.count(cell)
            seen.add(band)
        for day, count in days.items():
            assert len(desk.due_on(day)) == count
    assert len(seen) >= 4
