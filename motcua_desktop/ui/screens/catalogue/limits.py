"""Changing a procedure's limits: typed, seen what moves, saved by choice."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Protocol

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.errors import UnknownLimitError
from motcua_desktop.domain.procedure import Procedure, TimeLimit
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.rows.calendars import CalendarEffect
from motcua_desktop.text import clean_line, grouped
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.screens.catalogue.words import limits_words
from motcua_desktop.ui.tasks import Runner


class LimitsView(Protocol):
    """What this part asks of the screen."""

    def ask_limits(self, title: str, limits: Sequence[tuple[str, str, str]]) -> None:
        """Ask for the limit of each channel: its key, its label, what holds now."""
        ...

    def show_effect(self, words: str, *, moves: bool, can_save: bool) -> None:
        """Say in the panel what the typed limits do."""
        ...

    def close_panel(self) -> None:
        """Take the panel away."""
        ...


class LimitsPart:
    """Holds the edition as typed; nothing of it is in force before it is saved."""

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: LimitsView,
        *,
        current: Callable[[], Procedure | None],
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._current = current
        self._known: Procedure | None = None
        self._typed: Procedure | None = None

    def ask(self) -> None:
        """Ask for the limits of the current procedure."""
        self._known, self._typed = self._current(), None
        if self._known is not None:
            limits = [
                (channel.value, channel.label, _text(self._known, channel))
                for channel in Channel
            ]
            self._view.ask_limits(f"Thời hạn: {self._known.short_name}", limits)

    def typed(self, texts: dict[str, str]) -> None:
        """Limits were typed: look for the dossiers that they move."""
        known = self._known
        if known is None:
            return
        try:
            procedure = _with_limits(known, texts)
        except UnknownLimitError as error:
            self._typed = None
            self._view.show_effect(error.wrong, moves=False, can_save=False)
            return
        if procedure == known:
            self._typed = None
            self._view.show_effect("Chưa có thay đổi", moves=False, can_save=False)
            return
        self._typed = procedure
        self._runner.run(
            lambda: self._desk.preview_procedure(procedure),
            lambda effect: self._previewed(procedure, effect),
            on_error=self._failed,
            latest="limits-preview",
        )

    def _previewed(self, procedure: Procedure, effect: CalendarEffect) -> None:
        if procedure is self._typed:
            moves = bool(effect.moved)
            self._view.show_effect(limits_words(effect), moves=moves, can_save=True)

    def _failed(self, error: Exception) -> None:
        words = self._window.trouble(error).line
        self._view.show_effect(words, moves=False, can_save=False)

    def save(self, *, recomputes: bool) -> None:
        """Save the limits; open dossiers are recomputed, or keep their promise."""
        procedure = self._typed
        if procedure is None:
            return
        limit = procedure.limit(Channel.DESK)
        words = limit.text if limit else "không quy định"
        reason = f"Thời hạn thủ tục {procedure.code} đổi: {words}"
        self._runner.run(
            lambda: self._desk.save_procedure(
                procedure, reason=reason if recomputes else ""
            ),
            self._saved,
            on_error=self._failed,
        )

    def _saved(self, effect: CalendarEffect) -> None:
        self._typed = None
        self._view.close_panel()
        words = "Đã lưu thời hạn"
        if effect.recomputed:
            words += f"; {grouped(effect.recomputed)} hồ sơ đã tính lại hạn"
        elif effect.moved:
            words += f"; {grouped(len(effect.moved))} hồ sơ giữ hạn đã hẹn"
        self._window.toast(words)
        self._window.changed("")


def _text(procedure: Procedure, channel: Channel) -> str:
    limit = procedure.limits.get(channel)
    return limit.text if limit else ""


def _with_limits(known: Procedure, texts: dict[str, str]) -> Procedure:
    limits = {
        Channel(key): TimeLimit.parse(text)
        for key, text in texts.items()
        if clean_line(text)
    }
    if limits == dict(known.limits):
        return known
    return replace(known, limits=MappingProxyType(limits))
