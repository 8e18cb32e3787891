"""Section II.2 written from the figures: every variant of every sentence."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua_desktop.documents.model import Heading, Paragraph, ReportBlock, Table
from motcua_desktop.documents.reports.cchc import cchc_document
from motcua_desktop.documents.reports.choices import ReportChoices
from motcua_desktop.domain.people import Unit, UnitLevel
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.procedure import Sector
from motcua_desktop.domain.statistics import Figures, identities
from motcua_desktop.services.rows.reports import (
    CchcFacts,
    ComparedPeriod,
    LateDossier,
    SectorFigures,
    UnitFigures,
)
from tests.documents.samples import (
    GOLDEN,
    MODEL_TEXTS,
    SIGNED,
    figures,
    quarter,
    two_levels,
)

LATE = LateDossier(
    number="H99.21-260720-0032",
    unit="Xã An Hòa",
    sector="Đất đai",
    procedure="Đính chính Giấy chứng nhận",
    received_on=date(2026, 7, 20),
    due_on=date(2026, 7, 30),
    finished_on=date(2026, 7, 31),
    working_days_late=1,
    apology="",
    was_late_before=False,
)
SORRY = replace(LATE, apology="Có (số 01/PXL-KT ngày 29/7/2026)")


def facts(*late: LateDossier, **counts: int) -> CchcFacts:
    """Return facts with these figures, nothing compared and nothing else known."""
    known = {
        "finished_late": sum(one.finished_on is not None for one in late),
        "open_overdue": sum(one.finished_on is None for one in late),
        "late_with_apology": sum(bool(one.apology) for one in late),
        **counts,
    }
    whole = figures(**known)
    missing = whole["resolved"] + whole["open"] - whole["total"]
    whole = whole + figures(received_desk=missing)
    return replace(
        quarter(),
        figures=whole,
        sectors=(SectorFigures(Sector("Đất đai"), whole),),
        units=(UnitFigures(Unit("H99.21", "Xã An Hòa"), whole),),
        late=late,
        identities=identities(whole),
        previous=None,
        year_before=None,
        suspended_by_ground=None,
        returned_by_way=None,
        ratings=None,
        supplement_requests=0,
        digitisation=None,
        online=None,
        fees=None,
        outside=None,
        registers=None,
        online_procedures=(0, 0),
        catalogue_size=(0, 0),
    )


def blocks(given: CchcFacts, choices: ReportChoices = SIGNED) -> list[ReportBlock]:
    return [
        block
        for section in cchc_document(given, choices).sections
        for block in section.blocks
    ]


def told(given: CchcFacts, choices: ReportChoices = SIGNED) -> str:
    """Return all paragraphs of the report, one a line, with plain blanks."""
    return "\n".join(
        "".join(run.text for run in block.runs).replace("\u00a0", " ")
        for block in blocks(given, choices)
        if isinstance(block, Paragraph)
    )


def kept_sentences(name: str) -> list[str]:
    """Return the sentences of a model paper, one a line."""
    lines = (GOLDEN / name).read_text(encoding="utf-8").splitlines()
    assert len(lines) > 5
    return lines


def body(given: CchcFacts) -> str:
    """Return the paragraphs without the notes under the annexes' tables."""
    lines = told(given).splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("Ghi chú:"))


def test_the_model_report_says_the_model_sentences_word_for_word() -> None:
    text = told(quarter(), replace(SIGNED, texts=MODEL_TEXTS))
    for sentence in kept_sentences("cchc-model-sentences.txt"):
        assert sentence in text, sentence


