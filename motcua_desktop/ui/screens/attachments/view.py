"""The panel of attached files on screen: the list, what may be done with a file."""

import tkinter as tk
from collections.abc import Callable, Sequence
from pathlib import Path
from tkinter import filedialog
from typing import Final, Protocol

from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.attachments.state import AttachmentsState
from motcua_desktop.ui.screens.step.asking import AskingPanel, Give
from motcua_desktop.ui.screens.step.state import StepState
from motcua_desktop.ui.widgets.keyed_list import KeyedList, KeyedRows
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.panel_foot import PanelFoot
from motcua_desktop.ui.widgets.plain_table import PlainColumn

_WIDTH: Final = 960
_COLUMNS: Final = (
    PlainColumn("Tên tệp", 0),
    PlainColumn("Loại", 104),
    PlainColumn("Dung lượng", 104, "e"),
    PlainColumn("Thêm lúc", 128),
    PlainColumn("Người thêm", 200),
)
_FILES: Final = (("PDF, ảnh JPEG, PNG", "*.pdf *.jpg *.jpeg *.png"),)


class AttachmentsIntents(Protocol):
    """What the clerk may want of the panel."""

    @property
    def commands(self) -> Sequence[Command]: ...  # noqa: D102
    def submit(self) -> None: ...  # noqa: D102
    def current(self, place: int) -> None: ...  # noqa: D102
    def add(self) -> None: ...  # noqa: D102
    def remove(self) -> None: ...  # noqa: D102


class AttachmentsPanel:
    """The panel; built when it opens, then shown anew as the files change."""

    def __init__(
        self,
        overlay: Overlay,
        kit: Kit,
        choose_files: Callable[..., Sequence[str]] = filedialog.askopenfilenames,
    ) -> None:
        self._overlay = overlay
        self._kit = kit
        self.choose_files = choose_files
        self.question = AskingPanel(overlay, kit, over=True)
        self._body: tk.Frame | None = None

    def build(self, intents: AttachmentsIntents) -> None:
        """Take what the panel's keys and buttons do."""
        self._intents = intents

    def open(self, state: AttachmentsState) -> None:
        """Show the panel."""
        self._overlay.open(
            "Tệp đính kèm của hồ sơ",
            self._build,
            width=_WIDTH,
            submit=self._intents.submit,
            commands=self._intents.commands,
        )
        self.render(state)

    def _build(self, body: tk.Frame) -> Sequence[tk.Misc]:
        kit, px = self._kit, self._kit.px
        self._body = body
        self._dossier = kit.text(body, role="strong")
        self._dossier.pack(anchor="w", pady=(0, px(8)))
        self.listed = KeyedList(
            body,
            kit,
            _COLUMNS,
            width=_WIDTH - 48,
            on_current=lambda key: self._intents.current(int(key)),
            on_open=self._intents.submit,
        )
        return [self.listed.table.tree, *self._make_buttons(body)]

    def _make_buttons(self, body: tk.Misc) -> Sequence[tk.Misc]:
        intents = self._intents
        foot = PanelFoot(
            body,
            self._kit,
            act=(("Xem tệp", "Enter", "file-text"), intents.submit),
            close=self._overlay.close,
            deeds=(
                (("Thêm tệp", "Ins", "plus"), intents.add),
                (("Bỏ tệp", "Delete", "x"), intents.remove),
            ),
        )
        self.look, _ = foot.right
        self.add, self.drop = foot.deeds
        return foot.stops

    def render(self, state: AttachmentsState) -> None:
        """Show everything anew; nothing while the panel is closed."""
        if self._body is None or not self._body.winfo_exists():
            return
        self._dossier.configure(text=state.dossier_line)
        keys = tuple(map(str, range(len(state.rows))))
        self.listed.show(
            KeyedRows(keys, state.rows, str(state.current), state.note, state.trouble)
        )
        can_act = bool(state.rows) and not state.is_busy
        self.look.enable(is_enabled=can_act)
        self.drop.enable(is_enabled=can_act)
        self.add.enable(is_enabled=not state.is_busy)

    def choose(self) -> Sequence[Path]:
        """Let the clerk choose files; none: they changed their mind."""
        chosen = self.choose_files(
            parent=self._body, title="Chọn tệp đính kèm", filetypes=_FILES
        )
        return [Path(one) for one in chosen or ()]

    def ask(self, state: StepState, give: Give) -> None:
        """Ask over the panel."""
        self.question.ask(state, give)

    def leave_question(self) -> None:
        """Take the question away; the panel stays."""
        self._overlay.leave()
