"""What the program itself says under the headings of the report, from the figures.

The paper prints these paragraphs; a screen shows them with their figures marked.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from motcua_desktop.documents.model import Paragraph, ReportBlock, Style
from motcua_desktop.documents.phrases import BEGINS, ENDS
from motcua_desktop.documents.reports.cchc_checks import refuse_unbalanced
from motcua_desktop.documents.reports.cchc_comparison import (
    comparison_paragraph,
    comparison_table,
    with_comparable_year,
)
from motcua_desktop.documents.reports.cchc_digital import (
    digitisation_paragraph,
    online_paragraphs,
)
from motcua_desktop.documents.reports.cchc_judgement import (
    Terms,
    achievements,
    causes_of_faults,
    faults,
    tasks,
)
from motcua_desktop.documents.reports.cchc_levels import levels_blocks
from motcua_desktop.documents.reports.cchc_points import (
    catalogue_paragraph,
    ratings_paragraph,
)
from motcua_desktop.documents.reports.cchc_registers import (
    feedback_paragraph,
    outside_sentence,
    review_paragraph,
)
from motcua_desktop.documents.reports.cchc_sentences import (
    intake_paragraph,
    late_paragraph,
    open_paragraph,
    resolved_paragraph,
    returned_paragraph,
    supplement_paragraph,
)
from motcua_desktop.documents.reports.cchc_words import Telling, telling
from motcua_desktop.documents.reports.charts import charts
from motcua_desktop.documents.reports.choices import ReportChoices
from motcua_desktop.documents.reports.levels import (
    Level,
    levels_of,
    with_named_units,
)
from motcua_desktop.documents.reports.table_06a import vertical_sectors
from motcua_desktop.services.rows.narrative import Composed, ComposedPiece
from motcua_desktop.services.rows.registers import RegisterCounts
from motcua_desktop.services.rows.reports import CchcFacts
from motcua_desktop.text import NBSP

_ON_SCREEN: Final = ReportChoices(with_charts=False)
_MARKS: Final = re.compile(f"{BEGINS}([^{ENDS}]*){ENDS}")


@dataclass(frozen=True, slots=True)
class ToldHeadings:
    """The program's own blocks, heading by heading; nothing of them was typed."""

    facts: CchcFacts
    choices: ReportChoices
    tell: Telling

    def points(self) -> tuple[tuple[str, list[ReportBlock]], ...]:
        """Return the points of II.2 in order, empty where there is no data."""
        tell, facts = self.tell, self.facts
        levels = levels_of(facts)
        registers = facts.registers or RegisterCounts()
        online = online_paragraphs(tell, facts, levels, annex_name(1))
        digital = digitisation_paragraph(tell, facts.digitisation)
        feedback = feedback_paragraph(tell, registers.feedback)
        return (
            ("point_catalogue", paragraphs([catalogue_paragraph(tell, facts)])),
            ("point_dossiers", list(self._dossiers(levels))),
            ("point_digital", paragraphs([digital])),
            ("point_online", paragraphs(online)),
            ("point_feedback", paragraphs([feedback])),
            ("point_ratings", paragraphs([ratings_paragraph(tell, facts)])),
            ("point_review", paragraphs([review_paragraph(tell, registers.reviews)])),
        )

    def _dossiers(self, levels: tuple[Level, ...]) -> Iterator[ReportBlock]:
        tell, facts = self.tell, self.facts
        vertical = vertical_sectors(facts)["received"]
        details = tell.say("details_at", annex=annex_name(0))
        if not facts.figures["total"]:
            yield Paragraph.of(f"{intake_paragraph(tell, 0)} {details}")
            return
        if levels:
            yield from levels_blocks(
                tell, levels, vertical, (annex_name(0), annex_name(2))
            )
        else:
            still_open = open_paragraph(tell, facts.suspended_by_ground)
            yield Paragraph.of(intake_paragraph(tell, vertical))
            yield Paragraph.of(resolved_paragraph(tell))
            yield Paragraph.of(f"{still_open} {details}")
            yield Paragraph.of(late_paragraph(tell, facts.late, annex_name(2)))
        yield from paragraphs(
            (
                returned_paragraph(tell, facts.returned_by_way),
                f"{outside_sentence(tell, facts.outside)} "
                f"{supplement_paragraph(tell, facts)}".strip(),
                comparison_paragraph(tell, facts),
            )
        )
        yield from comparison_table(tell, facts, self.choices.desk_opened_on)
        yield from charts(facts) if self.choices.with_charts else ()

    def judgement(self) -> Iterator[tuple[str, list[str]]]:
        """Yield III.1 to III.3: achievements, faults, their causes."""
        told = (
            [" ".join(achievements(self.tell, self.facts))],
            list(faults(self.tell, self.facts)),
            list(causes_of_faults(self.tell, self.facts)),
        )
        for number, written in enumerate(told, 1):
            yield f"judgement_{number}", [text for text in written if text]

    def tasks(self) -> list[str]:
        """Return the tasks of the next period that follow from the faults."""
        usual = Terms.after(self.choices.signed_on or self.facts.as_of.date())
        terms = Terms(
            self.choices.overdue_by or usual.overdue_by,
            self.choices.digitise_by or usual.digitise_by,
        )
        return list(tasks(self.tell, self.facts, terms))

    def by_heading(self) -> Iterator[tuple[str, list[ReportBlock]]]:
        """Yield every heading under which something is said, with all of it."""
        yield from self.points()
        for key, texts in (*self.judgement(), ("tasks", self.tasks())):
            yield key, paragraphs(texts)


def composed(facts: CchcFacts) -> Composed:
    """Return the paragraphs that the report will print, their figures apart.

    Tables, charts and what the office has typed stand beside them, not here.

    Raises:
        UnbalancedReportError: an identity of the figures does not hold.
    """
    refuse_unbalanced(facts)
    named = with_named_units(with_comparable_year(facts))
    tell = replace(telling(named), marks_figures=True)
    told = {
        key: tuple(_pieces(block) for block in blocks if _is_read(block))
        for key, blocks in ToldHeadings(named, _ON_SCREEN, tell).by_heading()
    }
    return {key: texts for key, texts in told.items() if texts}


def _is_read(block: ReportBlock) -> bool:
    return isinstance(block, Paragraph) and block.style is Style.BODY


def _pieces(block: ReportBlock) -> tuple[ComposedPiece, ...]:
    """Return a paragraph in stretches: every second one is a figure."""
    runs = block.runs if isinstance(block, Paragraph) else ()
    stretches = _MARKS.split("".join(run.text for run in runs))
    return tuple(
        ComposedPiece(text, is_figure=bool(place % 2))
        for place, text in enumerate(stretches)
        if text
    )


def annex_name(place: int) -> str:
    """Return "Phụ lục I" for 0, unbroken over lines."""
    return f"Phụ lục{NBSP}{('I', 'II', 'III')[place]}"


def paragraphs(texts: Iterable[str]) -> list[ReportBlock]:
    """Return the texts that say something, a paragraph each."""
    return [Paragraph.of(text) for text in texts if text]
