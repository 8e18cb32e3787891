"""Words of forms and reports, read from assets and checked key by key."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from typing import Any, TypeVar

from motcua_desktop.resources import load_toml


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a paper's words: when the law has it so, and where.

    `certainty` is "" for words that were compared with the published form.
    """

    title: str
    in_force_from: date
    source: str
    in_force_to: date | None = None
    certainty: str = ""

    def governs(self, day: date) -> bool:
        """Return whether the words are those of papers of `day`."""
        begun = self.in_force_from <= day
        return begun and (self.in_force_to is None or day <= self.in_force_to)


WordsT = TypeVar("WordsT", bound=Edition)


class WordingError(ValueError):
    """A file of words that ships with the program lacks a key or has a strange one."""


def load_words(name: str, shape: type[WordsT]) -> WordsT:
    """Return the asset `name` as `shape`; lists become tuples.

    Raises:
        WordingError: a key is missing or unknown.
    """
    words = load_toml(name)
    known = {one.name: one for one in fields(shape)}
    needed = {
        key
        for key, one in known.items()
        if one.default is MISSING and one.default_factory is MISSING
    }
    strange = sorted(words.keys() - known.keys())
    missing = sorted(needed - words.keys())
    if strange or missing:
        raise WordingError(f"{name}: {strange=} {missing=}")
    return shape(**{key: _frozen(value) for key, value in words.items()})


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(one) for one in value)
    if isinstance(value, Mapping):
        return {key: _frozen(one) for key, one in value.items()}
    return value
