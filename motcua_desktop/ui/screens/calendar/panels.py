"""Panels over the calendar: several days at once, office hours, dossiers that move."""

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import Any

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.calendar.state import HoursAsk, RangeAsk
from motcua_desktop.ui.widgets.choices import CheckMark, SegmentedChoice
from motcua_desktop.ui.widgets.field_box import FieldBox, FieldLook
from motcua_desktop.ui.widgets.key_button import KeyButton
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable

_WIDTH = 560
_MOVED = (
    PlainColumn("Mã hồ sơ", 0),
    PlainColumn("Hạn cũ", 100),
    PlainColumn("Hạn mới", 100),
    PlainColumn("Giấy đã in", 110),
)


def _ignore(_value: object) -> None:
    return None


class CalendarPanels:
    """Opens one panel at a time; its fields are built anew each time."""

    def __init__(self, overlay: Overlay, kit: Kit) -> None:
        self._overlay = overlay
        self._kit = kit
        self.fields: dict[str, FieldBox] = {}
        self._act: Callable[[], None] = overlay.close

    def complain(self, field: str, message: str) -> None:
        """Say at a field what is wrong, and go there."""
        for name, box in self.fields.items():
            box.complain(message if name == field else "")
        self.fields[field].focus_field()

    def texts(self) -> dict[str, str]:
        """Return what stands in the fields."""
        return {name: box.text for name, box in self.fields.items()}

    def open_range(self, ask: RangeAsk, give: Callable[[dict[str, str]], None]) -> None:
        """Ask for several days."""
        kit = self._kit
        self.fields = {}

        def build(body: tk.Frame) -> Sequence[tk.Misc]:
            days = kit.box(body)
            days.pack(fill="x", pady=(kit.px(8), kit.px(10)))
            for name, label, value in (
                ("first", "Từ ngày", ask.first),
                ("last", "Đến ngày", ask.last),
            ):
                dress = FieldLook(
                    hint="dd/mm/yyyy", is_required=True, width=180, is_day=True
                )
                box = self._field(days, name, label, dress)
                box.fill(value)
                box.pack(side="left", padx=(0, kit.px(12)), anchor="n")
            kind = SegmentedChoice(
                body, kit, ask.kinds, label="Loại ngày", on_change=_ignore
            )
            kind.show(ask.kinds[0][0])
            kind.pack(anchor="w", pady=(0, kit.px(10)))
            name_box = self._field(body, "name", "Lý do, văn bản", FieldLook())
            name_box.pack(fill="x", pady=(0, kit.px(10)))
            self._act = lambda: give({**self.texts(), "kind": kind.chosen})
            buttons = self._buttons(body, "Thêm vào thay đổi", "calendar-plus")
            boxes = [box.entry for box in self.fields.values()]
            return [*boxes[:2], kind.parts[0], boxes[2], *buttons]

        self._open("Thêm nhiều ngày", build)

    def open_hours(self, ask: HoursAsk, give: Callable[..., None]) -> None:
        """Ask for the office hours."""
        kit = self._kit
        self.fields = {}

        def build(body: tk.Frame) -> Sequence[tk.Misc]:
            for name, label, value in (
                ("weekday", "Thứ Hai đến Thứ Sáu", ask.weekday),
                ("saturday", "Thứ Bảy (để trống là không làm việc)", ask.saturday),
            ):
                box = self._field(
                    body, name, label, FieldLook(hint="07:30-11:30, 13:00-17:00")
                )
                box.fill(value)
                box.pack(fill="x", pady=(kit.px(6), kit.px(6)))
            counts = CheckMark(
                body, kit, "Thứ Bảy tính là ngày làm việc", on_change=_ignore
            )
            counts.show(is_on=ask.does_saturday_count)
            counts.pack(anchor="w", pady=kit.px(6))
            kit.text(body, ask.note, role="small", ink="ink2").pack(anchor="w")
            self._act = lambda: give(self.texts(), does_saturday_count=counts.is_on)
            buttons = self._buttons(body, "Đổi giờ làm việc", "clock")
            boxes = [box.entry for box in self.fields.values()]
            return [*boxes, counts, *buttons]

        self._open("Giờ làm việc", build)

    def open_moved(
        self,
        title: str,
        rows: Sequence[tuple[str, ...]],
        on_open: Callable[[str], None],
    ) -> None:
        """Show every dossier that moves; Enter opens one."""
        kit, overlay = self._kit, self._overlay

        def build(body: tk.Frame) -> Sequence[Any]:
            table = PlainTable(
                body,
                kit,
                _MOVED,
                height=max(1, min(len(rows), 14)),
                on_open=lambda place: on_open(rows[place][0]),
            )
            table.pack(fill="x", pady=(kit.px(6), kit.px(12)))
            table.show(rows)
            close = KeyButton(body, kit, "Đóng", command=overlay.close, key="Esc")
            close.pack(side="bottom", anchor="e")
            return [table.tree, close]

        overlay.open(title, build, width=640)

    def submit(self) -> None:
        """Do what the open panel is for."""
        self._act()

    def close(self) -> None:
        """Take the panel away."""
        self._overlay.close()

    def _field(
        self, parent: tk.Misc, name: str, label: str, dress: FieldLook
    ) -> FieldBox:
        box = self.fields[name] = FieldBox(parent, self._kit, label, dress=dress)
        for sequence in ("<Return>", "<KP_Enter>"):
            box.entry.bind(sequence, lambda _event: self._next(box))
        return box

    def _next(self, box: FieldBox) -> str:
        boxes = list(self.fields.values())
        place = boxes.index(box) + 1
        if place < len(boxes):
            boxes[place].focus_field()
        else:
            self._act()
        return "break"

    def _buttons(self, body: tk.Misc, words: str, icon: str) -> Sequence[tk.Misc]:
        kit = self._kit
        line = kit.box(body)
        line.pack(side="bottom", fill="x", pady=(kit.px(14), 0))
        act = KeyButton(
            line,
            kit,
            words,
            command=self.submit,
            key="Ctrl+Enter",
            icon=icon,
            kind="primary",
        )
        act.pack(side="right")
        cancel = KeyButton(line, kit, "Thôi", command=self._overlay.close, key="Esc")
        cancel.pack(side="right", padx=kit.px(8))
        return [act, cancel]

    def _open(self, title: str, build: Callable[[tk.Frame], Sequence[tk.Misc]]) -> None:
        self._overlay.open(title, build, width=_WIDTH, submit=self.submit)
