"""The command `online`: submissions that wait for the desk's answer."""

import argparse
from collections.abc import Mapping
from typing import Any

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.reading import (
    RequestError,
    input_lines,
    read_json_object,
    read_receive,
)
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.domain.submission import OnlineSubmission, Reply
from motcua_desktop.text import screen_moment

_DEEDS = ("register", "list", *(reply.value for reply in Reply))


def add_parser(commands: Commands) -> None:
    """Add the words of `online` to the command line."""
    online = commands.add_parser("online", help="hồ sơ trực tuyến chờ tiếp nhận")
    online.add_argument("deed", choices=_DEEDS)
    online.add_argument("reference", nargs="?", default="", help="mã đăng ký")
    online.add_argument("--input", default="-", help="tệp JSON lines, hoặc -")
    online.add_argument(
        "--reason", default="", help="lý do từ chối, nội dung hướng dẫn"
    )
    online.add_argument("--officer", default="", help="người thực hiện")
    online.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Register, list or answer submissions."""
    with office_of(arguments) as office:
        if arguments.deed == "register":
            return _register(arguments, office, console)
        if arguments.deed == "list":
            return tell_waiting(office, console)
        return _answer(arguments, office, console)


def tell_waiting(office: OpenOffice, console: Console, *, limit: int = 500) -> int:
    """Answer what waits for the desk's answer, the most pressing first."""
    waiting = office.submissions.waiting(limit=limit)
    document = {"waiting": [_document(it) for it in waiting]}
    console.answer(document, *map(_line, waiting), f"{len(waiting)} hồ sơ chờ")
    return 0


def _register(
    arguments: argparse.Namespace, office: OpenOffice, console: Console
) -> int:
    refused = 0
    for line in input_lines(arguments.input):
        if not line.strip():
            continue
        try:
            request = read_json_object(line)
            reference = request.pop("reference", "")
            if not isinstance(reference, str) or not reference:
                raise RequestError("thiếu mã đăng ký “reference”")
            submission = office.submissions.register(reference, read_receive(request))
        except DomainError as error:
            refused += 1
            console.json_line({"error": str(error)})
            continue
        console.json_line(_document(submission))
    return 1 if refused else 0


def _answer(arguments: argparse.Namespace, office: OpenOffice, console: Console) -> int:
    if not arguments.reference:
        raise RequestError("thiếu mã đăng ký")
    reply, desk = Reply(arguments.deed), office.submissions
    if reply is Reply.ACCEPT:
        received = desk.accept(arguments.reference, officer=arguments.officer)
        due = received.due_at and received.due_at.isoformat(timespec="minutes")
        console.answer(
            {"number": received.number, "due_at": due},
            f"Đã tiếp nhận: {received.number}",
        )
        return 0
    desk.turn_away(arguments.reference, reply, reason=arguments.reason)
    console.answer(
        {"reference": arguments.reference, "reply": reply.value},
        f"Đã {reply.label}: {arguments.reference}",
    )
    return 0


def _document(submission: OnlineSubmission) -> Mapping[str, Any]:
    return {
        "reference": submission.reference,
        "procedure": submission.procedure,
        "applicant": submission.applicant.shown_name,
        "submitted_at": submission.submitted_at.isoformat(timespec="minutes"),
        "reply_by": submission.reply_by.isoformat(timespec="minutes"),
        "reply": submission.reply.value if submission.reply else None,
    }


def _line(submission: OnlineSubmission) -> str:
    return (
        f"{submission.reference}  trả lời trước {screen_moment(submission.reply_by)}  "
        f"{submission.applicant.shown_name}"
    )
