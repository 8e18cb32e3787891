"""The CCHC report as a Word file: outline, tables, layout, what it refuses."""

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua_desktop.documents.docx import render_docx
from motcua_desktop.documents.model import (
    AnnexTitle,
    Closing,
    Heading,
    Letterhead,
    Table,
)
from motcua_desktop.documents.reports import REPORTS
from motcua_desktop.documents.reports.cchc import cchc_document
from motcua_desktop.documents.reports.cchc_words import cchc_words
from motcua_desktop.documents.reports.choices import ReportChoices
from motcua_desktop.domain.errors import UnbalancedReportError, UnnamedOfficeError
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.statistics import Figures, Identity
from motcua_desktop.services.rows.reports import CchcFacts, ComparedPeriod
from motcua_desktop.text import NBSP
from tests.documents.reading import (
    W,
    assert_golden,
    folded,
    output,
    page_count,
    pdf_by_libreoffice,
    word_parts,
    word_text,
)
from tests.documents.samples import CENTRE, SIGNED, figures, quarter, two_levels


def table(facts: CchcFacts, place: int) -> Table:
    """Return one of the tables of a report."""
    blocks = (one for part in cchc_document(facts).sections for one in part.blocks)
    return [block for block in blocks if isinstance(block, Table)][place]


@pytest.mark.parametrize(
    ("name", "facts", "choices"),
    [
        ("cchc-quarter", quarter(), SIGNED),
        ("cchc-two-levels", two_levels(), ReportChoices(with_charts=False)),
    ],
)
def test_a_report_says_what_it_has_always_said(
    name: str, facts: CchcFacts, choices: ReportChoices
) -> None:
    assert_golden(f"{name}.txt", word_text(render_docx(cchc_document(facts, choices))))


def test_the_same_report_is_the_same_bytes() -> None:
    document = cchc_document(quarter(), SIGNED)
    assert render_docx(document) == render_docx(document)


MODEL_INDICATORS = """
I|Thủ tục hành chính|||
1|Tổng số TTHC tiếp nhận tại Trung tâm|TTHC|421|
1.1|TTHC mới ban hành trong kỳ|TTHC|9|
1.2|TTHC được sửa đổi, bổ sung trong kỳ|TTHC|14|
1.3|TTHC bị bãi bỏ trong kỳ|TTHC|6|
1.4|TTHC được rà soát, đề xuất đơn giản hóa|TTHC|3|
II|Tiếp nhận, giải quyết hồ sơ|||
2|Tổng số hồ sơ phải giải quyết|Hồ sơ|3.157|89 + 3.068
3|Hồ sơ tiếp nhận mới|Hồ sơ|3.068|
4|Tỷ lệ trước hạn và đúng hạn trên số hồ sơ đã giải quyết|%|99,54\
|3.021/3.035 hồ sơ
5|Hồ sơ quá hạn (đã và đang giải quyết)|Hồ sơ|17|14 + 3
6|Hồ sơ quá hạn có văn bản xin lỗi|Hồ sơ|15|15/17 hồ sơ quá hạn
7|Hồ sơ yêu cầu bổ sung quá 01 lần|Hồ sơ|0|
III|Số hóa, dịch vụ công trực tuyến|||
8|Tỷ lệ hồ sơ tiếp nhận bản giấy được số hóa|%|97,58|1.851/1.897 hồ sơ
9|Tỷ lệ cấp kết quả điện tử trên số thuộc diện|%|93,44|1.539/1.647 kết quả
10|TTHC cung cấp trực tuyến toàn trình|TTHC|214|214/421 (50,83%)
11|TTHC cung cấp trực tuyến một phần|TTHC|131|
12|Tỷ lệ TTHC trực tuyến có hồ sơ nộp trực tuyến trên số có phát sinh hồ sơ|%|85,25\
|52/61 TTHC
13|Tỷ lệ hồ sơ nộp trực tuyến của các TTHC cung cấp dịch vụ công trực tuyến|%|66,38\
|1.171/1.764 hồ sơ
14|Tỷ lệ thanh toán trực tuyến trên số hồ sơ thuộc diện thu phí, lệ phí|%|64,64\
|1.236/1.912 hồ sơ
15|Hồ sơ tiếp nhận qua bưu chính công ích|Hồ sơ|10|
16|Hồ sơ trả kết quả qua bưu chính công ích|Hồ sơ|34|34/3.011 (1,13%)
IV|Phản ánh, kiến nghị; mức độ hài lòng|||
17|Phản ánh, kiến nghị phải xử lý|Phản ánh|7|1 + 6
18|Phản ánh, kiến nghị đã xử lý|Phản ánh|6|Đúng hạn: 6
19|Lượt đánh giá mức độ hài lòng|Lượt|1.148|1.148/3.011 (38,13%)
20|Tỷ lệ rất hài lòng và hài lòng|%|97,82|1.123/1.148 lượt
"""


