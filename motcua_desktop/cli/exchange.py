"""The commands `import` and `export`: tracking book, catalogue, calendar."""

import argparse
import contextlib
import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.cli.calendar_files import export_calendar, import_calendar
from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.effects import (
    KEPT_LIMIT,
    add_choice,
    effect_keys,
    effect_lines,
)
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.progress import progress, telling
from motcua_desktop.cli.refused import tell_refused
from motcua_desktop.cli.register_files import (
    REGISTER_KINDS,
    export_register,
    import_register,
)
from motcua_desktop.exchange.catalogue_file import (
    catalogue_lines,
    read_catalogue,
    shipped_sectors,
)
from motcua_desktop.exchange.sheet_writer import written_sheet
from motcua_desktop.exchange.tracking_book_reader import read_tracking_book
from motcua_desktop.exchange.tracking_book_writer import write_tracking_book
from motcua_desktop.services.access_errors import NotAllowedError
from motcua_desktop.services.rows.tracking_book import BookLine

_BOOK: Final = "tracking-book"
_CATALOGUE: Final = "catalogue"
_CALENDAR: Final = "calendar"
_KINDS: Final = (_BOOK, _CATALOGUE, _CALENDAR, *REGISTER_KINDS)


def add_parsers(commands: Commands) -> None:
    """Add the words of `import` and `export` to the command line."""
    taking = commands.add_parser(
        "import", help="nhập sổ theo dõi, danh mục, lịch, sổ khác"
    )
    giving = commands.add_parser(
        "export", help="xuất sổ theo dõi, danh mục, lịch, sổ khác"
    )
    for parser in (taking, giving):
        parser.add_argument("kind", choices=_KINDS)
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
        if arguments.kind == _BOOK:
            _import_book(arguments, office, console)
        elif arguments.kind == _CALENDAR:
            import_calendar(arguments, office, console)
        elif arguments.kind in REGISTER_KINDS:
            import_register(arguments, office, console)
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
    with (
        _uncollected(),
        progress(f"Đang nhập “{arguments.file.name}”", console) as told,
    ):
        result = office.books.take(
            telling(read_tracking_book(arguments.file), told),
            officer=arguments.officer,
            dry_run=arguments.dry_run,
        )
    beside = tell_refused(arguments.file, result.refused, console)
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


def _import_catalogue(
    arguments: argparse.Namespace, office: OpenOffice, console: Console
) -> None:
    procedures = read_catalogue(arguments.file, shipped_sectors())
    change, effect = office.procedures.take(
        procedures,
        reason=arguments.recompute,
        officer=arguments.officer,
        dry_run=arguments.dry_run,
    )
    console.answer(
        {
            "taken": change.added + change.changed,
            "refused": 0,
            "unchanged": change.unchanged,
            "refused_file": None,
            **effect_keys(effect, dry_run=arguments.dry_run),
        },
        f"Danh mục: thêm {change.added}, sửa {change.changed}, "
        f"không đổi {change.unchanged} thủ tục.",
        *effect_lines(effect, dry_run=arguments.dry_run, kept=KEPT_LIMIT),
    )


def _export(arguments: argparse.Namespace, console: Console) -> int:
    with office_of(arguments) as office:
        if arguments.kind == _BOOK:
            with progress(f"Đang ghi “{arguments.file.name}”", console) as told:
                lines = telling(book_lines(office, console), told)
                count = write_tracking_book(arguments.file, lines)
        elif arguments.kind == _CALENDAR:
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
