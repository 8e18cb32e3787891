"""The two panels of the calendar: several days at once, office hours; read back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from motcua_desktop.domain.calendar import DayKind, SpecialDay
from motcua_desktop.domain.errors import OfficeHoursError
from motcua_desktop.domain.office_hours import OfficeHours, read_sessions, week_of
from motcua_desktop.text import clean_line, screen_date
from motcua_desktop.ui.format import EntryError, read_day
from motcua_desktop.ui.screens.calendar.draft import USUAL_NAMES
from motcua_desktop.ui.screens.calendar.state import HoursAsk, RangeAsk

_LONGEST = 366


class AskError(EntryError):
    """A field of a panel cannot be taken; `field` names it."""

    def __init__(self, field_name: str, message: str) -> None:
        super().__init__(message)
        self.field = field_name


def range_ask(day: date) -> RangeAsk:
    """Return what the panel for several days begins with."""
    offered = (
        DayKind.LOCAL_OFF,
        DayKind.HOLIDAY,
        DayKind.COMPENSATORY,
        DayKind.SWAPPED_OFF,
        DayKind.SWAPPED_WORK,
    )
    kinds = tuple((kind.value, kind.label) for kind in offered)
    return RangeAsk(screen_date(day), screen_date(day), kinds)


def read_range(given: Mapping[str, str], today: date) -> tuple[date, date, SpecialDay]:
    """Return the first and last day, and the meaning that they get.

    Raises:
        AskError: a day cannot be read, or they run backwards.
    """
    first, last = (_day(name, given[name], today) for name in ("first", "last"))
    if last < first:
        raise AskError("last", "Ngày cuối trước ngày đầu")
    if (last - first).days >= _LONGEST:
        raise AskError("last", "Nhiều nhất một năm")
    kind = DayKind(given["kind"])
    name = clean_line(given["name"]) or USUAL_NAMES[kind]
    return first, last, SpecialDay(first, kind, name)


def _day(name: str, text: str, today: date) -> date:
    try:
        day = read_day(text, today)
    except EntryError as error:
        raise AskError(name, str(error)) from None
    if day is None:
        raise AskError(name, "Chưa ghi ngày")
    return day


def hours_ask(hours: OfficeHours) -> HoursAsk:
    """Return what the panel for office hours begins with."""
    usual = next(sessions for sessions in hours.week if sessions)
    note = f"Giữ nguyên {len(hours.seasons)} mùa có giờ riêng." if hours.seasons else ""
    return HoursAsk(
        weekday=", ".join(session.text for session in usual),
        saturday=", ".join(session.text for session in hours.week[5]),
        does_saturday_count=hours.saturday_counts,
        note=note,
    )


def read_hours(
    given: Mapping[str, str], known: OfficeHours, *, counts: bool
) -> OfficeHours:
    """Return the office hours as typed; seasons stay as they are.

    Raises:
        AskError: a text is no sessions.
    """
    read = {}
    for name in ("weekday", "saturday"):
        try:
            read[name] = read_sessions(given[name])
        except OfficeHoursError as error:
            raise AskError(name, error.wrong) from None
    if not read["weekday"]:
        raise AskError("weekday", "Chưa ghi giờ, ví dụ 07:30-11:30, 13:00-17:00")
    week = week_of(read["weekday"], read["saturday"])
    return replace(known, week=week, saturday_counts=counts)
