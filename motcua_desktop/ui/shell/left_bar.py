"""The left bar: the office, the screens with their keys, the clerk, the theme."""

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import Any

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.shell.logo_tile import LogoTile
from motcua_desktop.ui.shell.state import Owner, Place
from motcua_desktop.ui.theme import COLOURS
from motcua_desktop.ui.widgets.ctk_repairs import Panel
from motcua_desktop.ui.widgets.cut_label import CutLabel
from motcua_desktop.ui.widgets.key_button import small_button


class _Entry:
    """One screen of the bar; it is no tab stop, its key goes there from anywhere."""

    def __init__(
        self, parent: tk.Misc, kit: Kit, place: Place, go: Callable[[], None]
    ) -> None:
        self._kit = kit
        self._place = place
        self._is_active: bool | None = None
        self.frame: Any = Panel(
            parent,
            height=34,
            corner_radius=6,
            fg_color=COLOURS["nav"],
            bg_color=COLOURS["nav"],
        )
        self.frame.pack_propagate(False)
        self._bar = kit.box(self.frame, on="nav", width=kit.px(3))
        self._icon = kit.picture(self.frame, place.icon, size=18, on="nav")
        self._label = kit.text(self.frame, place.label, role="medium", on="nav")
        self._key = kit.text(self.frame, place.key, role="key", ink="ink3", on="nav")
        self._icon.pack(side="left", padx=(kit.px(10), kit.px(10)))
        self._label.pack(side="left")
        self._key.pack(side="right", padx=(0, kit.px(8)))
        widgets = (self.frame._canvas, self._icon, self._label, self._key)  # noqa: SLF001
        for widget in widgets:
            widget.bind("<ButtonRelease-1>", lambda _event: go())
            widget.configure(cursor="hand2")
            kit.tip(widget, lambda: ("", place.key))

    def show(self, *, is_active: bool) -> None:
        """Show the entry as that of the present screen, or not."""
        if is_active == self._is_active:
            return
        self._is_active = is_active
        kit = self._kit
        ground, ink = ("tint", "accent") if is_active else ("nav", "ink2")
        self.frame.configure(fg_color=COLOURS[ground])
        photo: Any = kit.icon(self._place.icon, 18, ink)
        self._icon.configure(image=photo)
        role = "strong" if is_active else "medium"
        self._label.configure(font=kit.font(role))
        for label in (self._icon, self._label, self._key):
            kit.paint(label, background=ground)
        kit.paint(self._label, foreground=ink)
        kit.paint(self._key, foreground="accent" if is_active else "ink3")
        if is_active:
            kit.paint(self._bar, background="accent")
            self._bar.place(x=0, rely=0.5, relheight=0.5, anchor="w")
        else:
            self._bar.place_forget()


class LeftBar(tk.Frame):
    """The left bar of the window."""

    def __init__(self, parent: tk.Misc, kit: Kit, owner: Owner) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0, width=kit.px(188))
        self.pack_propagate(False)
        kit.paint(self, background="nav")
        self._kit = kit
        self._entries: dict[str, _Entry] = {}
        self._make_head()
        self._list = kit.box(self, on="nav")
        self._list.pack(fill="x", padx=kit.px(8))
        self._make_foot()
        self.show_owner(owner)
        line = kit.rule(self, vertical=True)
        line.place(relx=1.0, x=-1, rely=0, relheight=1.0)

    def _make_head(self) -> None:
        kit = self._kit
        head = kit.box(self, on="nav", height=kit.px(56))
        head.pack(fill="x")
        head.pack_propagate(False)
        icon = kit.picture(head, "landmark", size=28, ink="accent", on="nav")
        icon.pack(side="left", padx=(kit.px(16), kit.px(10)), pady=(0, kit.px(2)))
        self._icon, self._logo = icon, LogoTile(head, kit)
        words = self._words = kit.box(head, on="nav")
        words.pack(
            side="left", fill="x", expand=True, padx=(0, kit.px(4)), pady=(0, kit.px(2))
        )
        kit.text(words, "Một Cửa", role="section", on="nav").pack(anchor="w")
        self._office = CutLabel(words, kit, role="key", ink="ink2")
        kit.paint(self._office, background="nav")
        self._office.pack(fill="x")

    def _make_foot(self) -> None:
        kit = self._kit
        foot = kit.box(self, on="nav")
        foot.pack(side="bottom", fill="x", padx=kit.px(16), pady=(0, kit.px(9)))
        self._buttons = kit.box(foot, on="nav")
        self._buttons.pack(side="bottom", fill="x", pady=(kit.px(6), 0))
        self._desk = CutLabel(foot, kit, role="small", ink="ink2")
        self._clerk = CutLabel(foot, kit, role="strong")
        for label in (self._desk, self._clerk):
            kit.paint(label, background="nav")
            label.pack(side="bottom", fill="x")
        line = kit.rule(self)
        line.pack(side="bottom", fill="x", padx=kit.px(8), pady=(0, kit.px(7)))

    def show_owner(self, owner: Owner) -> None:
        """Show whose window this is: its names may be changed while it is open."""
        self._office.show(owner.office)
        self._show_logo(owner.logo)
        self._clerk.show(owner.clerk)
        self._desk.show(owner.desk)

    def _show_logo(self, picture: bytes) -> None:
        kit = self._kit
        if not self._logo.show(picture):
            return
        self._icon.pack_forget()
        self._logo.pack_forget()
        shown = self._logo if picture else self._icon
        sides = (12, 8) if picture else (16, 10)
        padx = (kit.px(sides[0]), kit.px(sides[1]))
        shown.pack(side="left", before=self._words, padx=padx, pady=(0, kit.px(2)))

    def build(
        self,
        places: Sequence[Place],
        go: Callable[[str], None],
        switch_theme: Callable[[], None],
    ) -> None:
        """Make the entries."""
        kit = self._kit
        for place in places:
            if place.starts_group:
                kit.rule(self._list).pack(fill="x", padx=kit.px(8), pady=kit.px(8))
            entry = _Entry(self._list, kit, place, self._goer(go, place.screen))
            entry.frame.pack(fill="x", pady=(0, kit.px(2)))
            self._entries[place.screen] = entry
        self._theme = small_button(
            self._buttons,
            kit,
            ("", "", "sun" if kit.is_dark else "moon"),
            switch_theme,
            tip="Đổi giao diện sáng, tối",
            on="nav",
        )
        self._theme.configure(takefocus=False)
        self._theme.pack(side="left")
        kit.on_switch(self._show_theme, self)

    def _show_theme(self) -> None:
        self._theme.show("", "sun" if self._kit.is_dark else "moon")

    def _goer(self, go: Callable[[str], None], screen: str) -> Callable[[], None]:
        return lambda: go(screen)

    def show(self, screen: str) -> None:
        """Show which screen is present."""
        for name, entry in self._entries.items():
            entry.show(is_active=name == screen)
