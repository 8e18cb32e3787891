"""The command `office`: settings shown, set and their history."""

import pytest

from tests.cli.program import Program


def test_settings_are_shown_set_and_their_history_told(program: Program) -> None:
    words = (
        "head_name=Vũ Văn Hải",
        "clerks=Trần Thị Thu Hà",
        "clerks=Lê Văn Bình",
        "Người giải đáp ghi trên phiếu=Lê Văn Bình",
    )
    answer = program("office", "set", *words, "--officer", "Hà", "--json").document
    assert [one["name"] for one in answer["changed"]] == [
        "head_name",
        "clerks",
        "slip_contact",
    ]
    told = program("office", "show", "--json").document
    values = {one["name"]: one["value"] for one in told["settings"]}
    assert values["head_name"] == "Vũ Văn Hải"
    assert values["clerks"] == ["Trần Thị Thu Hà", "Lê Văn Bình"]
    assert told["signature"]["lines"] == ["GIÁM ĐỐC"]
    assert told["signature"]["name"] == "Vũ Văn Hải"
    old, new = told["form_sets"]
    assert (old["name"], old["to"], new["to"]) == ("TT01-2018", "2025-09-14", None)
    (change,) = program("office", "history", "--json").document["changes"]
    assert (change["actor"], change["recorded_at"]) == ("Hà", "2026-11-23T09:42:10")
    again = program("office", "set", "head_name=Vũ Văn Hải")
    assert (again.status, again.out) == (0, "Không có gì thay đổi.\n")


def test_a_person_reads_groups_signature_and_certainty(program: Program) -> None:
    program("office", "set", "signatory=KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC|Vũ Văn Hải")
    lines = program("office", "show").out.splitlines()
    assert "Người ký" in lines
    assert "  Họ tên người đứng đầu [head_name]: Trần Minh Đức" in lines
    at = lines.index("Chữ ký hôm nay")
    assert lines[at + 1 : at + 4] == [
        "  KT. GIÁM ĐỐC",
        "  PHÓ GIÁM ĐỐC",
        "  Vũ Văn Hải",
    ]
    assert (
        "    Phiếu từ chối tiếp nhận giải quyết hồ sơ: chưa đối chiếu mẫu 2025" in lines
    )
    history = program("office", "history").out
    assert "(để trống) → KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC|Vũ Văn Hải" in history


@pytest.mark.parametrize(
    ("word", "status", "why"),
    [
        ("head_name", 2, "không phải MỤC=GIÁ TRỊ"),
        ("mau_giay=xanh", 1, "Mục “mau_giay” không có"),
        ("place=", 1, "“Địa danh” còn để trống"),
        ("form_set=TT99", 1, "Dùng một trong: TT01-2018, TT03-2025"),
        ("signers=Phòng A|Trưởng phòng", 1, "ba phần: cơ quan|chức vụ|họ tên"),
    ],
)
def test_what_cannot_be_set_is_refused_in_one_sentence(
    program: Program, word: str, status: int, why: str
) -> None:
    answer = program("office", "set", word)
    assert (answer.status, answer.out) == (status, "")
    assert why in answer.err
    assert program("office", "history", "--json").document == {"changes": []}
