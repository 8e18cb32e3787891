"""The work list's presenter: counts as filters, rows in order of harm, next acts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final, Protocol

from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.urgency import Urgency
from motcua_desktop.domain.watch import WatchKind
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.rows.lists import DossierRow, WeekCount, WorklistCounts
from motcua_desktop.text import grouped
from motcua_desktop.ui.acts import act_icon, act_words
from motcua_desktop.ui.at_hand import AtHand, DossierList
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.format import clock, day_month
from motcua_desktop.ui.listing import worklist_row
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.screens.worklist.notices import (
    APOLOGIES,
    BACKUP,
    CALENDAR,
    LAST_REQUESTS,
    SUBMISSIONS,
    notices_of,
)
from motcua_desktop.ui.screens.worklist.state import (
    CurrentRow,
    Tile,
    Week,
    WorklistState,
)
from motcua_desktop.ui.shown import ActButton, StatusLine
from motcua_desktop.ui.tasks import Runner

_HOUR_MS: Final = 3_600_000
_TILES: Final = (
    (Urgency.OVERDUE, "Quá hạn", "chưa có kết quả"),
    (Urgency.TODAY, "Hạn hôm nay", "trước giờ đóng quầy"),
    (Urgency.SUPPLEMENT, "Chờ bổ sung", "đang dừng tính hạn"),
    (Urgency.READY, "Chờ trả kết quả", "đã có kết quả"),
)


class WorklistView(Protocol):
    """What the presenter asks of the screen."""

    def render(self, state: WorklistState) -> None:
        """Show everything."""
        ...

    def show_current(self, current: CurrentRow) -> None:
        """Show whom the current row speaks of."""
        ...

    def focus_table(self) -> None:
        """Give the table the focus."""
        ...


@dataclass(frozen=True, slots=True)
class _Read:
    """What one reading of the work list brings."""

    counts: WorklistCounts
    rows: Sequence[DossierRow]
    weeks: Sequence[WeekCount]
    watched: Mapping[WatchKind, int]
    notes: Sequence[str]
    danger: str
    now: datetime
    received_today: int


class WorklistPresenter(DossierList):
    """Knows which rows are wanted and what may be done with the current one."""

    title = "Bàn làm việc"

    def __init__(
        self, desk: DeskServices, runner: Runner, window: Navigator, view: WorklistView
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._filter: Urgency | None = None
        self._rows: dict[str, DossierRow] = {}
        self._current: DossierRow | None = None
        self._state = WorklistState()
        self._is_stale = True
        self._watch_again()

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this screen and their keys."""
        window = self._window
        tiles = [
            Command(f"Chỉ xem: {label}", f"Ctrl+{place}", self._chooser(urgency))
            for place, (urgency, label, _) in enumerate(_TILES, start=1)
        ]
        return (
            *tiles,
            Command("Mở hồ sơ đang chọn", "Enter", self.open_current),
            Command("Việc tiếp theo của hồ sơ", "F8", self.take_next),
            Command("Trả kết quả", "F4", self.take_return),
            Command(
                "Hồ sơ cần xin lỗi hôm nay",
                APOLOGIES,
                partial(window.open_watched, WatchKind.APOLOGY),
            ),
            Command(
                "Hồ sơ hết hạn yêu cầu bổ sung hôm nay",
                LAST_REQUESTS,
                partial(window.open_watched, WatchKind.LAST_REQUEST),
            ),
            Command(
                "Hồ sơ trực tuyến chờ tiếp nhận", SUBMISSIONS, window.open_submissions
            ),
            Command("Lịch làm việc", CALENDAR, partial(window.go, "calendar")),
            Command("Sao lưu ngay", BACKUP, self._window.back_up),
            Command("Đọc lại danh sách", "F5", self.refresh),
        )

    def mind(self, key: str) -> None:
        """Do what a notice asks for: what its key does."""
        for command in self.commands:
            if command.key == key:
                command.run()

    def shown(self) -> None:
        """Read again if something changed since."""
        if self._is_stale:
            self.refresh()

    def stale(self) -> None:
        """Read again when seen next."""
        self._is_stale = True

    def _watch_again(self) -> None:
        """Look again in an hour: what was within its limit may be due by then."""
        self._runner.later(_HOUR_MS, self._hour_passed)

    def _hour_passed(self) -> None:
        self.refresh()
        self._watch_again()

    def refresh(self) -> None:
        """Read counts, rows, weeks and notes."""
        self._is_stale = False
        wanted = self._filter
        if not self._state.is_loaded:
            self._render(replace(self._state, tiles=self._tiles(None)))
        self._runner.run(
            lambda: self._read(wanted),
            self._show,
            on_error=self._failed,
            latest="worklist",
        )

    def choose(self, urgency: Urgency) -> None:
        """Show the rows of one tile only, or all again."""
        self._filter = None if self._filter is urgency else urgency
        self.refresh()

    def current(self, number: str) -> None:
        """Another row is the current one."""
        self._current = self._rows.get(number)
        self._view.show_current(self._strip())

    def _at_hand(self) -> AtHand:
        row = self._current
        return AtHand(row.number, row.state) if row else AtHand()

    def _chooser(self, urgency: Urgency) -> "_Chooser":
        return _Chooser(self, urgency)

    def _read(self, wanted: Urgency | None) -> _Read:
        desk = self._desk
        now = desk.now()
        return _Read(
            desk.worklist_counts(),
            desk.worklist(wanted),
            desk.weeks(),
            desk.watch_counts(),
            desk.calendar_notes(now.date()),
            desk.backups.warning(),
            now,
            len(desk.received_today(limit=1000)),
        )

    def _failed(self, error: Exception) -> None:
        self._is_stale = True
        self._render(replace(self._state, trouble=self._window.trouble(error)))

    def _show(self, read: _Read) -> None:
        counts = read.counts
        self._rows = {row.number: row for row in read.rows}
        self._render(
            WorklistState(
                tiles=self._tiles(counts),
                heading=f"Việc cần làm: {grouped(counts.total)}",
                sum_line=_sum_line(counts),
                rows=tuple(worklist_row(row) for row in read.rows),
                is_loaded=True,
                empty_line=self._empty_line(read.rows),
                weeks=tuple(_week(week) for week in read.weeks),
                weeks_span=_span(read.weeks),
                notices=notices_of(read.watched, read.notes, read.danger),
            )
        )
        self._window.status(_status(read))

    def _render(self, state: WorklistState) -> None:
        self._state = state
        self._view.render(state)

    def _tiles(self, counts: WorklistCounts | None) -> tuple[Tile, ...]:
        return tuple(
            Tile(
                urgency.value,
                "…" if counts is None else grouped(_count(counts, urgency)),
                label,
                note,
                f"Ctrl+{place}",
                is_chosen=self._filter is urgency,
            )
            for place, (urgency, label, note) in enumerate(_TILES, start=1)
        )

    def _empty_line(self, rows: Sequence[DossierRow]) -> str:
        if rows:
            return ""
        if self._filter is None:
            return "Không còn việc nào đến hạn. Tiếp nhận hồ sơ mới: Ctrl+N"
        place = [urgency for urgency, _, _ in _TILES].index(self._filter) + 1
        return (
            f"Không có hồ sơ nào {self._filter.label.lower()}. Xem tất cả: Ctrl+{place}"
        )

    def _strip(self) -> CurrentRow:
        row = self._current
        if row is None:
            return CurrentRow()
        following = self._at_hand().next_step
        due = f"hạn {day_month(row.judged_due_at)}, " if row.judged_due_at else ""
        if row.due_at is not None and row.due_at != row.judged_due_at:
            due += f"hẹn lại {day_month(row.due_at)}, "
        return CurrentRow(
            name=row.applicant,
            rest=f", {due}{row.remaining}",
            open_act=ActButton("Mở", "folder-open"),
            return_act=ActButton(
                "Trả kết quả",
                "package-check",
                is_enabled=following is Step.RETURN,
            ),
            next_act=ActButton(act_words(following), act_icon(following))
            if following
            else CurrentRow().next_act,
        )