def test_the_indicators_are_those_of_the_model() -> None:
    rows = table(quarter(), 2).rows
    shown = [folded("|".join(row.cells)) for row in rows]
    assert shown == MODEL_INDICATORS.split("\n")[1:-1]


def test_indicators_that_nothing_is_known_of_have_no_row() -> None:
    bare = replace(
        quarter(),
        digitisation=None,
        online=None,
        fees=None,
        registers=None,
        ratings=None,
        catalogue_size=(0, 0),
        online_procedures=(0, 0),
    )
    rows = [row.cells for row in table(bare, 2).rows]
    assert [row[0] for row in rows if not row[2]] == ["I", "II"]
    numbers = [row[0] for row in rows if row[2]]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    labels = {row[1] for row in rows}
    assert "Tỷ lệ hồ sơ nộp trực tuyến trên số hồ sơ tiếp nhận mới" in labels


MODEL_06A = """
A|Thuộc thẩm quyền giải quyết của UBND xã\
|2.768|883|1.805|80|2.662|822|1.826|14|106|103|3
1|Chứng thực|1.380|96|1.284|0|1.378|104|1.274|0|2|2|0
2|Hộ tịch|649|402|240|7|636|231|404|1|13|13|0
3|Đất đai|308|88|179|41|259|176|74|9|49|47|2
4|Bảo trợ xã hội|188|121|49|18|165|121|42|2|23|23|0
5|Người có công|48|19|23|6|40|30|9|1|8|8|0
6|Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)|157|133|21|3|153|139|14|0|4|4|0
7|Hoạt động xây dựng|38|24|9|5|31|21|9|1|7|6|1
B|Thuộc thẩm quyền của cơ quan ngành dọc|389|288|92|9|373|268|105|0|16|16|0
8|Đăng ký, quản lý cư trú|389|288|92|9|373|268|105|0|16|16|0
|TỔNG CỘNG|3.157|1.171|1.897|89|3.035|1.090|1.931|14|122|119|3
"""


def test_form_06a_has_the_rows_of_the_model() -> None:
    rows = table(quarter(), 1).rows
    assert ["|".join(row.cells) for row in rows] == MODEL_06A.split("\n")[1:-1]
    assert [row.cells[0] for row in rows if row.bold] == ["A", "B", ""]


def test_the_list_of_late_dossiers_has_the_rows_of_the_model() -> None:
    rows = table(quarter(), 3).rows
    assert len(rows) == 17
    assert [folded(cell) for cell in rows[0].cells] == [
        "1",
        "H99.21-260422-0006",
        "Đất đai: Đăng ký, cấp Giấy chứng nhận lần đầu (*)",
        "22/4/2026",
        "03/6/2026",
        "18/6/2026",
        "11",
        "Phải kiểm tra thực địa nhiều lần",
        "Phòng Kinh tế",
        "Có (số 03/PXL-KT ngày 01/6/2026)",
    ]
    assert rows[16].cells[5] == "Đang giải quyết"
    assert rows[16].cells[9] == "Không"


