"""The report screen: period, figures, identities, export."""

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.reports.state import Check, ReportState
from motcua_desktop.ui.widgets.drop_down import DropDown
from motcua_desktop.ui.widgets.field_box import FieldBox, FieldLook
from motcua_desktop.ui.widgets.figures_grid import (
    FiguresGrid,
    GridColumn,
    GridGroup,
    GridRow,
)
from motcua_desktop.ui.widgets.key_button import KeyButton
from motcua_desktop.ui.widgets.notes import TroubleBar
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable

COLUMNS = (
    GridColumn("Tổng\nsố", 56, is_strong=True),
    GridColumn("Trực\ntuyến", 54),
    GridColumn("Trực tiếp,\nbưu chính", 64),
    GridColumn("Từ kỳ\ntrước", 50),
    GridColumn("Tổng\nsố", 54, is_strong=True),
    GridColumn("Trước\nhạn", 50),
    GridColumn("Đúng\nhạn", 50),
    GridColumn("Quá\nhạn", 46),
    GridColumn("Tổng\nsố", 50, is_strong=True),
    GridColumn("Trong\nhạn", 50),
    GridColumn("Quá\nhạn", 46),
)
GROUPS = (
    GridGroup("Tiếp nhận", 4),
    GridGroup("Đã giải quyết", 4),
    GridGroup("Đang giải quyết", 3),
)
_PANE = 292


class ReportsIntents(Protocol):
    """What the clerk may want of this screen."""

    def preset_chosen(self, key: str) -> None: ...  # noqa: D102
    def day_left(self, name: str, text: str) -> None: ...  # noqa: D102
    def cell_current(self, row: int, column: int) -> None: ...  # noqa: D102
    def cell_opened(self, row: int, column: int) -> None: ...  # noqa: D102
    def open(self, number: str) -> None: ...  # noqa: D102
    def export(self) -> None: ...  # noqa: D102
    def refresh(self) -> None: ...  # noqa: D102


class ChecksCard:
    """Đối chiếu: the identities, each with its numbers."""

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        self._kit = kit
        px = kit.px
        self.card = kit.card(parent, width=_PANE)
        self.card.pack_propagate(False)
        head = kit.box(self.card)
        head.pack(fill="x", padx=px(16), pady=(px(12), px(8)))
        kit.text(head, "Đối chiếu", role="section").pack(side="left")
        self._line = kit.text(head, role="small-strong", ink="ready")
        self._line.pack(side="right")
        foot = kit.text(
            self.card,
            "Sai một dòng thì không xuất; phần mềm nêu phép tính bị lệch.",
            role="small",
            ink="ink2",
            justify="left",
        )
        foot.configure(wraplength=px(_PANE - 32))
        foot.pack(side="bottom", anchor="w", padx=px(16), pady=(px(8), px(14)))
        kit.rule(self.card).pack(side="bottom", fill="x", padx=px(16))
        self._list = kit.box(self.card)
        self._list.pack(fill="both", expand=True, padx=px(16))
        self._shown: tuple[Check, ...] = ()

    def show(self, checks: tuple[Check, ...], line: str, *, is_sound: bool) -> None:
        """Show these identities, broken ones in overdue colours."""
        self._line.configure(text=line)
        self._kit.paint(self._line, foreground="ready" if is_sound else "overdue")
        if checks == self._shown:
            return
        self._shown = checks
        for child in self._list.winfo_children():
            child.destroy()
        for check in checks:
            self._add(check)

    def _add(self, check: Check) -> None:
        kit, px = self._kit, self._kit.px
        line = kit.box(self._list)
        line.pack(fill="x", pady=px(3))
        name, ink = (
            ("circle-check", "ready") if check.is_ok else ("circle-x", "overdue")
        )
        picture = kit.picture(line, name, size=15, ink=ink)
        picture.pack(side="left", anchor="n", padx=(0, px(8)), pady=px(1))
        words = kit.text(
            line,
            check.words,
            role="small",
            ink="ink" if check.is_ok else "overdue",
            justify="left",
        )
        words.configure(wraplength=px(_PANE - 62))
        words.pack(side="left")


