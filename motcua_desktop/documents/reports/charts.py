"""The charts of the CCHC report, and when a sentence is clearer than a chart."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, NamedTuple

from motcua_desktop.documents.model import (
    Chart,
    ChartKind,
    ChartSeries,
    Paragraph,
    ReportBlock,
)
from motcua_desktop.documents.phrases import bound, sentence_case
from motcua_desktop.documents.wording import Edition, load_words
from motcua_desktop.domain.period import Period, PeriodKind
from motcua_desktop.domain.statistics import Figures, percent
from motcua_desktop.services.rows.reports import CchcFacts, FigureRow, SectorFigures
from motcua_desktop.text import NBSP, grouped

FEWEST_MONTHS: Final = 3
FEWEST_CHANNELS: Final = 2
FEWEST_SECTORS: Final = 3
FEWEST_DOSSIERS: Final = 20
MOST_BARS: Final = 12
_CHANNELS: Final = ("received_desk", "received_online", "received_postal")
_STEPS: Final = (("month", 1), ("quarter", 3), ("year", 12))
_ROMAN: Final = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class ChartWords(Edition):
    """The words on charts and around them."""

    text: Mapping[str, str] = field(kw_only=True)


@functools.cache
def chart_words() -> Mapping[str, str]:
    """Return the words of charts."""
    return load_words("reports/charts.toml", ChartWords).text


class Drawn(NamedTuple):
    """A chart, and the clause of the text that points to it."""

    chart: Chart
    clause: str


def charts(facts: CchcFacts) -> Iterator[ReportBlock]:
    """Yield the sentence that points to the charts, then the charts."""
    drawn: list[Drawn] = []
    for draw in (month_chart, channel_chart, sector_chart):
        one = draw(facts, len(drawn) + 1)
        if one is not None:
            drawn.append(one)
    if drawn:
        clauses = "; ".join(one.clause for one in drawn)
        yield Paragraph.of(
            sentence_case(chart_words()["pointer"].format(parts=clauses))
        )
    for one in drawn:
        yield one.chart


def month_chart(facts: CchcFacts, number: int) -> Drawn | None:
    """Return received and resolved by month, None where too few months have any."""
    rows = [one for one in facts.by_month if _has_data(one.figures)]
    if len(rows) < FEWEST_MONTHS or facts.figures["received"] < FEWEST_DOSSIERS:
        return None
    words = chart_words()
    step, columns = _columns(facts.by_month, facts.period)
    series = (
        _series(words["month_received"], columns, "received"),
        _series(words["month_resolved"], columns, "resolved"),
    )
    parts = "; ".join(
        words["month_part"].format(
            name=name,
            received=grouped(figures["received"]),
            resolved=grouped(figures["resolved"]),
        )
        for name, figures in columns
    )
    title = words["month_title"].format(step=words[step])
    chart = Chart(
        number,
        title,
        ChartKind.COLUMNS,
        tuple(name for name, _ in columns),
        series,
        words["month_spoken"].format(step=words[step], parts=parts),
    )
    return Drawn(chart, _clause("month_at", number, step=words[step]))


def _has_data(figures: Figures) -> bool:
    return bool(figures["received"] or figures["resolved"])


def _clause(key: str, number: int, **more: str) -> str:
    shown = f"Biểu đồ{NBSP}{number}"
    return bound(chart_words()[key].format(chart=shown, **more))


def _series(
    name: str, columns: Sequence[tuple[str, Figures]], *keys: str
) -> ChartSeries:
    values = (sum(figures[key] for key in keys) for _, figures in columns)
    return ChartSeries(name, tuple(values))


def _columns(
    rows: Sequence[FigureRow], period: Period
) -> tuple[str, list[tuple[str, Figures]]]:
    """Return the step and the columns: months, else quarters, else years.

    Months of two years carry their year; a month that the period cuts says where.
    """
    for step, _ in _STEPS:
        joined: dict[str, Figures] = {}
        for row in rows:
            name = _step_name(row.group, step, rows)
            joined[name] = joined.get(name, Figures({})) + row.figures
        if len(joined) <= MOST_BARS:
            break
    return step, _with_edges(list(joined.items()), period, step)


def _step_name(group: str, step: str, rows: Sequence[FigureRow]) -> str:
    year, month = group.split("-")
    if step == "year":
        return f"Năm {year}"
    if step == "quarter":
        return f"Quý {_ROMAN[(int(month) - 1) // 3]}/{year}"
    is_one_year = all(row.group.startswith(year) for row in rows)
    return f"Tháng {int(month)}" if is_one_year else f"{month}/{year}"


def _with_edges(
    columns: list[tuple[str, Figures]], period: Period, step: str
) -> list[tuple[str, Figures]]:
    """Return `columns`, the first and last told apart where the period cuts them."""
    if period.kind is not PeriodKind.CUSTOM:
        return columns
    months = dict(_STEPS)[step]
    first, until = period.first, period.until
    if first != _step_start(first, months):
        name, figures = columns[0]
        columns[0] = (f"{name} (từ {_day(first)})", figures)
    if until != _step_start(until, months):
        name, figures = columns[-1]
        columns[-1] = (f"{name} (đến {_day(until - timedelta(days=1))})", figures)
    return columns


def _step_start(day: date, months: int) -> date:
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _day(day: date) -> str:
    return f"{day.day:02d}/{day.month}"


def channel_chart(facts: CchcFacts, number: int) -> Drawn | None:
    """Return the shares of channels, None where one channel took everything."""
    figures = facts.figures
    received = figures["received"]
    used = [key for key in _CHANNELS if figures[key]]
    if len(used) < FEWEST_CHANNELS or received < FEWEST_DOSSIERS:
        return None
    words = chart_words()
    names = [f"{words[key]} ({percent(figures[key], received)})" for key in used]
    counts = tuple(figures[key] for key in used)
    parts = "; ".join(
        words["channel_part"].format(name=name, count=grouped(count))
        for name, count in zip(names, counts, strict=True)
    )
    chart = Chart(
        number,
        words["channel_title"],
        ChartKind.BARS,
        tuple(names),
        (ChartSeries(words["channel_series"], counts),),
        words["channel_spoken"].format(parts=parts),
    )
    return Drawn(chart, _clause("channel_at", number))


def sector_chart(facts: CchcFacts, number: int) -> Drawn | None:
    """Return early, on time and late by sector as shares of the resolved."""
    resolved = [one for one in facts.sectors if one.figures["resolved"]]
    too_few = facts.figures["resolved"] < FEWEST_DOSSIERS
    if len(resolved) < FEWEST_SECTORS or too_few:
        return None
    words = chart_words()
    bars = _bars(resolved)
    on_time = "sector_on_time"
    if facts.figures["withdrawn"]:
        on_time = "sector_on_time_withdrawn"
    parts = "; ".join(
        words["sector_part"].format(
            name=name,
            early=grouped(figures["finished_early"]),
            on_time=grouped(figures["finished_on_time"] + figures["withdrawn"]),
            late=grouped(figures["finished_late"]),
        )
        for name, figures in bars
    )
    chart = Chart(
        number,
        words["sector_title"],
        ChartKind.SHARES,
        tuple(name for name, _ in bars),
        (
            _series(words["sector_early"], bars, "finished_early"),
            _series(words[on_time], bars, "finished_on_time", "withdrawn"),
            _series(words["sector_late"], bars, "finished_late"),
        ),
        words["sector_spoken"].format(parts=parts),
    )
    return Drawn(chart, _clause("sector_at", number))


def _bars(sectors: Sequence[SectorFigures]) -> list[tuple[str, Figures]]:
    """Return a bar for each sector; of very many, the smallest share the last one."""
    shown = list(sectors)
    rest: list[SectorFigures] = []
    if len(sectors) > MOST_BARS:
        by_size = sorted(sectors, key=lambda one: -one.figures["resolved"])
        rest = by_size[MOST_BARS - 1 :]
        shown = [one for one in sectors if one not in rest]
    bars = [(one.sector.name, one.figures) for one in shown]
    if rest:
        together = sum((one.figures for one in rest), Figures({}))
        bars.append((chart_words()["sector_others"], together))
    return [(f"{name} ({grouped(it['resolved'])})", it) for name, it in bars]
