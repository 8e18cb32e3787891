"""Vietnamese text: one form, keys that find and sort, numbers and dates in words."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua_desktop import text

NAMES = ["Lê An", "Đỗ Ăn", "Trần Văn Ân", "Phạm Văn Ấn", "Nguyễn Ất", "Hồ Dung"]
NAMES += ["Vũ Dũng", "Ngô Dụng", "Bùi Đạt", "Lý Đông", "Trần Hà", "An Hả", "Lê Hạ"]


def test_names_sort_by_given_name_letters_before_tones() -> None:
    assert sorted(set(NAMES), key=text.sort_key) == NAMES


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Nguyễn\u00a0Văn \u200bẤn ", "Nguyễn Văn Ấn"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("\u00d0ặng", "Đặng"),
        ("dòng\n\thai\x00\x07", "dòng hai"),
        ("\ufeffA\u202eB", "AB"),
        ("", ""),
    ],
)
def test_a_line_is_cleaned(typed: str, kept: str) -> None:
    assert text.clean_line(typed) == kept


@given(st.text())
def test_cleaning_once_is_enough(typed: str) -> None:
    line = text.clean_line(typed)
    assert text.clean_line(line) == line
    assert "\n" not in line


@given(st.text(alphabet="aăâbcdđeêoôơuưyàảãáạằẳẵắặ ĐẶNGÔ", max_size=30))
def test_keys_are_plain_letters(words: str) -> None:
    assert re.fullmatch(r"[a-z ]*", text.fold(words))


@pytest.mark.parametrize("word", ["Đặng", "ĐẶNG", "đặng", "dang", "Dằng"])
def test_a_search_does_not_ask_for_diacritics(word: str) -> None:
    assert text.search_words(word) == ["dang"]


def test_a_search_splits_numbers_at_their_points() -> None:
    assert text.search_words("H26.12-261123-0015") == ["h26", "12", "261123", "0015"]


AMOUNTS = {
    0: "Không đồng",
    8_000: "Tám nghìn đồng",
    21_000: "Hai mươi mốt nghìn đồng",
    24_000: "Hai mươi tư nghìn đồng",
    55_000: "Năm mươi lăm nghìn đồng",
    101_000: "Một trăm linh một nghìn đồng",
    115_000: "Một trăm mười lăm nghìn đồng",
    1_000_500: "Một triệu không nghìn năm trăm đồng",
    1_005_000: "Một triệu không trăm linh năm nghìn đồng",
    41_386_000: "Bốn mươi mốt triệu ba trăm tám mươi sáu nghìn đồng",
    1_000_005_000: "Một tỷ không triệu không trăm linh năm nghìn đồng",
    21_000_000_000: "Hai mươi mốt tỷ đồng",
}


@pytest.mark.parametrize("amount", list(AMOUNTS))
def test_money_is_spoken_as_on_a_receipt(amount: int) -> None:
    assert text.money_in_words(amount) == AMOUNTS[amount]


@pytest.mark.parametrize("amount", [-1, 10**12])
def test_sums_that_no_desk_takes_are_refused(amount: int) -> None:
    with pytest.raises(ValueError, match=str(amount)):
        text.money_in_words(amount)


def test_dates_have_the_zeros_of_official_papers() -> None:
    assert text.short_date(date(2026, 9, 3)) == "03/9/2026"
    assert text.short_date(date(2026, 1, 5)) == "05/01/2026"
    assert text.screen_date(date(2026, 9, 3)) == "03/09/2026"
    long = text.long_moment(datetime(2026, 7, 6, 9, 5)).replace(text.NBSP, " ")
    assert long == "09 giờ 05 phút, ngày 06 tháng 7 năm 2026"
    assert text.screen_moment(datetime(2026, 12, 1, 17)) == "17:00 01/12/2026"


def test_counts_and_lists_are_written_as_officials_do() -> None:
    assert [text.two_digits(it) for it in (3, 10, 1090)] == ["03", "10", "1.090"]
    assert text.grouped(34663) == "34.663"
    assert text.joined(["a", "b", "c"]) == "a, b và c"
    assert text.joined(["a"]) == "a"


def test_the_source_is_in_one_normal_form() -> None:
    root = Path(__file__).resolve().parents[1]
    for folder in ("motcua_desktop", "assets", "docs", "tests", "build"):
        for path in (root / folder).rglob("*"):
            if path.suffix in {".py", ".toml", ".csv", ".md"}:
                words = path.read_text(encoding="utf-8")
                assert words == text.nfc(words), path
