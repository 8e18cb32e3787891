"""The words of the CCHC report and their filling with figures."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from motcua_desktop.documents.phrases import BEGINS, ENDS, bound
from motcua_desktop.documents.wording import Edition, load_words
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import UnitLevel
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.statistics import Figures, percent
from motcua_desktop.services.rows.reports import CchcFacts
from motcua_desktop.text import grouped, short_date, two_digits

AUTHORITIES: Final = {
    UnitLevel.PROVINCE: ("Ủy ban nhân dân tỉnh", "UBND tỉnh"),
    UnitLevel.DISTRICT: ("Ủy ban nhân dân huyện", "UBND huyện"),
    UnitLevel.COMMUNE: ("Ủy ban nhân dân xã", "UBND xã"),
}
"""The bodies that decide, in full and short."""


_FIGURE: Final = re.compile(r"[\d.,]*\d%?")
_PLACES: Final = {
    UnitLevel.PROVINCE: "tỉnh",
    UnitLevel.DISTRICT: "huyện",
    UnitLevel.COMMUNE: "xã",
}


@dataclass(frozen=True, slots=True)
class CchcWords(Edition):
    """The words of one edition of the report."""

    outline: Mapping[str, str] = field(kw_only=True)
    frame: Mapping[str, str] = field(kw_only=True)
    sentences: Mapping[str, str] = field(kw_only=True)
    tables: Mapping[str, Any] = field(kw_only=True)
    form_06a: Mapping[str, Any] = field(kw_only=True)
    late_list: Mapping[str, Any] = field(kw_only=True)
    indicators: Mapping[str, Any] = field(kw_only=True)


@functools.cache
def cchc_words() -> CchcWords:
    """Return the words of the report."""
    return load_words("reports/cchc.toml", CchcWords)


@dataclass(frozen=True, slots=True)
class Telling:
    """Sentences about one group of dossiers in one period.

    With `marks_figures` each number that fills a blank stands between two marks.
    """

    words: CchcWords
    figures: Figures
    names: Mapping[str, str]
    marks_figures: bool = False

    def say(self, key: str, **more: str) -> str:
        """Return the sentence `key`, its blanks filled, unbreakable where due."""
        return self.fill(self.words.sentences[key], **more)

    def fill(self, pattern: str, **more: str) -> str:
        """Return `pattern` with names and figures in its blanks."""
        values = {**_counts(self.figures), **self.names, **more}
        if self.marks_figures:
            values = {key: _marked(value) for key, value in values.items()}
        return bound(pattern.format_map(values))

    def of(self, figures: Figures) -> "Telling":
        """Return a telling of other figures with the same names."""
        return replace(self, figures=figures)

    def share(self, part: str, base: str) -> str:
        """Return the rate of two figures as it is printed."""
        return percent(self.figures[part], self.figures[base])

    def rate(self, key: str, *, part: str, base: str) -> str:
        """Return a sentence with {…_share}, {…_sum} of a rate filled in."""
        return self.say(
            key,
            **{
                f"{part}_share": self.share(part, base),
                f"{part}_sum": grouped(self.figures[part]),
                f"{base}_sum": grouped(self.figures[base]),
            },
        )


def _marked(value: str) -> str:
    return f"{BEGINS}{value}{ENDS}" if _FIGURE.fullmatch(value) else value


def _counts(figures: Figures) -> dict[str, str]:
    return {key: two_digits(count) for key, count in figures.as_dict().items()}


def telling(facts: CchcFacts) -> Telling:
    """Return the telling of the whole report."""
    office, period = facts.office, facts.period
    words = cchc_words()
    authorities = [AUTHORITIES[level] for level in _levels(facts)]
    names = {
        **period_names(period, words),
        "full_name": office.full_name,
        "short_name": office.short_name or office.full_name,
        "authority": ", ".join(full for full, _ in authorities),
        "authority_short": ", ".join(short for _, short in authorities),
        "superior": _superior(office),
        "place_kind": _PLACES[office.level],
    }
    return Telling(words, facts.figures, names)


def _levels(facts: CchcFacts) -> list[UnitLevel]:
    found = {one.unit.level for one in facts.units} or {facts.office.level}
    return [level for level in AUTHORITIES if level in found]


def period_names(period: Period, words: CchcWords) -> dict[str, str]:
    """Return the names of a period and of the next one, small and in capitals."""
    following = period.following_name or words.frame["coming_time"]
    return {
        "first": short_date(period.first),
        "last": short_date(period.last),
        "period": period.name,
        "period_caps": period.name.upper(),
        "next_period": following,
        "next_period_caps": following.upper(),
    }


def _superior(office: Office) -> str:
    return office.report_superior or next(iter(office.addressees), "")
