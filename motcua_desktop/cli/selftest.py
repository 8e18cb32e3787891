"""The command `selftest`: the main job once on this computer, in its own folder."""

import argparse
import platform
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from motcua_desktop import __version__
from motcua_desktop.bootstrap import open_office
from motcua_desktop.cli import demo
from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.office import data_folder
from motcua_desktop.desktop import be_aware_of_dpi, close_splash
from motcua_desktop.devices import system_spooler
from motcua_desktop.devices.pages import PdfPages
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.incidents import log_to, record

if TYPE_CHECKING:
    from motcua_desktop.ui.opened import OpenedWindow

_DOSSIERS: Final = 60
_LOOK_MS: Final = 700
_PAGE: Final = 400
_DARK: Final = 100


class SelfTestError(DomainError):
    """A part of the program does not do its work on this computer."""


@dataclass(frozen=True, slots=True)
class _Step:
    name: str
    take: Callable[[Path], str]


def add_parser(commands: Commands) -> None:
    """Add the words of `selftest` to the command line."""
    parser = commands.add_parser(
        "selftest", help="tự kiểm tra trên máy này: dữ liệu, phiếu, báo cáo, cửa sổ"
    )
    parser.add_argument("--no-window", action="store_true", help="không mở cửa sổ")
    parser.add_argument("--report", type=Path, metavar="F", help="ghi kết quả ra tệp")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Take every step in a new folder that is removed afterwards; 1 if one fails.

    The office's own data are not touched. `--data` names where the folder is made.
    """
    close_splash()
    within = arguments.data
    if within is not None:
        within.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(
        prefix="Tự kiểm tra ", dir=within, ignore_cleanup_errors=True
    ) as folder:
        lines = [*_taken(Path(folder), has_window=not arguments.no_window)]
        # Windows removes no folder in which the log lies open.
        log_to(data_folder(arguments) / "logs")
    is_well = all(line["ok"] for line in lines)
    document = {
        "ok": is_well,
        "version": __version__,
        "system": platform.platform(),
        "steps": lines,
    }
    words = [
        f"{'ổn ' if it['ok'] else 'HỎNG'} {it['step']}: {it['found']}" for it in lines
    ]
    words.append("Tự kiểm tra: ổn." if is_well else "Tự kiểm tra: có phần hỏng.")
    if arguments.report is not None:
        arguments.report.write_text("\n".join(words) + "\n", encoding="utf-8")
    console.answer(document, *words)
    return 0 if is_well else 1


def _taken(folder: Path, *, has_window: bool) -> Iterator[dict[str, Any]]:
    steps = [
        _Step("thư mục dữ liệu", _write),
        _Step("cơ sở dữ liệu, phiếu PDF, báo cáo Word", _main_job),
        _Step("khám toàn bộ, sao lưu", _upkeep),
        _Step("đọc tệp mang đến", _readings),
        _Step("máy in", _printers),
        *([_Step("cửa sổ", _window)] if has_window else []),
    ]
    for step in steps:
        begun = time.perf_counter()
        try:
            is_well, found = True, step.take(folder)
        except (DomainError, OSError) as error:
            is_well, found = False, str(error)
            record(error)
        taken = round((time.perf_counter() - begun) * 1000)
        yield {"step": step.name, "ok": is_well, "found": found, "ms": taken}


def _write(folder: Path) -> str:
    text, path = "Nguyễn Thị Ánh", folder / ("Hồ sơ " + "ă" * 120)
    path.write_text(text, encoding="utf-8")
    _expect(path.read_text(encoding="utf-8") == text, "đọc lại khác lúc ghi")
    path.unlink()
    return str(folder)


@dataclass(frozen=True, slots=True)
class _Kept(Console):
    """Keeps what the command `demo` answers, instead of printing it."""

    document: dict[str, Any] = field(default_factory=dict)

    def answer(self, document: Mapping[str, Any], *lines: str) -> None:
        del lines
        self.document.update(document)

    def note(self, line: str) -> None:
        del line


def _main_job(folder: Path) -> str:
    kept = _Kept(as_json=True)
    asked = {"data": folder / "cơ quan", "database": None, "no_open": True}
    when = {"first": None, "last": None, "seed": 7, "dossiers": _DOSSIERS}
    door = {"user": "", "opens_door": False}
    demo.run(argparse.Namespace(**asked, **when, **door), kept)
    receipt = Path(kept.document["receipt_pdf"]).read_bytes()
    page = PdfPages().page(receipt, 1, width=_PAGE, height=_PAGE)
    ink = sum(value < _DARK for value in page.pixels[::3])
    _expect(ink > _PAGE, "phiếu in ra trắng trơn")
    report = Path(kept.document["report_docx"])
    with zipfile.ZipFile(report) as word:
        _expect(word.testzip() is None, "tệp Word hỏng")
        body = word.read("word/document.xml").decode()
    _expect("Độc lập" in body, "báo cáo không có quốc hiệu")
    return (
        f"{kept.document['dossiers']} hồ sơ, phiếu {len(receipt)} byte, {report.name}"
    )


def _upkeep(folder: Path) -> str:
    office = open_office(folder / "cơ quan")
    try:
        findings = office.findings()
        _expect(not findings, " ".join(findings))
        return office.backups.make().path.name
    finally:
        office.close()


def _readings(folder: Path) -> str:
    """Let the program start itself as each of its readers."""
    from motcua_desktop.documents.templates_apart import (  # noqa: PLC0415
        fill_template_apart,
        report_styles_apart,
    )
    from motcua_desktop.exchange.report_apart import (  # noqa: PLC0415
        read_report_apart,
    )
    from motcua_desktop.exchange.sheet_writer import written_sheet  # noqa: PLC0415
    from motcua_desktop.exchange.sheets import read_rows  # noqa: PLC0415

    report = next((folder / "cơ quan").rglob("cchc-*.docx"))
    passages = len(read_report_apart(report).passages)
    filled = fill_template_apart(report, {})
    styles = report_styles_apart(report)
    book = folder / "sổ.xlsx"
    with written_sheet(book) as sheet:
        sheet.row(["Nguyễn Thị Ánh", _DOSSIERS])
    rows = [cells for _, cells in read_rows(book)]
    book.unlink()
    _expect(rows == [["Nguyễn Thị Ánh", _DOSSIERS]], "đọc XLSX khác lúc ghi")
    _expect(bool(passages and filled and styles), "đọc tệp Word không thấy gì")
    return f"{passages} đoạn của báo cáo, {len(styles)} kiểu chữ, 1 dòng XLSX"


def _printers(_folder: Path) -> str:
    names = system_spooler().printers()
    return ", ".join(names) or "chưa có máy in nào: phiếu vẫn lưu được ra PDF"


def _window(folder: Path) -> str:
    from motcua_desktop.ui.running import run_window  # noqa: PLC0415 Tk loads slowly

    be_aware_of_dpi()
    office = open_office(folder / "cơ quan")
    begun = time.perf_counter()
    seen: list[str] = []

    def look(window: "OpenedWindow") -> None:
        width, height = window.size
        taken = time.perf_counter() - begun
        seen.append(f"{width} × {height} điểm, mở trong {taken:.1f} giây")
        window.close_after(_LOOK_MS)

    try:
        run_window(office.desk, folder=folder / "cơ quan", is_up=look)
    finally:
        office.close()
    _expect(bool(seen), "cửa sổ không mở ra")
    return seen[0]


def _expect(is_so: bool, wrong: str) -> None:  # noqa: FBT001 reads as an assertion
    if not is_so:
        raise SelfTestError(wrong, "Báo dòng này cho người hỗ trợ.")
