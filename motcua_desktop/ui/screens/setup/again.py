"""The set-up done again over an office at work: the same panels, the same services."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeVar

from motcua_desktop.domain.errors import DomainError, SignatoryError
from motcua_desktop.services.access_errors import NotAllowedError
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.errors import BackupError, SettingError
from motcua_desktop.services.rights import RIGHTS, may
from motcua_desktop.text import clean_line
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.admin.asking import PanelView, refusal
from motcua_desktop.ui.screens.calendar.asking import AskError
from motcua_desktop.ui.screens.setup.again_changes import Changes, Effect, typed_hours
from motcua_desktop.ui.screens.setup.again_panels import (
    COPIES,
    LOGO,
    MACHINE,
    MOVE,
    NAMES,
    SETTINGS_OF,
    SIGNING,
    STEPS,
    UNIT,
    Known,
    last_panel,
    panel_of,
    renamed,
)
from motcua_desktop.ui.screens.setup.typed_letters import fault_of
from motcua_desktop.ui.screens.step.state import StepState
from motcua_desktop.ui.tasks import Runner

T = TypeVar("T")

_NEEDS: Final = "OfficeSettings.change"
"""Who may not do this would be refused at the last step."""

_PRINTED: Final = "Đã gửi máy in: xem mép giấy và chữ có dấu trên tờ in ra."


class SetupAgain:
    """Walks through the panels; before the last one nothing is written."""

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: PanelView,
        *,
        drafts: PanelDrafts,
        show: Callable[[Path], None],
        choose_logo: Callable[[], Path | None],
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._drafts = drafts
        self._show = show
        self._known: Known | None = None
        self._given: dict[str, dict[str, str]] = {}
        self._place = 0
        self._tried = ""
        self._choose_logo = choose_logo

    @property
    def known(self) -> Known:
        """What the office said when the walk began."""
        assert self._known is not None  # noqa: S101 nothing is asked before it is read
        return self._known

    def begin(self, step: str = UNIT) -> None:
        """Read what the office says, then ask, at `step` if it was come to before."""

        def read(known: Known) -> None:
            self._known, self._given, self._tried = known, {}, ""
            for done in STEPS[: STEPS.index(step)]:
                fields = self._filled(done).fields
                self._given[done] = {it.name: it.value for it in fields}
            self._ask(STEPS.index(step))

        self._runner.run(self._read, read, on_error=self._kept_out)

    def _kept_out(self, error: Exception) -> None:
        self._window.toast(refusal(error, self._window))

    def _read(self) -> Known:
        present = self._desk.accounts.present()
        if present is not None and not may(present, _NEEDS):
            raise NotAllowedError(RIGHTS[_NEEDS].deed, present.role)
        place = self._desk.backups.shelf.second_place()
        return Known(
            folder=self._desk.check.data,
            hours=self._desk.calendar_book().hours_of(),
            place=str(place or ""),
            has_logo=bool(self._desk.logo.picture()),
            texts={
                one.setting.name: "; ".join(one.texts)
                for one in self._desk.settings.shown()
            },
        )

    # the panels

    def _filled(self, step: str) -> StepState:
        """Return a panel with what was given in this walk, or typed in one before."""
        texts = self.known.texts
        if step == NAMES:
            texts = {**texts, **renamed(texts, self._given[UNIT])}
        panel = panel_of(step, replace(self.known, texts=texts))
        if step not in self._given:
            return self._drafts.filled(panel)
        given = self._given[step]
        fields = (
            replace(it, value=given.get(it.name, it.value)) for it in panel.fields
        )
        return replace(panel, fields=tuple(fields))

    def _ask(self, place: int) -> None:
        self._place = place
        other = {
            UNIT: self._show_folder,
            LOGO: self._find_logo,
            MACHINE: self._print_trial,
        }
        step = STEPS[place]
        self._view.ask(
            self._filled(step), self._take, back=self._back, other=other.get(step)
        )

    def _back(self) -> None:
        if self._place:
            self._ask(self._place - 1)
        else:
            self._view.close_panel()

    def _take(self, values: dict[str, str]) -> None:
        step = STEPS[self._place]
        if step == MACHINE and not self._take_machine(values):
            return
        self._given[step] = {
            name: text if name == "typed" else clean_line(text)
            for name, text in values.items()
        }
        if step in SETTINGS_OF:
            texts = self._changes().texts(step)
            self._run(
                lambda: self._desk.settings.preview(texts), lambda _: self._go_on()
            )
        elif step == LOGO:
            self._read_logo(lambda _picture: self._go_on())
        else:
            self._go_on()

    def _changes(self, picture: bytes | None = None) -> Changes:
        given = {step: dict(values) for step, values in self._given.items()}
        return Changes(self.known, given, picture)

    def _read_logo(self, then: Callable[[bytes | None], None]) -> None:
        """Read the picture that was given; `then` hears what is to be kept."""

        def refused(error: Exception) -> None:
            if STEPS[self._place] != LOGO:
                self._ask(STEPS.index(LOGO))
            self._view.complain("logo", refusal(error, self._window))

        changes = self._changes()
        self._runner.run(
            lambda: changes.read_picture(self._desk), then, on_error=refused
        )

    def _find_logo(self) -> None:
        path = self._choose_logo()
        if path is not None:
            self._view.put("logo", str(path))

    def _take_machine(self, values: dict[str, str]) -> bool:
        """Return whether the hours can be read and the letters were looked at."""
        try:
            typed_hours(values["weekday"], self.known.hours)
        except AskError as error:
            self._view.complain(error.field, str(error))
            return False
        typed = values["typed"]
        fault = "" if typed == self._tried else fault_of(typed)
        self._tried = typed  # told once; who goes on all the same may
        if fault:
            self._view.complain("typed", fault)
        return not fault

    def _go_on(self) -> None:
        if self._place + 1 < len(STEPS):
            self._ask(self._place + 1)
        else:
            # Read anew: a walk that is gone on with came by no panel for it.
            self._read_logo(self._look)

    def _show_folder(self) -> None:
        self._run(lambda: self._show(self.known.folder), lambda _none: None)

    def _print_trial(self) -> None:
        def printed(trouble: str) -> None:
            if trouble:
                self._view.complain("", trouble)
            else:
                self._view.tell(_PRINTED)

        desk = self._desk
        self._run(lambda: desk.papers.print_trial(desk.office), printed)

    # the end

    def _look(self, picture: bytes | None) -> None:
        """Tell what would be written, and which dossiers that would move."""
        changes = self._changes(picture)

        def ask(effect: Effect) -> None:
            self._place = len(STEPS)
            self._view.ask(
                last_panel(effect.lines, effect.words, moves=effect.moves),
                lambda values: self._save(changes, values, len(effect.lines)),
                back=self._back,
            )

        self._run(lambda: changes.effect(self._desk), ask)

    def _save(self, changes: Changes, values: Mapping[str, str], count: int) -> None:
        recomputes = values.get("due") == MOVE
        self._view.busy(is_busy=True)
        self._run(
            lambda: changes.save(self._desk, recomputes=recomputes),
            lambda _none: self._saved(count),
        )

    def _saved(self, count: int) -> None:
        for step in STEPS:
            self._drafts.done(step)
        self._view.close_panel()
        if count:
            self._window.toast(f"Đã thiết lập lại: {count} mục đổi")
            self._window.changed("")

    def _run(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self._runner.run(work, then, on_error=self._refused)

    def _refused(self, error: Exception) -> None:
        """Say what is wrong where it was typed; the panel is gone back to."""
        self._view.busy(is_busy=False)
        if not isinstance(error, DomainError):
            self._view.complain("", refusal(error, self._window))
            return
        name, step = _place_of(error)
        if step and self._place != STEPS.index(step):
            self._ask(STEPS.index(step))
        self._view.complain(name, refusal(error, self._window))


def _place_of(error: DomainError) -> tuple[str, str]:
    """Return the field an error speaks of, and the step that asks for it."""
    if isinstance(error, SettingError):
        known: Sequence[tuple[str, Sequence[str]]] = tuple(SETTINGS_OF.items())
        step = next((it for it, names in known if error.setting in names), "")
        return error.setting, step
    if isinstance(error, BackupError):
        return "folder", COPIES
    return "", SIGNING if isinstance(error, SignatoryError) else ""
