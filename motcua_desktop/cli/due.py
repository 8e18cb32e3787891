"""The command `due`: a due moment, its reason and its days, for one or many."""

import argparse
import json
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, Final

from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.domain.due_days import DayNote
from motcua_desktop.domain.errors import DomainError, DueRequestError
from motcua_desktop.exchange.calendar_file import read_calendar_file
from motcua_desktop.services.due_dates import (
    CalendarsByName,
    DueAnswer,
    answer,
    answer_keys,
    document,
    refuse_early_pauses,
)
from motcua_desktop.services.due_request import read_pause, read_request
from motcua_desktop.storage.calendars import NamedCalendars
from motcua_desktop.text import SHORT_WEEKDAYS, WEEKDAYS, screen_date

# Options that name a key of the request as it is.
_KEYS: Final = (
    ("--limit", "limit", "thời hạn: “5 ngày làm việc”, “trong ngày”, “2 tháng”"),
    ("--finished", "finished_at", "thời điểm có kết quả"),
    ("--as-of", "as_of", "thời điểm xem hồ sơ đang ở đâu so với hạn"),
    ("--hours", "calendar_id", "giờ làm việc: STD8, STD75, SOUTH8, SEASON, …"),
    ("--holidays", "holiday_set", "bộ ngày nghỉ: OFFICIAL, NO_SWAPS, NONE"),
    ("--day-mode", "day_mode", "civil (hết giờ làm việc) hoặc rolling (8 giờ/ngày)"),
    ("--day-cutoff", "day_cutoff", "sau giờ này tính như nhận ngày làm việc kế tiếp"),
    ("--same-day-cutoff", "same_day_cutoff", "giờ chốt của thời hạn trong ngày"),
    ("--policy", "pause_policy", "cách tính khi bổ sung: restart, freeze, minutes"),
    ("--early-rule", "early_rule", "cách tính sớm hạn: day, session, minute"),
)


def add_parser(commands: Commands) -> None:
    """Add the words of `due` to the command line."""
    parser = commands.add_parser(
        "due", help="tính ngày, giờ hẹn trả và giải thích từng ngày"
    )
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--received", metavar="T", help="thời điểm tiếp nhận")
    source.add_argument(
        "--input", metavar="F", help="tệp JSON, mỗi dòng một hồ sơ; “-”: đọc từ stdin"
    )
    parser.add_argument(
        "--pause",
        action="append",
        default=[],
        metavar="A/B",
        help="tạm dừng từ A đến B; “A/”: còn đang dừng; ghi được nhiều lần",
    )
    for option, key, words in _KEYS:
        parser.add_argument(option, dest=key, help=words)
    parser.add_argument(
        "--calendar", type=Path, metavar="F", help="tệp CSV ngày nghỉ, ngày làm bù"
    )
    parser.add_argument(
        "--explain", action="store_true", help="liệt kê từng ngày tính hoặc bỏ"
    )
    parser.add_argument("--json", action="store_true", help="trả lời bằng JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Answer the command; 1 when a line of the input was refused.

    Raises:
        DomainError: the one receipt, the calendar file or the input is refused.
    """
    days = None
    if arguments.calendar is not None:
        days = read_calendar_file(arguments.calendar)
    calendars = NamedCalendars(days)
    if arguments.input is None:
        _answer_one(arguments, calendars, console)
        return 0
    with _opened(arguments.input) as lines:
        return _answer_each(lines, calendars, console, explains=arguments.explain)


def _answer_one(
    arguments: argparse.Namespace, calendars: CalendarsByName, console: Console
) -> None:
    given: dict[str, object] = {key: getattr(arguments, key) for _, key, _ in _KEYS}
    request = read_request(
        {
            **given,
            "received_at": arguments.received,
            "pauses": [
                {
                    "paused_at": pause.paused_at.isoformat(),
                    "resumed_at": pause.resumed_at and pause.resumed_at.isoformat(),
                }
                for pause in map(read_pause, arguments.pause)
            ],
        }
    )
    refuse_early_pauses(request)
    reply = answer(request, calendars, explains=True)
    keys = document(reply)
    if not arguments.explain:
        del keys["days"]
    days = [_day_line(note) for note in reply.days] if arguments.explain else []
    console.answer(keys, *_lines(reply), *days)
    if reply.warning and not console.as_json:
        console.note(reply.warning)


def _lines(reply: DueAnswer) -> Iterable[str]:
    due = reply.due_at
    if due is None:
        yield "Chưa có hạn: đang tạm dừng."
    else:
        weekday = WEEKDAYS[due.weekday()]
        yield f"Hẹn trả: {due:%H:%M} {weekday} {screen_date(due)}"
    yield reply.reason


def _day_line(note: DayNote) -> str:
    number = "" if note.ordinal is None else str(note.ordinal)
    day = f"{SHORT_WEEKDAYS[note.day.weekday()]} {screen_date(note.day)}"
    source = f" ({note.source})" if note.source else ""
    return f"{day}  {number:>3}  {note.reason}{source}".rstrip()


def _opened(name: str) -> AbstractContextManager[Iterable[bytes]]:
    if name == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(name).open("rb")
    except OSError:
        raise DueRequestError(f"không mở được “{Path(name).name}”") from None


def _answer_each(
    lines: Iterable[bytes],
    calendars: CalendarsByName,
    console: Console,
    *,
    explains: bool,
) -> int:
    status = 0
    for line in lines:
        if not line.strip():
            continue
        try:
            console.json_line(answer_keys(_request(line), calendars, explains=explains))
        except DomainError as error:
            console.json_line({"error": str(error)})
            status = 1
    return status


def _request(line: bytes) -> dict[str, Any]:
    try:
        given = json.loads(line.decode("utf-8-sig"))
        # Half a surrogate pair passes as JSON, but no answer could repeat it.
        json.dumps(given, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise DueRequestError("dòng không phải JSON") from None
    if not isinstance(given, dict):
        raise DueRequestError("dòng không phải một đối tượng JSON")
    return given
