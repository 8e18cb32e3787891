"""Danh sách hồ sơ quá hạn: every late dossier by its number, no personal data."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from motcua_desktop.documents.model import (
    Align,
    Column,
    HeadCell,
    Paragraph,
    ReportBlock,
    Run,
    Style,
    Table,
    TableRow,
)
from motcua_desktop.documents.phrases import bound
from motcua_desktop.documents.reports.cchc_sentences import apologies, without_apology
from motcua_desktop.documents.reports.cchc_words import Telling
from motcua_desktop.services.rows.reports import CchcFacts, LateDossier
from motcua_desktop.text import grouped, short_date, two_digits

_COLUMNS: Final = (
    Column(10.2, Align.CENTER),
    Column(36.8),
    Column(26),
    Column(35.2),
    Column(24, Align.CENTER),
    Column(24, Align.CENTER),
    Column(24, Align.CENTER),
    Column(12.5, Align.CENTER),
    Column(26.6),
    Column(25.5),
    Column(33.2),
)
_UNIT, _CAUSE, _RESPONSIBLE = 2, 8, 9
_SHARES: Final = {1: 0.15, 3: 0.65, 7: 0.05, 10: 0.15}


def late_list(tell: Telling, facts: CchcFacts) -> Iterator[ReportBlock]:
    """Yield the table and its note; columns that nothing is known of fall away."""
    kept = _kept_columns(facts)
    heads = tell.words.late_list["heads"]
    rows = (_cells(tell, number, one) for number, one in enumerate(facts.late, 1))
    yield Table(
        columns=_widened(kept),
        head=(tuple(HeadCell(heads[at]) for at in kept),),
        rows=tuple(TableRow(tuple(cells[at] for at in kept)) for cells in rows),
    )
    yield Paragraph((Run(_note(tell, facts), italic=True),), Style.NOTE)


def _kept_columns(facts: CchcFacts) -> list[int]:
    known: dict[int, Callable[[LateDossier], str]] = {
        _CAUSE: lambda one: one.cause,
        _RESPONSIBLE: lambda one: one.responsible,
    }
    hidden = {
        column
        for column, read in known.items()
        if not any(read(one) for one in facts.late)
    }
    if len(facts.units) < 2:
        hidden.add(_UNIT)
    return [column for column in range(len(_COLUMNS)) if column not in hidden]


def _widened(kept: Sequence[int]) -> tuple[Column, ...]:
    """Return the kept columns; the room of those that fell goes where words are long.

    A number is not to break over two lines: it is what a reader copies.
    """
    room = sum(column.width for at, column in enumerate(_COLUMNS) if at not in kept)
    return tuple(
        replace(_COLUMNS[at], width=_COLUMNS[at].width + room * _SHARES.get(at, 0))
        for at in kept
    )


def _cells(tell: Telling, number: int, one: LateDossier) -> tuple[str, ...]:
    words = tell.words.late_list
    mark = " (*)" if one.was_late_before else ""
    finished = short_date(one.finished_on) if one.finished_on else words["still_open"]
    return (
        str(number),
        one.number,
        one.unit,
        f"{one.sector}: {one.procedure}{mark}",
        short_date(one.received_on),
        short_date(one.due_on),
        finished,
        grouped(one.working_days_late),
        one.cause,
        one.responsible,
        bound(one.apology) or words["no_apology"],
    )


def _note(tell: Telling, facts: CchcFacts) -> str:
    words, late = tell.words.late_list, facts.late
    owing = len(without_apology(late))
    before = sum(one.was_late_before for one in late)
    counts = apologies(late) | {"apologised": two_digits(len(late) - owing)}
    sums = ""
    if owing < len(late):
        sums += tell.fill(words["sum_apology"], **counts)
    if owing:
        sums += tell.fill(words["sum_no_apology"], **counts)
    has_open = any(one.finished_on is None for one in late)
    note = tell.fill(
        words["note"],
        open_until=tell.fill(words["note_open"]) if has_open else "",
        sums=sums,
    )
    if not before:
        return note
    return tell.fill(words["note_before"], late_before=two_digits(before)) + note
