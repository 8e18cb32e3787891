"""NĐ 30/2020 on every report that can be made, and a checker that sees each fault."""

import io
import re
import unicodedata
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua_desktop.documents.docx import render_docx
from motcua_desktop.documents.reports.cchc import cchc_document
from motcua_desktop.documents.reports.choices import ReportChoices
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.statistics import Figures
from motcua_desktop.services.rows.reports import CchcFacts
from tests.documents.nd30 import faults
from tests.documents.reading import word_text
from tests.documents.samples import CENTRE, SIGNED, figures, quarter, two_levels
from tests.domain.test_signature import FORMULAS

WITH_CHARTS = replace(SIGNED, with_charts=True)


def without_late() -> CchcFacts:
    """Return the quarter with a single annex: no dossier was late."""
    facts = quarter()
    kept = {key: n for key, n in facts.figures.counts.items() if "late" not in key}
    whole = Figures(kept) + figures(open_within=3, finished_on_time=14, open_overdue=-3)
    sectors = (replace(facts.sectors[0], figures=whole),)
    units = (replace(facts.units[0], figures=whole),)
    return replace(facts, figures=whole, late=(), sectors=sectors, units=units)


def of_office(**changes: object) -> CchcFacts:
    return replace(quarter(), office=replace(CENTRE, **changes))  # type: ignore[arg-type]


def of_days(first: date, last: date) -> CchcFacts:
    period = Period.of_days(first, last)
    return replace(quarter(), period=period, previous=None, year_before=None)


REPORTS: Final[dict[str, tuple[CchcFacts, ReportChoices]]] = {
    "the model quarter": (quarter(), WITH_CHARTS),
    "without charts": (quarter(), SIGNED),
    "number and date blank": (quarter(), ReportChoices()),
    "number below ten": (quarter(), replace(SIGNED, number="5")),
    "late in October": (
        replace(
            quarter(),
            late=tuple(
                replace(one, due_on=date(2026, 10, 21)) for one in quarter().late
            ),
        ),
        SIGNED,
    ),
    "two units of one level": (
        replace(
            quarter(),
            units=(
                replace(quarter().units[0], figures=figures()),
                *quarter().units,
            ),
            late=tuple(
                replace(one, received_on=date(2026, 10, 21), unit="Xã An Hòa")
                for one in quarter().late
            ),
        ),
        SIGNED,
    ),
    "signed in February": (quarter(), replace(SIGNED, signed_on=date(2027, 2, 3))),
    "two levels": (two_levels(), ReportChoices()),
    "one annex": (without_late(), WITH_CHARTS),
    "one addressee": (of_office(addressees=("Ủy ban nhân dân xã An Hòa",)), SIGNED),
    "no addressee": (of_office(addressees=(), report_superior=""), SIGNED),
    "no recipient": (of_office(recipients=()), SIGNED),
    "a short name": (of_office(desk="Văn phòng"), SIGNED),
    "a long name": (
        of_office(
            desk="Bộ phận Tiếp nhận và Trả kết quả giải quyết thủ tục hành chính",
            superior="Ủy ban nhân dân phường Nguyễn Thị Minh Khai",
        ),
        SIGNED,
    ),
    "days of its own": (of_days(date(2026, 1, 1), date(2026, 1, 20)), SIGNED),
    "a month": (of_days(date(2026, 8, 15), date(2026, 9, 14)), SIGNED),
    "an electronic issue": (quarter(), replace(SIGNED, is_electronic=True)),
    **{
        f"signed as {' / '.join(lines)}": (of_office(signatory=one), SIGNED)
        for lines, one in FORMULAS
    },
    "nothing to report": (
        replace(
            of_days(date(2026, 8, 15), date(2026, 9, 14)),
            figures=figures(),
            sectors=(),
            units=(),
            late=(),
            identities=(),
        ),
        SIGNED,
    ),
}


def made(name: str) -> bytes:
    """Return one of the reports as a Word file."""
    return render_docx(cchc_document(*REPORTS[name]))


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_is_laid_out_as_the_decree_says(name: str) -> None:
    assert [str(fault) for fault in faults(made(name))] == []


