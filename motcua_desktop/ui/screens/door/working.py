"""Work between two windows: done while nobody has the office open, its course told."""

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from motcua_desktop.services.sealing import SealOrder
from motcua_desktop.ui.crash import CrashDesk
from motcua_desktop.ui.long_work import LongWork
from motcua_desktop.ui.opened import OpenedWindow
from motcua_desktop.ui.panel_window import PanelWindow
from motcua_desktop.ui.screens.step.state import StepState
from motcua_desktop.ui.tasks import Runner, TaskRunner

_LOOK_MS: Final = 120


def sealing_words(order: SealOrder) -> str:
    """Return what is done by an order, for its progress."""
    return "Mã hóa dữ liệu" if order.recovery_key else "Bỏ mã hóa dữ liệu"


def sealing_state(order: SealOrder) -> StepState:
    """Return the panel that shows while an order is carried out."""
    return StepState(
        title=sealing_words(order),
        dossier_line="Đang chép sang bản mới và đối chiếu từng dòng",
        consequence=(
            "Cửa sổ làm việc mở lại khi xong. Nếu mất điện lúc này, dữ liệu vẫn mở "
            "được như trước."
        ),
        fields=(),
        act="Mở bàn làm việc",
        icon="check",
        back="Đóng",
    )


class WorkView(Protocol):
    """What the presenter asks of the panel."""

    def open(self, state: StepState) -> None:
        """Show the panel."""
        ...

    def complain(self, field: str, message: str) -> None:
        """Say what went wrong."""
        ...

    def tell(self, message: str) -> None:
        """Say how far it is."""
        ...

    def busy(self, *, is_busy: bool) -> None:
        """Show whether it is under way."""
        ...


class WorkPresenter:
    """Does one long work and ends; what has to be known of it is read first."""

    def __init__(
        self,
        view: WorkView,
        runner: Runner,
        state: StepState,
        work: Callable[[LongWork], Sequence[str]],
        *,
        long: LongWork,
        on_done: Callable[[], None],
    ) -> None:
        self._view = view
        self._runner = runner
        self._state = state
        self._work = work
        self._long = long
        self._on_done = on_done
        self._is_over = False

    def begin(self) -> None:
        """Show the panel and begin."""
        self._view.open(self._state)
        self._view.busy(is_busy=True)
        self._runner.run_long(
            self._long,
            lambda: self._work(self._long),
            self._ended,
            on_error=self._failed,
        )
        self._look()

    def _look(self) -> None:
        if not self._is_over:
            self._view.tell(self._long.line)
            self._runner.later(_LOOK_MS, self._look)

    def _ended(self, told: Sequence[str]) -> None:
        self._is_over = True
        if told:
            self._view.busy(is_busy=False)
            self._view.complain("", "\n".join(("Đã xong. Còn cần biết:", *told)))
        else:
            self._on_done()

    def _failed(self, error: Exception) -> None:
        self._is_over = True
        self._view.busy(is_busy=False)
        self._view.complain("", CrashDesk().words(error).line)

    def submit(self, _values: dict[str, str]) -> None:
        """Go on, once the work is over."""
        if self._is_over:
            self._on_done()

    def cancel(self) -> None:
        """Go on, once the work is over; what is under way goes to its end."""
        self.submit({})

    def other(self) -> None:
        """There is no second way."""


class WorkWindow(PanelWindow):
    """One window that shows a work until it is over; it cannot be left before."""

    def __init__(
        self,
        state: StepState,
        work: Callable[[LongWork], Sequence[str]],
        *,
        long: LongWork,
        on_up: Callable[[OpenedWindow], None],
    ) -> None:
        super().__init__(on_up)
        self._runner = TaskRunner(self.root, lambda _error: None)
        self.presenter = WorkPresenter(
            self.panel, self._runner, state, work, long=long, on_done=self.done
        )
        self.start(self.presenter)

    def run(self) -> bool:
        """Run until the work is over."""
        try:
            return super().run()
        finally:
            self._runner.close()

    def leave(self) -> None:
        """End, if the work is over."""
        self.presenter.cancel()
