"""Every form in every set: what it says, on which paper, in both doors."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua_desktop.documents.docx_slips import render_slip_docx
from motcua_desktop.documents.forms import FORMS, form_named
from motcua_desktop.documents.forms.description import FORM_SETS, LOCAL
from motcua_desktop.documents.model import Paper
from motcua_desktop.documents.pdf import page_counts, render_pdf
from motcua_desktop.domain.errors import DomainError, MissingBlankError
from motcua_desktop.domain.people import Applicant
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.services.rows.slips import (
    BookSheet,
    ControlSheet,
    DossierSheet,
    HandoverSheet,
    Sheet,
)
from tests.documents.reading import (
    assert_golden,
    folded,
    output,
    page_count,
    pdf_text,
    word_parts,
    word_text,
)
from tests.documents.slip_samples import (
    APOLOGIES,
    CASES,
    LONG_REASON,
    NEW,
    OLD,
    REFUSALS,
    SAMPLES,
    STOPS,
    SUPPLEMENTS,
    document,
)

SIZES = {
    Paper.A5: (419.528, 595.276),
    Paper.A4: (595.276, 841.89),
    Paper.ROLL: (226.772, 841.89),
    Paper.LABEL: (141.732, 85.039),
}
SIGNED = {
    "phieu-bo-sung": ("NGƯỜI HƯỚNG DẪN", "để được hướng dẫn./."),
    "phieu-tu-choi": ("NGƯỜI TIẾP NHẬN HỒ SƠ", "được biết và thực hiện./."),
    "phieu-xin-loi": ("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", "Rất mong nhận được"),
    "thong-bao-dung": ("GIÁM ĐỐC", "được biết./."),
}
"""What stands above the hand, and the sentence that stays with it."""
A4 = Paper.A4
SEAMS = re.compile(r"\s+|(?<=[.\-@/_])")
LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợ"
    "úùủũụứừửữựýỳỷỹỵ&<>{}%$#'"
)


def spaceless(text: str) -> str:
    return re.sub(r"\s", "", text)


def compared(text: str) -> str:
    """Return text without blanks; pdftotext swallows a hyphen at the end of a line."""
    return spaceless(text).replace("-", "")


def named(sheet: Sheet, name: str) -> Sheet:
    """Return a sheet about another person."""
    if isinstance(sheet, ControlSheet):
        return replace(sheet, agency=name)
    if isinstance(sheet, DossierSheet):
        return replace(sheet, applicant=replace(sheet.applicant, name=name))
    if isinstance(sheet, BookSheet):
        (volume,) = sheet.volumes
        entries = tuple(replace(one, applicant=name) for one in volume.entries)
        return replace(sheet, volumes=(replace(volume, entries=entries),))
    return replace(
        sheet, lines=tuple(replace(one, applicant=name) for one in sheet.lines)
    )


def typical(form: str) -> Sheet:
    return next(
        SAMPLES[form][sample]
        for sample in (f"typical-{NEW}", "typical")
        if sample in SAMPLES[form]
    )


@pytest.mark.parametrize(("form", "sample", "paper"), CASES)
def test_a_form_says_what_it_has_always_said(
    form: str, sample: str, paper: Paper, tmp_path: Path
) -> None:
    text = pdf_text(render_pdf(document(form, sample, paper)), tmp_path)
    assert "■" not in text
    assert_golden(f"forms/{form}.{sample}.{paper.value}.txt", text)


@pytest.mark.parametrize(("form", "sample", "paper"), CASES)
def test_all_stands_on_its_paper_in_embedded_fonts(
    form: str, sample: str, paper: Paper, tmp_path: Path
) -> None:
    path = tmp_path / "form.pdf"
    made = document(form, sample, paper)
    path.write_bytes(render_pdf(made))
    pages = re.findall(
        r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>',
        output("pdftotext", "-bbox", path, "-"),
        re.DOTALL,
    )
    assert len(pages) == sum(page_counts(made))
    size = SIZES[paper]
    if made.sections[0].is_landscape:
        size = (size[1], size[0])
    for width, height, words in pages:
        assert float(width) == pytest.approx(size[0], abs=0.5)
        if paper is not Paper.ROLL:
            assert float(height) == pytest.approx(size[1], abs=0.5)
        for box in re.findall(
            r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"',
            words,
        ):
            x1, y1, x2, y2 = map(float, box)
            assert min(x1, y1) >= 2
            assert x2 <= float(width) - 2
            assert y2 <= float(height) - 1
    for line in output("pdffonts", path).splitlines()[2:]:
        assert re.search(r"\+Tinos\S*\s+TrueType\s+\S+\s+yes yes yes", line), line


@pytest.mark.parametrize(("form", "sample", "paper"), CASES)
def test_both_doors_give_the_same_text(
    form: str, sample: str, paper: Paper, tmp_path: Path
) -> None:
    made = document(form, sample, paper)
    counts = page_counts(made)
    pdf = pdf_text(render_pdf(made), tmp_path)
    for section in made.sections:
        running = rf"Trang \d+/\d+ · {re.escape(section.continuation)}"
        if section.continuation:
            pdf = re.sub(running.replace("\\ ", r"\s"), "", pdf)
    word = word_text(render_slip_docx(made, counts))
    word = word.replace(" | ", " ").replace(" / ", " ")
    if max(counts) == 1:
        assert Counter(compared(word)) == Counter(compared(pdf))
    else:
        # A table's head stands again on each page of the PDF.
        printed = compared(pdf)
        parts = map(compared, SEAMS.split(word))
        assert not [one for one in parts if one not in printed]
        assert set(printed) == set(compared(word))


def test_the_word_file_is_the_same_bytes_and_holds_both_codes() -> None:
    made = document("giay-tiep-nhan", f"typical-{NEW}", Paper.A5)
    file = render_slip_docx(made, page_counts(made))
    assert file == render_slip_docx(made, page_counts(made))
    (body,) = word_parts(file)["word/document.xml"]
    assert sum(element.tag.endswith("}pic") for element in body.iter()) == 4


@pytest.mark.parametrize("form", list(SAMPLES))
def test_names_are_copied_as_they_were_typed(form: str, tmp_path: Path) -> None:
    _names_survive(form, 12, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("form", list(SAMPLES))
def test_two_thousand_names_are_copied_as_they_were_typed(
    form: str, tmp_path: Path
) -> None:
    _names_survive(form, 2000, tmp_path)


def _names_survive(form: str, count: int, folder: Path) -> None:
    random = Random(form)
    described = form_named(form)
    sheet = typical(form)
    names = [
        " ".join(
            "".join(random.choices(LETTERS, k=random.randint(1, 9)))
            for _ in range(random.randint(2, 6))
        )
        for _ in range(count)
    ]
    paper = described.papers[-1]
    papers = [described.document(named(sheet, name), paper) for name in names]
    joined = replace(
        papers[0], sections=tuple(one for it in papers for one in it.sections)
    )
    path = folder / "names.pdf"
    path.write_bytes(render_pdf(joined))
    text = output("pdftotext", "-raw", "-enc", "UTF-8", path, "-")
    printed = spaceless(text)
    place = 0
    for name in names:
        place = printed.index(spaceless(name), place)


@pytest.mark.parametrize(
    "typed",
    [
        "<img src=file:///etc/passwd>",
        "<b>Lê</b> & Bà",
        "{{ 7 * 7 }} {% for %}",
        "%s %(name)s {0}",
        "=HYPERLINK(1)",
        "\\u0041 \\n",
    ],
)
@pytest.mark.parametrize("form", list(SAMPLES))
def test_what_looks_like_code_is_printed_as_typed(
    form: str, typed: str, tmp_path: Path
) -> None:
    described = form_named(form)
    sheet = named(typical(form), typed)
    made = described.document(sheet, described.papers[-1])
    path = tmp_path / "typed.pdf"
    path.write_bytes(render_pdf(made))
    text = output("pdftotext", "-raw", "-enc", "UTF-8", path, "-")
    assert spaceless(typed) in spaceless(text)
    assert typed in word_text(render_slip_docx(made, page_counts(made)))


@pytest.mark.parametrize("form", list(SAMPLES))
@settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_hostile_text_is_printed_or_refused_with_a_sentence(
    form: str, data: st.DataObject
) -> None:
    described = form_named(form)
    sheet = named(typical(form), data.draw(st.text(max_size=300)))
    for blank in ("reason", "content", "officer", "agency"):
        if hasattr(sheet, blank):
            sheet = replace(sheet, **{blank: data.draw(st.text(max_size=600))})  # type: ignore[arg-type]
    try:
        made = described.document(sheet, described.papers[0])
        file = render_pdf(made)
        word = render_slip_docx(made, page_counts(made))
    except DomainError as refusal:
        assert refusal.wrong.endswith(".")  # noqa: PT017
    else:
        assert file.startswith(b"%PDF")
        assert word.startswith(b"PK")


@pytest.mark.parametrize("char", ["😀", "م", "\u202e", "\x00", "\ufffd"])
@pytest.mark.parametrize("form", list(SAMPLES))
def test_no_letter_is_lost_without_a_word(form: str, char: str, tmp_path: Path) -> None:
    """Unseen characters go before printing; a letter without a shape is refused."""
    described = form_named(form)
    sheet = named(typical(form), f"Lê{char}An")
    made = described.document(sheet, described.papers[-1])
    try:
        text = pdf_text(render_pdf(made), tmp_path)
    except DomainError as refusal:
        assert f"U+{ord(char):04X}" in refusal.wrong  # noqa: PT017
        assert char not in "\u202e\x00"
    else:
        assert "LêAn" in text


@pytest.mark.parametrize("form", list(SIGNED))
@pytest.mark.parametrize("paper", [Paper.A5, Paper.A4])
def test_a_signature_never_stands_alone(
    form: str, paper: Paper, tmp_path: Path
) -> None:
    title, sentence = SIGNED[form]
    sheet = SAMPLES[form]["longest"]
    words = LONG_REASON.split()
    for length in range(20, len(words), 9):
        reason = " ".join(words[:length])
        made = form_named(form).document(replace(sheet, reason=reason), paper)  # type: ignore[call-arg]
        pages = pdf_text(render_pdf(made), tmp_path).split("\f")
        (signed,) = [page for page in pages if title in page.replace("\n", " ")]
        assert sentence in folded(signed)
        above = signed.partition(sentence)[0]
        lines = [line for line in above.splitlines() if "Trang" not in line]
        assert any(line.strip() for line in lines)


@pytest.mark.parametrize("form", ["bien-ban-giao-nhan", "phieu-ban-giao-ket-qua"])
def test_the_signatures_of_a_list_take_rows_along(form: str, tmp_path: Path) -> None:
    sheet = SAMPLES[form]["longest"]
    assert isinstance(sheet, HandoverSheet)
    for count in range(2, 31):
        made = form_named(form).document(replace(sheet, lines=sheet.lines[:count]), A4)
        pages = pdf_text(render_pdf(made), tmp_path).split("\f")
        (signed,) = [page for page in pages if "NGƯỜI GIAO" in page]
        assert signed.count("H99.21-260706-") >= 2


@pytest.mark.parametrize(
    ("sheets", "blank"),
    [
        (SUPPLEMENTS, {"items": ()}),
        (SUPPLEMENTS, {"reason": " "}),
        (SUPPLEMENTS, {"content": "\u200b"}),
        (REFUSALS, {"reason": ""}),
        (APOLOGIES, {"reason": ""}),
        (APOLOGIES, {"code": "", "local_number": ""}),
        (STOPS, {"content": ""}),
    ],
)
def test_an_empty_mandatory_blank_refuses_the_slip_by_name(
    sheets: dict[str, Sheet], blank: dict[str, object]
) -> None:
    sheet = sheets[f"typical-{NEW}"]
    form = next(name for name, known in SAMPLES.items() if sheet in known.values())
    with pytest.raises(MissingBlankError, match="còn để trống"):
        form_named(form).document(replace(sheet, **blank), Paper.A5)  # type: ignore[arg-type]
    nobody = named(sheet, " ")
    with pytest.raises(MissingBlankError):
        form_named(form).document(nobody, Paper.A5)


def test_the_form_set_of_the_first_slip_is_kept(tmp_path: Path) -> None:
    sheet = SAMPLES["phieu-xin-loi"][f"typical-{OLD}"]
    assert isinstance(sheet, DossierSheet)
    told = {
        form_set: pdf_text(
            render_pdf(
                form_named("phieu-xin-loi").document(
                    replace(sheet, form_set=form_set), Paper.A5
                )
            ),
            tmp_path,
        )
        for form_set in ("", *FORM_SETS)
    }
    assert told[""] == told[OLD]
    assert "HẸN LẠI NGÀY TRẢ" in told[OLD]
    assert "ĐỀ NGHỊ GIA HẠN" in told[NEW]


def test_the_registry_has_every_slip_and_every_set() -> None:
    names = [form.name for form in FORMS]
    assert len(set(names)) == len(names)
    assert {kind.value for kind in SlipKind} == {
        it.name for it in FORMS if it.is_issued
    }
    assert set(SAMPLES) == set(names)
    numbered = [it.name for it in FORMS if set(it.form_sets) <= set(FORM_SETS)]
    assert len(numbered) == 7
    assert sum(OLD in it.form_sets for it in FORMS) == 6
    assert all(it.form_sets == LOCAL for it in FORMS if it.name not in numbered)


def test_a_long_list_of_papers_flows_over_pages(tmp_path: Path) -> None:
    sheet = SAMPLES["giay-tiep-nhan"][f"typical-{NEW}"]
    (paper, *_) = sheet.papers  # type: ignore[union-attr]
    forty = tuple(
        replace(paper, name=f"Giấy tờ số {at} về quyền sử dụng đất") for at in range(40)
    )
    person = Applicant("Ng" * 30, address="Thôn Đông, " * 27)
    long = replace(sheet, papers=forty, applicant=person)  # type: ignore[call-arg, arg-type]
    made = form_named("giay-tiep-nhan").document(long, Paper.A5)
    text = folded(pdf_text(render_pdf(made), tmp_path))
    assert all(f"Giấy tờ số {at} về" in text for at in range(40))
    assert "NgNg" in text
    assert text.count("Thôn Đông,") == 2 * 27


def test_a_book_counts_its_pages_and_numbers_them_through(tmp_path: Path) -> None:
    made = document("so-theo-doi", "longest", Paper.A4)
    path = tmp_path / "book.pdf"
    path.write_bytes(render_pdf(made))
    pages = page_count(path)
    text = pdf_text(path.read_bytes(), tmp_path)
    assert f"Sổ này có {pages - 1:02d} trang, từ số thứ tự 01 đến số thứ tự 40." in (
        folded(text)
    )
    for number in range(1, pages):
        assert f"Trang {number}/{pages - 1} · Sổ theo dõi hồ sơ năm 2026" in text
    assert "Ngày khóa sổ: 31/12/2026" in text
