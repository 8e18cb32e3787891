"""The commands `slip` and `report`: papers written to files, and what there is."""

import argparse
from pathlib import Path

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.cli import issues
from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.figures import add_period_options, period_of, scope_of
from motcua_desktop.cli.narrative import TEXTS, add_texts_words, run_texts
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.reading import CallWordsError, RequestError
from motcua_desktop.documents.forms import FORMS
from motcua_desktop.documents.reports import REPORTS
from motcua_desktop.documents.reports.table_words import table_words
from motcua_desktop.services.files import WrittenFile, write_whole
from motcua_desktop.services.rows.narrative import TextReading
from motcua_desktop.services.slips import PAPERS
from motcua_desktop.services.tables.desk import TableRequest
from motcua_desktop.services.tables.registry import TABLE_NAMES, TABLE_REPORTS


def add_parsers(commands: Commands) -> None:
    """Add the two commands to the command line."""
    slip = commands.add_parser("slip", help="in một phiếu của hồ sơ ra PDF")
    slip.add_argument("name", help="tên phiếu, hoặc “list” để xem các phiếu")
    slip.add_argument("number", nargs="?", default="", help="mã hồ sơ")
    slip.add_argument("--out", type=Path, help="tệp PDF")
    slip.add_argument("--paper", choices=PAPERS, default="A5")
    slip.add_argument("--officer", default="", help="người tiếp nhận ký phiếu")
    slip.set_defaults(run=run_slip)
    report = commands.add_parser("report", help="xuất một báo cáo")
    report.add_argument(
        "name",
        help="tên báo cáo; hoặc list, texts, issue, issued, copy, verify, proofs",
    )
    report.add_argument("--out", type=Path, help="tệp .docx, .xlsx hoặc .pdf")
    report.add_argument(
        "--dossiers-behind", type=Path, metavar="F", help="tệp .xlsx liệt kê hồ sơ"
    )
    report.add_argument(
        "--column", action="append", default=[], help="chỉ liệt kê hồ sơ của cột này"
    )
    report.add_argument(
        "--estimate", action="store_true", help="cho phép xuất bảng ước tính nội bộ"
    )
    add_texts_words(report)
    report.add_argument(
        "of",
        nargs="?",
        default="",
        help="sau issue, proofs, texts: tên báo cáo; verify: tệp; copy: số báo cáo",
    )
    report.add_argument("--officer", default="", help="người soạn, người phát hành")
    issues.add_options(report)
    add_period_options(report)
    report.set_defaults(run=run_report)


def run_slip(arguments: argparse.Namespace, console: Console) -> int:
    """Issue a slip and write it to a file of the caller's."""
    if arguments.name == "list":
        return _list_slips(console)
    if not arguments.number or arguments.out is None:
        raise RequestError("cần mã hồ sơ và --out TỆP.pdf")
    with office_of(arguments) as office:
        issued = office.slips.issue(
            arguments.name,
            arguments.number,
            paper=arguments.paper,
            officer=arguments.officer,
        )
    written = write_whole(arguments.out, issued.path.read_bytes())
    console.answer(
        {
            "path": str(written.path),
            "issue": issued.issue,
            "sha256": written.sha256,
        },
        f"Đã in lần {issued.issue}: {written.path}",
    )
    return 0


def _list_slips(console: Console) -> int:
    slips = [
        {
            "name": form.name,
            "title": form.title,
            "form_set": list(form.form_sets),
            "paper": [paper.name for paper in form.papers],
            "states": [state.value for state in form.states],
        }
        for form in FORMS
    ]
    console.answer({"slips": slips}, *(f"{it.name}: {it.title}" for it in FORMS))
    return 0


def run_report(arguments: argparse.Namespace, console: Console) -> int:
    """Write a registered report."""
    if arguments.name == "list":
        return _list_reports(console)
    if arguments.name in issues.DEEDS:
        return issues.DEEDS[arguments.name](arguments, console)
    if arguments.name == TEXTS:
        return run_texts(arguments, console)
    if arguments.out is None and arguments.dossiers_behind is None:
        raise CallWordsError("cần --out TỆP")
    period = period_of(arguments)
    with office_of(arguments) as office:
        scope = scope_of(arguments, office)
        if arguments.name in TABLE_NAMES:
            request = TableRequest(
                arguments.name,
                period,
                scope,
                apart=arguments.units == "apart",
                is_estimate_wanted=arguments.estimate,
            )
            files = _write_table(office, request, arguments)
        else:
            _refuse_table_words(arguments)
            written = office.reports.export(
                arguments.name,
                period,
                arguments.out,
                scope=scope,
                reading=TextReading(
                    skips_unconfirmed=arguments.skip_unconfirmed,
                    accepts_other_periods=arguments.accept_periods,
                ),
            )
            files = {"": written}
    console.answer(_document(files), *_lines(files))
    return 0


def _write_table(
    office: OpenOffice, request: TableRequest, arguments: argparse.Namespace
) -> dict[str, WrittenFile]:
    files = {}
    if arguments.out is not None:
        files[""] = office.tables.export(request, arguments.out)
    if arguments.dossiers_behind is not None:
        files["behind_"] = office.tables.export_behind(
            request, arguments.dossiers_behind, frozenset(arguments.column)
        )
    return files


def _refuse_table_words(arguments: argparse.Namespace) -> None:
    if arguments.dossiers_behind or arguments.units == "apart" or not arguments.out:
        raise CallWordsError(
            "chỉ bảng số liệu mới có --dossiers-behind và --units apart"
        )


def _document(files: dict[str, WrittenFile]) -> dict[str, str]:
    document = {}
    for prefix, file in files.items():
        document[f"{prefix}path"] = str(file.path)
        document[f"{prefix}sha256"] = file.sha256
    return document


def _lines(files: dict[str, WrittenFile]) -> list[str]:
    words = {"": "Đã xuất báo cáo", "behind_": "Đã liệt kê hồ sơ"}
    return [f"{words[prefix]}: {file.path}" for prefix, file in files.items()]


def _list_reports(console: Console) -> int:
    reports: list[dict[str, object]] = [
        {"name": it.name, "title": it.title, "formats": list(it.formats)}
        for it in REPORTS
    ]
    for report in TABLE_REPORTS:
        title = " ".join(table_words(report.name).title)
        reports.append(
            {
                "name": report.name,
                "title": title.capitalize() if title.isupper() else title,
                "formats": list(report.formats),
            }
        )
    console.answer(
        {"reports": reports}, *(f"{it['name']}: {it['title']}" for it in reports)
    )
    return 0
