"""Rows of dossiers as the tables show them."""

from motcua_desktop.domain.urgency import Urgency
from motcua_desktop.services.rows.lists import DossierRow
from motcua_desktop.text import fold, screen_date
from motcua_desktop.ui.format import clock, day_month
from motcua_desktop.ui.shown import Choice, TableRow

_PREFIX = "Thủ tục "
NONE = "–"


def short_name(procedure: str) -> str:
    """Return the name of a procedure without "Thủ tục" at the front (tables only)."""
    if fold(procedure).startswith(fold(_PREFIX)):
        procedure = procedure[len(_PREFIX) :]
    return procedure[:1].upper() + procedure[1:]


def state_word(row: DossierRow) -> str:
    """Return the word of a row's state; a closed one says how it was closed."""
    if row.urgency is Urgency.CLOSED:
        return row.state.label
    return row.urgency.label


def _is_paused(row: DossierRow) -> bool:
    return row.urgency is Urgency.SUPPLEMENT


def worklist_row(row: DossierRow) -> TableRow:
    """Return the row as the work list shows it: the day that lateness counts from."""
    judged = row.judged_due_at
    due = NONE if _is_paused(row) or judged is None else day_month(judged)
    return TableRow(
        row.number,
        row.urgency.value,
        state_word(row),
        (row.number, row.applicant, short_name(row.procedure), due, row.remaining),
    )


def list_row(row: DossierRow) -> TableRow:
    """Return the row as the list of all dossiers shows it."""
    due = NONE if row.due_at is None else screen_date(row.due_at)
    return TableRow(
        row.number,
        row.urgency.value,
        state_word(row),
        (
            row.number,
            row.applicant,
            short_name(row.procedure),
            screen_date(row.received_at),
            "tạm dừng" if _is_paused(row) else due,
            row.remaining or NONE,
            NONE if row.finished_at is None else screen_date(row.finished_at),
            row.procedure_code,
        ),
    )


def found_choice(row: DossierRow) -> Choice:
    """Return the row as the search box offers it."""
    return Choice(
        row.number,
        (row.number, row.applicant, short_name(row.procedure), state_word(row)),
    )


def recent_cells(row: DossierRow) -> tuple[str, ...]:
    """Return a row of "Vừa tiếp nhận": hour, number, name, procedure, due."""
    due = NONE
    if row.due_at is not None:
        same_day = row.due_at.date() == row.received_at.date()
        due = "trong ngày" if same_day else day_month(row.due_at)
    return (
        clock(row.received_at),
        row.number,
        row.applicant,
        short_name(row.procedure),
        due,
    )
