"""The command `person`."""

import json
from pathlib import Path

from tests.cli.program import Program
from tests.documents.reading import pdf_text

_ID_NUMBER = "001195007802"


def _received(program: Program, tmp_path: Path) -> str:
    given = {
        "procedure": "1.004884",
        "applicant": {"name": "Nguyễn Thị Hoa", "id_number": _ID_NUMBER},
    }
    path = tmp_path / "nhận.jsonl"
    path.write_text(json.dumps(given), encoding="utf-8")
    number: str = program("receive", "--input", path).documents[0]["number"]
    return number


def test_what_is_held_is_written_and_logged(program: Program, tmp_path: Path) -> None:
    number = _received(program, tmp_path)
    path = tmp_path / "bản kê.pdf"
    answer = program("person", "report", _ID_NUMBER, "--out", path, "--json").document
    assert answer["dossiers"] == 1
    assert number in pdf_text(path.read_bytes(), tmp_path)
    full = program("person", "id-number", number, "--json").document
    assert full == {"id_number": _ID_NUMBER}
    lines = program("audit", "list", "--json").document["lines"]
    asked = [(it["deed"], it["subject"]) for it in lines if "Person" in it["deed"]]
    assert asked == [
        ("PersonDesk.report", "bản kê.pdf"),
        ("PersonDesk.id_number", number),
    ]
    assert _ID_NUMBER not in json.dumps(lines)


def test_words_that_are_off_are_told(program: Program) -> None:
    assert program("person", "report", _ID_NUMBER).status == 2
    refused = program("person", "id-number", "không có")
    assert refused.status == 1
    assert "Không tìm thấy hồ sơ" in refused.err
