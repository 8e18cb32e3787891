"""The figures in words: rates, identities, periods, reports and units to choose."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from motcua_desktop.domain.people import Unit
from motcua_desktop.domain.period import LEGAL_KINDS, Period, PeriodKind
from motcua_desktop.domain.statistics import Figures, percent
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.proofs import Proof
from motcua_desktop.services.rows.issues import ReportIssue
from motcua_desktop.text import NBSP, grouped, joined, screen_date, screen_moment
from motcua_desktop.ui.format import EntryError, read_day
from motcua_desktop.ui.screens.reports.state import Check, IssueLine
from motcua_desktop.ui.shown import Choice

CCHC: Final = "cchc"
CCHC_TABLE: Final = "ii-06a"
"""The table whose figures the CCHC report tells."""
BOOK: Final = "so-theo-doi"
REPORTS: Final = (
    Choice(CCHC, ("Báo cáo CCHC: II.06a và phần lời",)),
    Choice("ii-06a", ("Biểu II.06a theo lĩnh vực",)),
    Choice("ii-06-tthc", ("Biểu II.06 theo thủ tục",)),
    Choice("qua-han", ("Danh sách hồ sơ quá hạn",)),
    Choice("can-bo", ("Khối lượng công việc của công chức",)),
    Choice("kenh-dvc", ("Kênh tiếp nhận, mức độ dịch vụ công",)),
    Choice("phi-le-phi", ("Phí, lệ phí",)),
    Choice("hai-long", ("Mức độ hài lòng",)),
    Choice("tra-ket-qua", ("Trả và chờ trả kết quả",)),
    Choice(BOOK, ("Sổ theo dõi hồ sơ",)),
    Choice("uoc-tinh-766", ("Ước tính nội bộ theo QĐ 766",)),
)
APART: Final = "apart"
_WHOLE: Final = "Toàn cơ quan"
_ADDED: Final = " = cộng theo "


@dataclass(frozen=True, slots=True)
class ChosenUnit:
    """Whose figures: all, one unit, or the units side by side."""

    scope: FigureScope = FigureScope()  # noqa: RUF009 frozen
    apart: bool = False


def unit_choices(units: Iterable[Unit]) -> tuple[Choice, ...]:
    """Return what may be chosen: the whole, each unit, all side by side."""
    known = list(units)
    whole = Choice("", (_WHOLE,))
    if len(known) < 2:
        return (whole,)
    each = (Choice(unit.code, (unit.name,)) for unit in known)
    return (whole, *each, Choice(APART, ("Từng đơn vị một dòng",)))


def chosen_unit(key: str) -> ChosenUnit:
    """Return what the choice `key` means."""
    if key == APART:
        return ChosenUnit(apart=True)
    return ChosenUnit(FigureScope(unit_code=key))


def headline(figures: Figures) -> tuple[str, str]:
    """Return the rate of dossiers resolved in time, and what it is made of."""
    resolved = figures["resolved"]
    in_time = figures["ok"]
    rest = f"= {grouped(in_time)} trên {grouped(resolved)} đã giải quyết"
    return percent(in_time, resolved), rest


def year_before(period: Period, figures: Figures) -> str:
    """Return the same period of the year before in a line, "" without dossiers."""
    if not figures["total"]:
        return ""
    return (
        f"Cùng kỳ {period.last.year}: tiếp nhận {grouped(figures['received'])}, "
        f"giải quyết {grouped(figures['resolved'])}, "
        f"đạt {percent(figures['ok'], figures['resolved'])}"
    )


def note(figures: Figures) -> str:
    """Return what the columns hold beside what they are called."""
    withdrawn, paused = figures["withdrawn"], figures["suspended"]
    return (
        f"Đúng hạn gồm {grouped(withdrawn)} hồ sơ rút; "
        f"trong hạn gồm {grouped(paused)} hồ sơ tạm dừng."
    )


def checks(proofs: Iterable[Proof]) -> tuple[Check, ...]:
    """Return the proofs with their numbers, broken ones first.

    The sums over sectors, units and channels are one line where all of them hold.
    """
    shown: list[Check] = []
    summed: list[str] = []
    for it in proofs:
        _, _, group = it.name.partition(_ADDED)
        if it.ok and group:
            summed.append(group)
        else:
            words = f"{it.name}: {_numbers(it)}"
            shown.append(Check(words, it.ok, tuple(it.dossiers)))
    if summed:
        groups = joined(dict.fromkeys(summed))
        shown.append(Check(f"Cộng theo {groups} đều bằng số chung", is_ok=True))
    return tuple(sorted(shown, key=lambda check: check.is_ok))


def _numbers(proof: Proof) -> str:
    left, right = grouped(proof.left), grouped(proof.right)
    return left if proof.ok else f"{left} ≠ {right}"


def as_of(moment: datetime) -> str:
    """Return the moment of the data."""
    return f"Số liệu tại {screen_moment(moment)}"


def issue_line(issue: ReportIssue) -> IssueLine:
    """Return one issued report as a row of the archive."""
    return IssueLine(
        issue.sign,
        (
            issue.sign,
            issue.period.heading.replace(NBSP, " "),
            screen_date(issue.signed_on),
            screen_moment(issue.issued_at),
            issue.actor,
        ),
    )


def last_months(period: Period, count: int = 6) -> list[Period]:
    """Return the months up to the end of `period`, of its own kind, oldest first."""
    months = [Period.closing(PeriodKind.MONTH, period.last)]
    newest = months[0]
    if newest is None:
        first = period.last.replace(day=1)
        newest = Period(first, period.last)
    found = [newest]
    while len(found) < count:
        last = found[0].first - timedelta(days=1)
        closing = Period.closing(PeriodKind.MONTH, last)
        found.insert(0, closing or Period(last.replace(day=1), last))
    return found


def typed_period(
    first: str, last: str, today: date
) -> tuple[Period | None, dict[str, str]]:
    """Return the period of two days as typed, and what is wrong at each field."""
    days = []
    errors = {"first_error": "", "last_error": ""}
    for text, error in ((first, "first_error"), (last, "last_error")):
        try:
            days.append(read_day(text, today) or today)
        except EntryError as wrong:
            errors[error] = str(wrong)
    if len(days) == 2 and days[1] < days[0]:
        errors["last_error"] = "Ngày cuối trước ngày đầu"
    if len(days) == 2 and days[1] > today:
        errors["last_error"] = "Ngày cuối sau hôm nay"
    if any(errors.values()):
        return None, errors
    return Period.of_days(days[0], days[1]), errors


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
    return {"running": ("Kỳ đang chạy", running), **found, **_calendar_presets(today)}


def _calendar_presets(today: date) -> dict[str, tuple[str, Period]]:
    """Return the calendar's month, quarter and year, and what has run of the year."""
    month = today.replace(day=1) - timedelta(days=1)
    year = today.year
    legal_start = date(year - 1, 12, 15)
    return {
        "calendar-month": (
            f"Tháng {month.month}/{month.year} theo lịch",
            Period.of_days(month.replace(day=1), month),
        ),
        "calendar-year": (
            f"Năm {year - 1} theo lịch",
            Period.of_days(date(year - 1, 1, 1), date(year - 1, 12, 31)),
        ),
        "cumulative": (
            f"Lũy kế từ đầu năm {year}",
            Period.of_days(legal_start, max(_closing_day(today), legal_start)),
        ),
    }
