"""A paper on its way to the printer: where to, asked once for each kind; then sent."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.ports import Printer
from motcua_desktop.services.ports_printing import PrintSetup
from motcua_desktop.services.printing import PrintJob
from motcua_desktop.services.rows.papers import MadePaper
from motcua_desktop.ui.navigation import Navigator, PaperOrder
from motcua_desktop.ui.screens.papers.words import made_words
from motcua_desktop.ui.screens.step.state import FieldKind, StepField, StepState
from motcua_desktop.ui.tasks import Runner

_DEFAULT: Final = "default"
_VIEWER: Final = "viewer"
_NAMED: Final = "printer:"
_MOST_COPIES: Final = 99


class SetupPanel(Protocol):
    """What is asked of the panel that asks for printer, tray, copies."""

    def open(self, state: StepState) -> None:
        """Show the panel."""
        ...

    def complain(self, field: str, message: str) -> None:
        """Say what is wrong at a field."""
        ...

    def close(self) -> None:
        """Take the panel away."""
        ...


@dataclass(frozen=True, slots=True)
class _Way:
    """Where a paper may go: what was remembered, which printers there are."""

    title: str
    remembered: PrintSetup | None
    printers: tuple[str, ...]

    @property
    def setup(self) -> PrintSetup | None:
        """Where the paper goes, None where the clerk has to say."""
        if self.remembered is None and not self.printers:
            return PrintSetup(is_viewed=True)
        return self.remembered


Delivered = tuple[MadePaper, PrintJob | None]


class PaperPrinting:
    """Prints papers on their printer; without any, opens them in the viewer."""

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        panel: SetupPanel,
        *,
        printer: Printer,
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._panel = panel
        self._printer = printer
        self._name = ""
        self._then: Callable[[], None] = lambda: None

    def print(self, order: PaperOrder) -> None:
        """Make a paper and send it to its printer, asking where to if nobody said."""

        def decided(way: _Way) -> None:
            if way.setup is None:
                self._ask(order.name, way, lambda: self.print(order), act="Nhớ và in")
            else:
                self._deliver(order, way.setup)

        self._runner.run(
            lambda: self._way(order.name), decided, on_error=order.on_refused
        )

    def ask_setup(self, name: str, then: Callable[[], None]) -> None:
        """Ask where papers called `name` are printed from now on."""
        self._runner.run(
            lambda: self._way(name),
            lambda way: self._ask(name, way, then, act="Nhớ"),
        )

    def submit(self, values: dict[str, str]) -> None:
        """Remember what the panel was filled with, then go on."""
        copies = values["copies"].strip() or "1"
        if not copies.isdecimal() or not 1 <= int(copies) <= _MOST_COPIES:
            self._panel.complain("copies", f"Số bản in từ 1 đến {_MOST_COPIES}")
            return
        chosen = values["printer"]
        setup = PrintSetup(
            chosen.removeprefix(_NAMED) if chosen.startswith(_NAMED) else "",
            values["tray"].strip(),
            int(copies),
            is_viewed=chosen == _VIEWER,
        )
        name, then = self._name, self._then

        def remembered(_none: None) -> None:
            self._panel.close()
            then()

        self._runner.run(
            lambda: self._desk.papers.queue.remember(name, setup),
            remembered,
            on_error=lambda error: self._panel.complain(
                "", self._window.trouble(error).line
            ),
        )

    def cancel(self) -> None:
        """Close the panel; nothing is remembered or printed."""
        self._panel.close()

    def _way(self, name: str) -> _Way:
        papers = self._desk.papers
        queue = papers.queue
        return _Way(papers.title(name), queue.remembered(name), tuple(queue.printers()))

    def _ask(self, name: str, way: _Way, then: Callable[[], None], *, act: str) -> None:
        self._name, self._then = name, then
        setup = way.remembered or PrintSetup()
        self._panel.open(
            StepState(
                title="Máy in",
                dossier_line=way.title,
                consequence=(
                    "Nhớ cho loại giấy này. Luôn in một mặt, đúng khổ, không co giãn."
                ),
                fields=_fields(setup, way.printers),
                act=act,
                icon="printer",
            )
        )

    def _deliver(self, order: PaperOrder, setup: PrintSetup) -> None:
        def work() -> Delivered:
            papers, officer = self._desk.papers, self._desk.officer
            made = papers.make(
                order.name, order.number, officer=officer, anew=order.anew
            )
            if setup.is_viewed:
                self._printer.show(made.path)
                return made, None
            return made, papers.enqueue(made)

        def delivered(done: Delivered) -> None:
            if not order.is_quiet or (done[1] and done[1].trouble):
                self._window.toast(_told(*done))
            self._window.changed(order.number)
            order.on_done()

        self._runner.run(work, delivered, on_error=order.on_refused)


def _told(made: MadePaper, job: PrintJob | None) -> str:
    if job is None:
        return f"{made_words(made)}: đã mở bản PDF để in"
    if job.trouble:
        return f"{job.trouble} Xem hàng đợi in: Alt+P"
    return f"{made_words(made)}: đã gửi máy in"


def _fields(setup: PrintSetup, printers: tuple[str, ...]) -> tuple[StepField, ...]:
    known = dict.fromkeys((*printers, *([setup.printer] if setup.printer else [])))
    choices = (
        (_DEFAULT, "Máy in mặc định của máy tính"),
        *((f"{_NAMED}{name}", name) for name in known),
        (_VIEWER, "Mở bản PDF, tự in từ chương trình xem"),
    )
    chosen = f"{_NAMED}{setup.printer}" if setup.printer else _DEFAULT
    return (
        StepField(
            "printer",
            "Máy in",
            FieldKind.LIST,
            value=_VIEWER if setup.is_viewed else chosen,
            choices=choices,
        ),
        StepField(
            "tray",
            "Khay giấy",
            value=setup.tray,
            hint="tên khay như máy in gọi; để trống là khay mặc định",
        ),
        StepField("copies", "Số bản", value=str(setup.copies)),
    )
