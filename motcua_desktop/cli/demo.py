"""The command `demo`: an invented office, one receipt, one report, then the window."""

import argparse
import os
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.progress import progress
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.domain.moments import read_day
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.period import Period, PeriodKind
from motcua_desktop.exchange.catalogue_file import shipped_catalogue
from motcua_desktop.services.demo import DEMO_DOSSIERS, DemoOffice, fill
from motcua_desktop.services.demo.registers import confirm_texts, keep_registers
from motcua_desktop.services.reports import suggested_name
from motcua_desktop.services.rows.lists import DossierFilter, SortBy
from motcua_desktop.services.rows.narrative import TextReading
from motcua_desktop.services.slips import RECEIPT
from motcua_desktop.text import grouped

_YEARS_BACK: Final = 2
_MOST_DOSSIERS: Final = 2_000_000


class OtherOfficeError(DomainError):
    """The folder already holds an office that is not the demo office."""

    def __init__(self, data: Path) -> None:
        super().__init__(
            f"Thư mục “{data}” đã có dữ liệu của một cơ quan khác.",
            "Chọn một thư mục mới bằng --data; dữ liệu đang có không bị đụng đến.",
        )


def add_parser(commands: Commands) -> None:
    """Add the words of `demo` to the command line."""
    parser = commands.add_parser(
        "demo", help="tạo cơ quan mẫu, in một giấy tiếp nhận, xuất một báo cáo"
    )
    parser.add_argument(
        "--dossiers", type=_dossiers, default=DEMO_DOSSIERS, metavar="N"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--from", dest="first", type=_day, metavar="D")
    parser.add_argument("--to", dest="last", type=_day, metavar="D")
    parser.add_argument("--no-open", action="store_true", help="không mở cửa sổ")
    parser.add_argument("--json", action="store_true", help="trả lời bằng JSON")
    parser.set_defaults(run=run)


def _dossiers(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_DOSSIERS:
        raise argparse.ArgumentTypeError(f"từ 1 đến {_MOST_DOSSIERS} hồ sơ")
    return int(text)


def _day(text: str) -> date:
    try:
        return read_day(text)
    except DomainError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Make the demo office, or open the one that is there, and show its papers."""
    arguments.data = Path(arguments.data or "demo-office").resolve()
    with office_of(arguments) as office:
        _fill_once(office, arguments, console)
        _show_papers(office, console)
    if arguments.no_open or not _has_display():
        return 0
    from motcua_desktop.window import open_window  # noqa: PLC0415 Tk loads slowly

    return open_window(arguments)


def _fill_once(
    office: OpenOffice, arguments: argparse.Namespace, console: Console
) -> None:
    demo = _demo_office(arguments, office)
    with office.read_unit() as unit:
        there = unit.catalogue.office()
    if there is None:
        title = f"Đang tạo cơ quan mẫu với {grouped(demo.count)} hồ sơ"
        with progress(title, console, total=demo.count) as told:
            fill(office.open_unit, demo, told)
        keep_registers(office.registers, demo)
    elif not _is_same(there, demo.office()):
        raise OtherOfficeError(office.data)
    else:
        console.note("Cơ quan mẫu đã có sẵn trong thư mục này, mở lại.")


def _is_same(there: Office, demo: Office) -> bool:
    return (there.unit_code, there.full_name) == (demo.unit_code, demo.full_name)


def _demo_office(arguments: argparse.Namespace, office: OpenOffice) -> DemoOffice:
    now = office.clock().replace(microsecond=0)
    last = arguments.last or now.date()
    first = arguments.first or last - timedelta(days=365 * _YEARS_BACK)
    period = Period(first, last)
    return DemoOffice(
        calendar=office.calendars(),
        catalogue=shipped_catalogue(),
        now=now,
        first=period.first,
        last=period.last,
        seed=arguments.seed,
        count=arguments.dossiers,
    )


def _show_papers(office: OpenOffice, console: Console) -> None:
    pages = office.lists.pages(
        DossierFilter(), SortBy.RECEIVED, descending=True, now=office.clock()
    )
    (newest,) = pages.rows(0, 1)
    receipt = office.slips.issue(RECEIPT, newest.number)
    today = office.clock().date()
    period = _last_period(newest.received_at.date())
    path = office.data / "reports" / suggested_name("cchc", period, today)
    confirm_texts(office.narrative, period, office.desk.office.clerks[0])
    # A text that somebody is writing in this office is left out, not waited for.
    reading = TextReading(skips_unconfirmed=True)
    report = office.reports.export("cchc", period, path, reading=reading)
    console.answer(
        {
            "dossiers": pages.count(),
            "receipt_pdf": str(receipt.path),
            "report_docx": str(report.path),
            "data": str(office.data),
        },
        f"Cơ quan mẫu: {office.data} ({grouped(pages.count())} hồ sơ)",
        f"Giấy tiếp nhận: {receipt.path}",
        f"Báo cáo {period.name}: {report.path}",
    )


def _last_period(newest: date) -> Period:
    """Return the last quarter that was over on a day (NĐ 09/2019 Điều 12)."""
    day = newest - timedelta(days=1)
    while (period := Period.closing(PeriodKind.QUARTER, day)) is None:
        day -= timedelta(days=1)
    return period


def _has_display() -> bool:
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY"))
