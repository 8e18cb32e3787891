"""The command `retention`: periods, dossiers kept back, and the typed count."""

import json
from pathlib import Path

import pytest

from tests.cli.program import Answer, Program

_SET = ("retention", "set", "sector", "Hộ tịch", "--months", "12")


def _settled(program: Program, folder: Path, names: tuple[str, ...]) -> list[str]:
    """Receive, finish and return one dossier for each name."""
    lines = folder / "hồ sơ.jsonl"
    asked = [
        {"procedure": "1.004884", "applicant": {"name": name}, "channel": "desk"}
        for name in names
    ]
    lines.write_text("\n".join(map(json.dumps, asked)), encoding="utf-8")
    answers = program("receive", "--input", lines).documents
    numbers = [answer["number"] for answer in answers]
    for number in numbers:
        for step in ("finish", "return"):
            assert program("act", number, step).status == 0
    return numbers


def test_old_dossiers_are_listed_kept_back_and_anonymised(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = _settled(program, tmp_path, ("Đặng Văn Ấn", "Lê Thị Giữ"))
    said = program("retention", "list").out
    assert said.startswith("Chưa đặt thời hạn nào: không có gì bị ẩn danh.")
    assert "91/2025/QH15" in said
    assert program(*_SET, "--document", "12/QĐ-UBND").status == 0
    reason = ("--reason", "khiếu nại lần hai")
    assert program("retention", "hold", second, *reason).status == 0
    monkeypatch.setenv("MOTCUA_NOW", "2027-12-01T09:00:00")
    lines = program("retention", "list").out.splitlines()
    assert lines[0] == "Lĩnh vực Hộ tịch: 12 tháng, theo 12/QĐ-UBND"
    assert lines[1].startswith(f"{first}  xong 23/11/2026  12 tháng  hết hạn")
    assert lines[2].endswith("GIỮ LẠI: khiếu nại lần hai")
    trial = program("retention", "apply")
    assert trial.out.splitlines()[-1].endswith("retention apply --count 1")
    assert program("find", "dang van an", "--json").document["rows"]
    refused = program("retention", "apply", "--count", "2")
    assert (refused.status, refused.out) == (1, "")
    assert "Có 1 hồ sơ đến hạn ẩn danh, không phải 2." in refused.err
    done = program("retention", "apply", "--count", "1")
    assert done.out.startswith("Đã ẩn danh 1 hồ sơ: ")
    assert program("find", "dang van an", "--json").document["rows"] == []
    assert "Đã ẩn danh" in program("show", first).out
    for verdict in ("check", "audit verify"):
        assert program(*verdict.split()).status == 0
    assert program("retention", "release", second, "--reason", "xong").status == 0
    document = program("retention", "apply", "--json").document
    assert [line["number"] for line in document["due"]] == [second]


@pytest.mark.parametrize(
    ("words", "status", "why"),
    [
        ((*_SET,), 1, "phải có số, ký hiệu của văn bản"),
        (("retention", "set", "sector", "Hộ tịch"), 2, "cần --months N"),
        ((*_SET, "--off"), 2, "hoặc --off"),
        (("retention", "hold", "NB-2026-0001", "--reason", "x"), 1, "Không tìm thấy"),
        (("retention", "set", "beside", "x", "--off"), 1, "để trống"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(
    program: Program, words: tuple[str, ...], status: int, why: str
) -> None:
    answer: Answer = program(*words)
    assert (answer.status, answer.out) == (status, "")
    assert why in answer.err


def test_copies_with_old_values_are_named(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = "Không bản sao nào còn giữ dữ liệu.\n"
    _settled(program, tmp_path, ("Đặng Văn Ấn",))
    (copy,) = program("backup", "make", "--json").documents
    assert program("retention", "copies").out == nothing
    monkeypatch.setenv("MOTCUA_NOW", "2027-12-01T09:00:00")
    program(*_SET, "--document", "12/QĐ-UBND")
    done = program("retention", "apply", "--count", "1", "--json").document
    assert done["copies"] == [copy["path"]]
    assert copy["path"] in program("retention", "copies").out
