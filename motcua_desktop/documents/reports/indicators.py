"""Phụ lục II: the indicators of the CCHC report, each rate with its base."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from motcua_desktop.documents.model import Align, Column, HeadCell, Table, TableRow
from motcua_desktop.documents.phrases import bound
from motcua_desktop.documents.reports.cchc_points import satisfaction
from motcua_desktop.documents.reports.cchc_words import Telling
from motcua_desktop.domain.statistics import percent
from motcua_desktop.services.rows.reports import CchcFacts
from motcua_desktop.text import grouped

_COLUMNS: Final = (
    Column(12, Align.CENTER),
    Column(74),
    Column(22, Align.CENTER),
    Column(22, Align.RIGHT),
    Column(35),
)
_ROMAN: Final = ("I", "II", "III", "IV")
_DOSSIERS, _RESULTS, _PROCEDURES, _RATINGS = "hồ sơ", "kết quả", "TTHC", "lượt"


@dataclass(frozen=True, slots=True)
class Indicator:
    """Một chỉ tiêu: the key of its words, its unit, value and remark.

    `is_part` numbers it under the one before: 1.1, 1.2.
    """

    key: str
    unit: str
    value: str
    remark: str = ""
    is_part: bool = False


def indicator_table(tell: Telling, facts: CchcFacts) -> Table:
    """Return the table; what the office does not keep has no row."""
    words = tell.words.indicators
    groups = (
        _procedures(facts),
        _dossiers(facts),
        _online(facts),
        _opinions(tell, facts),
    )
    rows: list[TableRow] = []
    number = 0
    shown = [
        (title, list(lines))
        for title, lines in zip(words["groups"], groups, strict=True)
    ]
    filled = [(title, lines) for title, lines in shown if lines]
    for roman, (title, lines) in zip(_ROMAN, filled, strict=False):
        rows.append(TableRow((roman, title, "", "", ""), bold=True))
        part = 0
        for line in lines:
            part = part + 1 if line.is_part else 0
            number += not line.is_part
            rows.append(_row(tell, f"{number}.{part}" if part else str(number), line))
    return Table(
        columns=_COLUMNS,
        head=(tuple(HeadCell(text) for text in words["heads"]),),
        rows=tuple(rows),
    )


def _row(tell: Telling, number: str, line: Indicator) -> TableRow:
    words = tell.words.indicators
    label = tell.fill(words[line.key])
    unit = words["units"][line.unit]
    return TableRow((number, label, unit, line.value, bound(line.remark)))


def _count(key: str, unit: str, count: int, remark: str = "") -> Indicator:
    return Indicator(key, unit, grouped(count), remark)


def _rate(key: str, of: str, part: int, base: int) -> Indicator:
    """Return a rate: without its sign, which stands in the unit's column."""
    remark = f"{grouped(part)}/{grouped(base)} {of}" if base else ""
    return Indicator(key, "percent", percent(part, base).rstrip("%"), remark)


def _share(part: int, base: int) -> str:
    if not base:
        return ""
    return f"{grouped(part)}/{grouped(base)} ({percent(part, base)})"


def _procedures(facts: CchcFacts) -> Iterator[Indicator]:
    whole = sum(facts.catalogue_size)
    if whole:
        yield _count("catalogue", "tthc", whole)
    registers = facts.registers
    changes = registers.procedure_changes if registers else None
    if changes is not None:
        for key, count in (
            ("issued", changes.issued),
            ("amended", changes.amended),
            ("abolished", changes.abolished),
        ):
            yield Indicator(key, "tthc", grouped(count), is_part=bool(whole))
    reviews = registers.reviews if registers else None
    if reviews is not None:
        reviewed = grouped(reviews.procedures)
        yield Indicator("reviewed", "tthc", reviewed, is_part=bool(whole))


def _dossiers(facts: CchcFacts) -> Iterator[Indicator]:
    figures = facts.figures
    carried, received = grouped(figures["carried_over"]), grouped(figures["received"])
    yield _count("total", "dossiers", figures["total"], f"{carried} + {received}")
    yield _count("received", "dossiers", figures["received"])
    yield _rate("ok_rate", _DOSSIERS, figures["ok"], figures["resolved"])
    finished, still_open = figures["finished_late"], figures["open_overdue"]
    late = f"{grouped(finished)} + {grouped(still_open)}" if figures["late"] else ""
    yield _count("late", "dossiers", figures["late"], late)
    if figures["late"]:
        ratio = f"{grouped(figures['late_with_apology'])}/{grouped(figures['late'])}"
        apologised = figures["late_with_apology"]
        yield _count("late_apology", "dossiers", apologised, f"{ratio} hồ sơ quá hạn")
    yield _count("repeated", "dossiers", facts.repeated_supplements)


def _online(facts: CchcFacts) -> Iterator[Indicator]:
    kept, served, fees = facts.digitisation, facts.online, facts.fees
    if kept is not None:
        yield _rate("digitised", _DOSSIERS, kept.digitised, kept.on_paper)
        done, due = kept.results_electronic, kept.results_due
        yield _rate("e_results", _RESULTS, done, due)
    full, part = facts.online_procedures
    if full + part:
        whole = sum(facts.catalogue_size)
        yield _count("online_full", "tthc", full, _share(full, whole))
        yield _count("online_part", "tthc", part)
    figures = facts.figures
    if served is not None:
        used, procedures = served.procedures_online, served.procedures
        yield _rate("used", _PROCEDURES, used, procedures)
        online = served.full + served.part
        yield _rate("served", _DOSSIERS, online, served.received)
    else:
        online, received = figures["received_online"], figures["received"]
        yield _rate("online", _DOSSIERS, online, received)
    if fees is not None:
        yield _rate("paid", _DOSSIERS, fees.paid_online, fees.owed)
    yield _count("postal", "dossiers", figures["received_postal"])
    if facts.returned_by_way is not None:
        postal = facts.returned_by_way.get("postal", 0)
        remark = _share(postal, figures["returned"])
        yield _count("returned_postal", "dossiers", postal, remark)


def _opinions(tell: Telling, facts: CchcFacts) -> Iterator[Indicator]:
    kept = facts.registers.feedback if facts.registers else None
    words = tell.words.indicators
    if kept is not None:
        split = f"{kept.carried_over} + {kept.received}" if kept.total else ""
        yield _count("feedback", "feedback", kept.total, split)
        on_time = words["feedback_on_time"].format(count=grouped(kept.resolved_on_time))
        remark = on_time if kept.resolved else ""
        yield _count("feedback_done", "feedback", kept.resolved, remark)
    if facts.ratings is None:
        return
    whole = sum(facts.ratings.values())
    yield _count("ratings", "times", whole, _share(whole, facts.figures["returned"]))
    satisfied, share = satisfaction(facts)
    if share:
        yield _rate("satisfied", _RATINGS, satisfied, whole)
