"""Hàng đợi in: what has not come out, what the clerk holds, what is printed again."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, Protocol

from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.printing import JobState, PrintJob
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.screens.papers.state import QueueState
from motcua_desktop.ui.screens.papers.words import job_line, job_note
from motcua_desktop.ui.tasks import Runner

_ASK_AGAIN_MS: Final = 2000
_NONE: Final = "Không còn giấy nào trong hàng đợi."

Jobs = Sequence[tuple[PrintJob, str]]
"""Print jobs, each with the title of its paper."""


class QueueView(Protocol):
    """What the presenter asks of the panel."""

    @property
    def is_open(self) -> bool:
        """Whether the panel shows."""
        ...

    def open(self, state: QueueState) -> None:
        """Show the panel."""
        ...

    def render(self, state: QueueState) -> None:
        """Show everything anew; nothing while the panel is closed."""
        ...


class QueuePresenter:
    """Shows the queue and asks the printer again while something is under way."""

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: QueueView,
        *,
        ask_setup: Callable[[str, Callable[[], None]], None],
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._ask_setup = ask_setup
        self._jobs: dict[str, PrintJob] = {}
        self._state = QueueState()
        self._forget_asking: Callable[[], None] = lambda: None

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of the panel and their keys."""
        return (
            Command("Đã ra giấy", "Delete", self.came_out, self._has_current),
            Command("In lại tờ này", "F6", self.again, self._has_current),
            Command("In tiếp", "F5", self.refresh),
            Command("Máy in", "F12", self.choose_printer, self._has_current),
        )

    def open(self) -> None:
        """Show the queue, the printer asked how it got on."""
        self._work((), (), self._view.open)

    def refresh(self) -> None:
        """Ask the printer again and send what waits."""
        self._work((), (), self._view.render)

    def current(self, job: str) -> None:
        """Another paper is the current one."""
        self._choose(job)
        self._view.render(self._state)

    def came_out(self) -> None:
        """The clerk holds the current paper: it leaves the queue."""
        self._work((self._state.current,), (), self._view.render)

    def submit(self) -> None:
        """Everything that the printer says is printed has come out."""
        printed = self._printed()
        if printed:
            self._window.toast(f"Đã bỏ {len(printed)} tờ đã in khỏi hàng đợi")
            self._work(printed, (), self._view.render)

    def _printed(self) -> list[str]:
        return [it.id for it in self._jobs.values() if it.state is JobState.PRINTED]

    def again(self) -> None:
        """Print the current paper once more."""
        self._work((), (self._state.current,), self._view.render)

    def choose_printer(self) -> None:
        """Choose where papers of the current kind are printed."""
        self._ask_setup(self._jobs[self._state.current].kind, self.open)

    def _has_current(self) -> bool:
        return self._state.current in self._jobs

    def _work(
        self,
        came_out: Sequence[str],
        again: Sequence[str],
        show: Callable[[QueueState], None],
    ) -> None:
        def work() -> Jobs:
            papers = self._desk.papers
            papers.queue.came_out(came_out)
            papers.queue.again(again)
            return [(job, papers.title(job.kind)) for job in papers.queue.work()]

        def told(jobs: Jobs) -> None:
            self._take(jobs)
            show(self._state)
            self._ask_later()

        self._runner.run(work, told, on_error=self._failed, latest="print-queue")

    def _take(self, jobs: Jobs) -> None:
        self._jobs = {job.id: job for job, _ in jobs}
        self._state = replace(
            self._state,
            lines=tuple(job_line(job, title) for job, title in jobs),
            has_printed=bool(self._printed()),
            trouble=None,
        )
        kept = self._state.current
        first = next(iter(self._jobs), "")
        self._choose(kept if kept in self._jobs else first)

    def _choose(self, job: str) -> None:
        found = self._jobs.get(job)
        self._state = replace(
            self._state,
            current=job,
            note=job_note(found) if found else _NONE,
            is_wrong=bool(found and found.trouble),
        )

    def _ask_later(self) -> None:
        self._forget_asking()
        if any(job.state is JobState.SENT for job in self._jobs.values()):
            later = self._runner.later(_ASK_AGAIN_MS, self._refresh_if_open)
            self._forget_asking = later

    def _refresh_if_open(self) -> None:
        if self._view.is_open:
            self.refresh()

    def _failed(self, error: Exception) -> None:
        self._state = replace(self._state, trouble=self._window.trouble(error))
        self._view.render(self._state)
