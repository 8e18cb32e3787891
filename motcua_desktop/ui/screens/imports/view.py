"""The panel of a file on screen: its columns, its first rows, what is wrong below."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tkinter import filedialog
from typing import Final, Protocol

from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.imports.state import FileAsk, ImportState, Rows
from motcua_desktop.ui.screens.step.asking import AskingPanel
from motcua_desktop.ui.screens.step.state import StepState
from motcua_desktop.ui.widgets.key_button import KeyButton
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable

_WIDTH: Final = 1080
_BESIDE: Final = 40
"""What at least stays free of the width, both sides together."""
_INSIDE: Final = 48
_MORE: Final = "← → xem các cột bên cạnh"
_COLUMNS: Final = (PlainColumn("Cột trong tệp", 0), PlainColumn("Hiểu là", 156))
_SIDE: Final = 340
_RULE: Final = 17
_RING: Final = 4
_ROW: Final = 28
_AROUND: Final = 272
"""What of the height the panel's head, lines, buttons and margins take."""
_LEAST, _MOST_BELOW, _MOST_ROWS = 3, 5, 12
_WIDEST, _WIDEST_BELOW = 230, 480


class ImportIntents(Protocol):
    """What the clerk may want of the panel."""

    @property
    def commands(self) -> Sequence[Command]: ...  # noqa: D102
    def choose(self) -> None: ...  # noqa: D102
    def take(self) -> None: ...  # noqa: D102
    def keep(self) -> None: ...  # noqa: D102
    def cancel(self) -> None: ...  # noqa: D102


