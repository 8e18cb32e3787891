"""Small choices: a segmented choice moved by arrow keys, a check box, a state pill."""

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import ttk
from typing import Any

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.theme import COLOURS
from motcua_desktop.ui.widgets.ctk_repairs import Panel


class SegmentedChoice(tk.Frame):
    """One of a few: a tab stop on the chosen one, arrow keys move the choice."""

    def __init__(
        self,
        parent: tk.Misc,
        kit: Kit,
        choices: Sequence[tuple[str, str]],
        *,
        label: str = "",
        on_change: Callable[[str], None],
    ) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="surface")
        self._on_change = on_change
        self._chosen = tk.StringVar(self, "")
        self._keys = [key for key, _ in choices]
        if label:
            words = kit.text(self, label, role="small", ink="ink2")
            words.pack(anchor="w", pady=(0, kit.px(4)))
        line = kit.box(self)
        line.pack(anchor="w")
        self.parts = [self._part(line, kit, key, words) for key, words in choices]

    def _part(self, line: tk.Misc, kit: Kit, key: str, words: str) -> ttk.Radiobutton:
        places = {self._keys[0]: "left", self._keys[-1]: "right"}
        free = kit.px(32) - kit.font("medium").metrics("linespace")
        button = ttk.Radiobutton(
            line,
            text=words,
            value=key,
            variable=self._chosen,
            command=lambda: self._on_change(key),
            style=kit.styles.segment(places.get(key, "middle")),
        )
        padding = (kit.px(11), free // 2, kit.px(11), free - free // 2)
        button["padding"] = padding
        button.pack(side="left")
        for sequence, step in (("<Left>", -1), ("<Right>", 1)):
            button.bind(sequence, self._mover(step))
        button.bind("<FocusIn>", lambda _event: self._follow())
        return button

    def show(self, key: str) -> None:
        """Show `key` as chosen; one that is no part's chooses none."""
        self._chosen.set(key)
        for name, button in zip(self._keys, self.parts, strict=True):
            is_stop = name == (key if key in self._keys else self._keys[0])
            button.configure(takefocus=is_stop)
        self._follow()

    def _follow(self) -> None:
        """Let the focus stand on the chosen part, whoever chose it: it has the ring."""
        focus = self.focus_get()
        if self.chosen in self._keys and focus in self.parts:
            chosen = self.parts[self._keys.index(self.chosen)]
            if focus is not chosen:
                chosen.focus_set()

    @property
    def chosen(self) -> str:
        """The key of the chosen part."""
        return self._chosen.get()

    def _mover(self, step: int) -> Callable[[object], str]:
        return lambda _event: self._move(step)

    def _move(self, step: int) -> str:
        is_chosen = self.chosen in self._keys
        place = self._keys.index(self.chosen) if is_chosen else -step
        key = self._keys[(place + step) % len(self._keys)]
        self.show(key)
        self._on_change(key)
        return "break"


class CheckMark(ttk.Checkbutton):
    """A check box that Tab and Space reach."""

    def __init__(
        self,
        parent: tk.Misc,
        kit: Kit,
        words: str,
        *,
        on_change: Callable[[bool], None],
    ) -> None:
        self._on = tk.BooleanVar(parent, False)
        super().__init__(
            parent,
            text=words,
            variable=self._on,
            style=kit.styles.check(),
            command=lambda: on_change(self._on.get()),
        )

    def show(self, *, is_on: bool) -> None:
        """Show the box ticked or not."""
        self._on.set(is_on)

    @property
    def is_on(self) -> bool:
        """Whether it is ticked."""
        return self._on.get()


class StatePill:
    """The state of a dossier: shape, word and colour on its tint."""

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        self._kit = kit
        self.frame: Any = Panel(parent, corner_radius=11, height=22)
        self._shape = kit.picture(self.frame, "state-within", size=14)
        self._word = kit.text(self.frame, role="small-strong")
        self._shape.pack(side="left", padx=(kit.px(8), kit.px(5)), pady=kit.px(3))
        self._word.pack(side="left", padx=(0, kit.px(9)))

    def show(self, state: str, word: str) -> None:
        """Show the state of this name."""
        kit = self._kit
        photo: Any = kit.icon(f"state-{state}", 14, state)
        self._shape.configure(image=photo)
        self._word.configure(text=word)
        self.frame.configure(
            fg_color=COLOURS[f"{state}-tint"], bg_color=COLOURS["surface"]
        )
        kit.paint(self._shape, background=f"{state}-tint")
        kit.paint(self._word, background=f"{state}-tint", foreground=state)
