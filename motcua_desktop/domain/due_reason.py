"""One line that says how a due moment came about, as it stands under the date."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Final

from motcua_desktop.domain.calendar import DayKind, WorkCalendar
from motcua_desktop.domain.deadline import course
from motcua_desktop.domain.due_days import (
    DayNote,
    DayNoteKind,
    explain,
    pause_text,
)
from motcua_desktop.domain.pauses import Pause, to_minute
from motcua_desktop.domain.procedure import TimeLimit
from motcua_desktop.domain.rules import DEFAULT_RULES, DeadlineRules
from motcua_desktop.text import SHORT_WEEKDAYS

_MOST_RUNS_NAMED: Final = 6
_SHORT_REASONS: Final = {
    DayKind.HOLIDAY: "nghỉ lễ",
    DayKind.COMPENSATORY: "nghỉ bù",
    DayKind.SWAPPED_OFF: "nghỉ hoán đổi",
}


def reason_line(
    calendar: WorkCalendar,
    received_at: datetime,
    limit: TimeLimit,
    *,
    rules: DeadlineRules = DEFAULT_RULES,
    pauses: Sequence[Pause] = (),
) -> str:
    """Return the limit, the receipt, the pauses and the days left out.

    "5 ngày làm việc, nhận 09:42 ngày 23/11; bỏ T3 24/11 (nghỉ lễ), T7 28/11."

    Raises:
        UnknownLimitError: the limit is nothing, below nothing or above ten years.
        CalendarRangeError: a day lies outside the calendar's years.
    """
    received_at = to_minute(received_at)
    run = course(calendar, received_at, limit, rules=rules, pauses=pauses)
    clauses = [f"{limit.text}, nhận {received_at:%H:%M} ngày {received_at:%d/%m}"]
    if run.effective_at != received_at:
        clauses.append(
            f"tính từ {run.effective_at:%H:%M} ngày {run.effective_at:%d/%m}"
        )
    for still in run.standstills:
        clauses.append(f"dừng {pause_text(still)}")
        if still.is_restart and still.resumed_at is not None:
            clauses.append(f"tính lại từ đầu ngày {still.resumed_at:%d/%m}")
    notes = explain(calendar, received_at, limit, rules=rules, pauses=pauses)
    counted_from = max(run.effective_at.date(), run.started_at.date())
    skipped = [
        note.day
        for note in notes
        if note.kind is DayNoteKind.SKIPPED and note.day > counted_from
    ]
    clauses.extend(_moved(calendar, notes))
    if skipped:
        clauses.append(f"bỏ {_listed(calendar, skipped)}")
    return f"{'; '.join(clauses)}."


def _moved(calendar: WorkCalendar, notes: Iterable[DayNote]) -> Iterator[str]:
    """Say that the last day of a limit in calendar days is a day off (BLDS 148.5)."""
    counted = [note for note in notes if note.ordinal is not None]
    if counted and not calendar.is_working_day(counted[-1].day):
        yield f"ngày cuối {_short(counted[-1].day)} là ngày nghỉ"


def _named(calendar: WorkCalendar, day: date) -> str:
    label = _label(calendar, day)
    return f"{_short(day)} ({label})" if label else _short(day)


def _short(day: date) -> str:
    return f"{SHORT_WEEKDAYS[day.weekday()]} {day:%d/%m}"


def _label(calendar: WorkCalendar, day: date) -> str:
    special = calendar.special_day(day)
    if special is None or special.kind.is_work:
        return ""
    return _SHORT_REASONS.get(special.kind, special.name)


def _listed(calendar: WorkCalendar, days: Sequence[date]) -> str:
    runs = _runs(days)
    if len(runs) <= _MOST_RUNS_NAMED:
        return ", ".join(_run_text(calendar, run) for run in runs)
    named = [run for run in runs if any(_label(calendar, day) for day in run)]
    plain = sum(len(run) for run in runs if run not in named)
    texts = [_run_text(calendar, run) for run in named]
    return ", ".join([*texts, f"{plain} ngày cuối tuần"])


def _runs(days: Sequence[date]) -> list[list[date]]:
    runs: list[list[date]] = []
    for day in days:
        if runs and (day - runs[-1][-1]).days == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _run_text(calendar: WorkCalendar, run: Sequence[date]) -> str:
    if len(run) < 3:
        return ", ".join(_named(calendar, day) for day in run)
    labels = dict.fromkeys(_label(calendar, day) for day in run)
    words = ", ".join(label for label in labels if label)
    span = f"{_short(run[0])}–{_short(run[-1])}"
    return f"{span} ({words})" if words else span
