"""Consolidated section: districts and communes told apart, then together."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
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
from motcua_desktop.documents.phrases import lower_first, sentence_case
from motcua_desktop.documents.reports.cchc_sentences import (
    OPEN_PARTS,
    RESOLVED_PARTS,
    apologies,
    blame,
    present,
    told_causes,
    without_apology,
)
from motcua_desktop.documents.reports.cchc_words import Telling
from motcua_desktop.domain.people import UnitLevel
from motcua_desktop.domain.statistics import Figures, percent
from motcua_desktop.services.rows.reports import CchcFacts, LateDossier, UnitFigures
from motcua_desktop.text import grouped, joined, two_digits

_ORDER: Final = (UnitLevel.PROVINCE, UnitLevel.DISTRICT, UnitLevel.COMMUNE)
_TWO_TIERS_FROM: Final = date(2025, 7, 1)
_NUMBER_WORDS: Final = {2: "hai", 3: "ba"}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of desks and all their dossiers."""

    level: UnitLevel
    units: tuple[UnitFigures, ...]
    figures: Figures
    vertical: int
    late: tuple[LateDossier, ...]
    desk: str
    unit_kind: str

    @property
    def label(self) -> str:
        """The level in running text: "cấp xã"."""
        return lower_first(self.level.label)


def levels_of(facts: CchcFacts) -> tuple[Level, ...]:
    """Return the levels of a consolidated report, () for a single level."""
    found = [
        level for level in _ORDER if any(one.unit.level is level for one in facts.units)
    ]
    if len(found) < 2:
        return ()
    return tuple(_level(facts, level) for level in found)


def _level(facts: CchcFacts, level: UnitLevel) -> Level:
    units = tuple(one for one in facts.units if one.unit.level is level)
    known_as = {
        name for one in units for name in (one.unit.name, one.unit.code) if name
    }
    is_two_tiers = facts.period.last >= _TWO_TIERS_FROM
    kinds = {
        UnitLevel.COMMUNE: "xã, phường" if is_two_tiers else "xã, thị trấn",
        UnitLevel.DISTRICT: "huyện",
    }
    return Level(
        level=level,
        units=units,
        figures=sum((one.figures for one in units), Figures({})),
        vertical=sum(one.vertical["received"] for one in units if one.vertical),
        late=tuple(one for one in facts.late if one.unit in known_as),
        desk=(
            "Trung tâm Phục vụ hành chính công"
            if is_two_tiers
            else "Bộ phận Tiếp nhận và Trả kết quả"
        ),
        unit_kind=kinds.get(level, "đơn vị"),
    )


def levels_blocks(
    tell: Telling, levels: Sequence[Level], vertical: int, annexes: tuple[str, str]
) -> Iterator[ReportBlock]:
    """Yield b1–b4 of a consolidated report; `annexes`: figures, late dossiers."""
    details = tell.say("details_at", annex=annexes[0])
    yield Paragraph.of(_intake(tell, levels, vertical))
    for level in levels:
        yield Paragraph.of(_settled(tell, level))
    yield Paragraph.of(f"{_together(tell, levels)} {details}")
    yield from _levels_table(tell, levels)
    for level in levels:
        yield from _late_blocks(tell, level)
    if not tell.figures["late"]:
        yield Paragraph.of(tell.say("late_none"))
    else:
        yield Paragraph.of(tell.say("list_at", annex=annexes[1]))


def _intake(tell: Telling, levels: Sequence[Level], vertical: int) -> str:
    told = [_received(tell, level, is_first=level is levels[0]) for level in levels]
    whole = "levels_total" if tell.figures["carried_over"] else "levels_received"
    sentences = [f"{'; '.join(told)}.", tell.say(whole)]
    if vertical and not any(level.vertical for level in levels):
        sentences.append(tell.say("levels_vertical", vertical=two_digits(vertical)))
    return " ".join(sentences)


