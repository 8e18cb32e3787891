"""The words of the forms: one file for each form and set, the right one by its day."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from motcua_desktop.documents.forms.description import FORM_SETS
from motcua_desktop.documents.wording import Edition, load_words
from motcua_desktop.resources import load_toml


@dataclass(frozen=True, slots=True)
class FormWords(Edition):
    """The words of one edition of a form."""

    form_set: str = field(kw_only=True)


WordsT = TypeVar("WordsT", bound=FormWords)


@functools.cache
def form_words(
    name: str, shape: type[WordsT], form_sets: Sequence[str] = FORM_SETS
) -> tuple[WordsT, ...]:
    """Return the editions of form `name`, one for each of `form_sets`."""
    return tuple(
        load_words(f"forms/{name}.{form_set.lower()}.toml", shape)
        for form_set in form_sets
    )


def certainties(name: str, form_sets: Sequence[str]) -> dict[str, str]:
    """Return by set what could not be compared with the published form."""
    files = {one: load_toml(f"forms/{name}.{one.lower()}.toml") for one in form_sets}
    return {one: str(words.get("certainty", "")) for one, words in files.items()}


def words_in_force(
    editions: Sequence[WordsT], received_on: date, form_set: str = ""
) -> WordsT:
    """Return the edition for a dossier received on a day, which decides, not printing.

    A dossier whose first slip had `form_set` keeps it; so does an office that holds
    on to one. Dossiers older than the first set take the first edition.
    """
    for one in editions:
        if one.form_set == form_set:
            return one
    in_force = [one for one in editions if one.governs(received_on)]
    return (in_force or editions)[0]