@dataclass(frozen=True, slots=True)
class _Chooser:
    presenter: WorklistPresenter
    urgency: Urgency

    def __call__(self) -> None:
        self.presenter.choose(self.urgency)


def _count(counts: WorklistCounts, urgency: Urgency) -> int:
    return {
        Urgency.OVERDUE: counts.overdue,
        Urgency.TODAY: counts.today,
        Urgency.SUPPLEMENT: counts.supplement,
        Urgency.READY: counts.ready,
    }[urgency]


def _sum_line(counts: WorklistCounts) -> str:
    parts = (
        (counts.overdue, "quá hạn"),
        (counts.today, "hạn hôm nay"),
        (counts.soon, "sắp đến hạn"),
        (counts.supplement, "chờ bổ sung"),
        (counts.ready, "chờ trả"),
    )
    return " · ".join(f"{grouped(count)} {words}" for count, words in parts if count)


def _week(week: WeekCount) -> Week:
    return Week(day_month(week.week_from), week.received, week.resolved)


def _span(weeks: Sequence[WeekCount]) -> str:
    if not weeks:
        return ""
    first = weeks[-1].week_from
    last = first + timedelta(days=6)
    head = f"{first:%d}" if first.month == last.month else day_month(first)
    return f"{head}–{day_month(last)}"


def _status(read: _Read) -> StatusLine:
    return StatusLine(
        screen="worklist",
        parts=(
            ((f"Đọc lúc {clock(read.now)}", False),),
            (("Tiếp nhận hôm nay: ", False), (grouped(read.received_today), True)),
        ),
        keys=(("Ctrl+N", "Tiếp nhận mới"), ("F1", "Phím tắt")),
        icon="circle-check",
        icon_ink="ready",
    )