def _received(tell: Telling, level: Level, *, is_first: bool) -> str:
    if not level.figures["received"]:
        key = "level_received_none"
    elif is_first:
        key = "level_received_first"
    else:
        key = "level_received_one" if len(level.units) == 1 else "level_received_many"
    said = tell.of(level.figures).say(
        key,
        desk=level.desk,
        level=level.label,
        unit_count=two_digits(len(level.units)),
        unit_kind=level.unit_kind,
    )
    if level.vertical:
        said += tell.say("level_vertical", vertical=two_digits(level.vertical))
    return said


def _settled(tell: Telling, level: Level) -> str:
    figures = level.figures
    told = tell.of(figures)
    rest = _rest(told)
    values = {"Level": level.level.label, "rest": sentence_case(rest)}
    if not figures["resolved"]:
        return told.say("level_resolved_none", **values)
    if figures["ok"] == figures["resolved"]:
        values["rest"] = rest
        return told.say("level_full", of_total=_of_total(told), **values)
    named = present(figures, RESOLVED_PARTS)
    if len(named) == 1:
        what = told.say(f"what_{named[0]}")
        return told.say("level_resolved_one_part", what=what, **values)
    return told.say(
        "level_resolved",
        parts=joined([told.say(f"part_{name}") for name in named]),
        ok_share=told.share("ok", "resolved"),
        ok_sum=grouped(figures["ok"]),
        resolved_sum=grouped(figures["resolved"]),
        **values,
    )


def _of_total(told: Telling) -> str:
    figures = told.figures
    if figures["ok"] == figures["total"]:
        return ""
    base = "phải giải quyết" if figures["carried_over"] else "tiếp nhận"
    return told.say(
        "level_of_total",
        ok_of_total=told.share("ok", "total"),
        received_or_total=base,
    )


def _rest(told: Telling) -> str:
    named = present(told.figures, OPEN_PARTS)
    if not named:
        return told.say("level_open_none")
    if len(named) > 1:
        parts = [told.say(f"part_{name}", grounds="") for name in named]
        return told.say("level_open", parts=joined(parts))
    key = "level_open_one" if told.figures["open"] == 1 else "level_open_all"
    return told.say(key, what=told.say(f"what_{named[0]}", grounds=""))


def _together(tell: Telling, levels: Sequence[Level]) -> str:
    figures = tell.figures
    count = _NUMBER_WORDS[len(levels)]
    if not figures["resolved"]:
        return tell.say("levels_resolved_none", levels=count)
    return tell.say(
        "levels_resolved",
        levels=count,
        ok_share=tell.share("ok", "resolved"),
        ok_sum=grouped(figures["ok"]),
        resolved_sum=grouped(figures["resolved"]),
        total_sum=grouped(figures["total"]),
    )


def _levels_table(tell: Telling, levels: Sequence[Level]) -> Iterator[ReportBlock]:
    tables = tell.words.tables
    title = tell.fill(tables["levels_title"], levels=_NUMBER_WORDS[len(levels)])
    yield Paragraph((Run(title, bold=True),), Style.CAPTION, keep_with_next=True)
    number, subject, together = tables["levels_heads"]
    heads = (number, subject, *(level.level.label for level in levels), together)
    groups = (*(level.figures for level in levels), tell.figures)
    yield Table(
        columns=(
            Column(12, Align.CENTER),
            Column(153 - 24 * len(groups)),
            *(Column(24, Align.RIGHT) for _ in groups),
        ),
        head=(tuple(HeadCell(text) for text in heads),),
        rows=tuple(_level_rows(tables["levels_rows"], groups)),
    )


