import pytest

from motcua_desktop.ui.theme import COLOURS, STATES, TYPES, contrast

TEXT = [
    ("ink", "surface"),
    ("ink", "sel"),
    ("ink", "bg"),
    ("ink", "zebra"),
    ("ink", "overdue-tint"),
    ("ink2", "surface"),
    ("ink2", "nav"),
    ("ink2", "sunk"),
    ("ink2", "sel"),
    ("ink3", "surface"),
    ("ink3", "sunk"),
    ("ink3", "nav"),
    ("accent", "surface"),
    ("accent", "tint"),
    ("onfill", "fill"),
    ("onfill", "fill-hover"),
    ("onfill", "fill-pressed"),
    *((state, "surface") for state in STATES),
    *((state, f"{state}-tint") for state in STATES),
]
SHAPES = [
    ("edge", "surface"),
    ("focus", "surface"),
    ("focus", "bg"),
    ("focusin", "fill"),
    ("chart2", "surface"),
    *((state, "zebra") for state in STATES),
]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read_by_everyone(ink: str, ground: str, theme: int) -> None:
    assert contrast(COLOURS[ink][theme], COLOURS[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), SHAPES)
def test_shapes_and_edges_can_be_seen(ink: str, ground: str, theme: int) -> None:
    assert contrast(COLOURS[ink][theme], COLOURS[ground][theme]) >= 3


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


def test_no_text_is_smaller_than_eleven_pixels() -> None:
    assert min(kind.size for kind in TYPES.values()) == 11
