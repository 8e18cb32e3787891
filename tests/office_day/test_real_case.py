"""The standing test of the whole: the district's two books in, its report out."""

import html
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.domain.people import UnitLevel
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.statistics import Figures
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.storage.calendars import load_work_calendar
from tests.office_day.real_case import (
    COMMUNE_BOOK,
    COMMUNES,
    DISTRICT,
    DISTRICT_BOOK,
    DUE,
    FINISHED,
    FIRST,
    LAST,
    LATE,
    RECEIVED,
    Level,
    book_rows,
    district_office,
    write_book,
)

pytestmark = pytest.mark.slow

NOW = datetime(2021, 10, 5, 9, 0)
WHOLE = Period(FIRST, LAST)
OF_2021 = Period(date(2021, 1, 1), LAST)
SEED = 20210930


def _command(data: Path, *words: str) -> dict[str, object]:
    """Run the program as an office would and return its JSON answer."""
    done = subprocess.run(
        [sys.executable, "-m", "motcua_desktop", "--data", str(data), *words, "--json"],
        env={**os.environ, "MOTCUA_NOW": NOW.isoformat()},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("sổ của huyện")
    calendar = load_work_calendar()
    paths = {"district": folder / "huyện.xlsx", "communes": folder / "xã.xlsx"}
    write_book(paths["district"], DISTRICT_BOOK, calendar, seed=SEED)
    write_book(paths["communes"], COMMUNE_BOOK, calendar, seed=SEED)
    return paths


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, books: dict[str, Path]) -> Path:
    """An office into which both books were taken by the command line."""
    folder = tmp_path_factory.mktemp("huyện Đông Sơn")
    office = open_office(folder, clock=lambda: NOW)
    with office.open_unit() as unit:
        unit.catalogue.save_office(district_office())
        unit.commit()
    office.close()
    for name, level in (("district", DISTRICT_BOOK), ("communes", COMMUNE_BOOK)):
        answer = _command(folder, "import", "tracking-book", str(books[name]))
        assert answer == {
            "taken": level.count,
            "refused": 0,
            "unchanged": 0,
            "refused_file": None,
        }
    return folder


