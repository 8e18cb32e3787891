"""Registers as files of the commands `import` and `export`."""

import argparse
from typing import Final

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.cli.console import Console
from motcua_desktop.cli.refused import tell_refused
from motcua_desktop.domain.registers import REGISTERS, Register
from motcua_desktop.exchange.register_file import (
    read_register,
    register_columns,
    register_lines,
)
from motcua_desktop.exchange.sheet_writer import written_sheet

_PEOPLE: Final = "people"
REGISTER_KINDS: Final = (_PEOPLE, *(f"register-{name}" for name in REGISTERS))


def _register(kind: str) -> Register:
    return REGISTERS["staff" if kind == _PEOPLE else kind.removeprefix("register-")]


def import_register(
    arguments: argparse.Namespace, office: OpenOffice, console: Console
) -> None:
    """Write the rows of a file into a register; refused ones go beside the file."""
    register = _register(arguments.kind)
    entries, unread = read_register(arguments.file, register)
    result = office.registers.take(
        register, entries, actor=arguments.officer, dry_run=arguments.dry_run
    )
    refused = sorted([*unread, *result.refused], key=lambda row: row.row)
    names = register_columns(register)
    beside = tell_refused(arguments.file, refused, console, names)
    console.answer(
        {
            "taken": result.taken,
            "refused": len(refused),
            "unchanged": result.unchanged,
            "refused_file": str(beside) if beside else None,
        },
        f"Sổ “{register.title}”: đã nhập {result.taken} dòng, "
        f"không đổi {result.unchanged}, không nhập được {len(refused)}.",
        *([f"Các dòng không nhập được và lý do: {beside}"] if beside else []),
        *(["Chạy thử: chưa ghi gì."] if arguments.dry_run else []),
    )


def export_register(arguments: argparse.Namespace, office: OpenOffice) -> int:
    """Write a register to a file; return how many entries."""
    register = _register(arguments.kind)
    entries = [kept.entry for kept in office.registers.entries(register) if kept.entry]
    with written_sheet(arguments.file) as sheet:
        for line in register_lines(register, entries):
            sheet.row(line)
    return len(entries)
