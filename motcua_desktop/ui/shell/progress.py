"""Long work in the status bar: what, how far, Esc stops it."""

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import Final

from motcua_desktop.ui.long_work import LongWork
from motcua_desktop.ui.shell.bars import StatusBar
from motcua_desktop.ui.tasks import TaskRunner
from motcua_desktop.ui.widgets.scanning import FIRST_TAG

_WAIT_MS: Final = 300
_LOOK_MS: Final = 120
_LOOKS: Final = 5
"""After so many looks at resting runners nobody works any more."""


class ProgressLine:
    """Watches runners while one has long work; what is quick is never shown."""

    def __init__(
        self,
        root: tk.Misc,
        bar: StatusBar,
        runners: Sequence[TaskRunner],
        *,
        is_asking: Callable[[], bool],
    ) -> None:
        self._is_asking = is_asking
        self._idle = 0
        self._root = root
        self._bar = bar
        self._runners = runners
        self._ticket = ""
        for runner in runners:
            runner.on_long = self._begin

    @property
    def under_way(self) -> LongWork | None:
        """The long work that shows, None where none is under way."""
        works = (runner.under_way for runner in self._runners)
        return next((work for work in works if work is not None), None)

    @property
    def may_stop(self) -> bool:
        """Whether Esc stops something now."""
        work = self.under_way
        return work is not None and work.may_stop

    @property
    def goes_on(self) -> bool:
        """Whether something is under way that nobody stopped."""
        work = self.under_way
        return work is not None and not work.is_stopped

    def stop(self) -> None:
        """Stop what is under way."""
        work = self.under_way
        if work is not None:
            work.stop()

    def forget(self) -> None:
        """Watch no more."""
        if self._ticket:
            self._root.after_cancel(self._ticket)
        self._end()

    def _begin(self) -> None:
        if not self._ticket:
            self._ticket = self._root.after(_WAIT_MS, self._look)
            # Before any widget with an Esc of its own.
            self._root.bind_class(FIRST_TAG, "<Escape>", self._escaped)

    def _escaped(self, _event: object) -> str:
        if not self.may_stop or self._is_asking():
            return ""
        self.stop()
        return "break"

    def _look(self) -> None:
        work = self.under_way
        if work is None or self._is_given_up(work):
            self._end()
            return
        self._bar.show_work(work.line, work.share, may_stop=work.may_stop)
        self._ticket = self._root.after(_LOOK_MS, self._look)

    def _is_given_up(self, work: LongWork) -> bool:
        """End what nobody goes on with: a panel it asked by was closed."""
        is_resting = all(runner.is_idle for runner in self._runners)
        self._idle = self._idle + 1 if is_resting and not self._is_asking() else 0
        if self._idle <= _LOOKS:
            return False
        for runner in self._runners:
            runner.end(work)
        return True

    def _end(self) -> None:
        self._idle = 0
        self._ticket = ""
        self._root.unbind_class(FIRST_TAG, "<Escape>")
        self._bar.hide_work()
