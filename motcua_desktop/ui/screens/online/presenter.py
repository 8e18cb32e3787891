"""The presenter of waiting submissions: each gets its answer within 8 working hours."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final, Protocol

from motcua_desktop.domain.submission import OnlineSubmission, Reply
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.intake import Received
from motcua_desktop.text import screen_moment
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.format import day_and_clock
from motcua_desktop.ui.listing import short_name
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.online.state import OnlineState
from motcua_desktop.ui.screens.step.state import StepField, StepState
from motcua_desktop.ui.tasks import Runner

_NONE: Final = "Không còn hồ sơ trực tuyến nào chờ trả lời."
_REASONS: Final[Mapping[Reply, StepField]] = {
    Reply.GUIDE: StepField(
        "reason", "Cần hoàn thiện gì", is_required=True, hint="từng giấy tờ, nội dung"
    ),
    Reply.REFUSE: StepField(
        "reason", "Lý do", is_required=True, hint="cụ thể, có căn cứ"
    ),
}
Read = tuple[Sequence[OnlineSubmission], Mapping[str, str]]
"""Submissions, and the names of their procedures by code."""


class OnlineView(Protocol):
    """What the presenter asks of the panel."""

    def open(self, state: OnlineState) -> None:
        """Show the panel."""
        ...

    def render(self, state: OnlineState) -> None:
        """Show everything anew; nothing while the panel is closed."""
        ...

    def ask(self, state: StepState, give: Callable[[dict[str, str]], None]) -> None:
        """Ask for a reason."""
        ...

    def complain(self, field: str, message: str) -> None:
        """Say at a field of the question what is wrong."""
        ...


class OnlinePresenter:
    """Knows what waits and which of it is the current one."""

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: OnlineView,
        *,
        drafts: PanelDrafts,
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._drafts = drafts
        self._waiting: dict[str, OnlineSubmission] = {}
        self._state = OnlineState()
        self._is_busy = False

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of the panel beside Ctrl+Enter and Esc."""
        return (
            Command("Hướng dẫn hoàn thiện", "F6", self.guide, self._has_current),
            Command("Từ chối tiếp nhận", "Delete", self.refuse, self._has_current),
            Command("Đọc lại", "F5", self.refresh),
        )

    def _has_current(self) -> bool:
        return self._state.current in self._waiting

    def open(self) -> None:
        """Show what waits, the most pressing first."""
        self._read(self._view.open)

    def refresh(self) -> None:
        """Read again what waits."""
        self._read(self._view.render)

    def _read(self, show: Callable[[OnlineState], None]) -> None:
        def read() -> Read:
            names = {it.code: it.name for it in self._desk.catalogue_editions()}
            return self._desk.submissions.waiting(), names

        def told(found: Read) -> None:
            self._take(*found)
            show(self._state)

        self._runner.run(read, told, on_error=self._failed, latest="online")

    def _take(
        self, waiting: Sequence[OnlineSubmission], names: Mapping[str, str]
    ) -> None:
        self._waiting = {it.reference: it for it in waiting}
        kept = self._state.current
        self._state = replace(
            self._state,
            keys=tuple(self._waiting),
            rows=tuple(_cells(it, names) for it in waiting),
            trouble=None,
        )
        self._choose(kept if kept in self._waiting else next(iter(self._waiting), ""))

    def current(self, reference: str) -> None:
        """Another submission is the current one."""
        self._choose(reference)
        self._view.render(self._state)

    def _choose(self, reference: str) -> None:
        found = self._waiting.get(reference)
        is_late = found is not None and found.is_late(self._desk.now())
        self._state = replace(
            self._state,
            current=reference,
            note=_note(found, is_late=is_late) if found else _NONE,
            is_late=is_late,
        )

    def accept(self) -> None:
        """Receive the current submission as a dossier."""
        if not self._has_current() or self._is_busy:
            return
        reference, desk = self._state.current, self._desk
        self._is_busy = True
        self._runner.run(
            lambda: desk.submissions.accept(reference, officer=desk.officer),
            self._accepted,
            on_error=self._failed,
        )

    def _accepted(self, received: Received) -> None:
        self._is_busy = False
        due = received.due_at
        promise = f", hẹn trả {screen_moment(due)}" if due else ""
        self._window.toast(f"Đã tiếp nhận {received.number}{promise}")
        self._window.changed(received.number)
        self.refresh()

    def guide(self) -> None:
        """Say what is to be completed; no dossier arises."""
        self._ask(Reply.GUIDE)

    def refuse(self) -> None:
        """Turn the current submission away; no dossier arises."""
        self._ask(Reply.REFUSE)

    def _ask(self, reply: Reply) -> None:
        found = self._waiting[self._state.current]
        words = reply.label[0].upper() + reply.label[1:]
        panel = StepState(
            title=words,
            dossier_line=f"{found.reference} · {found.applicant.shown_name}",
            consequence="Trả lời công dân như lời ghi ở đây; chưa có hồ sơ nào.",
            fields=(_REASONS[reply],),
            act=words,
            icon="file-text" if reply is Reply.GUIDE else "circle-x",
            key=f"{found.reference} {reply.value}",
        )
        filled = self._drafts.filled(panel)
        self._view.ask(
            filled, lambda values: self._answer(reply, filled.key, values["reason"])
        )

    def _answer(self, reply: Reply, key: str, reason: str) -> None:
        reference, desk = self._state.current, self._desk

        def refused(error: Exception) -> None:
            self._view.complain("reason", self._window.trouble(error).line)

        def answered(_none: None) -> None:
            self._drafts.done(key)
            self._window.toast(f"Đã {reply.label}: {reference}")
            self._window.changed("")
            self.open()

        self._runner.run(
            lambda: desk.submissions.turn_away(reference, reply, reason=reason),
            answered,
            on_error=refused,
        )

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        trouble = self._window.trouble(error)
        self._state = replace(self._state, trouble=trouble)
        self._view.open(self._state)


def _cells(submission: OnlineSubmission, names: Mapping[str, str]) -> tuple[str, ...]:
    return (
        submission.reference,
        submission.applicant.shown_name,
        short_name(names.get(submission.procedure, submission.procedure)),
        day_and_clock(submission.submitted_at),
        day_and_clock(submission.reply_by),
    )


def _note(submission: OnlineSubmission, *, is_late: bool) -> str:
    papers = len(submission.papers)
    parts = [f"{papers} giấy tờ" if papers else "chưa ghi giấy tờ nào"]
    if submission.note:
        parts.append(submission.note)
    by = screen_moment(submission.reply_by)
    parts.append(f"đã quá hạn trả lời {by}" if is_late else f"trả lời trước {by}")
    words = "; ".join(parts)
    return f"{words[0].upper()}{words[1:]}."
