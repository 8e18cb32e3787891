"""The work list on screen: tiles, table, strip of the current row, chart, notices."""

import tkinter as tk
from collections.abc import Callable
from typing import Any, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.worklist.state import (
    CurrentRow,
    Notice,
    Tile,
    WorklistState,
)
from motcua_desktop.ui.theme import COLOURS
from motcua_desktop.ui.widgets.canvases import BarChart, BarPair
from motcua_desktop.ui.widgets.cut_label import CutLabel
from motcua_desktop.ui.widgets.data_table import DataTable, TableActs
from motcua_desktop.ui.widgets.key_button import KeyButton, key_cap, small_button
from motcua_desktop.ui.widgets.notes import EmptyNote, TroubleBar
from motcua_desktop.ui.widgets.table_head import Column

COLUMNS = (
    Column("Trạng thái", 136),
    Column("Mã hồ sơ", 172),
    Column("Chủ hồ sơ", 164, most=320),
    Column("Thủ tục", 120, stretch=True),
    Column("Hạn trả", 64),
    Column("Còn lại", 120),
)
_SHOWN_NOTICES = 4


class WorklistIntents(Protocol):
    """What the clerk may want of this screen."""

    def current(self, number: str) -> None: ...  # noqa: D102
    def open(self, number: str) -> None: ...  # noqa: D102
    def open_current(self) -> None: ...  # noqa: D102
    def take_next(self) -> None: ...  # noqa: D102
    def take_return(self) -> None: ...  # noqa: D102
    def refresh(self) -> None: ...  # noqa: D102
    def mind(self, key: str) -> None: ...  # noqa: D102


class TileCard:
    """One tile: shape, count, label; a click or its key filters the list."""

    def __init__(self, parent: tk.Misc, kit: Kit, press: Callable[[], None]) -> None:
        self._kit = kit
        self._shown: Tile | None = None
        self.frame: Any = kit.card(parent, height=64)
        self.frame.grid_propagate(False)
        self.frame.columnconfigure(3, weight=1)
        self.frame.rowconfigure((0, 1), weight=1, uniform="half")
        self._shape = kit.picture(self.frame, "state-within", size=22)
        self._count = kit.text(self.frame, "…", role="count")
        self._label = kit.text(self.frame, role="strong")
        self._note = kit.text(self.frame, role="small", ink="ink2")
        self._shape.grid(row=0, column=0, rowspan=2, padx=(kit.px(16), kit.px(12)))
        self._count.grid(row=0, column=1, rowspan=2, padx=(0, kit.px(12)))
        self._label.grid(row=0, column=2, sticky="sw")
        self._note.grid(row=1, column=2, sticky="nw")
        self._cap: Any = None
        for widget in (
            self.frame._canvas,  # noqa: SLF001 CTk keeps its own canvas on top
            self._shape,
            self._count,
            self._label,
            self._note,
        ):
            widget.bind("<Button-1>", lambda _event: press())

    def show(self, tile: Tile) -> None:
        """Show this tile."""
        if tile == self._shown:
            return
        self._shown = tile
        kit = self._kit
        ground = "tint" if tile.is_chosen else "surface"
        photo: Any = kit.icon(f"state-{tile.state}", 22, tile.state)
        self._shape.configure(image=photo)
        self._count.configure(text=tile.count)
        self._label.configure(text=tile.label)
        self._note.configure(text=tile.note)
        kit.paint(self._count, foreground=tile.state)
        for label in (self._shape, self._count, self._label, self._note):
            kit.paint(label, background=ground)
        edge = "accent" if tile.is_chosen else "line"
        self.frame.configure(fg_color=COLOURS[ground], border_color=COLOURS[edge])
        if self._cap is None:
            self._cap = key_cap(self.frame, kit, tile.key)
            self._cap.place(relx=1.0, x=-kit.px(11), y=kit.px(12), anchor="ne")


