"""Slips for who is not taken in: guided or refused at the counter, printed again."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, Protocol

from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.services.rows.counter_slips import IssuedCounterSlip
from motcua_desktop.services.rows.papers import MadePaper
from motcua_desktop.ui import messages
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.format import clock
from motcua_desktop.ui.navigation import PaperOrder
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.intake.counter_asking import counter_panel, counter_slip
from motcua_desktop.ui.screens.intake.request import FormError
from motcua_desktop.ui.screens.intake.sheet import IntakeSheet
from motcua_desktop.ui.screens.intake.state import CounterState
from motcua_desktop.ui.screens.step.state import StepState
from motcua_desktop.ui.shown import Choice

_REFUSE, _TODAY = "refuse", "today"
OTHERS: Final = (
    Choice(_REFUSE, ("Từ chối tiếp nhận (Mẫu 03)",)),
    Choice(_TODAY, ("Phiếu đã lập tại quầy hôm nay",)),
)
"""What else may be done at the counter: the list of F12."""
_KINDS: Final = {
    SlipKind.SUPPLEMENT: "Hướng dẫn bổ sung",
    SlipKind.REFUSAL: "Từ chối tiếp nhận",
}
_NONE: Final = "Hôm nay chưa lập phiếu nào tại quầy."


class CounterView(Protocol):
    """What the presenter asks of the panels."""

    def ask(self, state: StepState, give: Callable[[dict[str, str]], None]) -> None:
        """Ask what the slip needs."""
        ...

    def complain(self, field: str, message: str) -> None:
        """Say what is wrong, at a field or, for "", in a line of its own."""
        ...

    def busy(self, *, is_busy: bool) -> None:
        """Show that the slip is being issued."""
        ...

    def close(self) -> None:
        """Take the panel away."""
        ...

    def open(self, state: CounterState) -> None:
        """Show today's slips."""
        ...

    def render(self, state: CounterState) -> None:
        """Show them anew."""
        ...


