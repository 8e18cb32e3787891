"""The facts of a dossier as the row that is kept beside its history."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.storage.codec import decode, moment_text
from motcua_desktop.storage.database import Row
from motcua_desktop.storage.dialect import NEVER
from motcua_desktop.text import search_words, sort_key

FACT_COLUMNS: Final = (
    "channel",
    "state",
    "received_at",
    "closed_at",
    "outcome",
    "timing",
    "returned_at",
    "due_at",
    "due_original",
    "judged_due_at",
    "in_days",
    "apologised_at",
    "paused_at",
    "supplement_requests",
    "satisfaction",
    "return_way",
    "applicant",
    "applicant_sort",
    "id_number",
    "search_key",
    "fee",
    "service_level",
    "digitised_at",
    "is_reused",
    "result_copy",
    "paid_online_at",
    "late_cause",
    "late_responsible",
    "kept_back",
    "anonymised_at",
)
"""What follows from the history alone; `check` compares exactly these."""

PAUSE_COLUMNS: Final = ("paused_at", "resumed_at", "ground", "stops_clock")
PAYMENT_COLUMNS: Final = ("paid_at", "amount", "paid_by", "fee_kind")
NO_LIMIT_TIMING: Final = "no_limit"


def facts_row(dossier: Dossier) -> tuple[Any, ...]:
    """Return the values of `FACT_COLUMNS`."""
    applicant = dossier.applicant
    return (
        dossier.channel.value,
        dossier.state.value,
        moment_text(dossier.received_at),
        moment_or_never(dossier.finished_at or dossier.withdrawn_at),
        _outcome(dossier),
        _timing(dossier),
        moment_or_never(dossier.returned_at),
        _moment_or_none(dossier.due_at),
        _moment_or_none(dossier.due_original),
        _moment_or_none(dossier.judged_due_at),
        int(dossier.in_days),
        _moment_or_none(dossier.apologised_at),
        _moment_or_none(dossier.paused_at),
        dossier.supplement_requests,
        dossier.satisfaction,
        dossier.return_way.value,
        applicant.shown_name,
        sort_key(applicant.shown_name),
        applicant.id_number,
        search_key(dossier),
        dossier.fee,
        dossier.service_level.value,
        _moment_or_none(dossier.digitised_at),
        int(dossier.is_reused),
        dossier.result_copy.value if dossier.result_copy else "",
        _moment_or_none(dossier.paid_online_at),
        dossier.late_cause,
        dossier.late_responsible,
        dossier.kept_back,
        _moment_or_none(dossier.anonymised_at),
    )


def pause_rows(dossier: Dossier) -> list[tuple[str, str, str, int]]:
    """Return the values of `PAUSE_COLUMNS`, one row a pause."""
    return [
        (
            moment_text(pause.paused_at),
            moment_or_never(pause.resumed_at),
            pause.ground.value,
            int(pause in dossier.clock_stops),
        )
        for pause in dossier.pauses
    ]


def payment_rows(dossier: Dossier) -> list[tuple[str, int, str, str]]:
    """Return the values of `PAYMENT_COLUMNS`, one row a payment."""
    return [
        (moment_text(it.at), it.amount, it.way.value, it.kind.value)
        for it in dossier.payments
    ]


BESIDE: Final[
    Mapping[str, tuple[tuple[str, ...], Callable[[Dossier], Sequence[Row]]]]
] = {
    "pause": (PAUSE_COLUMNS, pause_rows),
    "payment": (PAYMENT_COLUMNS, payment_rows),
}
"""The tables with several rows a dossier: their columns, and the rows' values."""


def insert_beside(table: str, columns: Sequence[str]) -> str:
    """Return the statement that adds a row to a table of `BESIDE`, or its like."""
    marks = ", ".join("?" * (len(columns) + 2))
    names = ", ".join(columns)
    return f"INSERT INTO {table} (dossier_id, ordinal, {names}) VALUES ({marks})"


def numbered_rows(dossier_id: int, rows: Sequence[Row]) -> list[Row]:
    """Return rows of a table of `BESIDE` under their dossier, numbered from 1."""
    return [(dossier_id, at, *row) for at, row in enumerate(rows, start=1)]


def facts_agree(
    kept: Sequence[Any],
    beside: Mapping[str, Iterable[Row]],
    history: Iterable[tuple[str, str, str]],
) -> bool:
    """Return whether kept facts are what a history says.

    `kept` holds the number and `FACT_COLUMNS`, `beside` the rows of `BESIDE`,
    `history` kind, moment and body of each event; one that cannot be read, or is
    not there, says nothing.
    """
    try:
        dossier = Dossier.from_history(decode(*event) for event in history)
    except (StopIteration, KeyError, TypeError, ValueError):
        return False
    return tuple(kept) == (dossier.number, *facts_row(dossier)) and all(
        [tuple(row) for row in beside[table]] == rows_of(dossier)
        for table, (_, rows_of) in BESIDE.items()
    )


def search_key(dossier: Dossier) -> str:
    """Return the folded words by which a dossier is found."""
    applicant = dossier.applicant
    words = search_words(
        f"{dossier.number} {applicant.name} {applicant.organisation} "
        f"{applicant.submitter_name} {applicant.id_number}"
    )
    phones = (applicant.phone, applicant.submitter_phone)
    words += ["".join(filter(str.isdigit, phone)) for phone in phones if phone]
    return " ".join(words)


def moment_or_never(moment: datetime | None) -> str:
    """Return a moment as stored, the far future for none yet."""
    return NEVER if moment is None else moment_text(moment)


def _moment_or_none(moment: datetime | None) -> str | None:
    return None if moment is None else moment_text(moment)


def _outcome(dossier: Dossier) -> str:
    if dossier.finished_at is not None:
        return "refused" if dossier.is_refused else "finished"
    return "" if dossier.withdrawn_at is None else "withdrawn"


def _timing(dossier: Dossier) -> str:
    timing = dossier.timing
    if timing is None:
        return ""
    return NO_LIMIT_TIMING if dossier.judged_due_at is None else timing.value
