"""The command `calendar`: the office's days and hours, shown and changed."""

import argparse
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.effects import add_choice, effect_keys, effect_lines
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.reading import CallWordsError
from motcua_desktop.domain.calendar import DayKind, SpecialDay
from motcua_desktop.domain.calendar_book import EVERY_UNIT
from motcua_desktop.domain.errors import CalendarRangeError, OfficeHoursError
from motcua_desktop.domain.moments import read_day
from motcua_desktop.domain.office_hours import (
    SATURDAY,
    OfficeHours,
    Season,
    Sessions,
    Week,
    read_sessions,
    week_of,
)
from motcua_desktop.services.calendars import Change
from motcua_desktop.storage.calendars import FIRST_YEAR, LAST_YEAR, office_hours
from motcua_desktop.text import SHORT_WEEKDAYS, screen_date

_SEASON: Final = re.compile(r"(\d{1,2})/(\d{1,2})\s*[-–]\s*(\d{1,2})/(\d{1,2})=(.+)")
_SHOWN_DAYS: Final = ("Thứ Hai đến Thứ Sáu", "Thứ Bảy")


def add_parser(commands: Commands) -> None:
    """Add the words of `calendar` to the command line."""
    calendar = commands.add_parser("calendar", help="lịch làm việc: xem, sửa, tính lại")
    deeds = calendar.add_subparsers(dest="deed", metavar="VIỆC", required=True)
    listing = deeds.add_parser("list", help="các ngày nghỉ, ngày làm bù của một năm")
    listing.add_argument("year", type=int, help="năm")
    listing.set_defaults(run=_list)
    adding = deeds.add_parser("add", help="thêm một ngày nghỉ hoặc ngày mở cửa")
    adding.add_argument("day", help="ngày, ví dụ 26/11/2026")
    adding.add_argument("kind", choices=[kind.value for kind in DayKind])
    adding.add_argument("name", help="tên ngày")
    adding.add_argument("--source", default="", help="văn bản căn cứ")
    adding.add_argument("--sessions", default="", help="giờ mở cửa: 07:30-11:30")
    adding.add_argument(
        "--counts", action="store_true", help="ngày mở cửa riêng tính ngày làm việc"
    )
    adding.set_defaults(run=_add)
    removing = deeds.add_parser("remove", help="bỏ một ngày khỏi lịch")
    removing.add_argument("day", help="ngày, ví dụ 26/11/2026")
    removing.set_defaults(run=_remove)
    hours = deeds.add_parser("hours", help="xem hoặc đặt giờ làm việc")
    _add_hours_words(hours)
    moving = deeds.add_parser("recompute", help="tính lại hạn theo lịch đang dùng")
    moving.add_argument("numbers", nargs="*", help="mã hồ sơ; không ghi: tất cả")
    moving.add_argument("--reason", default="", help="lý do, ghi vào lịch sử")
    moving.add_argument("--dry-run", action="store_true", help="chỉ xem")
    moving.add_argument("--officer", default="", help="người làm, ghi vào lịch sử")
    moving.set_defaults(run=_recompute)
    for parser in (adding, removing, hours):
        add_choice(parser)
    for parser in deeds.choices.values():
        parser.add_argument("--unit", default=EVERY_UNIT, help="mã đơn vị")
        parser.add_argument(
            "--json",
            action="store_true",
            default=argparse.SUPPRESS,
            help="trả lời bằng JSON",
        )


def _add_hours_words(hours: argparse.ArgumentParser) -> None:
    hours.add_argument("--named", help="giờ có sẵn: STD8, STD75, SOUTH8, SEASON, …")
    hours.add_argument(
        "--weekday",
        help="đặt lại cả tuần, Thứ Hai–Thứ Sáu: 07:30-11:30,13:00-17:00",
    )
    hours.add_argument(
        "--saturday", help='chỉ sáng Thứ Bảy: 07:30-11:30; để trống "": nghỉ'
    )
    hours.add_argument(
        "--saturday-counts", action="store_true", help="Thứ Bảy tính ngày làm việc"
    )
    hours.add_argument(
        "--season",
        action="append",
        default=[],
        metavar="TỪ-ĐẾN=GIỜ",
        help="các mùa: 01/04-30/09=07:00-11:30,13:30-17:00; ghi được nhiều lần",
    )
    hours.add_argument(
        "--clear", action="store_true", help="bỏ giờ riêng, theo giờ chung"
    )
    hours.set_defaults(run=_hours)


