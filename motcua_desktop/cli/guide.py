"""The command `guide`: the clerks' guide that ships with the program."""

import argparse

from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.resources import GUIDE, asset, has_guide
from motcua_desktop.ui.viewer import SystemViewer


class NoGuideError(DomainError):
    """The guide is made when the program is packed, and this one runs unpacked."""

    def __init__(self) -> None:
        super().__init__(
            "Bản chạy từ mã nguồn không kèm hướng dẫn PDF.",
            "Đọc docs/huong-dan-su-dung.md.",
        )


def add_parser(commands: Commands) -> None:
    """Add the words of `guide` to the command line."""
    parser = commands.add_parser("guide", help="mở hướng dẫn sử dụng (PDF)")
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace, console: Console) -> int:
    """Open the guide in the system's own viewer."""
    if not has_guide():
        raise NoGuideError
    path = asset(GUIDE)
    SystemViewer().show(path)
    console.answer({"path": str(path)}, str(path))
    return 0
