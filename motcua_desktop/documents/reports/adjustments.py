"""Điều chỉnh sau kỳ báo cáo: what changed since an earlier report was issued."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from motcua_desktop.documents.phrases import bound
from motcua_desktop.documents.wording import Edition, load_words
from motcua_desktop.services.rows.reports import ComparedPeriod, OpeningAdjustment
from motcua_desktop.text import grouped, joined, long_date, two_digits

_MOST_NAMED: Final = 20


@dataclass(frozen=True, slots=True)
class AdjustmentWords(Edition):
    """The words of adjustments."""

    text: Mapping[str, str] = field(kw_only=True)


@functools.cache
def _words() -> Mapping[str, str]:
    return load_words("reports/adjustments.toml", AdjustmentWords).text


def adjusted_bracket(compared: ComparedPeriod) -> str:
    """Return the bracket after the name of a period that was changed since."""
    if not compared.is_adjusted:
        return ""
    return bound(_words()["compared"].format(sign=compared.issued_as))


def opening_note(opening: OpeningAdjustment | None) -> str:
    """Return the sentence on the opening balance, "" where it is as it was left."""
    if opening is None or not opening.is_changed:
        return ""
    words = _words()
    changes = [
        words[key].format(count=two_digits(len(numbers)), numbers=_named(numbers))
        for key, numbers in (("added", opening.added), ("removed", opening.removed))
        if numbers
    ]
    note = words["opening"].format(
        open=grouped(opening.issued_open),
        sign=opening.issued_as,
        day=long_date(opening.signed_on),
        changes=joined(changes),
    )
    return bound(note)


def _named(numbers: Sequence[str]) -> str:
    named = "; ".join(numbers[:_MOST_NAMED])
    rest = len(numbers) - _MOST_NAMED
    if rest <= 0:
        return named
    return _words()["others"].format(numbers=named, count=two_digits(rest))
