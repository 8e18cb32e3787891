"""TaskRunner: one worker thread for the services, answers back on the Tk thread.

The only module of the window that knows threads.
"""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeVar

from motcua_desktop.ui.long_work import LongWork

T = TypeVar("T")
Call = Callable[[], None]

_POLL_MS: Final = 8
_PATIENCE_SECONDS: Final = 60.0


class Runner(Protocol):
    """How a presenter has work done without making the window stand still."""

    def run(
        self,
        work: Callable[[], T],
        on_success: Callable[[T], None],
        *,
        on_error: Callable[[Exception], None] | None = None,
        latest: str = "",
    ) -> None:
        """Do `work` in the background, then call back on the window's thread.

        Of tasks with the same `latest` only the newest one answers.
        """
        ...

    def run_long(
        self,
        long: LongWork,
        work: Callable[[], T],
        on_success: Callable[[T], None],
        *,
        on_error: Callable[[Exception], None],
    ) -> None:
        """Do `work` as `run` does; the window shows how far `long` is."""
        ...

    def begin(self, long: LongWork) -> None:
        """Show work that is done in many tasks, until its `end`."""
        ...

    def end(self, long: LongWork) -> None:
        """Show it no more."""
        ...

    def later(self, milliseconds: int, call: Call) -> Call:
        """Call back after a while; returns what cancels it."""
        ...


class Clockwork(Protocol):
    """The part of a Tk window that calls back later."""

    def after(self, ms: int, func: Callable[[], object]) -> str:
        """Call `func` after `ms` milliseconds."""
        ...

    def after_cancel(self, id: str) -> None:  # noqa: A002 Tk's own word
        """Forget a call that was asked for."""
        ...


@dataclass(frozen=True, slots=True)
class _Task:
    work: Callable[[], Any]
    on_success: Callable[[Any], None]
    on_error: Callable[[Exception], None]
    latest: str
    turn: int


@dataclass(frozen=True, slots=True)
class _Answer:
    task: _Task
    result: Any = None
    error: Exception | None = None


def _nothing() -> None:
    return None


class TaskRunner:
    """Runs tasks one after the other on a worker thread of its own."""

    def __init__(
        self,
        window: Clockwork,
        on_unexpected: Callable[[Exception], None],
        *,
        patience: float = _PATIENCE_SECONDS,
    ) -> None:
        """`patience` is how long work in hand is waited for at the end, in seconds."""
        self._patience = patience
        self._window = window
        self._on_unexpected = on_unexpected
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[_Answer] = queue.SimpleQueue()
        self._turns: dict[str, int] = {}
        self._waiting = 0
        self._is_polling = False
        self._is_closed = False
        self._long: list[LongWork] = []
        self.on_long: Call = _nothing
        self._thread = threading.Thread(target=self._work, name="services", daemon=True)
        self._thread.start()

    def run(
        self,
        work: Callable[[], T],
        on_success: Callable[[T], None],
        *,
        on_error: Callable[[Exception], None] | None = None,
        latest: str = "",
    ) -> None:
        """Do `work` on the worker thread, then call back on the window's thread."""
        if self._is_closed:
            return
        turn = self._turns.get(latest, 0) + 1
        self._turns[latest] = turn
        on_wrong = on_error or self._on_unexpected
        self._waiting += 1
        self._tasks.put(_Task(work, on_success, on_wrong, latest, turn))
        self._poll_soon()

    def run_long(
        self,
        long: LongWork,
        work: Callable[[], T],
        on_success: Callable[[T], None],
        *,
        on_error: Callable[[Exception], None],
    ) -> None:
        """Do `work` on the worker thread and let the window show how far `long` is."""

        def begun() -> T:
            long.check()
            return work()

        def done(result: T) -> None:
            self.end(long)
            on_success(result)

        def failed(error: Exception) -> None:
            self.end(long)
            on_error(error)

        self.begin(long)
        self.run(begun, done, on_error=failed)

    def begin(self, long: LongWork) -> None:
        """Show work that is done in many tasks, until its `end`."""
        self._long.append(long)
        self.on_long()

    def end(self, long: LongWork) -> None:
        """Show it no more."""
        if long in self._long:
            self._long.remove(long)

    @property
    def under_way(self) -> LongWork | None:
        """The long work that was begun last, None where there is none."""
        return self._long[-1] if self._long else None

    def later(self, milliseconds: int, call: Call) -> Call:
        """Call back after a while; returns what cancels it."""
        ticket = self._window.after(milliseconds, call)

        def cancel() -> None:
            self._window.after_cancel(ticket)

        return cancel

    @property
    def is_idle(self) -> bool:
        """Whether nothing is asked for and nothing is unanswered."""
        return self._waiting == 0

    def close(self) -> None:
        """Wait for the work in hand and end the worker; no answer comes after.

        Work that hangs, on a printer that does not answer, is not waited for for ever:
        it ends with the program, and a transaction that it holds is not kept.
        """
        self._is_closed = True
        for long in self._long:
            long.stop()
        self._tasks.put(None)
        self._thread.join(self._patience)

    def _is_outdated(self, task: _Task) -> bool:
        return bool(task.latest) and self._turns[task.latest] != task.turn

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            if self._is_outdated(task):
                self._answers.put(_Answer(task))
                continue
            try:
                answer = _Answer(task, task.work())
            except Exception as error:  # noqa: BLE001 first net of ui/crash.py
                answer = _Answer(task, error=error)
            self._answers.put(answer)

    def _poll_soon(self) -> None:
        if not self._is_polling:
            self._is_polling = True
            self._window.after(_POLL_MS, self._poll)

    def _poll(self) -> None:
        self._is_polling = False
        try:
            while True:
                self._deliver(self._answers.get_nowait())
        except queue.Empty:
            pass
        finally:
            if self._waiting and not self._is_closed:
                self._poll_soon()

    def _deliver(self, answer: _Answer) -> None:
        self._waiting -= 1
        task = answer.task
        if self._is_closed or self._is_outdated(task):
            return
        if answer.error is None:
            task.on_success(answer.result)
        else:
            task.on_error(answer.error)
