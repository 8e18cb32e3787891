"""Figures that a text binds between braces: "{late} hồ sơ", "{quá hạn} hồ sơ"."""

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Final

from motcua_desktop.documents.reports.cchc_words import Telling
from motcua_desktop.documents.reports.narrative.words import narrative_words
from motcua_desktop.domain.statistics import FIGURE_KEYS
from motcua_desktop.text import fold, two_digits

_BRACES: Final = re.compile(r"\{([^{}]*)\}")
_SHARES: Final = {
    "ok_share": ("ok", "resolved"),
    "online_share": ("received_online", "received"),
    "late_share": ("late", "total"),
}
_NAMES: Final = ("period", "next_period", "short_name", "full_name")
_NOTHING: Final = frozenset({"00", "–"})
LATE_NO_APOLOGY: Final = "late_no_apology"


@functools.cache
def _keys() -> Mapping[str, str]:
    """Return every name that may stand between braces, folded, with its key."""
    keys = [*FIGURE_KEYS, *_SHARES, *_NAMES, LATE_NO_APOLOGY]
    vietnamese = {fold(name): key for name, key in narrative_words().figures.items()}
    return {**{key: key for key in keys}, **vietnamese}


def figure_names() -> tuple[str, ...]:
    """Return the Vietnamese names that a text may bind."""
    return tuple(narrative_words().figures)


def figure_values(tell: Telling) -> dict[str, str]:
    """Return each bound figure in the form of running text."""
    figures = tell.figures
    values = {key: two_digits(figures[key]) for key in FIGURE_KEYS}
    values[LATE_NO_APOLOGY] = two_digits(figures["late"] - figures["late_with_apology"])
    values |= {
        key: tell.share(part, base) if figures[base] else ""
        for key, (part, base) in _SHARES.items()
    }
    return values | {name: tell.names[name] for name in _NAMES}


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with figures in place of their names; unknown names stay."""

    def value(match: re.Match[str]) -> str:
        return values.get(_keys().get(_folded(match[1]), ""), match[0])

    return _BRACES.sub(value, text)


def unknown_names(text: str) -> Iterator[str]:
    """Yield what stands between braces and names no figure."""
    for match in _BRACES.finditer(text):
        if _folded(match[1]) not in _keys():
            yield match[0]
    rest = _BRACES.sub("", text)
    yield from (sign for sign in "{}" if sign in rest)


def empty_names(text: str, values: Mapping[str, str]) -> Iterator[str]:
    """Yield the bound figures that are nothing: "00 hồ sơ" is never written."""
    for match in _BRACES.finditer(text):
        key = _keys().get(_folded(match[1]), "")
        if key in values and values[key] in {"", *_NOTHING}:
            yield match[0]


def _folded(name: str) -> str:
    return fold(" ".join(name.split()))
