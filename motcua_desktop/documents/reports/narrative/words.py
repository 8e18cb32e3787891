"""The words of suggested texts and their filling."""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from motcua_desktop.documents.reports.cchc_words import (
    AUTHORITIES,
    cchc_words,
    period_names,
)
from motcua_desktop.documents.wording import Edition, load_words
from motcua_desktop.domain.period import Period
from motcua_desktop.services.rows.narrative import NarrativeFacts, OutlinePlace
from motcua_desktop.text import NBSP, clean_line, two_digits


@dataclass(frozen=True, slots=True)
class NarrativeWords(Edition):
    """The words of one edition of the suggestions."""

    places: Mapping[str, str] = field(kw_only=True)
    sentences: Mapping[str, str] = field(kw_only=True)
    frame: Mapping[str, str] = field(kw_only=True)
    figures: Mapping[str, str] = field(kw_only=True)


@functools.cache
def narrative_words() -> NarrativeWords:
    """Return the words of suggestions."""
    return load_words("reports/cchc_narrative.toml", NarrativeWords)


def outline(period: Period) -> tuple[OutlinePlace, ...]:
    """Return the headings under which the office writes, in the report's order."""
    titles, names = cchc_words().outline, period_names(period, cchc_words())
    return tuple(
        OutlinePlace(key, number, clean_line(titles[key].format_map(names)))
        for key, number in narrative_words().places.items()
    )


@dataclass(frozen=True, slots=True)
class Narrator:
    """Writes sentences about one office; counts take the form of running text."""

    facts: NarrativeFacts

    def say(self, key: str, **values: str | int) -> str:
        """Return the sentence `key` with its blanks filled."""
        office = self.facts.office
        told = {
            name: two_digits(value) if isinstance(value, int) else value
            for name, value in values.items()
        }
        told["short_name"] = office.short_name or office.full_name
        told["authority"] = AUTHORITIES[office.level][0]
        return narrative_words().sentences[key].format_map(told).replace(NBSP, " ")


def spaced(text: str) -> str:
    """Return `text` after a blank, "" for nothing."""
    return f" {text}" if text else ""


def told_once(texts: Iterable[str]) -> list[str]:
    """Return the texts that say something, each once, without a final point."""
    cleaned = (text.strip().rstrip(".;") for text in texts)
    return list(dict.fromkeys(text for text in cleaned if text))