class ImportPanel:
    """Built anew each time; `choose_file` shows the system's dialog."""

    def __init__(
        self,
        overlay: Overlay,
        kit: Kit,
        choose_file: Callable[..., str] = filedialog.askopenfilename,
    ) -> None:
        self._overlay = overlay
        self._kit = kit
        self.choose_file = choose_file
        self.code = AskingPanel(overlay, kit)

    def build(self, intents: ImportIntents) -> None:
        """Know whom to tell."""
        self._intents = intents

    def choose(self, ask: FileAsk) -> Path | None:
        """Let the clerk choose a file; None where he chose none."""
        chosen = self.choose_file(
            parent=self._kit.root, title=ask.title, filetypes=ask.files
        )
        return Path(chosen) if chosen else None

    def ask_code(self, state: StepState, give: Callable[[str], None]) -> None:
        """Ask for the code of a signer."""
        self.code.ask(state, lambda values: give(values["code"].strip()))

    def complain(self, message: str) -> None:
        """Say at the code what is wrong."""
        self.code.complain("code", message)

    def close(self) -> None:
        """Take the panel away."""
        self._overlay.close()

    def open(self, state: ImportState) -> None:
        """Show the panel, wider where the sheet is and the window has room."""
        self._wide = self._measured(state.heads, state.rows, _WIDEST)
        aside = _INSIDE + _RING + (_SIDE + _RULE if state.columns else 0)
        needed = sum(it.width for it in self._wide)
        free = self._overlay.width * 100 // self._kit.px(100) - _BESIDE
        self._across = max(_WIDTH, min(needed + aside, free))
        self._is_cut = needed + aside > self._across
        self._overlay.open(
            state.title,
            lambda body: self._build(body, state),
            width=self._across,
            submit=self._intents.take,
            commands=self._intents.commands,
            centre=0.5,
            subject="imports",
        )

    def _build(self, body: tk.Frame, state: ImportState) -> Sequence[tk.Misc]:
        self._say(body, state)
        below, rows = self._heights(state)
        tables: list[tk.Misc] = []
        if state.rows:
            tables += self._make_sheet(body, state, rows)
        if state.below:
            tables.append(self._make_below(body, state, below))
        self.buttons = self._make_buttons(body, state)
        ready = [it for it in self.buttons if it.is_enabled]
        return [*ready[:1], *tables, *ready[1:]]

    def _say(self, body: tk.Frame, state: ImportState) -> None:
        kit = self._kit
        head = kit.box(body)
        head.pack(fill="x")
        self._line(head, state.file, "strong", "ink")
        self.more = kit.text(head, _MORE, role="small", ink="ink2")
        if self._is_cut:
            self.more.place(relx=1.0, rely=0, anchor="ne")
        if state.summary:
            self._line(body, state.summary, "body", "ink")
        if state.wrong:
            self._line(body, state.wrong, "body", "overdue")
        elif state.note:
            self._line(body, state.note, "small", "ink2")
        kit.box(body, height=kit.px(6)).pack()

    def _line(self, body: tk.Frame, words: str, role: str, ink: str) -> None:
        label = self._kit.text(body, words, role=role, ink=ink, justify="left")
        label.configure(wraplength=self._kit.px(self._across - _INSIDE))
        label.pack(anchor="w", pady=(0, self._kit.px(3)))

    def _heights(self, state: ImportState) -> tuple[int, int]:
        """Return how many rows the list below and the file's rows may take."""
        px = self._kit.px
        free = (self._overlay.height - px(_AROUND)) // px(_ROW)
        below = min(len(state.below), _MOST_BELOW)
        taken = below + 2 if below else 0
        most = min(_MOST_ROWS, max(len(state.rows), len(state.columns)))
        return below, max(min(free - taken, most), _LEAST)

    def _make_sheet(
        self, body: tk.Frame, state: ImportState, height: int
    ) -> list[tk.Misc]:
        kit, px = self._kit, self._kit.px
        line = kit.box(body, height=px(_ROW * (height + 1) + 6))
        line.pack(fill="x", pady=(0, px(8)))
        line.pack_propagate(False)
        stops: list[tk.Misc] = []
        if state.columns:
            side = kit.box(line, width=px(_SIDE))
            side.pack(side="left", fill="y")
            side.pack_propagate(False)
            columns = self._table(side, _COLUMNS, state.columns, height)
            columns.pack(fill="both", expand=True)
            kit.rule(line, vertical=True).pack(side="left", fill="y", padx=px(8))
            stops.append(columns.tree)
        heads = self._wide if self._is_cut else _stretched(self._wide)
        self.sheet = self._table(line, heads, state.rows, height)
        self.sheet.scroll_sideways()
        self.sheet.pack(side="left", fill="both", expand=True)
        return [*stops, self.sheet.tree]

    def _make_below(self, body: tk.Frame, state: ImportState, height: int) -> tk.Misc:
        self._line(body, state.below_title, "section", "ink")
        heads = self._measured(state.below_heads, state.below, _WIDEST_BELOW)
        self.below = self._table(body, _stretched(heads), state.below, height)
        self.below.pack(fill="x")
        return self.below.tree

    def _measured(
        self, heads: Sequence[str], rows: Rows, widest: int
    ) -> list[PlainColumn]:
        """Return columns as wide as what stands in them, up to a limit."""
        font, scale = self._kit.font("number-strong"), self._kit.px(100) / 100
        columns = []
        for place, head in enumerate(heads):
            texts = (head, *(row[place] for row in rows))
            wide = int(max(map(font.measure, texts)) / scale) + 24
            columns.append(PlainColumn(head, min(wide, widest)))
        return columns

    def _table(
        self,
        parent: tk.Misc,
        columns: Sequence[PlainColumn],
        rows: Rows,
        height: int,
    ) -> PlainTable:
        # A focus of its own lets the arrow keys reach what does not fit.
        table = PlainTable(
            parent, self._kit, columns, height=height, on_open=lambda _place: None
        )
        table.show(rows)
        return table

    def _make_buttons(self, body: tk.Frame, state: ImportState) -> list[KeyButton]:
        kit, px, intents = self._kit, self._kit.px, self._intents
        line = kit.box(body)
        line.pack(side="bottom", fill="x", pady=(px(12), 0))
        plan = [
            (state.act, intents.take, "Ctrl+Enter", "download", "primary"),
            (state.keep_act, intents.keep, "Ctrl+S", "history", "plain"),
            ("Chọn tệp khác", intents.choose, "F2", "folder-open", "plain"),
            ("Thôi", intents.cancel, "Esc", "", "plain"),
        ]
        buttons = [
            KeyButton(line, kit, words, command=run, key=key, icon=icon, kind=kind)
            for words, run, key, icon, kind in plan
            if words
        ]
        for button in buttons:
            button.pack(side="right", padx=(px(8), 0))
        buttons[0].enable(is_enabled=state.can_take)
        if len(buttons) == len(plan):
            buttons[1].enable(is_enabled=state.can_take)
        return buttons


def _stretched(columns: Sequence[PlainColumn]) -> list[PlainColumn]:
    """Return the columns, the widest of which takes what is left over."""
    widest = max(range(len(columns)), key=lambda place: columns[place].width)
    return [
        replace(it, width=0) if place == widest else it
        for place, it in enumerate(columns)
    ]
