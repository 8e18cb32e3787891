"""The panel in which the clerk chooses the columns of the list."""

import tkinter as tk
from collections.abc import Callable, Sequence

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.dossiers.state import COLUMNS, USUAL
from motcua_desktop.ui.widgets.choices import CheckMark
from motcua_desktop.ui.widgets.key_button import KeyButton
from motcua_desktop.ui.widgets.overlay import Overlay


def open_columns(
    overlay: Overlay,
    kit: Kit,
    chosen: Sequence[str],
    on_change: Callable[[Sequence[str]], None],
) -> None:
    """Show the columns; each tick shows at once behind the panel and is kept."""
    ticked = {title: title in chosen for title in COLUMNS}
    marks: dict[str, CheckMark] = {}

    def ticker(title: str) -> Callable[[bool], None]:
        def tick(is_on: bool) -> None:  # noqa: FBT001 as the check box calls
            ticked[title] = is_on
            on_change([it for it in COLUMNS if ticked[it]])

        return tick

    def usual() -> None:
        for title, mark in marks.items():
            ticked[title] = title in USUAL
            mark.show(is_on=ticked[title])
        on_change(USUAL)

    def build(body: tk.Frame) -> Sequence[tk.Misc]:
        for title in COLUMNS[1:]:
            mark = marks[title] = CheckMark(body, kit, title, on_change=ticker(title))
            mark.show(is_on=ticked[title])
            mark.pack(anchor="w", pady=kit.px(4))
        line = kit.box(body)
        line.pack(side="bottom", fill="x", pady=(kit.px(10), 0))
        close = KeyButton(
            line, kit, "Xong", command=overlay.close, key="Esc", kind="primary"
        )
        close.pack(side="right")
        again = KeyButton(line, kit, "Như ban đầu", command=usual, icon="undo-2")
        again.pack(side="right", padx=kit.px(8))
        return [*marks.values(), close, again]

    overlay.open("Cột của danh sách", build, width=420, submit=overlay.close)
