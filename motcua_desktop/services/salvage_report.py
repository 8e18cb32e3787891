"""The report of a salvage in words: what came from where, what is missing for good."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from motcua_desktop.services.ports_backup import Salvaged
from motcua_desktop.text import grouped, screen_moment

_TABLES: Final = {
    "event": "dòng lịch sử hồ sơ",
    "dossier": "hồ sơ",
    "audit": "dòng nhật ký",
    "report_issue": "báo cáo đã phát hành",
    "slip": "phiếu đã phát hành",
    "attachment": "tệp đính kèm",
    "counter_slip": "phiếu tại quầy",
    "register_entry": "dòng sổ",
    "report_text": "lời báo cáo",
    "submission": "hồ sơ trực tuyến",
    "procedure": "thủ tục",
    "calendar_day": "ngày trong lịch",
    "account": "tài khoản",
    "erased": "chứng cứ ẩn danh của dòng lịch sử",
}


def salvage_lines(saved: Salvaged, now: datetime) -> Iterator[str]:
    """Return the report, line by line."""
    yield f"CỨU DỮ LIỆU lúc {screen_moment(now)}"
    if saved.base is None:
        yield "Không có bản sao lưu nào còn tốt: chỉ lấy được từ tệp hỏng."
    else:
        made_at = screen_moment(saved.base.made_at)
        yield f"Nền: bản sao lưu {saved.base.path.name} lúc {made_at}"
    yield from _taken(saved)
    yield from _missing(saved)
    if saved.aside is not None:
        yield f"Tệp hỏng được cất ở {saved.aside}"
    else:
        yield "Chạy thử: chưa thay đổi gì."


def _taken(saved: Salvaged) -> Iterator[str]:
    yield "Lấy thêm từ tệp hỏng:"
    for table, count in saved.taken.items():
        yield f"  {grouped(count)} {_TABLES.get(table, table)}"
    if not saved.taken:
        yield "  không có gì mới hơn bản sao lưu"
    for table, count in saved.unreadable.items():
        named = _TABLES.get(table, table)
        yield f"Trong tệp hỏng có {grouped(count)} {named} không đọc được."


def _missing(saved: Salvaged) -> Iterator[str]:
    if saved.lost:
        yield f"MẤT HẲN: {losses_in_words(saved)}"
        yield "Hỏi lại các bộ phận, đối chiếu phiếu giấy, rồi tiếp nhận lại nếu cần."
    if saved.rejected:
        yield (
            f"{grouped(saved.rejected)} dòng đọc được nhưng không khớp, không đưa vào; "
            "giữ riêng cạnh tệp hỏng."
        )
    if saved.is_whole:
        yield "Không mất gì."


def losses_in_words(saved: Salvaged) -> str:
    """Return the runs of numbers that are missing, "không" where none is."""
    said = []
    for scope, lost in saved.lost.items():
        name, _, rest = scope.partition(":")
        title = f"số thứ tự sổ {rest}" if name == "book" else _TABLES.get(name, name)
        numbers = ", ".join(
            str(first) if first == last else f"{first}–{last}" for first, last in lost
        )
        said.append(f"{title} số {numbers}")
    return "; ".join(said) or "không"
