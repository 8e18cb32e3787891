"""The commands `import` and `export`: tracking book, catalogue, calendar, registers."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.cli.calendar_files import export_calendar
from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.effects import add_choice
from motcua_desktop.cli.importing import import_file
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.progress import progress, telling
from motcua_desktop.cli.register_files import export_register
from motcua_desktop.exchange.catalogue_file import catalogue_lines
from motcua_desktop.exchange.sheet_writer import written_sheet
from motcua_desktop.exchange.tracking_book_writer import write_tracking_book
from motcua_desktop.services.access_errors import NotAllowedError
from motcua_desktop.services.rows.imports import (
    BOOK,
    CALENDAR,
    KINDS,
    REGISTER_KINDS,
)
from motcua_desktop.services.rows.tracking_book import BookLine


def add_parsers(commands: Commands) -> None:
    """Add the words of `import` and `export` to the command line."""
    taking = commands.add_parser(
        "import", help="nhập sổ theo dõi, danh mục, lịch, sổ khác"
    )
    giving = commands.add_parser(
        "export", help="xuất sổ theo dõi, danh mục, lịch, sổ khác"
    )
    for parser in (taking, giving):
        parser.add_argument("kind", choices=KINDS)
        parser.add_argument("file", type=Path, help="tệp .xlsx, .csv; lịch ký: .mclich")
        parser.add_argument("--json", action="store_true", help="trả lời bằng JSON")
    add_choice(taking)
    taking.add_argument(
        "--trust",
        default="",
        metavar="MÃ",
        help="mã khóa của nơi ký lịch, đã đối chiếu",
    )
    giving.add_argument("--year", type=int, help="chỉ lịch của năm này")
    taking.set_defaults(run=_import)
    giving.set_defaults(run=_export)


def _import(arguments: argparse.Namespace, console: Console) -> int:
    with office_of(arguments) as office:
        import_file(arguments, office, console)
    return 0


def _export(arguments: argparse.Namespace, console: Console) -> int:
    with office_of(arguments) as office:
        if arguments.kind == BOOK:
            with progress(f"Đang ghi “{arguments.file.name}”", console) as told:
                lines = telling(book_lines(office, console), told)
                count = write_tracking_book(arguments.file, lines)
        elif arguments.kind == CALENDAR:
            count = export_calendar(arguments, office, console)
        elif arguments.kind in REGISTER_KINDS:
            count = export_register(arguments, office)
        else:
            count = _export_catalogue(arguments.file, office)
    path = arguments.file.resolve()
    console.answer({"path": str(path), "rows": count}, f"Đã ghi {count} dòng: {path}")
    return 0


def book_lines(office: OpenOffice, console: Console) -> Iterator[BookLine]:
    """Return the book with whole ID numbers where the role may have them."""
    try:
        return office.lists.tracking_book()
    except NotAllowedError:
        console.note("Số giấy tờ được che bớt: vai trò này không xuất đủ số.")
        return office.lists.masked_tracking_book()


def _export_catalogue(path: Path, office: OpenOffice) -> int:
    with office.read_unit() as unit:
        procedures = unit.catalogue.procedures()
    with written_sheet(path) as sheet:
        for line in catalogue_lines(procedures):
            sheet.row(line)
    return len(procedures)
