"""The commands `receive`, `act`, `show` and `find`."""

import argparse
import uuid
from collections.abc import Mapping
from datetime import datetime
from textwrap import shorten
from time import perf_counter
from typing import Any

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.reading import (
    input_lines,
    read_count,
    read_json_object,
    read_rating,
    read_receive,
    read_word,
)
from motcua_desktop.domain.channel import ReturnWay
from motcua_desktop.domain.deadline import PauseGround
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.domain.events import ResultCopy
from motcua_desktop.domain.lifecycle import State, Step
from motcua_desktop.domain.moments import read_day, read_moment
from motcua_desktop.domain.steps import StepRequest
from motcua_desktop.domain.urgency import Urgency
from motcua_desktop.services.intake import ReceiveDossier
from motcua_desktop.services.rows.lists import DossierDetail, DossierFilter
from motcua_desktop.text import screen_moment


def add_parsers(commands: Commands) -> None:
    """Add the four commands to the command line."""
    receive = commands.add_parser("receive", help="tiếp nhận hồ sơ từ các dòng JSON")
    receive.add_argument("--input", required=True, help="tệp JSON lines, hoặc -")
    receive.set_defaults(run=run_receive)
    act = commands.add_parser("act", help="thực hiện một bước của hồ sơ")
    act.add_argument("number", help="mã hồ sơ hoặc số nội bộ")
    act.add_argument("action", choices=[step.value for step in Step])
    for name, words in _ACT_OPTIONS.items():
        act.add_argument(f"--{name}", default="", help=words)
    act.add_argument(
        "--item", action="append", default=[], help="một nội dung cần bổ sung"
    )
    act.add_argument(
        "--ground", default="supplement", choices=[it.value for it in PauseGround]
    )
    act.set_defaults(run=run_act)
    show = commands.add_parser("show", help="xem một hồ sơ và lịch sử của nó")
    show.add_argument("number", help="mã hồ sơ hoặc số nội bộ")
    show.set_defaults(run=run_show)
    find = commands.add_parser("find", help="tìm hồ sơ")
    find.add_argument("text", nargs="+", help="mã, tên, số giấy tờ, điện thoại")
    find.add_argument("--state", choices=[state.value for state in State])
    find.add_argument("--sector", default="")
    find.add_argument("--limit", type=int, default=50)
    find.set_defaults(run=run_find)


_NAME_WIDTH = 70
_ACT_OPTIONS = {
    "at": "thời điểm thực hiện (mặc định: bây giờ)",
    "reason": "lý do",
    "to": "nơi nhận hồ sơ chuyển đến",
    "approval": "ý kiến đồng ý yêu cầu bổ sung lần hai",
    "new-due": "ngày hẹn lại",
    "days": "số ngày xin gia hạn, tính từ ngày hẹn cũ, thay cho --new-due",
    "letter": "số văn bản xin lỗi",
    "refund": "phí, lệ phí hoàn trả khi rút hồ sơ, đồng",
    "post-number": "số hiệu bưu gửi của kết quả",
    "receiver": "người nhận kết quả",
    "way": "cách trả kết quả: desk, postal, online",
    "satisfaction": "mức hài lòng 1–5",
    "copy": "bản kết quả: paper, electronic, exempt",
    "officer": "người thực hiện",
    "token": "mã chống trùng của lần gọi này",
}


def run_receive(arguments: argparse.Namespace, console: Console) -> int:
    """Receive each line; answer each as soon as it is durable."""
    refused = 0
    with office_of(arguments) as office:
        for line in input_lines(arguments.input):
            if not line.strip():
                continue
            try:
                request = _completed(office, read_receive(read_json_object(line)))
                received = office.desk.receive(request)
            except DomainError as error:
                refused += 1
                console.json_line({"error": str(error)})
                continue
            console.json_line(
                {"number": received.number, "due_at": _moment(received.due_at)}
            )
    return 1 if refused else 0


def _completed(office: OpenOffice, request: ReceiveDossier) -> ReceiveDossier:
    """Give papers that were named by their catalogue code their names."""
    if not any(paper.code for paper in request.papers):
        return request
    with office.read_unit() as unit:
        procedure = unit.catalogue.procedure(request.procedure)
    names = {paper.code: paper.name for paper in procedure.papers} if procedure else {}
    return request.with_paper_names(names)


def run_act(arguments: argparse.Namespace, console: Console) -> int:
    """Take one step in a dossier's life."""
    with office_of(arguments) as office:
        done = office.processing.act(
            arguments.number,
            _step_request(arguments, office.clock()),
            token=arguments.token or uuid.uuid4().hex,
            officer=arguments.officer,
        )
    due = _moment(done.due_at)
    console.answer(
        {"number": done.number, "state": done.state.value, "due_at": due},
        f"{done.number}: {done.state.label}",
    )
    return 0


