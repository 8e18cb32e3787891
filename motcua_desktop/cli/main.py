"""The words of the command line and what answers them."""

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from motcua_desktop import __version__
from motcua_desktop.cli.console import Console
from motcua_desktop.cli.office import data_folder
from motcua_desktop.cli.reading import CallWordsError
from motcua_desktop.collecting import loading
from motcua_desktop.desktop import PORTABLE_FOLDER, give_streams, portable_data
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.incidents import log_to

Run = Callable[[argparse.Namespace, Console], int]
REFUSED = 1
WORDS_OFF = 2


def options() -> argparse.ArgumentParser:
    """Return the parser of what stands before a command: all that a window needs."""
    words = argparse.ArgumentParser(prog="motcua_desktop", add_help=False)
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
    words.set_defaults(opens_door=False, password=None, command=None)
    return words


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    from motcua_desktop.cli.commands import add_commands  # noqa: PLC0415 see `main`

    words = argparse.ArgumentParser(
        prog="motcua_desktop",
        description="Một Cửa Desktop: tiếp nhận hồ sơ, hạn giải quyết, phiếu, báo cáo.",
        parents=[options()],
    )
    words.add_argument("--version", action="version", version=__version__)
    add_commands(words.add_subparsers(dest="command", metavar="LỆNH"))
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
    # The window starts without the commands and all that they bring along.
    arguments, others = options().parse_known_args(words)
    if others:
        arguments = parser().parse_args(words)
    arguments.data = arguments.data or portable_data(is_asked=arguments.portable)
    if arguments.command is None:
        with loading():
            from motcua_desktop.window import open_window  # noqa: PLC0415 Tk is slow

        return open_window(arguments)
    log_to(data_folder(arguments) / "logs")
    console = Console(as_json=arguments.json)
    run: Run = arguments.run
    try:
        return run(arguments, console)
    except DomainError as error:
        from motcua_desktop.cli.hints import told  # noqa: PLC0415 see `main`

        console.note(told(error))
        return WORDS_OFF if isinstance(error, CallWordsError) else REFUSED
