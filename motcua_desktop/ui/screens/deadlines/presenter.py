"""The presenter of due days: every number opens the dossiers that it counts."""

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Any, Final, Protocol

from motcua_desktop.domain.due_band import DueBand
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.domain.urgency import Urgency
from motcua_desktop.domain.watch import WatchKind
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.rows.due_board import BoardCell, DueBoard
from motcua_desktop.services.rows.lists import DossierRow
from motcua_desktop.text import grouped, screen_date
from motcua_desktop.ui.acts import act_icon, act_words
from motcua_desktop.ui.at_hand import AtHand, DossierList
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.format import weekday
from motcua_desktop.ui.listing import worklist_row
from motcua_desktop.ui.navigation import Navigator, PaperOrder
from motcua_desktop.ui.screens.deadlines.month import days_of, month_on
from motcua_desktop.ui.screens.deadlines.state import (
    NO_NEXT,
    BoardRow,
    CurrentDue,
    DeadlinesState,
)
from motcua_desktop.ui.shown import ActButton, StatusLine
from motcua_desktop.ui.tasks import Runner

_BANDS: Final = tuple(DueBand)
_NOBODY: Final = "Chưa ghi cán bộ"
_WATCHED: Final = {
    WatchKind.OVERDUE: "Quá hạn, chưa có kết quả",
    WatchKind.APOLOGY: "Nếu không kịp, văn bản xin lỗi phải có trong hôm nay",
    WatchKind.LAST_REQUEST: "Hôm nay là hạn cuối yêu cầu bổ sung",
}


class DeadlinesView(Protocol):
    """What the presenter asks of the screen."""

    def render(self, state: DeadlinesState) -> None:
        """Show everything."""
        ...

    def show_current(self, current: CurrentDue) -> None:
        """Show whom the current row speaks of."""
        ...

    def focus_table(self) -> None:
        """Give the list the focus."""
        ...

    def focus_month(self) -> None:
        """Give the month the focus."""
        ...

    def focus_board(self) -> None:
        """Give the board the focus."""
        ...


@dataclass(frozen=True, slots=True)
class _Read:
    board: DueBoard
    to_apologise: Sequence[DossierRow]
    days_off: frozenset[date]


