"""What the screen of administration shows, ready as text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from motcua_desktop.ui.shown import Fact, Trouble


@dataclass(frozen=True, slots=True)
class CheckState:
    """The check of the whole office: how far it is, what it found."""

    line: str = "Chưa khám từ lúc mở chương trình."
    share: float = 0.0
    is_running: bool = False
    findings: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class PeopleState:
    """The accounts; `is_stopped` is the current one, `has_some`: there is any.

    `has_login`: whoever is here was asked for a password.
    """

    rows: tuple[tuple[str, ...], ...] = ()
    current: int = 0
    line: str = ""
    is_stopped: bool = False
    has_some: bool = False
    has_login: bool = False


@dataclass(frozen=True, slots=True)
class SealState:
    """The encryption of the data in words, and the act that changes it."""

    line: str = ""
    act: str = ""
    is_sealed: bool = False
    is_possible: bool = True


@dataclass(frozen=True, slots=True)
class LogState:
    """The lines of the log that were looked for, and what they were looked for by."""

    rows: tuple[tuple[str, ...], ...] = ()
    line: str = ""
    is_wrong: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AdminState:
    """The whole screen."""

    part: str = "settings"
    people: PeopleState = PeopleState()
    seal: SealState = SealState()
    log: LogState = LogState()
    settings: tuple[tuple[str, ...], ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()
    copies_line: str = ""
    warning: str = ""
    place_line: str = ""
    is_copying: bool = False
    check: CheckState = CheckState()
    about: tuple[Fact, ...] = ()
    trouble: Trouble | None = None
