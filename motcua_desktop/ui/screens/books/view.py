"""The screen of books: volumes of the tracking book above, the registers below."""

import tkinter as tk
from typing import Final, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.books.state import BooksState
from motcua_desktop.ui.widgets.key_button import small_button
from motcua_desktop.ui.widgets.notes import TroubleBar
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable

_VOLUMES: Final = (
    PlainColumn("Sổ theo dõi hồ sơ", 0),
    PlainColumn("Mở ngày", 130),
    PlainColumn("Khóa ngày", 130),
    PlainColumn("Số thứ tự", 150, "e"),
    PlainColumn("Số hồ sơ", 110, "e"),
)
_REGISTERS: Final = (
    PlainColumn("Sổ", 230),
    PlainColumn("Mỗi dòng ghi", 0),
    PlainColumn("Đã ghi", 130, "e"),
)


class BooksIntents(Protocol):
    """What the clerk may want of this screen."""

    def turn(self, years: int) -> None: ...  # noqa: D102
    def current(self, place: int) -> None: ...  # noqa: D102
    def print_at(self, place: int) -> None: ...  # noqa: D102
    def print_volume(self) -> None: ...  # noqa: D102
    def write_xlsx(self) -> None: ...  # noqa: D102
    def bring_in(self) -> None: ...  # noqa: D102
    def register_at(self, place: int) -> None: ...  # noqa: D102


class BooksScreen(tk.Frame):
    """The whole screen, built once."""

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="bg")
        self.kit = kit

    def build(self, intents: BooksIntents) -> None:
        """Make the widgets in the order of Tab: year, volumes, acts, registers."""
        px = self.kit.px
        self._intents = intents
        body = self.kit.box(self, on="bg")
        body.pack(fill="both", expand=True, padx=px(20), pady=(px(14), px(14)))
        self._make_volumes(body)
        self._make_registers(body)

    def _make_volumes(self, body: tk.Misc) -> None:
        kit, px, intents = self.kit, self.kit.px, self._intents
        card = kit.card(body)
        card.pack(fill="x", pady=(0, px(12)))
        self._make_head(card)
        self._trouble = TroubleBar(card, kit)
        self.volumes = PlainTable(
            card,
            kit,
            _VOLUMES,
            height=5,
            on_open=intents.print_at,
            on_current=intents.current,
        )
        self.volumes.pack(fill="x", padx=1, pady=(0, px(6)))

    def _make_head(self, card: tk.Misc) -> None:
        kit, px, intents = self.kit, self.kit.px, self._intents
        head = kit.box(card)
        head.pack(fill="x", padx=px(14), pady=(px(8), px(8)))
        plan = (
            ("", lambda: intents.turn(-1), "PgUp", "arrow-left"),
            ("", lambda: intents.turn(1), "PgDn", "arrow-right"),
            ("In quyển", intents.print_volume, "Ctrl+P", "printer"),
            ("Xuất XLSX cả năm", intents.write_xlsx, "Ctrl+E", "file-spreadsheet"),
            ("Nhập từ tệp", intents.bring_in, "F6", "download"),
        )
        before, after, paper, self._sheet, bring = [
            small_button(head, kit, (words, key, icon), act)
            for words, act, key, icon in plan
        ]
        self._year = kit.text(head, role="lead")
        self._count = kit.text(head, role="small", ink="ink2")
        before.pack(side="left")
        self._year.pack(side="left", padx=px(14))
        after.pack(side="left")
        self._count.pack(side="left", padx=px(14))
        bring.pack(side="right")
        self._sheet.pack(side="right", padx=px(8))
        paper.pack(side="right")

    def _make_registers(self, body: tk.Misc) -> None:
        kit, px = self.kit, self.kit.px
        card = kit.card(body)
        card.pack(fill="both", expand=True)
        head = kit.box(card)
        head.pack(fill="x", padx=px(16), pady=(px(10), px(8)))
        kit.text(head, "Các sổ của cơ quan", role="section").pack(side="left")
        hint = kit.text(head, "Enter mở sổ để ghi, sửa", role="small", ink="ink2")
        hint.pack(side="left", padx=px(10))
        self.registers = PlainTable(
            card, kit, _REGISTERS, height=4, on_open=self._intents.register_at
        )
        self.registers.pack(fill="both", expand=True, padx=1, pady=(0, px(6)))
        words = (
            "Phiếu kiểm soát, Biên bản giao nhận: mở hồ sơ rồi nhấn F9. Phiếu bàn giao "
            "kết quả, danh sách gửi bưu chính: Trả kết quả (Alt+4), nhấn Ctrl+P."
        )
        note = kit.text(card, words, role="small", ink="ink2")
        note.pack(side="bottom", anchor="w", padx=px(16), pady=(0, px(12)))

    def focus_table(self) -> None:
        """Give the volumes the focus."""
        self.volumes.tree.focus_set()

    def focus_registers(self) -> None:
        """Give the list of registers the focus."""
        self.registers.tree.focus_set()

    def render(self, state: BooksState) -> None:
        """Show everything."""
        self._year.configure(text=state.year)
        self._count.configure(text=state.volumes_line)
        self.volumes.show(state.volumes)
        if state.volumes and self.volumes.current < 0:
            self.volumes.select(0)
        self.registers.show(state.registers)
        self._sheet.enable(is_enabled=not state.is_busy)
        self._trouble.show(state.trouble, before=self.volumes)
