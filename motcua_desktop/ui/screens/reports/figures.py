"""The figures in words: columns, rows, rates, identities, periods to choose from."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from motcua_desktop.domain.period import LEGAL_KINDS, Period, PeriodKind
from motcua_desktop.domain.statistics import Figures, Identity, percent
from motcua_desktop.services.rows.reports import FiguresAnswer
from motcua_desktop.text import NBSP, grouped, screen_moment
from motcua_desktop.ui.screens.reports.state import Check, FiguresRow


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """One column: the figures it adds up and what its number counts, in words."""

    keys: tuple[str, ...]
    words: str


COLUMNS: Final = (
    FigureColumn(("total",), "hồ sơ kỳ trước chuyển sang và tiếp nhận trong kỳ"),
    FigureColumn(("received_online",), "hồ sơ tiếp nhận trực tuyến"),
    FigureColumn(
        ("received_desk", "received_postal"),
        "hồ sơ tiếp nhận trực tiếp hoặc qua bưu chính",
    ),
    FigureColumn(("carried_over",), "hồ sơ từ kỳ trước chuyển sang"),
    FigureColumn(("resolved",), "hồ sơ đã giải quyết"),
    FigureColumn(("finished_early",), "hồ sơ giải quyết trước hạn"),
    FigureColumn(
        ("finished_on_time", "withdrawn"), "hồ sơ giải quyết đúng hạn, gồm hồ sơ rút"
    ),
    FigureColumn(("finished_late",), "hồ sơ giải quyết quá hạn"),
    FigureColumn(("open",), "hồ sơ đang giải quyết"),
    FigureColumn(
        ("open_within", "suspended"),
        "hồ sơ đang giải quyết trong hạn, gồm hồ sơ tạm dừng",
    ),
    FigureColumn(("open_overdue",), "hồ sơ đang giải quyết quá hạn"),
)


def figures_row(group: str, figures: Figures) -> FiguresRow:
    """Return one line of the table."""
    return FiguresRow(
        group,
        tuple(grouped(sum(figures[key] for key in column.keys)) for column in COLUMNS),
    )


def headline(figures: Figures) -> tuple[str, str]:
    """Return the rate of dossiers resolved in time, and what it is made of."""
    resolved = figures["resolved"]
    in_time = figures["ok"]
    rest = f"= {grouped(in_time)} trên {grouped(resolved)} đã giải quyết"
    return percent(in_time, resolved), rest


def note(figures: Figures) -> str:
    """Return what the columns hold beside what they are called."""
    withdrawn, paused = figures["withdrawn"], figures["suspended"]
    return (
        f"Đúng hạn gồm {grouped(withdrawn)} hồ sơ rút; "
        f"trong hạn gồm {grouped(paused)} hồ sơ tạm dừng chờ bổ sung."
    )


def checks(identities: tuple[Identity, ...]) -> tuple[Check, ...]:
    """Return the identities with their numbers, broken ones first."""
    shown = [Check(f"{it.name}: {_numbers(it)}", it.ok) for it in identities]
    return tuple(sorted(shown, key=lambda check: check.is_ok))


def _numbers(identity: Identity) -> str:
    left, _, right = identity.detail.partition(" = ")
    return left if left == right else identity.detail


def as_of(answer: FiguresAnswer) -> str:
    """Return the moment of the data."""
    return f"Số liệu tại {screen_moment(answer.as_of)}"


def _closing_day(today: date) -> date:
    """Return the last 14th that is over (NĐ 09/2019 Điều 12)."""
    last = today - timedelta(days=1)
    while last.day != 14:
        last -= timedelta(days=1)
    return last


def presets(today: date) -> dict[str, tuple[str, Period]]:
    """Return the periods to choose from, newest first, by key."""
    found: dict[str, tuple[str, Period]] = {}
    last = _closing_day(today)
    kinds = dict.fromkeys(LEGAL_KINDS, 0)
    while last > today - timedelta(days=800):
        for kind in LEGAL_KINDS:
            most = 6 if kind is PeriodKind.MONTH else 2
            if kinds[kind] == most:
                continue
            period = Period.closing(kind, last)
            if period is not None:
                kinds[kind] += 1
                words = period.heading.replace(NBSP, " ")
                found[f"{kind.value}-{last:%Y-%m}"] = (words, period)
        last = _closing_day(last)
    running = Period(_closing_day(today) + timedelta(days=1), today)
    return {"running": ("Kỳ đang chạy", running), **found}
