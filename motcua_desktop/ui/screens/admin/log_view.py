"""The log on screen: filters, the newest lines first, acts below."""

import tkinter as tk
from collections.abc import Callable, Mapping
from typing import Final, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.admin.state import LogState
from motcua_desktop.ui.widgets.cut_label import CutLabel
from motcua_desktop.ui.widgets.field_box import FieldBox, FieldLook
from motcua_desktop.ui.widgets.key_button import small_button
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable

_LINES: Final = (
    PlainColumn("Lúc", 142),
    PlainColumn("Người làm", 150),
    PlainColumn("Việc", 190),
    PlainColumn("Đối tượng", 0),
)
_FIELDS: Final = (
    ("since", "Từ ngày", 108, "dd/mm/yyyy"),
    ("until", "Đến ngày", 108, "hôm nay"),
    ("who", "Người làm", 138, "tên, tài khoản"),
    ("deed", "Việc", 138, "in, xuất, xem…"),
    ("person", "Về người có số giấy tờ", 150, "số căn cước"),
)


class LogIntents(Protocol):
    """What the reader may want of the log."""

    def read(self, words: Mapping[str, str]) -> None: ...  # noqa: D102
    def export(self) -> None: ...  # noqa: D102
    def verify(self) -> None: ...  # noqa: D102


class LogPage(tk.Frame):
    """The filters, the lines, the acts."""

    def __init__(
        self,
        parent: tk.Misc,
        kit: Kit,
        intents: LogIntents,
        set_day_right: Callable[[str], str],
    ) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="surface")
        self._kit, px = kit, kit.px
        self._intents = intents
        self._set_day_right = set_day_right
        self._told: Mapping[str, str] = {}
        filters = kit.box(self)
        filters.pack(fill="x", padx=px(16), pady=(0, px(8)))
        self.fields = {face[0]: self._field(filters, face) for face in _FIELDS}
        self.table = PlainTable(
            self, kit, _LINES, height=6, on_open=lambda _place: None
        )
        foot = kit.box(self)
        foot.pack(side="bottom", fill="x", padx=px(16), pady=(px(6), px(2)))
        self._line = CutLabel(self, kit, role="small", ink="ink2")
        self._line.pack(side="bottom", fill="x", padx=px(16), pady=(px(8), 0))
        self.table.pack(fill="both", expand=True, padx=1)
        faces = (
            (("Xuất CSV", "Ctrl+E", "file-spreadsheet"), intents.export),
            (("Kiểm tra nhật ký", "F8", "shield-check"), intents.verify),
        )
        for face, act in faces:
            button = small_button(foot, kit, face, act)
            button.pack(side="left", padx=(0, px(8)))
        hint = kit.text(foot, "Enter ở ô lọc: tìm", role="small", ink="ink2")
        hint.pack(side="right")

    def _field(self, parent: tk.Misc, face: tuple[str, str, int, str]) -> FieldBox:
        name, label, width, hint = face
        is_day = name in {"since", "until"}
        dress = FieldLook(width=width, hint=hint, is_day=is_day)
        box = FieldBox(parent, self._kit, label, dress=dress)
        box.pack(side="left", anchor="n", padx=(0, self._kit.px(8)))
        for sequence in ("<Return>", "<KP_Enter>"):
            box.entry.bind(sequence, lambda _event: self._read())
        if is_day:
            box.entry.bind("<FocusOut>", lambda _event: self._leave(box), add="+")
        return box

    def _leave(self, box: FieldBox) -> None:
        box.fill(self._set_day_right(box.text))

    def _read(self) -> str:
        self._intents.read({name: box.text for name, box in self.fields.items()})
        return "break"

    def complain(self, field: str, message: str) -> None:
        """Say at a field what is wrong; "" takes all such words away."""
        for name, box in self.fields.items():
            box.complain(message if name == field else "")
        if field:
            self.fields[field].focus_field()

    def show(self, state: LogState) -> None:
        """Show these lines; what the filters were set right to, when it is new."""
        self.table.show(state.rows)
        self._line.show(state.line)
        self._kit.paint(self._line, foreground="overdue" if state.is_wrong else "ink2")
        if state.fields != self._told:
            self._told = state.fields
            for name, box in self.fields.items():
                if not box.has_focus:
                    box.fill(state.fields.get(name, ""))