@settings(deadline=None, max_examples=25)
@given(
    desk=st.lists(
        st.text("AĂBCDĐEHKLMNOPQRSTUVXYaăâbcdđêghiklmnoôơ", min_size=1, max_size=7),
        min_size=1,
        max_size=14,
    ),
    number=st.integers(1, 2000),
    day=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    addressees=st.lists(st.sampled_from(["UBND xã", "Sở Nội vụ"]), max_size=4),
)
def test_any_office_number_and_day_keep_the_layout(
    desk: list[str], number: int, day: date, addressees: list[str]
) -> None:
    name = " ".join(("Ban", *desk))
    facts = of_office(desk=name, addressees=tuple(addressees))
    choices = replace(SIGNED, number=str(number), signed_on=day)
    found = faults(render_docx(cchc_document(facts, choices)))
    assert [str(fault) for fault in found] == []


DOCUMENT: Final = "word/document.xml"
STYLES: Final = "word/styles.xml"
HEADER: Final = "word/header1.xml"


def style(key: str, pattern: str, becomes: str) -> tuple[str, str, str]:
    """Return a change inside one style."""
    start = rf'(<w:style [^>]*w:styleId="{key}".*?)'
    return STYLES, f"{start}{pattern}", rf"\g<1>{becomes}"


def words(text: str, becomes: str) -> tuple[str, str, str]:
    """Return a change of the report's words; blanks may be unbreakable."""
    return DOCUMENT, re.escape(text).replace(r"\ ", "[ \u00a0]"), becomes


