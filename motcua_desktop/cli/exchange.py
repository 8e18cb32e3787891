"""The commands `import` and `export`: tracking book and catalogue, XLSX or CSV."""

import argparse
import contextlib
import gc
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.progress import progress, telling
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.exchange.catalogue_file import (
    catalogue_lines,
    read_catalogue,
    shipped_sectors,
)
from motcua_desktop.exchange.sheet_writer import written_sheet
from motcua_desktop.exchange.tracking_book_reader import read_tracking_book
from motcua_desktop.exchange.tracking_book_writer import (
    write_refused,
    write_tracking_book,
)
from motcua_desktop.services.catalogue import import_catalogue
from motcua_desktop.services.errors import OfficeNotSetUpError
from motcua_desktop.services.rows.tracking_book import RefusedRow
from motcua_desktop.services.tracking_book import TrackingBook

_BOOK: Final = "tracking-book"
_CATALOGUE: Final = "catalogue"
_TOLD_HERE: Final = 10


def add_parsers(commands: Commands) -> None:
    """Add the words of `import` and `export` to the command line."""
    taking = commands.add_parser("import", help="nhập sổ theo dõi, danh mục thủ tục")
    giving = commands.add_parser("export", help="xuất sổ theo dõi, danh mục thủ tục")
    for parser in (taking, giving):
        parser.add_argument("kind", choices=(_BOOK, _CATALOGUE))
        parser.add_argument("file", type=Path, help="tệp .xlsx hoặc .csv")
        parser.add_argument("--json", action="store_true", help="trả lời bằng JSON")
    taking.add_argument(
        "--dry-run", action="store_true", help="chỉ kiểm tra, không ghi gì"
    )
    taking.add_argument("--officer", default="", help="người nhập, ghi vào lịch sử")
    taking.set_defaults(run=_import)
    giving.set_defaults(run=_export)


def _import(arguments: argparse.Namespace, console: Console) -> int:
    with office_of(arguments) as office:
        if arguments.kind == _BOOK:
            _import_book(arguments, office, console)
        else:
            _import_catalogue(arguments, office, console)
    return 0


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Leave reference cycles alone: a book makes millions of objects and none."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _import_book(
    arguments: argparse.Namespace, office: OpenOffice, console: Console
) -> None:
    book = TrackingBook(
        office.open_unit, office.calendars, office.clock, shipped_sectors()
    )
    with (
        _uncollected(),
        progress(f"Đang nhập “{arguments.file.name}”", console) as told,
    ):
        result = book.take(
            telling(read_tracking_book(arguments.file), told),
            officer=arguments.officer,
            dry_run=arguments.dry_run,
        )
    beside = _tell_refused(arguments.file, result.refused, console)
    console.answer(
        {
            "taken": result.taken,
            "refused": len(result.refused),
            "unchanged": result.unchanged,
            "refused_file": str(beside) if beside else None,
        },
        f"Đã nhập {result.taken} hồ sơ, không đổi {result.unchanged}, "
        f"không nhập được {len(result.refused)}.",
        *([f"Các dòng không nhập được và lý do: {beside}"] if beside else []),
        *(["Chạy thử: chưa ghi gì."] if arguments.dry_run else []),
    )


def _tell_refused(
    source: Path, refused: Sequence[RefusedRow], console: Console
) -> Path | None:
    """Put the refused rows beside `source`; where that fails, tell them all here."""
    told = refused[:_TOLD_HERE]
    try:
        beside = write_refused(source, refused)
    except DomainError as error:
        # The other rows are durable by now: what went in must still be said.
        console.note(str(error))
        beside, told = None, refused
    for row in told:
        console.note(f"Dòng {row.row}: {row.reason}")
    return beside


def _import_catalogue(
    arguments: argparse.Namespace, office: OpenOffice, console: Console
) -> None:
    procedures = read_catalogue(arguments.file, shipped_sectors())
    with office.open_unit() as unit:
        if unit.catalogue.office() is None:
            raise OfficeNotSetUpError
        change = import_catalogue(unit, procedures)
        if not arguments.dry_run:
            unit.commit()
    console.answer(
        {
            "taken": change.added + change.changed,
            "refused": 0,
            "unchanged": change.unchanged,
            "refused_file": None,
        },
        f"Danh mục: thêm {change.added}, sửa {change.changed}, "
        f"không đổi {change.unchanged} thủ tục.",
    )


def _export(arguments: argparse.Namespace, console: Console) -> int:
    with office_of(arguments) as office:
        if arguments.kind == _BOOK:
            with progress(f"Đang ghi “{arguments.file.name}”", console) as told:
                lines = telling(office.lists.tracking_book(), told)
                count = write_tracking_book(arguments.file, lines)
        else:
            count = _export_catalogue(arguments.file, office)
    path = arguments.file.resolve()
    console.answer({"path": str(path), "rows": count}, f"Đã ghi {count} dòng: {path}")
    return 0


def _export_catalogue(path: Path, office: OpenOffice) -> int:
    with office.read_unit() as unit:
        procedures = unit.catalogue.procedures()
    with written_sheet(path) as sheet:
        for line in catalogue_lines(procedures):
            sheet.row(line)
    return len(procedures)
