"""What the QR code of an identity card says, as scanners type it."""

import unicodedata
from datetime import date

import pytest

from motcua_desktop.domain.identity_card import IdentityCard

OF_2021 = (
    "079195007803|023456789|Nguyễn Thị Thu Hà|08061995|Nữ|Thôn Đông, xã An Hòa, "
    "thành phố Hà Nội|01012022"
)
OF_2024 = OF_2021 + "||Nguyễn Văn An|Trần Thị Bình|"


@pytest.mark.parametrize(
    "text", [OF_2021, OF_2024, unicodedata.normalize("NFD", OF_2021)]
)
def test_a_card_says_number_name_birth_and_residence(text: str) -> None:
    assert IdentityCard.read(text) == IdentityCard(
        "079195007803",
        "Nguyễn Thị Thu Hà",
        date(1995, 6, 8),
        "Thôn Đông, xã An Hòa, thành phố Hà Nội",
    )


def test_a_day_that_is_none_leaves_the_rest() -> None:
    card = IdentityCard.read(OF_2021.replace("08061995", "1995"))
    assert card is not None
    assert (card.number, card.birth_date) == ("079195007803", None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "H26.12-261118-0012",
        "079195007803",
        "079195007803|023456789|Nguyễn Thị Thu Hà|08061995",
        OF_2021.replace("079195007803", "9195007803"),
        OF_2021.replace("Nguyễn Thị Thu Hà", " "),
    ],
)
def test_anything_else_is_no_card(text: str) -> None:
    assert IdentityCard.read(text) is None
