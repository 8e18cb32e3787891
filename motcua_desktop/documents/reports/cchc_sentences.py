"""Point b) of section II.2: intake, results, open, late and returned dossiers.

Each function writes one paragraph from the figures; which words a figure takes,
and which fall away, is decided here and only here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from motcua_desktop.documents.phrases import lower_first
from motcua_desktop.documents.reports.cchc_words import Telling
from motcua_desktop.domain.errors import UnbalancedReportError
from motcua_desktop.domain.statistics import Figures
from motcua_desktop.services.rows.reports import CchcFacts, LateDossier
from motcua_desktop.text import grouped, joined, two_digits

RESOLVED_PARTS: Final = (
    ("finished_early", "early"),
    ("finished_on_time", "on_time"),
    ("finished_late", "late"),
    ("withdrawn", "withdrawn"),
)
OPEN_PARTS: Final = (
    ("open_within", "within"),
    ("suspended", "suspended"),
    ("open_overdue", "overdue"),
)
_CHANNELS: Final = ("desk", "postal", "online")
_WAYS: Final = ("desk", "online", "postal")
_GROUNDS: Final = ("supplement", "financial", "other")


def present(figures: Figures, parts: Sequence[tuple[str, str]]) -> list[str]:
    """Return the names of the parts that are not zero."""
    return [name for key, name in parts if figures[key]]


def intake_paragraph(tell: Telling, vertical: int) -> str:
    """Return b1: what was to be settled and how it came in."""
    figures = tell.figures
    if not figures["total"]:
        return tell.say("total_none")
    if not figures["received"]:
        return tell.say("total_carried")
    channels = [name for name in _CHANNELS if figures[f"received_{name}"]]
    sentence = tell.say("total" if figures["carried_over"] else "total_received")
    sentences = [f"{sentence}."]
    if len(channels) == 1:
        mark = "," if figures["carried_over"] else ";"
        kind = "one" if figures["received"] == 1 else "all"
        sentences = [f"{sentence}{mark} {tell.say(f'{kind}_{channels[0]}')}."]
    else:
        share = tell.share("received_online", "received")
        parts = [tell.say(f"channel_{name}", online_share=share) for name in channels]
        sentences.append(tell.say("channels", parts=joined(parts)))
    if vertical:
        sentences.append(tell.say("vertical", vertical=two_digits(vertical)))
    return " ".join(sentences)


def resolved_paragraph(tell: Telling) -> str:
    """Return b2: what was settled, and the rate with its base."""
    figures = tell.figures
    if not figures["resolved"]:
        return tell.say("resolved_none")
    sentence = _split_sentence(tell, "resolved", RESOLVED_PARTS)
    if figures["refused"]:
        is_single = figures["refused"] == figures["resolved"] == 1
        sentence += tell.say("refused_one_of_one" if is_single else "refused")
    return " ".join([f"{sentence}.", *_rate_sentences(tell)])


def _split_sentence(
    tell: Telling, key: str, parts: Sequence[tuple[str, str]], **more: str
) -> str:
    """Say a sum by its parts: listed, all of one kind, or a single dossier."""
    named = present(tell.figures, parts)
    if len(named) > 1:
        told = joined([tell.say(f"part_{name}", **more) for name in named])
        return tell.say(key, parts=told)
    what = tell.say(f"what_{named[0]}", **more)
    frame = f"{key}_one" if tell.figures[key] == 1 else f"{key}_all"
    return tell.say(frame, what=what)


def _rate_sentences(tell: Telling) -> Iterator[str]:
    figures = tell.figures
    if not figures["ok"]:
        return
    key = "rate" if figures["finished_late"] else "rate_full"
    suffix = "_withdrawn" if figures["withdrawn"] else ""
    yield tell.rate(f"{key}{suffix}", part="ok", base="resolved")


def open_paragraph(tell: Telling, grounds: Mapping[str, int] | None) -> str:
    """Return b3: what is still open at the end of the period."""
    if not tell.figures["open"]:
        return tell.say("open_none")
    told = grounds_bracket(tell, grounds)
    return _split_sentence(tell, "open", OPEN_PARTS, grounds=told)


def grounds_bracket(tell: Telling, grounds: Mapping[str, int] | None) -> str:
    """Return " (14 hồ sơ chờ bổ sung giấy tờ, …)", "" where grounds are not kept.

    Raises:
        UnbalancedReportError: more dossiers have a ground than are suspended.
    """
    suspended = tell.figures["suspended"]
    if grounds is None or not suspended:
        return ""
    known = sum(grounds.values())
    if known > suspended:
        raise UnbalancedReportError(
            f"số hồ sơ tạm dừng theo căn cứ {known} > {suspended}"
        )
    counted = {name: grounds.get(name, 0) for name in _GROUNDS}
    counted["unknown"] = suspended - sum(counted.values())
    named = [(name, count) for name, count in counted.items() if count]
    if len(named) == 1:
        return f" ({tell.say(f'ground_{named[0][0]}')})"
    told = [
        f"{_dossiers(tell, count)} {tell.say(f'ground_{name}')}"
        for name, count in named
    ]
    return f" ({', '.join(told)})"


def late_paragraph(tell: Telling, late: Sequence[LateDossier], annex: str) -> str:
    """Return b4: how many were late, why, and who has not apologised."""
    total = tell.figures["late"]
    if not total:
        return tell.say("late_none")
    pointer = tell.say("list_at", annex=annex)
    if total == 1:
        return f"{_single_late(tell, late[0])} {pointer}"
    sentences = [f"{_late_count(tell)}{_late_before(tell, late)}."]
    sentences += _cause_sentences(tell, late)
    sentences.append(_apology_sentence(tell, late))
    return " ".join([*sentences, pointer])


def _late_count(tell: Telling) -> str:
    figures = tell.figures
    if not figures["open_overdue"]:
        return tell.say("late_finished")
    if not figures["finished_late"]:
        return tell.say("late_open")
    return tell.say("late", late_share=tell.share("late", "total"))


def _late_before(tell: Telling, late: Sequence[LateDossier]) -> str:
    count = sum(one.was_late_before for one in late)
    if not count:
        return ""
    figures = tell.figures
    is_split = figures["open_overdue"] and figures["finished_late"]
    key = "late_before_all" if count == len(late) else "late_before"
    mark = ";" if is_split else ","
    return tell.say(key, mark=mark, late_before=two_digits(count))


def _single_late(tell: Telling, one: LateDossier) -> str:
    sentence = tell.say("late_one", sector=lower_first(one.sector))
    if one.cause:
        sentence += tell.say("late_one_cause", cause=lower_first(one.cause))
    if one.apology:
        return sentence + tell.say("late_one_apology")
    return sentence + tell.say("late_one_no_apology", blame=blame(tell, [one], ","))


def told_causes(tell: Telling, late: Sequence[LateDossier]) -> str:
    """Return the causes, most frequent first, "" where none was recorded."""
    counter = Counter(one.cause for one in late)
    if set(counter) == {""}:
        return ""
    unknown = counter.pop("", 0)
    named = [(lower_first(cause), count) for cause, count in counter.most_common()]
    if unknown:
        named.append((tell.say("cause_unknown"), unknown))
    if len(named) == 1:
        return named[0][0]
    return "; ".join(f"{cause} ({_dossiers(tell, count)})" for cause, count in named)


def _dossiers(tell: Telling, count: int) -> str:
    return tell.fill("{count} hồ sơ", count=two_digits(count))


def _cause_sentences(tell: Telling, late: Sequence[LateDossier]) -> Iterator[str]:
    causes = told_causes(tell, late)
    if causes:
        yield tell.say("causes", causes=causes)


def _apology_sentence(tell: Telling, late: Sequence[LateDossier]) -> str:
    owing = without_apology(late)
    if not owing:
        return tell.say("apology_all")
    if len(owing) == len(late):
        return tell.say("apology_none", blame_apart=blame(tell, owing, ";"))
    return tell.say("apology_some", blame=blame(tell, owing, ","), **apologies(late))


def without_apology(late: Iterable[LateDossier]) -> list[LateDossier]:
    """Return the late dossiers for which nobody apologised in writing."""
    return [one for one in late if not one.apology]


def apologies(late: Sequence[LateDossier]) -> dict[str, str]:
    """Return the counts of apologies for sentences and notes."""
    owing = len(without_apology(late))
    return {
        "apologised": grouped(len(late) - owing),
        "late_sum": grouped(len(late)),
        "no_apology": two_digits(owing),
    }


def blame(tell: Telling, owing: Sequence[LateDossier], mark: str) -> str:
    """Return ", trách nhiệm thuộc …", "" where it is not known of all."""
    units = told_units(tell, owing)
    return tell.say("blame", mark=mark, units=units) if units else ""


def told_units(tell: Telling, late: Sequence[LateDossier]) -> str:
    """Return the responsible bodies by falling number, "" unless known of all."""
    counter = Counter(one.responsible for one in late)
    if not counter or "" in counter:
        return ""
    if len(counter) == 1:
        return next(iter(counter))
    return ", ".join(
        f"{unit} ({_dossiers(tell, count)})" for unit, count in counter.most_common()
    )


def returned_paragraph(tell: Telling, ways: Mapping[str, int] | None) -> str:
    """Return b5: what was handed over and what waits; "" where there is neither."""
    figures = tell.figures
    if not figures["returned"] and not figures["awaiting_return"]:
        return ""
    awaiting = "awaiting" if figures["awaiting_return"] else "awaiting_none"
    return _returned(tell, ways or {}) + tell.say(awaiting)


def _returned(tell: Telling, ways: Mapping[str, int]) -> str:
    returned = tell.figures["returned"]
    if not returned:
        return tell.say("returned_none")
    named = [name for name in _WAYS if ways.get(name)]
    if sum(ways[name] for name in named) != returned:
        return tell.say("returned_plain")
    if len(named) > 1:
        told = [
            f"{_dossiers(tell, ways[name])} {tell.say(f'way_{name}')}" for name in named
        ]
        return tell.say("returned", parts=joined(told))
    key = "returned_one" if returned == 1 else "returned_all"
    return tell.say(key, what=tell.say(f"way_{named[0]}"))


def supplement_paragraph(tell: Telling, facts: CchcFacts) -> str:
    """Return b6: requests for supplement after acceptance."""
    if not facts.supplement_requests:
        return tell.say("supplements_none")
    repeated = tell.say("supplements_once")
    if facts.repeated_supplements:
        count = two_digits(facts.repeated_supplements)
        repeated = tell.say("supplements_repeated", repeated_count=count)
    count = two_digits(facts.supplement_requests)
    return tell.say("supplements", supplements=count, repeated=repeated)
