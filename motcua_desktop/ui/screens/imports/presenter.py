"""The presenter of a file to be taken in: choose, look, accept; then it is done."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Protocol

from motcua_desktop.domain.errors import DomainError, UnknownSignerError
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.ports import Printer
from motcua_desktop.services.rows.imports import FileSeen, FileTaken, ImportTerms
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.long_work import LongWork, StoppedError
from motcua_desktop.ui.navigation import ImportOrder, Navigator
from motcua_desktop.ui.screens.imports.state import FileAsk, ImportState
from motcua_desktop.ui.screens.imports.words import (
    done_words,
    file_ask,
    refused_state,
    seen_state,
)
from motcua_desktop.ui.screens.step.state import StepField, StepState
from motcua_desktop.ui.tasks import Runner

_NO_FILE: Final = Path()


class ImportView(Protocol):
    """What the presenter asks of the panel."""

    def choose(self, ask: FileAsk) -> Path | None:
        """Let the clerk choose a file; None where he chose none."""
        ...

    def open(self, state: ImportState) -> None:
        """Show the panel."""
        ...

    def ask_code(self, state: StepState, give: Callable[[str], None]) -> None:
        """Ask for the code of a signer."""
        ...

    def complain(self, message: str) -> None:
        """Say at the code what is wrong."""
        ...

    def close(self) -> None:
        """Take the panel away."""
        ...


class ImportPresenter:
    """One file at a time; nothing is changed before it is accepted."""

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: ImportView,
        *,
        printer: Printer,
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._printer = printer
        self._order = ImportOrder("")
        self._path = _NO_FILE
        self._seen: FileSeen | None = None
        self._code = ""
        self._is_busy = False

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of the panel beside Ctrl+Enter and Esc."""
        return (
            Command("Chọn tệp khác", "F2", self.choose),
            Command("Nhập, giữ hạn đã hẹn", "Ctrl+S", self.keep, self._moves),
        )

    def _moves(self) -> bool:
        seen = self._seen
        return seen is not None and bool(seen_state(seen).keep_act)

    def begin(self, order: ImportOrder) -> None:
        """Let the clerk choose a file of the order's kind."""
        if not self._is_busy:
            self._order = order
            self.choose()

    def choose(self) -> None:
        """Choose a file, another one if there is one."""
        path = self._view.choose(file_ask(self._order.kind))
        if path is not None:
            self._code = ""
            self._look(path)

    def _look(self, path: Path) -> None:
        self._view.close()
        self._path, self._seen, self._is_busy = path, None, True
        kind, terms = self._order.kind, ImportTerms(trusted=self._code)
        long = LongWork(f"Đọc thử {path.name}")
        self._runner.run_long(
            long,
            lambda: self._desk.imports.look(kind, path, terms, counted=long.counted),
            self._looked,
            on_error=self._not_seen,
        )

    def _looked(self, seen: FileSeen) -> None:
        self._is_busy = False
        self._seen = seen
        self._view.open(seen_state(seen))

    def _not_seen(self, error: Exception) -> None:
        self._is_busy = False
        if isinstance(error, StoppedError):
            self._window.toast(str(error))
        elif isinstance(error, UnknownSignerError):
            self._ask_code(error)
        else:
            line = self._window.trouble(error).line
            kind = self._order.kind
            self._view.open(refused_state(kind, self._path.name, line))

    def _ask_code(self, error: UnknownSignerError) -> None:
        panel = StepState(
            title="Tin nơi ký lịch",
            dossier_line=error.signer,
            consequence=(
                "Lịch này do nơi chưa từng gửi ký. Gọi cho nơi đó, nghe đọc mã khóa "
                "rồi gõ vào đây; mã khớp thì lần sau không hỏi lại."
            ),
            fields=(StepField("code", "Mã khóa nghe được", is_required=True),),
            act="Xem tệp",
            icon="shield-check",
            is_quick=True,
        )
        self._view.ask_code(panel, self._code_given)
        if self._code:
            self._view.complain("Mã không khớp với khóa đã ký tệp. Nghe đọc lại.")

    def _code_given(self, code: str) -> None:
        self._code = code
        if code:
            self._look(self._path)
        else:
            self._view.complain("Chưa ghi mã khóa")

    def take(self) -> None:
        """Take the file; dossiers that it moves are recomputed."""
        self._take(f"Nhập từ tệp {self._path.name}" if self._moves() else "")

    def keep(self) -> None:
        """Take the file; every dossier keeps the moment that was promised."""
        self._take("")

    def _take(self, reason: str) -> None:
        seen, order = self._seen, self._order
        if seen is None or not seen.can_be_taken or self._is_busy:
            return
        self._view.close()
        if order.on_accepted is not None:
            order.on_accepted(seen)
            return
        self._is_busy = True
        would = seen.would
        rows = would.taken + would.unchanged + len(would.refused)
        long = LongWork(f"Nhập {seen.path.name}", total=rows)
        terms = ImportTerms(
            mark=seen.mark,
            reason=reason,
            trusted=self._code,
            officer=self._desk.officer,
        )
        self._runner.run_long(
            long,
            lambda: self._taken(seen, terms, long),
            self._done,
            on_error=self._not_taken,
        )

    def _taken(
        self, seen: FileSeen, terms: ImportTerms, long: LongWork
    ) -> tuple[FileTaken, str]:
        """Take the file, then put what stayed out beside it and open that."""
        imports = self._desk.imports
        done = imports.take(seen.kind, seen.path, terms, counted=long.counted)
        try:
            beside = imports.put_refused(seen.kind, seen.path, done.refused)
            if beside is not None:
                self._printer.show(beside)
        except (DomainError, OSError):
            # The other rows are in by now; what stayed out stood in the panel.
            return done, ""
        return done, beside.name if beside else ""

    def _done(self, told: tuple[FileTaken, str]) -> None:
        self._is_busy = False
        self._window.toast(done_words(self._order.kind, *told))
        self._window.changed("")

    def _not_taken(self, error: Exception) -> None:
        self._is_busy = False
        if isinstance(error, StoppedError):
            self._window.toast(str(error))
            return
        line = self._window.trouble(error).line
        self._view.open(refused_state(self._order.kind, self._path.name, line))

    def submit(self, _values: dict[str, str]) -> None:
        """Take the file, as Ctrl+Enter asks."""
        self.take()

    def cancel(self) -> None:
        """Close the panel; nothing is changed."""
        self._view.close()
