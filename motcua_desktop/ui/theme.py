"""Tokens of the look: colours in light and dark, type roles, the contrast formula."""

from types import MappingProxyType
from typing import Final, NamedTuple


class Colour(NamedTuple):
    """One colour token in both themes, as #RRGGBB."""

    light: str
    dark: str


class Type(NamedTuple):
    """One type role: font family, size in px at 100 %, whether bold."""

    family: str
    size: int
    is_bold: bool = False


COLOURS: Final = MappingProxyType(
    {
        "bg": Colour("#F4F6F9", "#11161D"),
        "surface": Colour("#FFFFFF", "#19202A"),
        "nav": Colour("#EDF1F6", "#151B23"),
        "sunk": Colour("#EDF1F5", "#222B37"),
        "zebra": Colour("#F7F9FB", "#1D2530"),
        "line": Colour("#D6DDE6", "#303B49"),
        "edge": Colour("#7F8DA0", "#75859A"),
        "thumb": Colour("#B1BCCA", "#4A5767"),
        "ink": Colour("#17212F", "#E7ECF2"),
        "ink2": Colour("#465366", "#B7C2CF"),
        "ink3": Colour("#5A6779", "#9BA8B8"),
        "accent": Colour("#1B4F8C", "#86B6F0"),
        "fill": Colour("#1B4F8C", "#2C67AE"),
        "fill-hover": Colour("#163F70", "#24568F"),
        "fill-pressed": Colour("#113258", "#1D4775"),
        "onfill": Colour("#FFFFFF", "#FFFFFF"),
        "tint": Colour("#E3EDF8", "#1D3350"),
        "sel": Colour("#D3E3F5", "#254268"),
        "focus": Colour("#0B6BD3", "#8FC2FF"),
        "focusin": Colour("#A9CDF5", "#BBDBFF"),
        "chart2": Colour("#7095C6", "#4A6D97"),
        "overdue": Colour("#B3261E", "#FF9E92"),
        "overdue-tint": Colour("#FCEBE9", "#42211E"),
        "today": Colour("#96490A", "#FFBA75"),
        "today-tint": Colour("#FFF0DD", "#3F2A12"),
        "soon": Colour("#75590A", "#E9CB62"),
        "soon-tint": Colour("#FDF6D8", "#363011"),
        "within": Colour("#1B4F8C", "#93C0F5"),
        "within-tint": Colour("#E3EDF8", "#1D3350"),
        "supplement": Colour("#67409C", "#CCB0F5"),
        "supplement-tint": Colour("#F1EBFA", "#30254A"),
        "ready": Colour("#0D6A4B", "#72D6AA"),
        "ready-tint": Colour("#E2F3EB", "#153A2C"),
        "done": Colour("#4B5869", "#ADB8C5"),
        "done-tint": Colour("#EBEFF3", "#28313C"),
        "closed": Colour("#4B5869", "#ADB8C5"),
        "closed-tint": Colour("#EBEFF3", "#28313C"),
    }
)

STATES: Final = (
    "overdue",
    "today",
    "soon",
    "within",
    "supplement",
    "ready",
    "done",
    "closed",
)
"""The states of a dossier; each has a colour, a tint and a shape of its name."""

_TEXT, _MEDIUM = "Mot Cua Text", "Mot Cua Text Medium"
_DISPLAY, _DIGITS = "Mot Cua Display", "Mot Cua Sans"

TYPES: Final = MappingProxyType(
    {
        "count": Type(_DISPLAY, 28),
        "due": Type(_DISPLAY, 24),
        "title": Type(_TEXT, 19, True),
        "lead": Type(_TEXT, 18, True),
        "hero": Type(_TEXT, 20, True),
        "name": Type(_TEXT, 15, True),
        "big": Type(_TEXT, 15, True),
        "section": Type(_TEXT, 14, True),
        "body": Type(_TEXT, 13),
        "medium": Type(_MEDIUM, 13),
        "strong": Type(_TEXT, 13, True),
        "number": Type(_DIGITS, 13),
        "number-strong": Type(_DIGITS, 13, True),
        "small": Type(_TEXT, 12),
        "small-medium": Type(_MEDIUM, 12),
        "small-strong": Type(_TEXT, 12, True),
        "key": Type(_TEXT, 11),
        "key-strong": Type(_TEXT, 11, True),
    }
)


def _linear(channel: int) -> float:
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.1), from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)
