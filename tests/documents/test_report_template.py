"""An office's own Word template: its styles are taken, what is missing stays ours."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Pt

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.documents.docx import render_docx
from motcua_desktop.documents.docx_template import adopt_styles, template_styles
from motcua_desktop.documents.reports.cchc import cchc_document
from motcua_desktop.documents.word_styles import BUILT_IN, OWN
from motcua_desktop.domain.errors import ReportTemplateError
from motcua_desktop.domain.period import Period
from tests.documents.nd30 import Report, faults
from tests.documents.reading import word_text
from tests.documents.samples import SIGNED, quarter

DOCUMENT = cchc_document(quarter(), SIGNED)


def template(change: Callable[[Any], None]) -> bytes:
    """Return our own empty report after an office changed it."""
    word = docx.Document(io.BytesIO(render_docx(DOCUMENT)))
    change(word)
    saved = io.BytesIO()
    word.save(saved)
    return saved.getvalue()


def without(*names: str) -> Callable[[Any], None]:
    def change(word: Any) -> None:
        for name in names:
            word.styles[name].delete()

    return change


def test_the_styles_of_the_office_are_taken() -> None:
    def smaller(word: Any) -> None:
        word.styles["Body Text"].font.size = Pt(13)

    report = render_docx(DOCUMENT, styles=template_styles(template(smaller)))
    assert Report(report).style_look("BodyText")["sz"] == "26"
    assert [str(fault) for fault in faults(report)] == []
    assert word_text(report) == word_text(render_docx(DOCUMENT))


@pytest.mark.parametrize("name", [style.name for style in (*OWN, *BUILT_IN)])
def test_a_missing_style_is_ours(name: str) -> None:
    poor = template(without(name))
    ours = docx.Document(io.BytesIO(render_docx(DOCUMENT)))
    assert [one.casefold() for one in adopt_styles(ours, template_styles(poor))] == [
        name.casefold()
    ]
    report = render_docx(DOCUMENT, styles=template_styles(poor))
    assert [str(fault) for fault in faults(report)] == []


def test_an_empty_word_file_is_a_template_too() -> None:
    blank = io.BytesIO()
    docx.Document().save(blank)
    report = render_docx(DOCUMENT, styles=template_styles(blank.getvalue()))
    assert word_text(report) == word_text(render_docx(DOCUMENT))
    levels = {Report(report).style_look(f"Heading{at}")["ilvl"] for at in (1, 2)}
    assert levels == {"0", "1"}


@pytest.mark.parametrize("content", [b"hello", b"PK\x03\x04 cut", b"%PDF-1.7"])
def test_a_damaged_template_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(ReportTemplateError, match=r"report-template\.docx"):
        template_styles(content)


def test_the_template_beside_the_data_is_used(
    office: OpenOffice, tmp_path: Path
) -> None:
    def larger(word: Any) -> None:
        word.styles["Title"].font.size = Pt(13)

    period = Period.of_days(date(2026, 9, 15), date(2026, 10, 14))
    (office.data / "report-template.docx").write_bytes(template(larger))
    office.reports.export("cchc", period, tmp_path / "báo cáo.docx")
    made = Report((tmp_path / "báo cáo.docx").read_bytes())
    assert made.style_look("Title")["sz"] == "26"
    (office.data / "report-template.docx").write_bytes(b"broken")
    with pytest.raises(ReportTemplateError):
        office.reports.export("cchc", period, tmp_path / "hỏng.docx")
    assert not (tmp_path / "hỏng.docx").exists()
