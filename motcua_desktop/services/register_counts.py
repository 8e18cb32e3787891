"""What the entries of a register come to in a period: pure counting."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from motcua_desktop.domain.period import Period
from motcua_desktop.domain.register_entries import (
    AssignedTask,
    ChangeKind,
    CounterDay,
    Equipment,
    EquipmentKind,
    Feedback,
    FeedbackChannel,
    ProcedureChange,
    Review,
    StaffDuty,
    StaffMember,
    YearTarget,
)
from motcua_desktop.domain.registers import REGISTERS
from motcua_desktop.services.rows.registers import (
    CounterCounts,
    EquipmentCounts,
    EquipmentLine,
    FeedbackCounts,
    ProcedureChangeCounts,
    ReviewCounts,
    StaffCounts,
    TaskCounts,
)


def feedback_counts(entries: Iterable[Feedback], period: Period) -> FeedbackCounts:
    """Count questions and answers; without a term an answer is in time."""
    concerned = [it for it in entries if REGISTERS["feedback"].concerns(it, period)]
    received = Counter(it.channel for it in concerned if it.received_on >= period.first)
    resolved = [it for it in concerned if _is_by(it.resolved_on, period)]
    late = [
        it
        for it in resolved
        if it.due_on and it.resolved_on and it.resolved_on > it.due_on
    ]
    waiting = [it for it in concerned if not _is_by(it.resolved_on, period)]
    return FeedbackCounts(
        carried_over=sum(it.received_on < period.first for it in concerned),
        portal=received[FeedbackChannel.PORTAL],
        in_person=received[FeedbackChannel.IN_PERSON],
        other=received[FeedbackChannel.OTHER],
        resolved_on_time=len(resolved) - len(late),
        resolved_late=len(late),
        open=len(waiting),
        open_late=sum(_is_by(it.due_on, period) for it in waiting),
    )


def task_counts(entries: Iterable[AssignedTask], period: Period) -> TaskCounts:
    """Count what was to be done in the period and what came of it."""
    concerned = [it for it in entries if REGISTERS["task"].concerns(it, period)]
    waiting = [it for it in concerned if not _is_by(it.completed_on, period)]
    return TaskCounts(
        carried_over=sum(it.assigned_on < period.first for it in concerned),
        assigned=sum(it.assigned_on >= period.first for it in concerned),
        done=len(concerned) - len(waiting),
        open=len(waiting),
        open_late=sum(_is_by(it.due_on, period) for it in waiting),
    )


def _is_by(day: Any, period: Period) -> bool:
    return day is not None and day <= period.last


def staff_counts(entries: Iterable[StaffMember], period: Period) -> StaffCounts:
    """Count the people who work at the desk on the last day of the period."""
    present = [it for it in entries if REGISTERS["staff"].holds_on(it, period.last)]
    duties = Counter(it.duty for it in present)
    return StaffCounts(
        full_time=duties[StaffDuty.FULL_TIME],
        part_time=duties[StaffDuty.PART_TIME],
        with_signature=sum(it.has_signature for it in present),
        by_agency=dict(Counter(it.agency for it in present if it.agency)),
    )


def equipment_counts(entries: Iterable[Equipment], period: Period) -> EquipmentCounts:
    """Return devices and facilities; what broke later is whole on the last day."""
    lines: dict[EquipmentKind, list[EquipmentLine]] = {}
    for it in entries:
        broke = _is_by(it.broken_since, period)
        line = EquipmentLine(
            name=it.name,
            count=it.count,
            broken=it.broken if broke else 0,
            broken_since=it.broken_since if broke else None,
            measure=it.measure,
            condition=it.condition,
        )
        lines.setdefault(it.kind, []).append(line)
    return EquipmentCounts(
        devices=tuple(lines.get(EquipmentKind.DEVICE, ())),
        facilities=tuple(lines.get(EquipmentKind.FACILITY, ())),
    )


def procedure_change_counts(
    entries: Iterable[ProcedureChange], period: Period
) -> ProcedureChangeCounts:
    """Count the procedures that changed in the period, and those posted by its end."""
    changed = _within("procedure-change", entries, period)
    counts: Counter[ChangeKind] = Counter()
    for it in changed:
        counts[it.kind] += it.count
    return ProcedureChangeCounts(
        issued=counts[ChangeKind.ISSUED],
        amended=counts[ChangeKind.AMENDED],
        abolished=counts[ChangeKind.ABOLISHED],
        posted=sum(it.count for it in changed if _is_by(it.posted_on, period)),
    )


def counter_counts(entries: Iterable[CounterDay], period: Period) -> CounterCounts:
    """Add up the days of the period."""
    days = _within("counter", entries, period)
    return CounterCounts(sum(it.guided for it in days), sum(it.refused for it in days))


def review_counts(entries: Iterable[Review], period: Period) -> ReviewCounts:
    """Add up the reviews of the period."""
    reviews = _within("review", entries, period)
    return ReviewCounts(
        procedures=sum(it.count for it in reviews),
        sectors=_told_once(it.sector for it in reviews),
        directions=_told_once(it.direction for it in reviews),
        sent_to=_told_once(it.sent_to for it in reviews),
    )


def year_targets(entries: Iterable[YearTarget], period: Period) -> dict[str, Decimal]:
    """Return the targets of the year in which the period ends."""
    year = period.last.year
    return {str(it.measure): it.percent for it in entries if it.year == year}


COUNTS: dict[str, tuple[str, Callable[[Sequence[Any], Period], Any]]] = {
    "feedback": ("feedback", feedback_counts),
    "staff": ("staff", staff_counts),
    "equipment": ("equipment", equipment_counts),
    "procedure_changes": ("procedure-change", procedure_change_counts),
    "counter": ("counter", counter_counts),
    "reviews": ("review", review_counts),
    "tasks": ("task", task_counts),
}
"""The summaries of `RegisterCounts` by name: the register and how it is counted."""


def _within(name: str, entries: Iterable[Any], period: Period) -> list[Any]:
    return [it for it in entries if REGISTERS[name].concerns(it, period)]


def _told_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
