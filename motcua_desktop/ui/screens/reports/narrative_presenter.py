"""The free texts of a report: read heading by heading, edited, confirmed."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Protocol

from motcua_desktop.domain.period import Period
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.narrative import set_right
from motcua_desktop.services.rows.narrative import (
    Composed,
    Narrative,
    NarrativeSection,
    TextState,
)
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.format import clock
from motcua_desktop.ui.kept_file import KeptSoon
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.screens.reports.narrative_drafts import (
    NarrativeDrafts,
    TextDraft,
)
from motcua_desktop.ui.screens.reports.narrative_shown import (
    shown_section,
    shown_text,
)
from motcua_desktop.ui.screens.reports.narrative_state import NarrativeState
from motcua_desktop.ui.screens.reports.report_shown import part_line
from motcua_desktop.ui.tasks import Runner

OF_THE_FIGURES: Final = "point_dossiers"
"""The heading that tells the figures of form II.06a (II.2.b)."""
_KEPT: Final = "Câu và số của chương trình giữ nguyên; cơ quan viết thêm ở cuối."


class NarrativeView(Protocol):
    """What this part asks of the screen."""

    def render_narrative(self, state: NarrativeState) -> None:
        """Show headings and the text under the current one."""
        ...

    def focus_text(self) -> None:
        """Give the text the focus."""
        ...


class NarrativePart:
    """Holds the text in hand; nothing of it is printed before it is confirmed."""

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: NarrativeView,
        *,
        folder: Path,
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._drafts = NarrativeDrafts(folder, desk.draft_owner)
        self._period: Period | None = None
        self._unit_code = ""
        self._sections: Sequence[NarrativeSection] = ()
        self._composed: Composed = {}
        self._key = ""
        self._is_chosen = False
        self._is_beside_figures = False
        self._typed: str | None = None
        self._soon = KeptSoon(runner, self._save_draft)
        self._state = NarrativeState()

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this part and their keys."""
        return (
            Command("Xác nhận mục", "Ctrl+Enter", self.confirm, self._may_confirm),
            Command("Lấy gợi ý", "F6", self.accept, self._may_accept),
            Command("Mục sau", "F2", self.next_section, lambda: bool(self._sections)),
        )

    def _may_confirm(self) -> bool:
        return self._state.can_confirm

    def _may_accept(self) -> bool:
        return self._state.can_accept

    # coming and going

    def load(self, period: Period, unit_code: str = "") -> None:
        """Show the texts of another period or unit; the text in hand is kept."""
        self.keep()
        self._period, self._unit_code = period, unit_code
        self._sections, self._key, self._composed = (), "", {}
        self.refresh()

    def compose(self, composed: Composed) -> None:
        """Show what the program writes before the office's texts."""
        self._composed = composed
        self._show()

    def stand(self, *, beside_figures: bool) -> None:
        """Begin where the clerk will: at the section of the figures, or what waits.

        A section that the clerk has chosen stays in hand.
        """
        self._is_beside_figures = beside_figures
        if self._sections and not self._is_chosen:
            self._begin()
            self._show()

    def refresh(self) -> None:
        """Read the texts and suggestions again."""
        period, unit_code, desk = self._period, self._unit_code, self._desk
        if period is None:
            return

        def work() -> tuple[Narrative, TextDraft | None]:
            narrative = desk.narrative.narrative(period, unit_code=unit_code)
            return narrative, self._drafts.load()

        self._runner.run(
            work,
            lambda found: self._read(*found),
            on_error=self._failed,
            latest="narrative",
        )

    def _read(self, narrative: Narrative, draft: TextDraft | None) -> None:
        if narrative.period != self._period:
            return
        was_shown = bool(self._sections)
        self._sections = narrative.sections
        if not was_shown and draft and draft.is_of(narrative.period, self._unit_code):
            self._key, self._typed = draft.key, draft.text
            self._is_chosen = True
        if self._section() is None:
            self._begin()
        self._show(trouble=None)

    def _begin(self) -> None:
        waiting = {TextState.SUGGESTED, TextState.DRAFT}
        first = [it for it in self._sections if it.state in waiting]
        keys = [it.heading.key for it in (*first, *self._sections)]
        is_told = self._is_beside_figures and OF_THE_FIGURES in keys
        self._key = OF_THE_FIGURES if is_told else next(iter(keys), "")
        self._is_chosen, self._typed = False, None

    def _failed(self, error: Exception) -> None:
        self._show(trouble=self._window.trouble(error))

    def leave(self) -> None:
        """Keep the text in hand; the screen is left or the window closes."""
        self.keep()

    # the headings

    def current(self, key: str) -> None:
        """Another heading is the current one."""
        if key and key != self._key:
            self.keep()
            self._key, self._is_chosen = key, True
            self._show(line="")
            self._tell(self._state.title)

    def next_section(self) -> None:
        """Show the section after the one in hand, after the last the first."""
        keys = [it.heading.key for it in self._sections]
        if self._key in keys:
            self.current(keys[(keys.index(self._key) + 1) % len(keys)])

    def entered(self) -> None:
        """The cursor is in the text."""
        self._tell(_KEPT if self._state.composed else self._state.title)

    def _tell(self, words: str) -> None:
        self._window.status(part_line(words, has_text=True))

    def _section(self) -> NarrativeSection | None:
        return next((it for it in self._sections if it.heading.key == self._key), None)

    # the text

    def typed(self, text: str) -> None:
        """The text was changed; it is kept on disk soon."""
        self._typed, self._is_chosen = text, True
        self._soon.ask()
        self._show(line="")

    def _save_draft(self) -> None:
        draft = self._draft()
        if draft is not None:
            at = clock(self._desk.now())
            self._runner.run(
                lambda: self._drafts.save(draft),
                lambda _nothing: self._show(line=f"Đã giữ bản nháp lúc {at}"),
                on_error=self._failed,
            )

    def _draft(self) -> TextDraft | None:
        if self._period is None or self._typed is None:
            return None
        first, last = self._period.first.isoformat(), self._period.last.isoformat()
        return TextDraft(first, last, self._unit_code, self._key, self._typed)

    def accept(self) -> None:
        """Take the suggestion in place of the text."""
        section = self._section()
        if section is not None and section.suggestion:
            self.typed(section.suggestion)
            self._view.focus_text()

    def keep(self) -> None:
        """Write what is typed as an unconfirmed text."""
        if self._typed is not None:
            self._write(self._typed, confirms=False)

    def confirm(self) -> None:
        """Confirm the text as it stands, and go to the next that waits."""
        section = self._section()
        if section is not None:
            text = self._typed if self._typed is not None else shown_text(section)
            self._write(text, confirms=True)

    def _write(self, text: str, *, confirms: bool) -> None:
        period, key, desk, code = self._period, self._key, self._desk, self._unit_code
        section = self._section()
        self._soon.stop()
        if period is None or section is None:
            return

        def work() -> None:
            desk.narrative.write(
                period,
                key,
                text,
                unit_code=code,
                actor=desk.officer,
                confirms=confirms,
            )
            self._drafts.drop()

        self._typed = None
        if not confirms and set_right(text) == set_right(shown_text(section)):
            self._runner.run(self._drafts.drop, lambda _nothing: None)
            return
        # What is confirmed next is what was typed, though it is still being written.
        state = TextState.CONFIRMED if confirms else TextState.DRAFT
        self._put(replace(section, text=set_right(text), state=state, findings=()))
        self._runner.run(
            work,
            lambda _nothing: self._written(section, confirms=confirms),
            on_error=lambda error: self._not_written(key, text, error),
        )

    def _put(self, changed: NarrativeSection) -> None:
        self._sections = tuple(
            changed if it.heading.key == changed.heading.key else it
            for it in self._sections
        )

    def _written(self, section: NarrativeSection, *, confirms: bool) -> None:
        if confirms:
            self._window.toast(f"Đã xác nhận mục {section.heading.number}")
            if self._key == section.heading.key:
                self._key, self._is_chosen = self._following(section), True
        self.refresh()

    def _following(self, section: NarrativeSection) -> str:
        """Return the next heading that waits, or the same one."""
        keys = [it.heading.key for it in self._sections]
        place = keys.index(section.heading.key)
        waiting = {TextState.SUGGESTED, TextState.DRAFT}
        after = [*self._sections[place + 1 :], *self._sections[:place]]
        found = (it.heading.key for it in after if it.state in waiting)
        return next(found, section.heading.key)

    def _not_written(self, key: str, text: str, error: Exception) -> None:
        if self._key == key and self._typed is None:
            self._typed = text
        self._failed(error)

    # showing

    def _show(self, **changes: Any) -> None:
        section = self._section()
        known = {"line": self._state.line, "trouble": self._state.trouble} | changes
        if section is None:
            self._state = NarrativeState(**known)
        else:
            shown = shown_section(section, self._sections, self._typed, self._composed)
            self._state = replace(shown, **known)
        self._view.render_narrative(self._state)
