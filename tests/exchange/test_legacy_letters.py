"""Columns of before Unicode are told from Vietnamese ones, and only those."""

from random import Random

import pytest

from motcua_desktop.exchange.legacy_letters import ColumnLetters
from motcua_desktop.resources import load_toml
from motcua_desktop.services.demo.townspeople import Townspeople
from tests.exchange.old_codes import in_tcvn3, in_vni


def _names(count: int) -> list[str]:
    people = Townspeople(load_toml("demo/people.toml"), Random(3), count=count)
    return [people.name() for _ in range(count)]


def _codes(*columns: list[str]) -> list[tuple[int, str]]:
    letters = ColumnLetters()
    for row in zip(*columns, strict=True):
        letters.watch(row)
    return [(column, code) for column, code, _ in letters.legacy_columns()]


def test_two_thousand_vietnamese_names_raise_no_alarm() -> None:
    assert _codes(_names(2000)) == []


def test_a_column_in_an_old_code_is_named_and_its_neighbour_is_not() -> None:
    names = _names(60)
    assert _codes(names, [in_tcvn3(name) for name in names]) == [
        (1, "TCVN3 (phông .VnTime)")
    ]
    assert _codes([in_vni(name) for name in names], names) == [(0, "VNI")]


def test_one_name_in_tcvn3_is_enough_where_it_stands_alone() -> None:
    assert _codes([in_tcvn3("Trần Văn Ấn")]) == [(0, "TCVN3 (phông .VnTime)")]


@pytest.mark.parametrize(
    "words", ["Jürgen Müller", "25·30 m²", "· Thôn Đông", "3×4 cm", "±5 °C"]
)
def test_a_foreign_name_or_sign_among_vietnamese_raises_no_alarm(words: str) -> None:
    assert _codes([*_names(20), words]) == []
    assert _codes([words]) == []


def test_text_without_diacritics_says_nothing() -> None:
    assert _codes(["Nguyen Van A"] * 5) == []
