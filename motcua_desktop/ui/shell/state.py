"""What the frame of the window shows, ready as text."""

from dataclasses import dataclass

from motcua_desktop.domain.office import Office


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the left bar."""

    screen: str
    label: str
    icon: str
    key: str
    starts_group: bool = False


@dataclass(frozen=True, slots=True)
class Owner:
    """Who works here: office and clerk, as the left bar names them.

    `desk` is the desk's name, or the role of who is logged in; `logo` a PNG, or none.
    """

    office: str
    clerk: str
    desk: str
    logo: bytes = b""

    @classmethod
    def of(
        cls, office: Office, officer: str, role: str = "", logo: bytes = b""
    ) -> "Owner":
        """Return whose window this is; without a name the office's first clerk."""
        clerk = officer or next(iter(office.clerks), "")
        name, desk = clerk or "Cán bộ một cửa", role or office.short_name
        return cls(office.unit_name, name, desk, logo)


@dataclass(frozen=True, slots=True)
class ClockWords:
    """Weekday, date and hour of the top bar."""

    weekday: str
    day: str
    hour: str
    is_odd: bool = False
