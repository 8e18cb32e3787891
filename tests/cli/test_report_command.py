"""`report` beyond exporting: issue, issued, copy, verify, proofs."""

import json
from pathlib import Path

from tests.cli.program import Program

OCTOBER = ("--from", "2026-10-15", "--to", "2026-11-14")
ISSUE = ("report", "issue", "cchc", *OCTOBER, "--number", "27")
SIGNED = ("--signed-on", "2026-11-17", "--officer", "Trần Thị Thu Hà")


def receive(program: Program, lines: Path) -> None:
    request = {
        "procedure": "1.004884",
        "applicant": {"name": "Nguyễn Thị Hoa"},
        "received_at": "2026-11-02T09:00",
    }
    lines.write_text(json.dumps(request, ensure_ascii=False), encoding="utf-8")
    assert program("receive", "--input", lines).status == 0


def test_a_report_is_issued_listed_copied_and_verified(
    program: Program, tmp_path: Path
) -> None:
    receive(program, tmp_path / "hồ sơ.jsonl")
    out = tmp_path / "báo cáo 27.docx"
    issued = program(*ISSUE, *SIGNED, "--out", out, "--json").document
    assert (issued["number"], issued["actor"]) == ("27/BC-TTPVHCC", "Trần Thị Thu Hà")
    listed = program("report", "issued", "--json").document["issued"]
    assert [one["sha256"] for one in listed] == [issued["sha256"]]
    again = tmp_path / "bản ghi lại.docx"
    copied = program("report", "copy", issued["number"], "--out", again, "--json")
    assert copied.document["sha256"] == issued["sha256"]
    assert again.read_bytes() == out.read_bytes()
    verified = program("report", "verify", again, "--json")
    assert verified.status == 0
    assert (verified.document["ok"], verified.document["same_file"]) == (True, True)
    assert verified.document["issue"]["number"] == "27/BC-TTPVHCC"
    assert verified.document["differences"] == []
    assert "đúng là tệp đã phát hành" in program("report", "verify", again).out
    assert program("check", "--json").document["ok"]


def test_another_file_is_not_verified(program: Program, tmp_path: Path) -> None:
    receive(program, tmp_path / "hồ sơ.jsonl")
    draft = tmp_path / "nháp.docx"
    assert program("report", "cchc", *OCTOBER, "--out", draft).status == 0
    found = program("report", "verify", draft, "--json")
    assert found.status == 1
    assert found.document["issue"] is None
    assert not found.document["ok"]


def test_proofs_are_printed(program: Program, tmp_path: Path) -> None:
    receive(program, tmp_path / "hồ sơ.jsonl")
    shown = program("report", "proofs", "cchc", *OCTOBER, "--json")
    assert shown.status == 0
    assert shown.document["ok"]
    first = shown.document["proofs"][0]
    assert first == {
        "name": "Tổng số = kỳ trước chuyển sang + tiếp nhận mới",
        "left": 1,
        "right": 1,
        "ok": True,
        "dossiers": [],
    }
    assert "khớp" in program("report", "proofs", "cchc", *OCTOBER).out


def test_a_period_may_be_named(program: Program, tmp_path: Path) -> None:
    receive(program, tmp_path / "hồ sơ.jsonl")
    named = ("cchc", "--period", "thang-11-2026")
    shown = program("report", "proofs", *named, "--json").document
    assert shown == program("report", "proofs", "cchc", *OCTOBER, "--json").document
    issued = program("report", "issue", *named, "--number", "27", *SIGNED, "--json")
    assert issued.status == 0
    document = issued.document
    assert (document["from"], document["to"]) == ("2026-10-15", "2026-11-14")


def test_words_that_are_missing_are_asked_for(program: Program) -> None:
    for words in (
        ("report", "issue", "cchc", *OCTOBER),
        ("report", "copy", "27/BC-TTPVHCC"),
        ("report", "issue", "cchc", *SIGNED),
        ("report", "proofs", "cchc"),
        ("report", "proofs", "cchc", *OCTOBER, "--period", "thang-11-2026"),
    ):
        refused = program(*words)
        assert refused.status == 2
        assert "cần" in refused.err
    without_number = program("report", "issue", "cchc", *OCTOBER, *SIGNED)
    assert without_number.status == 1
    assert "chưa có số báo cáo" in without_number.err
