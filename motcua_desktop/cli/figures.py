"""The commands `figures` and `dossiers-behind`."""

import argparse
from datetime import datetime

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.reading import CallWordsError, read_period
from motcua_desktop.domain.moments import read_moment
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.period_names import read_period_name
from motcua_desktop.domain.statistics import FIGURE_KEYS
from motcua_desktop.services.errors import UnknownWordError
from motcua_desktop.services.figures import GROUPS
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.rows.reports import FiguresAnswer
from motcua_desktop.text import fold, grouped, screen_date


def add_parsers(commands: Commands) -> None:
    """Add the two commands to the command line."""
    figures = commands.add_parser("figures", help="số liệu của một kỳ")
    figures.add_argument("--by", choices=GROUPS, default="")
    figures.set_defaults(run=run_figures)
    behind = commands.add_parser("dossiers-behind", help="các hồ sơ mà một số liệu đếm")
    behind.add_argument("cell", help=f"một trong: {', '.join(FIGURE_KEYS)}")
    behind.add_argument("--by", choices=GROUPS[:-1], default="")
    behind.add_argument("--group", default="", help="nhóm trong cách nhóm --by")
    behind.set_defaults(run=run_behind)
    for parser in (figures, behind):
        add_period_options(parser)


def add_period_options(parser: argparse.ArgumentParser) -> None:
    """Add the words that say of which period and scope a command speaks."""
    parser.add_argument("--from", dest="first", default="", metavar="D")
    parser.add_argument("--to", dest="last", default="", metavar="D")
    parser.add_argument(
        "--period", default="", metavar="KỲ", help="như quy-3-2026, luy-ke-thang-8-2026"
    )
    parser.add_argument(
        "--calendar", action="store_true", help="kỳ theo tháng dương lịch"
    )
    parser.add_argument(
        "--units",
        choices=("together", "apart"),
        help="đơn vị cùng các đơn vị trực thuộc: gộp chung, hay từng đơn vị",
    )
    parser.add_argument("--unit", default="", help="mã hoặc tên đơn vị")
    parser.add_argument("--sector", default="", help="tên lĩnh vực")
    parser.add_argument("--as-of", default="", metavar="T", help="số liệu biết đến lúc")


def period_of(arguments: argparse.Namespace) -> Period:
    """Return the period that a command names, by its name or by its days.

    Raises:
        CallWordsError: neither, or both.
        DomainError: no such period.
    """
    days = arguments.first, arguments.last
    if arguments.period and not any(days):
        return read_period_name(arguments.period, is_calendar=arguments.calendar)
    if arguments.period or arguments.calendar or not all(days):
        raise CallWordsError("cần --from và --to, hoặc --period KỲ")
    return read_period(*days)


def scope_of(arguments: argparse.Namespace, office: OpenOffice) -> FigureScope:
    """Return the scope that a command names.

    Raises:
        UnknownWordError: no such unit or sector.
    """
    as_of = read_moment(arguments.as_of) if arguments.as_of else None
    with office.read_unit() as unit:
        units = {it.code: it.code for it in unit.catalogue.units()}
        units |= {fold(it.name): it.code for it in unit.catalogue.units()}
        sectors = {fold(it.name): it.name for it in unit.catalogue.sectors()}
    return FigureScope(
        unit_code=_known("Đơn vị", arguments.unit, units),
        with_subordinates=arguments.units is not None,
        sector=_known("Lĩnh vực", arguments.sector, sectors),
        as_of=as_of,
    )


def _known(label: str, text: str, names: dict[str, str]) -> str:
    if not text:
        return ""
    found = names.get(text) or names.get(fold(text))
    if found is None:
        raise UnknownWordError(label, text, ", ".join(sorted(set(names.values()))))
    return found


def run_figures(arguments: argparse.Namespace, console: Console) -> int:
    """Answer the figures of a period; 1 when an identity fails."""
    period = period_of(arguments)
    with office_of(arguments) as office:
        answer = office.figures.figures(
            period, by=arguments.by, scope=scope_of(arguments, office)
        )
    console.answer(_document(answer), *_lines(answer))
    return 0 if all(check.ok for check in answer.identities) else 1


def _document(answer: FiguresAnswer) -> dict[str, object]:
    period = answer.period
    return {
        "period": {
            "from": period.first.isoformat(),
            "to": period.last.isoformat(),
            "kind": period.kind.value,
            "calendar": period.is_calendar,
        },
        "as_of": _moment(answer.as_of),
        "figures": answer.whole.as_dict(),
        "rows": [{"group": row.group, **row.figures.as_dict()} for row in answer.rows],
        "identities": [
            {"name": check.name, "ok": check.ok, "detail": check.detail}
            for check in answer.identities
        ],
    }


def _lines(answer: FiguresAnswer) -> list[str]:
    period = answer.period
    return [
        f"Kỳ {screen_date(period.first)} – {screen_date(period.last)}",
        *(
            f"{key:<20} {grouped(count):>12}"
            for key, count in answer.whole.as_dict().items()
        ),
        *(
            f"{row.group}: {grouped(row.figures['total'])} hồ sơ, "
            f"đã giải quyết {grouped(row.figures['resolved'])}, "
            f"quá hạn {grouped(row.figures['late'])}"
            for row in answer.rows
        ),
        *(
            f"{'khớp' if check.ok else 'KHÔNG KHỚP'}: {check.name} ({check.detail})"
            for check in answer.identities
        ),
    ]


def run_behind(arguments: argparse.Namespace, console: Console) -> int:
    """Answer which dossiers one figure counts."""
    period = period_of(arguments)
    with office_of(arguments) as office:
        numbers = office.figures.numbers_behind(
            arguments.cell,
            period,
            scope=scope_of(arguments, office),
            group=(arguments.by, arguments.group),
        )
    console.answer({"numbers": numbers}, *numbers)
    return 0


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
