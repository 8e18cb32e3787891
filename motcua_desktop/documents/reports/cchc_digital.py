"""Points c) and d) of section II.2: digitisation, online services, payment, post."""

from collections.abc import Iterator

from motcua_desktop.documents.reports.cchc_words import Telling
from motcua_desktop.documents.reports.levels import Level
from motcua_desktop.domain.statistics import percent
from motcua_desktop.services.rows.reports import (
    CchcFacts,
    Digitisation,
    Fees,
    OnlineServices,
)
from motcua_desktop.text import grouped, two_digits


def digitisation_paragraph(tell: Telling, kept: Digitisation | None) -> str:
    """Return point c), "" where the office notes nothing of it."""
    if kept is None:
        return ""
    return " ".join(
        sentence
        for sentence in (
            _scanned(tell, kept),
            _electronic(tell, kept),
            _reused(tell, kept),
        )
        if sentence
    )


def _scanned(tell: Telling, kept: Digitisation) -> str:
    if not kept.on_paper:
        return ""
    counts = {"paper_sum": grouped(kept.on_paper), "paper": two_digits(kept.on_paper)}
    if kept.digitised == kept.on_paper:
        return tell.say("scanned_all", **counts)
    if not kept.digitised:
        return tell.say("scanned_none", **counts)
    return tell.say(
        "scanned",
        scanned_sum=grouped(kept.digitised),
        scanned_share=percent(kept.digitised, kept.on_paper),
        unscanned=two_digits(kept.on_paper - kept.digitised),
        **counts,
    )


def _electronic(tell: Telling, kept: Digitisation) -> str:
    if not kept.results_due:
        return ""
    if kept.results_electronic == kept.results_due:
        return tell.say("e_results_all", results=two_digits(kept.results_due))
    if not kept.results_electronic:
        return tell.say("e_results_none", results=two_digits(kept.results_due))
    return tell.say(
        "e_results",
        e_results_sum=grouped(kept.results_electronic),
        results_sum=grouped(kept.results_due),
        e_results_share=percent(kept.results_electronic, kept.results_due),
    )


def _reused(tell: Telling, kept: Digitisation) -> str:
    received = tell.figures["received"]
    if not kept.reused:
        return ""
    if kept.reused == received:
        return tell.say("reused_all", reused=two_digits(kept.reused))
    return tell.say(
        "reused",
        reused=two_digits(kept.reused),
        reused_share=percent(kept.reused, received),
        reused_sum=grouped(kept.reused),
        received_sum=grouped(received),
    )


def online_paragraphs(
    tell: Telling, facts: CchcFacts, levels: tuple[Level, ...], annex: str
) -> Iterator[str]:
    """Yield the paragraphs of point d); `annex` is where the indicators stand."""
    catalogue = " ".join(filter(None, (_catalogue(tell, facts), _used(tell, facts))))
    if catalogue:
        yield catalogue
    sentences = (
        _online(tell, facts, levels),
        _payment(tell, facts.fees),
        _post(tell, facts),
        tell.say("indicators_at", annex=annex) if annex else "",
    )
    yield " ".join(sentence for sentence in sentences if sentence)


def _catalogue(tell: Telling, facts: CchcFacts) -> str:
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


def _used(tell: Telling, facts: CchcFacts) -> str:
    served = facts.online
    if served is None:
        return ""
    counts = {"procedures": two_digits(served.procedures)}
    if not served.procedures_online:
        return tell.say("online_used_none", **counts)
    if served.procedures_online == served.procedures:
        return tell.say("online_used_all", **counts)
    return tell.say(
        "online_used",
        procedures_online=two_digits(served.procedures_online),
        used_share=percent(served.procedures_online, served.procedures),
        **counts,
    )


def _online(tell: Telling, facts: CchcFacts, levels: tuple[Level, ...]) -> str:
    figures, served = tell.figures, facts.online
    if not figures["received_online"]:
        return tell.say("online_none")
    if levels:
        return _online_by_level(tell, levels)
    if served is not None and served.full + served.part == figures["received_online"]:
        return _online_of_served(tell, served)
    if figures["received_online"] == figures["received"]:
        return tell.say("online_all")
    return tell.say(
        "online",
        online_share=tell.share("received_online", "received"),
        received_online_sum=grouped(figures["received_online"]),
        received_sum=grouped(figures["received"]),
    )


def _online_by_level(tell: Telling, levels: tuple[Level, ...]) -> str:
    served = [one for one in levels if one.figures["received_online"]]
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


def _online_of_served(tell: Telling, served: OnlineServices) -> str:
    """Say how much came online of what could have."""
    online = served.full + served.part
    kinds = ""
    if served.full and served.part:
        kinds = tell.say(
            "online_kinds",
            full_received=two_digits(served.full),
            part_received=two_digits(served.part),
        )
    elif online > 1:
        kinds = tell.say("online_kind_full" if served.full else "online_kind_part")
    return tell.say(
        "online_served",
        kinds=kinds,
        served_share=percent(online, served.received),
        online_sum=grouped(online),
        served_sum=grouped(served.received),
    )


def _payment(tell: Telling, fees: Fees | None) -> str:
    if fees is None or not fees.owed:
        return ""
    if not fees.paid_online:
        paid = tell.say("paid_online_none")
    elif fees.paid_online == fees.owed:
        paid = tell.say("paid_online_all", owed=two_digits(fees.owed))
    else:
        paid = tell.say(
            "paid_online",
            paid_online_sum=grouped(fees.paid_online),
            owed_sum=grouped(fees.owed),
            paid_share=percent(fees.paid_online, fees.owed),
        )
    if not fees.collected:
        return f"{paid}."
    return f"{paid}{tell.say('collected', collected=grouped(fees.collected))}"


def _post(tell: Telling, facts: CchcFacts) -> str:
    returned = (facts.returned_by_way or {}).get("postal", 0)
    if returned and tell.figures["returned"]:
        share = percent(returned, tell.figures["returned"])
        return tell.say(
            "post_returned", post_returned=two_digits(returned), post_share=share
        )
    key = "post_received" if tell.figures["received_postal"] else "post_none"
    return tell.say(key)
