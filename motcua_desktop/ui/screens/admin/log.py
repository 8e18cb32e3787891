"""The log on screen: who did what, since when, about whom; out to a file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Protocol

from motcua_desktop.domain.personal_data import masked_id_number
from motcua_desktop.services.access_errors import UnknownPersonError
from motcua_desktop.services.audit import AUDIT_HEADS, audit_cells
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.rows.audit import AuditPage, AuditWanted
from motcua_desktop.text import clean_line, grouped, screen_date
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.format import EntryError, read_day
from motcua_desktop.ui.long_work import LongWork
from motcua_desktop.ui.messages import field_of
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.screens.admin.asking import refusal
from motcua_desktop.ui.screens.admin.log_words import line_cells
from motcua_desktop.ui.screens.admin.state import LogState
from motcua_desktop.ui.tasks import Runner

SHOWN_AT_MOST: Final = 1000
_LATELY: Final = timedelta(days=7)


class LogView(Protocol):
    """What this part asks of the screen."""

    def complain_of_filter(self, field: str, message: str) -> None:
        """Say at a field of the filters what is wrong; "" takes all such words away."""
        ...


class LogPart:
    """Reads the log when it is asked to: each look leaves a line in it."""

    def __init__(
        self,
        desk: DeskServices,
        slow: Runner,
        window: Navigator,
        view: LogView,
        *,
        show: Callable[..., None],
        show_file: Callable[[Path], None],
        folder: Path,
    ) -> None:
        self._desk = desk
        self._slow = slow
        self._window = window
        self._view = view
        self._show = show
        self._show_file = show_file
        self._folder = folder
        lately = screen_date(desk.now().date() - _LATELY)
        self._words: Mapping[str, str] = MappingProxyType({"since": lately})
        self._wanted = AuditWanted()
        self._count = 0
        self._state = LogState(fields=self._words)
        self._is_read = False

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this part and their keys."""
        return (
            Command("Đọc lại nhật ký", "F5", self.again),
            Command("Xuất nhật ký ra CSV", "Ctrl+E", self.export),
            Command("Kiểm tra nhật ký còn nguyên", "F8", self.verify),
        )

    def begin(self) -> None:
        """Show the log as it was looked at last; read it the first time."""
        if not self._is_read:
            self.read(self._words)

    def again(self) -> None:
        """Read the same lines anew."""
        self.read(self._words)

    def read(self, words: Mapping[str, str]) -> None:
        """Look for the lines that the filters name."""
        self._view.complain_of_filter("", "")
        wanted = self._read_words(words)
        if wanted is None:
            return
        self._wanted, self._is_read = wanted, True
        self._slow.run_long(
            LongWork("Đọc nhật ký", may_stop=False),
            lambda: self._found(wanted),
            self._shown,
            on_error=self._refused,
        )

    def _read_words(self, words: Mapping[str, str]) -> AuditWanted | None:
        """Return what is looked for; None where a day cannot be read."""
        today, days, right = self._desk.now().date(), {}, {}
        for name, text in words.items():
            right[name] = clean_line(text)
            if name not in {"since", "until"}:
                continue
            try:
                day = read_day(text, today)
            except EntryError as error:
                self._view.complain_of_filter(name, str(error))
                return None
            days[name] = day.isoformat() if day else ""
            right[name] = screen_date(day) if day else ""
        self._words = right
        return AuditWanted(
            who=right.get("who", ""),
            person=right.get("person", ""),
            deed=right.get("deed", ""),
            since=days.get("since", ""),
            until=days.get("until", ""),
        )

    def _found(self, wanted: AuditWanted) -> tuple[AuditPage, Mapping[str, str]]:
        page = self._desk.audit.newest(wanted, limit=SHOWN_AT_MOST)
        return page, self._desk.papers.titles()

    def _shown(self, found: tuple[AuditPage, Mapping[str, str]]) -> None:
        page, titles = found
        self._count = page.count
        self._wanted = replace(self._wanted, last=page.last)
        newest = tuple(line_cells(line, titles) for line in page.lines)
        self._tell(rows=newest, line=self._line(), fields=self._words)

    def _line(self) -> str:
        count = self._count
        if not count:
            return "Không có dòng nào khớp. Bỏ bớt điều kiện rồi nhấn Enter."
        words = f"{grouped(count)} dòng, mới nhất trên cùng"
        if count > SHOWN_AT_MOST:
            words = f"{words}; hiện {grouped(SHOWN_AT_MOST)} dòng, tệp xuất ra có đủ"
        person = self._words.get("person", "")
        return (
            f"{words}; về người có số {masked_id_number(person)}" if person else words
        )

    def _refused(self, error: Exception) -> None:
        is_of_person = isinstance(error, UnknownPersonError)
        field = "person" if is_of_person else field_of(error)
        if field in {"id_number", "person"}:
            self._view.complain_of_filter("person", refusal(error, self._window))
        else:
            self._tell(line=refusal(error, self._window), rows=())

    def export(self) -> None:
        """Write the lines that were found as CSV, and open it."""
        count, wanted = self._count, self._wanted
        if not count:
            self._window.toast("Chưa có dòng nào để xuất.")
            return
        path = self._folder / f"nhat-ky-{self._desk.now():%Y%m%d-%H%M%S}.csv"
        long = LongWork("Xuất nhật ký", total=count)

        def rows() -> Iterator[Sequence[str]]:
            yield AUDIT_HEADS
            yield from long.counted(map(audit_cells, self._desk.audit.lines(wanted)))

        def work() -> Path:
            written = self._desk.write_rows(path, "Nhật ký", rows())
            self._show_file(written)
            return written

        def written(path: Path) -> None:
            self._window.toast(f"Đã xuất {grouped(count)} dòng vào {path}")

        self._slow.run_long(long, work, written, on_error=self._failed)

    def verify(self) -> None:
        """Follow the chains of the log and of the history from end to end."""
        long = LongWork("Kiểm tra nhật ký", may_stop=False)
        self._slow.run_long(
            long, self._desk.audit.verify, self._verified, on_error=self._failed
        )

    def _verified(self, faults: Sequence[str]) -> None:
        words = "Nhật ký và lịch sử còn nguyên vẹn"
        self._tell(line=faults[0] if faults else words, is_wrong=bool(faults))

    def _failed(self, error: Exception) -> None:
        self._window.toast(refusal(error, self._window))

    def _tell(self, *, is_wrong: bool = False, **changes: Any) -> None:
        self._state = replace(self._state, is_wrong=is_wrong, **changes)
        self._show(log=self._state)