@pytest.fixture(scope="module")
def office(data: Path) -> Iterator[OpenOffice]:
    opened = open_office(data, clock=lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def report(data: Path) -> str:
    """The text of the report of the whole period, no-break spaces folded."""
    path = data / "báo cáo.docx"
    _command(data, "report", "cchc", *_days(WHOLE), "--out", str(path))
    return _text(path)


def _days(period: Period) -> tuple[str, ...]:
    return ("--from", period.first.isoformat(), "--to", period.last.isoformat())


def _text(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("word/document.xml").decode("utf-8")
    lines = re.sub(r"<[^>]+>", "", xml.replace("</w:p>", "\n"))
    return html.unescape(lines).replace("\u00a0", " ")


def _by_unit(office: OpenOffice, period: Period) -> dict[str, Figures]:
    answer = office.figures.figures(period, by="unit", scope=FigureScope())
    return {row.group: row.figures for row in answer.rows}


def _communes(by_unit: dict[str, Figures]) -> Figures:
    return sum((by_unit[name] for name in COMMUNES), Figures({}))


def _chosen(figures: Figures, *keys: str) -> list[int]:
    return [figures[key] for key in keys]


def test_the_district_desk_has_the_figures_of_the_page(office: OpenOffice) -> None:
    district = _by_unit(office, WHOLE)[DISTRICT]
    received = ("received_desk", "received_postal", "received_online", "received")
    assert _chosen(district, *received) == [30112, 1846, 2705, 34663]
    resolved = ("finished_early", "finished_on_time", "finished_late", "resolved")
    assert _chosen(district, *resolved) == [12408, 22236, 0, 34644]
    assert _chosen(district, "open_within", "open", "carried_over") == [19, 19, 0]


def test_the_communes_have_the_figures_of_the_page(office: OpenOffice) -> None:
    by_unit = _by_unit(office, WHOLE)
    communes = _communes(by_unit)
    received = ("received_desk", "received_postal", "received_online", "received")
    assert _chosen(communes, *received) == [41236, 388, 2104, 43728]
    resolved = ("finished_early", "finished_on_time", "finished_late", "resolved")
    assert _chosen(communes, *resolved) == [9846, 33869, 13, 43728]
    assert _chosen(communes, "open", "late_with_apology") == [0, 11]
    late = {name: by_unit[name]["finished_late"] for name in COMMUNES}
    assert {name: count for name, count in late.items() if count} == {
        name: sum(row[2] for row in LATE if row[0] == name) for name, *_ in LATE
    }


def test_police_and_electricity_are_counted_with_the_desk(office: OpenOffice) -> None:
    answer = office.figures.figures(WHOLE, by="sector", scope=FigureScope())
    received = {row.group: row.figures["received"] for row in answer.rows}
    assert received["Cấp, quản lý căn cước"] == 9870
    assert received["Điện lực"] == 1204
    with office.read_unit() as unit:
        vertical = {each.name for each in unit.catalogue.sectors() if each.is_vertical}
        levels = {each.name: each.level for each in unit.catalogue.units()}
    assert {"Cấp, quản lý căn cước", "Điện lực"} <= vertical
    assert levels[DISTRICT] is UnitLevel.DISTRICT
    assert {levels[name] for name in COMMUNES} == {UnitLevel.COMMUNE}


def _expected(level: Level, period: Period) -> dict[str, int]:
    """Count a book's lines for `period` without any of the program's counting."""
    counts = dict.fromkeys(("carried_over", "received", "resolved", "late", "open"), 0)
    for row in book_rows(level, load_work_calendar(), seed=SEED):
        received, due, finished = row[RECEIVED], row[DUE], row[FINISHED]
        assert isinstance(received, datetime)
        assert isinstance(due, date)
        day = received.date()
        done = finished if isinstance(finished, date) else date.max
        is_resolved = period.first <= done <= period.last
        counts["carried_over"] += day < period.first <= done
        counts["received"] += period.first <= day <= period.last
        counts["resolved"] += is_resolved
        counts["late"] += is_resolved and done > due
        counts["open"] += day <= period.last < done
    return counts


@pytest.mark.parametrize("period", [WHOLE, OF_2021], ids=["from-2020", "from-2021"])
def test_either_period_adds_up_and_agrees_with_the_books(
    office: OpenOffice, period: Period
) -> None:
    answer = office.figures.figures(period, by="unit", scope=FigureScope())
    assert [check.name for check in answer.identities if not check.ok] == []
    by_unit = {row.group: row.figures for row in answer.rows}
    for level, figures in (
        (DISTRICT_BOOK, by_unit[DISTRICT]),
        (COMMUNE_BOOK, _communes(by_unit)),
    ):
        expected = _expected(level, period)
        assert {key: figures[key] for key in expected} == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "tiếp nhận 34.663 hồ sơ",
        "tiếp nhận 43.728 hồ sơ",
        "11.074 hồ sơ của cơ quan ngành dọc",
        "Tổng số hồ sơ tiếp nhận là 78.391 hồ sơ",
        "Cấp huyện đã giải quyết 34.644 hồ sơ, tất cả trước hạn và đúng hạn",
        "đạt 100% tổng số hồ sơ đã giải quyết và 99,95% tổng số hồ sơ tiếp nhận",
        "đang giải quyết 19 hồ sơ, đều trong hạn",
        "Cấp xã đã giải quyết 43.728 hồ sơ, gồm 9.846 hồ sơ trước hạn",
        "33.869 hồ sơ đúng hạn và 13 hồ sơ quá hạn",
        "đạt 99,97% tổng số hồ sơ đã giải quyết (43.715/43.728 hồ sơ)",
        "đạt 99,98% tổng số hồ sơ đã giải quyết (78.359/78.372 hồ sơ)",
        "đã có văn bản xin lỗi đối với 11/13 hồ sơ",
    ],
)
def test_the_report_says_what_the_page_should_have_said(
    report: str, sentence: str
) -> None:
    assert sentence in report


def test_the_report_names_the_thirteen_that_the_page_left_out(
    office: OpenOffice, report: str
) -> None:
    numbers = office.desk.numbers_behind("finished_late", WHOLE)
    assert len(numbers) == 13
    assert [number for number in numbers if number not in report] == []
    assert [name for name, *_ in LATE if name not in report] == []


def test_no_rate_is_rounded_across_the_line(report: str) -> None:
    assert not re.search(r"99[.,]9%", report)


def test_the_other_period_of_the_page_is_another_report(data: Path) -> None:
    path = data / "báo cáo 2021.docx"
    _command(data, "report", "cchc", *_days(OF_2021), "--out", str(path))
    text = _text(path)
    assert "01/01/2021" in text
    assert "34.663 hồ sơ" not in text


def test_the_same_book_again_changes_nothing(
    data: Path, books: dict[str, Path]
) -> None:
    answer = _command(data, "import", "tracking-book", str(books["communes"]))
    assert answer == {
        "taken": 0,
        "refused": 0,
        "unchanged": COMMUNE_BOOK.count,
        "refused_file": None,
    }
