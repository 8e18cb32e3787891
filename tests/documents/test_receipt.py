"""The receipt as it comes out of the printer: text, blanks, codes, pages."""

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua_desktop.documents.forms.appointment_receipt import (
    receipt_document,
    receipt_words,
)
from motcua_desktop.documents.forms.editions import words_in_force
from motcua_desktop.documents.model import Paper
from motcua_desktop.documents.pdf import render_pdf
from motcua_desktop.documents.wording import Edition, WordingError, load_words
from motcua_desktop.domain.errors import (
    DomainError,
    MissingBlankError,
    MissingGlyphError,
    UnnamedOfficeError,
    UnprintableCodeError,
)
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import Applicant, SubmittedPaper
from motcua_desktop.services.rows.slips import ReceiptSheet
from tests.documents.reading import (
    assert_golden,
    folded,
    output,
    page_count,
    pdf_text,
    scanned,
)
from tests.documents.samples import CENTRE, LONGEST, SHORT, TYPICAL

COMMUNE = replace(CENTRE, receipt_has_fee=True)
WITH_FEE = replace(TYPICAL, office=COMMUNE, fee=8000, paid=8000)


def printed(sheet: ReceiptSheet, paper: Paper = Paper.A5) -> bytes:
    return render_pdf(receipt_document(sheet, paper))


@pytest.mark.parametrize(
    ("name", "sheet", "paper"),
    [
        ("receipt-typical-a5", TYPICAL, Paper.A5),
        ("receipt-typical-a4", TYPICAL, Paper.A4),
        ("receipt-short-a5", SHORT, Paper.A5),
        ("receipt-longest-a5", LONGEST, Paper.A5),
        ("receipt-with-fee-a5", WITH_FEE, Paper.A5),
    ],
)
def test_a_receipt_says_what_it_has_always_said(
    name: str, sheet: ReceiptSheet, paper: Paper, tmp_path: Path
) -> None:
    assert_golden(f"{name}.txt", pdf_text(printed(sheet, paper), tmp_path))


@pytest.mark.parametrize(
    ("received_on", "law"),
    [
        (date(2023, 6, 30), ""),
        (date(2023, 7, 1), "theo Nghị định số 13/2023/NĐ-CP."),
        (date(2025, 12, 31), "theo Nghị định số 13/2023/NĐ-CP."),
        (date(2026, 1, 1), "theo Luật số 91/2025/QH15."),
    ],
)
def test_a_receipt_says_by_which_law_personal_data_are_processed(
    received_on: date, law: str, tmp_path: Path
) -> None:
    moment = datetime.combine(received_on, TYPICAL.received_at.time())
    file = printed(replace(TYPICAL, received_at=moment))
    text = folded(pdf_text(file, tmp_path))
    said = "Dữ liệu cá nhân được xử lý để giải quyết thủ tục này, " + law
    assert text.count(said) == (2 if law else 0)


def test_the_office_may_leave_the_notice_out(tmp_path: Path) -> None:
    silent = replace(TYPICAL, office=replace(CENTRE, receipt_tells_purpose=False))
    text = folded(pdf_text(printed(silent), tmp_path))
    assert "Tra cứu tình trạng hồ sơ" in text
    assert "Dữ liệu cá nhân" not in text


