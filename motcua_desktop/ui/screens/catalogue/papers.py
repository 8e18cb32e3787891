"""Changing the papers that a procedure asks for: typed as lines, checked, saved."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, Protocol

from motcua_desktop.domain.errors import FieldValueError
from motcua_desktop.domain.procedure import Procedure
from motcua_desktop.domain.required_papers import papers_text, read_papers
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.rows.calendars import CalendarEffect
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.admin.asking import refusal
from motcua_desktop.ui.screens.catalogue.words import key_of
from motcua_desktop.ui.screens.step.asking import Give
from motcua_desktop.ui.screens.step.state import FieldKind, StepField, StepState
from motcua_desktop.ui.tasks import Runner

PAPERS: Final = "papers"
"""The field that holds the list."""
_HOW: Final = (
    "Mỗi dòng một giấy tờ: tên; số bản chính; số bản sao. Không ghi số: 1 bản "
    "chính. Hồ sơ đã tiếp nhận giữ nguyên giấy tờ đã ghi."
)


class PapersView(Protocol):
    """What this part asks of the screen."""

    def ask(self, state: StepState, give: Give) -> None:
        """Ask for what a panel's fields hold."""
        ...

    def complain(self, field: str, message: str) -> None:
        """Say what is wrong, at a field of the panel or, for "", in a line."""
        ...

    def busy(self, *, is_busy: bool) -> None:
        """Show that what the panel is for is being done."""
        ...

    def close_panel(self) -> None:
        """Take the panel away."""
        ...


class PapersPart:
    """Asks for the list of the current procedure; its draft outlives a power cut."""

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: PapersView,
        *,
        drafts: PanelDrafts,
        current: Callable[[], Procedure | None],
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self.drafts = drafts
        self._current = current

    def ask(self) -> None:
        """Ask for the papers of the current procedure."""
        known = self._current()
        if known is not None:
            self.ask_of(known)

    def ask_of(self, known: Procedure) -> None:
        """Ask for the papers of a procedure."""
        panel = self.drafts.filled(_panel(known))
        self._view.ask(panel, lambda values: self._give(known, values[PAPERS]))

    def _give(self, known: Procedure, text: str) -> None:
        try:
            papers = read_papers(known, text)
        except FieldValueError as error:
            self._view.complain(PAPERS, error.wrong)
            return
        if papers == known.papers:
            self._view.complain("", "Chưa có thay đổi")
            return
        changed = replace(known, papers=papers)
        self._view.busy(is_busy=True)
        self._runner.run(
            lambda: self._desk.save_procedure(changed),
            lambda effect: self._saved(changed, effect),
            on_error=self._refused,
        )

    def _saved(self, changed: Procedure, _effect: CalendarEffect) -> None:
        self.drafts.done(draft_key(changed))
        self._view.close_panel()
        self._window.toast(f"Đã lưu thành phần hồ sơ: {len(changed.papers)} loại")
        self._window.changed("")

    def _refused(self, error: Exception) -> None:
        self._view.busy(is_busy=False)
        self._view.complain("", refusal(error, self._window))


def draft_key(procedure: Procedure) -> str:
    """Return what the draft of a procedure's papers is kept under."""
    return f"{PAPERS} {key_of(procedure)}"


def _panel(procedure: Procedure) -> StepState:
    field = StepField(
        PAPERS,
        "Thành phần hồ sơ",
        FieldKind.LINES,
        hint="Tờ khai đăng ký khai sinh; 1; 0",
        value=papers_text(procedure.papers),
    )
    return StepState(
        title=f"Giấy tờ: {procedure.short_name}",
        dossier_line=procedure.code,
        consequence=_HOW,
        fields=(field,),
        act="Lưu",
        icon="save",
        key=draft_key(procedure),
    )
