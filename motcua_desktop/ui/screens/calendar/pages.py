"""From calendar books to what the screen shows: marks, counts, days in words."""

import calendar
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from motcua_desktop.domain.calendar import (
    DayKind,
    SpecialDay,
    WorkCalendar,
    governing_days,
)
from motcua_desktop.domain.calendar_book import CalendarBook
from motcua_desktop.services.rows.calendars import CalendarEffect, MovedDue
from motcua_desktop.text import grouped, screen_date
from motcua_desktop.ui.format import weekday
from motcua_desktop.ui.screens.calendar.draft import kinds_of
from motcua_desktop.ui.screens.calendar.state import CalendarState, DayPane, EffectPane
from motcua_desktop.ui.shown import Choice, StatusLine
from motcua_desktop.ui.year import DayMark, YearPage

MARK_OF: Final = MappingProxyType(
    {
        DayKind.HOLIDAY: "holiday",
        DayKind.COMPENSATORY: "moved",
        DayKind.SWAPPED_OFF: "moved",
        DayKind.LOCAL_OFF: "local",
        DayKind.SWAPPED_WORK: "makeup",
        DayKind.LOCAL_WORK: "opened",
    }
)
EXPECTED: Final = "expected"
NOTHING: Final = EffectPane(
    "Chưa có thay đổi", "Đổi một ngày để xem trước hồ sơ nào đổi hạn."
)
_MOST_ROWS: Final = 40


def year_calendar(book: CalendarBook, first: int, last: int = 0) -> WorkCalendar:
    """Return the calendar that `book` gives the office in these years."""
    last = last or first
    days = [each for each in book.days() if first <= each.day.year <= last]
    return WorkCalendar(days, book.hours_of(), first_year=first, last_year=last)


def year_page(
    book: CalendarBook, known: CalendarBook, *, year: int, today: date
) -> YearPage:
    """Return the year as `book` has it, changed where `known` says otherwise."""
    counted = year_calendar(book, year)
    said, before = governing_days(book.days()), governing_days(known.days())
    marks, counts = {}, []
    for month in range(1, 13):
        length = calendar.monthrange(year, month)[1]
        days = [date(year, month, number) for number in range(1, length + 1)]
        for day in days:
            changed = said.get(day) != before.get(day)
            marks[day] = _mark(counted, day, said.get(day), is_changed=changed)
        counts.append(f"{counted.working_days_between(days[0], days[-1])} ngày")
    return YearPage(year, today, marks, tuple(counts))


def _mark(
    counted: WorkCalendar, day: date, special: SpecialDay | None, *, is_changed: bool
) -> DayMark:
    if special is None:
        kind = "work" if counted.is_working_day(day) else "rest"
        return DayMark(kind, is_changed=is_changed)
    return DayMark(MARK_OF[special.kind], not special.is_confirmed, is_changed)


def year_total(book: CalendarBook, year: int) -> int:
    """Return the working days of a year."""
    counted = year_calendar(book, year)
    return counted.working_days_between(date(year, 1, 1), date(year, 12, 31))


def confirmed_line(book: CalendarBook, year: int) -> tuple[str, bool]:
    """Return whether the year was announced, or else the next one, in words."""
    if not year_calendar(book, year).is_confirmed(year):
        return f"Năm {year}: chưa xác nhận", False
    if not year_calendar(book, year + 1).is_confirmed(year + 1):
        return f"Năm {year + 1}: chưa xác nhận", False
    return f"Năm {year}: đã xác nhận", True


def hours_line(book: CalendarBook, day: date) -> str:
    """Return the hours of a Monday in the season of `day`."""
    week = book.hours_of().week_on(day)
    sessions = next(each for each in week if each)
    return ", ".join(session.text.replace("-", "–") for session in sessions)


def day_pane(
    day: date, special: SpecialDay | None, *, is_changed: bool, is_working: bool
) -> DayPane:
    """Return the pane for a day; one that is only expected says so."""
    is_expected = special is not None and not special.is_confirmed
    choices = [
        Choice(kind.value, (_capital(kind.label),))
        if kind
        else Choice("", (_usual(day),))
        for kind in kinds_of(day)
    ]
    kind = special.kind.value if special else ""
    if special and special.kind not in kinds_of(day):
        choices.append(Choice(kind, (_capital(special.kind.label),)))
    if special and is_expected:
        choices.append(Choice(EXPECTED, (f"{_capital(special.kind.label)} (dự kiến)",)))
        kind = EXPECTED
    return DayPane(
        title=f"{weekday(day)} {screen_date(day)}",
        line=_day_line(special, is_changed=is_changed, is_working=is_working),
        kinds=tuple(choices),
        kind=kind,
        name=special.name if special else "",
    )


