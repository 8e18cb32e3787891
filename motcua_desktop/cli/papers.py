"""The commands `slip` and `report`: papers written to files, and what there is."""

import argparse
from pathlib import Path

from motcua_desktop.cli import issues
from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.figures import add_period_options, scope_of
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.reading import RequestError, read_period
from motcua_desktop.documents.forms import FORMS
from motcua_desktop.documents.reports import REPORTS
from motcua_desktop.services.files import write_whole
from motcua_desktop.services.slips import PAPERS


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
        "name", help="tên báo cáo; hoặc list, issue, issued, copy, verify, proofs"
    )
    issues.add_options(report)
    report.add_argument("--out", type=Path, help="tệp .docx")
    add_period_options(report)
    for action in report._actions:  # noqa: SLF001 “report list” needs no period
        action.required = False
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
    if not (arguments.first and arguments.last and arguments.out):
        raise RequestError("cần --from, --to và --out TỆP.docx")
    period = read_period(arguments.first, arguments.last)
    with office_of(arguments) as office:
        written = office.reports.export(
            arguments.name, period, arguments.out, scope=scope_of(arguments, office)
        )
    console.answer(
        {"path": str(written.path), "sha256": written.sha256},
        f"Đã xuất báo cáo: {written.path}",
    )
    return 0


def _list_reports(console: Console) -> int:
    reports = [
        {"name": it.name, "title": it.title, "formats": list(it.formats)}
        for it in REPORTS
    ]
    console.answer({"reports": reports}, *(f"{it.name}: {it.title}" for it in REPORTS))
    return 0
