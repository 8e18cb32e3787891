"""What section II.2 says from the registers: changes, counter, PAKN, reviews."""

from collections.abc import Iterator

from motcua_desktop.documents.phrases import lower_first
from motcua_desktop.documents.reports.cchc_words import Telling
from motcua_desktop.services.rows.registers import (
    FeedbackCounts,
    ProcedureChangeCounts,
    ReviewCounts,
)
from motcua_desktop.services.rows.reports import CchcFacts, OutsideCounts
from motcua_desktop.text import joined, two_digits


def changes_sentences(tell: Telling, kept: ProcedureChangeCounts | None) -> str:
    """Return what became of the catalogue in the period, "" where it is not kept."""
    if kept is None:
        return ""
    if not kept.changed:
        return tell.say("changes_none")
    kinds = (
        ("changes_issued", kept.issued),
        ("changes_amended", kept.amended),
        ("changes_abolished", kept.abolished),
    )
    parts = [tell.say(key, count=two_digits(n)) for key, n in kinds if n]
    return f"{tell.say('changes', parts=', '.join(parts))} {_posted(tell, kept)}"


def _posted(tell: Telling, kept: ProcedureChangeCounts) -> str:
    changed = two_digits(kept.changed)
    if kept.posted < kept.changed:
        unposted = two_digits(kept.changed - kept.posted)
        return tell.say("posted_some", changed=changed, unposted=unposted)
    return tell.say("posted_one" if kept.changed == 1 else "posted", changed=changed)


def outside_sentence(tell: Telling, kept: OutsideCounts | None) -> str:
    """Return b6: what no total counts; "" where there is none of it."""
    if kept is None:
        return ""
    at_desk = (("guided", kept.guided), ("refused_at_desk", kept.refused))
    parts = [tell.say(key, count=two_digits(n)) for key, n in at_desk if n]
    waiting = ""
    if kept.waiting:
        waiting = tell.say("waiting_online", count=two_digits(kept.waiting))
    if parts:
        told = tell.say("outside", parts=", ".join(parts))
        return f"{told}; {waiting}." if waiting else f"{told}."
    return tell.say("outside_waiting", waiting=waiting) if waiting else ""


def feedback_paragraph(tell: Telling, kept: FeedbackCounts | None) -> str:
    """Return point đ), "" where the office keeps no register of PAKN."""
    if kept is None:
        return ""
    if not kept.total:
        return tell.say("feedback_none")
    return " ".join((_feedback_total(tell, kept), _feedback_done(tell, kept)))


def _feedback_total(tell: Telling, kept: FeedbackCounts) -> str:
    ways = (
        ("feedback_portal", kept.portal),
        ("feedback_direct", kept.in_person),
        ("feedback_other", kept.other),
    )
    named = [(key, n) for key, n in ways if n]
    bracket = ""
    if len(named) == 1:
        bracket = f" ({tell.say(named[0][0], count='').strip()})"
    elif named:
        told = ", ".join(tell.say(key, count=two_digits(n)) for key, n in named)
        bracket = f" ({told})"
    counts = {
        "feedback": two_digits(kept.total),
        "feedback_before": two_digits(kept.carried_over),
        "feedback_new": two_digits(kept.received),
        "ways": bracket,
    }
    if not kept.carried_over:
        return tell.say("feedback_all_new", **counts)
    if not kept.received:
        return tell.say("feedback_all_before", **counts)
    return tell.say("feedback_total", **counts)


def _feedback_done(tell: Telling, kept: FeedbackCounts) -> str:
    parts = [_feedback_resolved(tell, kept)]
    if kept.open:
        late = kept.open_late
        if not late:
            state = tell.say("feedback_open_within")
        elif late == kept.open:
            state = tell.say("feedback_open_late")
        else:
            state = tell.say("feedback_open_some_late", count=two_digits(late))
        parts.append(
            tell.say("feedback_open", count=two_digits(kept.open), state=state)
        )
    return f"{'; '.join(parts)}."


def _feedback_resolved(tell: Telling, kept: FeedbackCounts) -> str:
    if not kept.resolved:
        return tell.say("feedback_unresolved")
    if kept.resolved_late:
        return tell.say(
            "feedback_resolved_late",
            count=two_digits(kept.resolved),
            late=two_digits(kept.resolved_late),
        )
    key = "feedback_resolved_one" if kept.resolved == 1 else "feedback_resolved"
    return tell.say(key, count=two_digits(kept.resolved))


def review_paragraph(tell: Telling, kept: ReviewCounts | None) -> str:
    """Return point g), "" where the office keeps no register of reviews."""
    if kept is None:
        return ""
    if not kept.procedures:
        return tell.say("review_none")
    return "".join(_review_parts(tell, kept)) + "."


def _review_parts(tell: Telling, kept: ReviewCounts) -> Iterator[str]:
    yield tell.say("review", count=two_digits(kept.procedures))
    if kept.sectors:
        sectors = joined(lower_first(one) for one in kept.sectors)
        yield tell.say("review_sectors", sectors=sectors)
    if kept.directions:
        yield tell.say("review_directions", directions=joined(kept.directions))
    if kept.sent_to:
        yield tell.say("review_sent", sent_to=joined(kept.sent_to))


def catalogue_addition(tell: Telling, facts: CchcFacts) -> str:
    """Return what point a) adds to the size of the catalogue."""
    registers = facts.registers
    return changes_sentences(tell, registers.procedure_changes if registers else None)