def test_columns_that_nothing_is_known_of_fall_away() -> None:
    facts = quarter()
    bare = [replace(one, cause="", responsible="") for one in facts.late]
    heads = table(replace(facts, late=tuple(bare)), 3).head[0]
    assert [cell.text for cell in heads] == [
        "STT",
        "Mã hồ sơ",
        "Lĩnh vực; thủ tục hành chính",
        "Ngày tiếp nhận",
        "Ngày hẹn trả",
        "Ngày có kết quả",
        "Số ngày quá hạn",
        "Văn bản xin lỗi",
    ]


def test_the_consolidated_report_names_each_late_dossier() -> None:
    facts = two_levels()
    by_unit, listed = table(facts, 1), table(facts, 4)
    assert [row.cells[1:3] for row in by_unit.rows] == [
        ("Xã Bình Lâm", "5"),
        ("Thị trấn Đông Phú", "3"),
        ("Xã Tân Hội", "2"),
        ("Xã Phú Điền", "2"),
        ("Xã Sơn Thủy", "1"),
        ("Tổng cộng", "13"),
    ]
    numbers = {row.cells[1] for row in listed.rows}
    assert numbers == {one.number for one in facts.late}
    assert len(numbers) == 13


def test_the_two_level_table_reconciles() -> None:
    rows = {row.cells[1]: row.cells[2:] for row in table(two_levels(), 0).rows}
    assert rows["Tổng số hồ sơ phải giải quyết"] == ("34.663", "43.728", "78.391")
    assert rows["Đang giải quyết"] == ("19", "0", "19")
    rates = [cells for label, cells in rows.items() if label.endswith("(%)")]
    assert rates == [("100", "99,97", "99,98"), ("99,95", "99,97", "99,96")]


def test_annexes_are_renumbered_without_late_dossiers() -> None:
    facts = quarter()
    kept = {key: n for key, n in facts.figures.counts.items() if "late" not in key}
    whole = Figures(kept) + figures(open_within=3, finished_on_time=14, open_overdue=-3)
    sectors = (replace(facts.sectors[0], figures=whole),)
    units = (replace(facts.units[0], figures=whole),)
    calm = replace(facts, figures=whole, late=(), sectors=sectors, units=units)
    document = cchc_document(calm)
    annexes = [
        block.number
        for section in document.sections
        for block in section.blocks
        if isinstance(block, AnnexTitle)
    ]
    assert [folded(one) for one in annexes] == ["Phụ lục I", "Phụ lục II"]
    text = word_text(render_docx(document))
    assert "theo lĩnh vực tại Phụ lục I." in text
    assert "Phụ lục III" not in text


def test_the_outline_stays_whole_with_nothing_to_say() -> None:
    headings = [
        block.text
        for block in cchc_document(quarter()).sections[0].blocks
        if isinstance(block, Heading) and block.level < 3
    ]
    outline = cchc_words().outline
    assert len(headings) == 5 + 4 + 6 + 3
    assert headings[0] == outline["directing"]
    assert [folded(text) for text in headings[-2:]] == [
        "PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ IV NĂM 2026",
        outline["requests"],
    ]


def test_points_without_data_close_up() -> None:
    bare = replace(
        quarter(), catalogue_size=(0, 0), online_procedures=(0, 0), registers=None
    )
    points = [
        block.text
        for block in cchc_document(bare).sections[0].blocks
        if isinstance(block, Heading) and block.level == 3
    ]
    assert [text[:2] for text in points] == ["a)", "b)", "c)", "d)"]


def test_confirmed_texts_take_the_place_of_the_neutral_sentence() -> None:
    typed = {
        "directing_2": ("Trung tâm đã tự kiểm tra 02 cuộc.",),
        "tasks": ("Tổ chức 02 buổi tập huấn.",),
    }
    text = word_text(render_docx(cchc_document(quarter(), ReportChoices(texts=typed))))
    assert "2. Công tác kiểm tra\nTrung tâm đã tự kiểm tra 02 cuộc.\n" in text
    assert "1. Đôn đốc Phòng Kinh tế" in text
    assert "3. Tổ chức 02 buổi tập huấn.\n" in text


