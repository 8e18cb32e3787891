"""The list of late dossiers of a period, and the counts beside the figures."""

from collections import Counter
from datetime import date, datetime
from typing import Any

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.events import DeadlineExtended
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.procedure import short_procedure_name
from motcua_desktop.domain.statistics import Cell
from motcua_desktop.services.ports import FigureScope
from motcua_desktop.services.rows.reports import LateDossier
from motcua_desktop.storage.codec import decode
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.dialect import NEVER
from motcua_desktop.storage.queries.as_of import CURRENT, Source
from motcua_desktop.storage.queries.figures import (
    BASES,
    CELLS,
    Question,
    day_before,
    numbers_behind,
)
from motcua_desktop.text import short_date

_LATE = (
    "SELECT d.id, d.number, u.name, s.name, p.name, d.received_at, d.judged_due_at, "
    "d.closed_at FROM {dossiers} d JOIN unit u ON u.id = d.unit_id "
    "JOIN sector s ON s.id = d.sector_id JOIN procedure p ON p.id = d.procedure_id"
)


def late_dossiers(
    database: Database,
    calendar: WorkCalendar,
    period: Period,
    *,
    scope: FigureScope,
    source: Source = CURRENT,
) -> list[LateDossier]:
    """Return the dossiers late in `period`, by due date, then receipt."""
    question = Question.of(period, scope)
    rows: list[Any] = []
    for cell in (Cell.FINISHED_LATE, Cell.OPEN_OVERDUE):
        ((base, test),) = CELLS[cell]
        rows += question.rows(
            database,
            f"{_LATE} WHERE {BASES[base]} AND {test}{question.condition}",
            source,
        )
    before = set(
        numbers_behind(
            database, "open_overdue", day_before(period), scope=scope, source=source
        )
    )
    apologies = _apologies(database, [row[0] for row in rows], period)
    late = [
        LateDossier(
            number=row[1],
            unit=row[2],
            sector=row[3],
            procedure=short_procedure_name(row[4]),
            received_on=_day(row[5]),
            due_on=_day(row[6]),
            finished_on=_finished_on(row[7], period),
            working_days_late=calendar.working_days_between(
                _day(row[6]), _finished_on(row[7], period) or period.last
            )
            - 1,
            apology=apologies.get(row[0], ""),
            was_late_before=row[1] in before,
        )
        for row in rows
    ]
    return sorted(late, key=lambda it: (it.due_on, it.received_on, it.number))


def _finished_on(closed_at: str, period: Period) -> date | None:
    day = _day(closed_at)
    return None if closed_at == NEVER or day > period.last else day


def _apologies(database: Database, ids: list[int], period: Period) -> dict[int, str]:
    """Return for each dossier the words of its apology issued in time."""
    words: dict[int, str] = {}
    for dossier_id in ids:
        row = database.row(
            "SELECT kind, at, body FROM event WHERE dossier_id = ? "
            "AND kind = 'extended' ORDER BY seq",
            (dossier_id,),
        )
        event = None if row is None else decode(*row)
        if isinstance(event, DeadlineExtended) and event.at.date() <= period.last:
            letter = f"số {event.letter_number} " if event.letter_number else ""
            words[dossier_id] = f"Có ({letter}ngày {short_date(event.at)})"
    return words


def side_counts(
    database: Database, period: Period, *, scope: FigureScope, source: Source = CURRENT
) -> dict[str, int]:
    """Return the counts beside the table, by name: `ground:…`, `way:…`, `rating:…`."""
    question = Question.of(period, scope)
    counts: Counter[str] = Counter()
    narrowed = question.condition
    for ground, count in question.rows(
        database,
        "SELECT s.ground, count(*) FROM {dossiers} d JOIN {pauses} s "
        "ON s.dossier_id = d.id AND s.stops_clock = 1 AND s.paused_at < :until "
        f"AND s.resumed_at >= :until WHERE {BASES['open']}{narrowed} GROUP BY 1",
        source,
    ):
        counts[f"ground:{ground}"] += count
    for way, rating, count in question.rows(
        database,
        "SELECT d.return_way, d.satisfaction, count(*) FROM {dossiers} d "
        f"WHERE {BASES['returned']}{narrowed} GROUP BY 1, 2",
        source,
    ):
        counts[f"way:{way}"] += count
        if rating is not None:
            counts[f"rating:{rating}"] += count
    requested = question.rows(
        database,
        "SELECT d.id, max(d.supplement_requests) FROM {pauses} s JOIN {dossiers} d "
        "ON d.id = s.dossier_id WHERE s.ground = 'supplement' "
        f"AND s.paused_at >= :from AND s.paused_at < :until{narrowed} GROUP BY d.id",
        source,
    )
    counts["supplement"] = len(requested)
    counts["supplement_again"] = sum(1 for _, times in requested if times > 1)
    return dict(counts)


def _day(text: str) -> date:
    return datetime.fromisoformat(text).date()
