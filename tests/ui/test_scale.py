"""How large everything is: as the person asked for, as far as the screen holds it."""

import pytest

from motcua_desktop.ui.opened import fitting_scale, placed


@pytest.mark.parametrize(
    ("wanted", "across", "down", "scale"),
    [
        (1.0, 1366, 768, 1.0),
        (0.75, 1366, 768, 1.0),
        (1.25, 1366, 768, 1.0),
        (1.0, 1920, 1080, 1.0),
        (1.25, 1920, 1080, 1.25),
        (1.5, 1920, 1080, 1.35),
        (2.0, 2560, 1440, 1.85),
        (2.0, 3840, 2160, 2.0),
        (1.0, 1024, 600, 1.0),
    ],
)
def test_the_window_is_seen_whole(
    wanted: float, across: int, down: int, scale: float
) -> None:
    assert fitting_scale(wanted, across, down) == pytest.approx(scale)


@pytest.mark.parametrize(
    ("window", "screen", "place"),
    [
        ((900, 690), (1920, 1080), "900x690+510+130"),
        ((1366, 768), (1920, 1080), "1366x768+277+104"),
        ((1366, 768), (1366, 768), "1366x768+0+0"),
        ((1844, 1037), (1366, 768), "1366x768+0+0"),
    ],
)
def test_a_window_opens_in_the_middle_of_a_large_screen(
    window: tuple[int, int], screen: tuple[int, int], place: str
) -> None:
    assert placed(window, screen) == place
