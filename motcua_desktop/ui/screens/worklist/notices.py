"""What the work list points out beside its rows, the most harmful first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from motcua_desktop.domain.watch import WatchKind
from motcua_desktop.text import grouped
from motcua_desktop.ui.screens.worklist.state import Notice


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    text: str
    icon: str
    ink: str
    key: str


APOLOGIES: Final = "Ctrl+5"
LAST_REQUESTS: Final = "Ctrl+6"
SUBMISSIONS: Final = "Ctrl+7"
CALENDAR: Final = "Alt+L"
BACKUP: Final = "F11"
_WORDS: Final[Mapping[WatchKind, _Words]] = {
    WatchKind.OVERDUE: _Words(
        "hồ sơ quá hạn",
        "Chưa có kết quả. Lập văn bản xin lỗi và hẹn lại ngày trả.",
        "file-warning",
        "overdue",
        "Ctrl+1",
    ),
    WatchKind.RECEPTION: _Words(
        "hồ sơ trực tuyến chờ tiếp nhận",
        "Trả lời trong 08 giờ làm việc kể từ khi công dân nộp.",
        "clock",
        "today",
        SUBMISSIONS,
    ),
    WatchKind.APOLOGY: _Words(
        "hồ sơ đến hạn ngày làm việc kế tiếp",
        "Chưa có kết quả. Nếu không kịp, văn bản xin lỗi phải có trong hôm nay.",
        "calendar-clock",
        "soon",
        APOLOGIES,
    ),
    WatchKind.LAST_REQUEST: _Words(
        "hồ sơ hôm nay là hạn cuối yêu cầu bổ sung",
        "Thiếu giấy tờ thì lập Phiếu yêu cầu bổ sung trong hôm nay.",
        "file-text",
        "supplement",
        LAST_REQUESTS,
    ),
}


def notices_of(
    watched: Mapping[WatchKind, int], notes: Sequence[str], danger: str = ""
) -> tuple[Notice, ...]:
    """Return what endangers the data, what is watched, then the calendar's notices."""
    dangers = [_danger_notice(danger)] if danger else []
    return (*dangers, *_watched(watched), *map(_day_notice, notes))


def _watched(watched: Mapping[WatchKind, int]) -> Iterator[Notice]:
    for kind, words in _WORDS.items():
        count = watched.get(kind, 0)
        if count:
            yield Notice(
                f"{grouped(count)} {words.title}",
                words.text,
                words.icon,
                words.ink,
                act=f"Xem {grouped(count)} hồ sơ",
                key=words.key,
            )


def _danger_notice(danger: str) -> Notice:
    title, _, text = danger.partition(". ")
    return Notice(
        title, text, "database-backup", "overdue", act="Sao lưu ngay", key=BACKUP
    )


def _day_notice(note: str) -> Notice:
    title, _, text = note.partition(": ")
    words = text[:1].upper() + text[1:]
    return Notice(title, words, "calendar-off", "accent", act="Xem lịch", key=CALENDAR)
