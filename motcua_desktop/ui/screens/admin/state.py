"""What the screen of administration shows, ready as text."""

from dataclasses import dataclass

from motcua_desktop.ui.shown import Fact, Trouble


@dataclass(frozen=True, slots=True)
class CheckState:
    """The check of the whole office: how far it is, what it found."""

    line: str = "Chưa khám từ lúc mở chương trình."
    share: float = 0.0
    is_running: bool = False
    findings: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class AdminState:
    """The whole screen."""

    settings: tuple[tuple[str, ...], ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()
    copies_line: str = ""
    warning: str = ""
    place_line: str = ""
    is_copying: bool = False
    check: CheckState = CheckState()
    about: tuple[Fact, ...] = ()
    trouble: Trouble | None = None
