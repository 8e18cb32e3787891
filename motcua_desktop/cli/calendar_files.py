"""`export calendar`: the office's days, or an announced calendar with a signature."""

import argparse
from pathlib import Path

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.cli.console import Console
from motcua_desktop.domain.calendar import SpecialDay
from motcua_desktop.domain.calendar_book import EVERY_UNIT
from motcua_desktop.exchange.calendar_file import calendar_lines
from motcua_desktop.exchange.sheet_writer import written_sheet
from motcua_desktop.exchange.signed_calendar import SUFFIX, CalendarKeys
from motcua_desktop.services.errors import OfficeNotSetUpError
from motcua_desktop.services.files import write_whole


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
