from datetime import date

import pytest

from motcua_desktop.ui import format as form

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05112026", date(2026, 11, 5)),
        ("0511", date(2026, 11, 5)),
        ("051126", date(2026, 11, 5)),
        ("5/11", date(2026, 11, 5)),
        ("5/11/26", date(2026, 11, 5)),
        ("5-11-2026", date(2026, 11, 5)),
        ("5.11.2026", date(2026, 11, 5)),
        (" 05/11/2026 ", date(2026, 11, 5)),
        ("+5", date(2026, 11, 28)),
        ("-1", date(2026, 11, 22)),
        ("t", TODAY),
        ("Hôm nay", TODAY),
        ("", None),
    ],
)
def test_a_day_is_read_however_it_is_typed(text: str, day: date | None) -> None:
    assert form.read_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("31/02/2026", "Không có ngày 31/02/2026"),
        ("29/02/2025", "Không có ngày"),
        ("mai", "dd/mm/yyyy"),
        ("5/11/126", "dd/mm/yyyy"),
        ("512026", "Không có ngày"),
    ],
)
def test_what_is_no_day_is_said_and_kept(text: str, part: str) -> None:
    with pytest.raises(form.EntryError, match=part):
        form.read_day(text, TODAY)
    assert form.set_day_right(text, TODAY) == text


def test_two_digits_of_a_birth_year_are_never_in_the_future() -> None:
    assert form.read_day("1/1/60", TODAY, is_past=True) == date(1960, 1, 1)
    assert form.read_day("1/1/26", TODAY, is_past=True) == date(2026, 1, 1)
    assert form.read_day("1/1/60", TODAY) == date(2060, 1, 1)


def test_leaving_a_date_field_writes_the_day_whole() -> None:
    assert form.set_day_right("5/11", TODAY) == "05/11/2026"
    assert form.set_day_right("", TODAY) == ""


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("8000", 8000),
        ("8.000", 8000),
        ("8.000 đ", 8000),
        ("1 200 000 đồng", 1_200_000),
        ("0", 0),
        ("", None),
    ],
)
def test_a_sum_is_read_however_it_is_typed(text: str, amount: int | None) -> None:
    assert form.read_sum(text) == amount


def test_what_is_no_sum_stays_as_typed() -> None:
    with pytest.raises(form.EntryError):
        form.read_sum("tám nghìn")
    assert form.set_sum_right("tám nghìn") == "tám nghìn"
    assert form.set_sum_right("8000") == "8.000 đ"
    assert form.set_sum_right("") == ""


@pytest.mark.parametrize(("text", "count"), [("", 0), ("3", 3), (" 12 ", 12)])
def test_a_count_is_read(text: str, count: int) -> None:
    assert form.read_count(text) == count


@pytest.mark.parametrize("text", ["-1", "1000", "hai", "²", "1,5"])
def test_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(form.EntryError):
        form.read_count(text)
