"""The top bar with the one search box, and the status bar."""

import tkinter as tk
from collections.abc import Sequence
from typing import Any

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.shell.state import ClockWords
from motcua_desktop.ui.shown import Choice, StatusLine
from motcua_desktop.ui.widgets.field_box import FieldLook
from motcua_desktop.ui.widgets.key_button import key_cap
from motcua_desktop.ui.widgets.popup_list import PopupColumn
from motcua_desktop.ui.widgets.type_ahead import TypeAhead, TypeAheadActs

_OF_PANELS = StatusLine(keys=(("Tab", "ô kế tiếp"), ("F1", "Hướng dẫn")))
_HINT = "Quét mã vạch, hoặc gõ mã hồ sơ, tên, số căn cước, điện thoại…"


class TopBar(tk.Frame):
    """Screen name, search box, date and hour."""

    def __init__(self, parent: tk.Misc, kit: Kit, acts: TypeAheadActs) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0, height=kit.px(52))
        self.pack_propagate(False)
        kit.paint(self, background="surface")
        self._kit = kit
        kit.rule(self).pack(side="bottom", fill="x")
        self._title = kit.text(self, role="title")
        self._title.pack(side="left", padx=(kit.px(20), kit.px(17)))
        self._hour = kit.text(self, role="big")
        self._hour.pack(side="right", padx=(kit.px(14), kit.px(20)))
        self._day = kit.text(self, role="small-strong")
        self._day.pack(side="right")
        self._weekday = kit.text(self, role="small", ink="ink2")
        self._weekday.pack(side="right")
        self.search = TypeAhead(
            self,
            kit,
            "",
            columns=(
                PopupColumn(172),
                PopupColumn(196),
                PopupColumn(0),
                PopupColumn(136, "e"),
            ),
            acts=acts,
            dress=FieldLook(
                icon="scan-barcode", hint=_HINT, key="Ctrl+F", width=520, height=34
            ),
        )
        self.search.pack(side="left", fill="x", expand=False)

    def show_title(self, title: str) -> None:
        """Show the name of the present screen."""
        self._title.configure(text=title)

    def show_clock(self, words: ClockWords) -> None:
        """Show date and hour."""
        self._weekday.configure(text=f"{words.weekday}, ")
        self._day.configure(text=words.day)
        self._hour.configure(text=words.hour)
        for label in (self._day, self._hour):
            self._kit.paint(label, foreground="overdue" if words.is_odd else "ink")

    def offer(self, choices: Sequence[Choice], foot: str) -> None:
        """Show these results under the box, or none."""
        self.search.offer(choices, foot)

    def clear(self) -> None:
        """Empty the box."""
        self.search.list.hide()
        self.search.fill("")

    def complain(self, message: str) -> None:
        """Say that nothing was found."""
        self.search.hint_wrong(message)


class StatusBar(tk.Frame):
    """What is true at the left, useful keys at the right."""

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0, height=kit.px(30))
        self.pack_propagate(False)
        kit.paint(self, background="surface")
        self._kit = kit
        self._line = StatusLine()
        self._shown: StatusLine | None = None
        self._is_covered = False
        kit.rule(self).pack(side="top", fill="x")
        self._left, self._right = kit.box(self), kit.box(self)
        # The keys first: what is true may be long, then its end is cut off.
        self._right.pack(side="right", fill="y", padx=(0, kit.px(20)))
        self._left.pack(side="left", fill="y", padx=(kit.px(20), 0))
        self._make_work()

    def show(self, line: StatusLine) -> None:
        """Show another line."""
        self._line = line
        self._draw(_OF_PANELS if self._is_covered else line)

    def cover(self, is_covered: bool) -> None:  # noqa: FBT001 what is told is one fact
        """Show the keys of panels while one covers the screen that the line is of."""
        self._is_covered = is_covered
        self.show(self._line)

    def _draw(self, line: StatusLine) -> None:
        if line == self._shown:
            return
        self._shown = line
        for side in (self._left, self._right):
            for child in side.winfo_children():
                child.destroy()
        kit = self._kit
        if line.icon:
            picture = kit.picture(self._left, line.icon, size=15, ink=line.icon_ink)
            picture.pack(side="left", padx=(0, kit.px(8)))
        for part in line.parts:
            for words, is_bold in part:
                role = "small-strong" if is_bold else "small"
                told = kit.text(self._left, words, role=role, ink="ink2", anchor="w")
                told.pack(side="left")
            kit.box(self._left, width=kit.px(18)).pack(side="left")
        for key, words in line.keys:
            cap: Any = key_cap(self._right, kit, key)
            cap.pack(side="left", padx=(kit.px(16), kit.px(5)))
            kit.text(self._right, words, role="small", ink="ink2").pack(side="left")

    def _make_work(self) -> None:
        kit = self._kit
        self._work = kit.box(self)
        self._work_words = kit.text(self._work, role="small-strong", ink="ink")
        self._work_words.pack(side="left", padx=(kit.px(20), kit.px(14)))
        groove = kit.box(self._work, on="sunk", width=kit.px(180), height=kit.px(6))
        groove.pack(side="left")
        self._work_bar = kit.box(groove, on="accent")
        self._work_stop = kit.box(self._work)
        key_cap(self._work_stop, kit, "Esc").pack(side="left", padx=kit.px(5))
        kit.text(self._work_stop, "Hủy", role="small", ink="ink2").pack(side="left")

    def show_work(self, line: str, share: float, *, may_stop: bool) -> None:
        """Show what is under way in place of everything else."""
        self._work_words.configure(text=line)
        self._work_bar.place(relx=0, rely=0, relheight=1, relwidth=share)
        if may_stop:
            self._work_stop.pack(side="left", padx=self._kit.px(16))
        else:
            self._work_stop.pack_forget()
        self._work.place(x=0, y=1, relwidth=1, relheight=1, height=-1)
        self._work.lift()

    def hide_work(self) -> None:
        """Show what is true again."""
        self._work.place_forget()

    @property
    def work(self) -> str:
        """What is under way, "" for nothing."""
        return str(self._work_words["text"]) if self._work.winfo_manager() else ""

    @property
    def offered(self) -> tuple[str, ...]:
        """The keys that are offered."""
        return tuple(key for key, _ in (self._shown or StatusLine()).keys)

    @property
    def words(self) -> str:
        """What the left side says."""
        line = self._shown or StatusLine()
        return " ".join(words for part in line.parts for words, _ in part)