def test_what_is_not_known_is_left_blank() -> None:
    blocks = cchc_document(quarter()).sections[0].blocks
    head = next(block for block in blocks if isinstance(block, Letterhead))
    assert head.number == f"Số: {NBSP * 7}/BC-TTPVHCC"
    assert folded(head.place_and_date) == "An Hòa, ngày tháng 9 năm 2026"
    text = word_text(render_docx(cchc_document(quarter())))
    assert "chưa đối chiếu với số liệu trên Hệ thống thông tin giải quyết" in text


def test_numbers_below_ten_and_whole_numbers_are_taken() -> None:
    for typed, shown in (("5", "05/BC-TTPVHCC"), ("128/BC-UBND", "128/BC-UBND")):
        blocks = (
            cchc_document(quarter(), ReportChoices(number=typed)).sections[0].blocks
        )
        head = next(block for block in blocks if isinstance(block, Letterhead))
        assert head.number == f"Số: {shown}"


def test_recipients_begin_and_end_as_the_decree_wants() -> None:
    closing = cchc_document(quarter()).sections[0].blocks[-1]
    assert isinstance(closing, Closing)
    assert closing.recipients[0] == "- Như trên;"
    assert closing.recipients[-1] == "- Lưu: VT."
    assert all(one.endswith(";") for one in closing.recipients[:-1])


BROKEN = {
    "an identity of the figures": replace(
        quarter(), identities=(Identity("Tổng số", ok=False, detail="3 = 4"),)
    ),
    "resolved and open": replace(quarter(), figures=figures(finished_early=1)),
    "sectors": replace(quarter(), sectors=quarter().sectors[1:]),
    "the list of late dossiers": replace(quarter(), late=quarter().late[1:]),
    "apologies": replace(
        quarter(),
        late=tuple(replace(one, apology="") for one in quarter().late),
    ),
    "grounds": replace(quarter(), suspended_by_ground={"supplement": 21}),
    "the period before": replace(
        quarter(),
        previous=ComparedPeriod(
            Period.of_days(date(2026, 3, 15), date(2026, 6, 14)),
            figures(open_within=88),
            63,
        ),
    ),
    "a level": replace(two_levels(), late=two_levels().late[1:]),
}


@pytest.mark.parametrize("name", BROKEN)
def test_figures_that_do_not_add_up_are_refused(name: str) -> None:
    with pytest.raises(UnbalancedReportError, match="không cân đối"):
        cchc_document(BROKEN[name])


def test_an_office_without_a_name_writes_nothing() -> None:
    with pytest.raises(UnnamedOfficeError):
        cchc_document(replace(quarter(), office=replace(CENTRE, desk=" ")))


def test_styles_language_and_fields_are_real() -> None:
    parts = word_parts(render_docx(cchc_document(quarter(), SIGNED)))
    body, styles = parts["word/document.xml"], parts["word/styles.xml"]
    used = {style.get(f"{W}val") for style in body.iter(f"{W}pStyle")}
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    assert used <= known
    assert {"BodyText", "Heading1", "Heading2", "Heading3", "Title"} <= used
    languages = {one.get(f"{W}val") for one in styles.iter(f"{W}lang")}
    assert languages == {"vi-VN"}
    headers = [part for name, part in parts.items() if "word/header" in name]
    fields = ["".join(text.itertext()).strip() for text in headers]
    assert sorted(fields) == ["", "PAGE 2"]


def test_every_table_with_lines_repeats_its_head_and_splits_no_row() -> None:
    body = word_parts(render_docx(cchc_document(quarter(), SIGNED)))[
        "word/document.xml"
    ]
    ruled = [
        one for one in body.iter(f"{W}tbl") if one.find(f".//{W}tblStyle") is not None
    ]
    heads = [len(list(one.iter(f"{W}tblHeader"))) for one in ruled]
    assert heads == [1, 4, 1, 1]
    rows = list(body.iter(f"{W}tr"))
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    for one in ruled:
        grid = [int(c.get(f"{W}w", "0")) for c in one.iter(f"{W}gridCol")]
        for row in one.iter(f"{W}tr"):
            widths = [int(w.get(f"{W}w", "0")) for w in row.iter(f"{W}tcW")]
            assert sum(widths) == sum(grid)


