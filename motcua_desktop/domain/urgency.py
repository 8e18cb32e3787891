"""What a dossier asks of the clerk now, and the words that say so."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Protocol, Self

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.lifecycle import State


class Urgency(StrEnum):
    """Mức độ khẩn của hồ sơ; the order is the order of harm."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    SUPPLEMENT = "supplement"
    READY = "ready"
    WITHIN = "within"
    DONE = "done"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """The word that stands beside the state's shape."""
        return _LABELS[self]


_LABELS = {
    Urgency.OVERDUE: "Quá hạn",
    Urgency.TODAY: "Hạn hôm nay",
    Urgency.SOON: "Sắp đến hạn",
    Urgency.SUPPLEMENT: "Chờ bổ sung",
    Urgency.READY: "Chờ trả kết quả",
    Urgency.WITHIN: "Trong hạn",
    Urgency.DONE: "Đã trả kết quả",
    Urgency.CLOSED: "Đã rút",
}


@dataclass(frozen=True, slots=True)
class Horizon:
    """The moments that part overdue, today, soon and later, as seen from `now`.

    Soon means due by the end of the next working day: a reminder, no legal class.
    """

    now: datetime
    today: datetime
    tomorrow: datetime
    soon_until: datetime

    @classmethod
    def of(cls, now: datetime, calendar: WorkCalendar) -> Self:
        """Return the horizon at `now`."""
        today = datetime.combine(now.date(), time())
        following = today + timedelta(days=1)
        while not calendar.is_working_day(following.date()):
            following += timedelta(days=1)
        return cls(now, today, today + timedelta(days=1), following + timedelta(days=1))

    def is_overdue(self, due: datetime, *, in_days: bool) -> bool:
        """Return whether a running dossier is late now: by date, hours by minute."""
        return due < self.today if in_days else due < self.now


class Situation(Protocol):
    """What urgency is judged by."""

    @property
    def state(self) -> State: ...  # noqa: D102
    @property
    def judged_due_at(self) -> datetime | None: ...  # noqa: D102
    @property
    def in_days(self) -> bool: ...  # noqa: D102
    @property
    def paused_at(self) -> datetime | None:
        """Since when the clock stands; a pause that cures nothing counts not."""
        ...

    @property
    def finished_at(self) -> datetime | None: ...  # noqa: D102


_CLOSED_STATES = {
    State.FINISHED: Urgency.READY,
    State.REFUSED: Urgency.READY,
    State.RETURNED: Urgency.DONE,
    State.WITHDRAWN: Urgency.CLOSED,
}


def urgency(situation: Situation, horizon: Horizon) -> Urgency:
    """Return what the dossier asks for; one answer for lists, counts and details."""
    if situation.state in _CLOSED_STATES:
        return _CLOSED_STATES[situation.state]
    if situation.paused_at is not None:
        return Urgency.SUPPLEMENT
    due = situation.judged_due_at
    if due is None or due >= horizon.soon_until:
        return Urgency.WITHIN
    if horizon.is_overdue(due, in_days=situation.in_days):
        return Urgency.OVERDUE
    return Urgency.TODAY if due < horizon.tomorrow else Urgency.SOON


def remaining(situation: Situation, horizon: Horizon, calendar: WorkCalendar) -> str:
    """Return the time left in words: "quá 2 ngày", "đến 17:00", "còn 1 ngày"."""
    match urgency(situation, horizon):
        case Urgency.SUPPLEMENT:
            words = f"dừng từ {situation.paused_at:%d/%m}"
        case Urgency.READY:
            words = f"có từ {situation.finished_at:%d/%m}"
        case Urgency.DONE | Urgency.CLOSED:
            words = ""
        case Urgency.TODAY:
            words = f"đến {situation.judged_due_at:%H:%M}"
        case Urgency.OVERDUE | Urgency.SOON | Urgency.WITHIN:
            words = _days(situation.judged_due_at, horizon, calendar)
    return words


def time_left(situation: Situation, horizon: Horizon, calendar: WorkCalendar) -> str:
    """Return the time left as a header tells it: on the last day in working time.

    "còn 5 giờ 48 phút làm việc"; on other days as `remaining`.
    """
    due = situation.judged_due_at
    if due is None or urgency(situation, horizon) is not Urgency.TODAY:
        return remaining(situation, horizon, calendar)
    minutes = calendar.minutes_until(due) - calendar.minutes_until(horizon.now)
    if minutes <= 0:
        return "hết giờ làm việc của ngày hẹn"
    hours, rest = divmod(minutes, 60)
    parts = ((hours, "giờ"), (rest, "phút"))
    words = " ".join(f"{count} {unit}" for count, unit in parts if count)
    return f"còn {words} làm việc"


def _days(due: datetime | None, horizon: Horizon, calendar: WorkCalendar) -> str:
    today = horizon.now.date()
    if due is None:
        return "không hạn"
    if due < horizon.now:
        days = calendar.working_days_between(due.date(), today) - 1
        return f"quá {days} ngày" if days > 0 else "quá giờ hẹn"
    left = calendar.working_days_between(today, due.date())
    return f"còn {left - int(calendar.is_working_day(today))} ngày"
