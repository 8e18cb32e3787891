"""What the set-up done again would change: told first, then written."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from motcua_desktop.domain.office_hours import OfficeHours
from motcua_desktop.services.desk import CalendarChange, DeskServices
from motcua_desktop.text import clean_line
from motcua_desktop.ui.screens.calendar.asking import hours_ask, read_hours
from motcua_desktop.ui.screens.calendar.pages import effect_pane
from motcua_desktop.ui.screens.setup.again_panels import (
    COPIES,
    LOGO,
    MACHINE,
    NO_LOGO,
    SETTINGS_OF,
    Known,
    change_line,
)
from motcua_desktop.ui.screens.setup.panels import typed_path

_HOURS: Final = "Giờ làm việc"


def typed_hours(weekday: str, known: OfficeHours) -> OfficeHours:
    """Return the hours as typed; those of Saturday and of seasons stay.

    Raises:
        AskError: they are no hours.
    """
    ask = hours_ask(known)
    if clean_line(weekday) == ask.weekday:
        return known
    asked = {"weekday": weekday, "saturday": ask.saturday}
    return read_hours(asked, known, counts=ask.does_saturday_count)


@dataclass(frozen=True, slots=True)
class Effect:
    """What would be written, a line each, and what that does to open dossiers."""

    lines: tuple[str, ...]
    words: tuple[str, ...] = ()
    moves: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """What was given in the panels, by step, against what the office said.

    `picture` is a new logo, nothing for none any more, None to leave it as it is.
    """

    known: Known
    given: Mapping[str, Mapping[str, str]]
    picture: bytes | None = None

    def texts(self, *steps: str) -> dict[str, list[str]]:
        """Return the settings of these steps that are said otherwise than before."""
        given = {
            name: self.given[step][name]
            for step in steps
            for name in SETTINGS_OF[step]
            if self.given[step][name] != self.known.texts[name]
        }
        return {name: [text] if text else [] for name, text in given.items()}

    def read_picture(self, desk: DeskServices) -> bytes | None:
        """Return the picture that was given: see `picture`.

        Raises:
            DomainError: the file is no picture that could be a logo.
        """
        given = self.given[LOGO]
        path = typed_path(given["logo"])
        if path is not None:
            return desk.logo.read(path)
        return b"" if given.get("logo_now") == NO_LOGO else None

    def effect(self, desk: DeskServices) -> Effect:
        """Return what would be written; nothing is.

        Raises:
            DomainError: the office cannot say this of itself.
        """
        changes = desk.settings.preview(self.texts(*SETTINGS_OF))
        lines = [change_line(change) for change in changes]
        lines += [*self._hours_line(), *self._logo_line(), *self._place_line()]
        hours = self._of_calendar()
        if hours is None:
            return Effect(tuple(lines))
        effect = desk.preview_calendar(hours)
        pane = effect_pane(effect, hours(desk.calendar_book()))
        words = tuple(filter(None, (f"{pane.headline}.", pane.words)))
        return Effect(tuple(lines), words, bool(effect.moved))

    def save(self, desk: DeskServices, *, recomputes: bool) -> None:
        """Write everything by the services of the single settings.

        Raises:
            DomainError: one of them refuses; what it comes before is not written.
        """
        place, hours = self._place, self._of_calendar()
        if place != self.known.place:
            desk.backups.choose_second_place(Path(place) if place else None)
        if self.picture is not None:
            desk.logo.keep(self.picture)
        if hours is not None:
            reason = f"{_HOURS} đổi" if recomputes else ""
            desk.save_calendar(hours, what=_HOURS, reason=reason)
        texts = self.texts(*SETTINGS_OF)
        if texts:
            desk.settings.change(texts, actor=desk.officer)

    @property
    def _place(self) -> str:
        return self.given[COPIES]["folder"]

    def _of_calendar(self) -> CalendarChange | None:
        hours = typed_hours(self.given[MACHINE]["weekday"], self.known.hours)
        if hours == self.known.hours:
            return None
        return lambda book: book.with_hours(hours)

    def _hours_line(self) -> list[str]:
        if self._of_calendar() is None:
            return []
        before, after = hours_ask(self.known.hours), self.given[MACHINE]["weekday"]
        return [f"{_HOURS}: {before.weekday} → {after}"]

    def _logo_line(self) -> list[str]:
        if self.picture is None:
            return []
        path = typed_path(self.given[LOGO]["logo"])
        return [f"Lô-gô: {path.name if path else 'bỏ'}"]

    def _place_line(self) -> list[str]:
        before, after = self.known.place, self._place
        if before == after:
            return []
        return [f"Nơi sao lưu thứ hai: {before or '–'} → {after or '–'}"]
