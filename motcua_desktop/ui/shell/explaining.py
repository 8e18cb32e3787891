"""Why a due moment is what it is: asked from any screen, shown, put on paper."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from motcua_desktop.services.desk import DeskServices, DuePreview
from motcua_desktop.services.ports import Printer
from motcua_desktop.services.rows.explanations import DueQuestion
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.screens.intake.due import day_rows
from motcua_desktop.ui.tasks import Runner


@dataclass(frozen=True, slots=True)
class DaysShown:
    """The count of a due moment: one line above, one row a day, a warning."""

    line: str
    rows: tuple[tuple[str, str, str], ...]
    warning: str = ""


ShowDays = Callable[[DaysShown, Callable[[], None]], None]


class DueExplaining:
    """Reads the explanation, then hands it to `show` with the deed that prints it."""

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        *,
        printer: Printer,
        folder: Path,
        show: ShowDays,
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._printer = printer
        self._folder = folder / "explanations"
        self._show = show

    def ask(self, question: DueQuestion) -> None:
        """Show the count of a due moment day by day."""
        self._runner.run(
            lambda: self._desk.explain_due(question),
            lambda preview: self._answer(question, preview),
            on_error=self._failed,
            latest="explaining",
        )

    def _answer(self, question: DueQuestion, preview: DuePreview) -> None:
        if not preview.days:
            self._window.toast(preview.reason)
            return
        shown = DaysShown(preview.reason, day_rows(preview.days), preview.warning)
        self._show(shown, lambda: self.print(question))

    def print(self, question: DueQuestion) -> None:
        """Put the explanation on paper and open it."""
        name = question.number or f"thu-{question.procedure_code}"
        path = self._folder / f"{name}-dien-giai-han.pdf"

        def work() -> Path:
            written = self._desk.print_explanation(question, path)
            self._printer.show(written)
            return written

        self._runner.run(work, self._printed, on_error=self._failed)

    def _printed(self, path: Path) -> None:
        self._window.toast(f"Đã lập {path.name}, mở để in")

    def _failed(self, error: Exception) -> None:
        self._window.toast(self._window.trouble(error).line)
