"""What the panel of waiting submissions shows, ready as text."""

from dataclasses import dataclass

from motcua_desktop.ui.shown import Trouble


@dataclass(frozen=True, slots=True)
class OnlineState:
    """The panel; `current` is the reference that the buttons speak of."""

    keys: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    current: str = ""
    note: str = ""
    is_late: bool = False
    trouble: Trouble | None = None
