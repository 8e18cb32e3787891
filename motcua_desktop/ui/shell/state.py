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
    """Who works here: office and clerk, as the left bar names them."""

    office: str
    clerk: str
    desk: str

    @classmethod
    def of(cls, office: Office, officer: str) -> "Owner":
        """Return whose window this is; without a name the office's first clerk."""
        clerk = officer or next(iter(office.clerks), "")
        return cls(office.unit_name, clerk or "Cán bộ một cửa", office.short_name)


@dataclass(frozen=True, slots=True)
class ClockWords:
    """Weekday, date and hour of the top bar."""

    weekday: str
    day: str
    hour: str
    is_odd: bool = False
