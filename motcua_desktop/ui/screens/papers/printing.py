"""A paper on its way to the printer: where to, asked once for each kind; then sent."""

from collections.abc import Callable
from dataclasses import dataclass, replace
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

_DEFAULT: Final = "Máy in mặc định của máy tính"
_VIEWER: Final = "Mở bản PDF, tự in từ chương trình xem"
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
    """Where a paper may go: what was remembered, which printers and trays there are."""

    title: str
    remembered: PrintSetup | None
    places: tuple[PrintSetup, ...]

    @property
    def setup(self) -> PrintSetup | None:
        """Where the paper goes, None where the clerk has to say."""
        if self.remembered is None and not self.places:
            return PrintSetup(is_viewed=True)
        return self.remembered

    @property
    def choices(self) -> dict[str, PrintSetup]:
        """What the clerk may choose, by its words; what was remembered is among it."""
        known = [*self.places, *([self.remembered] if self.remembered else [])]
        every = (PrintSetup(), *known, PrintSetup(is_viewed=True))
        return {_words(place): replace(place, copies=1) for place in every}


def _words(place: PrintSetup) -> str:
    if place.is_viewed:
        return _VIEWER
    tray = f", khay {place.tray}" if place.tray else ""
    return f"{place.printer or _DEFAULT}{tray}"


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
        self._choices: dict[str, PrintSetup] = {}

    def print(self, order: PaperOrder) -> None:
        """Make a paper and send it to its printer, asking where to if nobody said."""

        def go_on() -> None:
            order.on_setup()
            self.print(order)

        def decided(way: _Way) -> None:
            if way.setup is None:
                self._ask(order.name, way, go_on, act="Nhớ và in")
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
        setup = replace(self._choices[values["place"]], copies=int(copies))
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
        return _Way(papers.title(name), queue.remembered(name), tuple(queue.places()))

    def _ask(self, name: str, way: _Way, then: Callable[[], None], *, act: str) -> None:
        self._name, self._then, self._choices = name, then, way.choices
        self._panel.open(
            StepState(
                title="Máy in",
                dossier_line=way.title,
                consequence=(
                    "Nhớ cho loại giấy này. Luôn in một mặt, đúng khổ, không co giãn."
                ),
                fields=_fields(way),
                act=act,
                icon="printer",
            )
        )

    def _made(self, order: PaperOrder) -> MadePaper:
        if order.make is not None:
            return order.make()
        papers, officer = self._desk.papers, self._desk.officer
        if order.volume is not None:
            return papers.make_book(*order.volume)
        if order.numbers:
            return papers.make_list(order.name, order.numbers, officer=officer)
        return papers.make(order.name, order.number, officer=officer, anew=order.anew)

    def _deliver(self, order: PaperOrder, setup: PrintSetup) -> None:
        def work() -> Delivered:
            papers = self._desk.papers
            made = self._made(order)
            if setup.is_viewed:
                self._printer.show(made.path)
                return made, None
            return made, papers.enqueue(made)

        def delivered(done: Delivered) -> None:
            made, job = done
            if order.number:  # a list or a book leaves no trace in any dossier
                self._window.changed(order.number)
            order.on_done()
            if job is not None and job.trouble:
                (order.on_stuck or self._window.toast)(job.trouble)
            elif not order.is_quiet:
                self._window.toast(_told(made, job))

        self._runner.run(work, delivered, on_error=order.on_refused)


def _told(made: MadePaper, job: PrintJob | None) -> str:
    if job is None:
        return f"{made_words(made)}: đã mở bản PDF để in"
    return f"{made_words(made)}: đã gửi máy in"


def _fields(way: _Way) -> tuple[StepField, ...]:
    setup = way.remembered or PrintSetup()
    return (
        StepField(
            "place",
            "Máy in, khay giấy",
            FieldKind.LIST,
            value=_words(setup),
            choices=tuple((words, words) for words in way.choices),
        ),
        StepField("copies", "Số bản", value=str(setup.copies)),
    )
