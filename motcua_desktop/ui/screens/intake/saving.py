"""Saving the form: once, with errors at their fields, then the receipt on paper."""

from collections.abc import Callable, Sequence

from motcua_desktop.services.intake import Received
from motcua_desktop.services.slips import RECEIPT
from motcua_desktop.text import screen_moment
from motcua_desktop.ui import messages
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.navigation import PaperOrder
from motcua_desktop.ui.screens.intake.form import IntakeForm
from motcua_desktop.ui.screens.intake.request import FormError, request_of
from motcua_desktop.ui.screens.intake.sheet import IntakeSheet


class SavingPart:
    """The part of the presenter that enters the dossier and prints its receipt."""

    def __init__(
        self,
        sheet: IntakeSheet,
        *,
        on_saved: Callable[[], None],
        newest: Callable[[], str],
    ) -> None:
        self._sheet = sheet
        self._on_saved = on_saved
        self._newest = newest

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this part and their keys."""
        return (
            Command(
                "Lưu và in",
                "F9",
                self.save_and_print,
                purpose="Lưu hồ sơ, cấp mã, in Giấy tiếp nhận và hẹn trả",
            ),
            Command(
                "Lưu, nhận tiếp",
                "Shift+F9",
                self.save_and_next,
                purpose="Lưu, in, giữ thủ tục để nhận người sau",
            ),
            Command(
                "Lưu, cùng người",
                "Ctrl+F9",
                self.save_and_same_person,
                purpose="Lưu, in, giữ người nộp để nhận thủ tục khác",
            ),
            Command("Lưu", "Ctrl+Enter", self.save),
        )

    def save(self) -> None:
        """Enter the dossier."""
        self._save(IntakeForm(), must_print=False)

    def save_and_print(self) -> None:
        """Enter the dossier and print its receipt."""
        self._save(IntakeForm(), must_print=True)

    def save_and_next(self) -> None:
        """Enter the dossier, print, keep what repeats for the next one."""
        self._save(self._sheet.form.again(), must_print=True)

    def save_and_same_person(self) -> None:
        """Enter the dossier, print, keep the people for another procedure."""
        self._save(self._sheet.form.same_person(), must_print=True)

    def _save(self, following: IntakeForm, *, must_print: bool) -> None:
        if self._sheet.state.is_busy:
            return
        try:
            request = request_of(self._sheet.form, self._sheet.desk.now().date())
        except FormError as error:
            self._sheet.fail(error.field, str(error))
            self._sheet.view.focus(error.field)
            return
        self._sheet.set(is_busy=True, errors=(), line="Đang lưu…", line_is_wrong=False)
        self._sheet.runner.run(
            lambda: self._sheet.desk.receive(request),
            lambda done: self._saved(done, following, must_print=must_print),
            on_error=self._refused,
        )

    def _saved(
        self, done: Received, following: IntakeForm, *, must_print: bool
    ) -> None:
        due = f", hẹn trả {screen_moment(done.due_at)}" if done.due_at else ""
        self._sheet.window.toast(f"Đã tiếp nhận {done.number}{due}")
        self._sheet.begin(following)
        if following.name:
            self._sheet.set(known_line=f"Cùng người với hồ sơ {done.number} vừa nhận.")
        self._on_saved()
        self._sheet.window.changed(done.number)
        self._sheet.view.focus("id_number" if following.procedure_code else "procedure")
        if must_print:
            self._print(done.number)

    def _refused(self, error: Exception) -> None:
        trouble = self._sheet.window.trouble(error)
        self._sheet.set(is_busy=False, line="", line_is_wrong=False)
        field = messages.field_of(error)
        if field:
            self._sheet.fail(field, trouble.wrong)
            self._sheet.view.focus(field)
        else:
            words = f"Chưa lưu, chưa cấp mã. {trouble.line}"
            self._sheet.set(line=words, line_is_wrong=True)

    def _print(self, number: str) -> None:
        self._sheet.window.print_paper(
            PaperOrder(
                RECEIPT,
                number,
                is_quiet=True,
                on_refused=lambda error: self._not_printed(number, error),
            )
        )

    def _not_printed(self, number: str, error: Exception) -> None:
        trouble = self._sheet.window.trouble(error)
        words = (
            f"Chưa in được: {trouble.line} Hồ sơ đã lưu, mã {number}. In lại: Ctrl+P"
        )
        self._sheet.set(line=words, line_is_wrong=True)

    def print_last(self) -> None:
        """Print the receipt of the newest dossier of today again."""
        number = self._newest()
        if number:
            self._print(number)
