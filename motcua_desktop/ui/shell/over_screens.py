"""What any screen may ask to be shown over it: steps, papers, files, days, guide."""

from collections.abc import Callable, Sequence

from motcua_desktop.ui.assembly import Parts
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.imports.presenter import ImportPresenter
from motcua_desktop.ui.screens.imports.view import ImportPanel
from motcua_desktop.ui.screens.step.presenter import StepPresenter
from motcua_desktop.ui.screens.step.view import StepPanel
from motcua_desktop.ui.shell.explaining import DaysShown, DueExplaining
from motcua_desktop.ui.shell.helping import Helping
from motcua_desktop.ui.shell.papers import PaperPanels
from motcua_desktop.ui.widgets.panels import open_days


class OverScreens:
    """The panels of one window, made once, each with its presenter."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        desk, runner, window = parts.desk, parts.runner, parts.window
        self.explaining = DueExplaining(
            desk,
            runner,
            window,
            printer=parts.printer,
            folder=parts.folder,
            show=self._show_days,
        )
        self.helping = Helping(runner, parts.overlay, parts.kit, parts.printer)
        self.panel = StepPanel(parts.overlay, parts.kit)
        self.drafts = PanelDrafts(parts.folder, "steps", runner, desk.draft_owner)
        self.step = StepPresenter(desk, runner, window, self.panel, drafts=self.drafts)
        self.panel.intents, self.panel.memory = self.step, self.drafts
        self.papers = PaperPanels(
            desk,
            runner,
            window,
            overlay=parts.overlay,
            kit=parts.kit,
            printer=parts.printer,
        )
        self.import_panel = ImportPanel(parts.overlay, parts.kit)
        self.imports = ImportPresenter(
            desk, runner, window, self.import_panel, printer=parts.printer
        )
        self.import_panel.build(self.imports)

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of all panels, for the keys to be listened for."""
        return (*self.papers.commands, *self.imports.commands)

    def _show_days(self, shown: DaysShown, on_print: Callable[[], None]) -> None:
        parts, words = self._parts, (shown.line, shown.warning)
        open_days(parts.overlay, parts.kit, words, shown.rows, on_print=on_print)
