"""The commands `slip` and `report`: papers written to files, and what there is."""

import argparse
from pathlib import Path

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.cli import counter_slips, issues
from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.figures import add_period_options, period_of, scope_of
from motcua_desktop.cli.narrative import TEXTS, add_texts_words, run_texts
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.progress import progress
from motcua_desktop.cli.reading import CallWordsError, RequestError, read_count
from motcua_desktop.documents.forms import FORMS
from motcua_desktop.documents.forms.description import SlipForm, Subject
from motcua_desktop.documents.forms.editions import certainties
from motcua_desktop.documents.reports import REPORTS
from motcua_desktop.documents.reports.table_words import table_words
from motcua_desktop.services.editable_slips import EditableSlip
from motcua_desktop.services.errors import UnknownWordError
from motcua_desktop.services.files import WrittenFile, write_whole
from motcua_desktop.services.rows.narrative import TextReading
from motcua_desktop.services.rows.slips import Sheet
from motcua_desktop.services.tables.desk import TableRequest
from motcua_desktop.services.tables.registry import TABLE_NAMES, TABLE_REPORTS


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
    counter_slips.add_options(slip)
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
    """Issue a slip, or make a list, and write it to a file of the caller's."""
    if arguments.before:
        return counter_slips.run(arguments, console)
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
        made = _made(arguments, form, office, _sheet(arguments, form, office))
    return _tell_file(arguments, console, form.title, made)


def _tell_file(
    arguments: argparse.Namespace, console: Console, title: str, made: EditableSlip
) -> int:
    written = write_whole(arguments.out, made.content)
    trouble = str(made.trouble) if made.trouble else ""
    console.answer(
        {
            "path": str(written.path),
            "sha256": written.sha256,
            "template_error": trouble,
        },
        f"{title}: {written.path}",
        *([trouble] if trouble else []),
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
            return _tell_file(arguments, console, "Bản để sửa", made)
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
        return office.desk_papers.book(
            read_count("Năm", numbers[0], most=9999) or 0, volume
        )
    if form.subject is Subject.DOSSIERS:
        return office.desk_papers.handover(
            numbers, officer=arguments.officer, receiver=arguments.receiver
        )
    return office.desk_papers.label(numbers[0])


def _made(
    arguments: argparse.Namespace, form: SlipForm, office: OpenOffice, sheet: Sheet
) -> EditableSlip:
    papers = [paper.value for paper in form.papers]
    if arguments.paper and arguments.paper not in papers:
        raise UnknownWordError("Khổ giấy", arguments.paper, ", ".join(papers))
    slips, paper = office.slips, arguments.paper
    if _is_word(arguments.out):
        return slips.word_files.made(form.name, sheet, paper=paper)
    return EditableSlip(slips.writer.slip(form.name, sheet, paper=paper))


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
