"""The calendar on the command line: shown, changed, taken, handed down."""

from pathlib import Path
from typing import Any

import pytest

from motcua_desktop.bootstrap import open_office
from motcua_desktop.exchange.catalogue_file import catalogue_lines
from motcua_desktop.exchange.sheet_writer import written_sheet
from motcua_desktop.services.slips import RECEIPT
from tests.builders import Clock, an_office, received, set_up_office
from tests.cli.program import Program

THURSDAY = "26/11/2026"
CLOSE = ("calendar", "add", THURSDAY, "local_off", "Nghỉ tránh bão")
DUE, LATER = "2026-12-01T17:00", "2026-12-02T17:00"


@pytest.fixture
def number(program: Program) -> str:
    """A dossier due on 01/12/2026, its receipt printed."""
    office = open_office(program.data, clock=Clock())
    number = received(office)
    office.slips.issue(RECEIPT, number)
    office.close()
    return number


def due(program: Program, number: str) -> str:
    return str(program("show", number, "--json").document["due_at"])


def test_a_year_is_listed_with_what_is_only_expected(program: Program) -> None:
    known = program("calendar", "list", "2026", "--json").document
    assert known["confirmed"]
    assert {"date": "2026-11-24", "kind": "holiday"}.items() <= known["days"][
        -1
    ].items()
    coming = program("calendar", "list", "2028", "--json").document
    assert not coming["confirmed"]
    assert "2028-01-26" in {day["date"] for day in coming["days"]}
    shown = program("calendar", "list", "2028").out
    assert "T4 26/01/2028  nghỉ lễ       Tết Nguyên đán (mùng 1 tháng Giêng)" in shown
    assert "(dự kiến, chưa công bố)" in shown
    assert shown.endswith("Lịch năm 2028 chưa xác nhận.\n")
    assert "không có năm 1999" in program("calendar", "list", "1999").err


def test_a_change_is_tried_out_then_made_and_promises_are_kept(
    program: Program, number: str
) -> None:
    tried = program(*CLOSE, "--dry-run", "--json").document
    assert tried == {
        "changed": 1,
        "moved": [
            {
                "number": number,
                "from": DUE,
                "to": LATER,
                "slips": 1,
                "day_off": False,
            }
        ],
        "slips": 1,
        "recomputed": 0,
        "dry_run": True,
    }
    assert program(*CLOSE, "--dry-run").out.splitlines() == [
        "1 hồ sơ đang giải quyết đổi hạn:",
        f"  {number}  17:00 01/12/2026 → 17:00 02/12/2026",
        "1 phiếu đã phát hành ghi hạn cũ.",
        "Chạy thử: chưa ghi gì.",
    ]
    assert "giữ hạn đã hẹn" in program(*CLOSE, "--officer", "Hà").out
    assert due(program, number) == DUE
    again = program(*CLOSE)
    assert (again.status, "khai báo hai lần" in again.err) == (1, True)
    assert program("calendar", "recompute", "--dry-run", "--json").document["moved"]
    assert program("calendar", "recompute").status == 1
    told = program("calendar", "recompute", number, "--reason", "bão").out
    assert "Đã tính lại hạn của 1 hồ sơ." in told
    assert due(program, number) == LATER


def test_dossiers_are_recomputed_as_the_calendar_changes(
    program: Program, number: str
) -> None:
    made = program(*CLOSE, "--recompute", "CĐ 12", "--json").document
    assert (made["recomputed"], due(program, number)) == (1, LATER)
    gone = program("calendar", "remove", THURSDAY, "--recompute", "hết bão", "--json")
    assert gone.document["recomputed"] == 1
    assert due(program, number) == DUE
    assert "không phải ngày nghỉ" in program("calendar", "remove", THURSDAY).err
    events = program("show", number, "--json").document["events"]
    kinds = [event["kind"] for event in events]
    assert kinds == ["received", "slip_issued", "recomputed", "recomputed"]
    assert program("check", "--json").document["ok"]