def _list(arguments: argparse.Namespace, console: Console) -> int:
    year = arguments.year
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CalendarRangeError(year)
    with office_of(arguments) as office:
        unit_code = office.calendar_desk.unit_code(arguments.unit)
        days = [
            special
            for special in office.calendar_desk.book().days(unit_code)
            if special.day.year == year
        ]
        is_confirmed = office.calendar_desk.calendar(unit_code).is_confirmed(year)
    days.sort(key=lambda special: (special.day, special.kind))
    console.answer(
        {
            "year": year,
            "confirmed": is_confirmed,
            "days": [_day_keys(special) for special in days],
        },
        *map(_day_line, days),
        *([] if is_confirmed else [f"Lịch năm {year} chưa xác nhận."]),
    )
    return 0


def _day_keys(special: SpecialDay) -> dict[str, object]:
    return {
        "date": special.day.isoformat(),
        "kind": special.kind.value,
        "name": special.name,
        "source": special.source,
        "confirmed": special.is_confirmed,
        "sessions": [session.text for session in special.sessions],
        "counts": special.counts,
    }


def _day_line(special: SpecialDay) -> str:
    weekday = SHORT_WEEKDAYS[special.day.weekday()]
    source = f" ({special.source})" if special.source else ""
    return (
        f"{weekday} {screen_date(special.day)}  {special.kind.label:<14}"
        f"{special.name}{source}"
    )


def _add(arguments: argparse.Namespace, console: Console) -> int:
    kind = DayKind(arguments.kind)
    if kind is not DayKind.LOCAL_WORK and (arguments.sessions or arguments.counts):
        raise CallWordsError("--sessions, --counts chỉ đi với local_work")
    special = SpecialDay(
        read_day(arguments.day),
        kind,
        arguments.name,
        source=arguments.source,
        sessions=read_sessions(arguments.sessions),
        counts=arguments.counts,
    )
    with office_of(arguments) as office:
        unit_code = office.calendar_desk.unit_code(arguments.unit)
        what = f"thêm {screen_date(special.day)} {special.kind.label} {special.name}"
        change: Change = lambda book: book.with_day(special, unit_code)  # noqa: E731
        return _change(arguments, console, office, change=change, what=what)


def _remove(arguments: argparse.Namespace, console: Console) -> int:
    day = read_day(arguments.day)
    with office_of(arguments) as office:
        unit_code = office.calendar_desk.unit_code(arguments.unit)
        change: Change = lambda book: book.without_day(day, unit_code)  # noqa: E731
        what = f"bỏ {screen_date(day)}"
        return _change(arguments, console, office, change=change, what=what)


def _change(
    arguments: argparse.Namespace,
    console: Console,
    office: OpenOffice,
    *,
    change: Change,
    what: str,
) -> int:
    if arguments.dry_run:
        effect = office.calendar_desk.preview(change)
    else:
        effect = office.calendar_desk.save(
            change, what=what, reason=arguments.recompute, officer=arguments.officer
        )
    console.answer(
        effect_keys(effect, dry_run=arguments.dry_run),
        *effect_lines(effect, dry_run=arguments.dry_run),
    )
    return 0


def _hours(arguments: argparse.Namespace, console: Console) -> int:
    with office_of(arguments) as office:
        unit_code = office.calendar_desk.unit_code(arguments.unit)
        now = office.calendar_desk.book().hours_of(unit_code)
        hours = _asked_hours(arguments, now)
        if hours is None and not arguments.clear:
            return _show_hours(now, console)
        change: Change = lambda book: book.with_hours(hours, unit_code)  # noqa: E731
        what = "giờ làm việc" + (f" của {unit_code}" if unit_code else "")
        return _change(arguments, console, office, change=change, what=what)


