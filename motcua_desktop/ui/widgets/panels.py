"""Panels of the frame: days of a limit, a calm error."""

import tkinter as tk
from collections.abc import Callable, Sequence

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.shown import Trouble
from motcua_desktop.ui.widgets.key_button import KeyButton
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable

_DAYS = (PlainColumn("Ngày", 190), PlainColumn("", 90), PlainColumn("Vì sao", 0))


def open_days(
    overlay: Overlay,
    kit: Kit,
    words: tuple[str, str],
    rows: Sequence[tuple[str, ...]],
    *,
    on_print: Callable[[], None],
) -> None:
    """Show the count of a due moment, a line and a warning of `words` above it."""

    def build(body: tk.Frame) -> Sequence[tk.Misc]:
        for line, ink in zip(words, ("ink2", "soon"), strict=True):
            label = kit.text(body, line, role="small", ink=ink, justify="left")
            label.configure(wraplength=kit.px(672))
            if line:
                label.pack(anchor="w", pady=(0, kit.px(4)))
        # A focus of its own lets the arrow keys reach the rows below the last seen.
        table = PlainTable(
            body, kit, _DAYS, height=min(len(rows), 12), on_open=lambda _place: None
        )
        table.pack(fill="x", pady=(kit.px(6), kit.px(12)))
        table.show(rows)
        line_box = kit.box(body)
        line_box.pack(side="bottom", fill="x")
        close = KeyButton(
            line_box, kit, "Đóng", command=overlay.close, key="Esc", kind="plain"
        )
        close.pack(side="right")
        paper = KeyButton(
            line_box,
            kit,
            "In giấy A5",
            command=on_print,
            key="Ctrl+Enter",
            icon="printer",
        )
        paper.pack(side="right", padx=kit.px(8))
        return [close, paper, table.tree]

    overlay.open("Hạn trả từng ngày", build, width=720, submit=on_print, subject="days")


def open_trouble(
    overlay: Overlay, kit: Kit, trouble: Trouble, copy: Callable[[], None]
) -> None:
    """Tell of an unexpected error: the data are safe, here is its number."""

    def build(body: tk.Frame) -> Sequence[tk.Misc]:
        for words, role in (
            (trouble.advice, "body"),
            (f"Số lỗi: {trouble.number}", "name"),
        ):
            label = kit.text(body, words, role=role, justify="left")
            label.configure(wraplength=kit.px(472))
            label.pack(anchor="w", pady=(0, kit.px(10)))
        line = kit.box(body)
        line.pack(side="bottom", fill="x")
        go_on = KeyButton(
            line, kit, "Tiếp tục", command=overlay.close, key="Esc", kind="primary"
        )
        go_on.pack(side="right")
        details = KeyButton(line, kit, "Chép chi tiết", command=copy, icon="file-text")
        details.pack(side="right", padx=kit.px(8))
        return [go_on, details]

    overlay.open(trouble.wrong, build, width=520)