def test_a_promise_that_falls_on_a_closed_day_is_pointed_out(
    program: Program, number: str
) -> None:
    close = ("calendar", "add", "01/12/2026", "local_off", "Nghỉ tránh bão")
    assert program(*close, "--dry-run", "--json").document["moved"][0]["day_off"]
    told = program(*close).out
    assert "1 hồ sơ đã hẹn vào ngày không mở cửa.\n" in told
    assert due(program, number) == DUE


def test_a_long_list_is_cut_and_says_where_the_rest_is(program: Program) -> None:
    office = open_office(program.data, clock=Clock())
    for _ in range(22):
        received(office)
    office.close()
    assert program(*CLOSE).out.splitlines()[-2:] == [
        "  … và 2 hồ sơ nữa (xem đủ: --json)",
        "Các hồ sơ này giữ hạn đã hẹn; tính lại sau bằng “calendar recompute”.",
    ]


def test_nothing_moved_is_said(program: Program) -> None:
    assert program(*CLOSE).out == "Không hồ sơ nào đổi hạn.\n"


def test_hours_are_set_for_the_office_and_for_a_unit(
    program: Program, number: str
) -> None:
    standard = program("calendar", "hours").out
    assert standard == "Thứ Hai đến Thứ Sáu: 07:30-11:30, 13:00-17:00\n"
    words = ("calendar", "hours", "--weekday", "07:00-11:00,13:00-16:00")
    summer = ("--season", "01/04-30/09=06:30-11:30,13:30-16:30")
    saturday = ("--saturday", "07:00-11:00", "--saturday-counts")
    answer = program(*words, *summer, *saturday, "--json").document
    # Saturday 28/11 counts now.
    (moved,) = answer["moved"]
    assert (moved["number"], moved["from"]) == (number, DUE)
    assert moved["to"] == "2026-11-30T16:00"
    kept = program("calendar", "hours", "--json").document
    assert kept["week"][5] == ["07:00-11:00"]
    assert kept["seasons"][0]["first"] == [4, 1]
    assert kept["saturday_counts"]
    assert "Từ 01/04 đến 30/09:\n" in program("calendar", "hours").out
    program("calendar", "hours", "--unit", "H26.12.01", "--named", "STD75")
    unit = program("calendar", "hours", "--unit", "H26.12.01", "--json").document
    assert unit["week"][0] == ["07:30-11:30", "13:30-17:00"]
    assert program("calendar", "hours", "--clear", "--json").document["changed"] == 1
    assert program("calendar", "hours", "--unit", "H26.12").out == standard


