"""The words of the command line and what answers them."""

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from motcua_desktop import __version__
from motcua_desktop.cli import (
    accounts,
    audit,
    calendar,
    demo,
    dossiers,
    due,
    encryption,
    exchange,
    figures,
    guide,
    notes,
    office_settings,
    online,
    papers,
    people,
    printing,
    registers,
    retention,
    selftest,
    update,
    upkeep,
    watch,
)
from motcua_desktop.cli.console import Console
from motcua_desktop.cli.office import data_folder
from motcua_desktop.cli.reading import CallWordsError
from motcua_desktop.desktop import PORTABLE_FOLDER, give_streams, portable_data
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.incidents import log_to

Run = Callable[[argparse.Namespace, Console], int]
REFUSED = 1
WORDS_OFF = 2


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    words = argparse.ArgumentParser(
        prog="motcua_desktop",
        description="Một Cửa Desktop: tiếp nhận hồ sơ, hạn giải quyết, phiếu, báo cáo.",
    )
    words.add_argument("--version", action="version", version=__version__)
    words.add_argument("--data", type=Path, help="thư mục dữ liệu của cơ quan")
    words.add_argument(
        "--portable",
        action="store_true",
        help=f"dữ liệu nằm cạnh tệp chương trình, trong thư mục {PORTABLE_FOLDER}",
    )
    words.add_argument("--database", help="sqlite:///… hoặc postgresql://…")
    words.add_argument(
        "--user",
        default="",
        metavar="TÊN",
        help="tên đăng nhập; mật khẩu: hỏi, hoặc MOTCUA_PASSWORD",
    )
    words.set_defaults(opens_door=False, password=None)
    commands = words.add_subparsers(dest="command", metavar="LỆNH")
    demo.add_parser(commands)
    due.add_parser(commands)
    online.add_parser(commands)
    notes.add_parser(commands)
    calendar.add_parser(commands)
    registers.add_parser(commands)
    office_settings.add_parser(commands)
    watch.add_parser(commands)
    encryption.add_parser(commands)
    accounts.add_parser(commands)
    audit.add_parser(commands)
    people.add_parser(commands)
    retention.add_parser(commands)
    selftest.add_parser(commands)
    update.add_parser(commands)
    guide.add_parser(commands)
    for group in (dossiers, figures, papers, printing, exchange, upkeep):
        group.add_parsers(commands)
    for command in commands.choices.values():
        if "--json" not in command._option_string_actions:  # noqa: SLF001
            command.add_argument(
                "--json", action="store_true", help="trả lời bằng JSON"
            )
    return words


def main(words: Sequence[str]) -> int:
    """Run one command, or the window when there is none; return the exit status."""
    if words:
        give_streams()
    for stream in (sys.stdout, sys.stderr):
        # Consoles of old Windows are in a code page without Vietnamese; a program
        # with a window has no streams there.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    arguments = parser().parse_args(words)
    arguments.data = arguments.data or portable_data(is_asked=arguments.portable)
    if arguments.command is None:
        from motcua_desktop.window import open_window  # noqa: PLC0415 Tk loads slowly

        return open_window(arguments)
    log_to(data_folder(arguments) / "logs")
    console = Console(as_json=arguments.json)
    run: Run = arguments.run
    try:
        return run(arguments, console)
    except DomainError as error:
        console.note(str(error))
        return WORDS_OFF if isinstance(error, CallWordsError) else REFUSED
