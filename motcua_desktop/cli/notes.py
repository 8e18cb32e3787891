"""The command `note`: what is noted beside the course of a dossier."""

import argparse
import uuid

from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.reading import read_count_of_dong, read_word
from motcua_desktop.domain.moments import read_moment
from motcua_desktop.domain.payments import FeeKind, PaymentWay

_KINDS = ("digitised", "paid", "late-cause")


def add_parser(commands: Commands) -> None:
    """Add `note` to the command line."""
    note = commands.add_parser(
        "note", help="ghi số hóa, khoản thu, nguyên nhân quá hạn của hồ sơ"
    )
    note.add_argument("number", help="mã hồ sơ hoặc số nội bộ")
    note.add_argument("kind", choices=_KINDS)
    note.add_argument("--at", default="", help="thời điểm (mặc định: bây giờ)")
    note.add_argument(
        "--reused", action="store_true", help="dùng lại dữ liệu đã số hóa"
    )
    note.add_argument("--amount", default="", help="số tiền đã thu, đồng")
    note.add_argument("--by", default="cash", help="cash, transfer, online")
    note.add_argument("--fee-kind", default="charge", help="fee (phí), charge (lệ phí)")
    note.add_argument("--cause", default="", help="nguyên nhân chính")
    note.add_argument("--responsible", default="", help="cơ quan chịu trách nhiệm")
    note.add_argument("--officer", default="", help="người ghi")
    note.add_argument("--token", default="", help="mã chống trùng của lần gọi này")
    note.set_defaults(run=run_note)


def run_note(arguments: argparse.Namespace, console: Console) -> int:
    """Note one thing of one dossier."""
    at = read_moment(arguments.at) if arguments.at else None
    token = arguments.token or uuid.uuid4().hex
    officer, number = arguments.officer, arguments.number
    with office_of(arguments) as office:
        match arguments.kind:
            case "digitised":
                office.noting.digitise(
                    number,
                    token=token,
                    at=at,
                    is_reused=arguments.reused,
                    officer=officer,
                )
            case "paid":
                office.noting.pay(
                    number,
                    read_count_of_dong(arguments.amount),
                    token=token,
                    at=at,
                    paid_by=read_word("paid_by", arguments.by, PaymentWay.CASH),
                    fee_kind=read_word("fee_kind", arguments.fee_kind, FeeKind.FEE),
                    officer=officer,
                )
            case _:
                office.noting.explain_lateness(
                    number,
                    arguments.cause,
                    token=token,
                    responsible=arguments.responsible,
                    officer=officer,
                )
    console.answer({"number": number, "noted": arguments.kind}, f"{number}: đã ghi.")
    return 0
