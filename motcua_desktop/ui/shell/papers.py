"""The panels of papers, joined: list, look, printer, queue; each leads to the next."""

from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.ports import Printer
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.navigation import Navigator, PaperOrder
from motcua_desktop.ui.screens.papers.presenter import PaperActs, PapersPresenter
from motcua_desktop.ui.screens.papers.preview import PreviewPresenter
from motcua_desktop.ui.screens.papers.preview_view import PreviewPanel
from motcua_desktop.ui.screens.papers.printing import PaperPrinting
from motcua_desktop.ui.screens.papers.queue import QueuePresenter
from motcua_desktop.ui.screens.papers.queue_view import QueuePanel
from motcua_desktop.ui.screens.papers.view import PapersPanel
from motcua_desktop.ui.screens.step.view import StepPanel
from motcua_desktop.ui.tasks import Runner
from motcua_desktop.ui.widgets.overlay import Overlay


class PaperPanels:
    """What the window shows of papers, from any of its screens."""

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        *,
        overlay: Overlay,
        kit: Kit,
        printer: Printer,
    ) -> None:
        self.setup = StepPanel(overlay, kit)
        self._printing = PaperPrinting(
            desk, runner, window, self.setup, printer=printer
        )
        self.setup.intents = self._printing
        self.look = PreviewPanel(overlay, kit)
        self._preview = PreviewPresenter(desk, runner, self.look)
        self.look.build(self._preview)
        self.queue = QueuePanel(overlay, kit)
        self._queue = QueuePresenter(
            desk, runner, window, self.queue, ask_setup=self._printing.ask_setup
        )
        self.queue.build(self._queue)
        self.list = PapersPanel(overlay, kit)
        acts = PaperActs(
            self.print, self._printing.ask_setup, self._preview.open, self.show_queue
        )
        self._papers = PapersPresenter(desk, runner, window, self.list, acts=acts)
        self.list.build(self._papers, self.show_queue)

    def print(self, order: PaperOrder) -> None:
        """Make a paper and send it to its printer."""
        self._printing.print(order)

    def offer(self, number: str) -> None:
        """Show the papers that a dossier may have."""
        self._papers.open(number)

    def show_queue(self) -> None:
        """Show what has not come out of the printers."""
        self._queue.open()
