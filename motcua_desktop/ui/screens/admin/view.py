"""The screen of administration: one of its parts at the left, cards beside it."""

import tkinter as tk
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.admin.log_view import LogIntents, LogPage
from motcua_desktop.ui.screens.admin.people_view import (
    PeopleIntents,
    PeoplePage,
    SealIntents,
)
from motcua_desktop.ui.screens.admin.settings_view import (
    AgainIntents,
    SettingIntents,
    SettingsPage,
    open_changes,
)
from motcua_desktop.ui.screens.admin.side import SideCards, SideIntents
from motcua_desktop.ui.screens.admin.state import AdminState
from motcua_desktop.ui.screens.setup.view import choose_logo
from motcua_desktop.ui.screens.step.asking import AskingPanel, Give
from motcua_desktop.ui.screens.step.state import StepState
from motcua_desktop.ui.screens.step.view import PanelMemory
from motcua_desktop.ui.widgets.choices import SegmentedChoice
from motcua_desktop.ui.widgets.notes import TroubleBar
from motcua_desktop.ui.widgets.overlay import Overlay


class AdminIntents(SideIntents, Protocol):
    """What the clerk may want of this screen."""

    @property
    def parts(self) -> Sequence[tuple[str, str]]: ...  # noqa: D102
    @property
    def settings(self) -> SettingIntents: ...  # noqa: D102
    @property
    def again(self) -> AgainIntents: ...  # noqa: D102
    @property
    def people(self) -> PeopleIntents: ...  # noqa: D102
    @property
    def sealing(self) -> SealIntents: ...  # noqa: D102
    @property
    def log(self) -> LogIntents: ...  # noqa: D102
    @property
    def drafts(self) -> PanelMemory: ...  # noqa: D102
    def part_chosen(self, part: str) -> None: ...  # noqa: D102


class AdminScreen(tk.Frame):
    """The whole screen, built once."""

    def __init__(self, parent: tk.Misc, kit: Kit, overlay: Overlay) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="bg")
        self.kit = kit
        self._overlay = overlay
        self.panel = AskingPanel(overlay, kit)
        self._part = ""

    def build(self, intents: AdminIntents, set_day_right: Callable[[str], str]) -> None:
        """Make the widgets in the order of Tab: the part, copies, check, about."""
        kit, px = self.kit, self.kit.px
        self.panel.memory = intents.drafts
        self._set_day_right = set_day_right
        body = kit.box(self, on="bg")
        body.pack(fill="both", expand=True, padx=px(20), pady=px(14))
        left: Any = kit.card(body)
        self._make_parts(left, intents)
        self.side = SideCards(body, kit, intents)
        self.side.pack(side="right", fill="y", padx=(px(12), 0))
        left.pack(side="left", fill="both", expand=True)

    def _make_parts(self, card: tk.Misc, intents: AdminIntents) -> None:
        kit, px = self.kit, self.kit.px
        head = kit.box(card)
        head.pack(fill="x", padx=px(16), pady=px(8))
        parts = intents.parts
        self.parts = SegmentedChoice(head, kit, parts, on_change=intents.part_chosen)
        if len(parts) > 1:
            self.parts.pack(side="left")
        else:
            kit.text(head, parts[0][1], role="section").pack(side="left")
        self._trouble = TroubleBar(card, kit)
        self._body = kit.box(card)
        self._body.pack(fill="both", expand=True, padx=1, pady=(0, px(8)))
        self.settings_page = SettingsPage(
            self._body, kit, intents.settings, intents.again
        )
        self.people_page = PeoplePage(self._body, kit, intents.people, intents.sealing)
        self.log_page = LogPage(self._body, kit, intents.log, self._set_day_right)
        self._pages: dict[str, SettingsPage | PeoplePage | LogPage] = {
            "settings": self.settings_page,
            "people": self.people_page,
            "log": self.log_page,
        }
        # The table gets the focus before anything was read to be shown in it.
        self._show_part("settings")

    @property
    def settings(self) -> Any:
        """The list of settings."""
        return self.settings_page.table

    @property
    def _table(self) -> tk.Misc:
        return self._pages[self._part].table.tree

    # what the presenter asks

    def focus_table(self) -> None:
        """Give the list of the part that shows the focus."""
        self._table.focus_set()

    def go_on(self) -> None:
        """Give the next part of the screen the focus."""
        parts = (self._table, self.side.copies.tree, self.side.check)
        now = self.focus_get()
        place = next((i for i, part in enumerate(parts) if part is now), -1)
        parts[(place + 1) % len(parts)].focus_set()

    def ask(
        self,
        state: StepState,
        give: Give,
        *,
        back: Callable[[], None] | None = None,
        other: Callable[[], None] | None = None,
    ) -> None:
        """Ask for what a panel's fields hold."""
        self.panel.ask(state, give, back=back, other=other)

    def complain(self, field: str, message: str) -> None:
        """Say at a field of the panel what is wrong."""
        self.panel.complain(field, message)

    def put(self, field: str, text: str) -> None:
        """Put text into a field of the panel."""
        self.panel.put(field, text)

    def choose_logo(self) -> Path | None:
        """Let a picture be chosen on this computer; None: none was."""
        return choose_logo(self)

    def tell(self, message: str) -> None:
        """Say in the panel what was done."""
        self.panel.tell(message)

    def busy(self, *, is_busy: bool) -> None:
        """Show that what the panel is for is being done."""
        self.panel.busy(is_busy=is_busy)

    def has_table_focus(self) -> bool:
        """Return whether keys go to the list of the part that shows."""
        return self.focus_get() is self._table

    def complain_of_filter(self, field: str, message: str) -> None:
        """Say at a field of the log's filters what is wrong."""
        self.log_page.complain(field, message)

    def close_panel(self) -> None:
        """Take the panel away."""
        self.panel.close()

    def show_changes(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show when which setting was changed, by whom."""
        open_changes(self._overlay, self.kit, rows)

    def render(self, state: AdminState) -> None:
        """Show everything."""
        self.settings_page.show(state.settings)
        self.people_page.show(state.people, state.seal)
        self.log_page.show(state.log)
        self.side.render(state)
        self._trouble.show(state.trouble, before=self._body)
        if state.part != self._part:
            self._show_part(state.part)

    def _show_part(self, part: str) -> None:
        had_focus = self._part != "" and self.focus_get() is self._table
        self._part = part
        self.parts.show(part)
        for name, page in self._pages.items():
            if name == part:
                page.pack(fill="both", expand=True)
            else:
                page.pack_forget()
        if had_focus:
            self.update_idletasks()
            self.focus_table()