def _level_rows(
    lines: Sequence[tuple[str, str, str]], groups: Sequence[Figures]
) -> Iterator[TableRow]:
    main = sub = 0
    for kind, key, label in lines:
        if key in {"withdrawn", "suspended"} and not groups[-1][key]:
            continue
        main, sub = (main + (kind == "main"), 0 if kind == "main" else sub)
        sub += kind == "sub"
        number = {"main": str(main), "sub": f"{main}.{sub}"}.get(kind, "")
        cells = tuple(_cell(key, figures) for figures in groups)
        yield TableRow((number, label, *cells))


def _cell(key: str, figures: Figures) -> str:
    if "/" not in key:
        return grouped(figures[key])
    part, base = key.split("/")
    return percent(figures[part], figures[base]).rstrip("%")


def _late_blocks(tell: Telling, level: Level) -> Iterator[ReportBlock]:
    if not level.figures["late"]:
        return
    by_unit = Counter(one.unit for one in level.late)
    has_table = len(by_unit) > 1
    base = "total" if level.figures["open_overdue"] else "resolved"
    told = tell.of(level.figures)
    text = told.say(
        "level_late",
        Level=level.level.label,
        late_share=told.share("late", base),
        late_base=told.say(f"late_base_{base}", level=level.label),
        spread=_spread(told, level, by_unit),
        apologies=_apologies(told, level),
        list=told.say("level_list") if has_table else "",
    )
    yield Paragraph.of(text)
    if has_table:
        yield _late_units_table(told, level, by_unit)


def _spread(told: Telling, level: Level, by_unit: Counter[str]) -> str:
    if len(level.units) == 1:
        return ""
    if len(by_unit) == 1:
        return told.say("level_late_at", unit=lower_first(next(iter(by_unit))))
    return told.say(
        "level_late_spread",
        late_units=two_digits(len(by_unit)),
        unit_count=two_digits(len(level.units)),
        unit_kind=level.unit_kind,
    )


def _apologies(told: Telling, level: Level) -> str:
    owing = without_apology(level.late)
    if not owing:
        return told.say("level_apology_all")
    kind = "none" if len(owing) == len(level.late) else "some"
    return told.say(
        f"level_apology_{kind}", blame=blame(told, owing, ","), **apologies(level.late)
    )


def _late_units_table(told: Telling, level: Level, by_unit: Counter[str]) -> Table:
    has_causes = any(one.cause for one in level.late)
    rows = []
    for number, (unit, count) in enumerate(by_unit.most_common(), 1):
        late = [one for one in level.late if one.unit == unit]
        apologised = len(late) - len(without_apology(late))
        causes = (sentence_case(told_causes(told, late)),) if has_causes else ()
        rows.append(
            TableRow(
                (
                    str(number),
                    sentence_case(unit),
                    grouped(count),
                    _sectors(late),
                    *causes,
                    grouped(apologised),
                )
            )
        )
    apologised = len(level.late) - len(without_apology(level.late))
    gaps = ("", "") if has_causes else ("",)
    total = (
        "",
        told.words.tables["sum_row"],
        grouped(len(level.late)),
        *gaps,
        grouped(apologised),
    )
    return Table(
        columns=_late_columns(has_causes=has_causes),
        head=(tuple(HeadCell(text) for text in _late_heads(told, has_causes)),),
        rows=(*rows, TableRow(total, bold=True)),
    )


def _late_heads(told: Telling, has_causes: bool) -> list[str]:  # noqa: FBT001
    heads = list(told.words.tables["late_units_heads"])
    if not has_causes:
        del heads[4]
    return heads


def _late_columns(*, has_causes: bool) -> tuple[Column, ...]:
    causes = (Column(48),) if has_causes else ()
    return (
        Column(11, Align.CENTER),
        Column(32),
        Column(20, Align.RIGHT),
        Column(34 if has_causes else 82),
        *causes,
        Column(20, Align.RIGHT),
    )


def _sectors(late: Sequence[LateDossier]) -> str:
    counted = Counter(one.sector for one in late).most_common()
    told = [f"{lower_first(sector)} ({grouped(count)})" for sector, count in counted]
    return sentence_case(", ".join(told))
