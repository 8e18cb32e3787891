"""What the report says by itself, as a screen shows it: the paper's own words."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from motcua_desktop.documents.phrases import BEGINS, ENDS
from motcua_desktop.documents.reports.cchc_told import composed
from motcua_desktop.documents.reports.choices import ReportChoices
from motcua_desktop.domain.errors import UnbalancedReportError
from motcua_desktop.services.rows.narrative import Composed
from motcua_desktop.services.rows.reports import CchcFacts
from tests.documents.samples import quarter, two_levels
from tests.documents.test_cchc_sentences import facts, told


def texts(found: Composed) -> Iterator[str]:
    """Yield every paragraph as one text, with plain blanks."""
    for paragraphs in found.values():
        for pieces in paragraphs:
            yield "".join(it.text for it in pieces).replace("\u00a0", " ")


def figures_of(found: Composed, key: str) -> list[str]:
    return [it.text for pieces in found[key] for it in pieces if it.is_figure]


@pytest.mark.parametrize(
    "known",
    [
        quarter(),
        two_levels(),
        facts(finished_on_time=1),
        facts(finished_early=3, withdrawn=2, open_within=1),
        facts(),
    ],
    ids=["quarter", "two levels", "one", "few", "none"],
)
def test_the_screen_says_what_the_paper_prints(known: CchcFacts) -> None:
    printed = told(known, ReportChoices())
    shown = list(texts(composed(known)))
    assert shown
    for text in shown:
        assert text in printed
        assert BEGINS not in text
        assert ENDS not in text


def test_figures_are_told_from_words() -> None:
    known = facts(finished_early=7, finished_on_time=1240, open_within=3)
    found = composed(known)
    assert figures_of(found, "point_dossiers") == [
        *("1.250", "1.247", "07", "1.240", "100%", "03"),
    ]


def test_days_annexes_and_names_of_periods_are_no_figures() -> None:
    found = composed(quarter())
    marked = {it for key in found for it in figures_of(found, key)}
    assert len(marked) > 20
    for text in marked:
        assert text.rstrip("%").replace(".", "").replace(",", "").isdigit()
    assert not marked & {"2026", "2025", "14/9/2026"}


def test_figures_that_do_not_add_up_are_not_told() -> None:
    known = quarter()
    with pytest.raises(UnbalancedReportError):
        composed(replace(known, late=known.late[1:]))