class NoticeList(tk.Frame):
    """Things to mind, parted by lines."""

    def __init__(self, parent: tk.Misc, kit: Kit, mind: Callable[[str], None]) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="surface")
        self._kit = kit
        self._mind = mind
        self._shown: tuple[Notice, ...] = ()
        self._fitted: tuple[tuple[Notice, ...] | None, int] = (None, 0)
        self.bind("<Configure>", lambda _event: self.show(self._shown))

    def show(self, notices: tuple[Notice, ...]) -> None:
        """Show these notices, those without room folded into a count."""
        self._shown = notices
        room = self.winfo_height()
        if (notices, room) == self._fitted:
            return
        self._fitted = (notices, room)
        for count in range(min(len(notices), _SHOWN_NOTICES), -1, -1):
            self._make(notices, count)
            self.update_idletasks()
            if self.winfo_reqheight() <= room or room <= 1:
                return

    def _make(self, notices: tuple[Notice, ...], count: int) -> None:
        for child in self.winfo_children():
            child.destroy()
        for notice in notices[:count]:
            self._add(notice)
        if len(notices) > count:
            words = f"còn {len(notices) - count} lưu ý"
            self._kit.text(self, words, role="small", ink="ink2").pack(anchor="w")
        if not notices:
            words = "Không có gì cần lưu ý."
            self._kit.text(self, words, role="small", ink="ink2").pack(
                anchor="w", pady=self._kit.px(10)
            )

    def _add(self, notice: Notice) -> None:
        kit = self._kit
        kit.rule(self).pack(fill="x")
        line = kit.box(self)
        line.pack(fill="x", pady=kit.px(10))
        picture = kit.picture(line, notice.icon, size=16, ink=notice.ink)
        picture.pack(side="left", anchor="n", pady=kit.px(1), padx=(0, kit.px(9)))
        words = kit.box(line)
        words.pack(side="left", fill="x", expand=True)
        wrap = kit.px(204)
        for text, role, ink in (
            (notice.title, "strong", "ink"),
            (notice.text, "small", "ink2"),
        ):
            if text:
                label = kit.text(words, text, role=role, ink=ink, justify="left")
                label.configure(wraplength=wrap)
                label.pack(anchor="w")
        if notice.act:
            button = small_button(
                words, kit, (notice.act, notice.key, ""), lambda: self._mind(notice.key)
            )
            button.pack(anchor="w", pady=(kit.px(6), 0))


