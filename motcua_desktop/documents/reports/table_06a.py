"""Form II.06a/VPCP/KSTT: the table of settled dossiers by sector, with its note."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from motcua_desktop.documents.model import (
    Align,
    Column,
    FormStrip,
    HeadCell,
    Paragraph,
    ReportBlock,
    Run,
    Style,
    Table,
    TableRow,
)
from motcua_desktop.documents.phrases import sentence_case
from motcua_desktop.documents.reports.adjustments import opening_note
from motcua_desktop.documents.reports.cchc_words import Telling
from motcua_desktop.domain.period import PeriodKind
from motcua_desktop.domain.statistics import Figures
from motcua_desktop.services.rows.reports import CchcFacts, SectorFigures
from motcua_desktop.text import grouped

_WIDTHS: Final = (77.6, 16.6, 14.5, 19.6, 13.4, 18, 13, 13.4, 12, 19, 13.2, 12)
_COLUMNS: Final = (
    Column(9.7, Align.CENTER),
    Column(_WIDTHS[0]),
    *(Column(width, Align.RIGHT) for width in _WIDTHS[1:]),
)
_FORMULA_COLUMNS: Final = (
    ("total",),
    ("received_online",),
    ("received_desk", "received_postal"),
    ("carried_over",),
    ("resolved",),
    ("finished_early",),
    ("finished_on_time", "withdrawn"),
    ("finished_late",),
    ("open",),
    ("open_within", "suspended"),
    ("open_overdue",),
)
"""Columns (3) to (13): the figures that each adds up."""


def vertical_sectors(facts: CchcFacts) -> Figures:
    """Return the figures of the sectors of vertical agencies."""
    vertical = (one.figures for one in facts.sectors if one.sector.is_vertical)
    return sum(vertical, Figures({}))


def form_06a(tell: Telling, facts: CchcFacts) -> Iterator[ReportBlock]:
    """Yield the strip above the form, the table and the note below it."""
    words = tell.words.form_06a
    yield FormStrip(
        code=words["code"],
        period=(
            _period_line(tell, facts),
            tell.fill(words["days"]),
        ),
        parties=(tell.fill(words["from_unit"]), tell.fill(words["to_unit"])),
        unit=words["unit"],
    )
    yield Table(
        columns=_COLUMNS,
        head=head_06a(tell.words.form_06a),
        rows=tuple(_rows(tell, facts)),
        has_formulas=True,
    )
    yield Paragraph((Run(_note(tell, facts), italic=True),), Style.NOTE)


def _period_line(tell: Telling, facts: CchcFacts) -> str:
    words = tell.words.form_06a
    if facts.period.kind is PeriodKind.CUSTOM:
        return tell.fill(words["period_of_days"])
    return tell.fill(words["period"], period=facts.period.heading)


def head_06a(words: Mapping[str, Any]) -> tuple[tuple[HeadCell, ...], ...]:
    """Return the four lines of the form's head, the line of formulas last."""
    number, sector, received, resolved, still_open = words["heads"]
    total, during, before, *others = words["heads_2"]
    return (
        (
            HeadCell(number, rows=3),
            HeadCell(sector, rows=3),
            HeadCell(received, columns=4),
            HeadCell(resolved, columns=4),
            HeadCell(still_open, columns=3),
        ),
        (
            HeadCell(total, rows=2),
            HeadCell(during, columns=2),
            HeadCell(before, rows=2),
            *(HeadCell(text, rows=2) for text in others),
        ),
        tuple(HeadCell(text) for text in words["heads_3"]),
        tuple(HeadCell(text) for text in words["formulas"]),
    )


def _rows(tell: Telling, facts: CchcFacts) -> Iterator[TableRow]:
    words = tell.words.form_06a
    shown = [one for one in facts.sectors if one.figures["total"]]
    own = [one for one in shown if not one.sector.is_vertical]
    vertical = [one for one in shown if one.sector.is_vertical]
    if own:
        yield _group("A", tell.fill(words["own"]), own)
        yield from _sector_rows(own, 1)
    if vertical:
        yield _group("B", words["vertical"], vertical)
        yield from _sector_rows(vertical, len(own) + 1)
    yield TableRow(("", words["sum"], *_cells(facts.figures)), bold=True)


def _group(letter: str, label: str, sectors: Sequence[SectorFigures]) -> TableRow:
    figures = sum((one.figures for one in sectors), Figures({}))
    return TableRow((letter, label, *_cells(figures)), bold=True)


def _sector_rows(sectors: Sequence[SectorFigures], first: int) -> Iterator[TableRow]:
    for number, one in enumerate(sectors, first):
        yield TableRow((str(number), one.sector.name, *_cells(one.figures)))


def _cells(figures: Figures) -> Iterator[str]:
    for keys in _FORMULA_COLUMNS:
        yield grouped(sum(figures[key] for key in keys))


def _note(tell: Telling, facts: CchcFacts) -> str:
    words = tell.words.form_06a
    figures = facts.figures
    inside = [
        tell.fill(words[f"note_{name}"])
        for name, key in (
            ("withdrawn", "withdrawn"),
            ("no_limit", "no_limit"),
            ("suspended", "suspended"),
            ("postal", "received_postal"),
        )
        if figures[key]
    ]
    balance = tell.fill(
        words["balance"],
        total_sum=grouped(figures["total"]),
        resolved_sum=grouped(figures["resolved"]),
        open_sum=grouped(figures["open"]),
    )
    earlier = facts.previous
    left = earlier.figures["open"] if earlier and not earlier.data_from else None
    if left == figures["carried_over"]:
        balance += tell.fill(words["balance_previous"], previous_open=grouped(left))
    told = [sentence_case("; ".join(inside)), balance] if inside else [balance]
    note = tell.fill(words["note"], notes=". ".join(told))
    return f"{note} {opening_note(facts.opening)}".rstrip()
