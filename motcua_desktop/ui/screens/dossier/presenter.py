"""The detail's presenter: one dossier, its next act, its receipt again."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from motcua_desktop.domain.errors import DomainError
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.notes import NoteKind
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.rows.explanations import DueQuestion
from motcua_desktop.services.rows.lists import DossierDetail
from motcua_desktop.services.slips import RECEIPT
from motcua_desktop.ui.acts import NEXT_STEP, Correction, act_named
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.navigation import Navigator, PaperOrder
from motcua_desktop.ui.screens.attachments.presenter import AttachmentsPresenter
from motcua_desktop.ui.screens.dossier.state import DossierState
from motcua_desktop.ui.screens.dossier.summary import state_of
from motcua_desktop.ui.shown import StatusLine
from motcua_desktop.ui.tasks import Runner


class DossierView(Protocol):
    """What the presenter asks of the screen."""

    def render(self, state: DossierState) -> None:
        """Show everything."""
        ...

    def open_others(self) -> None:
        """Open the list of the other acts."""
        ...


class DossierPresenter:
    """Shows the dossier that was asked for last."""

    title = "Chi tiết hồ sơ"

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: DossierView,
        *,
        attachments: AttachmentsPresenter,
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._attachments = attachments
        self._number = ""
        self._detail: DossierDetail | None = None
        self._reason = ""
        self._state = DossierState()

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this screen and their keys."""
        return (
            Command("Việc tiếp theo", "F8", self.take_next),
            Command("Trả kết quả", "F4", self.take_return),
            Command("Việc khác", "F12", self._view.open_others),
            Command("Ghi chú thêm", "Ins", self.add_note),
            Command("Giấy, phiếu khác", "F9", self.offer_papers),
            Command("Tệp đính kèm", "F3", self.show_attachments),
            Command("In Giấy tiếp nhận", "Ctrl+P", self.print_receipt),
            Command("Hạn trả từng ngày", "F7", self.explain),
            Command(
                "Đính chính, in lại",
                "F2",
                self.correct,
                purpose="Sửa thông tin ghi sai, rồi ra bản giấy mới",
            ),
            Command("Xem đủ số căn cước", "F6", self.show_id_number),
            Command("Hồ sơ trước", "Ctrl+↑", lambda: self._window.open_neighbour(-1)),
            Command("Hồ sơ sau", "Ctrl+↓", lambda: self._window.open_neighbour(1)),
            Command("Đọc lại", "F5", self.refresh),
        )

    def load(self, number: str) -> None:
        """Ask for another dossier."""
        if number != self._number:
            self._number = number
            self._detail = None
            self._render(DossierState(number=number))
        self.refresh()

    def shown(self) -> None:
        """Read again what may have changed."""
        if self._detail is None and self._number:
            self.refresh()

    def stale(self) -> None:
        """Read again when seen next."""
        self._detail = None

    def refresh(self) -> None:
        """Read the dossier."""
        number = self._number
        self._runner.run(
            lambda: (self._desk.detail(number), self._why(number)),
            self._show,
            on_error=self._failed,
            latest="dossier",
        )

    def _why(self, number: str) -> str:
        """Return how the due moment came about; a gap in the calendar hides no more."""
        try:
            return self._desk.explain_due(DueQuestion(number=number)).reason
        except DomainError:
            return ""

    def take_next(self) -> None:
        """Take the step that the dossier waits for."""
        if self._detail is not None:
            step = NEXT_STEP.get(self._detail.dossier.state)
            if step is not None:
                self._window.take_step(self._number, step)

    def take_return(self) -> None:
        """Hand the result back, if there is one."""
        if self._state.return_act.is_enabled:
            self._window.take_step(self._number, Step.RETURN)

    def take(self, act: str) -> None:
        """Take another act, chosen from the list."""
        self._window.take_step(self._number, act_named(act))

    def add_note(self) -> None:
        """Note in free words what is to be kept in mind of the dossier."""
        if self._detail is not None:
            self._window.take_step(self._number, NoteKind.REMARK)

    def correct(self) -> None:
        """Put right what was taken down wrongly; a new paper replaces the old one."""
        detail = self._detail
        if detail is not None and detail.dossier.anonymised_at is None:
            self._window.take_step(self._number, Correction.FACTS)

    def print_receipt(self) -> None:
        """Issue the receipt, or take the issue in force, and print it."""
        if self._detail is None:
            return
        self._window.print_paper(
            PaperOrder(RECEIPT, self._number, on_refused=self._not_printed)
        )

    def offer_papers(self) -> None:
        """Show the papers that the dossier may have."""
        if self._detail is not None:
            self._window.offer_papers(self._number)

    def show_attachments(self) -> None:
        """Show the files kept with the dossier."""
        if self._detail is not None:
            self._attachments.open(self._detail)

    def explain(self) -> None:
        """Show the count of the due moment day by day, with its pauses."""
        if self._detail is not None:
            self._window.explain_due(DueQuestion(number=self._number))

    def show_id_number(self) -> None:
        """Show the full ID number until the dossier is read again; it is logged."""
        number = self._number
        if self._detail is not None:
            self._runner.run(
                lambda: self._desk.id_number(number),
                self._show_full,
                on_error=self._failed,
                latest="id number",
            )

    def _show_full(self, id_number: str) -> None:
        if self._detail is not None:
            self._render(
                state_of(self._detail, reason=self._reason, id_number=id_number)
            )

    def _not_printed(self, error: Exception) -> None:
        trouble = self._window.trouble(error)
        self._window.toast(f"Chưa in được. {trouble.line}")

    def _show(self, read: tuple[DossierDetail, str]) -> None:
        self._detail, self._reason = read
        self._render(state_of(self._detail, reason=self._reason))
        why = self._state.return_act.why_not
        keys = (("F4", f"Trả kết quả: {why}"),) if why else ()
        self._window.status(
            StatusLine(
                screen="dossier",
                parts=(
                    (("Esc về danh sách", False),),
                    (("Ctrl+↑ ↓ hồ sơ trước, sau", False),),
                ),
                keys=(
                    *keys,
                    ("F6", "số căn cước"),
                    ("F7", "hạn từng ngày"),
                    ("F1", "Phím tắt"),
                ),
                icon="arrow-left",
            )
        )

    def _failed(self, error: Exception) -> None:
        trouble = self._window.trouble(error)
        self._render(replace(self._state, trouble=trouble))

    def _render(self, state: DossierState) -> None:
        self._state = state
        self._view.render(state)
