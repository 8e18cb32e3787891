"""What menus and the command line know of a report."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """Báo cáo: its name, title and the formats in which it is written."""

    name: str
    title: str
    formats: tuple[str, ...]
