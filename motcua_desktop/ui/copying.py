"""Copies made by themselves while the window is open, and when it is closed."""

from typing import Final

from motcua_desktop.services.backup import BackupRound
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.tasks import Runner

_FIRST_MS: Final = 20_000
"""The office opens first; then it is copied."""

_ROUND_MS: Final = 15 * 60_000


class Copying:
    """Looks in turns whether a copy is due; `runner` is one of its own.

    A fault is said once in a toast and stays in red on the work list.
    """

    def __init__(self, desk: DeskServices, runner: Runner, window: Navigator) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._told: tuple[str, ...] = ()

    def start(self) -> None:
        """Look for the first time soon, then again and again."""
        self._runner.later(_FIRST_MS, self._look)

    def _look(self) -> None:
        self._runner.run(self._round, self._looked, on_error=self._failed)
        self._runner.later(_ROUND_MS, self._look)

    def _round(self) -> tuple[BackupRound, bool]:
        backups = self._desk.backups
        before = backups.warning()
        return backups.run(), backups.warning() != before

    def _looked(self, answer: tuple[BackupRound, bool]) -> None:
        done, is_other_warning = answer
        if done.troubles and done.troubles != self._told:
            self._window.toast(done.troubles[0])
        self._told = done.troubles
        if is_other_warning:
            self._window.changed("")

    def _failed(self, error: Exception) -> None:
        self._window.toast(self._window.trouble(error).line)
