"""Confirmed texts on their way into a report: checked, then filled with figures."""

from collections.abc import Mapping
from dataclasses import replace

from motcua_desktop.documents.reports.cchc_words import Telling
from motcua_desktop.documents.reports.choices import ReportChoices
from motcua_desktop.documents.reports.narrative.checks import text_findings
from motcua_desktop.documents.reports.narrative.figures import (
    empty_names,
    figure_values,
    filled,
)
from motcua_desktop.documents.reports.narrative.words import narrative_words, outline
from motcua_desktop.domain.errors import NarrativeRefusedError
from motcua_desktop.services.rows.narrative import OutlinePlace, TextFinding
from motcua_desktop.services.rows.reports import CchcFacts


def narrated(choices: ReportChoices, facts: CchcFacts, tell: Telling) -> ReportChoices:
    """Return `choices` with its texts checked and their figures filled in.

    Raises:
        NarrativeRefusedError: a text may not be printed as it is; it says where, why
            and what to do.
    """
    if not choices.texts and not choices.unconfirmed:
        return choices
    values = figure_values(tell)
    headings = {heading.key: heading for heading in outline(facts.period)}
    findings = [
        finding
        for key, texts in choices.texts.items()
        for finding in _findings(headings[key], "\n".join(texts), facts, values)
        if not (finding.is_about_period and choices.accepts_other_periods)
    ]
    if findings:
        raise NarrativeRefusedError([finding.sentence for finding in findings])
    texts = {
        key: tuple(filled(text, values) for text in paragraphs)
        for key, paragraphs in choices.texts.items()
    }
    waiting = (narrative_words().frame["unconfirmed"],)
    return replace(
        choices, texts={**texts, **dict.fromkeys(choices.unconfirmed, waiting)}
    )


def _findings(
    heading: OutlinePlace, text: str, facts: CchcFacts, values: Mapping[str, str]
) -> list[TextFinding]:
    findings = list(
        text_findings(heading, text, facts.period, own_phone=facts.office.phone)
    )
    findings += [
        TextFinding(
            heading.key,
            heading.number,
            f"số liệu “{name}” của kỳ này không phát sinh",
            "Viết lại câu ở thể phủ định hoặc bỏ câu đó",
        )
        for name in empty_names(text, values)
    ]
    return findings
