"""The command by which a person learns whether the program works on a computer."""

import json
import zipfile
from pathlib import Path

import pytest

from motcua_desktop.cli import selftest
from motcua_desktop.devices.pages import PdfPages
from motcua_desktop.services.ports_pages import PageImage
from tests.cli.program import Program

STEPS = [
    "thư mục dữ liệu",
    "cơ sở dữ liệu, phiếu PDF, báo cáo Word",
    "khám toàn bộ, sao lưu",
    "đọc tệp mang đến",
    "máy in",
]


def test_the_main_job_is_done_once_and_leaves_nothing(
    program: Program, tmp_path: Path
) -> None:
    place = tmp_path / "Nguyễn Văn Ấn (một cửa)"
    report = tmp_path / "kết quả.txt"
    answer = Program(place, program.capsys)(
        "selftest", "--no-window", "--json", "--report", report
    )
    assert answer.status == 0, answer.err
    assert [step["step"] for step in answer.document["steps"]] == STEPS
    assert answer.document["ok"]
    assert report.read_text("utf-8").endswith("Tự kiểm tra: ổn.\n")
    assert not [it for it in place.iterdir() if it.name.startswith("Tự kiểm tra")]


def test_a_slip_that_comes_out_blank_is_told(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def blank(*_page: object, **_size: int) -> PageImage:
        return PageImage(1, 1, 10, 10, b"\xff" * 300)

    monkeypatch.setattr(PdfPages, "page", blank)
    answer = program("selftest", "--no-window")
    assert answer.status == 1
    assert (
        "HỎNG cơ sở dữ liệu, phiếu PDF, báo cáo Word: phiếu in ra trắng" in answer.out
    )
    assert answer.out.endswith("Tự kiểm tra: có phần hỏng.\n")


def test_a_word_file_that_is_cut_off_is_told(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipfile.ZipFile, "testzip", lambda _self: "document.xml")
    answer = program("selftest", "--no-window", "--json")
    document = json.loads(answer.out)
    assert answer.status == 1
    assert [it["step"] for it in document["steps"] if not it["ok"]] == [STEPS[1]]


def test_a_disk_that_refuses_is_told(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_folder: Path) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(selftest, "_write", full)
    answer = program("selftest", "--no-window")
    assert answer.status == 1
    assert "HỎNG thư mục dữ liệu" in answer.out