class DeadlinesPresenter(DossierList):
    """Knows which number was asked for last; the list below shows its dossiers."""

    title = "Theo dõi hạn"

    def __init__(
        self, desk: DeskServices, runner: Runner, window: Navigator, view: DeadlinesView
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._board = DueBoard((), {}, {})
        self._days_off: frozenset[date] = frozenset()
        self._cursor = desk.now().date()
        self._cell = BoardCell()
        self._rows: dict[str, DossierRow] = {}
        self._current: DossierRow | None = None
        self._again: Callable[[], None] = self.open_cell
        self._may = CurrentDue()
        self._is_stale = True
        heads = (*(band.label for band in _BANDS), "Tổng số")
        self._state = DeadlinesState(heads=heads, cursor=self._cursor)

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this screen and their keys."""
        return (
            Command("Bảng theo cán bộ", "F2", self._view.focus_board),
            Command("Lịch tháng", "F3", self._view.focus_month),
            Command("Danh sách cần xin lỗi hôm nay", "F7", self.open_apologies),
            Command("Xin lỗi và hẹn lại", "F6", self.apologise),
            Command("In văn bản xin lỗi", "Ctrl+P", self.print_apology),
            Command("Việc tiếp theo của hồ sơ", "F8", self.take_next),
            Command("Mở hồ sơ đang chọn", "Enter", self.open_current),
            Command("Đọc lại", "F5", self.refresh),
        )

    def shown(self) -> None:
        """Read again if something changed since."""
        if self._is_stale:
            self.refresh()
        self._tell()

    def stale(self) -> None:
        """Read again when seen next."""
        self._is_stale = True

    def refresh(self) -> None:
        """Read the board, the month and the list that is shown."""
        self._is_stale = False
        month = self._cursor
        self._runner.run(
            lambda: self._read(month), self._show, on_error=self._failed, latest="due"
        )

    def _read(self, month: date) -> _Read:
        desk = self._desk
        off = [day for day in days_of(month) if not desk.due_board.is_working_day(day)]
        to_apologise = desk.watched(WatchKind.APOLOGY)
        return _Read(desk.due_board.board(), to_apologise, frozenset(off))

    def _show(self, read: _Read) -> None:
        self._board, self._days_off = read.board, read.days_off
        count = len(read.to_apologise)
        self._set(
            officers=tuple(
                self._row(name or _NOBODY, name) for name in read.board.officers
            ),
            total=self._row("Tất cả", ""),
            apologies=_apology_words(count),
            trouble=None,
        )
        self._show_month()
        self._tell()
        self._again()

    def _row(self, name: str, officer: str) -> BoardRow:
        cells = [BoardCell(officer, band) for band in (*_BANDS, None)]
        counts = [self._board.count(cell) for cell in cells]
        return BoardRow(name, tuple(grouped(it) if it else "–" for it in counts))

    def _failed(self, error: Exception) -> None:
        self._is_stale = True
        self._set(trouble=self._window.trouble(error))

    # what the list shows

    def cell_chosen(self, row: int, column: int) -> None:
        """A number of the board is the current one: list its dossiers."""
        officers = (*self._board.officers, "")
        band = _BANDS[column] if column < len(_BANDS) else None
        self._cell = BoardCell(officers[min(row, len(officers) - 1)], band)
        self.open_cell()

    def open_cell(self) -> None:
        """List the dossiers of the current number."""
        cell = self._cell
        words = cell.band.label if cell.band else "Đang trong hạn theo dõi"
        who = f" · {cell.officer}" if cell.officer else ""
        self._list(f"{words}{who}", lambda: self._desk.due_board.rows(cell))
        self._again = self.open_cell

    def day_chosen(self, day: date) -> None:
        """A day of the month is the current one: list what is due then."""
        is_other = (day.year, day.month) != (self._cursor.year, self._cursor.month)
        self._cursor = day
        self._again = self._open_day
        if is_other:
            self.refresh()
        else:
            self._show_month()
            self._open_day()

    def _open_day(self) -> None:
        day = self._cursor
        title = f"Hẹn trả {weekday(day)} {screen_date(day)}"
        self._list(title, lambda: self._desk.due_board.due_on(day))

    def month_turned(self, step: int) -> None:
        """Go to the month before or after, on the same day where it has one."""
        first = self._cursor.replace(day=1)
        target = first - timedelta(days=1) if step < 0 else first + timedelta(days=31)
        last = calendar.monthrange(target.year, target.month)[1]
        self.day_chosen(target.replace(day=min(self._cursor.day, last)))

    def open_apologies(self) -> None:
        """List whom the office has to write to today, at the latest."""
        self.open_watched(WatchKind.APOLOGY)

    def open_watched(self, kind: WatchKind) -> None:
        """List the dossiers that are watched for one reason."""
        self._again = partial(self.open_watched, kind)
        self._list(_WATCHED[kind], lambda: self._desk.watched(kind))
        self._view.focus_table()

    def _list(self, title: str, read: Callable[[], Sequence[DossierRow]]) -> None:
        def show(rows: Sequence[DossierRow]) -> None:
            self._rows = {row.number: row for row in rows}
            words = "" if rows else "Không có hồ sơ nào ở mục này."
            self._set(
                list_title=f"{title}: {grouped(len(rows))} hồ sơ",
                rows=tuple(worklist_row(row) for row in rows),
                empty_line=words,
            )
            if not rows:
                self.current("")

        self._runner.run(read, show, on_error=self._failed, latest="due-list")

    def _show_month(self) -> None:
        today = self._desk.now().date()
        self._set(
            month=f"Tháng {self._cursor.month}/{self._cursor.year}",
            cursor=self._cursor,
            days=month_on(self._cursor, today, self._board.days, self._days_off),
        )

    # what may be done with the current dossier

    def current(self, number: str) -> None:
        """Another row is the current one."""
        row = self._current = self._rows.get(number)
        following = self._at_hand().next_step
        act = (
            ActButton(act_words(following), act_icon(following)) if following else None
        )
        moved = row is not None and row.due_at != row.judged_due_at
        self._may = CurrentDue(
            words=f"{row.applicant}, {row.remaining}" if row else "",
            next_act=act or NO_NEXT,
            can_apologise=row is not None and row.state.is_open and not moved,
            can_print=moved,
        )
        self._view.show_current(self._may)

    def _at_hand(self) -> AtHand:
        row = self._current
        return AtHand(row.number, row.state) if row else AtHand()

    def apologise(self) -> None:
        """Ask for the new day of the current dossier, and the reason."""
        if self._current is not None and self._may.can_apologise:
            self._window.take_step(self._current.number, Step.EXTEND)

    def print_apology(self) -> None:
        """Print the slip of apology of a dossier that has a new day."""
        if self._current is not None and self._may.can_print:
            order = PaperOrder(SlipKind.APOLOGY.value, self._current.number)
            self._window.print_paper(order)

    def _tell(self) -> None:
        overdue = self._board.count(BoardCell(band=DueBand.OVERDUE))
        running = self._board.count(BoardCell())
        self._window.status(
            StatusLine(
                screen="deadlines",
                parts=(
                    (("Đang tính hạn: ", False), (grouped(running), True)),
                    ((f"{Urgency.OVERDUE.label}: ", False), (grouped(overdue), True)),
                ),
                keys=(("F2", "bảng"), ("F3", "tháng"), ("F1", "Phím tắt")),
            )
        )

    def _set(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)


def _apology_words(count: int) -> tuple[str, ...]:
    if not count:
        return ("Hôm nay không phải lập văn bản xin lỗi nào.",)
    return (
        f"{grouped(count)} hồ sơ đến hạn ngày làm việc kế tiếp",
        (
            "Nếu không kịp, văn bản xin lỗi và hẹn lại phải có trong hôm nay, "
            "trước ngày hẹn ít nhất 01 ngày."
        ),
    )