SEEDED: Final[tuple[tuple[str, tuple[str, str, str]], ...]] = (
    ("khổ giấy", (DOCUMENT, 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')),
    ("lề", (DOCUMENT, 'w:left="1701"', 'w:left="1134"')),
    ("lề", (DOCUMENT, 'w:top="1134"', 'w:top="1701"')),
    ("số trang đầu", (DOCUMENT, "<w:titlePg/>", "")),
    ("đánh số lại", (DOCUMENT, '<w:pgNumType w:start="1"/>', "")),
    ("số trang", (HEADER, " PAGE ", " NUMPAGES ")),
    ("số trang", style("Header", 'w:jc w:val="center"', 'w:jc w:val="right"')),
    ("số trang", style("Header", '<w:sz w:val="28"/>', '<w:sz w:val="22"/>')),
    ("số trang", style("Header", '<w:b w:val="0"/>', "<w:b/>")),
    ("phông chữ", style("Motto", 'w:ascii="Times New Roman"', 'w:ascii="Arial"')),
    ("phông chữ", style("BodyText", 'w:cs="Times New Roman"', 'w:cs="Cambria"')),
    (
        "phông chữ",
        (
            DOCUMENT,
            "<w:r>(<w:t[^>]*>Kính)",
            r'<w:r><w:rPr><w:rFonts w:hAnsi="Calibri"/></w:rPr>\g<1>',
        ),
    ),
    ("phông chữ", ("word/charts/chart1.xml", "Times New Roman", "Calibri")),
    ("màu chữ", style("Heading1", 'w:color w:val="000000"', 'w:color w:val="2F5496"')),
    ("ngôn ngữ", (STYLES, '<w:lang w:val="vi-VN"', '<w:lang w:val="en-US"')),
    (
        "gạch chân",
        (
            DOCUMENT,
            "<w:r>(<w:t[^>]*>BÁO CÁO)",
            r'<w:r><w:rPr><w:u w:val="single"/></w:rPr>\g<1>',
        ),
    ),
    ("Quốc hiệu", words("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA")),
    ("Quốc hiệu", style("StateName", "<w:b/>", '<w:b w:val="0"/>')),
    ("Quốc hiệu", style("StateName", '<w:sz w:val="26"/>', '<w:sz w:val="28"/>')),
    ("Tiêu ngữ", words("Độc lập - Tự do", "Độc lập – Tự do")),
    ("Tiêu ngữ", style("Motto", '<w:i w:val="0"/>', "<w:i/>")),
    (
        "dòng kẻ dưới Tiêu ngữ",
        (DOCUMENT, 'w:left="1066" w:right="1066"', 'w:left="566" w:right="566"'),
    ),
    ("cơ quan chủ quản", style("Superior", '<w:b w:val="0"/>', "<w:b/>")),
    ("cơ quan ban hành", style("IssuingBody", "<w:b/>", '<w:b w:val="0"/>')),
    ("tên cơ quan", words("TRUNG TÂM PHỤC VỤ", "Trung tâm Phục vụ")),
    (
        "dòng kẻ dưới tên cơ quan",
        (DOCUMENT, 'w:left="1276" w:right="1276"', 'w:left="676" w:right="676"'),
    ),
    ("số, ký hiệu", words("Số: 27/BC", "Số: 7/BC")),
    ("số, ký hiệu", words("Số: 27/BC", "Số 27 /BC")),
    ("số, ký hiệu", style("PaperNumber", '<w:i w:val="0"/>', "<w:i/>")),
    ("địa danh, ngày", words("An Hòa, ngày 17", "An Hòa, ngày 7")),
    ("địa danh, ngày", words("An Hòa, ngày 17 tháng 9", "An Hòa, ngày 17 tháng 09")),
    ("địa danh, ngày", style("PlaceAndDate", "<w:i/>", '<w:i w:val="0"/>')),
    ("tên loại", words("BÁO CÁO<", "Báo cáo<")),
    ("tên loại", style("Title", "<w:b/>", '<w:b w:val="0"/>')),
    ("trích yếu", style("Subtitle", '<w:sz w:val="28"/>', '<w:sz w:val="32"/>')),
    (
        "dòng kẻ dưới trích yếu",
        (DOCUMENT, 'w:left="3203" w:right="3203"', 'w:left="703" w:right="703"'),
    ),
    ("Kính gửi", words("xã An Hòa;<", "xã An Hòa,<")),
    ("Kính gửi", words("Văn hóa - Xã hội xã An Hòa.", "Văn hóa - Xã hội xã An Hòa;")),
    ("Kính gửi", style("AddresseeLine", 'w:left="3005"', 'w:left="2005"')),
    ("nội dung", style("BodyText", '<w:sz w:val="28"/>', '<w:sz w:val="24"/>')),
    ("lùi đầu dòng", style("BodyText", 'w:firstLine="720"', 'w:firstLine="360"')),
    ("khoảng cách đoạn", style("BodyText", 'w:before="120"', 'w:before="60"')),
    ("cách dòng", style("BodyText", 'w:line="259"', 'w:line="480"')),
    ("dòng lẻ", style("BodyText", "<w:widowControl/>", '<w:widowControl w:val="0"/>')),
    ("đề mục", style("Heading1", "<w:numPr>.*?</w:numPr>", "")),
    (
        "đề mục",
        (
            "word/numbering.xml",
            'w:val="upperRoman"/><w:pStyle',
            'w:val="decimal"/><w:pStyle',
        ),
    ),
    ("đề mục", style("Heading2", "<w:b/>", '<w:b w:val="0"/>')),
    ("đề mục", style("Heading2", "<w:keepNext/>", '<w:keepNext w:val="0"/>')),
    ("đề mục", style("Heading3", '<w:b w:val="0"/>', "<w:b/>")),
    ("đề mục", words("ĐÁNH GIÁ CHUNG", "Đánh giá chung")),
    ("kết thúc", words("xã An Hòa./.", "xã An Hòa.")),
    ("chữ ký", (DOCUMENT, "<w:keepNext/>(</w:pPr><w:r><w:t[^>]*>Trên đây)", r"\g<1>")),
    (
        "chữ ký",
        (
            DOCUMENT,
            '(<w:p><w:pPr><w:pStyle w:val="SignerPost"/><w:keepNext/></w:pPr></w:p>)+',
            "",
        ),
    ),
    ("Nơi nhận", words("Nơi nhận:", "Nơi nhận")),
    ("Nơi nhận", style("RecipientsHeading", "<w:i/>", '<w:i w:val="0"/>')),
    ("nơi nhận (mục)", style("Recipient", '<w:sz w:val="22"/>', '<w:sz w:val="24"/>')),
    ("nơi nhận (mục)", words("- Như trên;", "- Như kính gửi;")),
    ("nơi nhận (mục)", words("- Lưu: VT.", "- Lưu VT.")),
    ("nơi nhận (mục)", words("- Lãnh đạo Trung tâm;", "- Lãnh đạo Trung tâm,")),
    ("quyền hạn, chức vụ", words("GIÁM ĐỐC", "TM. GIÁM ĐỐC")),
    ("quyền hạn, chức vụ", words("GIÁM ĐỐC", "KT/GIÁM ĐỐC")),
    ("quyền hạn, chức vụ", words("GIÁM ĐỐC", "KT. GIÁM ĐỐC")),
    ("quyền hạn, chức vụ", words("GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    ("quyền hạn, chức vụ", style("SignerPost", "<w:b/>", '<w:b w:val="0"/>')),
    ("họ tên người ký", words("Trần Minh Đức", "ThS. Trần Minh Đức")),
    ("họ tên người ký", words("Trần Minh Đức", "TRẦN MINH ĐỨC")),
    ("phụ lục", style("AnnexNumber", "<w:b/>", '<w:b w:val="0"/>')),
    ("số phụ lục", words(">Phụ lục II<", ">Phụ lục 2<")),
    ("tên phụ lục", words("TÌNH HÌNH, KẾT QUẢ", "Tình hình, kết quả")),
    ("kèm theo", words("(Kèm theo Báo cáo số 27/", "(Kèm theo Báo cáo số 28/")),
    ("kèm theo", words("TTPVHCC ngày 17", "TTPVHCC ngày 16")),
    ("kèm theo", style("AnnexReference", "<w:i/>", '<w:i w:val="0"/>')),
    ("dẫn phụ lục", words("Danh sách tại Phụ lục III.", "Danh sách kèm theo.")),
    (
        "bề rộng bảng",
        (
            DOCUMENT,
            '<w:tblGrid><w:gridCol w:w="550"/>',
            '<w:tblGrid><w:gridCol w:w="1100"/>',
        ),
    ),
    ("bảng", (DOCUMENT, "<w:tr><w:trPr><w:cantSplit/></w:trPr>", "<w:tr>")),
    ("đầu bảng", (DOCUMENT, "<w:tblHeader/>", "")),
    (
        "cỡ chữ bảng",
        style("AnnexTableText", '<w:sz w:val="23"/>', '<w:sz w:val="18"/>'),
    ),
    ("từ bị ngắt", words(">22/4/2026<", ">22/4/2026/22/4/2026<")),
    ("ngày tháng", words("ngày 14/9/2026", "ngày 14/09/2026")),
    ("ngày tháng", words("03/6/2026", "3/6/2026")),
    ("số đếm", words("có 05 hồ sơ được", "có 5 hồ sơ được")),
    (
        "bảng mã",
        words("Kết quả công tác", unicodedata.normalize("NFD", "Kết quả công tác")),
    ),
)


def spoiled(file: bytes, name: str, pattern: str, becomes: str) -> bytes:
    """Return `file` with one change in one of its parts."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(file)) as source,
        zipfile.ZipFile(target, "w") as written,
    ):
        for entry in source.namelist():
            content = source.read(entry)
            if entry == name:
                text, count = re.subn(
                    pattern, becomes, content.decode(), flags=re.DOTALL
                )
                assert count, f"{pattern} is not in {name}"
                content = text.encode()
            written.writestr(entry, content)
    return target.getvalue()


GOOD: Final = made("the model quarter")


@pytest.mark.parametrize(
    ("rule", "seed"), SEEDED, ids=[f"{at}-{one[0]}" for at, one in enumerate(SEEDED)]
)
def test_the_checker_names_every_seeded_fault(
    rule: str, seed: tuple[str, str, str]
) -> None:
    assert rule in {fault.rule for fault in faults(spoiled(GOOD, *seed))}


def test_an_electronic_issue_leaves_number_and_day_to_the_digital_signature() -> None:
    electronic = word_text(made("an electronic issue"))
    assert "27/BC" not in electronic
    assert "ngày 17" not in electronic
    assert re.search(r"\(Kèm theo Báo cáo số +/BC-TTPVHCC ngày +tháng 9 ", electronic)


def test_every_rule_of_the_checker_is_seeded() -> None:
    """A rule that no seeded fault breaks could as well not be there."""
    source = Path(__file__).with_name("nd30.py").read_text(encoding="utf-8")
    named = set(re.findall(r'Fault\(\s*"([^"]+)"', source))
    named |= set(re.findall(r' _look\(\s*[^,]+,\s*"([^"]{3,})"', source))
    named |= set(re.findall(r'_rule_length\(\s*[^,]+,\s*[^,]+,\s*"([^"]+)"', source))
    named |= set(re.findall(r'rule = "([^"]+)"', source))
    assert sorted(named - {rule for rule, _ in SEEDED}) == []
