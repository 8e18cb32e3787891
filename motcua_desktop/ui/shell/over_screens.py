"""What any screen may ask to be shown over it: steps, papers, files, days, guide."""

from collections.abc import Callable, Sequence

from motcua_desktop.ui.assembly import Parts
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.imports.presenter import ImportPresenter
from motcua_desktop.ui.screens.imports.view import ImportPanel
from motcua_desktop.ui.screens.online.presenter import OnlinePresenter
from motcua_desktop.ui.screens.online.view import OnlinePanel
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
        self._make_online(parts)

    def _make_online(self, parts: Parts) -> None:
        desk, runner = parts.desk, parts.runner
        drafts = PanelDrafts(parts.folder, "online", runner, desk.draft_owner)
        drafts.restore(lambda _key: None)  # it waits until the clerk comes back to it
        self.online_panel = OnlinePanel(parts.overlay, parts.kit, drafts)
        self.online = OnlinePresenter(
            desk, runner, parts.window, self.online_panel, drafts=drafts
        )
        self.online_panel.build(self.online)
        self._all_drafts = (self.drafts, drafts)

    def keep_drafts(self) -> None:
        """Keep what is typed into panels and not done yet."""
        for drafts in self._all_drafts:
            drafts.keep()

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of all panels, for the keys to be listened for."""
        parts = (self.papers, self.imports, self.online)
        return [command for part in parts for command in part.commands]

    def _show_days(self, shown: DaysShown, on_print: Callable[[], None]) -> None:
        parts, words = self._parts, (shown.line, shown.warning)
        open_days(parts.overlay, parts.kit, words, shown.rows, on_print=on_print)
