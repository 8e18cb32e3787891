"""The acts on chosen rows: copied, handed over as a list, printed, written as XLSX."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from motcua_desktop.domain.urgency import Urgency
from motcua_desktop.services.desk import DeskServices, ListedCells
from motcua_desktop.services.desk_papers import HANDOVER
from motcua_desktop.services.ports import DossierPages
from motcua_desktop.services.rows.lists import DossierRow
from motcua_desktop.services.slips import RECEIPT
from motcua_desktop.text import grouped
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.listing import state_word
from motcua_desktop.ui.marks import NO_MARKS, Marks
from motcua_desktop.ui.navigation import Navigator, PaperOrder
from motcua_desktop.ui.screens.dossiers.copying import (
    COPIED_AT_MOST,
    pasteable,
    rows_at,
)
from motcua_desktop.ui.screens.dossiers.state import COLUMNS
from motcua_desktop.ui.tasks import Runner

_LISTED_AT_MOST: Final = 200
_PRINTED_AT_MOST: Final = 50
_OVER: Final = frozenset({Urgency.DONE, Urgency.CLOSED})
_HEADS: Final = (
    "Trạng thái",
    "Mã hồ sơ",
    "Chủ hồ sơ",
    "Mã thủ tục",
    "Thủ tục",
    "Ngày nhận",
    "Hạn trả",
    "Còn lại",
    "Ngày có kết quả",
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where chosen rows come from: pages, columns that show, the current number."""

    pages: DossierPages | None
    columns: Sequence[str]
    number: str


class ChosenPart:
    """Knows which places are chosen; without any the current row is meant."""

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        *,
        source: Callable[[], Source],
        say: Callable[[str], None],
        show_file: Callable[[Path], None],
        folder: Path,
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._source = source
        self._say = say
        self._show_file = show_file
        self._folder = folder
        self._marks = NO_MARKS

    @property
    def commands(self) -> Sequence[Command]:
        """The acts and their keys."""
        return (
            Command(
                "Biên bản giao nhận các hồ sơ đã chọn",
                "F7",
                self.hand_over,
                purpose="In một Biên bản giao nhận cho các hồ sơ đã chọn",
            ),
            Command("In Giấy tiếp nhận", "Ctrl+P", self.print_receipts),
            Command("Xuất XLSX các hồ sơ đã chọn", "Ctrl+E", self.write_xlsx),
        )

    def marked(self, marks: Marks) -> None:
        """Other rows are chosen; say how many of them can be handed over."""
        self._marks = marks
        words = f"Đã chọn {grouped(len(marks))} hồ sơ" if marks else ""
        self._say(words)
        pages = self._source().pages
        if pages is None or not 0 < len(marks) <= _LISTED_AT_MOST:
            return

        def tell(rows: Sequence[DossierRow]) -> None:
            fit = len(_handed(rows))
            if marks == self._marks and fit < len(rows):
                self._say(f"{words}, {fit} trong {len(rows)} giao được")

        self._runner.run(lambda: rows_at(pages, marks), tell, latest="list-chosen")

    def copy(self, marks: Marks) -> None:
        """Put rows on the clipboard, as a spreadsheet takes them."""
        source = self._source()
        pages = source.pages
        if pages is None or self._is_too_many(marks, COPIED_AT_MOST, "chép"):
            return
        places = [COLUMNS.index(it) for it in COLUMNS if it in source.columns]
        self._runner.run(
            lambda: pasteable(COLUMNS, rows_at(pages, marks), places),
            lambda text: self._copied(text, len(marks)),
            on_error=self._failed,
        )

    def _copied(self, text: str, count: int) -> None:
        self._window.copy_text(text)
        self._window.toast(f"Đã chép {grouped(count)} dòng. Dán vào Excel: Ctrl+V")

    def hand_over(self) -> None:
        """Print one record of hand-over of those that can be handed over."""
        if not self._is_too_many(self._marks, _LISTED_AT_MOST, "lập biên bản"):
            self._read(self._hand_over)

    def _hand_over(self, rows: Sequence[DossierRow]) -> None:
        numbers = tuple(row.number for row in _handed(rows))
        if numbers:
            self._window.print_paper(PaperOrder(HANDOVER, "", numbers=numbers))
        else:
            self._window.toast("Hồ sơ đã kết thúc, không còn gì để giao nhận.")

    def print_receipts(self) -> None:
        """Print the receipts one after the other; the first asks for the printer."""
        if not self._is_too_many(self._marks, _PRINTED_AT_MOST, "in"):
            self._read(lambda rows: self._print([row.number for row in rows], 0, ()))

    def _print(self, numbers: list[str], done: int, failed: tuple[str, ...]) -> None:
        if done + len(failed) == len(numbers):
            self._printed(done, failed)
            return
        number = numbers[done + len(failed)]
        self._window.print_paper(
            PaperOrder(
                RECEIPT,
                number,
                is_quiet=True,
                on_done=lambda: self._print(numbers, done + 1, failed),
                on_refused=lambda error: self._print(
                    numbers, done, (*failed, self._why(number, error))
                ),
            )
        )

    def _why(self, number: str, error: Exception) -> str:
        return f"{number}: {self._window.trouble(error).line}"

    def _printed(self, done: int, failed: tuple[str, ...]) -> None:
        words = f"Đã gửi in {done} Giấy tiếp nhận"
        if failed:
            words = f"{words}, {len(failed)} chưa in được. {failed[0]}"
        self._window.toast(words)

    def write_xlsx(self) -> None:
        """Write the rows as XLSX and open it; procedures by their full names."""
        if self._is_too_many(self._marks, COPIED_AT_MOST, "xuất"):
            return
        stamp = f"{self._desk.now():%Y%m%d-%H%M%S}"
        path = self._folder / f"ho-so-{stamp}.xlsx"

        def write(rows: Sequence[DossierRow]) -> None:
            def work() -> Path:
                written = self._desk.write_rows(path, "Hồ sơ", _lines(rows))
                self._show_file(written)
                return written

            self._runner.run(
                work,
                lambda it: self._window.toast(
                    f"Đã xuất {grouped(len(rows))} hồ sơ vào {it}"
                ),
                on_error=self._failed,
            )

        self._read(write)

    def _read(self, then: Callable[[Sequence[DossierRow]], None]) -> None:
        """Read the chosen rows, or the current one, then go on with them."""
        source, marks = self._source(), self._marks
        pages = source.pages
        if pages is None or not (marks or source.number):
            return

        def work() -> list[DossierRow]:
            if marks:
                return rows_at(pages, marks)
            found = self._desk.search(source.number, limit=1)
            return [row for row in found if row.number == source.number]

        self._runner.run(work, then, on_error=self._failed)

    def _is_too_many(self, marks: Marks, most: int, deed: str) -> bool:
        if len(marks) > most:
            words = f"Mỗi lần {deed} tối đa {grouped(most)} dòng. Chọn ít hơn."
            self._window.toast(words)
        return len(marks) > most

    def _failed(self, error: Exception) -> None:
        self._window.toast(self._window.trouble(error).line)


def _handed(rows: Sequence[DossierRow]) -> list[DossierRow]:
    """Return the dossiers that someone still has to take over."""
    return [row for row in rows if row.urgency not in _OVER]


def _lines(rows: Sequence[DossierRow]) -> Iterator[ListedCells]:
    yield _HEADS
    for row in rows:
        yield (
            state_word(row),
            row.number,
            row.applicant,
            row.procedure_code,
            row.procedure,
            row.received_at,
            row.due_at,
            row.remaining,
            row.finished_at,
        )
