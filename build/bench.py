"""What the program costs, as a table and as JSON: ratios to the raw thing in one run.

    .venv/bin/python build/bench.py [--dossiers 100000] [--json FILE]

Never a timed test: it prints figures. Offices are made by `demo` and kept in out/bench.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import bench_raw as raw  # noqa: E402 beside this script
import bench_window as window  # noqa: E402

from motcua_desktop.bootstrap import OpenOffice, open_office  # noqa: E402
from motcua_desktop.domain.calendar import DayKind, SpecialDay  # noqa: E402
from motcua_desktop.domain.deadline import (  # noqa: E402
    Pause,
    due_at,
    due_in_bulk,
)
from motcua_desktop.domain.people import Applicant, SubmittedPaper  # noqa: E402
from motcua_desktop.domain.period import Period  # noqa: E402
from motcua_desktop.domain.procedure import TimeLimit  # noqa: E402
from motcua_desktop.services.intake import ReceiveDossier  # noqa: E402
from motcua_desktop.services.rows.issues import ReportStamp  # noqa: E402
from motcua_desktop.services.rows.lists import DossierFilter, SortBy  # noqa: E402
from motcua_desktop.services.slips import RECEIPT  # noqa: E402
from motcua_desktop.storage.calendars import load_work_calendar  # noqa: E402

OFFICES = ROOT / "out" / "bench"
NOW = datetime(2026, 11, 23, 9, 42)
MILLION = 1_000_000
RECEIPTS_FROM = datetime(2018, 6, 1)
QUARTER = Period(date(2026, 6, 15), date(2026, 9, 14))
SEARCHES = (
    "nguyen",
    "nguyen van an",
    "dang thi binh",
    "0900",
    "261120",
    "261120-0001",
    "tran thi thu ha",
    "ksor",
    "xyz khong co",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; times in milliseconds unless the unit says else."""

    what: str
    measured: float
    unit: str = "ms"
    raw: float | None = None
    beside: str = ""
    target: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the raw thing."""
        return self.measured / self.raw if self.raw else None


def best(work: Callable[[], object], times: int = 5) -> float:
    """Return the shortest of some runs, in milliseconds."""
    return min(_once(work) for _ in range(times))


def _once(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def p95(works: Sequence[Callable[[], object]], times: int = 5) -> float:
    """Return the 95th percentile over all runs of all works, in milliseconds."""
    taken = [_once(work) for _ in range(times) for work in works]
    return statistics.quantiles(taken, n=20)[-1]


def office_of(count: int) -> OpenOffice:
    """Open the office with `count` dossiers, made once."""
    data = OFFICES / str(count)
    if not (data / "motcua.db").is_file():
        print(f"making {count} dossiers …", flush=True)
        command = ("demo", "--dossiers", str(count), "--seed", "1", "--no-open")
        first = ("--from", "2019-01-02") if count > 200_000 else ()
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "MOTCUA_NOW": NOW.isoformat(),
        }
        subprocess.run(
            [sys.executable, "-m", "motcua_desktop", "--data", data, *command, *first],
            check=True,
            env=environment,
            stdout=subprocess.DEVNULL,
        )
    return open_office(data, clock=lambda: NOW)


def deadline_rows() -> Iterator[Row]:
    """One due date, and many."""
    calendar = load_work_calendar()
    limit = TimeLimit.parse("5 ngày làm việc")
    moments = [NOW - timedelta(minutes=37 * it) for it in range(20_000)]

    def many() -> None:
        for moment in moments:
            due_at(calendar, moment, limit)

    taken = best(many)
    yield Row("one due date", taken / len(moments) * 1000, "µs", target="≤ 20 µs")
    yield Row("due dates a second", len(moments) / taken * 1000, "/s")
    receipts = [RECEIPTS_FROM + timedelta(minutes=4 * it) for it in range(MILLION)]
    for words in ("5 ngày làm việc", "15 ngày", "trong ngày", "4 giờ làm việc"):
        bulk = partial(due_in_bulk, calendar, receipts, TimeLimit.parse(words))
        yield Row(f"1,000,000 due dates, {words}", best(bulk, 2), target="seconds")
    pause = (Pause(NOW - timedelta(days=3), NOW - timedelta(days=1)),)
    paused = partial(due_at, calendar, NOW - timedelta(days=5), limit, pauses=pause)
    yield Row("one due date with a pause", best(paused, 1000) * 1000, "µs")


def calendar_rows(office: OpenOffice) -> Iterator[Row]:
    """What a closed day would move, and what is due."""
    closed = SpecialDay(date(2026, 11, 26), DayKind.LOCAL_OFF, "Nghỉ tránh bão")
    desk = office.calendar_desk
    tried = best(lambda: desk.preview(lambda book: book.with_day(closed)), 3)
    yield Row("a closed day tried out", tried, target="seconds")
    yield Row("what is watched, counted", best(office.watching.counts))
    yield Row("the calendar in force, asked for", best(office.calendars) * 1000, "µs")


def search_rows(office: OpenOffice) -> Iterator[Row]:
    """Searching as one types, beside the same rows by hand-written SQL."""
    ours = [partial(office.desk.search, text) for text in SEARCHES]
    with raw.connection(office.data) as plain:
        theirs = [partial(raw.search, plain, text) for text in SEARCHES]
        yield Row("search, p95", p95(ours), raw=p95(theirs), target="≤ 30 ms, ≤ 2×")


def list_rows(office: OpenOffice) -> Iterator[Row]:
    """Opening the list, one page further, the end, each order."""

    def opened(sort: SortBy, start: float) -> None:
        pages = office.desk.pages(DossierFilter(), sort, descending=True)
        pages.rows(max(int(pages.count() * start) - 30, 0), 30)

    yield Row("list opened", best(lambda: opened(SortBy.RECEIVED, 0)), target="≤ 50 ms")
    pages = office.desk.pages(DossierFilter(), SortBy.RECEIVED, descending=True)
    pages.rows(0, 30)
    position = iter(range(30, 100_000, 30))
    yield Row("list, next page", best(lambda: pages.rows(next(position), 30)))
    yield Row("list, jump to the end", best(lambda: opened(SortBy.RECEIVED, 1)))
    yield Row("list, jump to the middle", best(lambda: opened(SortBy.RECEIVED, 0.5)))
    for sort in SortBy:
        yield Row(f"list sorted by {sort.value}", best(partial(opened, sort, 0)))
    yield Row("work list", best(office.desk.worklist))
    yield Row("work list counts", best(office.desk.worklist_counts))


def figure_rows(office: OpenOffice) -> Iterator[Row]:
    """A quarter and all years, by sector, identities included."""
    first = office.reports.queries.first_received_on() or QUARTER.first
    years = Period(first, NOW.date())
    middle = Period(date(2023, 6, 15), date(2023, 9, 14))
    for name, period, target in (
        ("figures of a quarter", QUARTER, "≤ 100 ms"),
        ("figures of a quarter years ago", middle, "≤ 100 ms"),
        ("figures of all years", years, "≤ 2 s"),
    ):
        counted = partial(office.reports.queries.figures, period, by="sector")
        taken = best(partial(counted, scope=raw.NO_SCOPE), 3)
        yield Row(name, taken, target=target)
    checked = best(lambda: office.desk.figures(QUARTER, by="sector"), 3)
    yield Row("the same quarter with all identities checked", checked)


def intake_rows(office: OpenOffice) -> Iterator[Row]:
    """Receiving durably, beside a bare commit; on a copy of the office."""
    copy = OFFICES / "intake"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(parents=True)
    office.database.execute("VACUUM INTO ?", (str(copy / "motcua.db"),))
    busy = open_office(copy, clock=lambda: NOW)
    applicant = Applicant("Nguyễn Thị Hoa", phone="0900 000 123")
    papers = (SubmittedPaper("Tờ khai"),)

    def receive() -> None:
        busy.intake.receive(ReceiveDossier("1.004884", applicant, papers=papers))

    def forty(work: Callable[[], object]) -> float:
        return best(lambda: [work() for _ in range(40)], 3) / 40

    with raw.bare_commits(copy / "bare.db") as commit:
        bare = forty(commit)
    yield Row("one intake", forty(receive), raw=bare, beside="commit", target="≤ 3×")
    busy.close()


def paper_rows(office: OpenOffice) -> Iterator[Row]:
    """A receipt, a thousand of them, the report."""
    newest = office.desk.pages(DossierFilter(), SortBy.RECEIVED, descending=True)
    number = newest.rows(0, 1)[0].number
    sheet = raw.receipt_sheet(office, number)
    writer = office.slips.writer
    writer.slip(RECEIPT, sheet)
    one = best(lambda: writer.slip(RECEIPT, sheet), 20)
    yield Row("one receipt, two copies", one, target="≤ 15 ms")
    many = [
        replace(sheet, code=f"H99.21-261123-{serial:04d}", book_serial=serial)
        for serial in range(1, 1001)
    ]
    joined = partial(
        writer.slips_in_one, RECEIPT, many, paper="", goes_on=lambda _done: True
    )
    bare = best(lambda: raw.bare_receipts(sheet, len(many)), 2)
    yield Row(
        "1,000 receipts in one file",
        best(joined, 2),
        raw=bare,
        beside="reportlab",
        target="≤ 6 s, ≤ 1.3×",
    )
    facts = office.reports.cchc_facts(QUARTER)
    papers, stamp = office.reports.writer, ReportStamp()
    papers.cchc_report(facts, stamp)
    yield Row("report file", best(lambda: papers.cchc_report(facts, stamp), 3))
    path = OFFICES / "report.docx"
    whole = best(lambda: office.desk.export_report("cchc", QUARTER, path), 3)
    yield Row("report from click to file", whole, target="≤ 1.5 s")


def exchange_rows(office: OpenOffice) -> Iterator[Row]:
    """Tracking books out and in, beside the libraries alone."""
    book = OFFICES / "book.xlsx"
    book.unlink(missing_ok=True)
    written = _once(lambda: raw.export_book(office, book))
    alone = _once(lambda: raw.copy_sheet(book, OFFICES / "copy.xlsx"))
    yield Row("tracking book out", written, raw=alone, beside="XlsxWriter")
    copy = OFFICES / "taken"
    shutil.rmtree(copy, ignore_errors=True)
    command = [sys.executable, "-m", "motcua_desktop", "--data", str(copy)]
    empty = open_office(copy, clock=lambda: NOW)
    raw.set_up_like(office, empty)
    empty.close()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "MOTCUA_NOW": NOW.isoformat()}
    taken = _once(
        lambda: subprocess.run(
            [*command, "import", "tracking-book", str(book), "--json"],
            check=True,
            env=environment,
            stdout=subprocess.DEVNULL,
        )
    )
    read = _once(lambda: raw.read_sheet(book))
    yield Row("tracking book in", taken, raw=read, beside="calamine", target="≤ 15 s")


def backup_rows(office: OpenOffice) -> Iterator[Row]:
    """A verified copy, beside copying the file and reading it once."""
    live = office.data / "motcua.db"
    bare = best(lambda: raw.copy_and_read(live, OFFICES / "copy.db"), 2)
    made = best(office.backups.make, 2)
    yield Row("backup with check", made, raw=bare, beside="copy", target="≤ 2×")
    shutil.rmtree(office.data / "backups", ignore_errors=True)


def window_rows(office: OpenOffice) -> Iterator[Row]:
    """From process start to the window, and what it holds."""
    with window.screen() as desktop:
        runs = [
            window.start_and_memory(office.data, desktop, NOW.isoformat())
            for _ in range(4)
        ]
        after_a_day = window.memory_after_a_day(office.data, desktop, NOW.isoformat())
    start = min(taken for taken, _ in runs[1:])
    yield Row("window visible after start", start, target="≤ 800 ms")
    yield Row("memory of the window", runs[-1][1], "MiB", target="≤ 150 MiB")
    yield Row("memory after a day", after_a_day, "MiB", target="≤ 150 MiB")


GROUPS: dict[str, Callable[[OpenOffice], Iterator[Row]]] = {
    "search": search_rows,
    "list": list_rows,
    "figures": figure_rows,
    "intake": intake_rows,
    "calendar": calendar_rows,
    "papers": paper_rows,
    "exchange": exchange_rows,
    "backup": backup_rows,
    "window": window_rows,
}


def main() -> int:
    """Measure and print."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--dossiers", type=int, nargs="+", default=[1000, 100_000])
    words.add_argument("--only", nargs="+", choices=list(GROUPS), default=list(GROUPS))
    words.add_argument("--json", type=Path)
    arguments = words.parse_args()
    answers = [_printed(0, row) for row in deadline_rows()]
    for count in arguments.dossiers:
        office = office_of(count)
        for group in arguments.only:
            answers += [_printed(count, row) for row in GROUPS[group](office)]
        office.close()
    if arguments.json:
        arguments.json.write_text(json.dumps(answers, ensure_ascii=False, indent=1))
    return 0


def _printed(count: int, row: Row) -> dict[str, object]:
    ratio = f"{row.ratio:5.1f}× {row.beside}" if row.ratio else ""
    size = f"{count:>9,}" if count else " " * 9
    print(
        f"{size}  {row.what:<46} {row.measured:>12,.2f} {row.unit:<3} {ratio:<18} "
        f"{row.target}",
        flush=True,
    )
    return {"dossiers": count, **asdict(row), "ratio": row.ratio}


if __name__ == "__main__":
    sys.exit(main())