def test_a_saturday_or_a_season_is_set_alone_and_the_rest_stays(
    program: Program,
) -> None:
    def hours(*words: str) -> dict[str, Any]:
        if words:
            assert program("calendar", "hours", *words).status == 0
        return program("calendar", "hours", "--json").document

    standard = hours()
    opened = hours("--saturday", "07:30-11:30")
    assert opened["week"][:5] == standard["week"][:5]
    assert (opened["week"][5], opened["saturday_counts"]) == (["07:30-11:30"], False)
    counted = hours("--saturday-counts")
    assert (counted["week"], counted["saturday_counts"]) == (opened["week"], True)
    summer = hours("--season", "01/04-30/09=07:00-11:30,13:30-17:00")
    assert (summer["week"], summer["saturday_counts"]) == (opened["week"], True)
    (season,) = summer["seasons"]
    assert season["week"][4:6] == [["07:00-11:30", "13:30-17:00"], ["07:30-11:30"]]
    later = hours("--saturday", "08:00-11:00")
    assert later["saturday_counts"]
    assert later["seasons"][0]["week"][4:6] == [season["week"][4], ["08:00-11:00"]]
    closed = hours("--saturday", "")
    assert (closed["week"], closed["saturday_counts"]) == (standard["week"], False)
    assert closed["seasons"][0]["week"][5] == []
    assert hours("--clear") == standard


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("hours", "--saturday-counts"), "thêm --saturday"),
        (("hours", "--named", "STD75", "--saturday", "07:30-11:30"), "không đi cùng"),
        (("hours", "--clear", "--weekday", "07:30-11:30"), "không đi cùng"),
        (("add", "27/11/2026", "local_off", "Nghỉ", "--counts"), "local_work"),
    ],
)
def test_words_that_would_do_nothing_are_refused(
    program: Program, words: tuple[str, ...], sentence: str
) -> None:
    before = program("calendar", "hours").out
    answer = program("calendar", *words)
    assert (answer.status, answer.out) == (2, "")
    assert sentence in answer.err
    assert program("calendar", "hours").out == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("hours", "--weekday", "8-11"), "không phải khoảng giờ"),
        (("hours", "--named", "NIGHT"), "STD8"),
        (
            ("hours", "--weekday", "07:30-11:30", "--season", "mùa hè"),
            "không phải mùa",
        ),
        (
            (
                "hours",
                "--weekday",
                "07:30-11:30",
                "--season",
                "31/02-30/09=07:00-11:00",
            ),
            "không có trên lịch",
        ),
        (("hours", "--weekday", "07:30-11:30", "--unit", "H99"), "H26.12.01"),
        (("add", "31/02/2026", "holiday", "Lễ"), "không có trên lịch"),
        (("add", "03/01/2050", "holiday", "Lễ"), "không có năm 2050"),
        (("add", "24/11/2026", "local_off", "Nghỉ"), "khai báo hai lần"),
    ],
)
def test_bad_words_change_nothing(
    program: Program, words: tuple[str, ...], sentence: str
) -> None:
    answer = program("calendar", *words)
    assert (answer.status, answer.out) == (1, "")
    assert sentence in answer.err
    assert program("calendar", "hours").out.startswith("Thứ Hai đến Thứ Sáu: 07:30-11")
    assert program("check", "--json").document["ok"]


def test_a_notice_is_taken_once_and_given_back(
    program: Program, number: str, tmp_path: Path
) -> None:
    path = tmp_path / "thông báo.csv"
    path.write_text("date,kind,name_vi\n2026-11-26,holiday,Nghỉ lễ mới\n", "utf-8")
    tried = program("import", "calendar", path, "--dry-run", "--json").document
    assert (tried["taken"], len(tried["moved"]), tried["dry_run"]) == (1, 1, True)
    taken = program("import", "calendar", path, "--recompute", "TB 5", "--json")
    assert taken.document["recomputed"] == 1
    assert due(program, number) == LATER
    again = program("import", "calendar", path, "--json").document
    assert (again["taken"], again["unchanged"], again["changed"]) == (0, 1, 0)
    days = program("calendar", "list", "2026", "--json").document["days"]
    assert {"2026-11-24", "2026-11-26"} <= {day["date"] for day in days}
    for name in ("lịch.xlsx", "lịch.csv"):
        out = tmp_path / name
        given = program("export", "calendar", out, "--year", "2026", "--json").document
        assert given["rows"] == len(days)
        back = program("import", "calendar", out, "--json").document
        assert (back["taken"], back["unchanged"]) == (0, len(days))


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("", "không có ngày nào"),
        ("2026-11-26,holiday,A\n2026-11-26,holiday,B\n", "đã có ở dòng 2"),
        ("2026-08-22,holiday,A\n2026-08-22,swapped_work,B\n", "vừa là ngày nghỉ"),
        ("2050-01-03,holiday,A\n", "không có năm 2050"),
        ("2026-11-26,festival,A\n", "không rõ"),
    ],
)
def test_a_bad_notice_changes_nothing(
    program: Program, tmp_path: Path, lines: str, sentence: str
) -> None:
    path = tmp_path / "lịch.csv"
    path.write_text(f"date,kind,name_vi\n{lines}", "utf-8")
    before = program("calendar", "list", "2026").out
    answer = program("import", "calendar", path)
    assert (answer.status, answer.out) == (1, "")
    assert sentence in answer.err
    assert program("calendar", "list", "2026").out == before