@pytest.mark.parametrize("office", [CENTRE, COMMUNE])
def test_the_notice_stays_on_the_one_page_of_a_usual_receipt(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "receipt.pdf"
    five = replace(WITH_FEE, office=office, papers=TYPICAL.papers[:1] * 5)
    path.write_bytes(printed(five))
    assert page_count(path) == 2
    assert output("pdftotext", path, "-").count("91/2025/QH15") == 2


def test_the_same_receipt_is_the_same_bytes() -> None:
    assert printed(TYPICAL) == printed(TYPICAL)


@pytest.mark.parametrize(
    ("paper", "size"),
    [(Paper.A5, "419.528 x 595.276"), (Paper.A4, "595.276 x 841.89")],
)
def test_a_receipt_is_two_copies_on_its_paper(
    paper: Paper, size: str, tmp_path: Path
) -> None:
    path = tmp_path / "receipt.pdf"
    path.write_bytes(printed(TYPICAL, paper))
    assert page_count(path) == 2
    assert f"Page size:       {size} pts" in output("pdfinfo", path)
    text = output("pdftotext", path, "-")
    assert text.index("(Liên 1: Lưu)") < text.index("(Liên 2: Giao người nộp hồ sơ)")


def test_only_embedded_subsets_of_our_font_are_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "receipt.pdf"
    path.write_bytes(printed(TYPICAL))
    fonts = output("pdffonts", path).splitlines()[2:]
    assert len(fonts) == 4
    for line in fonts:
        assert re.search(r"\+Tinos\S*\s+TrueType\s+\S+\s+yes yes yes", line), line


def test_the_file_is_vietnamese_and_printed_unscaled() -> None:
    file = printed(TYPICAL)
    assert b"/Lang (vi-VN)" in file
    assert b"/PrintScaling /None" in file


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("paper", [Paper.A5, Paper.A4])
def test_both_codes_are_read_back(paper: Paper, dpi: int, tmp_path: Path) -> None:
    found = scanned(printed(TYPICAL, paper), tmp_path, dpi=dpi)
    assert found == {f"QR-Code:{TYPICAL.code}", f"CODE-128:{TYPICAL.code}"}


def test_without_an_official_code_both_codes_hold_the_local_number(
    tmp_path: Path,
) -> None:
    file = printed(SHORT)
    found = scanned(file, tmp_path, dpi=300)
    assert found == {"QR-Code:NB-2026-0712", "CODE-128:NB-2026-0712"}
    text = folded(pdf_text(file, tmp_path))
    assert "Số nội bộ: NB-2026-0712" in text
    assert "Mã hồ sơ: NB" not in text


def test_nothing_stands_outside_the_margins(tmp_path: Path) -> None:
    path = tmp_path / "receipt.pdf"
    path.write_bytes(printed(LONGEST))
    words = re.findall(
        r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"',
        output("pdftotext", "-bbox", path, "-"),
    )
    assert len(words) > 400
    for x1, y1, x2, y2 in (tuple(map(float, word)) for word in words):
        assert x1 >= 42
        assert x2 <= 419.6 - 28
        assert y1 >= 20
        assert y2 <= 595.3 - 20


def test_a_long_slip_flows_to_a_second_page_with_its_signatures(
    tmp_path: Path,
) -> None:
    pages = pdf_text(printed(LONGEST), tmp_path).split("\f")
    assert len(pages) == 5
    first, second = map(folded, pages[:2])
    assert second.startswith("Trang 2/2 · Mã hồ sơ: 000.00.06.H99-210405-0009")
    assert "NGƯỜI TIẾP NHẬN HỒ SƠ" not in first
    for needed in (
        "5. Thời gian trả kết quả",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "Thay cho Giấy đã in lúc 16 giờ 59 phút, ngày 05/4/2021.",
    ):
        assert needed in second
    text = f"{first} {second}"
    assert all(folded(paper.name) in text for paper in LONGEST.papers)


@pytest.mark.parametrize("count", [1, 7, 9, 10, 11, 12, 13, 22, 23, 24, 40])
def test_item_5_is_always_on_the_page_of_the_signatures(
    count: int, tmp_path: Path
) -> None:
    paper = SubmittedPaper("Giấy tờ chứng minh quyền sử dụng đất " * 2)
    file = printed(replace(TYPICAL, papers=(paper,) * count))
    pages = [folded(page) for page in pdf_text(file, tmp_path).split("\f") if page]
    signed = [page for page in pages if "NGƯỜI TIẾP NHẬN HỒ SƠ" in page]
    assert len(signed) == 2
    assert all("5. Thời gian trả kết quả giải quyết" in page for page in signed)
    assert len([page for page in pages if "STT Tên giấy tờ" in page]) >= 2


def test_a_first_issue_stands_for_no_other(tmp_path: Path) -> None:
    assert "Thay cho" not in pdf_text(printed(TYPICAL), tmp_path)


def test_the_mark_of_the_history_stands_on_both_copies(tmp_path: Path) -> None:
    text = pdf_text(printed(TYPICAL), tmp_path)
    assert text.count(f"Mã đối chiếu: {TYPICAL.mark}.") == 2


def test_the_form_set_follows_the_day_of_receipt() -> None:
    days = {
        date(2018, 1, 1): "TT01-2018",
        date(2025, 9, 14): "TT01-2018",
        date(2025, 9, 15): "TT03-2025",
    }
    assert {day: words_in_force(receipt_words(), day).form_set for day in days} == days


def test_papers_are_a_list_in_the_old_form_and_a_table_in_the_new(
    tmp_path: Path,
) -> None:
    old = replace(TYPICAL, received_at=datetime(2021, 4, 5, 8, 15))
    listed = folded(pdf_text(printed(old), tmp_path))
    assert "1. Tờ khai đăng ký lại khai sinh: 01 bản chính; 2. Bản sao" in listed
    assert "Văn bản ủy quyền: 01 bản chính. 2. Số lượng hồ sơ" in listed
    assert "Loại giấy tờ" in folded(pdf_text(printed(TYPICAL), tmp_path))


def test_another_submitter_is_named_in_brackets_and_signs(tmp_path: Path) -> None:
    child = replace(
        TYPICAL.applicant, submitter_name="Trần Văn Nam", submitter_phone="0900000456"
    )
    text = folded(pdf_text(printed(replace(TYPICAL, applicant=child)), tmp_path))
    assert "Nguyễn Thị Hoa (người nộp: Trần Văn Nam)" in text
    assert "0900 000 456" in text


def test_an_online_dossier_has_one_signature_and_no_empty_book_line(
    tmp_path: Path,
) -> None:
    online = replace(TYPICAL, is_online=True, book_serial=0)
    text = folded(pdf_text(printed(online), tmp_path))
    assert "NGƯỜI NỘP HỒ SƠ" not in text
    assert "NGƯỜI TIẾP NHẬN HỒ SƠ" in text
    assert "Vào Sổ theo dõi" not in text


def test_a_procedure_without_limit_promises_a_notice(tmp_path: Path) -> None:
    text = folded(
        pdf_text(printed(replace(TYPICAL, limit_text="", due_at=None)), tmp_path)
    )
    assert "theo quy định là: không quy định" in text
    assert "giải quyết hồ sơ: khi có kết quả (có thông báo)" in text


def test_an_office_without_telephone_prints_no_empty_one(tmp_path: Path) -> None:
    silent = replace(TYPICAL, office=replace(CENTRE, phone=""))
    text = folded(pdf_text(printed(silent), tmp_path))
    assert "bằng mã hồ sơ hoặc mã QR." in text


@pytest.mark.parametrize(
    ("broken", "blank"),
    [
        (replace(TYPICAL, applicant=Applicant(" ")), "Tiếp nhận hồ sơ của"),
        (replace(TYPICAL, content=""), "Nội dung yêu cầu giải quyết"),
        (replace(TYPICAL, papers=()), "Thành phần hồ sơ"),
        (replace(TYPICAL, sets=0), "Số lượng hồ sơ"),
        (replace(TYPICAL, due_at=None), "Thời gian trả kết quả giải quyết hồ sơ"),
        (replace(TYPICAL, code=""), "Mã hồ sơ"),
    ],
)
def test_a_slip_without_its_main_facts_is_refused_by_name(
    broken: ReceiptSheet, blank: str
) -> None:
    with pytest.raises(MissingBlankError, match=blank):
        receipt_document(broken)


def test_an_office_without_a_name_prints_nothing() -> None:
    with pytest.raises(UnnamedOfficeError):
        receipt_document(replace(TYPICAL, office=replace(CENTRE, full_name="")))


@pytest.mark.parametrize("char", ["😀", "漢", "م"])
def test_a_character_without_a_shape_is_refused_by_name(char: str) -> None:
    named = replace(TYPICAL, applicant=Applicant(f"Lê {char}"))
    with pytest.raises(MissingGlyphError, match=f"U\\+{ord(char):04X}"):
        printed(named)


def test_a_code_that_no_bar_code_can_hold_is_refused() -> None:
    with pytest.raises(UnprintableCodeError):
        printed(replace(TYPICAL, code="H99.21-260706-00Đ"))


@settings(deadline=None)
@given(
    person=st.tuples(st.text(min_size=1, max_size=80), st.text(max_size=120)),
    content=st.text(min_size=1, max_size=400),
    paper=st.text(max_size=2000),
    place=st.text(max_size=300),
)
def test_hostile_text_is_printed_or_refused_with_a_sentence(
    person: tuple[str, str], content: str, paper: str, place: str
) -> None:
    name, email = person
    sheet = replace(
        TYPICAL,
        applicant=Applicant(name, email=email, address=place),
        content=content,
        papers=(SubmittedPaper(paper),),
        return_place=place,
    )
    try:
        file = printed(sheet)
    except DomainError as refusal:
        assert refusal.wrong.endswith(".")  # noqa: PT017
    else:
        assert file.startswith(b"%PDF")


LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợ"
    "úùủũụứừửữựýỳỷỹỵ&"
)
WORDS = st.text(LETTERS, min_size=2, max_size=12)


