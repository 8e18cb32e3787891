"""The command `audit`: the log of deeds, its proof, its ends to be kept outside."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.reading import CallWordsError
from motcua_desktop.domain.moments import read_day
from motcua_desktop.exchange.sheet_writer import written_sheet
from motcua_desktop.services.audit import AUDIT_HEADS, audit_cells, read_anchor
from motcua_desktop.services.rows.audit import AuditLine, AuditWanted
from motcua_desktop.text import grouped


def add_parser(commands: Commands) -> None:
    """Add the words of `audit` to the command line."""
    parser = commands.add_parser("audit", help="nhật ký: ai đã xem, in, xuất, sửa gì")
    parser.add_argument("deed", choices=["list", "verify", "head", "export"])
    parser.add_argument("file", nargs="?", type=Path, help="tệp .xlsx, .csv")
    parser.add_argument("--who", default="", metavar="TÊN", help="tài khoản, họ tên")
    parser.add_argument(
        "--person", default="", metavar="SỐ", help="về người có số giấy tờ này"
    )
    parser.add_argument(
        "--deed", default="", dest="done", metavar="VIỆC", help="một phần tên việc"
    )
    parser.add_argument("--since", default="", metavar="NGÀY", help="từ ngày này")
    parser.add_argument("--until", default="", metavar="NGÀY", help="đến hết ngày này")
    for word, help_text in (
        ("--anchor", "dấu nhật ký đã lưu bên ngoài"),
        ("--history-anchor", "dấu lịch sử đã lưu bên ngoài"),
    ):
        parser.add_argument(
            word, action="append", default=[], metavar="SỐ:DẤU", help=help_text
        )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Show, prove or export the log; 1 when a line of it was tampered with."""
    match arguments.deed:
        case "verify":
            return _verify(arguments, console)
        case "head":
            return _head(arguments, console)
        case "export":
            return _export(arguments, console)
    lines = _lines(arguments)
    console.answer(
        {"lines": [_document(line) for line in lines]},
        *("  ".join(filter(None, audit_cells(line))) for line in lines),
    )
    return 0


def _lines(arguments: argparse.Namespace) -> Sequence[AuditLine]:
    with office_of(arguments) as office:
        wanted = AuditWanted(
            who=arguments.who,
            person=arguments.person,
            deed=arguments.done,
            since=_day(arguments.since),
            until=_day(arguments.until),
        )
        return list(office.audit.lines(wanted))


def _day(text: str) -> str:
    return read_day(text).isoformat() if text else ""


def _verify(arguments: argparse.Namespace, console: Console) -> int:
    with office_of(arguments) as office:
        faults = office.audit.verify(
            [read_anchor(text) for text in arguments.anchor],
            history=[read_anchor(text) for text in arguments.history_anchor],
        )
        erased = office.audit.erased_count()
    console.answer(
        {"ok": not faults, "faults": faults, "erased": erased},
        *(faults or ["Nhật ký và lịch sử còn nguyên vẹn."]),
        *([f"{grouped(erased)} dòng, tệp phiếu đã ẩn danh."] if erased else []),
    )
    return 1 if faults else 0


def _head(arguments: argparse.Namespace, console: Console) -> int:
    with office_of(arguments) as office:
        log, history = office.audit.heads()
    console.answer(
        {"audit": str(log), "history": str(history)},
        f"Dấu nhật ký: {log}",
        f"Dấu lịch sử: {history}",
        "Ghi hai dấu này ra giấy, cất ngoài máy; đưa lại khi chạy audit verify.",
    )
    return 0


def _export(arguments: argparse.Namespace, console: Console) -> int:
    if arguments.file is None:
        raise CallWordsError("cần tên tệp .xlsx hoặc .csv để xuất nhật ký")
    lines = _lines(arguments)
    with written_sheet(arguments.file) as sheet:
        for row in (AUDIT_HEADS, *map(audit_cells, lines)):
            sheet.row(row)
    path = arguments.file.resolve()
    console.answer(
        {"path": str(path), "rows": len(lines)}, f"Đã ghi {len(lines)} dòng: {path}"
    )
    return 0


def _document(line: AuditLine) -> dict[str, object]:
    return {
        "seq": line.seq,
        "recorded_at": line.recorded_at.isoformat(),
        "login": line.login,
        "actor": line.actor,
        "deed": line.deed,
        "subject": line.subject,
        "detail": line.detail,
    }