class CounterPart:
    """The part of the presenter that sends people home with a slip; the form stays."""

    def __init__(
        self, sheet: IntakeSheet, view: CounterView, drafts: PanelDrafts
    ) -> None:
        self._sheet = sheet
        self._view = view
        self.drafts = drafts
        self._issued: dict[str, IssuedCounterSlip] = {}
        self._state = CounterState()
        self._is_busy = False

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this part and their keys."""
        return (
            Command(
                "Hướng dẫn bổ sung",
                "F6",
                self.guide,
                purpose="Chưa đủ để nhận: lập, in Phiếu yêu cầu bổ sung (Mẫu 02)",
            ),
            Command(
                "Khác",
                "F12",
                self._sheet.view.open_others,
                purpose="Từ chối tiếp nhận (Mẫu 03), phiếu đã lập tại quầy hôm nay",
            ),
        )

    def guide(self) -> None:
        """Say on a slip what is to be completed; no dossier arises."""
        self._ask(SlipKind.SUPPLEMENT)

    def other(self, key: str) -> None:
        """Do what was chosen from the list of F12."""
        if key == _REFUSE:
            self._ask(SlipKind.REFUSAL)
        else:
            self.show_today()

    def _ask(self, kind: SlipKind) -> None:
        form = self._sheet.form
        # An empty form has another token each time it is made.
        key = f"{form.token if form.is_touched else ''} {kind.value}"
        panel = self.drafts.filled(counter_panel(kind, form, key))
        self._is_busy = False
        self._view.ask(panel, lambda values: self._issue(kind, panel, values))

    def _issue(self, kind: SlipKind, panel: StepState, values: dict[str, str]) -> None:
        if self._is_busy:
            return
        sheet, asked = self._sheet, {field.name for field in panel.fields}
        desk = sheet.desk
        try:
            told = counter_slip(kind, sheet.form, values, today=desk.now().date())
        except FormError as error:
            self._complain(error.field, str(error), asked)
            return
        token = self.drafts.token(panel.key)
        told = replace(told, officer=desk.officer, token=token)

        def refused(error: Exception) -> None:
            self._is_busy = False
            self._view.busy(is_busy=False)
            trouble = sheet.window.trouble(error)
            field = messages.field_of(error)
            words = trouble.wrong if field in asked else trouble.line
            self._complain(field, words, asked)

        self._is_busy = True
        self._view.busy(is_busy=True)
        sheet.runner.run(
            lambda: self._paper(desk.counter_slips.issue(told)),
            lambda made: self._done(panel.key, made),
            on_error=refused,
        )

    def _complain(self, field: str, words: str, asked: set[str]) -> None:
        self._view.complain(field if field in asked else "", words)

    def _done(self, key: str, made: MadePaper) -> None:
        self._is_busy = False
        self.drafts.done(key)
        self._view.close()
        window, number = self._sheet.window, f" số {made.number}" if made.number else ""
        kind = SlipKind(made.name).label
        window.toast(f"Đã lập {kind}{number}")

        def not_printed(why: str) -> None:
            words = f"Chưa in được: {why} Phiếu đã lập{number}. In lại: F12"
            self._sheet.set(line=words, line_is_wrong=True)

        window.print_paper(
            PaperOrder(
                made.name,
                "",
                is_quiet=True,
                make=lambda: made,
                on_refused=lambda error: not_printed(window.trouble(error).line),
                on_stuck=not_printed,
            )
        )

    def _paper(self, issued: IssuedCounterSlip) -> MadePaper:
        slip = issued.slip
        return MadePaper(
            slip.name,
            self._sheet.desk.papers.title(slip.name),
            slip.number or "Tại quầy",
            slip.paper,
            slip.path,
            slip.issue,
            slip.number,
            slip.reprint,
        )

    # today's

    def show_today(self) -> None:
        """Show the slips issued today, the newest first."""
        desk = self._sheet.desk

        def read() -> Sequence[IssuedCounterSlip]:
            today = desk.now().date()
            return desk.counter_slips.issued_between(today, today)

        self._sheet.runner.run(
            read, self._show, on_error=self._sheet.tell, latest="counter-slips"
        )

    def _show(self, issued: Sequence[IssuedCounterSlip]) -> None:
        self._issued = {str(it.id): it for it in reversed(issued)}
        self._state = CounterState(
            keys=tuple(self._issued), rows=tuple(map(_cells, self._issued.values()))
        )
        self._choose(next(iter(self._issued), ""))
        self._view.open(self._state)

    def current(self, key: str) -> None:
        """Another slip is the current one."""
        self._choose(key)
        self._view.render(self._state)

    def _choose(self, key: str) -> None:
        found = self._issued.get(key)
        note = f"Lý do: {found.told.reason}" if found else _NONE
        self._state = replace(self._state, current=key, note=note, trouble=None)

    def print_again(self) -> None:
        """Print the current slip once more: the same bytes, and it is noted."""
        found = self._issued.get(self._state.current)
        if found is None:
            return
        desk, slip_id = self._sheet.desk, found.id
        self._sheet.window.print_paper(
            PaperOrder(
                found.told.name,
                "",
                make=lambda: self._paper(
                    desk.counter_slips.print_again(slip_id, officer=desk.officer)
                ),
                on_setup=self.show_today,
                on_refused=self._not_again,
            )
        )

    def _not_again(self, error: Exception) -> None:
        trouble = self._sheet.window.trouble(error)
        self._state = replace(self._state, trouble=trouble)
        self._view.render(self._state)


def _cells(issued: IssuedCounterSlip) -> tuple[str, ...]:
    told, slip = issued.told, issued.slip
    return (
        slip.number or "–",
        clock(issued.issued_at),
        told.applicant.shown_name,
        _KINDS[SlipKind(slip.name)],
        told.content,
    )
