"""Charts: when one is drawn, what it says, and that Word can open and edit it."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from motcua_desktop.documents.chart_xml import (
    NumberLook,
    chart_xml,
    number_look,
    shows_label,
)
from motcua_desktop.documents.docx import render_docx
from motcua_desktop.documents.model import (
    Chart,
    ChartKind,
    ChartSeries,
    Paragraph,
)
from motcua_desktop.documents.reports.cchc import cchc_document
from motcua_desktop.documents.reports.charts import (
    channel_chart,
    charts,
    month_chart,
    sector_chart,
)
from motcua_desktop.domain.period import Period, reporting_months
from motcua_desktop.domain.procedure import Sector
from motcua_desktop.services.rows.reports import CchcFacts, FigureRow, SectorFigures
from tests.documents.reading import folded, output, pdf_by_libreoffice, word_parts
from tests.documents.samples import SIGNED, figures, quarter, two_levels

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
SIGNED_WITH_CHARTS = replace(SIGNED, with_charts=True)


def drawn(facts: CchcFacts) -> list[Chart]:
    return [block for block in charts(facts) if isinstance(block, Chart)]


def months(*counts: int, first: int = 7) -> tuple[FigureRow, ...]:
    return tuple(
        FigureRow(f"2026-{month:02d}", figures(received_desk=count))
        for month, count in enumerate(counts, first)
    )


def test_the_model_quarter_has_three_charts_and_a_sentence_that_points_to_them() -> (
    None
):
    first, *shown = charts(quarter())
    assert isinstance(first, Paragraph)
    assert folded(first.runs[0].text) == (
        "Số hồ sơ tiếp nhận mới và đã giải quyết theo tháng tại Biểu đồ 1; cơ cấu "
        "kênh tiếp nhận tại Biểu đồ 2; kết quả giải quyết theo lĩnh vực tại Biểu đồ 3."
    )
    captions = [folded(one.caption) for one in shown if isinstance(one, Chart)]
    assert captions == [
        "Biểu đồ 1. Hồ sơ tiếp nhận mới và đã giải quyết theo tháng",
        "Biểu đồ 2. Hồ sơ tiếp nhận mới theo kênh tiếp nhận",
        "Biểu đồ 3. Kết quả giải quyết hồ sơ theo lĩnh vực (số hồ sơ)",
    ]


def test_charts_say_the_figures_of_the_tables() -> None:
    by_month, by_channel, by_sector = drawn(quarter())
    assert by_month.categories == ("Tháng 7", "Tháng 8", "Tháng 9")
    assert [one.values for one in by_month.series] == [
        (1022, 980, 1066),
        (990, 1001, 1044),
    ]
    assert sum(by_month.series[0].values) == quarter().figures["received"]
    assert by_channel.categories == (
        "Trực tiếp (61,51%)",
        "Trực tuyến (38,17%)",
        "Dịch vụ bưu chính công ích (0,33%)",
    )
    assert by_sector.series[1].name == "Đúng hạn (gồm hồ sơ rút, dừng)"
    assert [sum(one.values) for one in by_sector.series] == [1090, 1931, 14]
    assert "Đất đai (259): 176 hồ sơ trước hạn, 74 đúng hạn, 9 quá hạn" in (
        by_sector.description
    )


@pytest.mark.parametrize(
    ("by_month", "is_drawn"),
    [
        ((), False),
        (months(30, 30), False),
        (months(30, 0, 30), False),
        (months(30, 1, 30), True),
    ],
)
def test_two_months_are_told_not_drawn(
    by_month: tuple[FigureRow, ...],
    is_drawn: bool,  # noqa: FBT001 a parameter of the table above
) -> None:
    facts = replace(quarter(), by_month=by_month)
    assert (month_chart(facts, 1) is not None) == is_drawn


def test_one_channel_is_told_not_drawn() -> None:
    one = replace(quarter(), figures=figures(received_desk=100))
    assert channel_chart(one, 1) is None
    two = replace(quarter(), figures=figures(received_desk=99, received_online=1))
    shown = channel_chart(two, 1)
    assert shown is not None
    assert shown.chart.categories == ("Trực tiếp (99%)", "Trực tuyến (1%)")
    few = replace(quarter(), figures=figures(received_desk=18, received_online=1))
    assert channel_chart(few, 1) is None


@pytest.mark.parametrize(
    ("counts", "is_drawn"),
    [((20, 20), False), ((18, 1, 0), False), ((17, 1, 1), False), ((18, 1, 1), True)],
)
def test_few_sectors_or_dossiers_are_told_not_drawn(
    counts: tuple[int, ...],
    is_drawn: bool,  # noqa: FBT001 a parameter of the table above
) -> None:
    rows = tuple(
        SectorFigures(Sector(f"Lĩnh vực {at}"), figures(finished_early=count))
        for at, count in enumerate(counts)
    )
    facts = replace(
        quarter(), sectors=rows, figures=figures(finished_early=sum(counts))
    )
    assert (sector_chart(facts, 1) is not None) == is_drawn


def test_numbers_of_charts_close_up_when_one_falls_away() -> None:
    captions = [one.number for one in drawn(replace(quarter(), by_month=()))]
    assert captions == [1, 2]
    assert (
        list(charts(replace(quarter(), by_month=(), sectors=(), figures=figures())))
        == []
    )


def test_charts_can_be_left_out() -> None:
    for choices, count in ((SIGNED, 0), (SIGNED_WITH_CHARTS, 3)):
        blocks = cchc_document(quarter(), choices).sections[0].blocks
        assert sum(isinstance(block, Chart) for block in blocks) == count


def test_the_real_case_is_drawn_by_quarters() -> None:
    rows = tuple(
        FigureRow(f"{part.last:%Y-%m}", figures(received_desk=100, finished_early=90))
        for part in reporting_months(two_levels().period)
    )
    shown = month_chart(replace(two_levels(), by_month=rows), 1)
    assert shown is not None
    assert shown.chart.categories == (
        *("Quý I/2020", "Quý II/2020", "Quý III/2020", "Quý IV/2020"),
        *("Quý I/2021", "Quý II/2021", "Quý III/2021"),
    )
    assert shown.chart.series[0].values == (300,) * 7
    assert "theo quý tại" in shown.clause


def test_many_years_are_drawn_by_years() -> None:
    period = Period(date(2019, 1, 1), date(2026, 3, 10))
    rows = tuple(
        FigureRow(f"{part.last:%Y-%m}", figures(received_desk=10))
        for part in reporting_months(period)
    )
    shown = month_chart(replace(quarter(), period=period, by_month=rows), 1)
    assert shown is not None
    assert shown.chart.categories[0] == "Năm 2019"
    assert shown.chart.categories[-1] == "Năm 2026 (đến 10/3)"
    assert "theo năm tại" in shown.clause


def test_a_cut_month_says_that_it_is_cut() -> None:
    period = Period(date(2026, 7, 11), date(2026, 10, 20))
    facts = replace(quarter(), period=period, by_month=months(9, 9, 9, 9))
    shown = month_chart(facts, 1)
    assert shown is not None
    assert shown.chart.categories == (
        *("Tháng 7 (từ 11/7)", "Tháng 8", "Tháng 9", "Tháng 10 (đến 20/10)"),
    )


def test_months_over_the_turn_of_the_year_carry_it() -> None:
    period = Period.of_days(date(2025, 12, 15), date(2026, 3, 14))
    rows = tuple(
        FigureRow(f"{part.last:%Y-%m}", figures(received_desk=30))
        for part in reporting_months(Period(date(2025, 11, 1), date(2026, 1, 31)))
    )
    shown = month_chart(replace(quarter(), period=period, by_month=rows), 1)
    assert shown is not None
    assert shown.chart.categories == ("11/2025", "12/2025", "01/2026")


def test_a_legal_quarter_is_made_of_the_months_that_close_on_the_fourteenth() -> None:
    parts = reporting_months(Period.of_days(date(2026, 6, 15), date(2026, 9, 14)))
    assert [one.name.replace("\u00a0", " ") for one in parts] == [
        "tháng 7 năm 2026",
        "tháng 8 năm 2026",
        "tháng 9 năm 2026",
    ]


def test_many_sectors_share_the_last_bar() -> None:
    rows = tuple(
        SectorFigures(Sector(f"Lĩnh vực {at}"), figures(finished_early=100 - at))
        for at in range(20)
    )
    whole = figures(finished_early=sum(100 - at for at in range(20)))
    shown = sector_chart(replace(quarter(), sectors=rows, figures=whole), 1)
    assert shown is not None
    assert len(shown.chart.categories) == 12
    assert shown.chart.categories[-1].startswith("Lĩnh vực khác (")
    assert sum(shown.chart.series[0].values) == whole["resolved"]


ORDER = {
    "chartSpace": "date1904 lang roundedCorners style clrMapOvr pivotSource protection "
    "chart spPr txPr externalData printSettings userShapes extLst",
    "chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea "
    "legend plotVisOnly dispBlanksAs extLst",
    "plotArea": "layout barChart catAx valAx dTable spPr extLst",
    "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
    "ser": "idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline "
    "errBars cat val shape extLst",
    "dLbls": "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName "
    "showSerName showPercent showBubbleSize separator showLeaderLines",
    "catAx": "axId scaling delete axPos majorGridlines minorGridlines title numFmt "
    "majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses auto lblAlgn "
    "lblOffset noMultiLvlLbl",
    "valAx": "axId scaling delete axPos majorGridlines minorGridlines title numFmt "
    "majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossBetween "
    "majorUnit minorUnit dispUnits",
    "scaling": "logBase orientation max min",
    "legend": "legendPos legendEntry layout overlay spPr txPr",
    "manualLayout": "layoutTarget xMode yMode wMode hMode x y w h",
    "strCache": "ptCount pt",
    "numCache": "formatCode ptCount pt",
}
"""Children in the order of ECMA-376, part 1, 21.2: Word refuses any other."""
NEEDED = (
    "roundedCorners",
    "autoTitleDeleted",
    "showLegendKey",
    "showCatName",
    "delete",
)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_chart_has_its_elements_in_the_order_that_word_demands(place: int) -> None:
    root = ET.fromstring(chart_xml(drawn(quarter())[place], "rId1"))  # noqa: S314
    for element in root.iter():
        order = ORDER.get(element.tag.removeprefix(C))
        if order is None:
            continue
        names = [child.tag.removeprefix(C) for child in element]
        places = [order.split().index(name) for name in names]
        assert places == sorted(places), (element.tag, names)
    for name in NEEDED:
        assert root.find(f".//{C}{name}") is not None, name


def test_the_file_holds_charts_that_word_finds_and_edits() -> None:
    file = render_docx(cchc_document(quarter(), SIGNED_WITH_CHARTS))
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        types = package.read("[Content_Types].xml").decode()
        links = package.read("word/_rels/document.xml.rels").decode()
        for number, chart in enumerate(drawn(quarter()), 1):
            name = f"charts/chart{number}.xml"
            assert f'PartName="/word/{name}"' in types
            assert f'Id="rIdChart{number}"' in links
            assert f'Target="{name}"' in links
            beside = package.read(f"word/charts/_rels/chart{number}.xml.rels").decode()
            assert f"../embeddings/Microsoft_Excel_Sheet{number}.xlsx" in beside
            held = package.read(f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
            rows = CalamineWorkbook.from_filelike(io.BytesIO(held)).get_sheet_by_name(
                "Sheet1"
            )
            head, *body = rows.to_python()
            assert head == ["", *(one.name for one in chart.series)]
            assert tuple(row[0] for row in body) == chart.categories
            columns = list(zip(*(row[1:] for row in body), strict=True))
            assert columns == [one.values for one in chart.series]
    assert 'Extension="xlsx"' in types or "sheet" in types
    assert file == render_docx(cchc_document(quarter(), SIGNED_WITH_CHARTS))


def test_a_chart_is_read_to_those_who_cannot_see_it() -> None:
    body = word_parts(render_docx(cchc_document(quarter(), SIGNED_WITH_CHARTS)))[
        "word/document.xml"
    ]
    shown = [one for one in body.iter() if one.tag.endswith("}docPr")]
    assert len({one.get("id") for one in shown}) == len(shown) == 3
    assert all(len(one.get("descr", "")) > 60 for one in shown)


@given(
    st.lists(st.integers(0, 10**7), min_size=1, max_size=12),
    st.text(max_size=40),
)
def test_any_numbers_and_names_make_a_chart_that_can_be_read(
    values: list[int], name: str
) -> None:
    series = tuple(ChartSeries(name, tuple(values)) for _ in range(3))
    for kind in ChartKind:
        chart = Chart(1, name, kind, (name,) * len(values), series, name)
        root = ET.fromstring(chart_xml(chart, "rId1"))  # noqa: S314
        read = [
            int(point.text or "")
            for point in root.iterfind(f".//{C}numCache/{C}pt/{C}v")
        ]
        assert read == values * 3


def test_a_number_that_does_not_fit_its_segment_is_not_written_over_others() -> None:
    assert shows_label(500, 1000)
    assert not shows_label(1, 636)
    assert not shows_label(0, 0)


@pytest.mark.parametrize(
    ("categories", "number", "look"),
    [
        (3, 1_171, NumberLook(10, 60)),
        (7, 11_147, NumberLook(8, 20)),
        (12, 11_147, NumberLook(9, 60, -90)),
    ],
)
def test_numbers_above_columns_never_run_into_one_another(
    categories: int, number: int, look: NumberLook
) -> None:
    values = (number,) * categories
    series = (ChartSeries("Tiếp nhận", values), ChartSeries("Giải quyết", values))
    names = tuple(f"T{month}" for month in range(categories))
    chart = Chart(1, "Hồ sơ", ChartKind.COLUMNS, names, series, "Hồ sơ")
    assert number_look(chart) == look
    assert f'rot="{look.turn * 60_000}"'.encode() in chart_xml(chart, "rId1") or (
        not look.turn
    )


@pytest.mark.slow
def test_libreoffice_prints_the_charts_with_points_between_thousands(
    tmp_path: Path,
) -> None:
    file = render_docx(cchc_document(quarter(), SIGNED_WITH_CHARTS))
    text = output("pdftotext", pdf_by_libreoffice(file, tmp_path), "-")
    for shown in ("1.022", "1.066", "Tiếp nhận mới", "1.887", "0%", "100%", "1.274"):
        assert shown in text
