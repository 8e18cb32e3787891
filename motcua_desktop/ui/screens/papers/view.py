"""The list of a dossier's papers on screen, with what may be done with each."""

import tkinter as tk
from collections.abc import Callable, Sequence
from pathlib import Path
from tkinter import filedialog
from typing import Final, Protocol

from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.papers.state import PapersState
from motcua_desktop.ui.widgets.key_button import KeyButton
from motcua_desktop.ui.widgets.notes import TroubleBar
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable

_WIDTH: Final = 960
_ROWS: Final = 9
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
        self._keys: tuple[str, ...] = ()

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
        queue = self._small(
            head, "Hàng đợi in", self._show_queue, key="Alt+P", icon="list"
        )
        queue.pack(side="right")
        setup = self._small(
            head, "Máy in", self._intents.ask_setup, key="F12", icon="printer"
        )
        setup.pack(side="right", padx=px(8))
        self._trouble = TroubleBar(body, kit)
        self.table = PlainTable(
            body,
            kit,
            _COLUMNS,
            height=_ROWS,
            on_open=lambda _place: self._intents.submit(),
            on_current=lambda place: self._intents.current(self._keys[place]),
        )
        self.table.pack(fill="x")
        self._note = kit.text(body, role="small", ink="ink2", justify="left")
        self._note.configure(wraplength=px(_WIDTH - 48), anchor="nw", height=2)
        self._note.pack(fill="x", pady=(px(8), 0))
        buttons = kit.box(body)
        buttons.pack(side="bottom", fill="x", pady=(px(8), 0))
        return [self.table.tree, *self._make_buttons(buttons), setup, queue]

    def _small(
        self,
        parent: tk.Misc,
        words: str,
        command: Callable[[], None],
        *,
        key: str,
        icon: str,
    ) -> KeyButton:
        kit = self._kit
        return KeyButton(
            parent, kit, words, command=command, key=key, icon=icon, kind="small"
        )

    def _make_buttons(self, line: tk.Misc) -> Sequence[tk.Misc]:
        kit, px, intents = self._kit, self._kit.px, self._intents
        self.act = KeyButton(
            line,
            kit,
            "",
            command=intents.submit,
            key="Enter",
            icon="printer",
            kind="primary",
        )
        self.act.pack(side="right")
        close = KeyButton(line, kit, "Đóng", command=self._overlay.close, key="Esc")
        close.pack(side="right", padx=px(8))
        made = []
        for words, command, key in (
            ("Xem trước", intents.look, "F3"),
            ("Bản mới", intents.issue_anew, "F6"),
            ("Lưu Word", intents.save_word, "Ctrl+D"),
            ("Lưu PDF", intents.save_pdf, "Ctrl+S"),
        ):
            button = KeyButton(line, kit, words, command=command, key=key)
            button.pack(side="left", padx=(0, px(8)))
            made.append(button)
        self._anew = made[1]
        return [self.act, *made, close]

    def render(self, state: PapersState) -> None:
        """Show everything anew; nothing while the panel is closed."""
        if self._body is None or not self._body.winfo_exists():
            return
        self._keys = tuple(line.key for line in state.lines)
        self._dossier.configure(text=state.dossier_line)
        self._trouble.show(state.trouble, before=self.table)
        self.table.show([line.cells for line in state.lines])
        if state.current in self._keys:
            self.table.select(self._keys.index(state.current))
        self._note.configure(text=state.note)
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
