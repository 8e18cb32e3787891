"""Every suggestion of a report, by heading."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from motcua_desktop.documents.reports.narrative import directing, judgement, results
from motcua_desktop.documents.reports.narrative.words import Narrator
from motcua_desktop.services.rows.narrative import NarrativeFacts

_WRITERS: Final[Mapping[str, Callable[[Narrator], Iterator[str]]]] = {
    "directing_1": directing.documents_and_tasks,
    "directing_2": directing.inspections,
    "directing_3": directing.publicity,
    "directing_4": directing.initiatives,
    "results_1": results.rule_making,
    "results_3": results.organisation,
    "results_4": results.people,
    "results_5": results.money,
    "results_6": results.digital,
    "judgement_2": judgement.faults,
    "judgement_3": judgement.causes,
    "tasks": judgement.tasks,
    "requests": judgement.requests,
}


def suggestions(facts: NarrativeFacts) -> dict[str, str]:
    """Return what the registers say, a line a paragraph; silent headings left out."""
    tell = Narrator(facts)
    texts = {key: "\n".join(write(tell)) for key, write in _WRITERS.items()}
    return {key: text for key, text in texts.items() if text}
