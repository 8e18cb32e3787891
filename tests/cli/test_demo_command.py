"""The command `demo`: an office from nothing, its papers, no other office harmed."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import open_office
from motcua_desktop.cli.main import main
from tests.builders import MONDAY, Clock, set_up_office

COUNT = 250


@pytest.fixture(autouse=True)
def _on_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_NOW", MONDAY.isoformat())
    monkeypatch.delenv("DISPLAY", raising=False)


def _demo(data: Path, *words: str) -> int:
    return main(["--data", str(data), "demo", "--dossiers", str(COUNT), *words])


def test_it_fills_prints_reports_and_says_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "cơ quan mẫu"
    assert _demo(data, "--no-open", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["dossiers"] == COUNT
    assert answer["data"] == str(data)
    assert Path(answer["receipt_pdf"]).read_bytes().startswith(b"%PDF-")
    assert Path(answer["report_docx"]).read_bytes().startswith(b"PK")


def test_a_second_time_it_opens_the_office_that_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _demo(tmp_path, "--no-open")
    capsys.readouterr()
    assert _demo(tmp_path, "--no-open", "--json") == 0
    output = capsys.readouterr()
    assert json.loads(output.out)["dossiers"] == COUNT
    assert "đã có sẵn" in output.err


def test_a_real_office_is_refused_and_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = open_office(tmp_path, clock=Clock())
    set_up_office(office)
    with office.open_unit() as unit:
        there = unit.catalogue.office()
        assert there is not None
        other = replace(there, full_name="Trung tâm hành chính công xã Bình Lâm")
        unit.catalogue.save_office(other)
        unit.commit()
    office.close()
    assert _demo(tmp_path, "--no-open") == 1
    assert "đã có dữ liệu của một cơ quan khác" in capsys.readouterr().err
    office = open_office(tmp_path, clock=Clock())
    with office.read_unit() as unit:
        assert unit.catalogue.office() == other
    assert list(office.lists.tracking_book()) == []
    office.close()


def test_days_may_be_chosen_and_written_either_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--from", "2026-06-01", "--to", "30/09/2026", "--no-open", "--json")
    assert _demo(tmp_path, *words) == 0
    capsys.readouterr()
    office = open_office(tmp_path, clock=Clock())
    days = [line.dossier.received_at.date() for line in office.lists.tracking_book()]
    office.close()
    assert (days[0].isoformat()[:7], days[-1].isoformat()[:7]) == ("2026-06", "2026-09")


@pytest.mark.parametrize(
    "words",
    [
        ("--dossiers", "0"),
        ("--dossiers", "nhiều"),
        ("--from", "31/02/2026"),
        ("--seed", "một"),
    ],
)
def test_words_that_are_off_are_status_two(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--data", str(tmp_path), "demo", *words])
    assert left.value.code == 2


def test_days_that_run_backwards_are_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--from", "2026-09-30", "--to", "2026-06-01", "--no-open")
    assert _demo(tmp_path, *words) == 1
    assert "Kỳ báo cáo không hợp lệ" in capsys.readouterr().err


def test_without_a_display_no_window_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert _demo(tmp_path) == 0