@settings(deadline=None)
@given(words=st.lists(WORDS, min_size=1, max_size=10))
def test_copied_text_is_what_was_typed(
    words: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    name = " ".join(words)
    file = printed(replace(TYPICAL, applicant=Applicant(name)))
    text = folded(pdf_text(file, tmp_path_factory.mktemp("copied")))
    assert f"Tiếp nhận hồ sơ của: {name} Địa chỉ:" in text


def test_both_editions_of_the_words_name_their_law() -> None:
    editions = receipt_words()
    assert [one.source[:20] for one in editions] == [
        "Thông tư 01/2018/TT-",
        "Thông tư 03/2025/TT-",
    ]
    assert [bool(one.certainty) for one in editions] == [False, True]


def test_words_with_strange_or_missing_keys_are_refused() -> None:
    with pytest.raises(WordingError, match="strange="):
        load_words("forms/giay-tiep-nhan.tt01-2018.toml", Edition)


def test_a_word_wider_than_a_line_breaks_at_its_seams(tmp_path: Path) -> None:
    address = "hoptacxa.dichvunongnghiep-tanthanhdongthuong@example.vn/" * 3
    person = Applicant("Lê An", email=f"{address}{'x' * 150}")
    text = pdf_text(printed(replace(TYPICAL, applicant=person)), tmp_path)
    joined = re.sub(r"\s", "", text)
    assert f"Email:{address}{'x' * 150}Nội" in joined
    assert any(line.endswith(("@", ".", "-", "/")) for line in text.splitlines())


def test_a_row_longer_than_a_page_is_set_in_parts(tmp_path: Path) -> None:
    paper = SubmittedPaper("Giấy tờ chứng minh quyền sử dụng đất " * 120)
    text = folded(pdf_text(printed(replace(TYPICAL, papers=(paper,))), tmp_path))
    assert text.count("chứng minh quyền sử dụng đất") == 240


@pytest.mark.parametrize(
    ("fee", "paid", "told"),
    [
        (8000, 8000, "6. Phí, lệ phí: 8.000 đồng (Bằng chữ: Tám nghìn đồng) Vào"),
        (0, 0, "6. Phí, lệ phí: Không thu Vào"),
        (8000, 0, "6. Phí, lệ phí: Nộp khi nhận kết quả: 8.000 đồng Vào"),
        (
            20_000,
            5000,
            (
                "6. Phí, lệ phí: 5.000 đồng (Bằng chữ: Năm nghìn đồng); nộp khi nhận "
                "kết quả: 15.000 đồng Vào"
            ),
        ),
        (None, 0, "6. Phí, lệ phí: Vào"),
    ],
)
def test_the_commune_receipt_tells_the_fee(
    fee: int | None, paid: int, told: str, tmp_path: Path
) -> None:
    text = folded(pdf_text(printed(replace(WITH_FEE, fee=fee, paid=paid)), tmp_path))
    assert told in text
    assert "3. Thời gian nhận hồ sơ: 09 giờ 05 phút" in text
    assert "4. Thời gian trả kết quả dự kiến: 17 giờ 00 phút" in text
    assert "Thời gian giải quyết hồ sơ theo quy định" not in text


def test_only_the_set_of_2025_has_a_receipt_with_the_fee(tmp_path: Path) -> None:
    for sheet in (replace(WITH_FEE, form_set="TT01-2018"), replace(TYPICAL, fee=8000)):
        text = folded(pdf_text(printed(sheet), tmp_path))
        assert "6. Đăng ký nhận kết quả tại:" in text
        assert "Phí, lệ phí" not in text


@pytest.mark.parametrize("paper", [Paper.A5, Paper.A4])
def test_the_longest_commune_receipt_keeps_promise_fee_and_hand_together(
    paper: Paper, tmp_path: Path
) -> None:
    sheet = replace(LONGEST, office=COMMUNE, fee=105_005_000, paid=105_005_000)
    sheet = replace(sheet, received_at=TYPICAL.received_at, form_set="")
    path = tmp_path / "receipt.pdf"
    path.write_bytes(printed(sheet, paper))
    pages = output("pdftotext", "-layout", path, "-").split("\f")
    (page,) = [it for it in pages[: page_count(path) // 2] if "6. Phí, lệ phí" in it]
    assert "4. Thời gian trả kết quả dự kiến" in page
    assert "NGƯỜI TIẾP NHẬN HỒ SƠ" in page
    assert "Một trăm linh năm triệu không trăm linh năm nghìn đồng" in folded(page)
