"""The list of a dossier's papers on screen, with what may be done with each."""

import tkinter as tk
from collections.abc import Callable, Sequence
from pathlib import Path
from tkinter import filedialog
from typing import Final, Protocol

from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.papers.state import PapersState
from motcua_desktop.ui.widgets.key_button import small_button
from motcua_desktop.ui.widgets.keyed_list import KeyedList, KeyedRows
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.panel_foot import PanelFoot
from motcua_desktop.ui.widgets.plain_table import PlainColumn

_WIDTH: Final = 960
_COLUMNS: Final = (
    PlainColumn("Giấy, phiếu", 0),
    PlainColumn("Tình trạng", 380),
    PlainColumn("Khổ", 96),
)
_KINDS: Final = {"docx": "Tệp Word", "pdf": "Tệp PDF"}


class PapersIntents(Protocol):
    """What the clerk may want of the panel."""

    @property
    def commands(self) -> Sequence[Command]: ...  # noqa: D102
    def submit(self) -> None: ...  # noqa: D102
    def current(self, name: str) -> None: ...  # noqa: D102
    def issue_anew(self) -> None: ...  # noqa: D102
    def look(self) -> None: ...  # noqa: D102
    def save_word(self) -> None: ...  # noqa: D102
    def save_pdf(self) -> None: ...  # noqa: D102
    def ask_setup(self) -> None: ...  # noqa: D102


class PapersPanel:
    """The panel; built when it opens, then shown anew as the papers change."""

    def __init__(
        self,
        overlay: Overlay,
        kit: Kit,
        save_as: Callable[..., str] = filedialog.asksaveasfilename,
    ) -> None:
        self._overlay = overlay
        self._kit = kit
        self.save_as = save_as
        self._body: tk.Frame | None = None

    def build(self, intents: PapersIntents, show_queue: Callable[[], None]) -> None:
        """Take what the panel's keys and buttons do."""
        self._intents = intents
        self._show_queue = show_queue

    def open(self, state: PapersState) -> None:
        """Show the panel."""
        self._overlay.open(
            "Giấy, phiếu của hồ sơ",
            self._build,
            width=_WIDTH,
            submit=self._intents.submit,
            commands=self._intents.commands,
            subject="papers",
        )
        self.render(state)

    def _build(self, body: tk.Frame) -> Sequence[tk.Misc]:
        kit, px = self._kit, self._kit.px
        self._body = body
        head = kit.box(body)
        head.pack(fill="x", pady=(0, px(8)))
        self._dossier = kit.text(head, role="strong")
        self._dossier.pack(side="left")
        queue = small_button(
            head, kit, ("Hàng đợi in", "Alt+P", "list"), self._show_queue
        )
        queue.pack(side="right")
        setup = small_button(
            head, kit, ("Máy in", "F12", "printer"), self._intents.ask_setup
        )
        setup.pack(side="right", padx=px(8))
        self.listed = KeyedList(
            body,
            kit,
            _COLUMNS,
            width=_WIDTH - 48,
            on_current=self._intents.current,
            on_open=self._intents.submit,
        )
        return [self.listed.table.tree, *self._make_buttons(body), setup, queue]

    def _make_buttons(self, body: tk.Misc) -> Sequence[tk.Misc]:
        intents = self._intents
        foot = PanelFoot(
            body,
            self._kit,
            act=(("", "Enter", "printer"), intents.submit),
            close=self._overlay.close,
            deeds=(
                (("Xem trước", "F3", ""), intents.look),
                (("Bản mới", "F6", ""), intents.issue_anew),
                (("Lưu Word", "Ctrl+D", ""), intents.save_word),
                (("Lưu PDF", "Ctrl+S", ""), intents.save_pdf),
            ),
        )
        self.act, _ = foot.right
        self._anew = foot.deeds[1]
        return foot.stops

    def render(self, state: PapersState) -> None:
        """Show everything anew; nothing while the panel is closed."""
        if self._body is None or not self._body.winfo_exists():
            return
        self._dossier.configure(text=state.dossier_line)
        self.listed.show(
            KeyedRows(
                tuple(line.key for line in state.lines),
                [line.cells for line in state.lines],
                state.current,
                state.note,
                state.trouble,
            )
        )
        self.act.show(state.act, "printer")
        self.act.enable(is_enabled=state.can_print and not state.is_busy)
        self._anew.enable(is_enabled=state.can_issue_anew and not state.is_busy)

    def ask_path(self, name: str, kind: str) -> Path | None:
        """Ask where to save a file of this name and kind, None for nowhere."""
        chosen = self.save_as(
            parent=self._body,
            title="Lưu giấy, phiếu",
            initialfile=name,
            defaultextension=f".{kind}",
            filetypes=[(_KINDS[kind], f"*.{kind}")],
        )
        return Path(chosen) if chosen else None
