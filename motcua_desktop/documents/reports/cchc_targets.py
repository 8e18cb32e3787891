"""Targets of the year: what lies below one is a fault (III.2) and a task (IV)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from motcua_desktop.documents.reports.cchc_words import Telling
from motcua_desktop.domain.statistics import decimal_comma, percent
from motcua_desktop.services.rows.reports import CchcFacts
from motcua_desktop.text import two_digits


@dataclass(frozen=True, slots=True)
class Measure:
    """Một tỷ lệ có chỉ tiêu: its key, numerator and denominator."""

    key: str
    part: int
    base: int

    @property
    def share(self) -> str:
        """The rate as it is printed."""
        return percent(self.part, self.base)

    def is_below(self, target: Decimal) -> bool:
        """Return whether the exact rate lies below `target` percent."""
        return self.part * 100 < target * self.base


def measures(facts: CchcFacts) -> Iterator[Measure]:
    """Yield the rates that a year's target may stand against, where kept."""
    if facts.online is not None:
        online = facts.online.full + facts.online.part
        yield Measure("online", online, facts.online.received)
    if facts.fees is not None:
        yield Measure("payment", facts.fees.paid_online, facts.fees.owed)
    if facts.digitisation is not None:
        kept = facts.digitisation
        yield Measure("digitised", kept.digitised, kept.on_paper)
        yield Measure("e_result", kept.results_electronic, kept.results_due)


def _missed(facts: CchcFacts) -> list[tuple[Measure, Decimal]]:
    targets = facts.registers.targets if facts.registers else {}
    return [
        (one, targets[one.key])
        for one in measures(facts)
        if one.base and one.key in targets and one.is_below(targets[one.key])
    ]


def target_faults(tell: Telling, facts: CchcFacts) -> str:
    """Return the line on rates below their target, "" where none is."""
    told = [
        tell.say(
            f"fault_{one.key}",
            share=one.share,
            rest=two_digits(one.base - one.part),
            target=_percent_text(target),
        )
        for one, target in _missed(facts)
    ]
    return f"{'; '.join(told)}." if told else ""


def target_tasks(tell: Telling, facts: CchcFacts, by_day: str) -> Iterator[str]:
    """Yield the tasks that follow, to be done until `by_day`."""
    told = [
        tell.say(
            f"task_{one.key}",
            target=_percent_text(target),
            rest=two_digits(one.base - one.part),
            by_day=by_day,
        )
        for one, target in _missed(facts)
    ]
    if told:
        text = "; ".join(told)
        yield f"{text[:1].upper()}{text[1:]}."


def _percent_text(target: Decimal) -> str:
    return f"{decimal_comma(int(target * 100))}%"
