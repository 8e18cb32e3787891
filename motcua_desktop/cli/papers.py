"""The commands `slip` and `report`: papers written to files, and what there is."""

import argparse
from pathlib import Path

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.figures import add_period_options, scope_of
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.progress import progress
from motcua_desktop.cli.reading import RequestError, read_count, read_period
from motcua_desktop.documents.forms import FORMS
from motcua_desktop.documents.forms.description import SlipForm, Subject
from motcua_desktop.documents.forms.editions import certainties
from motcua_desktop.documents.reports import REPORTS
from motcua_desktop.services.errors import UnknownWordError
from motcua_desktop.services.files import write_whole
from motcua_desktop.services.rows.slips import Sheet


def add_parsers(commands: Commands) -> None:
    """Add the two commands to the command line."""
    slip = commands.add_parser("slip", help="in một phiếu ra PDF hoặc DOCX")
    slip.add_argument("name", help="tên phiếu, hoặc “list” để xem các phiếu")
    slip.add_argument(
        "number", nargs="*", help="mã hồ sơ; nhiều mã cho danh sách; năm cho sổ"
    )
    slip.add_argument("--out", type=Path, help="tệp .pdf, hoặc .docx để sửa")
    slip.add_argument("--paper", default="", help="khổ giấy: A5, A4, 80mm, 50x30")
    slip.add_argument("--officer", default="", help="người ký phiếu")
    slip.add_argument("--receiver", default="", help="người nhận bàn giao")
    slip.add_argument("--volume", default="", help="quyển số của sổ")
    slip.add_argument(
        "--anew", action="store_true", help="phát hành bản mới thay bản đang có"
    )
    slip.set_defaults(run=run_slip)
    report = commands.add_parser("report", help="xuất một báo cáo")
    report.add_argument("name", help="tên báo cáo, hoặc “list” để xem các báo cáo")
    report.add_argument("--out", type=Path, help="tệp .docx")
    add_period_options(report)
    for action in report._actions:  # noqa: SLF001 “report list” needs no period
        action.required = False
    report.set_defaults(run=run_report)


def run_slip(arguments: argparse.Namespace, console: Console) -> int:
    """Issue a slip, or make a list, and write it to a file of the caller's."""
    if arguments.name == "list":
        return _list_slips(console)
    if not arguments.number or arguments.out is None:
        raise RequestError("cần mã hồ sơ và --out TỆP.pdf hoặc TỆP.docx")
    known = {form.name: form for form in FORMS}
    form = known.get(arguments.name)
    if form is None:
        raise UnknownWordError("Phiếu", arguments.name, ", ".join(known))
    if form.is_issued:
        return _issue(arguments, console)
    with office_of(arguments) as office:
        sheet = _sheet(arguments, form, office)
        content = _made(arguments, form, office, sheet)
    written = write_whole(arguments.out, content)
    console.answer(
        {"path": str(written.path), "sha256": written.sha256},
        f"{form.title}: {written.path}",
    )
    return 0


def _issue(arguments: argparse.Namespace, console: Console) -> int:
    words = {"paper": arguments.paper, "officer": arguments.officer}
    (number, *others) = arguments.number
    if others:
        return _issue_many(arguments, console, words)
    with office_of(arguments) as office:
        if _is_word(arguments.out):
            made = office.slips.editable(arguments.name, number, **words)
            written = write_whole(arguments.out, made.content)
            trouble = str(made.trouble) if made.trouble else ""
            console.answer(
                {
                    "path": str(written.path),
                    "sha256": written.sha256,
                    "template_error": trouble,
                },
                f"Bản để sửa: {written.path}",
                *([trouble] if trouble else []),
            )
            return 0
        issued = office.slips.issue(
            arguments.name, number, anew=arguments.anew, **words
        )
    written = write_whole(arguments.out, issued.path.read_bytes())
    again = f", in lại lần {issued.reprint:02d}" if issued.reprint else ""
    console.answer(
        {
            "path": str(written.path),
            "issue": issued.issue,
            "sha256": written.sha256,
            "number": issued.number,
            "reprint": issued.reprint,
            "replaces": issued.replaces,
        },
        f"Bản {issued.issue}{again}: {written.path}",
    )
    return 0


def _issue_many(
    arguments: argparse.Namespace, console: Console, words: dict[str, str]
) -> int:
    """Write the slips of several dossiers to one PDF; Ctrl+C stops between two."""
    numbers = arguments.number
    if _is_word(arguments.out):
        raise RequestError("nhiều phiếu chỉ ra được một tệp PDF")
    with (
        office_of(arguments) as office,
        progress("Đang in phiếu", console, total=2 * len(numbers)) as told,
    ):

        def goes_on(done: int) -> bool:
            told(done)
            return True

        content = office.slips.print_many(
            arguments.name, numbers, goes_on=goes_on, **words
        )
    written = write_whole(arguments.out, content)
    console.answer(
        {
            "path": str(written.path),
            "sha256": written.sha256,
            "count": len(numbers),
        },
        f"{len(numbers)} phiếu: {written.path}",
    )
    return 0


def _sheet(arguments: argparse.Namespace, form: SlipForm, office: OpenOffice) -> Sheet:
    """Return what a paper that is not issued is filled with."""
    numbers = arguments.number
    if form.subject is Subject.YEAR:
        volume = read_count("Quyển số", arguments.volume) or 0
        return office.papers.book(read_count("Năm", numbers[0], most=9999) or 0, volume)
    if form.subject is Subject.DOSSIERS:
        return office.papers.handover(
            numbers, officer=arguments.officer, receiver=arguments.receiver
        )
    return office.papers.label(numbers[0])


def _made(
    arguments: argparse.Namespace, form: SlipForm, office: OpenOffice, sheet: Sheet
) -> bytes:
    papers = [paper.value for paper in form.papers]
    if arguments.paper and arguments.paper not in papers:
        raise UnknownWordError("Khổ giấy", arguments.paper, ", ".join(papers))
    writer = office.slips.writer
    make = writer.editable_slip if _is_word(arguments.out) else writer.slip
    return make(form.name, sheet, paper=arguments.paper)


def _is_word(path: Path) -> bool:
    return path.suffix.casefold() == ".docx"


def _list_slips(console: Console) -> int:
    slips = [
        {
            "name": form.name,
            "title": form.title,
            "form_set": list(form.form_sets),
            "paper": [paper.value for paper in form.papers],
            "states": [state.value for state in form.states],
            "certainty": certainties(form.name, form.form_sets),
        }
        for form in FORMS
    ]
    console.answer({"slips": slips}, *(f"{it.name}: {it.title}" for it in FORMS))
    return 0


def run_report(arguments: argparse.Namespace, console: Console) -> int:
    """Write a registered report."""
    if arguments.name == "list":
        return _list_reports(console)
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
