"""What a change of the calendar or of limits does, as an answer of the command line."""

import argparse
from collections.abc import Sequence
from typing import Any, Final

from motcua_desktop.services.rows.calendars import CalendarEffect, MovedDue
from motcua_desktop.text import screen_moment

KEPT_DUE: Final = (
    "Các hồ sơ này giữ hạn đã hẹn; tính lại sau bằng “calendar recompute”."
)
KEPT_LIMIT: Final = "Các hồ sơ này giữ thời hạn và hạn đã hẹn khi tiếp nhận."
_TOLD_HERE: Final = 20


def add_choice(parser: argparse.ArgumentParser) -> None:
    """Add the words with which a change is tried out, and promises recomputed."""
    parser.add_argument(
        "--dry-run", action="store_true", help="chỉ xem thay đổi, không ghi gì"
    )
    parser.add_argument(
        "--recompute",
        metavar="LÝ DO",
        default="",
        help="tính lại hạn các hồ sơ bị ảnh hưởng, ghi lý do; không có: giữ hạn đã hẹn",
    )
    parser.add_argument("--officer", default="", help="người làm, ghi vào lịch sử")


def effect_keys(effect: CalendarEffect, *, dry_run: bool) -> dict[str, Any]:
    """Return the effect as the keys of an answer."""
    return {
        "changed": effect.changed,
        "moved": [
            {
                "number": each.number,
                "from": each.due_before.isoformat(timespec="minutes"),
                "to": each.due_after.isoformat(timespec="minutes"),
                "slips": each.slips,
                "day_off": each.is_off,
            }
            for each in effect.moved
        ],
        "slips": effect.slips,
        "recomputed": effect.recomputed,
        "dry_run": dry_run,
    }


def effect_lines(
    effect: CalendarEffect, *, dry_run: bool, kept: str = KEPT_DUE
) -> list[str]:
    """Return the effect as lines a person reads; `kept`: of what did not move."""
    lines = _moved_lines(effect.moved)
    if effect.slips:
        lines.append(f"{effect.slips} phiếu đã phát hành ghi hạn cũ.")
    if effect.off:
        lines.append(f"{effect.off} hồ sơ đã hẹn vào ngày không mở cửa.")
    if dry_run:
        lines.append("Chạy thử: chưa ghi gì.")
    elif effect.recomputed:
        lines.append(f"Đã tính lại hạn của {effect.recomputed} hồ sơ.")
    elif effect.moved:
        lines.append(kept)
    return lines


def _moved_lines(moved: Sequence[MovedDue]) -> list[str]:
    if not moved:
        return ["Không hồ sơ nào đổi hạn."]
    lines = [f"{len(moved)} hồ sơ đang giải quyết đổi hạn:"]
    lines += [
        f"  {each.number}  {screen_moment(each.due_before)} → "
        f"{screen_moment(each.due_after)}"
        for each in moved[:_TOLD_HERE]
    ]
    if len(moved) > _TOLD_HERE:
        lines.append(f"  … và {len(moved) - _TOLD_HERE} hồ sơ nữa (xem đủ: --json)")
    return lines
