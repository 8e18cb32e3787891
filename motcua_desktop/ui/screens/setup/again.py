"""The set-up done again over an office at work: the same panels, the same services."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeVar

from motcua_desktop.domain.errors import DomainError, SignatoryError
from motcua_desktop.domain.office_hours import OfficeHours
from motcua_desktop.services.access_errors import NotAllowedError
from motcua_desktop.services.desk import CalendarChange, DeskServices
from motcua_desktop.services.errors import BackupError, SettingError
from motcua_desktop.services.rights import RIGHTS, may
from motcua_desktop.services.rows.calendars import CalendarEffect
from motcua_desktop.services.rows.office import SettingChange
from motcua_desktop.text import clean_line
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.admin.asking import PanelView, refusal
from motcua_desktop.ui.screens.calendar.asking import AskError, hours_ask, read_hours
from motcua_desktop.ui.screens.calendar.pages import effect_pane
from motcua_desktop.ui.screens.setup.again_panels import (
    COPIES,
    KEEP,
    LOGO,
    MACHINE,
    NAMES,
    NO_LOGO,
    SETTINGS_OF,
    SIGNING,
    STEPS,
    UNIT,
    Known,
    change_line,
    last_panel,
    panel_of,
    renamed,
)
from motcua_desktop.ui.screens.setup.panels import typed_path
from motcua_desktop.ui.screens.setup.typed_letters import fault_of
from motcua_desktop.ui.screens.step.state import StepState
from motcua_desktop.ui.tasks import Runner

T = TypeVar("T")

_NEEDS: Final = "OfficeSettings.change"
"""Who may not do this would be refused at the last step."""

_HOURS: Final = "Giờ làm việc"
_PRINTED: Final = "Đã gửi máy in: xem mép giấy và chữ có dấu trên tờ in ra."


@dataclass(frozen=True, slots=True)
class _Effect:
    """What would be written, and what that does to open dossiers."""

    changes: tuple[SettingChange, ...]
    calendar: CalendarEffect | None
    lines: tuple[str, ...] = ()


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
        self._logo: bytes | None = None
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
            texts = self._texts(step)
            self._run(
                lambda: self._desk.settings.preview(texts), lambda _: self._go_on()
            )
        elif step == LOGO:
            self._run(self._read_logo, self._take_logo)
        else:
            self._go_on()

    def _read_logo(self) -> bytes | None:
        """Return the picture to be kept, nothing to have none; None: as it is."""
        given = self._given[LOGO]
        path = typed_path(given["logo"])
        if path is not None:
            return self._desk.logo.read(path)
        return b"" if given.get("logo_now") == NO_LOGO else None

    def _take_logo(self, picture: bytes | None) -> None:
        self._logo = picture
        self._go_on()

    def _find_logo(self) -> None:
        path = self._choose_logo()
        if path is not None:
            self._view.put("logo", str(path))

    def _take_machine(self, values: dict[str, str]) -> bool:
        """Return whether the hours can be read and the letters were looked at."""
        try:
            self._hours(values["weekday"])
        except AskError as error:
            self._view.complain(error.field, str(error))
            return False
        typed = values["typed"]
        fault = "" if typed == self._tried else fault_of(typed)
        self._tried = typed  # told once; who goes on all the same may
        if fault:
            self._view.complain("typed", fault)
        return not fault

    def _hours(self, weekday: str) -> OfficeHours:
        """Return the hours as typed; those of Saturday and of seasons stay."""
        known = self.known.hours
        ask = hours_ask(known)
        if clean_line(weekday) == ask.weekday:
            return known
        asked = {"weekday": weekday, "saturday": ask.saturday}
        return read_hours(asked, known, counts=ask.does_saturday_count)

    def _go_on(self) -> None:
        if self._place + 1 < len(STEPS):
            self._ask(self._place + 1)
        else:
            self._look()

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

    def _texts(self, *steps: str) -> dict[str, list[str]]:
        """Return the settings of these steps that are said otherwise than before."""
        given = {
            name: self._given[step][name]
            for step in steps
            for name in SETTINGS_OF[step]
            if self._given[step][name] != self.known.texts[name]
        }
        return {name: [text] if text else [] for name, text in given.items()}

    def _change_of_hours(self) -> CalendarChange | None:
        hours = self._hours(self._given[MACHINE]["weekday"])
        if hours == self.known.hours:
            return None
        return lambda book: book.with_hours(hours)

    def _look(self) -> None:
        """Tell what would be written, and which dossiers that would move."""
        texts, hours = self._texts(UNIT, NAMES, SIGNING), self._change_of_hours()

        def look() -> _Effect:
            changes = self._desk.settings.preview(texts)
            if hours is None:
                return _Effect(changes, None)
            effect = self._desk.preview_calendar(hours)
            pane = effect_pane(effect, hours(self._desk.calendar_book()))
            words = (f"{pane.headline}.", pane.words)
            return _Effect(changes, effect, tuple(filter(None, words)))

        self._run(look, self._ask_last)

    def _ask_last(self, effect: _Effect) -> None:
        lines = [change_line(change) for change in effect.changes]
        if effect.calendar is not None:
            hours = self._given[MACHINE]["weekday"]
            lines.append(f"{_HOURS}: {hours_ask(self.known.hours).weekday} → {hours}")
        if self._logo is not None:
            named = typed_path(self._given[LOGO]["logo"])
            lines.append(f"Lô-gô: {named.name if named else 'bỏ'}")
        place = self._given[COPIES]["folder"]
        if place != self.known.place:
            before, after = self.known.place or "–", place or "–"
            lines.append(f"Nơi sao lưu thứ hai: {before} → {after}")
        self._place = len(STEPS)
        moves = effect.calendar is not None and bool(effect.calendar.moved)
        self._view.ask(
            last_panel(lines, effect.lines, moves=moves),
            lambda values: self._save(values, len(lines)),
            back=self._back,
        )

    def _save(self, values: Mapping[str, str], count: int) -> None:
        """Write everything by the services of the single settings."""
        desk, place = self._desk, self._given[COPIES]["folder"]
        texts, hours = self._texts(UNIT, NAMES, SIGNING), self._change_of_hours()
        reason = "" if values.get("due") in {None, KEEP} else f"{_HOURS} đổi"

        def save() -> None:
            if place != self.known.place:
                desk.backups.choose_second_place(Path(place) if place else None)
            if self._logo is not None:
                desk.logo.keep(self._logo)
            if hours is not None:
                desk.save_calendar(hours, what=_HOURS, reason=reason)
            if texts:
                desk.settings.change(texts, actor=desk.officer)

        self._view.busy(is_busy=True)
        self._run(save, lambda _none: self._saved(count))

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
        if not name and STEPS[self._place : self._place + 1] == (LOGO,):
            name = "logo"
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
