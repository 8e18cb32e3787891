"""Consolidated section: districts and communes told apart, then together."""

from collections import Counter
from collections.abc import Iterator, Sequence

from motcua_desktop.documents.model import Paragraph, ReportBlock, Run
from motcua_desktop.documents.phrases import lower_first, sentence_case
from motcua_desktop.documents.reports.cchc_level_tables import (
    late_units_table,
    levels_table,
)
from motcua_desktop.documents.reports.cchc_sentences import (
    OPEN_PARTS,
    RESOLVED_PARTS,
    apologies,
    blame,
    present,
    without_apology,
)
from motcua_desktop.documents.reports.cchc_words import Telling
from motcua_desktop.documents.reports.levels import NUMBER_WORDS, Level
from motcua_desktop.text import grouped, joined, two_digits


def levels_blocks(
    tell: Telling, levels: Sequence[Level], vertical: int, annexes: tuple[str, str]
) -> Iterator[ReportBlock]:
    """Yield b1–b4 of a consolidated report; `annexes`: figures, late dossiers."""
    details = tell.say("details_at", annex=annexes[0])
    yield Paragraph.of(_intake(tell, levels, vertical))
    for level in levels:
        yield Paragraph.of(_settled(tell, level))
    yield Paragraph.of(f"{_together(tell, levels)} {details}")
    yield from levels_table(tell, levels)
    for level in levels:
        yield from _late_blocks(tell, level)
    if not tell.figures["late"]:
        yield Paragraph.of(tell.say("late_none"))
    else:
        yield Paragraph.of(tell.say("levels_list_at", annex=annexes[1]))


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
    named = present(figures, RESOLVED_PARTS)
    if len(named) == 1 and (figures["resolved"] == 1 or named == ["late"]):
        key = "single" if figures["resolved"] == 1 else "one_part"
        what = told.say(f"what_{named[0]}")
        return told.say(f"level_resolved_{key}", what=what, **values)
    if figures["ok"] == figures["resolved"]:
        values["rest"] = rest
        return told.say("level_full", of_total=_of_total(told), **values)
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
    count = NUMBER_WORDS[len(levels)]
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
    yield Paragraph((Run(text),), keep_with_next=has_table)
    if has_table:
        yield late_units_table(told, level, by_unit)


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
        kind = "single" if len(level.late) == 1 else "all"
        return told.say(f"level_apology_{kind}")
    kind = "none" if len(owing) == len(level.late) else "some"
    return told.say(
        f"level_apology_{kind}", blame=blame(told, owing, ","), **apologies(level.late)
    )
