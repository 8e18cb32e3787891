"""Numbers of two versions of a report: every change is named, nothing else is."""

from hypothesis import given
from hypothesis import strategies as st

from motcua_desktop.domain.report_text import (
    Difference,
    Passage,
    differences,
    numbers_in,
    printed_differences,
)

HEAD = Passage("bảng 1, dòng “Lĩnh vực”", ("Lĩnh vực", "(3)=(4)+(5)"), is_head=True)
LAND = Passage("bảng 1, dòng “Đất đai”", ("Đất đai", "308", "9"))
BIRTH = Passage("bảng 1, dòng “Hộ tịch”", ("Hộ tịch", "649", "1"))
TEXT = Passage("mục II.2.b, đoạn 1", ("Đã giải quyết 3.035 hồ sơ, đạt 99,54%.",))
CHART = Passage("Biểu đồ 1, “Tiếp nhận”", ("Tiếp nhận", "Tháng 7: 12"), is_drawn=True)
CAPTION = Passage("mục II.2.b, Biểu đồ 1", ("Biểu đồ 1. Hồ sơ theo tháng",))
ISSUED = (TEXT, HEAD, LAND, BIRTH, CHART, CAPTION)


def test_numbers_are_read_as_reports_write_them() -> None:
    assert numbers_in("Từ 15/6/2026: 1.090 hồ sơ (99,54%), −8, +0,31 điểm.") == (
        *("15/6/2026", "1.090", "99,54%", "\u22128", "+0,31"),
    )


def test_words_alone_are_no_difference() -> None:
    reworded = Passage("x", ("Đã giải quyết xong 3.035 hồ sơ, tức đạt 99,54%.",))
    assert differences(ISSUED, (reworded, *ISSUED[1:])) == ()


def test_a_changed_number_is_named_by_place_and_column() -> None:
    changed = Passage("y", ("Đất đai", "308", "8"))
    assert differences(ISSUED, (TEXT, HEAD, changed, *ISSUED[3:])) == (
        Difference("bảng 1, dòng “Đất đai”, cột 3", "9", "8"),
    )


def test_rows_taken_out_or_put_in_are_named() -> None:
    without = (TEXT, HEAD, BIRTH, CHART, CAPTION)
    assert differences(ISSUED, without) == (
        Difference("bảng 1, dòng “Đất đai”", "Đất đai | 308 | 9", ""),
    )
    added = Passage("bảng 1, dòng “Xây dựng”", ("Hoạt động xây dựng", "38", "1"))
    assert differences(ISSUED, (*ISSUED, added)) == (
        Difference("bảng 1, dòng “Xây dựng”", "", "Hoạt động xây dựng | 38 | 1"),
    )


def test_a_number_more_in_a_sentence_is_named() -> None:
    more = Passage("z", ("Đã giải quyết 3.035 hồ sơ, đạt 99,54% trong 64 ngày.",))
    (one,) = differences(ISSUED, (more, *ISSUED[1:]))
    assert (one.issued, one.found) == ("3.035 99,54%", "3.035 99,54% 64")


def test_a_column_taken_out_is_named() -> None:
    narrower = Passage("y", ("Đất đai", "308"))
    told = differences(ISSUED, (TEXT, HEAD, narrower, *ISSUED[3:]))
    assert {(one.issued, one.found) for one in told} == {
        ("Đất đai | 308 | 9", ""),
        ("", "Đất đai | 308"),
    }


@given(st.integers(0, 5), st.integers(0, 99_999))
def test_any_single_digit_that_changes_is_found(place: int, number: int) -> None:
    old = ISSUED[place]
    numbers = numbers_in(old.text)
    if str(number) == numbers[-1]:
        return
    cells = list(old.cells)
    last = max(at for at, cell in enumerate(cells) if numbers_in(cell))
    cells[last] = cells[last].replace(numbers_in(cells[last])[-1], str(number))
    new = Passage(old.place, tuple(cells), old.is_head, old.is_drawn)
    if new == old:
        return
    found = differences(ISSUED, (*ISSUED[:place], new, *ISSUED[place + 1 :]))
    assert len(found) == 1
    assert found[0].place.startswith(old.place)


def print_of(*passages: Passage) -> tuple[Passage, ...]:
    return (Passage("trang 1", ("\n".join(one.text for one in passages),)),)


def test_a_print_repeats_heads_and_draws_charts() -> None:
    drawn = Passage("", ("0 5 10 15 12",))
    printed = print_of(TEXT, HEAD, LAND, HEAD, BIRTH, drawn, CAPTION)
    assert printed_differences(ISSUED, printed) == ()


def test_a_print_with_another_number_is_told() -> None:
    changed = Passage("", ("Đất đai", "308", "8"))
    found = printed_differences(ISSUED, print_of(TEXT, HEAD, changed, BIRTH, CAPTION))
    assert found == (Difference("bảng 1, dòng “Đất đai”", "9", "8"),)
    more = Passage("", ("Xây dựng", "38", "1"))
    (one,) = printed_differences(
        ISSUED, print_of(TEXT, more, HEAD, LAND, BIRTH, CAPTION)
    )
    assert one.issued == ""
    assert "38" in one.found
