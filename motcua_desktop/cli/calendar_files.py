"""`import calendar` and `export calendar`: notices, and calendars with a signature."""

import argparse
from pathlib import Path
from typing import Any

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.cli.console import Console
from motcua_desktop.cli.effects import effect_keys, effect_lines
from motcua_desktop.domain.calendar import SpecialDay
from motcua_desktop.domain.calendar_book import EVERY_UNIT, CalendarBook
from motcua_desktop.domain.errors import CalendarFileError
from motcua_desktop.exchange.calendar_file import calendar_lines, read_calendar_file
from motcua_desktop.exchange.sheet_writer import written_sheet
from motcua_desktop.exchange.signed_calendar import (
    SUFFIX,
    CalendarKeys,
    SignedCalendar,
    read_signed_calendar,
)
from motcua_desktop.services.errors import OfficeNotSetUpError
from motcua_desktop.services.files import write_whole


def import_calendar(
    arguments: argparse.Namespace, office: OpenOffice, console: Console
) -> None:
    """Take the days of a notice into the office's calendar, or show what they do.

    Raises:
        DomainError: the file is refused; nothing was changed.
    """
    path: Path = arguments.file
    keys = CalendarKeys(office.data)
    signed: SignedCalendar | None = None
    if path.suffix.lower() == SUFFIX:
        signed = read_signed_calendar(path)
        keys.check(signed, trusted=arguments.trust)
    days = signed.days if signed else read_calendar_file(path)
    if not days:
        raise CalendarFileError("không có ngày nào")

    def change(book: CalendarBook) -> CalendarBook:
        return book.with_notice(days)

    desk = office.calendar_desk
    known = set(desk.book().days())
    if arguments.dry_run:
        effect = desk.preview(change)
    else:
        effect = desk.save(
            change,
            what=f"nhập {path.name}" + (f" của {signed.signer}" if signed else ""),
            reason=arguments.recompute,
            officer=arguments.officer,
        )
        if signed:
            keys.believe(signed)
    unchanged = sum(special in known for special in days)
    answer: dict[str, Any] = {
        "taken": len(days) - unchanged,
        "refused": 0,
        "unchanged": unchanged,
        "refused_file": None,
        **effect_keys(effect, dry_run=arguments.dry_run),
        "signer": signed and signed.signer,
    }
    console.answer(
        answer,
        f"Lịch: {answer['taken']} ngày mới hoặc đổi, {unchanged} ngày như đã có.",
        *effect_lines(effect, dry_run=arguments.dry_run),
    )


def export_calendar(
    arguments: argparse.Namespace, office: OpenOffice, console: Console
) -> int:
    """Write the office's calendar; return how many days.

    A file that ends in .mclich is signed and holds the announced days only.
    """
    path: Path = arguments.file
    book = office.calendar_desk.book()
    year = arguments.year
    days = [
        special
        for special in sorted(book.days(EVERY_UNIT), key=lambda each: each.day)
        if year is None or special.day.year == year
    ]
    if path.suffix.lower() == SUFFIX:
        return _export_signed(path, office, days, console)
    with written_sheet(path) as sheet:
        for line in calendar_lines(days):
            sheet.row(line)
    return len(days)


def _export_signed(
    path: Path, office: OpenOffice, days: list[SpecialDay], console: Console
) -> int:
    with office.read_unit() as unit:
        own = unit.catalogue.office()
    if own is None:
        raise OfficeNotSetUpError
    official = set(office.calendar_desk.book().official_days())
    handed = [each for each in days if each in official and each.is_confirmed]
    content, code = CalendarKeys(office.data).sign(
        handed, signer=own.full_name or own.unit_name, issued_at=office.clock()
    )
    write_whole(path, content)
    console.note(f"Mã khóa để nơi nhận đối chiếu: {code}")
    return len(handed)
