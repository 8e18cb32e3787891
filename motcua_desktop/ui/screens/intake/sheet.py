"""IntakeSheet: the one form in hand, what is shown of it, and its draft on disk."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from motcua_desktop.services.desk import DeskServices
from motcua_desktop.ui.kept_file import KeptSoon
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.screens.intake.drafts import DraftFile
from motcua_desktop.ui.screens.intake.due import NO_PROCEDURE
from motcua_desktop.ui.screens.intake.form import IntakeForm
from motcua_desktop.ui.screens.intake.state import IntakeState, Offer
from motcua_desktop.ui.tasks import Runner


class IntakeView(Protocol):
    """What the presenter asks of the screen."""

    def render(self, state: IntakeState) -> None:
        """Show everything but the texts of the fields."""
        ...

    def fill(self, form: IntakeForm, *, by_program: frozenset[str]) -> None:
        """Set the fields, those named by the program tinted."""
        ...

    def offer_procedures(self, offer: Offer) -> None:
        """Suggest procedures under their field."""
        ...

    def offer_applicants(self, offer: Offer) -> None:
        """Suggest applicants under the ID number."""
        ...

    def open_others(self) -> None:
        """Open the list of what else may be done at the counter."""
        ...

    def focus(self, field: str) -> None:
        """Give a field the focus."""
        ...


class IntakeSheet:
    """Holds the form; the parts of the presenter write on it."""

    def __init__(
        self, desk: DeskServices, runner: Runner, window: Navigator, view: IntakeView
    ) -> None:
        self.desk = desk
        self.runner = runner
        self.window = window
        self.view = view
        self.form = IntakeForm()
        self.state = IntakeState(due=NO_PROCEDURE)
        self.draft = DraftFile(Path())
        self._soon = KeptSoon(runner, self._keep_draft)
        self._of_draft = ""

    def change(self, **texts: Any) -> None:
        """Change fields of the form; a draft is kept soon."""
        self.form = replace(self.form, **texts)
        self._soon.ask()

    def set(self, **changes: Any) -> None:
        """Change what is shown."""
        self.state = replace(self.state, **changes)
        self.view.render(self.state)

    def show_papers(self) -> None:
        """Show the papers and how many of them are there."""
        papers = self.form.papers
        taken = sum(paper.is_ticked for paper in papers)
        none = "không quy định" if self.form.procedure_code else ""
        line = f"đã nhận {taken} trong {len(papers)}" if papers else none
        self.set(papers=papers, papers_line=line)

    def fail(self, field: str, message: str) -> None:
        """Say at a field what is wrong."""
        errors = dict(self.state.errors) | {field: message}
        self.set(errors=tuple(errors.items()))

    def clear_error(self, field: str) -> None:
        """Nothing is wrong with a field any more."""
        errors = dict(self.state.errors)
        if errors.pop(field, None) is not None:
            self.set(errors=tuple(errors.items()))

    def tell(self, error: Exception) -> None:
        """Say in the action bar what failed."""
        self.set(line=self.window.trouble(error).line, line_is_wrong=True)

    def begin(self, form: IntakeForm) -> None:
        """Take another form in hand; the draft of the old one is forgotten."""
        self._soon.stop()
        self.form = form
        self.view.offer_procedures(Offer())
        self.view.offer_applicants(Offer())
        self.view.fill(form, by_program=frozenset())
        self.set(
            due=self.state.due if form.procedure_code else NO_PROCEDURE,
            errors=(),
            line="",
            line_is_wrong=False,
            known_line="",
            has_submitter=bool(form.submitter_name),
            has_organisation=bool(form.organisation),
            is_busy=False,
        )
        self.show_papers()
        self.runner.run(self.draft.drop, lambda _none: None, on_error=self.tell)

    def _keep_draft(self) -> None:
        form = self.form
        if not form.is_touched:
            return
        self.runner.run(
            lambda: self.draft.save(form),
            lambda _none: self._draft_kept(self.desk.now()),
            on_error=lambda error: self._tell_of_draft(
                self.window.trouble(error).line, is_wrong=True
            ),
            latest="intake-draft",
        )

    def _draft_kept(self, at: datetime) -> None:
        if self.form.is_touched:
            self._tell_of_draft(f"Bản nháp tự lưu {at:%H:%M:%S}", is_wrong=False)

    def _tell_of_draft(self, line: str, *, is_wrong: bool) -> None:
        # What was refused stays in sight until the clerk tries again.
        if self.state.line_is_wrong and self.state.line != self._of_draft:
            return
        self._of_draft = line
        self.set(line=line, line_is_wrong=is_wrong)
