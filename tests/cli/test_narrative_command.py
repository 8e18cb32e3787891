"""`report texts`: the free texts of a report from the command line."""

from pathlib import Path

from tests.cli.program import Program
from tests.documents.reading import word_text

PERIOD = ("--from", "15/6/2026", "--to", "14/9/2026")


def test_texts_are_suggested_written_and_confirmed(
    program: Program, tmp_path: Path
) -> None:
    words = ("day=2/7/2026", "content=“Ngày không viết”")
    assert program("register", "add", "initiative", *words).status == 0
    path = tmp_path / "báo cáo.docx"
    refused = program("report", "cchc", *PERIOD, "--out", path)
    assert (refused.status, path.exists()) == (1, False)
    assert "mục I.4 có nội dung chưa xác nhận" in refused.err
    suggested = program("report", "texts", "cchc", *PERIOD, "--suggest", "--json")
    (idea,) = suggested.document["texts"]
    assert (idea["number"], idea["state"]) == ("I.4", "suggested")
    listed = program(
        *("report", "texts", "cchc", *PERIOD),
        *("--set", "I.3=Đã đăng 03 tin, bài.", "--set", "V=", "--confirm", "V"),
        *("--confirm", "all", "--officer", "Hà"),
    )
    assert "I.4. Sáng kiến trong cải cách hành chính (directing_4): Đã xác nhận" in (
        listed.out
    )
    document = program("report", "texts", "cchc", *PERIOD, "--json").document
    states = {it["number"]: it["state"] for it in document["texts"]}
    assert [number for number, state in states.items() if state == "confirmed"] == [
        "I.3",
        "I.4",
        "V",
    ]
    assert program("report", "cchc", *PERIOD, "--out", path).status == 0
    text = word_text(path.read_bytes())
    assert "Có 01 sáng kiến được áp dụng: “Ngày không viết”." in text
    assert "Đã đăng 03 tin, bài." in text


def test_a_finding_is_told_and_stops_the_report(
    program: Program, tmp_path: Path
) -> None:
    words = ("--set", "V=Theo quý I năm 2025.", "--confirm", "V")
    told = program("report", "texts", "cchc", *PERIOD, *words)
    assert "! Mục V: nêu “quý I năm 2025”" in told.out
    path = tmp_path / "báo cáo.docx"
    assert program("report", "cchc", *PERIOD, "--out", path).status == 1
    accepted = ("--out", path, "--accept-periods")
    assert program("report", "cchc", *PERIOD, *accepted).status == 0


def test_wrong_words_are_named(program: Program) -> None:
    for words, why in (
        (("texts", *PERIOD), "cchc"),
        (("texts", "cchc", *PERIOD, "--set", "V"), "thiếu dấu “=”"),
        (("texts", "cchc", *PERIOD, "--confirm", "IX"), "Mục “IX”"),
        (("texts", "cchc", *PERIOD, "--confirm", "V"), "chưa có nội dung"),
    ):
        answer = program("report", *words)
        status = 2 if "--from" in why else 1
        assert (answer.status, answer.out) == (status, ""), words
        assert why in answer.err, answer.err
    assert program("report", "texts", "cchc").status == 2