class ReportsScreen(tk.Frame):
    """The whole screen."""

    def __init__(self, parent: tk.Misc, kit: Kit, overlay: Overlay) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="bg")
        self.kit = kit
        self._overlay = overlay

    def build(
        self, intents: ReportsIntents, set_day_right: Callable[[str], str]
    ) -> None:
        """Make the widgets, once."""
        self._intents = intents
        px = self.kit.px
        self._make_period(set_day_right)
        self._make_bar()
        body = self.kit.box(self, on="bg")
        body.pack(fill="both", expand=True, padx=px(20), pady=(0, px(12)))
        self.checks = ChecksCard(body, self.kit)
        self.checks.card.pack(side="right", fill="y", padx=(px(12), 0))
        self._make_figures(body)

    def _make_period(self, set_day_right: Callable[[str], str]) -> None:
        kit, px = self.kit, self.kit.px
        line = kit.box(self, on="bg")
        line.pack(fill="x", padx=px(20), pady=(px(12), px(10)))
        self.presets = DropDown(
            line, kit, "Kỳ", width=250, on_change=self._intents.preset_chosen
        )
        self.presets.pack(side="left", padx=(0, px(12)))
        self.days: dict[str, FieldBox] = {}
        for name, label in (("first_day", "từ"), ("last_day", "đến")):
            words = kit.text(line, label, role="small", ink="ink2", on="bg")
            words.pack(side="left", padx=(0, px(6)))
            dress = FieldLook(width=112, hint="dd/mm/yyyy", icon="", on="bg")
            box = self.days[name] = FieldBox(line, kit, dress=dress)
            box.pack(side="left", padx=(0, px(10)))
            self._bind_day(name, box, set_day_right)
        self._as_of = kit.text(line, role="small", ink="ink2", on="bg")
        self._as_of.pack(side="right")

    def _bind_day(
        self, name: str, box: FieldBox, set_day_right: Callable[[str], str]
    ) -> None:
        def leave(_event: object) -> None:
            self._intents.day_left(name, set_day_right(box.text))

        def enter(_event: object) -> str:
            self.grid_.focus_set()
            return "break"

        box.entry.bind("<FocusOut>", leave, add="+")
        for sequence in ("<Return>", "<KP_Enter>"):
            box.entry.bind(sequence, enter)

    def _make_figures(self, body: tk.Misc) -> None:
        kit, px = self.kit, self.kit.px
        card = kit.card(body)
        card.pack(side="left", fill="both", expand=True)
        head = kit.box(card, height=px(38))
        head.pack(fill="x", padx=px(16), pady=(2, 0))
        head.pack_propagate(False)
        kit.text(head, "Trước và đúng hạn").pack(side="left")
        self._rate = kit.text(head, role="name")
        self._rate.pack(side="left", padx=px(6))
        self._rest = kit.text(head, role="small", ink="ink2")
        self._rest.pack(side="left")
        self._busy = kit.text(head, "Đang tính…", role="small", ink="ink2")
        self._trouble = TroubleBar(card, kit)
        self._note = kit.text(card, role="small", ink="ink2", anchor="w")
        self._note.pack(side="bottom", fill="x", padx=px(16), pady=px(6))
        kit.rule(card).pack(side="bottom", fill="x", padx=1)
        self.grid_ = FiguresGrid(
            card,
            kit,
            COLUMNS,
            GROUPS,
            on_current=self._intents.cell_current,
            on_open=self._intents.cell_opened,
        )
        self.grid_.pack(fill="both", expand=True, padx=1)

    def _make_bar(self) -> None:
        kit, px = self.kit, self.kit.px
        bar = kit.box(self, height=px(52))
        bar.pack(side="bottom", fill="x")
        bar.pack_propagate(False)
        kit.rule(bar).pack(side="top", fill="x")
        self.export = KeyButton(
            bar,
            kit,
            "Xuất DOCX",
            command=self._intents.export,
            key="Ctrl+D",
            icon="file-output",
            kind="primary",
        )
        self.export.pack(side="right", padx=px(20))
        again = KeyButton(
            bar,
            kit,
            "Tính lại",
            command=self._intents.refresh,
            key="F5",
            icon="refresh-cw",
        )
        again.pack(side="right")

    def focus_figures(self) -> None:
        """Give the figures the focus."""
        self.grid_.focus_set()

    def render(self, state: ReportState) -> None:
        """Show everything."""
        self.presets.show(state.presets, state.preset)
        for name, text, error in (
            ("first_day", state.first_day, state.first_error),
            ("last_day", state.last_day, state.last_error),
        ):
            box = self.days[name]
            if not box.has_focus:
                box.fill(text)
            box.complain(error)
        self._rate.configure(text=state.headline)
        self._rest.configure(text=state.headline_rest)
        self._as_of.configure(text=state.as_of)
        self._note.configure(text=state.note)
        self._show_busy(is_busy=state.is_busy)
        total = state.total
        self.grid_.show(
            [GridRow(row.group, row.cells) for row in state.rows],
            GridRow(total.group, total.cells) if total else None,
        )
        self.checks.show(state.checks, state.checks_line, is_sound=state.is_sound)
        self._trouble.show(state.trouble, before=self.grid_)
        self.export.enable(is_enabled=state.is_sound and not state.is_busy)

    def _show_busy(self, *, is_busy: bool) -> None:
        if is_busy:
            self._busy.pack(side="right")
        else:
            self._busy.pack_forget()

    def show_numbers(self, title: str, numbers: Sequence[str]) -> None:
        """Show the dossiers behind a figure; Enter opens one."""
        kit, overlay = self.kit, self._overlay

        def build(body: tk.Frame) -> Sequence[Any]:
            table = PlainTable(
                body,
                kit,
                (PlainColumn("STT", 60), PlainColumn("Mã hồ sơ", 0)),
                height=max(1, min(len(numbers), 12)),
                on_open=lambda place: self._intents.open(numbers[place]),
            )
            table.pack(fill="x", pady=(kit.px(6), kit.px(12)))
            table.show([(str(i), number) for i, number in enumerate(numbers, 1)])
            close = KeyButton(body, kit, "Đóng", command=overlay.close, key="Esc")
            close.pack(side="bottom", anchor="e")
            return [table.tree, close]

        overlay.open(title, build, width=520)
