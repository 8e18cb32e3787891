"""Suggestions for III, IV and V: what is broken, left to do, to be asked for."""

from collections.abc import Iterator
from typing import Final

from motcua_desktop.documents.phrases import lower_first, sentence_case
from motcua_desktop.documents.reports.narrative.directing import counted
from motcua_desktop.documents.reports.narrative.words import Narrator
from motcua_desktop.services.rows.registers import EquipmentLine
from motcua_desktop.text import short_date

LONG_BROKEN: Final = 30
"""Days after which a broken thing is a fault and asked to be replaced (3.4)."""


def _broken(tell: Narrator) -> list[EquipmentLine]:
    equipment, last = tell.facts.counts.equipment, tell.facts.period.last
    lines = equipment.lines if equipment else ()
    return [it for it in lines if it.is_broken_longer_than(LONG_BROKEN, on=last)]


def _poor_facilities(tell: Narrator) -> list[EquipmentLine]:
    equipment = tell.facts.counts.equipment
    lines = equipment.facilities if equipment else ()
    return [it for it in lines if it.condition and not it.broken]


def faults(tell: Narrator) -> Iterator[str]:
    """Yield III.2: what has been broken for long, rooms that do not serve."""
    for line in _broken(tell):
        condition = f", {line.condition.rstrip('.;')}" if line.condition else ""
        since = short_date(line.broken_since) if line.broken_since else ""
        yield tell.say(
            "broken_device",
            broken=line.broken,
            name=line.name,
            since=since,
            condition=condition,
        )
    for line in _poor_facilities(tell):
        name, condition = sentence_case(line.name), line.condition.rstrip(".;")
        yield tell.say("facility", name=name, condition=condition)


def causes(tell: Narrator) -> Iterator[str]:
    """Yield III.3: people who work at the desk beside their other duties."""
    staff = tell.facts.counts.staff
    if staff and staff.part_time:
        yield tell.say("part_time", part_time=staff.part_time)


def tasks(tell: Narrator) -> Iterator[str]:
    """Yield IV: the tasks that were assigned and are still open."""
    for task in tell.facts.open_tasks:
        before = ""
        if task.due_on and task.due_on > tell.facts.period.last:
            before = tell.say("task_before", due=short_date(task.due_on))
        content = lower_first(task.content.rstrip(".;"))
        yield tell.say("task", content=content, before=before)


def requests(tell: Narrator) -> Iterator[str]:
    """Yield V: replacement, repair, people."""
    broken = _broken(tell)
    if broken:
        parts = counted([(line.broken, line.name) for line in broken])
        yield tell.say("request_devices", parts=parts, month=_next_month(tell))
    for line in _poor_facilities(tell):
        condition = line.condition.rstrip(".;")
        yield tell.say("request_facility", name=line.name, condition=condition)
    staff = tell.facts.counts.staff
    if staff and staff.part_time:
        yield tell.say("request_staff")


def _next_month(tell: Narrator) -> str:
    last = tell.facts.period.last
    year, month = divmod(last.year * 12 + last.month, 12)
    return tell.say("month", month=str(month + 1), year=str(year))
