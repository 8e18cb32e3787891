"""Points a), c) and d) of section II.2: catalogue, online services, ratings."""

from collections.abc import Iterator

from motcua_desktop.documents.reports.cchc_words import Telling
from motcua_desktop.documents.reports.levels import Level
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
    return tell.say(
        key,
        catalogue=two_digits(own + vertical),
        catalogue_own=two_digits(own),
        catalogue_vertical=two_digits(vertical),
    )


def online_paragraphs(
    tell: Telling, facts: CchcFacts, levels: tuple[Level, ...]
) -> Iterator[str]:
    """Yield the paragraphs on online and postal services."""
    catalogue = _online_catalogue(tell, facts)
    if catalogue:
        yield catalogue
    yield f"{_online_sentence(tell, levels)} {_post_sentence(tell, facts)}"


def _online_catalogue(tell: Telling, facts: CchcFacts) -> str:
    full, part = facts.online_procedures
    whole = sum(facts.catalogue_size)
    if not whole or not full + part:
        return ""
    parts = []
    if full:
        share = percent(full, whole)
        parts.append(
            tell.say("online_full", full_count=two_digits(full), full_share=share)
        )
    if part:
        parts.append(tell.say("online_part", part_count=two_digits(part)))
    return tell.say(
        "online_catalogue", catalogue=two_digits(whole), parts=", ".join(parts)
    )


def _online_sentence(tell: Telling, levels: tuple[Level, ...]) -> str:
    figures = tell.figures
    if not figures["received_online"]:
        return tell.say("online_none")
    served = [one for one in levels if one.figures["received_online"]]
    if levels:
        keys = ["online_level", *["online_other_level"] * (len(served) - 1)]
        told = [
            tell.of(one.figures).say(
                key,
                level=one.label,
                online_share=percent(
                    one.figures["received_online"], one.figures["received"]
                ),
            )
            for key, one in zip(keys, served, strict=True)
        ]
        return f"{'; '.join(told)}."
    if figures["received_online"] == figures["received"]:
        return tell.say("online_all")
    return tell.say(
        "online",
        online_share=tell.share("received_online", "received"),
        received_online_sum=grouped(figures["received_online"]),
        received_sum=grouped(figures["received"]),
    )


def _post_sentence(tell: Telling, facts: CchcFacts) -> str:
    returned = (facts.returned_by_way or {}).get("postal", 0)
    sentences = []
    if tell.figures["received_postal"]:
        sentences.append(tell.say("post_received"))
    if returned and tell.figures["returned"]:
        share = percent(returned, tell.figures["returned"])
        sentences.append(
            tell.say(
                "post_returned", post_returned=two_digits(returned), post_share=share
            )
        )
    return " ".join(sentences) or tell.say("post_none")


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
