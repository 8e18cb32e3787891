"""A morning on the command line, and what bad input gets."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import Answer, Program

HOA: dict[str, Any] = {
    "procedure": "1.004884",
    "applicant": {"name": "Nguyễn Thị Hoa", "phone": "0900 000 123"},
    "papers": [{"name": "Tờ khai đăng ký lại khai sinh", "copies": 1}],
}


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    return tmp_path / "hồ sơ.jsonl"


def receive(program: Program, lines: Path, *requests: object) -> Answer:
    text = "\n".join(
        it if isinstance(it, str) else json.dumps(it, ensure_ascii=False)
        for it in requests
    )
    lines.write_text(text, encoding="utf-8")
    return program("receive", "--input", lines)


def test_a_dossier_is_received_shown_found_and_returned(
    program: Program, lines: Path
) -> None:
    (answer,) = receive(program, lines, HOA).documents
    number = answer["number"]
    assert program("show", number, "--json").document["timing"] == "within"
    assert answer == {"number": "H26.12-261123-0001", "due_at": "2026-12-01T17:00"}
    for step, state in (("forward", "processing"), ("finish", "finished")):
        done = program("act", number, step, "--json").document
        assert (done["state"], done["due_at"]) == (state, "2026-12-01T17:00")
    returned = program(
        "act", number, "return", "--satisfaction", "5", "--json"
    ).document
    assert returned["state"] == "returned"
    shown = program("show", number, "--json").document
    assert [event["kind"] for event in shown["events"]] == [
        "received",
        "forwarded",
        "finished",
        "returned",
    ]
    assert (shown["timing"], shown["history_ok"]) == ("early", True)
    (row,) = program("find", "hoa", "0900", "--json").document["rows"]
    assert set(row) == {
        "number",
        "applicant",
        "procedure_code",
        "procedure",
        "state",
        "received_at",
        "due_at",
    }


def test_lines_are_answered_in_order_and_a_bad_one_stops_nothing(
    program: Program, lines: Path
) -> None:
    answer = receive(program, lines, HOA, {**HOA, "procedure": "9.9"}, HOA)
    first, refused, third = answer.documents
    assert answer.status == 1
    assert refused == {
        "error": "Không có thủ tục “9.9” trong danh mục còn hiệu lực. "
        "Kiểm tra mã thủ tục hoặc cập nhật danh mục."
    }
    assert (first["number"][-4:], third["number"][-4:]) == ("0001", "0002")


def test_bytes_that_are_no_text_get_a_sentence(program: Program, lines: Path) -> None:
    good = json.dumps(HOA).encode()
    surrogate = b'{"note": "\\ud800"}'
    lines.write_bytes(b"\n".join([b"\xff\xfe", surrogate, b"\n", good]))
    answers = program("receive", "--input", lines).documents
    assert ["error" in answer for answer in answers] == [True, True, False]
    assert "UTF-8" in answers[0]["error"]
    missing = program("receive", "--input", lines.with_name("không có"))
    assert (missing.status, "không đọc được" in missing.err) == (1, True)


BAD_REQUESTS: dict[str, tuple[object, str]] = {
    "no json": ("{không phải", "không phải JSON"),
    "a list": ("[1]", "đối tượng JSON"),
    "unknown key": ({**HOA, "tên": "x"}, "tên"),
    "unknown person key": ({**HOA, "applicant": {"nam": "x"}}, "nam"),
    "unknown channel": ({**HOA, "channel": "fax"}, "desk, online, postal"),
    "31/02": ({**HOA, "received_at": "31/02/2026 08:00"}, "không có trên lịch"),
    "future": ({**HOA, "received_at": "2030-01-01T08:00"}, "thời điểm tiếp nhận"),
    "no name": ({**HOA, "applicant": {"name": " \u200b "}}, "để trống"),
    "long name": ({**HOA, "applicant": {"name": "A" * 500}}, "500 ký tự"),
    "bad id": ({**HOA, "applicant": {"name": "An", "id_number": "12"}}, "12 chữ số"),
    "number as text": ({**HOA, "fee": "nhiều"}, "số nguyên"),
    "negative fee": ({**HOA, "fee": -1}, "Phí"),
    "paper kind": ({**HOA, "papers": [{"name": "x", "kind": "scan"}]}, "scan"),
    "paper count": ({**HOA, "papers": [{"name": "x", "copies": 0}]}, "1 đến 999"),
    "sets": ({**HOA, "sets": 10**6}, "Số bộ"),
}


@pytest.mark.parametrize("case", list(BAD_REQUESTS))
def test_bad_input_gets_a_sentence(program: Program, lines: Path, case: str) -> None:
    request, words = BAD_REQUESTS[case]
    answer = receive(program, lines, request)
    (document,) = answer.documents
    assert words in document["error"]
    assert "Traceback" not in answer.err
    assert answer.status == 1
    figures = program("figures", "--from", "2026-01-01", "--to", "2026-12-31", "--json")
    assert figures.document["figures"]["total"] == 0


def test_names_are_cleaned_as_they_enter(program: Program, lines: Path) -> None:
    raw = "Nguye\u0302\u0303n\u00a0Thi\u0323 \u0007Hoa\u200b"
    (answer,) = receive(program, lines, {**HOA, "applicant": {"name": raw}}).documents
    shown = program("show", answer["number"], "--json").document
    assert shown["applicant"] == "Nguyễn Thị Hoa"


def test_an_extension_says_how_many_days(program: Program, lines: Path) -> None:
    (answer,) = receive(program, lines, HOA).documents
    words = ("act", answer["number"], "extend", "--reason", "xác minh thêm")
    wrong = program(*words, "--days", "nhiều")
    assert (wrong.status, "1 đến 999" in wrong.err) == (1, True)
    done = program(*words, "--days", "2", "--letter", "05/PXL", "--json").document
    assert done["due_at"] == "2026-12-03T17:00"


def test_an_illegal_step_is_refused_with_the_reason(
    program: Program, lines: Path
) -> None:
    (answer,) = receive(program, lines, HOA).documents
    refused = program("act", answer["number"], "return")
    assert refused.status == 1
    assert refused.out == ""
    assert "Không thể trả kết quả" in refused.err
    assert "ghi có kết quả" in refused.err


def test_figures_open_the_dossiers_they_count(program: Program, lines: Path) -> None:
    numbers = [it["number"] for it in receive(program, lines, HOA, HOA).documents]
    span = ("--from", "01/11/2026", "--to", "30/11/2026", "--json")
    answer = program("figures", *span, "--by", "sector").document
    assert answer["figures"]["received"] == 2
    assert [row["group"] for row in answer["rows"]] == ["Hộ tịch"]
    assert all(check["ok"] for check in answer["identities"])
    assert program("dossiers-behind", "open", *span).document["numbers"] == numbers
    wrong = program("dossiers-behind", "lost", *span)
    assert (wrong.status, wrong.out) == (1, "")


def test_the_receipt_and_the_report_are_files(
    program: Program, lines: Path, tmp_path: Path
) -> None:
    (answer,) = receive(program, lines, HOA).documents
    out = tmp_path / "giấy tiếp nhận.pdf"
    slip = program(
        "slip", "giay-tiep-nhan", answer["number"], "--out", out, "--json"
    ).document
    assert slip["issue"] == 1
    assert slip["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    span = ("--from", "2026-11-01", "--to", "2026-11-23")
    docx = tmp_path / "báo cáo.docx"
    report = program("report", "cchc", *span, "--out", docx, "--json").document
    assert report["sha256"] == hashlib.sha256(docx.read_bytes()).hexdigest()
    assert program("report", "cchc", *span, "--out", tmp_path / "x.odt").status == 1
    slips = program("slip", "list", "--json").document["slips"]
    assert slips[0]["name"] == "giay-tiep-nhan"
    assert set(slips[0]) >= {"name", "title", "form_set", "paper", "states"}
    certainty = {slip["name"]: slip["certainty"] for slip in slips}
    assert certainty["giay-tiep-nhan"] == {
        "TT01-2018": "",
        "TT03-2025": "chưa đối chiếu mẫu 2025",
    }
    assert program("report", "list", "--json").document["reports"][0]["name"] == "cchc"


def test_a_slip_is_reprinted_edited_and_replaced(
    program: Program, lines: Path, tmp_path: Path
) -> None:
    (answer,) = receive(program, lines, HOA).documents
    slip = ("slip", "giay-tiep-nhan", answer["number"], "--json", "--out")
    first = program(*slip, tmp_path / "một.pdf").document
    again = program(*slip, tmp_path / "hai.pdf").document
    assert (again["issue"], again["reprint"]) == (1, 1)
    assert again["sha256"] == first["sha256"]
    word = tmp_path / "sửa.DOCX"
    assert program(*slip, word).document["path"] == str(word)
    assert word.read_bytes().startswith(b"PK")
    anew = program(*slip, tmp_path / "ba.pdf", "--anew").document
    assert (anew["issue"], anew["replaces"]) == (2, 1)


def test_papers_of_many_dossiers_are_made(
    program: Program, lines: Path, tmp_path: Path
) -> None:
    numbers = [receive(program, lines, HOA).documents[0]["number"] for _ in range(2)]
    for name in ("bien-ban-giao-nhan", "phieu-ban-giao-ket-qua"):
        out = tmp_path / f"{name}.pdf"
        assert program("slip", name, *numbers, "--out", out, "--json").status == 0
        assert out.read_bytes().startswith(b"%PDF")
    book = tmp_path / "sổ.pdf"
    assert program("slip", "so-theo-doi", "2026", "--out", book).status == 0
    label = tmp_path / "nhãn.pdf"
    roll = ("--paper", "80mm")
    assert program("slip", "nhan-ho-so", numbers[0], *roll, "--out", label).status == 0
    wrong = program("slip", "nhan-ho-so", numbers[0], "--paper", "A3", "--out", label)
    assert "50x30, 80mm" in wrong.err
    assert program("slip", "phieu-la", numbers[0], "--out", label).status == 1
    many = tmp_path / "nhiều phiếu.pdf"
    made = program("slip", "giay-tiep-nhan", *numbers, "--out", many, "--json")
    assert made.document["count"] == 2
    assert many.read_bytes().startswith(b"%PDF")


def test_a_slip_that_no_printer_takes_waits_in_the_queue(
    program: Program, lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "none"))
    (answer,) = receive(program, lines, HOA).documents
    printed = program("print", "giay-tiep-nhan", answer["number"], "--json")
    assert printed.status == 1
    (job,) = printed.document["jobs"]
    assert (job["state"], job["number"]) == ("waiting", answer["number"])
    assert "Bật máy in" in job["trouble"]
    queue = program("print-queue", "--again", job["id"])
    assert "Chờ in" in queue.out
    done = program("print-queue", "--done", job["id"], "--json")
    assert (done.status, done.document["jobs"]) == (0, [])


def test_a_supplement_is_asked_for_item_by_item(
    program: Program, lines: Path, tmp_path: Path
) -> None:
    (answer,) = receive(program, lines, HOA).documents
    number = answer["number"]
    items = ("--item", "Tờ khai: bổ sung chữ ký", "--item", "Ảnh 4×6 (02 tấm)")
    program("act", number, "request-supplement", "--reason", "thiếu giấy tờ", *items)
    out = tmp_path / "bổ sung.pdf"
    made = program("slip", "phieu-bo-sung", number, "--out", out, "--json").document
    assert made["number"] == "01/HDHS"
    refused = program("slip", "thong-bao-dung", number, "--out", out)
    assert (refused.status, "Chưa thể in" in refused.err) == (1, True)


def test_a_backup_is_checked_listed_and_restored(program: Program, lines: Path) -> None:
    receive(program, lines, HOA)
    made = program("backup", "make", "--json").document
    assert made["ok"]
    receive(program, lines, HOA)
    assert len(program("backup", "list", "--json").document["copies"]) == 1
    assert program("backup", "check", "--json").document["path"] == made["path"]
    assert program("backup", "restore", "--json").document["ok"]
    assert len(program("find", "hoa", "--json").document["rows"]) == 1
    assert program("check", "--json").document == {"ok": True, "findings": []}


def test_a_damaged_backup_is_refused_and_nothing_is_changed(
    program: Program, lines: Path
) -> None:
    receive(program, lines, HOA)
    copy = Path(program("backup", "make", "--json").document["path"])
    content = bytearray(copy.read_bytes())
    content[4096:12288] = b"\xff" * 8192
    copy.write_bytes(content)
    assert program("backup", "check").status == 1
    assert program("backup", "restore").status == 1
    assert len(program("find", "hoa", "--json").document["rows"]) == 1


def test_wrong_words_are_the_callers_fault(program: Program) -> None:
    for words in (["nothing"], ["figures"], ["act", "x"], ["receive"]):
        assert program(*words).status == 2


def test_a_folder_without_an_office_says_what_to_do(
    program: Program, tmp_path: Path, lines: Path
) -> None:
    empty = Program(tmp_path / "trống", program.capsys)
    answer = receive(empty, lines, HOA)
    assert "Chưa khai báo cơ quan" in answer.documents[0]["error"]


def test_help_and_the_page_of_commands_name_the_same_commands(
    program: Program,
) -> None:
    root = Path(__file__).resolve().parents[2]
    page = (root / "docs/commands.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([a-z-]+)", page, re.MULTILINE))
    listed = set(re.findall(r"^    ([a-z-]+)  ", program("--help").out, re.MULTILINE))
    assert listed == documented
