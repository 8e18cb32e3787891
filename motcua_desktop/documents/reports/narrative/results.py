"""Suggestions for II.1 and II.3–II.6: drafts, counters, people, money, equipment."""

from collections.abc import Iterator, Sequence

from motcua_desktop.documents.phrases import lower_first, sentence_case
from motcua_desktop.documents.reports.narrative.directing import of_kind
from motcua_desktop.documents.reports.narrative.words import (
    Narrator,
    spaced,
    told_once,
)
from motcua_desktop.domain.register_entries import Activity, ActivityKind
from motcua_desktop.services.rows.registers import EquipmentLine, StaffCounts
from motcua_desktop.text import grouped, joined


def rule_making(tell: Narrator) -> Iterator[str]:
    """Yield II.1: drafts commented on, drafts of the desk's own."""
    comments = of_kind(tell, ActivityKind.COMMENT)
    drafts = of_kind(tell, ActivityKind.DRAFT)
    if not comments and not drafts:
        return
    key = "comments" if not drafts else "drafts_and_comments" if comments else "drafts"
    yield tell.say(
        key,
        comments=_sum(comments),
        comments_content=_contents(comments),
        drafts=_sum(drafts),
        drafts_content=_contents(drafts),
    )


def _sum(activities: Sequence[Activity]) -> int:
    return sum(it.count for it in activities)


def _contents(activities: Sequence[Activity]) -> str:
    return spaced("; ".join(told_once(it.content for it in activities)))


def organisation(tell: Narrator) -> Iterator[str]:
    """Yield II.3: how the desk is organised, and how many counters it has open."""
    contents = told_once(it.content for it in of_kind(tell, ActivityKind.ORGANISATION))
    counters = _counters(tell)
    if contents:
        yield tell.say(
            "organisation",
            contents="; ".join(map(lower_first, contents)),
            counters=(
                tell.say("organisation_counters", counters=counters) if counters else ""
            ),
        )
    elif counters:
        yield tell.say("counters", counters=counters)


def _counters(tell: Narrator) -> int:
    equipment, measure = tell.facts.counts.equipment, tell.say("counter_measure")
    lines = equipment.facilities if equipment else ()
    return sum(it.count - it.broken for it in lines if it.measure.lower() == measure)


def people(tell: Narrator) -> Iterator[str]:
    """Yield II.4, one paragraph: who works at the desk, trained, disciplined."""
    staff = tell.facts.counts.staff
    sentences = [] if staff is None else [_staff(tell, staff)]
    if tell.facts.activities is not None:
        sentences.append(_conduct(tell))
    if sentences:
        yield " ".join(sentences)


def _conduct(tell: Narrator) -> str:
    trained = _sum(of_kind(tell, ActivityKind.TRAINING))
    breaches = of_kind(tell, ActivityKind.BREACH)
    told = tell.say("breaches_none")
    if breaches:
        told = tell.say("breaches", count=_sum(breaches), content=_contents(breaches))
    if trained:
        return tell.say("trained", trained=trained, breaches=told)
    return tell.say("breaches_alone", breaches=told)


def _staff(tell: Narrator, staff: StaffCounts) -> str:
    if not staff.total:
        return tell.say("staff_none")
    duty = tell.say("duty_full_time" if staff.full_time else "duty_part_time")
    if staff.total == 1:
        return tell.say("staff_one", duty=duty)
    agencies = [
        tell.say("agency", count=count, agency=agency)
        for agency, count in staff.by_agency.items()
    ]
    return tell.say(
        "staff" if staff.full_time and staff.part_time else "staff_alike",
        staff=staff.total,
        full_time=staff.full_time,
        part_time=staff.part_time,
        duty=duty,
        agencies=tell.say("agencies", parts=joined(agencies)) if agencies else "",
    )


def money(tell: Narrator) -> Iterator[str]:
    """Yield II.5: sentences of the register as they were written."""
    for content in told_once(it.content for it in of_kind(tell, ActivityKind.FINANCE)):
        yield f"{sentence_case(content)}."


def digital(tell: Narrator) -> Iterator[str]:
    """Yield II.6: signatures and equipment, one paragraph."""
    sentences = [*_signatures(tell), *_devices(tell)]
    if sentences:
        yield " ".join(sentences)


def _signatures(tell: Narrator) -> Iterator[str]:
    staff = tell.facts.counts.staff
    if staff is None or not staff.total:
        return
    key = "signatures_some"
    if staff.with_signature == staff.total:
        key = "signatures_all" if staff.total > 1 else "signatures_one"
    elif not staff.with_signature:
        key = "signatures_none"
    yield tell.say(
        key,
        with_signature=grouped(staff.with_signature),
        staff_sum=grouped(staff.total),
    )


def _devices(tell: Narrator) -> Iterator[str]:
    equipment = tell.facts.counts.equipment
    if equipment and equipment.devices:
        parts = ", ".join(_device(tell, it) for it in equipment.devices)
        yield tell.say("devices", parts=parts)


def _device(tell: Narrator, line: EquipmentLine) -> str:
    broken = ""
    if line.broken == line.count == 1:
        broken = tell.say("device_broken_all")
    elif line.broken:
        broken = tell.say(
            "device_broken", broken=line.broken, measure=measure_of(tell, line)
        )
    return tell.say("device", count=line.count, name=line.name, broken=broken)


def measure_of(tell: Narrator, line: EquipmentLine) -> str:
    """Return the unit of a thing: the one typed, "máy" for machines, "cái"."""
    machine = tell.say("measure_of_machines")
    is_machine = line.name.lower().startswith(f"{machine} ")
    return line.measure or (machine if is_machine else tell.say("measure_of_others"))