DESK_3 = {"finished_on_time": 3, "received_desk": 3}
VARIANTS = {
    "nothing at all": (
        facts(),
        "Trong kỳ không phát sinh hồ sơ thủ tục hành chính. Số liệu chi tiết",
    ),
    "nothing carried over": (
        facts(finished_on_time=3, received_desk=2, received_online=1),
        (
            "Trong kỳ tiếp nhận 03 hồ sơ, không có hồ sơ từ kỳ trước chuyển sang. "
            "Trong số "
            "hồ sơ tiếp nhận mới có 02 hồ sơ trực tiếp và 01 hồ sơ trực tuyến (chiếm "
            "33,33% số hồ sơ tiếp nhận mới)."
        ),
    ),
    "nothing received": (
        facts(finished_on_time=3, carried_over=3),
        (
            "Trong kỳ không phát sinh hồ sơ tiếp nhận mới; tiếp tục giải quyết 03 hồ "
            "sơ từ "
            "kỳ trước chuyển sang."
        ),
    ),
    "one channel": (
        facts(finished_on_time=3, carried_over=1, received_online=2),
        "và 02 hồ sơ tiếp nhận mới, toàn bộ nộp trực tuyến.",
    ),
    "one channel, nothing carried over": (
        facts(**DESK_3),
        "không có hồ sơ từ kỳ trước chuyển sang; toàn bộ nộp trực tiếp.",
    ),
    "by post only": (
        facts(finished_on_time=2, received_postal=2),
        "toàn bộ nộp qua dịch vụ bưu chính công ích.",
    ),
    "a single dossier": (
        facts(finished_on_time=1),
        (
            "Trong kỳ tiếp nhận 01 hồ sơ, không có hồ sơ từ kỳ trước chuyển sang; nộp "
            "trực "
            "tiếp.\nĐã giải quyết 01 hồ sơ đúng hạn. Tỷ lệ"
        ),
    ),
    "nothing resolved": (
        facts(open_within=2),
        "Trong kỳ chưa có hồ sơ đến bước trả kết quả.\n",
    ),
    "all early": (
        facts(finished_early=2),
        (
            "Đã giải quyết 02 hồ sơ, tất cả trước hạn. Tỷ lệ hồ sơ giải quyết trước "
            "hạn và "
            "đúng hạn đạt 100% tổng số hồ sơ đã giải quyết.\n"
        ),
    ),
    "all late": (
        facts(SORRY, SORRY),
        "Đã giải quyết 02 hồ sơ, tất cả quá hạn.\n",
    ),
    "two parts": (
        facts(finished_early=2, finished_on_time=12),
        "Đã giải quyết 14 hồ sơ, gồm 02 hồ sơ trước hạn và 12 hồ sơ đúng hạn. Tỷ lệ",
    ),
    "withdrawn, none late": (
        facts(finished_early=2, withdrawn=1),
        (
            "đạt 100% tổng số hồ sơ đã giải quyết (hồ sơ rút, dừng được tính vào nhóm "
            "đúng hạn)."
        ),
    ),
    "late, none withdrawn": (
        facts(SORRY, finished_on_time=3),
        "đạt 75% tổng số hồ sơ đã giải quyết (3/4 hồ sơ).",
    ),
    "refused": (
        facts(finished_on_time=3, refused=2),
        (
            "tất cả đúng hạn; trong số hồ sơ đã giải quyết có 02 hồ sơ được thông báo "
            "từ "
            "chối giải quyết sau thẩm định."
        ),
    ),
    "the only one refused": (
        facts(finished_on_time=1, refused=1),
        "Đã giải quyết 01 hồ sơ đúng hạn; hồ sơ này được thông báo từ chối giải quyết",
    ),
    "nothing open": (
        facts(**DESK_3),
        "Đến hết ngày 14/9/2026, không còn hồ sơ đang giải quyết.",
    ),
    "all open within": (
        facts(open_within=2),
        "Đang giải quyết 02 hồ sơ, đều trong hạn.",
    ),
    "one open": (facts(open_within=1), "Đang giải quyết 01 hồ sơ trong hạn."),
    "all suspended": (
        replace(facts(suspended=2), suspended_by_ground={"supplement": 2}),
        (
            "Đang giải quyết 02 hồ sơ, đều đang tạm dừng tính thời hạn (chờ bổ sung "
            "giấy "
            "tờ)."
        ),
    ),
    "grounds not all known": (
        replace(facts(suspended=3, open_within=1), suspended_by_ground={"other": 2}),
        (
            "03 hồ sơ đang tạm dừng tính thời hạn (02 hồ sơ tạm dừng theo căn cứ khác, "
            "01 hồ sơ chưa ghi căn cứ tạm dừng)."
        ),
    ),
    "none late": (facts(**DESK_3), "\nTrong kỳ không có hồ sơ quá hạn.\n"),
    "one late without apology": (
        facts(
            replace(LATE, cause="Cơ quan phối hợp chậm", responsible="Phòng Kinh tế"),
        ),
        (
            "Có 01 hồ sơ quá hạn, lĩnh vực đất đai, nguyên nhân: cơ quan phối hợp "
            "chậm; "
            "chưa có văn bản xin lỗi, trách nhiệm thuộc Phòng Kinh tế. Danh sách"
        ),
    ),
    "one late of a sector with an abbreviation": (
        facts(replace(SORRY, sector="BHXH tự nguyện")),
        "Có 01 hồ sơ quá hạn, lĩnh vực BHXH tự nguyện; đã có văn bản xin lỗi.",
    ),
    "one late with apology": (
        facts(SORRY),
        "Có 01 hồ sơ quá hạn, lĩnh vực đất đai; đã có văn bản xin lỗi. Danh sách",
    ),
    "only finished late": (
        facts(SORRY, SORRY),
        (
            "\nCó 02 hồ sơ giải quyết quá hạn (đã có kết quả). Tất cả hồ sơ quá hạn đã "
            "có "
            "văn bản xin lỗi, hẹn lại ngày trả kết quả. Danh sách tại Phụ lục III."
        ),
    ),
    "only open late": (
        facts(
            replace(LATE, finished_on=None, was_late_before=True),
            replace(LATE, finished_on=None),
        ),
        (
            "\nCó 02 hồ sơ đang giải quyết đã quá hạn, trong đó có 01 hồ sơ đã quá hạn "
            "từ "
            "kỳ trước. Chưa có văn bản xin lỗi đối với 02 hồ sơ quá hạn. Danh sách"
        ),
    ),
    "all late before": (
        facts(
            replace(SORRY, was_late_before=True), replace(SORRY, was_late_before=True)
        ),
        "(đã có kết quả), đều đã quá hạn từ kỳ trước.",
    ),
    "one cause": (
        facts(replace(SORRY, cause="Mất điện"), replace(SORRY, cause="Mất điện")),
        "Nguyên nhân: mất điện. ",
    ),
    "a cause not known": (
        facts(replace(SORRY, cause="Mất điện"), SORRY),
        "Nguyên nhân: mất điện (01 hồ sơ); chưa xác định nguyên nhân (01 hồ sơ). ",
    ),
    "several answer": (
        facts(
            replace(LATE, responsible="Phòng Kinh tế"),
            replace(LATE, responsible="Phòng Kinh tế"),
            replace(LATE, responsible="Phòng Văn hóa - Xã hội"),
        ),
        (
            "đối với 03 hồ sơ quá hạn; trách nhiệm thuộc Phòng Kinh tế (02 hồ sơ), "
            "Phòng "
            "Văn hóa - Xã hội (01 hồ sơ)."
        ),
    ),
    "nothing awaits return": (
        replace(facts(finished_on_time=2, returned=2), returned_by_way={"desk": 2}),
        "Đã trả kết quả 02 hồ sơ, đều tại quầy; không còn hồ sơ chờ nhận kết quả.",
    ),
    "one returned": (
        replace(facts(finished_on_time=1, returned=1), returned_by_way={"online": 1}),
        "Đã trả kết quả 01 hồ sơ bằng bản điện tử; không còn",
    ),
    "nothing returned": (
        facts(finished_on_time=2, awaiting_return=2),
        "Trong kỳ chưa trả kết quả cho tổ chức, cá nhân; còn 02 hồ sơ đã có kết quả",
    ),
    "ways not known": (
        facts(finished_on_time=2, returned=2),
        "Đã trả kết quả 02 hồ sơ; không còn hồ sơ chờ nhận kết quả.",
    ),
    "no supplements": (facts(**DESK_3), "\nKhông có hồ sơ phải yêu cầu bổ sung.\n"),
    "repeated supplements": (
        replace(facts(**DESK_3), supplement_requests=4, repeated_supplements=1),
        "có 01 hồ sơ bị yêu cầu bổ sung quá 01 lần, không đúng quy định.",
    ),
    "nothing online": (
        facts(**DESK_3),
        "Trong kỳ không phát sinh hồ sơ nộp trực tuyến.",
    ),
    "all online": (
        facts(finished_on_time=2, received_online=2),
        "Hồ sơ nộp trực tuyến là 02 hồ sơ, chiếm 100% số hồ sơ tiếp nhận mới.",
    ),
    "nothing by post": (
        facts(**DESK_3),
        "Trong kỳ không phát sinh hồ sơ qua dịch vụ bưu chính công ích.",
    ),
    "no ratings": (
        replace(facts(**DESK_3), ratings={}),
        "Trong kỳ chưa thu được lượt đánh giá.",
    ),
    "few ratings": (
        replace(facts(**DESK_3), ratings={5: 8, 1: 1}),
        (
            "Đã thu 09 lượt đánh giá, gồm 08 lượt rất hài lòng và 01 lượt rất không "
            "hài "
            "lòng.\n"
        ),
    ),
    "one rating": (
        replace(facts(**DESK_3), ratings={4: 1}),
        "Đã thu 01 lượt đánh giá hài lòng.",
    ),
    "one kind of rating": (
        replace(facts(**DESK_3), ratings={5: 40}),
        (
            "Đã thu 40 lượt đánh giá, đều rất hài lòng. Tỷ lệ rất hài lòng và hài lòng "
            "đạt "
            "100% số lượt đánh giá."
        ),
    ),
    "own procedures only": (
        replace(facts(**DESK_3), catalogue_size=(9, 0)),
        (
            "tiếp nhận hồ sơ của 09 TTHC thuộc thẩm quyền giải quyết của Ủy ban nhân "
            "dân "
            "xã."
        ),
    ),
    "procedures of vertical agencies only": (
        replace(facts(**DESK_3), catalogue_size=(0, 9)),
        "tiếp nhận hồ sơ của 09 TTHC của cơ quan ngành dọc.",
    ),
    "served online in part": (
        replace(facts(**DESK_3), catalogue_size=(9, 0), online_procedures=(0, 4)),
        "Trong 09 TTHC có 04 TTHC cung cấp dịch vụ công trực tuyến một phần.",
    ),
    "served online wholly": (
        replace(facts(**DESK_3), catalogue_size=(8, 0), online_procedures=(4, 0)),
        "có 04 TTHC cung cấp dịch vụ công trực tuyến toàn trình (chiếm 50%).",
    ),
    "a poor rate": (
        facts(SORRY, finished_on_time=3),
        (
            "Tỷ lệ giải quyết trước hạn và đúng hạn mới đạt 75% tổng số hồ sơ đã giải "
            "quyết, thấp hơn 95%."
        ),
    ),
    "a fault of supplements": (
        replace(facts(**DESK_3), supplement_requests=4, repeated_supplements=1),
        "\nCó 01 hồ sơ bị yêu cầu bổ sung quá 01 lần, không đúng quy định.\n",
    ),
    "a fault of satisfaction": (
        replace(facts(**DESK_3), ratings={5: 20, 1: 20}),
        "Tỷ lệ rất hài lòng và hài lòng mới đạt 50% số lượt đánh giá, thấp hơn 95%.",
    ),
    "apologies owed": (
        facts(LATE, LATE),
        (
            "Đề nghị đơn vị giải quyết gửi văn bản xin lỗi đối với 02 hồ sơ quá hạn "
            "còn thiếu trước ngày 30/9/2026."
        ),
    ),
    "a result without praise": (
        facts(SORRY, finished_on_time=3),
        "\nĐã giải quyết 4/4 hồ sơ phải giải quyết trong kỳ.\n",
    ),
    "sectors late alike": (
        facts(SORRY, replace(SORRY, sector="Hộ tịch"), finished_on_time=3),
        "\nCó 02 hồ sơ quá hạn.\n",
    ),
    "all late of one sector": (
        facts(SORRY, SORRY, finished_on_time=3),
        "\nCó 02 hồ sơ quá hạn thuộc lĩnh vực đất đai.\n",
    ),
    "causes not recorded": (
        facts(LATE, LATE),
        "\nNguyên nhân của hồ sơ quá hạn chưa được ghi nhận.\n",
    ),
    "no compared period": (facts(**DESK_3), "Trong kỳ không phát sinh nội dung"),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_each_variant_has_its_own_words(name: str) -> None:
    given, expected = VARIANTS[name]
    assert expected in told(given)


QUARTER_2 = Period.of_days(date(2026, 3, 15), date(2026, 6, 14))
COMPARISONS = {
    "fewer received": (
        {"finished_on_time": 40},
        {"finished_on_time": 50},
        "số hồ sơ tiếp nhận mới giảm 10 hồ sơ (20%)",
    ),
    "as many received": (
        {"finished_on_time": 40},
        {"finished_on_time": 40},
        (
            "số hồ sơ tiếp nhận mới bằng quý II năm 2026; tỷ lệ giải quyết trước hạn "
            "và "
            "đúng hạn giữ nguyên."
        ),
    ),
    "a small base": (
        {"finished_on_time": 12},
        {"finished_on_time": 3},
        "số hồ sơ tiếp nhận mới tăng 09 hồ sơ (từ 03 hồ sơ lên 12 hồ sơ)",
    ),
    "received from nothing": (
        {"finished_on_time": 12},
        {},
        (
            "So với quý II năm 2026, phát sinh 12 hồ sơ tiếp nhận mới (quý II năm 2026 "
            "không có)."
        ),
    ),
    "late no more": (
        {"finished_on_time": 40},
        {"finished_on_time": 39, "finished_late": 1},
        "không còn hồ sơ quá hạn (quý II năm 2026: 01 hồ sơ)",
    ),
    "rates alike": (
        {"finished_on_time": 5000},
        {"finished_on_time": 4999, "finished_late": 1},
        "tỷ lệ giải quyết trước hạn và đúng hạn tương đương.",
    ),
}


@pytest.mark.parametrize("name", COMPARISONS)
def test_rise_and_fall_are_told_by_their_size(name: str) -> None:
    now, old, expected = COMPARISONS[name]
    earlier = figures(**old)
    earlier = earlier + figures(received_desk=earlier["resolved"])
    given = replace(facts(**now), previous=ComparedPeriod(QUARTER_2, earlier, 60))
    assert expected in told(given)


def test_rates_that_are_alike_are_no_achievement() -> None:
    old = figures(finished_on_time=2500, finished_late=1, received_desk=2501)
    earlier = ComparedPeriod(QUARTER_2, old, 60)
    for late in ((LATE,), (LATE, LATE)):
        text = told(replace(facts(*late, finished_on_time=3000), previous=earlier))
        assert "tỷ lệ giải quyết trước hạn và đúng hạn tương đương." in text
        assert re.search("tăng so với|Đã giải quyết 3.00./3.00. hồ sơ", text) is None
        assert "\nTỷ lệ giải quyết trước hạn và đúng hạn đạt 99,9" in text


def test_without_a_work_calendar_no_daily_average_is_told() -> None:
    old = figures(finished_on_time=3, received_desk=3)
    earlier = ComparedPeriod(QUARTER_2, old, 0, date(2026, 4, 1))
    text = told(replace(facts(**DESK_3), previous=earlier))
    assert "(số liệu tính từ ngày 01/4/2026), tỷ lệ" in text
    assert "bình quân" not in text


def test_one_late_commune_of_many_is_named_in_the_sentence() -> None:
    given = two_levels()
    name, other = "Xã Bình Lâm", "Xã An Lạc"
    late = tuple(replace(one, unit=name) for one in given.late)
    moved = figures(finished_late=8, late_with_apology=8, received_desk=8)
    units = [
        replace(one, figures=_without_late(one.figures))
        if one.unit.name not in {name, other}
        else one
        for one in given.units
    ]
    units = [
        replace(one, figures=one.figures + moved) if one.unit.name == name else one
        for one in units
    ]
    text = told(replace(given, units=tuple(units), late=late))
    assert ", phát sinh tại xã Bình Lâm; đã có văn bản xin lỗi đối với 11/13" in text
    assert "Cụ thể:" not in text


def _without_late(given: Figures) -> Figures:
    late, sorry = given["finished_late"], given["late_with_apology"]
    return given + figures(
        finished_late=-late, received_desk=-late, late_with_apology=-sorry
    )


def test_a_compared_year_that_overlaps_the_period_is_left_out() -> None:
    days = Period(date(2020, 1, 1), date(2021, 9, 30))
    earlier = ComparedPeriod(days.year_before(), figures(finished_on_time=3), 60)
    given = replace(facts(**DESK_3), period=days, year_before=earlier)
    assert "So với" not in told(given)


def compared_heads(given: CchcFacts) -> list[str]:
    (table,) = (
        block
        for block in blocks(given, SIGNED)
        if isinstance(block, Table)
        and block.head[0][0].text == "Chỉ tiêu"
        and block.columns[0].width == 58
    )
    return [cell.text.replace("\u00a0", " ") for cell in table.head[0]]


def test_a_year_is_compared_once_with_the_year_before() -> None:
    year = Period.of_days(date(2024, 12, 15), date(2025, 12, 14))
    old = figures(finished_on_time=3, received_desk=3)
    earlier = ComparedPeriod(year.previous(), old, 250)
    assert year.previous() == year.year_before()
    given = replace(facts(**DESK_3), period=year, previous=earlier, year_before=earlier)
    assert told(given).count("So với năm 2024, ") == 1
    assert compared_heads(given) == [
        *("Chỉ tiêu", "Năm 2025", "Năm 2024", "Tăng, giảm so với năm 2024")
    ]


def test_custom_periods_are_compared_by_their_days() -> None:
    days = Period(date(2026, 2, 1), date(2026, 2, 20))
    old = figures(finished_on_time=3, received_desk=3)
    earlier = ComparedPeriod(days.previous(), old, 20)
    given = replace(facts(**DESK_3), period=days, previous=earlier)
    text = told(given)
    assert "So với kỳ từ ngày 12/01/2026 đến ngày 31/01/2026, số hồ sơ" in text
    assert compared_heads(given)[2:] == [
        "Từ 12/01/2026 đến 31/01/2026",
        "Tăng, giảm so với kỳ trước",
    ]
    assert "nhiệm vụ thời gian tới của Trung tâm" in text


def test_without_late_dossiers_the_word_is_said_once() -> None:
    assert re.findall(r"[^\n.]*quá hạn[^\n.]*", told(facts(**DESK_3))) == [
        "Trong kỳ không có hồ sơ quá hạn"
    ]


def test_a_single_dossier_is_never_told_as_a_list() -> None:
    for key in ("finished_early", "finished_on_time", "withdrawn", "open_within"):
        text = body(facts(**{key: 1}))
        assert re.search(r"\b(gồm|đều|tất cả|toàn bộ)\b", text, re.IGNORECASE) is None
        assert set(re.findall(r"[\d,]+%", text)) <= {"100%"}


def test_the_two_levels_are_told_apart_with_right_percentages() -> None:
    text = told(two_levels())
    for sentence in kept_sentences("cchc-two-levels-sentences.txt"):
        assert sentence in text, sentence


def of_levels(district: Figures, commune: Figures, *late: LateDossier) -> CchcFacts:
    """Return facts of one district desk and one commune."""
    whole = district + commune
    desks = (
        UnitFigures(Unit("H99.01", "Huyện Đông Sơn", UnitLevel.DISTRICT), district),
        UnitFigures(Unit("H99.20", "Xã Bình Lâm"), commune),
    )
    return replace(
        two_levels(),
        figures=whole,
        sectors=(SectorFigures(Sector("Tư pháp", is_vertical=True), whole),),
        units=desks,
        late=late,
        identities=identities(whole),
    )


NOTHING = figures()
COMMUNE_LATE = replace(LATE, unit="H99.20", sector="Tư pháp")
LEVELS = {
    "one commune, nothing open": (
        of_levels(NOTHING, figures(received_desk=2, finished_on_time=2)),
        (
            (
                "Bộ phận Tiếp nhận và Trả kết quả cấp huyện không phát sinh hồ sơ tiếp "
                "nhận mới; Bộ phận Tiếp nhận và Trả kết quả cấp xã tiếp nhận 02 hồ sơ."
            ),
            "Trong số hồ sơ tiếp nhận có 02 hồ sơ của cơ quan ngành dọc.",
            (
                "Cấp huyện chưa có hồ sơ đến bước trả kết quả. Không còn hồ sơ đang "
                "giải "
                "quyết."
            ),
            (
                "Cấp xã đã giải quyết 02 hồ sơ, tất cả trước hạn và đúng hạn, đạt 100% "
                "tổng số hồ sơ đã giải quyết; không còn hồ sơ đang giải quyết."
            ),
            "\nTrong kỳ không có hồ sơ quá hạn.",
        ),
    ),
    "carried over, withdrawn, suspended": (
        of_levels(
            figures(received_desk=2, carried_over=2, withdrawn=2, open_within=2),
            figures(received_desk=4, open_within=1, suspended=3),
        ),
        (
            (
                "Tổng số hồ sơ phải giải quyết là 08 hồ sơ, gồm 02 hồ sơ từ kỳ trước "
                "chuyển "
                "sang và 06 hồ sơ tiếp nhận mới."
            ),
            (
                "và 50% tổng số hồ sơ phải giải quyết; đang giải quyết 02 hồ sơ, "
                "đều "
                "trong hạn."
            ),
            (
                "Đang giải quyết 04 hồ sơ, gồm 01 hồ sơ trong hạn và 03 hồ sơ đang "
                "tạm dừng "
                "tính thời hạn."
            ),
        ),
    ),
    "all late": (
        of_levels(
            NOTHING, figures(received_desk=2, finished_late=2), *[COMMUNE_LATE] * 2
        ),
        ("Cấp xã đã giải quyết 02 hồ sơ, tất cả quá hạn.",),
    ),
    "one late, apologies owed": (
        of_levels(
            figures(received_desk=1, open_within=1),
            figures(received_desk=1, finished_late=1),
            COMMUNE_LATE,
        ),
        (
            (
                "Cấp huyện chưa có hồ sơ đến bước trả kết quả. Đang giải quyết 01 hồ "
                "sơ trong "
                "hạn."
            ),
            "Cấp xã đã giải quyết 01 hồ sơ quá hạn. Không còn hồ sơ đang giải quyết.",
            (
                "Cấp xã có 01 hồ sơ quá hạn, chiếm 100% số hồ sơ cấp xã đã giải "
                "quyết; chưa "
                "có văn bản xin lỗi, trách nhiệm thuộc Ủy ban nhân dân xã Bình Lâm.\n"
            ),
        ),
    ),
    "one open late, apologised": (
        of_levels(
            NOTHING,
            figures(received_desk=1, open_overdue=1, late_with_apology=1),
            replace(COMMUNE_LATE, finished_on=None, apology="Có (ngày 01/4/2021)"),
        ),
        (
            "Tính chung hai cấp, chưa có hồ sơ đến bước trả kết quả.",
            (
                "chiếm 100% tổng số hồ sơ cấp xã phải giải quyết; đã có văn bản xin "
                "lỗi.\n"
            ),
        ),
    ),
}


@pytest.mark.parametrize("name", LEVELS)
def test_each_level_has_its_own_words(name: str) -> None:
    given, expected = LEVELS[name]
    text = told(given)
    for sentence in expected:
        assert sentence in text, sentence


COUNTS = st.integers(0, 3) | st.integers(0, 120_000)
CELLS = (
    "finished_early",
    "finished_on_time",
    "withdrawn",
    "open_within",
    "suspended",
    "returned",
    "awaiting_return",
)


@st.composite
def random_facts(draw: st.DrawFn) -> CchcFacts:
    """Draw an office whose figures balance, with up to four late dossiers."""
    late = draw(st.lists(st.sampled_from((LATE, SORRY)), max_size=2))
    waiting = [replace(one, finished_on=None) for one in late]
    overdue = draw(st.sampled_from(([], waiting)))
    counts = {key: draw(COUNTS) for key in CELLS}
    whole = facts(*late, *overdue, **counts).figures["total"]
    channels = {}
    for key in ("carried_over", "received_online", "received_postal"):
        channels[key] = draw(st.integers(0, whole))
        whole -= channels[key]
    given = facts(*late, *overdue, **counts, **channels)
    ratings = draw(st.none() | st.dictionaries(st.integers(1, 5), st.integers(1, 50)))
    return replace(given, ratings=ratings)


@settings(deadline=None)
@given(random_facts())
def test_no_report_counts_zero_or_hides_the_base_of_a_rate(given: CchcFacts) -> None:
    text = body(given)
    assert re.search(r"(?<![\d.,/])0+ (hồ sơ|TTHC|lượt)", text) is None
    assert "{" not in text
    for parts in re.findall(r"gồm (.*?)[.;](?:\s|$)", text):
        assert ", " in parts or " và " in parts, parts
    for rest in re.findall(r"\d%\)?\s*(\S+ \S+)", text):
        assert rest.startswith(("tổng số", "số hồ", "số lượt", "(")), rest


def test_the_sum_of_two_groups_is_the_group_of_both() -> None:
    whole = sum((one.figures for one in quarter().sectors), Figures({}))
    assert whole["total"] == quarter().figures["total"] == 3157


def test_a_point_without_data_is_printed_for_what_was_typed_under_it() -> None:
    known = facts(**DESK_3)
    typed = {"point_digital": ("Đã mở điểm số hóa tại quầy.",)}
    headings = [
        block.text
        for block in blocks(known, replace(SIGNED, texts=typed))
        if isinstance(block, Heading) and block.level == 3
    ]
    assert headings == [
        "a) Tiếp nhận, giải quyết hồ sơ",
        "b) Số hóa hồ sơ, kết quả giải quyết TTHC",
        "c) Dịch vụ công trực tuyến, dịch vụ bưu chính công ích",
    ]
    assert "Đã mở điểm số hóa tại quầy." in told(known, replace(SIGNED, texts=typed))
