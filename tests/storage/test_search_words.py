"""Whatever is typed into the search box is an answer, never an error."""

import random
import string
import time

import pytest

from motcua_desktop.bootstrap import OpenOffice
from tests.builders import received

_COUNT = 1500
_LETTERS = string.printable + "ăâđêôơưáàảãạ“”…•\u0301\u200b\x00%_\\'\"*^()-+:~{}[]"
_GRAMMAR = (
    *('"', "-", "(", "*", "NOT a", "O'Brien", "", "name:an", "a AND", "OR", "NEAR(a b"),
    *(
        "a* *",
        "^a",
        "search_key : an",
        "{a b}: c",
        "'; DROP TABLE dossier; --",
        "a\x00b",
    ),
    *("%", "_", "%%%", "\\", "a" * 10_000, " ".join("abcdefghijklmnopqrstuvwxyz")),
)


@pytest.fixture
def full(any_office: OpenOffice) -> OpenOffice:
    for name in ("Đặng Văn Ấn", "Nguyễn Thị Hòa", "Lê Thị O'Brien"):
        received(any_office, name)
    return any_office


def test_the_words_of_a_grammar_are_words(full: OpenOffice) -> None:
    for text in _GRAMMAR:
        full.desk.search(text)
    assert len(full.desk.search("O'Brien")) == 1
    assert full.desk.search("%") == []
    assert full.desk.search("_") == []


def random_words(chance: random.Random) -> str:
    """Return up to 24 letters and signs, as nobody would type them."""
    length = chance.randint(0, 24)
    return "".join(chance.choice(_LETTERS) for _ in range(length))


def test_random_strings_are_answered_soon(full: OpenOffice) -> None:
    chance = random.Random(35)
    slowest = 0.0
    for _ in range(_COUNT):
        text = random_words(chance)
        begun = time.perf_counter()
        full.desk.search(text)
        slowest = max(slowest, time.perf_counter() - begun)
    assert slowest < 2


def test_marks_and_tones_do_not_matter(full: OpenOffice) -> None:
    assert [row.applicant for row in full.desk.search("dang van")] == ["Đặng Văn Ấn"]
    for typed in ("hoa", "Hoà", "Hòa", "HÓA"):
        found = [row.applicant for row in full.desk.search(f"nguyen {typed}")]
        assert found == ["Nguyễn Thị Hòa"]
