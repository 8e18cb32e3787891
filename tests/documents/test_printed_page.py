"""The printed page measured in millimetres: what Word files become on paper."""

from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest

from motcua_desktop.documents.docx import render_docx
from motcua_desktop.documents.reports.cchc import cchc_document
from tests.documents.nd30 import MOTTO, STATE, text_mm
from tests.documents.reading import folded, pdf_by_libreoffice
from tests.documents.test_nd30 import REPORTS

MM = 72 / 25.4
PRINTED = ("the model quarter", "number and date blank", "one annex", "a long name")


@dataclass(frozen=True)
class Line:
    """A line of text or a rule, in millimetres from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def length(self) -> float:
        return self.right - self.left


@dataclass(frozen=True)
class Page:
    """One printed page."""

    width: float
    height: float
    lines: list[Line]
    rules: list[Line]

    def line(self, text: str) -> Line:
        (found,) = [one for one in self.lines if folded(one.text) == text]
        return found

    @property
    def text(self) -> str:
        return folded(" ".join(one.text for one in self.lines))


def pages_of(path: Path) -> list[Page]:
    document = pdfium.PdfDocument(path)
    try:
        return [_page(document[at]) for at in range(len(document))]
    finally:
        document.close()


def _page(page: pdfium.PdfPage) -> Page:
    width, height = page.get_size()

    def placed(text: str, box: tuple[float, float, float, float]) -> Line:
        left, bottom, right, top = box
        return Line(
            text, left / MM, (height - top) / MM, right / MM, (height - bottom) / MM
        )

    shown = page.get_textpage()
    lines = []
    for at in range(shown.count_rects()):
        box = shown.get_rect(at)
        lines.append(placed(shown.get_text_bounded(*box), box))
    paths = page.get_objects([pdfium_c.FPDF_PAGEOBJ_PATH])
    rules = {placed("", one.get_bounds()) for one in paths}
    flat = [_drawn(one) for one in rules if one.bottom - one.top < 1 < one.length]
    return Page(width / MM, height / MM, lines, flat)


def _drawn(rule: Line) -> Line:
    """Return a rule without the thickness of the pen around it."""
    pen = (rule.bottom - rule.top) / 2
    middle = rule.top + pen
    return Line("", rule.left + pen, middle, rule.right - pen, middle)


@pytest.fixture(scope="module", params=PRINTED)
def printed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> list[Page]:
    file = render_docx(cchc_document(*REPORTS[request.param]))
    return pages_of(pdf_by_libreoffice(file, tmp_path_factory.mktemp("in")))


@pytest.mark.slow
def test_text_stands_inside_the_margins(printed: list[Page]) -> None:
    for number, page in enumerate(printed, 1):
        portrait = page.width < page.height
        assert (round(page.width), round(page.height)) == (
            (210, 297) if portrait else (297, 210)
        )
        for one in page.lines:
            if one.top < 19 and one.text.strip().isdigit():
                continue
            assert one.left >= 29.5, (number, one)
            assert one.right <= page.width - 14.5, (number, one)
            assert one.top >= 19.5, (number, one)
            assert one.bottom <= page.height - 19.5, (number, one)


@pytest.mark.slow
def test_numbers_stand_on_top_in_the_middle_from_the_second_page(
    printed: list[Page],
) -> None:
    expected = 0
    for page in printed:
        tops = [one for one in page.lines if one.top < 19]
        is_first = STATE in page.text or page.text.startswith("Phụ lục")
        expected = 1 if is_first else expected + 1
        if is_first:
            assert tops == []
            continue
        (number,) = tops
        assert number.text.strip() == str(expected)
        assert 9 <= number.top <= 15
        middle = (30 + page.width - 15) / 2
        assert abs((number.left + number.right) / 2 - middle) < 1


@pytest.mark.slow
def test_rules_are_as_long_as_the_decree_says(printed: list[Page]) -> None:
    first = printed[0]
    motto = first.line(MOTTO)
    (below,) = [
        one
        for one in first.rules
        if one.left > 95 and motto.bottom - 1 < one.top < motto.bottom + 5
    ]
    assert abs(below.length - motto.length) <= 0.5
    assert abs(below.left - motto.left) <= 0.5
    assert abs(motto.length - text_mm(MOTTO, 14, bold=True)) <= 0.5
    state = first.line(STATE)
    assert abs(state.length - 95) <= 0.5
    left = [one for one in first.rules if one.right < 97 and one.top < 60]
    office = [
        one
        for one in first.lines
        if one.right < 97.5 and one.top < left[0].top and "UBND" not in one.text
    ]
    longest = max(one.length for one in office)
    assert longest / 3 - 0.5 <= left[0].length <= longest / 2 + 0.5


@pytest.mark.slow
def test_number_and_date_stand_on_one_line(printed: list[Page]) -> None:
    first = printed[0]
    number = next(one for one in first.lines if one.text.startswith("Số:"))
    place = next(one for one in first.lines if one.text.startswith("An Hòa, ngày"))
    assert abs(number.bottom - place.bottom) < 1.5


@pytest.mark.slow
def test_the_signature_is_whole_and_never_alone(printed: list[Page]) -> None:
    (page,) = [one for one in printed if "Nơi nhận:" in one.text]
    head, post, name = (
        page.line(text) for text in ("Nơi nhận:", "GIÁM ĐỐC", "Trần Minh Đức")
    )
    assert abs(head.left - 30) < 0.5
    assert abs(head.bottom - post.bottom) < 1.5
    assert 20 <= name.top - post.bottom <= 32
    assert abs((name.left + name.right) - (post.left + post.right)) < 1
    above = {round(one.bottom) for one in page.lines if 19 < one.bottom < head.top}
    assert len(above) >= 2


@pytest.mark.slow
def test_an_annex_begins_on_its_own_page_with_its_rule(printed: list[Page]) -> None:
    annexes = [page for page in printed if page.text.startswith("Phụ lục")]
    assert annexes
    for page in annexes:
        kept = next(one for one in page.lines if "của " in one.text)
        below = [
            one
            for one in page.rules
            if abs(one.length - 40) <= 0.5 and one.top > kept.top
        ]
        assert len(below) == 1
        middle = (30 + page.width - 15) / 2
        assert abs((below[0].left + below[0].right) / 2 - middle) < 0.5
