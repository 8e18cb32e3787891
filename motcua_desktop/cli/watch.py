"""The command `watch`: what is due, whom to apologise to, whom may still be asked."""

import argparse

from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.online import tell_waiting
from motcua_desktop.domain.watch import WatchKind
from motcua_desktop.services.rows.lists import DossierRow
from motcua_desktop.text import screen_moment


def add_parser(commands: Commands) -> None:
    """Add the words of `watch` to the command line."""
    watch = commands.add_parser("watch", help="nhắc việc: quá hạn, đến hạn, bổ sung")
    watch.add_argument(
        "kind", nargs="?", choices=[kind.value for kind in WatchKind], help="một loại"
    )
    watch.add_argument("--limit", type=int, default=500, help="nhiều nhất bao nhiêu")
    watch.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Answer the counts, or the dossiers of one kind."""
    with office_of(arguments) as office:
        if arguments.kind:
            kind = WatchKind(arguments.kind)
            if kind is WatchKind.RECEPTION:
                return tell_waiting(office, console, limit=arguments.limit)
            rows = office.watching.rows(kind, limit=arguments.limit)
            document = {"kind": kind.value, "rows": [_keys(row) for row in rows]}
            console.answer(document, *map(_line, rows))
            return 0
        counts = office.watching.counts()
        notices = office.watching.notices()
    console.answer(
        {"counts": {kind.value: count for kind, count in counts.items()}},
        *(notices or ["Không có việc cần nhắc."]),
    )
    return 0


def _keys(row: DossierRow) -> dict[str, object]:
    due = row.due_at
    return {
        "number": row.number,
        "applicant": row.applicant,
        "procedure_code": row.procedure_code,
        "procedure": row.procedure,
        "state": row.state.value,
        "received_at": row.received_at.isoformat(timespec="minutes"),
        "due_at": due and due.isoformat(timespec="minutes"),
    }


def _line(row: DossierRow) -> str:
    due = screen_moment(row.due_at) if row.due_at else "không hạn"
    return f"{row.number}  {due}  {row.applicant}  {row.procedure}"
