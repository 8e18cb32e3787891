"""The command `person`: personal data asked for, every answer logged."""

import argparse
from pathlib import Path

from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.reading import CallWordsError


def add_parser(commands: Commands) -> None:
    """Add the words of `person` to the command line."""
    parser = commands.add_parser(
        "person", help="dữ liệu cá nhân đang giữ; mỗi lần hỏi đều ghi vào nhật ký"
    )
    parser.add_argument("deed", choices=["report", "id-number"])
    parser.add_argument("number", help="report: số giấy tờ; id-number: mã hồ sơ")
    parser.add_argument("--out", type=Path, metavar="F.pdf", help="tệp bản kê")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Write everything held about a person, or tell one full ID number."""
    if arguments.deed == "report":
        return _report(arguments, console)
    with office_of(arguments) as office:
        id_number = office.people.id_number(arguments.number)
    console.answer({"id_number": id_number}, id_number or "Hồ sơ không có số giấy tờ.")
    return 0


def _report(arguments: argparse.Namespace, console: Console) -> int:
    if arguments.out is None:
        raise CallWordsError("cần --out F.pdf để ghi bản kê")
    with office_of(arguments) as office:
        report = office.people.report(arguments.number, arguments.out)
    console.answer(
        {"path": report.path, "dossiers": report.dossiers, "sha256": report.sha256},
        f"Bản kê {report.dossiers} hồ sơ: {report.path}",
    )
    return 0