def _usual(day: date) -> str:
    return "Nghỉ cuối tuần" if day.weekday() >= 5 else "Ngày làm việc"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _day_line(special: SpecialDay | None, *, is_changed: bool, is_working: bool) -> str:
    if is_changed:
        return "thay đổi chưa lưu"
    if special is None:
        return "tính ngày làm việc" if is_working else "không tính ngày làm việc"
    if not special.is_confirmed:
        return "dự kiến, chờ thông báo chính thức"
    return special.source or special.kind.label


def effect_pane(effect: CalendarEffect, book: CalendarBook) -> EffectPane:
    """Return what a change does, in words and rows."""
    moved = effect.moved
    if not moved:
        return EffectPane("Không hồ sơ nào đổi hạn")
    count = grouped(len(moved))
    slips = (
        f" {grouped(effect.slips)} Giấy tiếp nhận đã in hạn cũ: in lại hoặc báo "
        "người nộp."
        if effect.slips
        else " Chưa giấy nào in hạn cũ."
    )
    rows = tuple(_row(each) for each in moved)
    return EffectPane(
        headline=f"{count} hồ sơ đổi hạn khi lưu",
        words=_shift(moved, book) + slips,
        rows=tuple(row[:3] for row in rows[:_MOST_ROWS]),
        all_rows=rows,
        more=f"Xem cả {count} hồ sơ",
        is_warning=True,
    )


def _row(moved: MovedDue) -> tuple[str, str, str, str]:
    before, after = moved.due_before, moved.due_after
    far = before.year != after.year
    pattern = "%d/%m/%y" if far else "%d/%m"
    if before.date() == after.date():
        pattern = "%H:%M"
    return (
        moved.number,
        before.strftime(pattern),
        after.strftime(pattern),
        f"{moved.slips} tờ" if moved.slips else "–",
    )


def _shift(moved: tuple[MovedDue, ...], book: CalendarBook) -> str:
    years = [at.year for each in moved for at in (each.due_before, each.due_after)]
    counted = year_calendar(book, min(years), max(years))
    shifts = {
        counted.working_days_between(each.due_before.date(), each.due_after.date())
        - counted.is_working_day(each.due_before.date())
        for each in moved
        if each.due_after > each.due_before
    }
    later = sum(each.due_after > each.due_before for each in moved)
    if later == len(moved) and len(shifts) == 1:
        return f"Đều lùi {shifts.pop()} ngày làm việc."
    parts: Mapping[str, int] = {"lùi hạn": later, "sớm hơn": len(moved) - later}
    words = [f"{grouped(count)} {name}" for name, count in parts.items() if count]
    return f"{', '.join(words)}."


def state_of(
    known: CalendarBook,
    book: CalendarBook,
    day: date,
    *,
    today: date,
    effect: CalendarEffect | None,
    is_empty: bool,
) -> CalendarState:
    """Return the screen for the year of `day`: `book` over what is in force."""
    line, is_confirmed = confirmed_line(book, day.year)
    total, before = year_total(book, day.year), year_total(known, day.year)
    page = year_page(book, known, year=day.year, today=today)
    moves = effect is not None and bool(effect.moved)
    return CalendarState(
        page=page,
        cursor=day,
        year=str(day.year),
        hours=hours_line(book, day),
        confirmed_line=line,
        is_confirmed=is_confirmed,
        total=str(total),
        total_rest="ngày làm việc" + (f" (trước: {before})" if total != before else ""),
        pane=day_pane(
            day,
            governing_days(book.days()).get(day),
            is_changed=page.marks[day].is_changed,
            is_working=year_calendar(book, day.year).is_working_day(day),
        ),
        effect=_effect(book, effect, is_empty=is_empty),
        save_label="Lưu, tính lại hạn" if moves else "Lưu",
        can_save=effect is not None,
        can_keep=moves,
    )


def _effect(
    book: CalendarBook, effect: CalendarEffect | None, *, is_empty: bool
) -> EffectPane:
    if is_empty:
        return NOTHING
    if effect is None:
        return EffectPane("Đang xem hồ sơ nào đổi hạn…")
    return effect_pane(effect, book)


def status_line(pane: DayPane) -> StatusLine:
    """Return the status bar: the day under the cursor, the keys that matter."""
    words = f": {pane.name or pane.line}" if pane.title else ""
    return StatusLine(
        screen="calendar",
        parts=(((pane.title, True), (words, False)),),
        keys=(
            ("←↑↓→", "đi từng ngày"),
            ("Space", "đổi loại ngày"),
            ("Home", "hôm nay"),
            ("F1", "Phím tắt"),
        ),
    )
