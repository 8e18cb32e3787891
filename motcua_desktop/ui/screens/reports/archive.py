"""Kho báo cáo: what was issued, newest first; Enter opens the kept file."""

import tkinter as tk
from collections.abc import Callable
from typing import Final

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.reports.state import IssueLine
from motcua_desktop.ui.widgets.key_button import small_button
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable

_ROWS: Final = 16
_COLUMNS: Final = (
    PlainColumn("Số, ký hiệu", 150),
    PlainColumn("Kỳ", 0),
    PlainColumn("Ngày ký", 110),
    PlainColumn("Phát hành lúc", 150),
    PlainColumn("Người phát hành", 200),
)
_CHECK: Final = ("Kiểm tra một tệp", "Ctrl+K", "shield-check")
_NONE: Final = "Chưa phát hành báo cáo nào. Nhấn F9 để phát hành báo cáo của kỳ."


class ArchiveCard:
    """The list of issued reports, and the check of a file that came back."""

    def __init__(
        self,
        parent: tk.Misc,
        kit: Kit,
        on_open: Callable[[str], None],
        on_verify: Callable[[], None],
    ) -> None:
        self._kit = kit
        self._signs: tuple[str, ...] = ()
        px = kit.px
        self.card = kit.card(parent)
        head = kit.box(self.card)
        head.pack(fill="x", padx=px(16), pady=(px(10), px(6)))
        kit.text(head, "Báo cáo đã phát hành", role="section").pack(side="left")
        check = small_button(head, kit, _CHECK, on_verify)
        check.pack(side="right")
        self._none = kit.text(self.card, _NONE, role="small", ink="ink2", anchor="w")
        self.table = PlainTable(
            self.card,
            kit,
            _COLUMNS,
            height=_ROWS,
            on_open=lambda place: on_open(self._signs[place]),
        )
        self.table.pack(fill="both", expand=True, padx=px(2), pady=(0, px(2)))

    def show(self, issues: tuple[IssueLine, ...]) -> None:
        """Show these issues, or that there are none yet."""
        self._signs = tuple(line.sign for line in issues)
        self.table.show([line.cells for line in issues])
        if issues:
            self._none.pack_forget()
        else:
            pad = self._kit.px(16)
            self._none.pack(fill="x", padx=pad, pady=4, before=self.table)

    def focus(self) -> None:
        """Give the list the focus."""
        self.table.tree.focus_set()
