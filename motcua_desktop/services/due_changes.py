"""Which open dossiers a change moves, and moving them: each with its reason."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Final

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.errors import CalendarRangeError
from motcua_desktop.domain.events import DueRecomputed
from motcua_desktop.domain.procedure import Procedure, SupplementPolicy, TimeLimit
from motcua_desktop.domain.promise import promised_at
from motcua_desktop.domain.recompute import recomputed
from motcua_desktop.domain.steps import Rules
from motcua_desktop.services.ports import Signature, UnitOfWork
from motcua_desktop.services.rows.calendars import MovedDue, RunningDossier

CalendarOf = Callable[[str], WorkCalendar]
"""The calendar of the unit with this code."""

_POLICY: Final = SupplementPolicy.RESTART


def moved_by_calendar(unit: UnitOfWork, trial: CalendarOf) -> tuple[MovedDue, ...]:
    """Return the dossiers that the calendars of `trial` move.

    A due moment that the calendar in force does not give was set by hand, or kept
    when an earlier change moved it: it stays.
    """
    moved = []
    in_force = cache(unit.calendars.calendar)
    for running in unit.calendars.running():
        now_in_force = in_force(running.unit)
        changed = trial(running.unit)
        if changed.version == now_in_force.version:
            continue
        policy = _policy(unit, running)
        before = _due(now_in_force, running, policy)
        after = _due(changed, running, policy)
        if before == running.judged_due_at and after not in {before, None}:
            moved.append(_moved(changed, running, after))
    return tuple(moved)


def moved_by_limit(
    unit: UnitOfWork, procedures: Iterable[Procedure]
) -> tuple[MovedDue, ...]:
    """Return the dossiers whose limit `procedures` change, and where that leads.

    Only those that were received under the limit which the edition now in the
    catalogue has; the rest follow another edition.
    """
    changed: Mapping[tuple[str, object], Procedure] = {
        (each.code, each.in_force_from): each for each in procedures
    }
    codes = {code for code, _ in changed}
    in_force = cache(unit.calendars.calendar)
    moved = []
    for running in unit.calendars.running():
        if running.procedure not in codes:
            continue
        known = unit.catalogue.procedure(
            running.procedure, on=running.received_at.date()
        )
        following = known and changed.get((known.code, known.in_force_from))
        if not known or not following:
            continue
        limit = following.limit(running.channel)
        if known.limit(running.channel) != running.limit or limit == running.limit:
            continue
        calendar = in_force(running.unit)
        due = limit and _due(calendar, running, following.supplement_policy, limit)
        if due:
            moved.append(_moved(calendar, running, due, limit))
    return tuple(moved)


def stale(unit: UnitOfWork) -> tuple[MovedDue, ...]:
    """Return the dossiers whose due moment the calendar in force does not give."""
    moved = []
    in_force = cache(unit.calendars.calendar)
    for running in unit.calendars.running():
        calendar = in_force(running.unit)
        due = _due(calendar, running, _policy(unit, running))
        if due not in {running.judged_due_at, None}:
            moved.append(_moved(calendar, running, due))
    return tuple(moved)


def move(
    unit: UnitOfWork,
    moved: Iterable[MovedDue],
    *,
    reason: str,
    officer: str,
    now: datetime,
) -> int:
    """Recompute these dossiers under the calendar in force; return how many moved.

    Raises:
        MissingReasonError: no reason is given.
    """
    moves = {each.id: each for each in moved}
    limits = {each.number: each.limit for each in moves.values()}
    in_force = cache(unit.calendars.calendar)

    def decide(dossier: Dossier) -> DueRecomputed | None:
        on = dossier.received_at.date()
        procedure = unit.catalogue.procedure(dossier.procedure, on=on)
        policy = procedure.supplement_policy if procedure else _POLICY
        rules = Rules(in_force(dossier.unit), policy)
        limit = limits.get(dossier.number)
        return recomputed(dossier, rules, at=now, reason=reason, limit=limit)

    return unit.dossiers.record_each(list(moves), decide, Signature(officer, now))


def _moved(
    calendar: WorkCalendar,
    running: RunningDossier,
    due: datetime | None,
    limit: TimeLimit | None = None,
) -> MovedDue:
    return MovedDue(
        id=running.id,
        number=running.number,
        due_before=running.judged_due_at,
        due_after=due or running.judged_due_at,
        slips=running.slips,
        limit=limit,
        is_off=_is_off(calendar, running.judged_due_at),
    )


def _is_off(calendar: WorkCalendar, due: datetime) -> bool:
    """Return whether the desk is closed on a promised day; no calendar: not known."""
    try:
        return not calendar.is_desk_day(due.date())
    except CalendarRangeError:
        return False


def _policy(unit: UnitOfWork, running: RunningDossier) -> SupplementPolicy:
    on = running.received_at.date()
    procedure = unit.catalogue.procedure(running.procedure, on=on)
    return procedure.supplement_policy if procedure else _POLICY


def _due(
    calendar: WorkCalendar,
    running: RunningDossier,
    policy: SupplementPolicy,
    limit: TimeLimit | None = None,
) -> datetime | None:
    """Return the due moment; None: the clock would stand, or no calendar reaches it."""
    try:
        return promised_at(
            calendar,
            running.received_at,
            limit or running.limit,
            pauses=running.pauses,
            policy=policy,
        )
    except CalendarRangeError:
        return None
