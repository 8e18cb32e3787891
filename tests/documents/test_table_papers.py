"""Tables as papers: Word and PDF say the same, and look as they should."""

import hashlib
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from motcua_desktop.documents.docx import render_docx
from motcua_desktop.documents.pdf_tables import render_report_pdf
from motcua_desktop.documents.reports.table_paper import table_document
from motcua_desktop.documents.reports.table_words import table_words
from motcua_desktop.domain.errors import UnnamedOfficeError
from motcua_desktop.domain.statistics import Figures
from motcua_desktop.exchange.table_writer import write_table
from motcua_desktop.services.rows.reports import CchcFacts
from motcua_desktop.services.rows.tables import (
    Points,
    Share,
    TableContent,
    TableLine,
    column_labels,
    value_text,
)
from motcua_desktop.services.tables.registry import TABLE_REPORTS
from motcua_desktop.writers import Tables
from tests.documents.reading import (
    assert_golden,
    folded,
    output,
    page_count,
    pdf_by_libreoffice,
    pdf_text,
    word_text,
)
from tests.documents.samples import quarter

MADE_AT = datetime(2026, 9, 15, 8, 0)
"""An hour of the model paper."""


def _form(facts: CchcFacts) -> TableContent:
    """Return form II.06a of the model quarter."""
    (report,) = [one for one in TABLE_REPORTS if one.name == "ii-06a"]

    def cells(mark: str, name: str, figures: Figures) -> tuple[str | int, ...]:
        numbers = [
            sum(figures[key] for key in column.counts) for column in report.columns[2:]
        ]
        return (mark, name, *numbers)

    leaves = [
        TableLine(cells(str(order), one.sector.name, one.figures))
        for order, one in enumerate(facts.sectors, 1)
    ]
    total = TableLine(
        cells("", "TỔNG CỘNG", facts.figures), tuple(range(len(leaves))), is_sum=True
    )
    return TableContent(
        name="ii-06a",
        text=table_words("ii-06a"),
        office=facts.office,
        period=facts.period,
        as_of=MADE_AT,
        columns=report.columns,
        lines=(*leaves, total),
        notes=("Cột (9) gồm 11 hồ sơ rút, dừng",),
        by="sector",
    )


@pytest.fixture(scope="module")
def form() -> TableContent:
    return _form(quarter())


def test_the_form_in_word_reads_as_it_should(form: TableContent) -> None:
    assert_golden("table-06a.txt", word_text(render_docx(table_document(form))))


def test_word_and_pdf_say_the_same(form: TableContent, tmp_path: Path) -> None:
    # On one page, where neither head nor number stands twice.
    document = table_document(replace(form, lines=form.lines[:3]))
    word = sorted(folded(word_text(render_docx(document)).replace("|", " ")).split())
    pdf = pdf_text(render_report_pdf(document), tmp_path).replace("\f", " ")
    assert sorted(folded(pdf).split()) == [one for one in word if one != "/"]


def test_the_head_stands_again_on_each_page_of_the_pdf(
    form: TableContent, tmp_path: Path
) -> None:
    many = replace(form, lines=form.lines[:1] * 70)
    pages = pdf_text(render_report_pdf(table_document(many)), tmp_path).split("\f")[:-1]
    assert len(pages) > 2
    assert all("(3)=(4)" in page for page in pages[:-1])
    numbers = [page.split()[0] for page in pages]
    assert numbers[1:] == [str(number) for number in range(2, len(pages) + 1)]
    assert numbers[0] != "1"


@pytest.mark.parametrize("rows", range(1, 40, 3))
def test_note_and_signature_never_stand_alone_on_a_page(
    form: TableContent, tmp_path: Path, rows: int
) -> None:
    some = replace(form, lines=form.lines[:1] * rows)
    pages = pdf_text(render_report_pdf(table_document(some)), tmp_path).split("\f")
    (last,) = [page for page in pages if "Nơi nhận" in page]
    assert "Chứng thực" in last
    assert "".join(pages).count("Chứng thực") == rows


def test_the_same_table_gives_the_same_bytes(
    form: TableContent, tmp_path: Path
) -> None:
    document = table_document(form)
    assert render_report_pdf(document) == render_report_pdf(document)
    assert render_docx(document) == render_docx(document)
    hashes = set()
    for name in ("một.xlsx", "hai.xlsx"):
        write_table(tmp_path / name, form, form.lines)
        content = (tmp_path / name).read_bytes()
        hashes.add(hashlib.sha256(content).hexdigest())
    assert len(hashes) == 1


def test_an_office_without_a_name_signs_nothing(form: TableContent) -> None:
    nameless = replace(form, office=replace(form.office, full_name=" "))
    with pytest.raises(UnnamedOfficeError):
        table_document(nameless)


def test_every_registered_table_has_its_words() -> None:
    for report in TABLE_REPORTS:
        text = Tables().words(report.name)
        assert text.title
        labels = column_labels(text, len(report.columns))
        assert all(labels), report.name
        assert sum(head.columns for head in text.heads[0]) == len(report.columns)


@pytest.mark.slow
def test_libreoffice_lays_the_form_on_landscape_pages(
    form: TableContent, tmp_path: Path
) -> None:
    pdf = pdf_by_libreoffice(render_docx(table_document(form)), tmp_path)
    assert page_count(pdf) <= 2
    assert "TỔNG CỘNG" in output("pdftotext", pdf, "-")


def test_what_a_cell_shows() -> None:
    shown = [value_text(one) for one in (MADE_AT.date(), 1_234_567, None, "A")]
    assert shown == ["15/9/2026", "1.234.567", "", "A"]
    assert [Share(*one).text for one in ((99_999, 100_000), (0, 0), (1, 3))] == [
        "99,99",
        "–",
        "33,33",
    ]
    assert value_text(Points(1250)) == "12,50"
