"""The fixed scene stands where the target pictures have it, at 100 to 200 %.

Positions are those of the pictures, in px at 100 %: left, top, right, bottom. Theirs
is also what the look says of widths: left bar 188, panes 264, 280, 448, 292, 304.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any, Final

import pytest

from motcua_desktop.ui.theme import COLOURS, contrast

pytestmark = [pytest.mark.window, pytest.mark.slow]

WITHIN_PX: Final = 4
SCALES: Final = ("1.0", "1.25", "1.35", "1.5", "1.75", "2.0")
CARDS: Final = {
    "worklist": (
        (208, 66, 484, 130),
        (496, 66, 771, 130),
        (783, 66, 1059, 130),
        (1071, 66, 1346, 130),
        (208, 142, 1066, 724),
        (1082, 142, 1346, 340),
        (1082, 352, 1346, 724),
    ),
    "dossiers": ((208, 106, 1054, 726), (1066, 106, 1346, 726)),
    "dossier": (
        (208, 64, 1346, 178),
        (208, 190, 670, 726),
        (682, 190, 1346, 342),
        (682, 354, 1346, 570),
        (682, 582, 1008, 726),
        (1020, 582, 1346, 726),
    ),
    "intake": (
        (208, 66, 882, 143),
        (208, 155, 882, 357),
        (208, 369, 882, 509),
        (208, 521, 882, 674),
        (898, 66, 1346, 271),
        (898, 283, 1346, 674),
    ),
    "reports": (
        (208, 106, 1042, 476),
        (208, 489, 1042, 673),
        (1054, 106, 1346, 304),
        (1054, 316, 1346, 674),
    ),
    "calendar": ((208, 108, 1030, 726), (1042, 108, 1346, 726)),
}
FRAME: Final = {
    "left": (0, 0, 188, 768),
    "top": (188, 0, 1366, 52),
    "status": (188, 738, 1366, 768),
    "search": (345, 9, 865, 43),
    "place": (8, 56, 180, 90),
}
HEIGHTS: Final = {"Ghi có kết quả": 44, "Lưu và in": 32, "Trả kết quả": 32}
"""Of the next act in the header, of buttons of an action bar."""

Box = Sequence[float]


@pytest.fixture(scope="module", params=SCALES)
def measures(request: pytest.FixtureRequest) -> dict[str, Any]:
    """The measures of every screen at a scale."""
    program = [sys.executable, "-m", "tests.ui.measuring_program", request.param]
    told = subprocess.run(program, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def distance(one: Box, other: Box) -> float:
    """Return how far the farthest edges lie apart."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def test_the_frame_stands_where_the_pictures_have_it(measures: dict[str, Any]) -> None:
    frame = measures["frame"]
    off = {
        name: frame[name] for name in FRAME if distance(frame[name], FRAME[name]) > 4
    }
    assert off == {}


@pytest.mark.parametrize("screen", [*CARDS])
def test_cards_stand_where_the_pictures_have_them(
    measures: dict[str, Any], screen: str
) -> None:
    cards = measures["screens"][screen]["cards"]
    for wanted in CARDS[screen]:
        nearest = min(cards, key=lambda card: distance(card, wanted))
        assert distance(nearest, wanted) <= WITHIN_PX, (wanted, nearest)


def test_buttons_are_as_high_as_the_look_says(measures: dict[str, Any]) -> None:
    screens = measures["screens"]
    found = {
        words.strip(): bottom - top
        for screen in ("dossier", "intake", "returning")
        for words, _, top, _, bottom in screens[screen]["buttons"]
        if words.strip() in HEIGHTS
    }
    assert found == pytest.approx(HEIGHTS, abs=1)


def test_nothing_is_clipped_or_outside(measures: dict[str, Any]) -> None:
    wrong = {
        name: (screen["outside"], screen["cut"])
        for name, screen in measures["screens"].items()
        if screen["outside"] or screen["cut"]
    }
    assert wrong == {}


def test_codes_and_days_are_read_whole(measures: dict[str, Any]) -> None:
    cells = [cell for it in measures["screens"].values() for cell in it["exact"]]
    assert len(cells) > 50
    assert [cell for cell in cells if "…" in cell] == []


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_every_word_on_screen_can_be_read(measures: dict[str, Any], theme: int) -> None:
    painted = {
        (screen, words, ink, ground)
        for screen, found in measures["screens"].items()
        for words, ink, ground in found["inks"][theme]
    }
    grounds = {ground for *_, ground in painted}
    assert COLOURS["surface"][theme] in grounds
    faint = [
        (screen, words, ink, ground, round(contrast(ink, ground), 1))
        for screen, words, ink, ground in sorted(painted)
        if contrast(ink, ground) < 4.5
    ]
    assert faint == []
