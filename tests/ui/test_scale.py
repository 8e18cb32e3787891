"""How large everything is: as the person asked for, as far as the screen holds it."""

import pytest

from motcua_desktop.ui.opened import fitting_scale


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
