"""What a leader would strike out is found before the report is written."""

from dataclasses import replace
from datetime import date

import pytest

from motcua_desktop.documents.reports.cchc import cchc_document
from motcua_desktop.documents.reports.cchc_words import telling
from motcua_desktop.documents.reports.narrative.checks import repealed, text_findings
from motcua_desktop.documents.reports.narrative.figures import (
    figure_names,
    figure_values,
    filled,
)
from motcua_desktop.documents.reports.narrative.words import outline
from motcua_desktop.domain.errors import NarrativeRefusedError
from motcua_desktop.domain.period import Period
from motcua_desktop.text import nfc
from tests.documents.reading import folded
from tests.documents.samples import CENTRE, SIGNED, quarter
from tests.documents.test_narrative_suggestions import model_lines

QUARTER = Period.of_days(date(2026, 6, 15), date(2026, 9, 14))
HEADINGS = {heading.key: heading for heading in outline(QUARTER)}


def wrong(text: str, period: Period = QUARTER, *, phone: str = "") -> list[str]:
    heading = HEADINGS["directing_2"]
    found = text_findings(heading, text, period, own_phone=phone)
    return [finding.wrong for finding in found]


def test_the_headings_are_those_of_the_outline() -> None:
    assert [it.number for it in outline(QUARTER)] == [
        *("I.1", "I.2", "I.3", "I.4"),
        *(
            "II.1",
            *(f"II.2.{letter}" for letter in "abcdđeg"),
            "II.3",
            "II.4",
            "II.5",
            "II.6",
        ),
        *("III.1", "III.2", "III.3", "IV", "V"),
    ]
    assert folded(HEADINGS["tasks"].title).endswith("QUÝ IV NĂM 2026")


def test_nothing_is_wrong_with_the_model() -> None:
    for key, text in model_lines():
        assert list(text_findings(HEADINGS[key], text, QUARTER)) == [], text


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Ông An, số 001090012345, đã nộp", "số giấy tờ"),
        ("CMND 123456789.", "số giấy tờ"),
        ("căn cước 001 090 012 345", "số giấy tờ"),
        ("căn cước 001.090.012.345", "số giấy tờ"),
        ("gọi 0912 345 678", "điện thoại"),
        ("gọi 0912.345.678", "điện thoại"),
        ("gọi +84912345678", "điện thoại"),
        ("thư nguyen.van.an@example.com.vn", "thư điện tử"),
    ],
)
def test_personal_data_are_found(text: str, what: str) -> None:
    assert any(what in each for each in wrong(text)), wrong(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thu 123.456.789 đồng, 41.386.000 đồng; 123456789 đồng.",
        "Hồ sơ H99.21-260422-0006, số 000.20.06.H99-210401-0001.",
        "Văn bản số 12/KH-UBND ngày 20/01/2026; Luật số 91/2025/QH15.",
        "Đạt 99,54%; 3.021/3.035 hồ sơ; từ ngày 01/7/2025 đến 14/9/2026.",
        "Tổng đài 18001096.",
    ],
)
def test_figures_codes_and_days_are_no_personal_data(text: str) -> None:
    assert [each for each in wrong(text) if each.startswith("có ")] == []


def test_the_offices_own_telephone_may_stand() -> None:
    text = "Đường dây nóng 0200 000 000."
    assert wrong(text) != []
    assert wrong(text, phone="0200000000") == []
    assert wrong(f"{text} Ông An 0912345678", phone="0200000000") != []


@pytest.mark.parametrize(
    ("text", "last_day"),
    [
        ("thủ tục của cấp huyện", date(2025, 6, 30)),
        ("UBND  huyện Đông Sơn", date(2025, 6, 30)),
        ("03 xã, 01 thị trấn", date(2025, 6, 30)),
        ("theo Nghị định số 61/2018/NĐ-CP", date(2025, 6, 30)),
        ("NĐ 107/2021", date(2025, 6, 30)),
        ("Thông tư số 01/2018/TT-VPCP", date(2025, 9, 14)),
        ("Nghị định 42/2022/NĐ-CP", date(2026, 6, 30)),
        ("Nghị định số 13/2023/NĐ-CP", date(2025, 12, 31)),
        ("NĐ 13/2023 về dữ liệu cá nhân", date(2025, 12, 31)),
        ("dịch vụ công mức độ 4", date(2022, 8, 14)),
    ],
)
def test_what_is_repealed_is_named_only_in_reports_of_its_time(
    text: str, last_day: date
) -> None:
    after = Period(date.fromordinal(last_day.toordinal() + 1), date(2026, 12, 14))
    until = Period(last_day, last_day)
    assert any("hết hiệu lực" in each for each in wrong(text, after)), text
    assert not any("hết hiệu lực" in each for each in wrong(text, until)), text