def test_a_signed_calendar_goes_from_a_superior_to_those_below(
    program: Program, tmp_path: Path
) -> None:
    swap = (
        "calendar",
        "add",
        "26/11/2027",
        "swapped_off",
        "Hoán đổi",
        "--source",
        "CV",
    )
    assert program(*swap).status == 0
    assert program("calendar", "add", "01/03/2027", "local_off", "Kiểm kê").status == 0
    path = tmp_path / "lịch 2027.mclich"
    given = program("export", "calendar", path, "--year", "2027", "--json")
    code = given.err.split("đối chiếu: ")[1].strip()
    below = Program(tmp_path / "dưới", program.capsys)
    office = open_office(below.data, clock=Clock())
    set_up_office(office)
    office.close()
    refused = below("import", "calendar", path)
    assert (refused.status, code in refused.err) == (1, True)
    assert "--trust" in refused.err
    assert an_office().full_name in refused.err
    tried = below("import", "calendar", path, "--trust", code, "--dry-run", "--json")
    assert tried.document["signer"] == an_office().full_name
    assert below("import", "calendar", path).status == 1
    taken = below("import", "calendar", path, "--trust", code, "--json").document
    assert (taken["taken"], taken["unchanged"]) == (1, given.document["rows"] - 1)
    again = below("import", "calendar", path, "--json").document
    assert (again["taken"], again["changed"]) == (0, 0)
    days = below("calendar", "list", "2027", "--json").document["days"]
    assert "2027-11-26" in {day["date"] for day in days}
    assert "2027-03-01" not in {day["date"] for day in days}
    path.write_bytes(path.read_bytes().replace(b"2027-11-26", b"2027-11-25"))
    assert "đã bị sửa" in below("import", "calendar", path).err


def test_only_an_office_can_sign(program: Program, tmp_path: Path) -> None:
    empty = Program(tmp_path / "trống", program.capsys)
    answer = empty("export", "calendar", tmp_path / "lịch.mclich")
    assert (answer.status, "Chưa khai báo cơ quan" in answer.err) == (1, True)
    nothing = program("export", "calendar", tmp_path / "lịch.mclich", "--year", "2030")
    assert "không có ngày nào đã công bố" in nothing.err


def shortened(program: Program, folder: Path) -> Path:
    """Return the office's catalogue, three working days in place of five."""
    path = folder / "danh mục.csv"
    office = open_office(program.data, clock=Clock())
    with office.read_unit() as unit:
        known = unit.catalogue.procedures()
    office.close()
    with written_sheet(path) as sheet:
        for line in catalogue_lines(known):
            texts = (
                it.replace("5 ng", "3 ng") if isinstance(it, str) else it for it in line
            )
            sheet.row(list(texts))
    return path


def test_a_changed_limit_tells_which_dossiers_it_moves(
    program: Program, number: str, tmp_path: Path
) -> None:
    path = shortened(program, tmp_path)
    words = ("import", "catalogue", path)
    tried = program(*words, "--dry-run", "--json").document
    after = "2026-11-27T17:00"
    assert [(it["number"], it["to"]) for it in tried["moved"]] == [(number, after)]
    assert "giữ thời hạn và hạn đã hẹn" in program(*words).out
    assert due(program, number) == DUE


def test_a_changed_limit_is_recomputed_by_choice(
    program: Program, number: str, tmp_path: Path
) -> None:
    path = shortened(program, tmp_path)
    done = program("import", "catalogue", path, "--recompute", "QĐ 9", "--json")
    assert done.document["recomputed"] == 1
    assert due(program, number) == "2026-11-27T17:00"
    assert program("check", "--json").document["ok"]


def test_what_is_watched_is_counted_and_listed(program: Program, number: str) -> None:
    counts = program("watch", "--json").document["counts"]
    assert counts == {
        "overdue": 0,
        "today": 0,
        "tomorrow": 0,
        "apology": 0,
        "last_request": 0,
        "request": 1,
        "reception": 0,
    }
    assert program("watch").out == "1 hồ sơ còn được yêu cầu bổ sung.\n"
    listed = program("watch", "request", "--json").document
    assert [row["number"] for row in listed["rows"]] == [number]
    assert program("watch", "request").out.startswith(f"{number}  17:00 01/12/2026  ")
    assert program("watch", "weather").status == 2
