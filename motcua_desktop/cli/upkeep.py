"""The commands `backup` and `check`."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Final

from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.office import data_folder, log_in, office_of
from motcua_desktop.cli.progress import progress
from motcua_desktop.rescuing import rescue_desk
from motcua_desktop.services.backup import BackupDesk
from motcua_desktop.services.ports_backup import BackupCopy
from motcua_desktop.services.rescue import RescueDesk
from motcua_desktop.services.salvage_report import salvage_lines
from motcua_desktop.text import grouped, screen_moment


def add_parsers(commands: Commands) -> None:
    """Add the two commands to the command line."""
    backup = commands.add_parser("backup", help="bản sao lưu của cơ quan")
    backup.add_argument("deed", choices=[*_ON_OFFICE, *_ON_COPIES])
    backup.add_argument(
        "file",
        nargs="?",
        type=Path,
        help="bản sao (mặc định: mới nhất); với place, take-out: thư mục",
    )
    backup.add_argument("--none", action="store_true", help="place: thôi dùng")
    backup.add_argument(
        "--dry-run", action="store_true", help="salvage: chỉ cho biết cứu được gì"
    )
    backup.set_defaults(run=run_backup)
    check = commands.add_parser("check", help="khám toàn bộ dữ liệu của cơ quan")
    check.set_defaults(run=run_check)


def run_backup(arguments: argparse.Namespace, console: Console) -> int:
    """Do one deed on the copies; most of them need no office that opens."""
    if arguments.deed in _ON_OFFICE:
        with office_of(arguments) as office:
            return _ON_OFFICE[arguments.deed](office.backups, console)
    rescue = rescue_desk(
        data_folder(arguments),
        arguments.database,
        log_in=lambda office: log_in(office, arguments),
    )
    return _ON_COPIES[arguments.deed](rescue, arguments, console)


def _make(backups: BackupDesk, console: Console) -> int:
    copy = backups.make()
    for trouble in backups.to_second_place(copy):
        console.note(trouble)
    return _told(console, copy, "Đã sao lưu")


def _drill(backups: BackupDesk, console: Console) -> int:
    copy, faults = backups.rehearse()
    console.answer(
        {**_document(copy), "ok": not faults, "findings": faults},
        *(faults or [f"Khôi phục thử được từ {copy.path.name}, đối chiếu khớp."]),
    )
    return 1 if faults else 0


def _list(rescue: RescueDesk, _words: argparse.Namespace, console: Console) -> int:
    copies = [*rescue.listed(), *rescue.shelf.in_second_place()]
    console.answer(
        {"copies": [_document(copy) for copy in copies]},
        *(f"{screen_moment(copy.made_at)}  {copy.path}" for copy in copies),
    )
    return 0


def _check(rescue: RescueDesk, words: argparse.Namespace, console: Console) -> int:
    copy, entries = rescue.check(words.file)
    return _told(console, copy, f"Bản sao còn tốt, {grouped(entries)} dòng lịch sử")


def _restore(rescue: RescueDesk, words: argparse.Namespace, console: Console) -> int:
    copy, aside = rescue.restore(words.file)
    console.note(f"Dữ liệu trước khi khôi phục được cất ở {aside}")
    return _told(console, copy, "Đã khôi phục từ")


def _place(rescue: RescueDesk, words: argparse.Namespace, console: Console) -> int:
    if words.file is not None or words.none:
        rescue.choose_second_place(None if words.none else words.file)
    place = rescue.shelf.second_place()
    named = f"Nơi sao lưu thứ hai: {place}" if place else "Chưa có nơi sao lưu thứ hai."
    console.answer({"place": None if place is None else str(place)}, named)
    return 0


def _take_out(rescue: RescueDesk, words: argparse.Namespace, console: Console) -> int:
    target = (words.file or Path("mang-di")).resolve()
    with progress("Đang lấy toàn bộ dữ liệu ra", console):
        taken = rescue.take_out(target)
    lost = taken.unreadable + len(taken.papers.lost)
    console.answer(
        {
            "path": str(target),
            "source": str(taken.source),
            "rows": {table.name: table.rows for table in taken.tables},
            "papers": taken.papers.count,
            "unreadable": taken.unreadable,
            "lost_papers": list(taken.papers.lost),
            "ok": not lost,
        },
        f"Đã lấy toàn bộ dữ liệu ra {target}",
        *([f"{grouped(lost)} dòng hoặc tệp bị hỏng, không đọc được."] if lost else []),
    )
    return 1 if lost else 0


def _salvage(rescue: RescueDesk, words: argparse.Namespace, console: Console) -> int:
    with progress("Đang cứu dữ liệu", console):
        saved = rescue.salvage(dry_run=words.dry_run)
    console.answer(
        {
            "base": str(saved.base.path) if saved.base else None,
            "taken": saved.taken,
            "unreadable": saved.unreadable,
            "lost": saved.lost,
            "rejected": saved.rejected,
            "aside": str(saved.aside) if saved.aside else None,
            "ok": saved.is_whole,
        },
        *salvage_lines(saved, rescue.clock()),
    )
    return 0 if saved.is_whole else 1


_ON_OFFICE: Final[dict[str, Callable[[BackupDesk, Console], int]]] = {
    "make": _make,
    "drill": _drill,
}
_ON_COPIES: Final[
    dict[str, Callable[[RescueDesk, argparse.Namespace, Console], int]]
] = {
    "list": _list,
    "check": _check,
    "restore": _restore,
    "place": _place,
    "take-out": _take_out,
    "salvage": _salvage,
}


def _told(console: Console, copy: BackupCopy, words: str) -> int:
    console.answer({**_document(copy), "ok": True}, f"{words}: {copy.path}")
    return 0


def _document(copy: BackupCopy) -> dict[str, object]:
    return {
        "path": str(copy.path),
        "made_at": copy.made_at.isoformat(timespec="seconds"),
        "size": copy.size,
        "sha256": copy.sha256,
    }


def run_check(arguments: argparse.Namespace, console: Console) -> int:
    """Look the whole office over; 1 when something is wrong."""
    with office_of(arguments) as office:
        findings = office.findings()
    console.answer(
        {"ok": not findings, "findings": findings},
        *(findings or ["Không có gì sai: dữ liệu, lịch sử, số liệu đều khớp."]),
    )
    return 1 if findings else 0
