"""The papers of a procedure, typed one a line, checked and read back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua_desktop.domain.errors import FieldValueError
from motcua_desktop.domain.procedure import Procedure, RequiredPaper
from motcua_desktop.domain.required_papers import papers_text, read_papers
from tests.builders import a_procedure

ASKED = (
    RequiredPaper("7.000001-01", "Tờ khai tách hộ"),
    RequiredPaper("7.000001-02", "Giấy tờ chứng minh chỗ ở", 0, 2),
)


def asking(*papers: RequiredPaper) -> Procedure:
    return replace(a_procedure("7.000001", "Tách hộ", ""), papers=papers)


def test_what_is_shown_is_read_back_as_it_was() -> None:
    assert papers_text(ASKED).splitlines()[1] == "Giấy tờ chứng minh chỗ ở; 0; 2"
    assert read_papers(asking(*ASKED), papers_text(ASKED)) == ASKED


def test_a_known_paper_keeps_its_code_and_a_new_one_gets_a_free_one() -> None:
    text = "Giấy tờ chứng minh chỗ ở; 1; 1\n\nÝ kiến của chủ hộ\nTỜ KHAI TÁCH HỘ"
    papers = read_papers(asking(*ASKED), text)
    assert [(it.code, it.originals, it.copies) for it in papers] == [
        ("7.000001-02", 1, 1),
        ("7.000001-03", 1, 0),
        ("7.000001-01", 1, 0),
    ]


def test_a_name_may_hold_a_semicolon_where_both_numbers_follow() -> None:
    (paper,) = read_papers(asking(), "Căn cước; hộ chiếu; 0; 1")
    assert (paper.name, paper.copies) == ("Căn cước; hộ chiếu", 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tờ khai\n; 1; 0", "Dòng 2: tên giấy tờ còn để trống."),
        ("Tờ khai; một; 0", "Dòng 1: số bản chính là “một”, phải là số từ 0 đến 99."),
        ("Tờ khai; 1; -2", "Dòng 1: số bản sao là “-2”, phải là số từ 0 đến 99."),
        ("Tờ khai; 100", "Dòng 1: số bản chính là “100”"),
        ("Tờ khai\n\ntờ  khai; 0; 1", "Dòng 3: giấy tờ đã có ở dòng 1."),
        ("a" * 256, "dài 256 ký tự, tối đa 255 ký tự."),
        ("\n".join(f"Giấy {n}" for n in range(51)), "có 51 giấy tờ, tối đa 50."),
    ],
)
def test_a_wrong_line_is_named_with_what_is_wrong(text: str, words: str) -> None:
    with pytest.raises(FieldValueError) as caught:
        read_papers(asking(), text)
    assert words in caught.value.wrong


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_and_reads_back_the_same(text: str) -> None:
    try:
        papers = read_papers(asking(*ASKED), text)
    except FieldValueError:
        return
    assert read_papers(asking(*papers), papers_text(papers)) == papers
    assert len({it.code for it in papers}) == len(papers)
