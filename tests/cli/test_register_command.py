"""The command `register`, and registers as files of `import` and `export`."""

import csv
from pathlib import Path

import pytest

from motcua_desktop.domain.registers import REGISTERS
from motcua_desktop.exchange.sheet_writer import written_sheet
from motcua_desktop.exchange.sheets import read_rows
from tests.cli.program import Program

QUESTION = (
    "received_on=05/07/2026",
    "Kênh=Cổng Dịch vụ công quốc gia",
    "content=Hỏi về thời hạn",
)


def test_a_register_is_written_listed_changed_and_emptied(program: Program) -> None:
    kept = program("register", "add", "feedback", *QUESTION, "--json").document
    assert kept["channel"] == "portal"
    assert kept["received_on"] == "2026-07-05"
    row = str(kept["id"])
    words = ("resolved_on=10/07/2026", "--officer", "Hà")
    changed = program("register", "change", "feedback", row, *words)
    assert changed.status == 0
    (entry,) = program("register", "list", "feedback", "--json").document["entries"]
    assert entry["resolved_on"] == "2026-07-10"
    assert (entry["version"], entry["actor"]) == (2, "Hà")
    listed = program(
        "register", "list", "feedback", "--from", "1/8/2026", "--to", "31/8/2026"
    )
    assert listed.out == "Sổ “Phản ánh, kiến nghị”: 0 dòng\n"
    assert program("register", "remove", "feedback", row).status == 0
    assert program("register", "list", "feedback", "--json").document == {"entries": []}
    history = program("register", "history", "feedback", row, "--json").document
    assert [it["removed"] for it in history["versions"]] == [False, False, True]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("add", "feedback", "content=gì đó"), "Ngày nhận còn để trống"),
        (("add", "feedback", *QUESTION, "số=1"), "Ô “số” không có"),
        (("change", "feedback", "7", "content=x"), "không có dòng số 7"),
        (("remove", "feedback", "7"), "không có dòng số 7"),
        (("history", "feedback", "7"), "không có dòng số 7"),
        (("list", "feedback", "--from", "1/8/2026"), "--from và --to"),
        (("add", "counter", "day=1/7/2026", "--unit", "X"), "Đơn vị “X”"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(
    program: Program, words: tuple[str, ...], why: str
) -> None:
    answer = program("register", *words)
    assert (answer.status, answer.out) == (1, "")
    assert why in answer.err


def test_every_register_names_its_fields(program: Program) -> None:
    document = program("register", "kinds", "--json").document
    assert [it["kind"] for it in document["registers"]] == list(REGISTERS)
    (means,) = [
        field
        for it in document["registers"]
        if it["kind"] == "activity"
        for field in it["fields"]
        if field["name"] == "means"
    ]
    assert means["options"] == ["article", "broadcast", "leaflet", "other"]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_people_go_out_and_come_in_again(
    program: Program, tmp_path: Path, suffix: str
) -> None:
    source = tmp_path / "công chức.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [
                ["Ho ten", "Chuyên trách, kiêm nhiệm", "Từ ngày", "Có chữ ký số"],
                ["Trần Thị Thu Hà", "Chuyên trách", "1/7/2025", "x"],
                ["Lê Văn Bình", "kiem nhiem", "01/07/2025", ""],
                ["Phạm Văn An", "biệt phái", "01/07/2025", ""],
            ]
        )
    answer = program("import", "people", source, "--json")
    assert answer.document["taken"] == 2
    assert answer.document["refused"] == 1
    assert "Dòng 4: Chuyên trách, kiêm nhiệm không có trong" in answer.err
    beside = Path(answer.document["refused_file"])
    assert [cells[0] for _, cells in read_rows(beside)] == ["Ho ten", "Phạm Văn An"]
    target = tmp_path / f"ra{suffix}"
    assert program("export", "register-staff", target).status == 0
    again = program("import", "register-staff", target, "--json").document
    assert (again["taken"], again["unchanged"], again["refused"]) == (0, 2, 0)
    entries = program("register", "list", "staff", "--json").document["entries"]
    assert entries[0]["has_signature"]
    assert entries[1]["from_day"] == "2025-07-01"


def test_every_register_comes_back_from_its_file(
    program: Program, tmp_path: Path
) -> None:
    rows = {
        "equipment": [
            "kind=device",
            "name=máy quét",
            "count=2",
            "broken=1",
            "broken_since=10/8/2026",
        ],
        "target": ["year=2026", "measure=online", "percent=66,5"],
        "activity": ["kind=publicity", "day=1/7/2026", "means=leaflet", "count=600"],
    }
    for kind, words in rows.items():
        assert program("register", "add", kind, *words).status == 0
        path = tmp_path / f"{kind}.xlsx"
        assert (
            program("export", f"register-{kind}", path, "--json").document["rows"] == 1
        )
        again = program("import", f"register-{kind}", path, "--json").document
        assert (again["taken"], again["unchanged"]) == (0, 1), kind


def test_a_second_target_of_a_year_is_refused_with_its_row(
    program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "chỉ tiêu.xlsx"
    with written_sheet(path) as sheet:
        sheet.row(["Năm", "Chỉ tiêu", "Tỷ lệ (%)"])
        sheet.row([2026, "Hồ sơ nộp trực tuyến", 75])
        sheet.row([2026, "Hồ sơ nộp trực tuyến", 80.5])
        sheet.row([2026, "Số hóa hồ sơ", 0.9])
    answer = program("import", "register-target", path, "--dry-run", "--json")
    assert (answer.document["taken"], answer.document["refused"]) == (1, 2)
    assert "Dòng 3: Sổ “Chỉ tiêu năm” đã có dòng cho 2026" in answer.err
    assert "Dòng 4: Tỷ lệ (%) phải từ 1 đến 100" in answer.err
    assert program("register", "list", "target", "--json").document == {"entries": []}


def test_a_file_in_old_letters_is_refused_whole(
    program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "cũ.csv"
    lines = ['Họ tên,"Chuyên trách, kiêm nhiệm",Từ ngày']
    names = ("TrÇn ThÞ Thu", "NguyÔn V¨n An", "Lª ThÞ Hång")
    lines += [f"{name},Chuyên trách,01/07/2025" for name in names]
    path.write_text("\n".join(lines), encoding="utf-8")
    answer = program("import", "people", path)
    assert answer.status == 1
    assert "TCVN3" in answer.err
    assert program("register", "list", "staff", "--json").document == {"entries": []}
