"""The commands `print` and `print-queue`: slips on paper, and what has not come out."""

import argparse
from collections.abc import Sequence

from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.reading import read_count
from motcua_desktop.services.ports_printing import PrintSetup
from motcua_desktop.services.printing import PrintJob


def add_parsers(commands: Commands) -> None:
    """Add the two commands to the command line."""
    one = commands.add_parser("print", help="phát hành phiếu và in ra máy in")
    one.add_argument("name", help="tên phiếu")
    one.add_argument("number", nargs="+", help="mã hồ sơ")
    one.add_argument("--paper", default="", help="khổ giấy: A5, A4")
    one.add_argument("--officer", default="", help="người ký phiếu")
    one.add_argument("--printer", help="máy in, nhớ cho loại phiếu này")
    one.add_argument("--tray", help="khay giấy, nhớ cho loại phiếu này")
    one.add_argument("--copies", default="", help="số bản, nhớ cho loại phiếu này")
    one.set_defaults(run=run_print)
    queue = commands.add_parser("print-queue", help="xem và in tiếp hàng đợi in")
    queue.add_argument("--done", nargs="+", default=[], help="phiếu đã ra giấy")
    queue.add_argument("--again", nargs="+", default=[], help="phiếu cần in lại")
    queue.set_defaults(run=run_queue)


def run_print(arguments: argparse.Namespace, console: Console) -> int:
    """Issue slips and send them to their printer; what it does not take, waits."""
    name = arguments.name
    with office_of(arguments) as office:
        known = office.printing.setup(name)
        setup = PrintSetup(
            known.printer if arguments.printer is None else arguments.printer,
            known.tray if arguments.tray is None else arguments.tray,
            read_count("Số bản in", arguments.copies, most=99) or known.copies,
        )
        office.printing.remember(name, setup)
        for number in arguments.number:
            slip = office.slips.issue(
                name, number, paper=arguments.paper, officer=arguments.officer
            )
            office.printing.add(
                slip.path.read_bytes(), kind=name, paper=slip.paper, title=number
            )
        jobs = office.printing.work()
    return _told(jobs, console)


def run_queue(arguments: argparse.Namespace, console: Console) -> int:
    """Say what came out, print the rest again, show what is left."""
    with office_of(arguments) as office:
        office.printing.came_out(arguments.done)
        office.printing.again(arguments.again)
        jobs = office.printing.work()
    return _told(jobs, console)


def _told(jobs: Sequence[PrintJob], console: Console) -> int:
    console.answer(
        {
            "jobs": [
                {
                    "id": job.id,
                    "slip": job.kind,
                    "number": job.title,
                    "state": job.state.value,
                    "trouble": job.trouble,
                }
                for job in jobs
            ]
        },
        *(
            f"{job.id}  {job.state.label}  {job.title}  {job.trouble}".rstrip()
            for job in jobs
        ),
        f"{len(jobs)} phiếu trong hàng đợi in",
    )
    return 1 if any(job.trouble for job in jobs) else 0
