"""ID numbers as lists show them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua_desktop.domain.personal_data import masked_id_number


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("001195007802", "001•••••7802"),
        ("031234567", "03••••567"),
        ("B1234567", "B1•••567"),
        ("", ""),
    ],
)
def test_a_number_is_known_again_but_not_read(number: str, shown: str) -> None:
    assert masked_id_number(number) == shown


@given(st.from_regex(r"\A(\d{9}|\d{12}|[A-Z]\d{7,8})\Z"))
def test_at_least_three_characters_are_hidden(number: str) -> None:
    shown = masked_id_number(number)
    assert len(shown) == len(number)
    assert shown.count("•") >= 3
    assert all(one in {"•", own} for one, own in zip(shown, number, strict=True))
