"""`slip … --before`: slips for people whose dossier is not taken in at the counter."""

import argparse
from datetime import date
from typing import Any, Final

from motcua_desktop.cli.console import Console
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.reading import CallWordsError, read_period
from motcua_desktop.domain.people import Applicant
from motcua_desktop.services.files import WrittenFile, write_whole
from motcua_desktop.services.rows.counter_slips import CounterSlip, IssuedCounterSlip
from motcua_desktop.text import screen_moment

_PERSON: Final = {
    "applicant": "chủ hồ sơ",
    "organisation": "tổ chức",
    "submitter": "người nộp, nếu là người khác",
    "address": "địa chỉ",
    "phone": "điện thoại",
    "email": "email",
}
_MATTER: Final = {
    "procedure": "mã thủ tục",
    "content": "nội dung yêu cầu; sau mã thủ tục là phần thêm",
    "reason": "lý do",
}


def add_options(slip: argparse.ArgumentParser) -> None:
    """Add what a slip of the counter is filled with."""
    group = slip.add_argument_group("phiếu lập tại quầy, trước khi tiếp nhận")
    group.add_argument(
        "--before",
        action="store_true",
        help="lập phieu-bo-sung, phieu-tu-choi cho người chưa được tiếp nhận hồ sơ; "
        "số phiếu ngay sau tên phiếu: in lại phiếu đó; “list”: các phiếu đã lập",
    )
    for name, meaning in (_PERSON | _MATTER).items():
        group.add_argument(f"--{name}", default="", help=meaning)
    group.add_argument(
        "--item",
        action="append",
        default=[],
        help="nội dung cần bổ sung; ghi được nhiều lần",
    )
    group.add_argument(
        "--replaces", type=int, default=0, metavar="SỐ", help="thay phiếu số này"
    )
    group.add_argument("--from", dest="first", default="", metavar="D")
    group.add_argument("--to", dest="last", default="", metavar="D")


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Issue a slip, print a kept one again, or list what was issued."""
    if arguments.name == "list":
        return _list(arguments, console)
    if arguments.out is None:
        raise CallWordsError("cần --out TỆP.pdf hoặc TỆP.docx")
    is_word = arguments.out.suffix.casefold() == ".docx"
    kept_id = _kept_id(arguments)
    with office_of(arguments) as office:
        desk = office.counter_slips
        if kept_id is None:
            issued = desk.issue(
                _told(arguments), paper=arguments.paper, replaces=arguments.replaces
            )
        elif is_word:
            issued = desk.issued(kept_id)
        else:
            issued = desk.print_again(kept_id, officer=arguments.officer)
        if not is_word:
            content = issued.slip.path.read_bytes()
            return _tell(console, issued, write_whole(arguments.out, content))
        made = desk.editable(issued.id)
    trouble = str(made.trouble) if made.trouble else ""
    written = write_whole(arguments.out, made.content)
    return _tell(console, issued, written, trouble=trouble)


def _told(arguments: argparse.Namespace) -> CounterSlip:
    told = {name: getattr(arguments, name) for name in _PERSON | _MATTER}
    return CounterSlip(
        name=arguments.name,
        applicant=Applicant(
            name=told["applicant"],
            organisation=told["organisation"],
            submitter_name=told["submitter"],
            address=told["address"],
            phone=told["phone"],
            email=told["email"],
        ),
        reason=told["reason"],
        procedure=told["procedure"],
        content=told["content"],
        items=tuple(arguments.item),
        officer=arguments.officer,
    )


def _kept_id(arguments: argparse.Namespace) -> int | None:
    """Return the number of the kept slip that is asked for, None for a new one."""
    if not arguments.number:
        return None
    number, *others = arguments.number
    if others or not number.isdecimal():
        raise CallWordsError("ghi một số phiếu tại quầy, xem slip list --before")
    words = [getattr(arguments, name) for name in _PERSON | _MATTER]
    if any(words) or arguments.item or arguments.replaces:
        raise CallWordsError("in lại thì không ghi nội dung; sửa phiếu bằng --replaces")
    return int(number)


def _tell(
    console: Console,
    issued: IssuedCounterSlip,
    written: WrittenFile,
    *,
    trouble: str = "",
) -> int:
    slip = issued.slip
    again = f", in lại lần {slip.reprint:02d}" if slip.reprint else ""
    console.answer(
        {
            "path": str(written.path),
            "sha256": written.sha256,
            "id": issued.id,
            "issue": slip.issue,
            "number": slip.number,
            "reprint": slip.reprint,
            "replaces": issued.replaced_id,
            "template_error": trouble,
        },
        f"Phiếu tại quầy số {issued.id}{again}: {written.path}",
        *([trouble] if trouble else []),
    )
    return 0


def _list(arguments: argparse.Namespace, console: Console) -> int:
    if bool(arguments.first) != bool(arguments.last):
        raise CallWordsError("ghi cả --from và --to")
    first, last = date.min, date(9998, 12, 31)
    if arguments.first:
        period = read_period(arguments.first, arguments.last)
        first, last = period.first, period.last
    with office_of(arguments) as office:
        found = office.counter_slips.issued_between(first, last)
    console.answer(
        {"slips": [_document(one) for one in found]},
        *map(_line, found),
        f"{len(found)} phiếu",
    )
    return 0


def _document(issued: IssuedCounterSlip) -> dict[str, Any]:
    return {
        "id": issued.id,
        "name": issued.slip.name,
        "number": issued.slip.number,
        "issue": issued.slip.issue,
        "issued_at": issued.issued_at.isoformat(timespec="minutes"),
        "applicant": issued.told.applicant.shown_name,
        "procedure": issued.told.procedure,
        "content": issued.told.content,
        "reason": issued.told.reason,
        "officer": issued.told.officer,
        "replaces": issued.replaced_id,
        "sha256": issued.slip.sha256,
    }


def _line(issued: IssuedCounterSlip) -> str:
    slip, told = issued.slip, issued.told
    return (
        f"{issued.id:>5}  {screen_moment(issued.issued_at)}  {slip.name}  "
        f"{slip.number}  {told.applicant.shown_name}  {told.content}"
    )
