"""The command `due` as it is called: answers, sentences and exit status."""

import argparse
import io
import json
from pathlib import Path

import pytest

from motcua_desktop.cli import due
from motcua_desktop.cli.console import Console
from motcua_desktop.domain.errors import DomainError

RECEIPT = ("--received", "23/11/2026 09:42", "--limit", "5 ngày làm việc")


def call(*words: str) -> int:
    parser = argparse.ArgumentParser()
    due.add_parser(parser.add_subparsers())
    arguments = parser.parse_args(["due", *words])
    console = Console(as_json=arguments.json)
    try:
        status: int = arguments.run(arguments, console)
    except DomainError as error:
        console.note(str(error))
        return 1
    return status


def test_a_due_moment_is_answered_with_its_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert call(*RECEIPT) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Hẹn trả: 17:00 Thứ Ba 01/12/2026",
        (
            "5 ngày làm việc, nhận 09:42 ngày 23/11; "
            "bỏ T3 24/11 (nghỉ lễ), T7 28/11, CN 29/11."
        ),
    ]


def test_explained_it_lists_the_days_with_their_sources(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert call(*RECEIPT, "--explain") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2 + 9
    assert lines[3].startswith("T3 24/11/2026       Ngày Văn hóa Việt Nam 24/11 (")
    assert lines[-1] == "T3 01/12/2026    5  hẹn trả 17:00"


def test_as_json_it_has_the_keys_of_the_interface(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert call(*RECEIPT, "--json", "--pause", "2026-11-25/2026-11-26") == 0
    keys = json.loads(capsys.readouterr().out)
    assert keys["due_at"] == "2026-12-02T17:00"
    assert keys["reason"].startswith("5 ngày làm việc")
    assert "days" not in keys
    assert call(*RECEIPT, "--json", "--explain") == 0
    assert json.loads(capsys.readouterr().out)["days"][-1]["kind"] == "due"


def test_an_open_pause_is_answered_without_a_date(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert call(*RECEIPT, "--pause", "25/11/2026 10:00/") == 0
    assert capsys.readouterr().out.startswith("Chưa có hạn: đang tạm dừng.\n")


def test_a_year_not_announced_is_noted_on_stderr(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert call("--received", "2028-03-01T09:00", "--limit", "trong ngày") == 0
    assert "Lịch năm 2028 chưa xác nhận" in capsys.readouterr().err


def test_the_settings_of_an_office_are_options(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = (*RECEIPT, "--json", "--hours", "SATWORK", "--holidays", "NONE")
    assert call(*words, "--day-cutoff", "09:00", "--as-of", "2026-11-23T12:00") == 0
    keys = json.loads(capsys.readouterr().out)
    assert keys["effective_received_at"] == "2026-11-24T07:30"
    assert (keys["due_at"], keys["status"]) == ("2026-11-30T17:00", "in_progress")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--received", "31/02/2026", "--limit", "trong ngày"), "không có trên lịch"),
        (("--received", "2026-11-23", "--limit", "5 tuần"), "không hiểu được"),
        (("--received", "2026-11-23"), "thiếu thời hạn"),
        ((*RECEIPT, "--pause", "2026-11-26/2026-11-25"), "sớm hơn"),
        ((*RECEIPT, "--pause", "2026-11-19/2026-11-20"), "trước khi hồ sơ"),
        ((*RECEIPT, "--calendar", "khong-co.csv"), "không mở được “khong-co.csv”"),
        (("--input", "khong-co.jsonl"), "không mở được “khong-co.jsonl”"),
    ],
)
def test_what_is_refused_is_one_sentence_on_stderr(
    words: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(*words) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert sentence in told.err
    assert len(told.err.splitlines()) == 1


def test_one_of_receipt_and_input_is_needed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as raised:
        call("--limit", "trong ngày")
    assert raised.value.code == 2
    assert "--received" in capsys.readouterr().err


def test_a_calendar_file_moves_the_due_date(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "lich.csv"
    path.write_text("date,kind,name_vi\n2026-12-01,local_off,Kiểm kê\n", "utf-8")
    assert call(*RECEIPT, "--calendar", str(path)) == 0
    assert "17:00 Thứ Tư 02/12/2026" in capsys.readouterr().out
    path.write_text("date,kind,name_vi\n2026-11-24,local_off,Kiểm kê\n", "utf-8")
    assert call(*RECEIPT, "--calendar", str(path)) == 1
    assert "24/11/2026 được khai báo hai lần" in capsys.readouterr().err


LINES = [
    b'\xef\xbb\xbf{"received_at":"2026-11-23T09:42","limit":"5 ng\xc3\xa0y"}',
    b"",
    b"[1]",
    b'{"received_at":',
    b"\xff\xfe",
    b'{"received_at":"\\ud800","limit":"x"}',
    b"[" * 100_000,
    b'{"received_at":"2026-11-23T09:42","limit":"trong ng\xc3\xa0y"}',
]


def test_each_line_is_answered_and_a_bad_one_spoils_no_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"\n".join(LINES)))
    monkeypatch.setattr("sys.stdin", stdin)
    assert call("--input", "-") == 1
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [min(each) for each in answers] == [
        "delta_working_minutes",
        *["error"] * 5,
        "delta_working_minutes",
    ]
    assert answers[0]["due_at"] == "2026-11-30T17:00"
    assert answers[-1]["due_at"] == "2026-11-23T17:00"
    assert answers[1]["error"].startswith("Yêu cầu tính hạn không hợp lệ: dòng không")


def test_a_file_of_good_lines_ends_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_bytes(LINES[-1] + b"\n")
    assert call("--input", str(path), "--explain") == 0
    assert json.loads(capsys.readouterr().out)["days"][0]["kind"] == "due"


def test_days_off_of_the_law_count_before_they_are_announced(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ("--received", "2028-12-20 09:00", "--limit", "10 ngày làm việc")
    assert call(*words, "--json") == 0
    assert json.loads(capsys.readouterr().out)["due_at"] == "2029-01-04T17:00"
    assert call(*words) == 0
    assert "chưa xác nhận" in capsys.readouterr().err
