"""Comparison with earlier periods: the sentences and the table beside them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

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
from motcua_desktop.documents.phrases import sentence_case
from motcua_desktop.documents.reports.adjustments import adjusted_bracket
from motcua_desktop.documents.reports.cchc_words import Telling
from motcua_desktop.domain.period import Period, PeriodKind
from motcua_desktop.domain.statistics import (
    Figures,
    decimal_comma,
    hundredths_of_percent,
    percent,
)
from motcua_desktop.services.rows.reports import CchcFacts, ComparedPeriod
from motcua_desktop.text import MINUS, NBSP, grouped, short_date, two_digits

SMALL_BASE = 20
"""Changes from a smaller base are told from–to, not in percent."""
CLOSE = 5
"""Hundredths of a percentage point below which two rates are alike."""
_NOTHING = "–"


def with_comparable_year(facts: CchcFacts) -> CchcFacts:
    """Return `facts` without a compared year that says nothing of its own.

    A year shares days with longer periods, and of a year it is the previous period.
    """
    earlier = facts.year_before
    if earlier is None:
        return facts
    is_said = facts.previous is not None and _days(facts.previous) == _days(earlier)
    if earlier.period.last < facts.period.first and not is_said:
        return facts
    return replace(facts, year_before=None)


def _days(earlier: ComparedPeriod) -> tuple[date, date]:
    return earlier.period.first, earlier.period.last


def comparison_paragraph(tell: Telling, facts: CchcFacts) -> str:
    """Return b7, "" where there is nothing to compare with."""
    labelled = (
        (facts.previous, "previous_label"),
        (facts.year_before, "year_label"),
    )
    return " ".join(
        _compared(tell, facts, earlier, tell.say(label))
        for earlier, label in labelled
        if earlier is not None
    )


def _compared(
    tell: Telling, facts: CchcFacts, earlier: ComparedPeriod, label: str
) -> str:
    name = earlier.period.name
    if earlier.period.kind is PeriodKind.CUSTOM:
        name = tell.say("compared_days", name=name)
    told = [_told_rate(tell, facts.figures, earlier.figures)]
    since = ""
    if earlier.data_from is None:
        told = [
            _told_received(tell, facts.figures, earlier.figures, name),
            _told_late(tell, facts.figures, earlier.figures, name),
            *told,
        ]
    else:
        since = tell.say("since", day=short_date(earlier.data_from))
        told.append(_told_daily(tell, facts, earlier, label))
    known = "; ".join(one for one in told if one)
    since += adjusted_bracket(earlier)
    return tell.say("compared", name=name, since=since, facts=known) if known else ""


def _told_received(tell: Telling, now: Figures, old: Figures, name: str) -> str:
    return _told_change(tell, "received", (old["received"], now["received"]), name)


def _told_late(tell: Telling, now: Figures, old: Figures, name: str) -> str:
    return _told_change(tell, "late", (old["late"], now["late"]), name)


def _told_change(tell: Telling, key: str, counts: tuple[int, int], name: str) -> str:
    old, now = counts
    if old == now == 0:
        return ""
    kind = _kind_of_change(old, now)
    share = ""
    if old >= SMALL_BASE:
        share = tell.fill(" ({share})", share=percent(abs(now - old), old))
    values = {
        "change": two_digits(abs(now - old)),
        "old": two_digits(old),
        "now": two_digits(now),
    }
    if kind in {"more", "less"} and not share:
        share = tell.say(f"from_to_{kind}", **values)
    return tell.say(f"{key}_{kind}", name=name, share=share, **values)


def _kind_of_change(old: int, now: int) -> str:
    if old == now:
        return "same"
    if not old:
        return "new"
    if not now:
        return "gone"
    return "more" if now > old else "less"


def _told_rate(tell: Telling, now: Figures, old: Figures) -> str:
    points = rate_change(now, old)
    if points is None:
        return ""
    if points == 0:
        return tell.say("rate_same")
    if abs(points) < CLOSE:
        return tell.say("rate_close")
    key = "rate_more" if points > 0 else "rate_less"
    return tell.say(key, points=decimal_comma(abs(points)))


def rate_change(now: Figures, old: Figures) -> int | None:
    """Return the change of the printed on-time rate in hundredths of a point."""
    if not now["resolved"] or not old["resolved"]:
        return None
    return hundredths_of_percent(now["ok"], now["resolved"]) - hundredths_of_percent(
        old["ok"], old["resolved"]
    )


def _told_daily(
    tell: Telling, facts: CchcFacts, earlier: ComparedPeriod, label: str
) -> str:
    if not facts.working_days or not earlier.working_days:
        return ""
    now = _daily(facts.figures["received"], facts.working_days)
    old = _daily(earlier.figures["received"], earlier.working_days)
    # "0 hồ sơ" is never written.
    return "" if "0" in {now, old} else tell.say("daily", now=now, old=old, label=label)


def _daily(received: int, days: int) -> str:
    """Return the average a day with one decimal, half rounded up: 47,9."""
    tenths = (received * 20 + days) // (2 * days)
    return decimal_comma(tenths * 10)


def comparison_table(
    tell: Telling, facts: CchcFacts, opened_on: date | None
) -> Iterator[ReportBlock]:
    """Yield the table of comparison with its title and note, if there is one."""
    earlier = [one for one in (facts.previous, facts.year_before) if one]
    if not earlier:
        return
    tables = tell.words.tables
    title = (Run(tables["compared_title"], bold=True),)
    yield Paragraph(title, Style.CAPTION, keep_with_next=True)
    yield Table(
        columns=_columns(facts),
        head=(tuple(HeadCell(text) for text in _heads(tell, facts)),),
        rows=tuple(
            TableRow((label, *_cells(key, facts)))
            for key, label in tables["compared_rows"]
        ),
        is_kept_whole=True,
    )
    for one in earlier:
        if one.data_from is not None:
            yield _note(tell, one.period.last, one.data_from, opened_on)


def _note(tell: Telling, until: date, since: date, opened_on: date | None) -> Paragraph:
    key = "compared_note_opened" if opened_on == since else "compared_note"
    text = tell.fill(
        tell.words.tables[key], since=short_date(since), until=short_date(until)
    )
    return Paragraph((Run(text, italic=True),), Style.NOTE)


def _columns(facts: CchcFacts) -> tuple[Column, ...]:
    numbers = 1 + 2 * (facts.previous is not None) + (facts.year_before is not None)
    return (Column(58), *(Column(26.75, Align.RIGHT) for _ in range(numbers)))


def _heads(tell: Telling, facts: CchcFacts) -> Iterator[str]:
    tables = tell.words.tables
    yield tables["compared_subject"]
    yield _head(tell, facts.period)
    if facts.previous is not None:
        period = facts.previous.period
        yield _starred(_head(tell, period), facts.previous)
        yield tell.fill(tables["compared_change"], name=_in_brief(tell, period))
    if facts.year_before is not None:
        yield _starred(_head(tell, facts.year_before.period), facts.year_before)


def _head(tell: Telling, period: Period) -> str:
    if period.kind is not PeriodKind.CUSTOM:
        return sentence_case(period.name)
    days = (short_date(period.first), short_date(period.last))
    return tell.fill(tell.words.tables["compared_days"], first=days[0], last=days[1])


def _in_brief(tell: Telling, period: Period) -> str:
    if period.kind in {PeriodKind.CUSTOM, PeriodKind.CUMULATIVE}:
        return str(tell.words.tables["compared_before"])
    return period.name.removesuffix(f" năm{NBSP}{period.last.year}")


def _starred(name: str, earlier: ComparedPeriod) -> str:
    return f"{name} (*)" if earlier.data_from else name


def _cells(key: str, facts: CchcFacts) -> Iterator[str]:
    yield _cell(key, facts.figures)
    if facts.previous is not None:
        yield _cell(key, facts.previous.figures)
        yield _change(key, facts.figures, facts.previous)
    if facts.year_before is not None:
        yield _cell(key, facts.year_before.figures)


def _cell(key: str, figures: Figures) -> str:
    if "/" not in key:
        return grouped(figures[key])
    part, base = key.split("/")
    return percent(figures[part], figures[base]).rstrip("%")


def _change(key: str, now: Figures, earlier: ComparedPeriod) -> str:
    old = earlier.figures
    if "/" not in key:
        change = now[key] - old[key]
        return _NOTHING if earlier.data_from else _signed(change)
    part, base = key.split("/")
    if not now[base] or not old[base]:
        return _NOTHING
    points = hundredths_of_percent(now[part], now[base]) - hundredths_of_percent(
        old[part], old[base]
    )
    return decimal_comma(points, signed=True)


def _signed(change: int) -> str:
    sign = "+" if change > 0 else MINUS if change < 0 else ""
    return f"{sign}{grouped(abs(change))}"
