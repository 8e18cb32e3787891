"""F1: what the guide says of the present screen, beside its keys; the whole guide."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from motcua_desktop.resources import GUIDE, asset, has_guide
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.guide import GuideBlock, read_part
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.tasks import Runner
from motcua_desktop.ui.widgets.help_panel import open_help
from motcua_desktop.ui.widgets.overlay import Overlay


class Viewer(Protocol):
    """What opens a file in the system's own viewer."""

    def show(self, path: Path) -> None:
        """Open a file."""
        ...


class Helping:
    """Reads the part in the background, then shows it over the screen."""

    def __init__(
        self, runner: Runner, overlay: Overlay, kit: Kit, viewer: Viewer
    ) -> None:
        self._runner = runner
        self._overlay = overlay
        self._kit = kit
        self._viewer = viewer

    def show(
        self,
        screen: str,
        title: str,
        own: Sequence[Command],
        everywhere: Sequence[Command] = (),
    ) -> None:
        """Show the part about `screen`; its own keys hide those of everywhere.

        Over a panel there are no keys of everywhere.
        """
        taken = {command.key for command in own}
        others = [it for it in everywhere if it.key not in taken]
        keys = [("Phím của màn hình này", own), ("Phím ở mọi màn hình", others)]
        if not everywhere:
            keys = [("Phím của bảng đang mở", own)]

        def read(part: Sequence[GuideBlock]) -> None:
            whole = self.show_whole if has_guide() else None
            open_help(
                self._overlay,
                self._kit,
                f"Hướng dẫn: {title}",
                part,
                keys=keys,
                on_whole=whole,
            )

        self._runner.run(lambda: read_part(screen), read, latest="help")

    def show_whole(self) -> None:
        """Open the clerks' guide in the system's own viewer."""
        self._viewer.show(asset(GUIDE))