def _asked_hours(arguments: argparse.Namespace, now: OfficeHours) -> OfficeHours | None:
    """Return the hours asked for; what is not named stays as it is `now`."""
    typed = arguments.weekday or arguments.season or arguments.saturday_counts
    is_typed = bool(typed) or arguments.saturday is not None
    if is_typed + bool(arguments.named) + arguments.clear > 1:
        raise CallWordsError("--named, --clear và giờ tự ghi không đi cùng nhau")
    if arguments.named:
        return office_hours(arguments.named)
    return _typed_hours(arguments, now) if is_typed else None


def _typed_hours(arguments: argparse.Namespace, now: OfficeHours) -> OfficeHours:
    if arguments.weekday:
        now = OfficeHours(week_of(read_sessions(arguments.weekday)))
    seasons, saturday = now.seasons, now.week[SATURDAY]
    if arguments.saturday is not None:
        saturday = read_sessions(arguments.saturday)
        seasons = tuple(
            replace(it, week=_with_saturday(it.week, saturday)) for it in seasons
        )
    if arguments.season:
        seasons = tuple(_season(text, saturday) for text in arguments.season)
    if arguments.saturday_counts and not saturday:
        raise CallWordsError("--saturday-counts cần giờ Thứ Bảy: thêm --saturday")
    return OfficeHours(
        _with_saturday(now.week, saturday),
        seasons,
        saturday_counts=bool(saturday)
        and (arguments.saturday_counts or now.saturday_counts),
    )


def _with_saturday(week: Week, saturday: Sessions) -> Week:
    return (*week[:SATURDAY], saturday, *week[SATURDAY + 1 :])


def _season(text: str, saturday: Sessions) -> Season:
    match = _SEASON.fullmatch(text.strip())
    if match is None:
        raise OfficeHoursError(f"“{text}” không phải mùa")
    first_day, first_month, last_day, last_month = (
        int(it) for it in match.groups()[:4]
    )
    # A leap year has every day that a season may name.
    read_day(f"{first_day}/{first_month}/2024")
    read_day(f"{last_day}/{last_month}/2024")
    week = week_of(read_sessions(match[5]), saturday)
    return Season((first_month, first_day), (last_month, last_day), week)


def _show_hours(hours: OfficeHours, console: Console) -> int:
    seasons = [
        {"first": season.first, "last": season.last, "week": _week_keys(season.week)}
        for season in hours.seasons
    ]
    console.answer(
        {
            "week": _week_keys(hours.week),
            "seasons": seasons,
            "saturday_counts": hours.saturday_counts,
        },
        *_week_lines(hours.week),
        *(
            line
            for season in hours.seasons
            for line in (
                f"Từ {_day_month(season.first)} đến {_day_month(season.last)}:",
                *_week_lines(season.week),
            )
        ),
        *(["Thứ Bảy tính ngày làm việc."] if hours.saturday_counts else []),
    )
    return 0


def _day_month(month_day: tuple[int, int]) -> str:
    return f"{month_day[1]:02d}/{month_day[0]:02d}"


def _week_keys(week: Week) -> list[list[str]]:
    return [[session.text for session in sessions] for sessions in week]


def _week_lines(week: Week) -> Sequence[str]:
    return [
        f"{label}: {', '.join(session.text for session in sessions)}"
        for label, sessions in zip(_SHOWN_DAYS, (week[0], week[5]), strict=True)
        if sessions
    ]


def _recompute(arguments: argparse.Namespace, console: Console) -> int:
    with office_of(arguments) as office:
        desk, numbers = office.calendar_desk, arguments.numbers
        if arguments.dry_run:
            effect = desk.stale(numbers)
        else:
            effect = desk.recompute(
                numbers, reason=arguments.reason, officer=arguments.officer
            )
    console.answer(
        effect_keys(effect, dry_run=arguments.dry_run),
        *effect_lines(effect, dry_run=arguments.dry_run),
    )
    return 0