def _step_request(arguments: argparse.Namespace, now: datetime) -> StepRequest:
    way = arguments.way
    at = read_moment(arguments.at) if arguments.at else now
    return StepRequest(
        step=Step(arguments.action),
        at=at.replace(second=0, microsecond=0),
        reason=arguments.reason,
        to=arguments.to,
        ground=PauseGround(arguments.ground),
        approval=arguments.approval,
        new_due_on=read_day(arguments.new_due) if arguments.new_due else None,
        extra_days=read_count("Số ngày gia hạn", arguments.days),
        letter_number=arguments.letter,
        receiver=arguments.receiver,
        way=read_word("return_by", way, ReturnWay.DESK) if way else ReturnWay.DESK,
        satisfaction=read_rating(arguments.satisfaction)
        if arguments.satisfaction
        else None,
        items=tuple(arguments.item),
        refund=read_count("Phí hoàn trả", arguments.refund, most=10**12 - 1) or 0,
        post_number=arguments.post_number,
        copy=read_word("copy", arguments.copy, ResultCopy.PAPER)
        if arguments.copy
        else None,
    )


def run_show(arguments: argparse.Namespace, console: Console) -> int:
    """Show all that is known of one dossier."""
    with office_of(arguments) as office:
        detail = office.desk.detail(arguments.number)
    console.answer(_detail_document(detail), *_detail_lines(detail))
    return 0 if detail.history_ok else 1


def _detail_document(detail: DossierDetail) -> Mapping[str, Any]:
    dossier = detail.dossier
    return {
        "number": dossier.number,
        "state": dossier.state.value,
        "urgency": detail.urgency.value,
        "timing": _timing(detail),
        "applicant": dossier.applicant.shown_name,
        "procedure_code": detail.procedure.code,
        "procedure": detail.procedure.name,
        "channel": dossier.channel.value,
        "limit": dossier.limit.text if dossier.limit else None,
        "received_at": _moment(dossier.received_at),
        "due_at": _moment(dossier.due_at),
        "due_original": _moment(dossier.due_original),
        "finished_at": _moment(dossier.finished_at),
        "withdrawn_at": _moment(dossier.withdrawn_at),
        "returned_at": _moment(dossier.returned_at),
        "service_level": dossier.service_level.value,
        "digitised_at": _moment(dossier.digitised_at),
        "fee": dossier.fee,
        "paid": sum(it.amount for it in dossier.payments),
        "late_cause": dossier.late_cause,
        "book": {"year": detail.book_year, "serial": detail.book_serial},
        "history_ok": detail.history_ok,
        "next": [step.value for step in detail.steps],
        "events": [
            {
                "seq": line.seq,
                "kind": line.kind,
                "at": _moment(line.at),
                "recorded_at": line.recorded_at.isoformat(),
                "actor": line.actor,
                "detail": line.detail,
            }
            for line in detail.history
        ],
    }


_OPEN_TIMINGS = {Urgency.OVERDUE: "overdue", Urgency.SUPPLEMENT: "suspended"}


def _timing(detail: DossierDetail) -> str | None:
    """Return early, on_time, late; within, overdue, suspended while open."""
    dossier = detail.dossier
    if dossier.timing is not None:
        return dossier.timing.value
    if not dossier.state.is_open:
        return None
    return _OPEN_TIMINGS.get(detail.urgency, "within")


def _detail_lines(detail: DossierDetail) -> list[str]:
    dossier = detail.dossier
    return [
        f"{dossier.number} · {detail.urgency.label} · {detail.remaining}".rstrip(" ·"),
        f"{dossier.applicant.shown_name}: {detail.procedure.short_name}",
        f"Hẹn trả: {screen_moment(dossier.due_at)}"
        if dossier.due_at
        else "Không quy định thời hạn",
        *(
            f"  {screen_moment(line.at)}  {line.label}"
            + (f": {line.detail}" if line.detail else "")
            for line in detail.history
        ),
        "Lịch sử nguyên vẹn."
        if detail.history_ok
        else "Lịch sử đã bị thay đổi: chạy lệnh “check”, báo cho người hỗ trợ.",
    ]


def run_find(arguments: argparse.Namespace, console: Console) -> int:
    """Search as the search box does."""
    state = State(arguments.state) if arguments.state else None
    chosen = DossierFilter(state=state, sector=arguments.sector)
    with office_of(arguments) as office:
        begun = perf_counter()
        rows = office.desk.search(
            " ".join(arguments.text), limit=max(arguments.limit, 1), chosen=chosen
        )
        elapsed = (perf_counter() - begun) * 1000
    found = [
        {
            "number": row.number,
            "applicant": row.applicant,
            "procedure_code": row.procedure_code,
            "procedure": row.procedure,
            "state": row.state.value,
            "received_at": _moment(row.received_at),
            "due_at": _moment(row.due_at),
        }
        for row in rows
    ]
    console.answer(
        {"rows": found, "elapsed_ms": round(elapsed, 3)},
        *(
            f"{row.number}  {row.urgency.label}  {row.applicant}: "
            f"{shorten(row.procedure, _NAME_WIDTH, placeholder='…')}"
            for row in rows
        ),
        f"{len(rows)} hồ sơ",
    )
    return 0


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="minutes")
