"""What stands beside the figures: late dossiers, supplements, money taken."""

from datetime import date, datetime
from typing import Any

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.events import DeadlineExtended
from motcua_desktop.domain.payments import FeeKind, PaymentWay
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.procedure import short_procedure_name
from motcua_desktop.domain.statistics import Cell
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.rows.reports import CollectedRow, LateDossier
from motcua_desktop.storage.codec import decode
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.dialect import NEVER
from motcua_desktop.storage.queries.as_of import CURRENT, Source
from motcua_desktop.storage.queries.cells import BASES, CELLS
from motcua_desktop.storage.queries.figures import (
    GROUPS,
    Question,
    day_before,
    numbers_behind,
)
from motcua_desktop.text import short_date

_LATE = (
    "SELECT d.id, d.number, u.name, s.name, p.name, d.received_at, d.judged_due_at, "
    "d.closed_at, d.late_cause, d.late_responsible FROM {dossiers} d "
    "JOIN unit u ON u.id = d.unit_id JOIN sector s ON s.id = d.sector_id "
    "JOIN procedure p ON p.id = d.procedure_id"
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
            cause=row[8],
            responsible=row[9],
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


def supplements(
    database: Database, period: Period, *, scope: FigureScope, source: Source = CURRENT
) -> tuple[int, int]:
    """Return how many dossiers were asked for a supplement, and more than once.

    Asked in the period; more than once since their receipt.
    """
    question = Question.of(period, scope)
    requested = question.rows(
        database,
        "SELECT d.id, max(d.supplement_requests) FROM {pauses} s JOIN {dossiers} d "
        "ON d.id = s.dossier_id WHERE s.ground = 'supplement' "
        "AND s.paused_at >= :from AND s.paused_at < :until"
        f"{question.condition} GROUP BY d.id",
        source,
    )
    return len(requested), sum(1 for _, times in requested if times > 1)


def awaiting_long(
    database: Database, period: Period, *, scope: FigureScope, source: Source = CURRENT
) -> int:
    """Return how many results wait at the end of the period for over 30 days."""
    question = Question.of(period, scope)
    ((count,),) = question.rows(
        database,
        f"SELECT count(*) FROM {{dossiers}} d WHERE {BASES['awaiting']} "
        f"AND d.closed_at < :long_ago{question.condition}",
        source,
    )
    return int(count)


def collected(
    database: Database,
    period: Period,
    *,
    by: str,
    scope: FigureScope,
    source: Source = CURRENT,
) -> list[CollectedRow]:
    """Return the money taken in the period, by group, kind and way."""
    question = Question.of(period, scope)
    column, labels = GROUPS[by]
    rows = question.rows(
        database,
        f"SELECT {column}, s.fee_kind, s.paid_by, sum(s.amount), count(*) "
        "FROM {payments} s JOIN {dossiers} d ON d.id = s.dossier_id "
        "WHERE s.paid_at >= :from AND s.paid_at < :until"
        f"{question.condition} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        source,
    )
    names = dict(tuple(row) for row in database.rows(labels))
    return [
        CollectedRow(
            names[key] if by else "", FeeKind(kind), PaymentWay(way), int(total), count
        )
        for key, kind, way, total, count in rows
    ]


def _day(text: str) -> date:
    return datetime.fromisoformat(text).date()
