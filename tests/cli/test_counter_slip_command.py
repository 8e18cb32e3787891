"""`slip … --before`: people who are not taken in get their slip."""

from pathlib import Path

import pytest

from tests.builders import HOUSEHOLD
from tests.cli.program import Program

LAN = ("--applicant", "Phạm Thị Lan", "--address", "Thôn Tây", "--phone", "0900000789")
WHY = ("--procedure", HOUSEHOLD, "--reason", "không đúng thẩm quyền")


def test_a_slip_is_issued_printed_again_and_listed(
    program: Program, tmp_path: Path
) -> None:
    out, again, word = (tmp_path / name for name in ("a.pdf", "b.pdf", "c.docx"))
    words = ("slip", "phieu-tu-choi", "--before")
    kept = ("slip", "phieu-tu-choi", "1", "--before")
    first = program(*words, *LAN, *WHY, "--out", out, "--json").document
    assert (first["id"], first["issue"], first["number"]) == (1, 1, "01/TCHS")
    assert program(*kept, "--out", word, "--json").document["reprint"] == 0
    second = program(*kept, "--out", again, "--json").document
    assert (second["reprint"], second["sha256"]) == (1, first["sha256"])
    assert again.read_bytes() == out.read_bytes()
    assert word.read_bytes().startswith(b"PK")
    corrected = program(
        *words, *LAN, *WHY, "--replaces", "1", "--out", out, "--json"
    ).document
    assert (corrected["issue"], corrected["replaces"]) == (2, 1)
    (one, two) = program("slip", "list", "--before", "--json").document["slips"]
    assert (one["applicant"], one["content"]) == (
        "Phạm Thị Lan",
        "Đăng ký hộ kinh doanh",
    )
    assert two["replaces"] == one["id"]
    days = ("--from", "1/1/2026", "--to", "31/1/2026")
    assert program("slip", "list", "--before", *days).out == "0 phiếu\n"


def test_items_are_said_one_by_one(program: Program, tmp_path: Path) -> None:
    answer = program(
        "slip",
        "phieu-bo-sung",
        "--before",
        *LAN,
        *WHY,
        *("--item", "tờ khai", "--item", "bản sao căn cước"),
        *("--out", tmp_path / "a.pdf"),
    )
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == f"Phiếu tại quầy số 1: {tmp_path / 'a.pdf'}\n"


@pytest.mark.parametrize(
    ("words", "status", "why"),
    [
        (("phieu-tu-choi", *LAN), 2, "cần --out"),
        (("phieu-tu-choi", *WHY, "--out", "x.pdf"), 1, "Họ tên chủ hồ sơ"),
        (("phieu-tu-choi", *LAN, "--out", "x.pdf"), 1, "Nội dung yêu cầu"),
        (("phieu-bo-sung", *LAN, *WHY, "--out", "x.pdf"), 1, "Yêu cầu hoàn thiện"),
        (("phieu-xin-loi", *LAN, *WHY, "--out", "x.pdf"), 1, "Phiếu tại quầy"),
        (("phieu-tu-choi", "9", "--out", "x.pdf"), 1, "số 9 không có"),
        (("phieu-tu-choi", "H26", "--out", "x.pdf"), 2, "một số phiếu tại quầy"),
        (("phieu-tu-choi", "1", *LAN, "--out", "x.pdf"), 2, "in lại thì không ghi"),
        (("list", "--from", "1/1/2026"), 2, "cả --from và --to"),
    ],
)
def test_what_is_missing_is_named_and_nobody_is(
    program: Program,
    words: tuple[str, ...],
    status: int,
    why: str,
) -> None:
    answer = program("slip", *words, "--before")
    assert (answer.status, answer.out) == (status, "")
    assert why in answer.err
    assert not Path("x.pdf").exists()
    logs = "".join(it.read_text("utf-8") for it in (program.data / "logs").glob("*"))
    assert "Lan" not in logs + answer.err
