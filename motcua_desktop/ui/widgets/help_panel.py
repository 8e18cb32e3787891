"""The panel of F1: what the guide says of a screen, beside it the screen's keys."""

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import Final

from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.guide import GuideBlock
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.widgets.key_button import KeyButton, key_cap
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.thin_scrollbar import ThinScrollbar

_WIDTH: Final = 1080
_KEYS: Final = 356
_AROUND: Final = 170
"""What of the height the panel's head, buttons and margins take."""
_SCROLLS: Final = (
    ("<Up>", -2, "units"),
    ("<Down>", 2, "units"),
    ("<Prior>", -1, "pages"),
    ("<Next>", 1, "pages"),
)


class ReadText(tk.Frame):
    """A text to be read: the keys scroll it, nothing can be typed into it."""

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="surface")
        self.kit = kit
        self.text = text = tk.Text(
            self,
            font=kit.font("body"),
            wrap="word",
            borderwidth=0,
            highlightthickness=2,
            padx=kit.px(10),
            pady=kit.px(6),
            width=1,
            height=1,
            cursor="arrow",
            state="disabled",
            takefocus=True,
        )
        kit.paint(
            text,
            background="surface",
            foreground="ink",
            highlightbackground="surface",
            highlightcolor="focus",
        )
        bar = ThinScrollbar(self, kit, text.yview_moveto)
        text.configure(
            yscrollcommand=lambda first, last: bar.show(float(first), float(last))
        )
        bar.pack(side="right", fill="y")
        text.pack(side="left", fill="both", expand=True)
        self._make_looks()
        for key, count, what in _SCROLLS:
            text.bind(key, self._scroller(count, what))
        text.bind("<Home>", lambda _event: self._to(0.0))
        text.bind("<End>", lambda _event: self._to(1.0))

    def _make_looks(self) -> None:
        kit, text = self.kit, self.text
        px = kit.px
        text.tag_configure(
            "heading", font=kit.font("section"), spacing1=px(8), spacing3=px(6)
        )
        text.tag_configure("strong", font=kit.font("strong"))
        text.tag_configure("code", font=kit.font("number"))
        for kind, indent in (("text", 0), ("item", 18), ("row", 104), ("code", 0)):
            text.tag_configure(
                kind, lmargin2=px(indent), tabs=(px(indent or 104),), spacing3=px(6)
            )
        text.tag_configure("key", tabs=(px(84),), lmargin2=px(84), spacing3=px(3))

    def _scroller(self, count: int, what: str) -> Callable[[object], str]:
        def scroll(_event: object) -> str:
            self.text.yview("scroll", count, what)
            return "break"

        return scroll

    def _to(self, share: float) -> str:
        self.text.yview_moveto(share)
        return "break"

    def write(self, blocks: Sequence[GuideBlock]) -> None:
        """Show these paragraphs."""
        self.text.configure(state="normal")
        for block in blocks:
            for words, look in block.runs:
                self.text.insert("end", words, (block.kind, look))
            self.text.insert("end", "\n", (block.kind,))
        self.text.configure(state="disabled")

    def write_keys(self, title: str, commands: Sequence[Command]) -> None:
        """Show keys and what they do, under a title."""
        text = self.text
        text.configure(state="normal")
        text.insert("end", f"{title}\n", ("heading",))
        for command in commands:
            cap = key_cap(text, self.kit, command.key)
            text.window_create("end", window=cap)
            # Tk takes the tab stops of a line from what stands first in it.
            text.tag_add("key", "end-2c")
            text.insert("end", f"\t{command.label}\n", ("key",))
        text.configure(state="disabled")


def open_help(
    overlay: Overlay,
    kit: Kit,
    title: str,
    blocks: Sequence[GuideBlock],
    *,
    keys: Sequence[tuple[str, Sequence[Command]]],
    on_whole: Callable[[], None] | None,
) -> None:
    """Show a part of the guide and keys by title; `on_whole` opens the whole guide."""
    px = kit.px

    def build(body: tk.Frame) -> Sequence[tk.Misc]:
        columns = kit.box(body, height=max(overlay.height - px(_AROUND), px(200)))
        columns.pack(fill="x", pady=(px(2), px(12)))
        columns.pack_propagate(False)
        told = ReadText(columns, kit)
        side = kit.box(columns, width=px(_KEYS))
        side.pack(side="right", fill="y")
        side.pack_propagate(False)
        kit.rule(side, vertical=True).pack(side="left", fill="y", padx=(0, px(6)))
        listed = ReadText(side, kit)
        listed.pack(fill="both", expand=True)
        for words, commands in keys:
            listed.write_keys(words, commands)
        told.pack(side="left", fill="both", expand=True)
        told.write(blocks)
        buttons = _buttons(body, overlay, kit, on_whole)
        return [told.text, listed.text, *buttons]

    commands = [Command("Cả hướng dẫn", "Shift+F1", on_whole)] if on_whole else []
    commands.append(Command("Đóng", "F1", overlay.leave))
    overlay.open(title, build, width=_WIDTH, commands=commands, centre=0.5, over=True)


def _buttons(
    body: tk.Frame,
    overlay: Overlay,
    kit: Kit,
    on_whole: Callable[[], None] | None,
) -> Sequence[KeyButton]:
    line = kit.box(body)
    line.pack(side="bottom", fill="x")
    close = KeyButton(line, kit, "Đóng", command=overlay.leave, key="Esc")
    close.pack(side="right")
    if on_whole is None:
        return (close,)
    whole = KeyButton(
        line,
        kit,
        "Cả hướng dẫn (PDF)",
        command=on_whole,
        key="Shift+F1",
        icon="library",
    )
    whole.pack(side="right", padx=kit.px(8))
    return (whole, close)
