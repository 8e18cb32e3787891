"""What a desk watches: what is due, whom to apologise to, whom may still be asked."""

from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.deadline import due_in_bulk
from motcua_desktop.domain.pauses import to_minute
from motcua_desktop.domain.procedure import LimitUnit, TimeLimit


class WatchKind(StrEnum):
    """Việc cần theo dõi; the order is the order of harm."""

    OVERDUE = "overdue"
    TODAY = "today"
    TOMORROW = "tomorrow"
    APOLOGY = "apology"
    LAST_REQUEST = "last_request"
    REQUEST = "request"
    RECEPTION = "reception"

    @property
    def label(self) -> str:
        """The words of a notice: what the counted dossiers are."""
        return _LABELS[self]


_LABELS: Final = {
    WatchKind.OVERDUE: "quá hạn",
    WatchKind.TODAY: "đến hạn hôm nay",
    WatchKind.TOMORROW: "đến hạn ngày làm việc kế tiếp",
    WatchKind.APOLOGY: "nếu không kịp thì hôm nay phải xin lỗi, hẹn lại",
    WatchKind.LAST_REQUEST: "hôm nay là hạn cuối yêu cầu bổ sung",
    WatchKind.REQUEST: "còn được yêu cầu bổ sung",
    WatchKind.RECEPTION: "trực tuyến chờ tiếp nhận",
}
DOSSIER_KINDS: Final = tuple(kind for kind in WatchKind if kind != "reception")
"""The kinds that speak of dossiers; a submission is none before it is accepted."""

_REQUEST_LIMITS: Final = {Channel.ONLINE: TimeLimit(LimitUnit.WORKING_HOUR, 8)}
_REQUEST_LIMIT: Final = TimeLimit(LimitUnit.WORKING_DAY, 3)
_LONGEST_SEARCH: Final = timedelta(days=60)
_A_MINUTE: Final = timedelta(minutes=1)


def last_request_at(
    calendar: WorkCalendar, received_at: datetime, channel: Channel
) -> datetime:
    """Return until when a supplement may be asked for.

    Three working days from the receipt, eight working hours of an online one; by
    then the desk must have said whether the dossier is complete.

    Raises:
        CalendarRangeError: a day lies outside the calendar's years.
    """
    limit = _REQUEST_LIMITS.get(channel, _REQUEST_LIMIT)
    (due,) = due_in_bulk(calendar, [received_at], limit)
    if limit.is_in_days:
        return datetime.combine(due.date(), time()) + timedelta(days=1) - _A_MINUTE
    return due


def earliest_receipt(
    calendar: WorkCalendar, now: datetime, channel: Channel
) -> datetime:
    """Return the earliest receipt after which a supplement may be asked for at `now`.

    A later receipt never has an earlier last moment, so one moment parts the
    dossiers that may still be asked from those that may not.

    Raises:
        CalendarRangeError: a day lies outside the calendar's years.
    """
    now = to_minute(now)
    over, possible = now - _LONGEST_SEARCH, now
    while possible - over > _A_MINUTE:
        middle = to_minute(over + (possible - over) // 2)
        if last_request_at(calendar, middle, channel) >= now:
            possible = middle
        else:
            over = middle
    return possible
