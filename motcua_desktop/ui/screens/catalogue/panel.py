"""The panel for a procedure's limits: one field a channel, what a change moves."""

import tkinter as tk
from collections.abc import Callable, Sequence

from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.widgets.field_box import FieldBox, FieldLook
from motcua_desktop.ui.widgets.key_button import KeyButton
from motcua_desktop.ui.widgets.overlay import Overlay

_WIDTH = 560


class LimitsPanel:
    """Built anew each time it opens."""

    def __init__(self, overlay: Overlay, kit: Kit) -> None:
        self._overlay = overlay
        self._kit = kit
        self.fields: dict[str, FieldBox] = {}

    def open(
        self,
        title: str,
        limits: Sequence[tuple[str, str, str]],
        *,
        on_change: Callable[[dict[str, str]], None],
        on_save: Callable[[bool], None],
    ) -> None:
        """Ask for the limit of each channel."""
        kit = self._kit
        self.fields = {}

        def tell(_text: str) -> None:
            on_change({name: box.text for name, box in self.fields.items()})

        def build(body: tk.Frame) -> Sequence[tk.Misc]:
            for name, label, text in limits:
                dress = FieldLook(hint="ví dụ 5 ngày làm việc")
                box = FieldBox(body, kit, label, on_change=tell, dress=dress)
                box.fill(text)
                box.pack(fill="x", pady=(kit.px(6), kit.px(4)))
                self.fields[name] = box
            self.words = kit.text(
                body, "Chưa có thay đổi", ink="ink2", justify="left", anchor="w"
            )
            self.words.configure(wraplength=kit.px(_WIDTH - 48))
            self.words.pack(fill="x", pady=(kit.px(10), 0))
            buttons = self._buttons(body, on_save)
            self.show("Chưa có thay đổi", moves=False, can_save=False)
            return [*(box.entry for box in self.fields.values()), *buttons]

        self._overlay.open(
            title,
            build,
            width=_WIDTH,
            submit=lambda: on_save(True),
            commands=(
                Command(
                    "Lưu, giữ hạn đã hẹn",
                    "Ctrl+S",
                    lambda: on_save(False),
                    lambda: self.keep.instate(["!disabled"]),
                ),
            ),
        )

    def _buttons(
        self, body: tk.Misc, on_save: Callable[[bool], None]
    ) -> Sequence[tk.Misc]:
        kit = self._kit
        line = kit.box(body)
        line.pack(side="bottom", fill="x", pady=(kit.px(14), 0))
        self.save = KeyButton(
            line,
            kit,
            "Lưu, tính lại hạn",
            command=lambda: on_save(True),
            key="Ctrl+Enter",
            icon="save",
            kind="primary",
        )
        self.keep = KeyButton(
            line,
            kit,
            "Lưu, giữ hạn đã hẹn",
            command=lambda: on_save(False),
            key="Ctrl+S",
            icon="history",
        )
        cancel = KeyButton(line, kit, "Thôi", command=self._overlay.close, key="Esc")
        for button in (self.save, self.keep, cancel):
            button.pack(side="right", padx=(kit.px(8), 0))
        return [self.save, self.keep, cancel]

    def show(self, words: str, *, moves: bool, can_save: bool) -> None:
        """Say what the typed limits do; it may come when the panel is gone."""
        if not self.words.winfo_exists():
            return
        self.words.configure(text=words)
        self._kit.paint(self.words, foreground="today" if moves else "ink2")
        self.save.show("Lưu, tính lại hạn" if moves else "Lưu", "save")
        self.save.enable(is_enabled=can_save)
        self.keep.enable(is_enabled=can_save and moves)

    def close(self) -> None:
        """Take the panel away."""
        self._overlay.close()