def test_pages_have_the_margins_of_the_decree() -> None:
    body = word_parts(render_docx(cchc_document(quarter(), SIGNED)))[
        "word/document.xml"
    ]
    sections = list(body.iter(f"{W}sectPr"))
    assert len(sections) == 4
    for section in sections:
        margins = section.find(f"{W}pgMar")
        assert margins is not None
        sides = [
            int(margins.get(f"{W}{side}", "0")) for side in ("top", "left", "right")
        ]
        assert [round(side / 56.6929) for side in sides] == [20, 30, 15]
        assert section.find(f"{W}titlePg") is not None
        numbering = section.find(f"{W}pgNumType")
        assert numbering is not None
        assert numbering.get(f"{W}start") == "1"
    turned = [one.find(f"{W}pgSz") for one in sections]
    ways = [one.get(f"{W}orient") for one in turned if one is not None]
    assert [way == "landscape" for way in ways] == [False, True, False, True]


@pytest.mark.slow
def test_libreoffice_prints_the_same_pages_every_time(tmp_path: Path) -> None:
    file = render_docx(cchc_document(quarter(), SIGNED))
    printed = [tmp_path / "first", tmp_path / "second"]
    for folder in printed:
        folder.mkdir()
    pages = [page_count(pdf_by_libreoffice(file, folder)) for folder in printed]
    assert pages == [7, 7]
    text = output("pdftotext", "-layout", printed[0] / "report.pdf", "-").split("\f")
    tops = [folded(page).split(" ", 1)[0] for page in text[:7]]
    assert tops[1:4] == ["2", "3", "4"]
    assert [folded(text[page])[:9] for page in (4, 5)] == ["Phụ lục I", "Phụ lục I"]
    signed = next(page for page in text if "Nơi nhận:" in page)
    assert "Trần Minh Đức" in signed
    assert "./." in signed


TYPED = st.text(max_size=60)


@settings(deadline=None)
@given(name=TYPED, plan=TYPED, sector=TYPED, number=TYPED)
def test_hostile_text_never_breaks_the_file(
    name: str, plan: str, sector: str, number: str
) -> None:
    facts = quarter()
    office = replace(CENTRE, full_name=f"x{name}", plan=plan, addressees=(name,))
    first = replace(
        facts.sectors[0], sector=replace(facts.sectors[0].sector, name=sector)
    )
    hostile = replace(facts, office=office, sectors=(first, *facts.sectors[1:]))
    file = render_docx(cchc_document(hostile, ReportChoices(number=number)))
    assert word_parts(file)["word/document.xml"].find(f"{W}body") is not None


@pytest.mark.parametrize(
    ("period", "title"),
    [
        (Period.of_days(date(2025, 12, 15), date(2026, 3, 14)), "quý I năm 2026"),
        (
            Period.of_days(date(2025, 12, 15), date(2026, 6, 14)),
            "06 tháng đầu năm 2026",
        ),
        (Period(date(2026, 1, 1), date(2026, 1, 20)), "từ ngày 01/01/2026"),
    ],
)
def test_every_kind_of_period_has_its_title(period: Period, title: str) -> None:
    facts = replace(
        quarter(), period=period, previous=None, as_of=datetime(2026, 9, 15, 8)
    )
    text = word_text(render_docx(cchc_document(facts)))
    assert f"Kết quả công tác cải cách hành chính {title}" in text
    assert re.search(r"Kỳ báo cáo: Từ ngày", text) is None


def test_every_report_is_described_for_menus() -> None:
    assert [(one.name, one.formats) for one in REPORTS] == [("cchc", ("docx",))]


def test_an_office_without_addressees_sends_to_its_files() -> None:
    office = replace(
        CENTRE,
        addressees=(),
        recipients=("Lưu: VT, HC",),
        report_superior="",
        short_name="",
        plan="",
    )
    text = word_text(render_docx(cchc_document(replace(quarter(), office=office))))
    assert "Kính gửi" not in text
    assert "gọi tắt" not in text
    assert "Nơi nhận: / - Lưu: VT, HC. |" in text
