"""The command `person`: all that the office holds about one person."""

import argparse
from pathlib import Path

from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.office import office_of
from motcua_desktop.domain.personal_data import masked_id_number
from motcua_desktop.services.files import write_whole
from motcua_desktop.text import screen_moment


def add_parser(commands: Commands) -> None:
    """Add the words of `person` to the command line."""
    parser = commands.add_parser(
        "person", help="mọi dữ liệu đang lưu về một người; xem đủ số giấy tờ"
    )
    parser.add_argument("deed", choices=["report", "id-number"])
    parser.add_argument("word", help="số giấy tờ của người đó, hoặc mã hồ sơ")
    parser.add_argument("--out", type=Path, metavar="F.pdf", help="tệp .pdf, .docx")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Report on a person, or show an ID number whole; both are in the log."""
    with office_of(arguments) as office:
        if arguments.deed == "id-number":
            number = office.people.id_number(arguments.word)
            console.answer({"id_number": number}, number or "Hồ sơ không ghi số.")
            return 0
        sheet = office.people.sheet(arguments.word)
        if arguments.out:
            is_word = arguments.out.suffix.lower() == ".docx"
            write_whole(arguments.out, office.papers.person(sheet, is_word=is_word))
    path = str(arguments.out.resolve()) if arguments.out else None
    numbers = [held.dossier.number for held in sheet.dossiers]
    console.answer(
        {"path": path, "dossiers": numbers, "seen": len(sheet.seen)},
        f"{masked_id_number(sheet.id_number)}: {len(numbers)} hồ sơ",
        *(
            f"{it.dossier.number}  {screen_moment(it.dossier.received_at)}  "
            f"{it.procedure}"
            for it in sheet.dossiers
        ),
        *([f"Bảng kê: {path}"] if path else []),
    )
    return 0
