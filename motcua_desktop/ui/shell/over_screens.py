"""What any screen may ask to be shown over it: steps, papers, files, days, guide."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from motcua_desktop.ui.assembly import Parts
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.step.presenter import StepPresenter
from motcua_desktop.ui.screens.step.view import StepPanel
from motcua_desktop.ui.shell.helping import Helping

if TYPE_CHECKING:
    from motcua_desktop.ui.screens.imports.presenter import ImportPresenter
    from motcua_desktop.ui.screens.imports.view import ImportPanel
    from motcua_desktop.ui.screens.online.presenter import OnlinePresenter
    from motcua_desktop.ui.screens.online.view import OnlinePanel
    from motcua_desktop.ui.shell.explaining import DaysShown, DueExplaining
    from motcua_desktop.ui.shell.papers import PaperPanels


class OverScreens:
    """The panels of one window, each made once, when it is first asked for."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        desk, runner, window = parts.desk, parts.runner, parts.window
        self.helping = Helping(runner, parts.overlay, parts.kit, parts.printer)
        self.panel = StepPanel(parts.overlay, parts.kit)
        self.drafts = self._drafts("steps")
        self._online_drafts = self._drafts("online")
        self.step = StepPresenter(desk, runner, window, self.panel, drafts=self.drafts)
        self.panel.intents, self.panel.memory = self.step, self.drafts

    def _drafts(self, name: str) -> PanelDrafts:
        parts = self._parts
        return PanelDrafts(parts.folder, name, parts.runner, parts.desk.draft_owner)

    @cached_property
    def explaining(self) -> "DueExplaining":
        """Why a due moment is what it is."""
        from motcua_desktop.ui.shell.explaining import DueExplaining  # noqa: PLC0415

        parts = self._parts
        return DueExplaining(
            *(parts.desk, parts.runner, parts.window),
            printer=parts.printer,
            folder=parts.folder,
            show=self._show_days,
        )

    @cached_property
    def papers(self) -> "PaperPanels":
        """The papers of a dossier, their look, printers and queue."""
        from motcua_desktop.ui.shell.papers import PaperPanels  # noqa: PLC0415

        parts = self._parts
        return PaperPanels(
            *(parts.desk, parts.runner, parts.window),
            overlay=parts.overlay,
            kit=parts.kit,
            printer=parts.printer,
        )

    def show_queue(self) -> None:
        """Show what has not come out of the printers."""
        self.papers.show_queue()

    @cached_property
    def import_panel(self) -> "ImportPanel":
        """The panel of a file to be taken in."""
        from motcua_desktop.ui.screens.imports.view import ImportPanel  # noqa: PLC0415

        return ImportPanel(self._parts.overlay, self._parts.kit)

    @cached_property
    def imports(self) -> "ImportPresenter":
        """The taking in of a file."""
        from motcua_desktop.ui.screens.imports.presenter import (  # noqa: PLC0415
            ImportPresenter,
        )

        parts = self._parts
        presenter = ImportPresenter(
            *(parts.desk, parts.runner, parts.window, self.import_panel),
            printer=parts.printer,
        )
        self.import_panel.build(presenter)
        return presenter

    @cached_property
    def online_panel(self) -> "OnlinePanel":
        """The panel of online submissions."""
        from motcua_desktop.ui.screens.online.view import OnlinePanel  # noqa: PLC0415

        parts, drafts = self._parts, self._online_drafts
        drafts.restore(lambda _key: None)  # it waits until the clerk comes back to it
        return OnlinePanel(parts.overlay, parts.kit, drafts)

    @cached_property
    def online(self) -> "OnlinePresenter":
        """The answers to online submissions."""
        from motcua_desktop.ui.screens.online.presenter import (  # noqa: PLC0415
            OnlinePresenter,
        )

        parts = self._parts
        presenter = OnlinePresenter(
            *(parts.desk, parts.runner, parts.window, self.online_panel),
            drafts=self._online_drafts,
        )
        self.online_panel.build(presenter)
        return presenter

    def keep_drafts(self) -> None:
        """Keep what is typed into panels and not done yet."""
        for drafts in (self.drafts, self._online_drafts):
            drafts.keep()

    def _show_days(self, shown: "DaysShown", on_print: Callable[[], None]) -> None:
        from motcua_desktop.ui.widgets.panels import open_days  # noqa: PLC0415

        parts, words = self._parts, (shown.line, shown.warning)
        open_days(parts.overlay, parts.kit, words, shown.rows, on_print=on_print)
