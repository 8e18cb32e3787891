"""Points a) and e) of section II.2: the catalogue, satisfaction."""

from motcua_desktop.documents.reports.cchc_registers import catalogue_addition
from motcua_desktop.documents.reports.cchc_words import Telling
from motcua_desktop.domain.statistics import percent
from motcua_desktop.services.rows.reports import CchcFacts
from motcua_desktop.text import grouped, joined, two_digits

FEW_RATINGS = 30
"""Fewer ratings are told in numbers only."""


def catalogue_paragraph(tell: Telling, facts: CchcFacts) -> str:
    """Return point a), "" where the size of the catalogue is not known."""
    own, vertical = facts.catalogue_size
    if not own + vertical:
        return ""
    key = "catalogue"
    if not vertical:
        key = "catalogue_own"
    elif not own:
        key = "catalogue_vertical"
    size = tell.say(
        key,
        catalogue=two_digits(own + vertical),
        catalogue_own=two_digits(own),
        catalogue_vertical=two_digits(vertical),
    )
    return f"{size} {catalogue_addition(tell, facts)}".strip()


def ratings_paragraph(tell: Telling, facts: CchcFacts) -> str:
    """Return the point on satisfaction, "" where ratings are not kept."""
    if facts.ratings is None:
        return ""
    counts = [(rank, facts.ratings.get(rank, 0)) for rank in range(5, 0, -1)]
    whole = sum(count for _, count in counts)
    given = [(rank, count) for rank, count in counts if count]
    if not whole:
        return tell.say("ratings_none")
    names = {rank: tell.say(f"rating_{rank}") for rank, _ in given}
    if whole == 1:
        return tell.say("ratings_single", what=names[given[0][0]])
    values = {"ratings": two_digits(whole), "ratings_ratio": _ratio(tell, whole)}
    if len(given) == 1:
        told = tell.say("ratings_one_kind", what=names[given[0][0]], **values)
    else:
        parts = [
            tell.fill("{count} lượt {name}", count=two_digits(count), name=names[rank])
            for rank, count in given
        ]
        told = tell.say("ratings", parts=joined(parts), **values)
    satisfied, share = satisfaction(facts)
    if not share:
        return told
    if satisfied == whole:
        return f"{told} {tell.say('satisfied_full')}"
    sums = {"satisfied_sum": grouped(satisfied), "ratings_sum": grouped(whole)}
    return f"{told} {tell.say('satisfied', satisfied_share=share, **sums)}"


def _ratio(tell: Telling, whole: int) -> str:
    returned = tell.figures["returned"]
    if whole < FEW_RATINGS or not returned:
        return ""
    return tell.say("ratings_ratio", ratio=percent(whole, returned))


def satisfaction(facts: CchcFacts) -> tuple[int, str]:
    """Return the satisfied and their rate; "" for too few ratings to have one."""
    ratings = facts.ratings or {}
    whole = sum(ratings.values())
    satisfied = ratings.get(5, 0) + ratings.get(4, 0)
    return satisfied, percent(satisfied, whole) if whole >= FEW_RATINGS else ""
