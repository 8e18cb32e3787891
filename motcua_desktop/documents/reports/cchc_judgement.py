"""Parts III and IV: what the figures alone allow to praise, to fault and to ask."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from motcua_desktop.documents.phrases import lower_first, sentence_case
from motcua_desktop.documents.reports.cchc_comparison import CLOSE, rate_change
from motcua_desktop.documents.reports.cchc_points import FEW_RATINGS, satisfaction
from motcua_desktop.documents.reports.cchc_sentences import (
    apologies,
    told_causes,
    told_units,
    without_apology,
)
from motcua_desktop.documents.reports.cchc_targets import target_faults, target_tasks
from motcua_desktop.documents.reports.cchc_words import Telling
from motcua_desktop.domain.statistics import Figures
from motcua_desktop.services.rows.reports import CchcFacts, LateDossier
from motcua_desktop.text import grouped, joined, short_date, two_digits

_GOOD: Final = Fraction(95, 100)
_LEAST_DAYS: Final = 7


def achievements(tell: Telling, facts: CchcFacts) -> Iterator[str]:
    """Yield what may be called an achievement (III.1)."""
    earlier = [one for one in (facts.previous, facts.year_before) if one]
    changes = [(one, rate_change(facts.figures, one.figures)) for one in earlier]
    fell = any(change is not None and change <= -CLOSE for _, change in changes[:1])
    resolved = facts.figures["resolved"]
    if resolved and (fell or not _is_good(facts.figures)):
        sums = {"total_sum": grouped(facts.figures["total"])}
        yield tell.say("result_resolved", resolved_sum=grouped(resolved), **sums)
    elif resolved:
        risen = [
            one.period.name for one, change in changes if change and change >= CLOSE
        ]
        if risen:
            yield tell.say("praise_more", names=joined(risen))
        else:
            yield tell.say("praise_rate", ok_share=tell.share("ok", "resolved"))
    satisfied, share = satisfaction(facts)
    if share and satisfied >= _GOOD * sum((facts.ratings or {}).values()):
        yield tell.say("praise_satisfied", satisfied_share=share)
    register = facts.registers.procedure_changes if facts.registers else None
    if register and register.changed and register.posted >= register.changed:
        yield tell.say("praise_posted")


def _is_good(figures: Figures) -> bool:
    return figures["ok"] >= _GOOD * figures["resolved"]


def faults(tell: Telling, facts: CchcFacts) -> Iterator[str]:
    """Yield what must be named as a fault (III.2)."""
    if facts.late:
        yield tell.say(
            "fault_late",
            sector_clause=_sector_clause(tell, facts.late),
            no_apology_clause=_no_apology_clause(tell, facts.late),
        )
    if facts.figures["resolved"] and not _is_good(facts.figures):
        yield tell.say("fault_rate", ok_share=tell.share("ok", "resolved"))
    missed = target_faults(tell, facts)
    if missed:
        yield sentence_case(missed)
    feedback = facts.registers.feedback if facts.registers else None
    if feedback and feedback.resolved_late + feedback.open_late:
        count = two_digits(feedback.resolved_late + feedback.open_late)
        yield tell.say("fault_feedback", count=count)
    if facts.repeated_supplements:
        count = two_digits(facts.repeated_supplements)
        yield tell.say("fault_supplements", repeated_count=count)
    satisfied, share = satisfaction(facts)
    whole = sum((facts.ratings or {}).values())
    if whole >= FEW_RATINGS and satisfied < _GOOD * whole:
        yield tell.say("fault_satisfied", satisfied_share=share)


def _sector_clause(tell: Telling, late: Sequence[LateDossier]) -> str:
    """Name the one sector that has at least half of the late dossiers."""
    (sector, count), *others = Counter(one.sector for one in late).most_common(2)
    if not others:
        return tell.say("fault_one_sector", sector=lower_first(sector))
    if 2 * count < len(late) or others[0][1] == count:
        return ""
    return tell.say(
        "fault_sector", sector=lower_first(sector), sector_count=two_digits(count)
    )


def _no_apology_clause(tell: Telling, late: Sequence[LateDossier]) -> str:
    if not without_apology(late):
        return ""
    return tell.say("fault_no_apology", **apologies(late))


def causes_of_faults(tell: Telling, facts: CchcFacts) -> Iterator[str]:
    """Yield the recorded causes of lateness (III.3), or that none was recorded."""
    if not facts.late:
        return
    causes = told_causes(tell, facts.late)
    key = "fault_cause" if causes else "fault_cause_unknown"
    yield tell.say(key, causes=causes)


@dataclass(frozen=True, slots=True)
class Terms:
    """Thời hạn của nhiệm vụ kỳ sau: until when what is late or lacking is mended."""

    overdue_by: date
    digitise_by: date

    @classmethod
    def after(cls, day: date) -> "Terms":
        """Return the usual terms of a report of `day`.

        The end of the month, of the next one where less than a week is left; the
        middle of the month after that.
        """
        overdue_by = _month_end(day)
        if (overdue_by - day).days < _LEAST_DAYS:
            overdue_by = _month_end(overdue_by + timedelta(days=1))
        return cls(overdue_by, overdue_by + timedelta(days=15))


def _month_end(day: date) -> date:
    following = day.replace(day=28) + timedelta(days=4)
    return following - timedelta(days=following.day)


def tasks(tell: Telling, facts: CchcFacts, terms: Terms) -> Iterator[str]:
    """Yield the tasks that follow from the figures (IV)."""
    yield from _late_tasks(tell, facts, f"ngày {short_date(terms.overdue_by)}")
    yield from target_tasks(tell, facts, f"ngày {short_date(terms.digitise_by)}")
    if facts.awaiting_long:
        yield tell.say("task_awaiting", count=two_digits(facts.awaiting_long))


def _late_tasks(tell: Telling, facts: CchcFacts, by_day: str) -> Iterator[str]:
    owing = without_apology(facts.late)
    and_apology = ""
    if owing:
        and_apology = tell.say("task_overdue_apology", **apologies(facts.late))
    if facts.figures["open_overdue"]:
        still_open = [one for one in facts.late if one.finished_on is None]
        yield tell.say(
            "task_overdue",
            units=_units(tell, still_open),
            and_apology=and_apology,
            by_day=by_day,
        )
    elif owing:
        units = _units(tell, owing)
        yield tell.say(
            "task_apology",
            units=units,
            no_apology=two_digits(len(owing)),
            by_day=by_day,
        )


def _units(tell: Telling, late: Sequence[LateDossier]) -> str:
    units = {one.responsible for one in late}
    if len(units) == 1 and "" not in units:
        return units.pop()
    if "" in units or not units:
        return tell.say("units_unknown")
    return told_units(tell, late)
