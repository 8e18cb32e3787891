"""The commands `backup` and `check`."""

import argparse
from pathlib import Path

from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.office import office_of
from motcua_desktop.services.ports_backup import BackupCopy
from motcua_desktop.text import grouped, screen_moment


def add_parsers(commands: Commands) -> None:
    """Add the two commands to the command line."""
    backup = commands.add_parser("backup", help="bản sao lưu của cơ quan")
    backup.add_argument("deed", choices=["make", "list", "check", "restore"])
    backup.add_argument(
        "file", nargs="?", type=Path, help="bản sao (mặc định: mới nhất)"
    )
    backup.set_defaults(run=run_backup)
    check = commands.add_parser("check", help="khám toàn bộ dữ liệu của cơ quan")
    check.set_defaults(run=run_check)


def run_backup(arguments: argparse.Namespace, console: Console) -> int:
    """Make, list, check or restore a verified copy."""
    with office_of(arguments) as office:
        match arguments.deed:
            case "make":
                return _told(console, office.backups.make(), "Đã sao lưu")
            case "check":
                copy, entries = office.backups.check(arguments.file)
                words = f"Bản sao còn tốt, {grouped(entries)} dòng lịch sử"
                return _told(console, copy, words)
            case "restore":
                copy = office.backups.restore(arguments.file)
                return _told(console, copy, "Đã khôi phục từ")
        copies = office.backups.listed()
    console.answer(
        {"copies": [_document(copy) for copy in copies]},
        *(f"{screen_moment(copy.made_at)}  {copy.path.name}" for copy in copies),
    )
    return 0


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
