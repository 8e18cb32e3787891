"""A book given out and taken in elsewhere tells the same, by code and by command."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.cli.main import main
from motcua_desktop.domain.period import Period
from motcua_desktop.exchange.catalogue_file import shipped_catalogue, shipped_sectors
from motcua_desktop.exchange.sheet_writer import written_sheet
from motcua_desktop.exchange.sheets import read_rows
from motcua_desktop.exchange.tracking_book_reader import read_tracking_book
from motcua_desktop.exchange.tracking_book_writer import (
    refused_file,
    write_refused,
    write_tracking_book,
)
from motcua_desktop.services.demo import DemoOffice, fill
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.rows.tracking_book import BookRow, RefusedRow
from motcua_desktop.services.tracking_book import Taken, TrackingBook
from tests.builders import MONDAY

HEADING = ("Mã hồ sơ", "Chủ hồ sơ", "Ngày tiếp nhận", "Mã TTHC", "Số biên lai")


def _demo(office: OpenOffice, count: int) -> DemoOffice:
    today = MONDAY.date()
    return DemoOffice(
        calendar=office.calendars(),
        catalogue=shipped_catalogue(),
        now=MONDAY,
        first=today - timedelta(days=400),
        last=today,
        count=count,
        seed=5,
    )


def _take(office: OpenOffice, path: Path) -> Taken:
    book = TrackingBook(
        office.open_unit, office.calendars, office.clock, shipped_sectors()
    )
    return book.take(read_tracking_book(path))


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_book_taken_in_by_an_empty_office_gives_the_same_figures(
    tmp_path: Path, new_office: Callable[[], OpenOffice], suffix: str
) -> None:
    there, here = new_office(), new_office()
    demo = _demo(there, 1200)
    fill(there.open_unit, demo)
    with here.open_unit() as unit:
        for procedure in demo.procedures():
            unit.catalogue.save_procedure(procedure)
        unit.commit()
    path = tmp_path / f"sổ{suffix}"
    assert write_tracking_book(path, there.lists.tracking_book()) == 1200
    assert _take(here, path) == Taken(1200, 0, ())
    for first, last in (
        (date(2025, 10, 1), date(2026, 6, 30)),
        (demo.first, demo.last),
    ):
        for by in ("sector", "procedure", "unit", "channel"):
            period = Period(first, last)
            given = there.figures.figures(period, by=by, scope=FigureScope())
            taken = here.figures.figures(period, by=by, scope=FigureScope())
            assert given.rows == taken.rows
    assert _take(here, path) == Taken(0, 1200, ())
    assert _take(there, path) == Taken(0, 1200, ())


def test_every_fact_of_a_dossier_survives_the_way_through_a_file(
    tmp_path: Path, new_office: Callable[[], OpenOffice]
) -> None:
    there = new_office()
    fill(there.open_unit, _demo(there, 300))
    path = tmp_path / "sổ.xlsx"
    write_tracking_book(path, there.lists.tracking_book())
    read = [row for row in read_tracking_book(path) if isinstance(row, BookRow)]
    for line, row in zip(there.lists.tracking_book(), read, strict=True):
        dossier, person = line.dossier, line.dossier.applicant
        assert row.number == dossier.number
        assert row.procedure_code == dossier.procedure
        assert row.applicant.name == person.shown_name
        assert row.applicant.id_number == person.id_number
        assert row.applicant.birth_date == person.birth_date
        assert row.applicant.phone == person.phone
        assert row.channel is dossier.channel
        assert row.received_on == dossier.received_at
        assert row.due_on == dossier.judged_due_at
        assert row.finished_on == dossier.finished_at
        assert row.withdrawn_on == dossier.withdrawn_at
        assert row.returned_on == dossier.returned_at
        assert row.satisfaction == dossier.satisfaction
        assert (row.unit, row.officer) == (line.unit_name, line.officer)


def _book(path: Path, *rows: tuple[object, ...]) -> Path:
    with written_sheet(path) as sheet:
        sheet.row(HEADING)
        for row in rows:
            sheet.row([str(cell) for cell in row])
    return path


def test_refused_rows_come_back_beside_the_file_with_their_reason(
    tmp_path: Path,
) -> None:
    path = _book(
        tmp_path / "sổ 2026.xlsx",
        ("", "An", "02/01/2026", "1.1", "=7"),
        ("", "Ấn", "31/02/2026", "1.1", "8"),
    )
    assert write_refused(path, []) is None
    beside = write_refused(path, [RefusedRow(3, "Ngày sai.")])
    assert beside == refused_file(path) == tmp_path / "sổ 2026-tu-choi.xlsx"
    heading, row = [cells for _, cells in read_rows(beside)]
    assert list(heading) == [*HEADING, "Dòng", "Lý do không nhập"]
    assert list(row) == ["", "Ấn", "31/02/2026", "1.1", "8", 3.0, "Ngày sai."]


@pytest.fixture
def data(
    tmp_path: Path,
    office: OpenOffice,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """The folder of an office that commands may open, its clock at MONDAY."""
    monkeypatch.setenv("MOTCUA_NOW", MONDAY.isoformat())
    office.close()
    assert office.data.is_relative_to(tmp_path)
    return office.data


def _answer(
    capsys: pytest.CaptureFixture[str], data: Path, *words: str
) -> dict[str, object]:
    capsys.readouterr()
    assert main(["--data", str(data), *words, "--json"]) == 0
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    return answer


def test_import_takes_what_it_can_and_tells_the_rest(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _book(
        tmp_path / "sổ.xlsx",
        ("", "An", "02/01/2026", "1.004884", ""),
        ("", "Ấn", "31/02/2026", "1.004884", ""),
        ("", "Bình", "05/01/2026", "9.999999", ""),
    )
    words = ("import", "tracking-book", str(path))
    beside = str(tmp_path / "sổ-tu-choi.xlsx")
    expected = {"taken": 1, "refused": 2, "unchanged": 0, "refused_file": beside}
    assert _answer(capsys, data, *words, "--dry-run") == expected
    assert _answer(capsys, data, *words) == expected
    again = {"taken": 0, "refused": 2, "unchanged": 1, "refused_file": beside}
    assert _answer(capsys, data, *words) == again
    book = tmp_path / "xuất.xlsx"
    answer = _answer(capsys, data, "export", "tracking-book", str(book))
    assert answer == {"path": str(book), "rows": 1}


def test_rows_taken_are_told_even_where_the_refused_cannot_be_put_down(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [("", "Ấn", "31/02/2026", "1.004884", "")] * 12
    good = ("", "An", "02/01/2026", "1.004884", "")
    path = _book(tmp_path / "sổ.csv", good, *rows)
    (tmp_path / ".sổ-tu-choi.partial.xlsx").mkdir()
    words = ["--data", str(data), "import", "tracking-book", str(path), "--json"]
    assert main(words) == 0
    output = capsys.readouterr()
    assert json.loads(output.out) == {
        "taken": 1,
        "refused": 12,
        "unchanged": 0,
        "refused_file": None,
    }
    assert "Không ghi được vào" in output.err
    assert output.err.count("không phải ngày có trên lịch") == 12


def test_a_catalogue_is_given_out_and_taken_in(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "danh mục.xlsx"
    assert _answer(capsys, data, "export", "catalogue", str(path))["rows"] == 4
    answer = _answer(capsys, data, "import", "catalogue", str(path))
    assert (answer["taken"], answer["unchanged"]) == (0, 4)


@pytest.mark.parametrize("kind", ["tracking-book", "catalogue"])
def test_a_file_that_is_refused_is_one_sentence_and_status_one(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(b"khong phai")
    assert main(["--data", str(data), "import", kind, str(path), "--json"]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert "Tệp “sổ.xlsx” không phải tệp XLSX" in output.err
    assert "Traceback" not in output.err


def test_an_office_that_is_not_set_up_takes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _book(tmp_path / "sổ.csv", ("", "An", "02/01/2026", "1.004884", ""))
    empty = tmp_path / "chưa có gì"
    assert main(["--data", str(empty), "import", "tracking-book", str(path)]) == 1
    assert "Chưa khai báo cơ quan" in capsys.readouterr().err
