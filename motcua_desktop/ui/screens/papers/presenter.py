"""The list of a dossier's papers: issue, print again, keep as a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Protocol

from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.errors import TemplateFaultError
from motcua_desktop.services.papers import file_name
from motcua_desktop.services.rows.papers import PaperOffer, Standing
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.navigation import Navigator, PaperOrder
from motcua_desktop.ui.screens.papers.preview import PaperLook
from motcua_desktop.ui.screens.papers.state import PapersState
from motcua_desktop.ui.screens.papers.words import (
    act_of,
    look_words,
    note_of,
    offer_line,
)
from motcua_desktop.ui.shown import Trouble
from motcua_desktop.ui.tasks import Runner

_NO_OFFER: Final = PaperOffer("", "", "", Standing.WITHOUT_GROUND)


class PapersView(Protocol):
    """What the presenter asks of the panel."""

    def open(self, state: PapersState) -> None:
        """Show the panel."""
        ...

    def render(self, state: PapersState) -> None:
        """Show everything anew; nothing while the panel is closed."""
        ...

    def ask_path(self, name: str, kind: str) -> Path | None:
        """Ask where to save a file of this name and kind, None for nowhere."""
        ...


@dataclass(frozen=True, slots=True)
class PaperActs:
    """Where the list leads: to the printer, its settings, a look, the queue."""

    print: Callable[[PaperOrder], None]
    ask_setup: Callable[[str, Callable[[], None]], None]
    look: Callable[[PaperLook], None]
    show_queue: Callable[[], None]


class PapersPresenter:
    """Lists the papers of one dossier; what is done with one leads back here."""

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: PapersView,
        *,
        acts: PaperActs,
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._acts = acts
        self._number = ""
        self._offers: dict[str, PaperOffer] = {}
        self._state = PapersState("")

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of the panel and their keys."""
        return (
            Command("Bản mới", "F6", self.issue_anew, self._may_issue_anew),
            Command("Xem trước", "F3", self.look),
            Command("Lưu bản Word", "Ctrl+D", self.save_word),
            Command("Lưu bản PDF", "Ctrl+S", self.save_pdf),
            Command("Máy in", "F12", self.ask_setup),
            Command("Hàng đợi in", "Alt+P", self._acts.show_queue),
        )

    def open(self, number: str) -> None:
        """Show the papers of a dossier."""
        if number != self._number:
            self._number, self._offers = number, {}
            self._state = PapersState(number)
        self._read(self._view.open)

    def _read(self, show: Callable[[PapersState], None]) -> None:
        number = self._number

        def work() -> tuple[str, Sequence[PaperOffer]]:
            person = self._desk.detail(number).dossier.applicant.shown_name
            return f"{number} · {person}", self._desk.papers.offers(number)

        def read(found: tuple[str, Sequence[PaperOffer]]) -> None:
            dossier_line, offers = found
            self._offers = {offer.name: offer for offer in offers}
            self._state = replace(
                self._state,
                dossier_line=dossier_line,
                lines=tuple(offer_line(offer) for offer in offers),
                is_busy=False,
            )
            self._choose(self._state.current or next(iter(self._offers), ""))
            show(self._state)

        self._runner.run(work, read, latest="papers")

    @property
    def _offer(self) -> PaperOffer:
        return self._offers.get(self._state.current, _NO_OFFER)

    def current(self, name: str) -> None:
        """Another paper is the current one."""
        if name != self._state.current:
            self._state = replace(self._state, trouble=None)
        self._choose(name)
        self._view.render(self._state)

    def _choose(self, name: str) -> None:
        self._state = replace(self._state, current=name)
        offer = self._offer
        self._state = replace(
            self._state,
            act=act_of(offer),
            note=note_of(offer),
            can_print=offer.standing is not Standing.WITHOUT_GROUND,
            can_issue_anew=self._may_issue_anew(),
        )

    # deeds

    def submit(self) -> None:
        """Issue and print the current paper, or print it again."""
        self._print(anew=False)

    def issue_anew(self) -> None:
        """Issue a new version of the current slip and print it."""
        self._print(anew=True)

    def _may_issue_anew(self) -> bool:
        return self._offer.standing in {Standing.IN_FORCE, Standing.OUTDATED}

    def _print(self, *, anew: bool) -> None:
        if not self._state.can_print or self._state.is_busy:
            return
        self._set(is_busy=True, trouble=None)
        self._acts.print(
            PaperOrder(
                self._offer.name,
                self._number,
                anew=anew,
                on_setup=lambda: self._view.open(self._state),
                on_done=self._printed,
                on_refused=self._refused,
                on_stuck=self._stuck,
            )
        )

    def look(self) -> None:
        """Show the current paper as it lies on the sheet."""
        offer = self._offer
        if offer.name:
            self._acts.look(
                PaperLook(
                    offer.name,
                    self._number,
                    look_words(offer),
                    on_back=self._again,
                    on_refused=self._refused,
                )
            )

    def ask_setup(self) -> None:
        """Choose where the current kind of paper is printed."""
        if self._offer.name:
            self._acts.ask_setup(self._offer.name, self._again)

    def save_word(self) -> None:
        """Save the current paper as a Word file to be changed."""
        desk, name, number = self._desk, self._offer.name, self._number
        path = self._asked_path("docx")
        if path is None:
            return

        def work() -> TemplateFaultError | None:
            return desk.papers.save_word(name, number, path, officer=desk.officer)

        def saved(trouble: TemplateFaultError | None) -> None:
            self._saved(path)
            if trouble is not None:
                self._refused(trouble)

        self._runner.run(work, saved, on_error=self._refused)

    def save_pdf(self) -> None:
        """Save the current paper as PDF."""
        desk, name, number = self._desk, self._offer.name, self._number
        path = self._asked_path("pdf")
        if path is None:
            return
        self._runner.run(
            lambda: desk.papers.save_pdf(name, number, path, officer=desk.officer),
            lambda written: self._saved(written.path),
            on_error=self._refused,
        )

    def _asked_path(self, kind: str) -> Path | None:
        if not self._offer.name:
            return None
        name = file_name(self._offer.name, self._number, kind)
        return self._view.ask_path(name, kind)

    def _saved(self, path: Path) -> None:
        self._set(trouble=None)
        self._window.toast(f"Đã lưu {path.name}")
        self._window.changed(self._number)
        self._read(self._view.render)

    def _printed(self) -> None:
        self._state = replace(self._state, is_busy=False, trouble=None)
        self._read(self._view.render)

    def _again(self) -> None:
        self._state = replace(self._state, is_busy=False, trouble=None)
        self._read(self._view.open)

    def _refused(self, error: Exception) -> None:
        self._set(is_busy=False, trouble=self._window.trouble(error))

    def _stuck(self, why: str) -> None:
        self._set(trouble=Trouble(why, "Hàng đợi in: Alt+P."))

    def _set(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)
