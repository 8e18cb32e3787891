"""The command `online`: register, list, accept, refuse, guide."""

import json
from pathlib import Path

from tests.cli.program import Answer, Program


def register(program: Program, tmp_path: Path, *requests: object) -> Answer:
    path = tmp_path / "đăng ký.jsonl"
    lines = [json.dumps(it, ensure_ascii=False) for it in requests]
    path.write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    return program("online", "register", "--input", path)


def a_submission(reference: object = "DVC-1") -> dict[str, object]:
    return {
        "reference": reference,
        "procedure": "1.004884",
        "applicant": {"name": "Nguyễn Thị Hoa"},
        "received_at": "2026-11-20T19:30",
    }


def test_submissions_wait_and_are_answered(program: Program, tmp_path: Path) -> None:
    answer = register(
        program,
        tmp_path,
        a_submission(),
        a_submission("DVC-2"),
        a_submission("DVC-3"),
        a_submission(""),
    )
    assert answer.status == 1
    assert answer.documents[0]["reply_by"] == "2026-11-23T17:00"
    assert "reference" in answer.documents[3]["error"]
    waiting = program("online", "list", "--json").document["waiting"]
    assert [it["reference"] for it in waiting] == ["DVC-1", "DVC-2", "DVC-3"]
    assert program("watch", "reception", "--json").document["waiting"] == waiting
    assert program("watch", "--json").document["counts"]["reception"] == 3
    taken = program("online", "accept", "DVC-1", "--json").document
    assert taken == {"number": "H26.12-261123-0001", "due_at": "2026-12-01T17:00"}
    refused = program("online", "refuse", "DVC-2", "--reason", "sai thẩm quyền")
    assert (refused.status, "từ chối" in refused.out) == (0, True)
    guided = program("online", "guide", "DVC-3", "--reason", "thiếu ảnh", "--json")
    assert guided.document == {"reference": "DVC-3", "reply": "guide"}
    assert program("online", "list", "--json").document == {"waiting": []}


def test_answers_that_cannot_be_are_refused(program: Program, tmp_path: Path) -> None:
    register(program, tmp_path, a_submission())
    for words in (("refuse", "DVC-1"), ("accept", "DVC-9"), ("accept",)):
        answer = program("online", *words)
        assert (answer.status, answer.out) == (1, "")
        assert answer.err
