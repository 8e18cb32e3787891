"""Registers as files of the command `export`."""

import argparse

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.exchange.register_file import register_lines
from motcua_desktop.exchange.sheet_writer import written_sheet
from motcua_desktop.services.rows.imports import register_of


def export_register(arguments: argparse.Namespace, office: OpenOffice) -> int:
    """Write a register to a file; return how many entries."""
    register = register_of(arguments.kind)
    entries = [kept.entry for kept in office.registers.entries(register) if kept.entry]
    with written_sheet(arguments.file) as sheet:
        for line in register_lines(register, entries):
            sheet.row(line)
    return len(entries)