class WorklistScreen(tk.Frame):
    """The whole screen."""

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="bg")
        self.kit = kit

    def build(
        self, intents: WorklistIntents, choose: tuple[Callable[[], None], ...]
    ) -> None:
        """Make the widgets, once; `choose` are the deeds of the tiles."""
        self.columnconfigure(0, weight=1)
        self.rowconfigure(1, weight=1)
        self._make_tiles(choose)
        self._make_list(intents)
        self._make_pane(intents)

    def _make_tiles(self, choose: tuple[Callable[[], None], ...]) -> None:
        kit = self.kit
        line = kit.box(self, on="bg")
        line.grid(
            row=0,
            column=0,
            columnspan=2,
            sticky="ew",
            padx=kit.px(20),
            pady=(kit.px(14), kit.px(12)),
        )
        self.tiles = [TileCard(line, kit, press) for press in choose]
        for place, tile in enumerate(self.tiles):
            line.columnconfigure(place, weight=1, uniform="tile")
            # A share of each gap goes to either tile: all are equally wide.
            left, right = 3 * place, 9 - 3 * place
            pad = (kit.px(left), kit.px(right))
            tile.frame.grid(row=0, column=place, sticky="ew", padx=pad)

    def _make_list(self, intents: WorklistIntents) -> None:
        kit = self.kit
        card = kit.card(self)
        card.grid(
            row=1,
            column=0,
            sticky="nsew",
            padx=(kit.px(20), kit.px(16)),
            pady=(0, kit.px(14)),
        )
        head = kit.box(card, height=kit.px(41))
        head.pack(fill="x", padx=kit.px(10), pady=(2, 0))
        head.pack_propagate(False)
        self._heading = kit.text(head, "Việc cần làm", role="section")
        self._heading.pack(side="left", padx=(kit.px(7), kit.px(12)))
        self._sums = kit.text(head, role="small", ink="ink2")
        self._sums.pack(side="left")
        self._trouble = TroubleBar(card, kit)
        self.table = DataTable(
            card,
            kit,
            COLUMNS,
            TableActs(
                on_need=lambda _start, _length: None,
                on_open=intents.open,
                on_current=intents.current,
                on_sort=lambda _key: None,
            ),
        )
        self._make_strip(card, intents)
        self.table.pack(fill="both", expand=True, padx=1)
        self._empty = EmptyNote(self.table, kit)

    def _make_strip(self, card: tk.Misc, intents: WorklistIntents) -> None:
        kit = self.kit
        strip = kit.box(card, height=kit.px(45))
        strip.pack(side="bottom", fill="x", padx=kit.px(12), pady=(0, 2))
        strip.pack_propagate(False)
        kit.rule(card).pack(side="bottom", fill="x", padx=1)
        self._next = KeyButton(
            strip,
            kit,
            "",
            command=intents.take_next,
            key="F8",
            icon="check",
            kind="primary",
        )
        self._return = KeyButton(
            strip,
            kit,
            "Trả kết quả",
            command=intents.take_return,
            key="F4",
            icon="package-check",
        )
        self._open = KeyButton(
            strip,
            kit,
            "Mở",
            command=intents.open_current,
            key="Enter",
            icon="folder-open",
        )
        for button in (self._next, self._return, self._open):
            button.pack(side="right", padx=(kit.px(8), 0))
        for button in (self._open, self._return, self._next):
            button.lift()
        self._name = kit.text(strip, role="small-strong")
        self._name.pack(side="left", padx=(kit.px(5), 0))
        self._rest = CutLabel(strip, kit, role="small", ink="ink2")
        self._rest.pack(side="left", fill="x", expand=True)

    def _make_pane(self, intents: WorklistIntents) -> None:
        kit = self.kit
        pane = kit.box(self, on="bg", width=kit.px(264))
        pane.grid(row=1, column=1, sticky="ns", padx=(0, kit.px(20)))
        pane.pack_propagate(False)
        chart = kit.card(pane, height=198)
        chart.pack(fill="x", pady=(0, kit.px(12)))
        chart.pack_propagate(False)
        head = kit.box(chart)
        head.pack(fill="x", padx=kit.px(16), pady=(kit.px(13), 0))
        kit.text(head, "Số hồ sơ theo tuần", role="section").pack(side="left")
        self._span = kit.text(head, role="small", ink="ink2")
        self._span.pack(side="right")
        self._legend = self._make_legend(chart)
        self.chart = BarChart(chart, kit, height=126)
        self.chart.pack(fill="x", padx=kit.px(16), pady=(kit.px(8), kit.px(4)))
        notes = kit.card(pane)
        notes.pack(fill="both", expand=True, pady=(0, kit.px(14)))
        title = kit.text(notes, "Cần lưu ý", role="section")
        title.pack(anchor="w", padx=kit.px(16), pady=(kit.px(12), kit.px(9)))
        self.notices = NoticeList(notes, kit, intents.mind)
        self.notices.pack(fill="both", expand=True, padx=kit.px(16), pady=(0, 4))

    def _make_legend(self, chart: tk.Misc) -> tuple[tk.Label, tk.Label]:
        kit = self.kit
        line = kit.box(chart)
        line.pack(fill="x", padx=kit.px(16), pady=(kit.px(4), 0))
        labels = []
        for token in ("chart2", "accent"):
            square = kit.box(line, on=token, width=kit.px(10), height=kit.px(10))
            square.pack(side="left", padx=(0, kit.px(7)))
            label = kit.text(line, role="small", ink="ink2")
            label.pack(side="left", padx=(0, kit.px(14)))
            labels.append(label)
        return labels[0], labels[1]

    def render(self, state: WorklistState) -> None:
        """Show everything."""
        for tile, card in zip(state.tiles, self.tiles, strict=True):
            card.show(tile)
        self._heading.configure(text=state.heading)
        self._sums.configure(text=state.sum_line)
        self.table.fill(state.rows)
        self._empty.show(state.empty_line)
        self._trouble.show(state.trouble, before=self.table)
        self._span.configure(text=state.weeks_span)
        self.chart.show(
            [BarPair(week.label, week.received, week.resolved) for week in state.weeks],
            label_every=2,
        )
        if state.weeks:
            last = state.weeks[-1]
            received, resolved = self._legend
            received.configure(text=f"Tiếp nhận {last.received}")
            resolved.configure(text=f"Giải quyết {last.resolved}")
        if state.is_loaded:
            self.notices.show(state.notices)

    def show_current(self, current: CurrentRow) -> None:
        """Show whom the current row speaks of."""
        self._name.configure(text=current.name)
        self._rest.show(current.rest)
        for button, act in (
            (self._open, current.open_act),
            (self._return, current.return_act),
            (self._next, current.next_act),
        ):
            button.show(act.label, act.icon)
            button.enable(is_enabled=act.is_enabled)

    def focus_table(self) -> None:
        """Give the table the focus."""
        self.table.focus_table()
