"""Parts III and IV: what the figures alone allow to praise, to fault and to ask."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from motcua_desktop.documents.phrases import lower_first
from motcua_desktop.documents.reports.cchc_comparison import rate_change
from motcua_desktop.documents.reports.cchc_points import FEW_RATINGS, satisfaction
from motcua_desktop.documents.reports.cchc_sentences import (
    apologies,
    told_causes,
    told_units,
    without_apology,
)
from motcua_desktop.documents.reports.cchc_words import Telling
from motcua_desktop.domain.statistics import Figures
from motcua_desktop.services.rows.reports import CchcFacts, LateDossier
from motcua_desktop.text import grouped, joined, two_digits

_GOOD: Final = Fraction(95, 100)


def achievements(tell: Telling, facts: CchcFacts) -> Iterator[str]:
    """Yield what may be called an achievement (III.1)."""
    earlier = [one for one in (facts.previous, facts.year_before) if one]
    changes = [(one, rate_change(facts.figures, one.figures)) for one in earlier]
    fell = any(change is not None and change < 0 for _, change in changes[:1])
    resolved = facts.figures["resolved"]
    if resolved and (fell or not _is_good(facts.figures)):
        sums = {"total_sum": grouped(facts.figures["total"])}
        yield tell.say("result_resolved", resolved_sum=grouped(resolved), **sums)
    elif resolved:
        risen = [one.period.name for one, change in changes if change and change > 0]
        if risen:
            yield tell.say("praise_more", names=joined(risen))
        else:
            yield tell.say("praise_rate", ok_share=tell.share("ok", "resolved"))
    satisfied, share = satisfaction(facts)
    if share and satisfied >= _GOOD * sum((facts.ratings or {}).values()):
        yield tell.say("praise_satisfied", satisfied_share=share)


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


def tasks(tell: Telling, facts: CchcFacts) -> Iterator[str]:
    """Yield the tasks that follow from late dossiers (IV)."""
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
        )
    elif owing:
        units = _units(tell, owing)
        yield tell.say("task_apology", units=units, no_apology=two_digits(len(owing)))


def _units(tell: Telling, late: Sequence[LateDossier]) -> str:
    units = {one.responsible for one in late}
    if len(units) == 1 and "" not in units:
        return units.pop()
    if "" in units or not units:
        return tell.say("units_unknown")
    return told_units(tell, late)