@pytest.mark.parametrize(
    "text",
    [
        "Thông tư số 13/2023/TT-BNV",
        "Nghị định số 118/2025/NĐ-CP",
        "dịch vụ công trực tuyến chủ động mức độ 3",
        "Công văn số 42/UBND ngày 03/7/2026",
        "Quyết định số 42/2022/QĐ-UBND của tỉnh",
        "Thông tư số 61/2018/TT-BTC",
    ],
)
def test_what_is_in_force_may_be_named(text: str) -> None:
    assert not any("hết hiệu lực" in each for each in wrong(text))


def test_every_repealed_name_says_what_to_write_and_why() -> None:
    assert len(repealed()) >= 7
    for one in repealed():
        assert one.instead
        assert one.source
        assert nfc(one.pattern.pattern) == one.pattern.pattern


@pytest.mark.parametrize(
    "text",
    [
        "quý I năm 2026",
        "Quý IV/2026 của năm sau, quý II/2027",
        "tháng 3 năm 2025",
        "tháng 01/2026",
        "06 tháng đầu năm 2025",
        "kết quả năm 2024",
        "09 tháng năm 2024",
    ],
)
def test_a_period_far_from_the_reported_one_is_found(text: str) -> None:
    assert len([it for it in wrong(text) if it.startswith("nêu")]) == 1, wrong(text)


@pytest.mark.parametrize(
    "text",
    [
        "So với quý II năm 2026 và quý III năm 2025; phấn đấu trong quý IV năm 2026.",
        "Trong tháng 10 năm 2026, tháng 6/2026, tháng 8 năm 2025.",
        "Kế hoạch số 12/KH-UBND ngày 20 tháng 01 năm 2024 về cải cách hành chính.",
        "Quyết định số 468/QĐ-TTg ngày 27/3/2021.",
        "Luật Tổ chức chính quyền địa phương năm 2015",
        "Chương trình tổng thể giai đoạn 2021 - 2030, đến năm 2030.",
        "năm 2026, năm 2025",
    ],
)
def test_near_periods_days_of_documents_and_laws_may_stand(text: str) -> None:
    assert not [it for it in wrong(text) if it.startswith("nêu")], wrong(text)


def test_a_year_end_has_neighbours_in_two_years() -> None:
    first = Period.of_days(date(2025, 12, 15), date(2026, 3, 14))
    text = "quý IV năm 2025, quý I năm 2025, quý II năm 2026, tháng 12 năm 2025"
    assert wrong(text, first) == []
    assert wrong("quý III năm 2025", first) != []


def test_figures_are_bound_by_either_name() -> None:
    facts = quarter()
    values = figure_values(telling(facts))
    text = "Có {late} hồ sơ, {Quá hạn} hồ sơ; {quá hạn  chưa xin lỗi}; {tỷ lệ đúng hạn}"
    assert filled(text, values) == "Có 17 hồ sơ, 17 hồ sơ; 02; 99,54%"
    for name in figure_names():
        assert filled(f"{{{name}}}", values) != f"{{{name}}}", name


@pytest.mark.parametrize("text", ["Có {lat} hồ sơ", "Có {late hồ sơ", "Có late} hồ sơ"])
def test_a_name_of_no_figure_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(
        NarrativeRefusedError, match=r"Mục V: .* không phải tên số liệu"
    ):
        cchc_document(quarter(), replace(SIGNED, texts={"requests": (text,)}))


def test_a_text_of_another_period_is_printed_only_when_it_was_looked_at() -> None:
    choices = replace(SIGNED, texts={"results_1": ("Như quý I năm 2026.",)})
    with pytest.raises(NarrativeRefusedError, match=r"Mục II\.1: nêu “quý I năm 2026”"):
        cchc_document(quarter(), choices)
    assert cchc_document(quarter(), replace(choices, accepts_other_periods=True))


def test_the_refusal_names_every_place() -> None:
    texts = {
        "directing_1": ("theo NĐ 61/2018/NĐ-CP",),
        "requests": ("liên hệ 0912345678",),
    }
    with pytest.raises(NarrativeRefusedError) as refusal:
        cchc_document(quarter(), replace(SIGNED, texts=texts))
    assert [it.split(":")[0] for it in refusal.value.sentences] == ["Mục I.1", "Mục V"]


def test_the_office_of_the_model_has_its_own_number() -> None:
    text = f"Đường dây nóng {CENTRE.phone}"
    assert cchc_document(quarter(), replace(SIGNED, texts={"requests": (text,)}))
