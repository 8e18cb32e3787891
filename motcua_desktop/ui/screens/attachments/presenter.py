"""The files kept with a dossier: added several at once, looked at, removed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from motcua_desktop.domain.attachments import Attachment
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.rows.lists import DossierDetail
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.screens.attachments.state import (
    AttachmentsState,
    file_rows,
    note_of,
    removal_panel,
)
from motcua_desktop.ui.screens.step.asking import Give
from motcua_desktop.ui.screens.step.state import StepState
from motcua_desktop.ui.tasks import Runner

Added = tuple[Sequence[Attachment], Exception | None]
"""What was added, and why the first of the others was not."""


class AttachmentsView(Protocol):
    """What the presenter asks of the panel."""

    def open(self, state: AttachmentsState) -> None:
        """Show the panel."""
        ...

    def render(self, state: AttachmentsState) -> None:
        """Show everything anew; nothing while the panel is closed."""
        ...

    def choose(self) -> Sequence[Path]:
        """Let the clerk choose files; none: they changed their mind."""
        ...

    def ask(self, state: StepState, give: Give) -> None:
        """Ask over the panel."""
        ...

    def leave_question(self) -> None:
        """Take the question away; the panel stays."""
        ...


class AttachmentsPresenter:
    """Lists the files of one dossier; `show_file` hands one to the system's viewer."""

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: AttachmentsView,
        *,
        show_file: Callable[[Path], None],
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._show_file = show_file
        self._files: Sequence[Attachment] = ()
        self._state = AttachmentsState()

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of the panel and their keys."""
        return (
            Command("Thêm tệp", "Ins", self.add),
            Command("Bỏ tệp đang chọn", "Delete", self.remove, self._may_act),
        )

    def open(self, detail: DossierDetail) -> None:
        """Show the files of a dossier."""
        number, person = detail.dossier.number, detail.dossier.applicant.shown_name
        self._state = AttachmentsState(number, f"{number} · {person}")
        self._shown(detail.attachments)
        self._view.open(self._state)

    def _shown(self, files: Sequence[Attachment]) -> None:
        self._files = files
        self._state = replace(
            self._state,
            rows=file_rows(files),
            current=max(min(self._state.current, len(files) - 1), 0),
            note=note_of(files),
            is_busy=False,
        )

    def current(self, place: int) -> None:
        """Another file is the current one."""
        self._state = replace(self._state, current=place)

    def _may_act(self) -> bool:
        return bool(self._files) and not self._state.is_busy

    # deeds

    def add(self) -> None:
        """Choose files and keep them with the dossier; one refused stops no other."""
        paths = () if self._state.is_busy else self._view.choose()
        if not paths:
            return
        desk, number = self._desk, self._state.number

        def work() -> Added:
            added, refused = [], None
            for path in paths:
                try:
                    one = desk.attachments.add(number, path, officer=desk.officer)
                except DomainError as error:
                    refused = refused or error
                else:
                    added.append(one)
            return added, refused

        self._do(work, self._added)

    def _added(self, answer: Added) -> None:
        added, refused = answer
        if added:
            self._window.toast(f"Đã thêm {len(added)} tệp vào {self._state.number}")
            self._window.changed(self._state.number)
        if refused is not None:
            self._set(trouble=self._window.trouble(refused))
        self._read(last=bool(added))

    def submit(self) -> None:
        """Look at the current file with the system's viewer."""
        if not self._may_act():
            return
        number, one = self._state.number, self._files[self._state.current]

        def work() -> None:
            self._show_file(self._desk.attachments.copy_to_look(number, one.id))

        def opened(_none: None) -> None:
            self._set(is_busy=False)
            self._window.toast(f"Đã mở {one.name} để xem")

        self._do(work, opened)

    def remove(self) -> None:
        """Remove the current file, after a question."""
        if not self._may_act():
            return
        desk, number = self._desk, self._state.number
        one = self._files[self._state.current]

        def removed(_none: None) -> None:
            self._window.toast("Đã bỏ một tệp đính kèm")
            self._window.changed(number)
            self._read()

        def give(_values: dict[str, str]) -> None:
            self._view.leave_question()
            self._do(
                lambda: desk.attachments.remove(number, one.id),
                removed,
            )

        self._view.ask(removal_panel(one), give)

    def _do(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._set(is_busy=True, trouble=None)
        self._runner.run(work, then, on_error=self._refused)

    def _read(self, *, last: bool = False) -> None:
        """Read the list anew; with `last` the newest file is the current one."""
        number = self._state.number

        def read(files: Sequence[Attachment]) -> None:
            if last:
                self._state = replace(self._state, current=len(files) - 1)
            self._shown(files)
            self._view.render(self._state)

        self._runner.run(
            lambda: self._desk.attachments.listed(number),
            read,
            on_error=self._refused,
            latest="attachments",
        )

    def _refused(self, error: Exception) -> None:
        self._set(is_busy=False, trouble=self._window.trouble(error))

    def _set(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)
