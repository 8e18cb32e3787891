"""The copies of the office: listed, made now, rehearsed, kept in a second place."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.ports_backup import BackupCopy
from motcua_desktop.text import clean_line, grouped, screen_moment
from motcua_desktop.ui.long_work import LongWork
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.admin.asking import PanelView
from motcua_desktop.ui.screens.step.state import StepField, StepState
from motcua_desktop.ui.tasks import Runner

_MIB: Final = 1024 * 1024
SECOND_PLACE: Final = "second-place"
"""What the draft of the panel for the second place is kept under."""


@dataclass(frozen=True, slots=True)
class CopiesRead:
    """What is known of the copies."""

    beside: tuple[BackupCopy, ...]
    second: tuple[BackupCopy, ...]
    place: Path | None
    warning: str
    rehearsed: str

    @property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        """The lines of the list, the newest of the computer first."""
        named = ((self.beside, "máy này"), (self.second, "nơi thứ hai"))
        return tuple(_cells(copy, where) for them, where in named for copy in them)


class CopiesPart:
    """Makes and rehearses copies on a thread of its own: they may take minutes."""

    def __init__(
        self,
        desk: DeskServices,
        slow: Runner,
        window: Navigator,
        view: PanelView,
        *,
        show: Callable[..., None],
        drafts: PanelDrafts,
    ) -> None:
        self._drafts = drafts
        self._desk = desk
        self._slow = slow
        self._window = window
        self._view = view
        self._show = show
        self._is_busy = False

    def read(self) -> CopiesRead:
        """Return what is known of the copies."""
        backups = self._desk.backups
        shelf = backups.shelf
        at = shelf.rehearsed_at()
        return CopiesRead(
            tuple(shelf.listed()),
            tuple(shelf.in_second_place()),
            shelf.second_place(),
            backups.warning(),
            screen_moment(at) if at else "chưa lần nào",
        )

    def shown(self, read: CopiesRead) -> None:
        """Show what was read."""
        self._show(
            copies=read.cells,
            copies_line=f"Khôi phục thử lần cuối: {read.rehearsed}",
            warning=read.warning,
            place_line=f"Nơi thứ hai: {read.place or 'chưa chọn'}",
        )

    def make(self) -> None:
        """Make a copy now, and bring it to the second place."""

        def work() -> tuple[str, ...]:
            backups = self._desk.backups
            copy = backups.make()
            return (copy.path.name, *backups.to_second_place(copy))

        self._begin(work, self._made, "Đang sao lưu…")

    def _made(self, told: tuple[str, ...]) -> None:
        name, *troubles = told
        self._window.toast(troubles[0] if troubles else f"Đã sao lưu: {name}")
        self._end()

    def rehearse(self) -> None:
        """Restore the newest copy into a scratch folder and compare it."""
        self._begin(self._desk.backups.rehearse, self._rehearsed, "Đang khôi phục thử…")

    def _rehearsed(self, told: tuple[BackupCopy, Any]) -> None:
        copy, faults = told
        words = f"Khôi phục thử được từ {copy.path.name}, đối chiếu khớp"
        self._window.toast(f"{copy.path.name}: {faults[0]}" if faults else words)
        self._end()

    def _begin(
        self, work: Callable[[], Any], then: Callable[[Any], None], words: str
    ) -> None:
        if not self._is_busy:
            self._is_busy = True
            self._show(is_copying=True, copies_line=words)
            long = LongWork(words.removeprefix("Đang ").rstrip("…"), may_stop=False)
            self._slow.run_long(long, work, then, on_error=self._failed)

    def _failed(self, error: Exception) -> None:
        self._window.toast(self._window.trouble(error).line)
        self._end()

    def _end(self) -> None:
        self._is_busy = False
        self._show(is_copying=False)
        self._slow.run(self.read, self.shown)
        self._window.changed("")

    def ask_place(self) -> None:
        """Ask for the folder that gets every copy too."""
        place = self._desk.backups.shelf.second_place()
        panel = self._drafts.filled(
            StepState(
                title="Nơi sao lưu thứ hai",
                dossier_line="Ổ rời, hoặc thư mục trên máy khác",
                consequence=(
                    "Mỗi bản sao được chép thêm một bản sang thư mục này. "
                    "Để trống: thôi dùng nơi thứ hai."
                ),
                fields=(
                    StepField(
                        "folder",
                        "Thư mục",
                        hint=r"E:\SaoLuuMotCua",
                        value=str(place or ""),
                    ),
                ),
                act="Dùng thư mục này",
                icon="database-backup",
                key=SECOND_PLACE,
            )
        )
        self._view.ask(panel, self._place_given)

    def _place_given(self, values: dict[str, str]) -> None:
        text = clean_line(values["folder"])
        folder = Path(text) if text else None
        backups = self._desk.backups

        def refused(error: Exception) -> None:
            self._view.complain("folder", self._window.trouble(error).line)

        self._slow.run(
            lambda: backups.choose_second_place(folder), self._placed, on_error=refused
        )

    def _placed(self, _none: None) -> None:
        self._drafts.done(SECOND_PLACE)
        self._view.close_panel()
        self._slow.run(self.read, self.shown)


def _cells(copy: BackupCopy, where: str) -> tuple[str, ...]:
    size = f"{grouped(-(-copy.size // _MIB))} MB"
    kept = ", giữ lại" if copy.is_pinned else ""
    return screen_moment(copy.made_at), size, f"{where}{kept}"
