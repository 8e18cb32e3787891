"""The command `note`: what is noted beside the course of a dossier."""

import argparse
import uuid

from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.reading import read_count_of_dong, read_word
from motcua_desktop.domain.moments import read_moment
from motcua_desktop.domain.notes import NoteKind
from motcua_desktop.domain.payments import FeeKind, PaymentWay
from motcua_desktop.services.noting import NoteRequest


def add_parser(commands: Commands) -> None:
    """Add `note` to the command line."""
    note = commands.add_parser(
        "note", help="ghi số hóa, khoản thu, nguyên nhân quá hạn, ghi chú của hồ sơ"
    )
    note.add_argument("number", help="mã hồ sơ hoặc số nội bộ")
    note.add_argument("kind", choices=[it.value for it in NoteKind])
    note.add_argument("--at", default="", help="thời điểm (mặc định: bây giờ)")
    note.add_argument(
        "--reused", action="store_true", help="dùng lại dữ liệu đã số hóa"
    )
    note.add_argument("--amount", default="", help="số tiền đã thu, đồng")
    note.add_argument("--by", default="cash", help="cash, transfer, online")
    note.add_argument("--fee-kind", default="charge", help="fee (phí), charge (lệ phí)")
    note.add_argument("--cause", default="", help="nguyên nhân chính")
    note.add_argument("--responsible", default="", help="cơ quan chịu trách nhiệm")
    note.add_argument("--text", default="", help="lời ghi chú thêm")
    note.add_argument("--officer", default="", help="người ghi")
    note.add_argument("--token", default="", help="mã chống trùng của lần gọi này")
    note.set_defaults(run=run_note)


def run_note(arguments: argparse.Namespace, console: Console) -> int:
    """Note one thing of one dossier."""
    amount = read_count_of_dong(arguments.amount) if arguments.amount else 0
    request = NoteRequest(
        kind=NoteKind(arguments.kind),
        at=read_moment(arguments.at) if arguments.at else None,
        is_reused=arguments.reused,
        amount=amount,
        paid_by=read_word("paid_by", arguments.by, PaymentWay.CASH),
        fee_kind=read_word("fee_kind", arguments.fee_kind, FeeKind.FEE),
        cause=arguments.cause,
        responsible=arguments.responsible,
        text=arguments.text,
    )
    with office_of(arguments) as office:
        office.noting.note(
            arguments.number,
            request,
            token=arguments.token or uuid.uuid4().hex,
            officer=arguments.officer,
        )
    document = {"number": arguments.number, "noted": arguments.kind}
    console.answer(document, f"{arguments.number}: đã ghi.")
    return 0
