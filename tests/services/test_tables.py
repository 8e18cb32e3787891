"""The tables of reports on an office's days: what they say, and when they refuse."""

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.errors import FuturePeriodError
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.people import Unit, UnitLevel
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.procedure import Sector
from motcua_desktop.exchange.table_writer import write_table
from motcua_desktop.services.errors import (
    BookAsOfError,
    EstimateNotAskedForError,
    NotByUnitsError,
    UnknownWordError,
)
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.rows.tables import TableLine
from motcua_desktop.services.tables.desk import TableRequest
from motcua_desktop.services.tables.registry import TABLE_REPORTS
from tests.builders import (
    CERTIFY_COPY,
    PROCEDURES,
    RE_REGISTER_BIRTH,
    WRITE_LETTER,
    Clock,
    a_token,
    act,
    received,
)
from tests.exchange.sheet_reading import read_sheet
from tests.services.screen import rows_on_screen

WEEK = Period(date(2026, 11, 23), date(2026, 11, 29))
BEFORE = Period(date(2026, 11, 1), date(2026, 11, 22))


@pytest.fixture
def week(office: OpenOffice, clock: Clock) -> OpenOffice:
    """A week: two births, a certified copy of the same day, a letter without limit."""
    births = [received(office), received(office, "Lê Thị Lan", channel=Channel.ONLINE)]
    received(office, "Trần Văn Ba", procedure=CERTIFY_COPY)
    letter = received(office, "Đỗ Thị Tư", procedure=WRITE_LETTER)
    clock.set(2026, 11, 25, 10, 0)
    for number in (births[0], letter):
        act(office, number, Step.FORWARD)
        act(office, number, Step.FINISH)
    act(office, births[0], Step.RETURN, satisfaction=4)
    clock.set(2026, 11, 30, 8, 0)
    return office


def test_form_06a_of_a_week(week: OpenOffice) -> None:
    content = week.tables.content(TableRequest("ii-06a", WEEK))
    assert rows_on_screen(content) == [
        (
            *("A", "Thuộc thẩm quyền giải quyết của UBND xã"),
            *("4", "1", "3", "0", "2", "1", "1", "0", "2", "1", "1"),
        ),
        ("1", "Hộ tịch", "2", "1", "1", "0", "1", "1", "0", "0", "1", "1", "0"),
        ("2", "Chứng thực", "1", "0", "1", "0", "0", "0", "0", "0", "1", "0", "1"),
        ("3", "Chính sách", "1", "0", "1", "0", "1", "0", "1", "0", "0", "0", "0"),
        ("", "TỔNG CỘNG", *["4", "1", "3", "0", "2", "1", "1", "0", "2", "1", "1"]),
    ]
    assert any("không quy định thời hạn" in note for note in content.notes)


def test_each_number_of_a_week_opens_its_dossiers(week: OpenOffice) -> None:
    for report in TABLE_REPORTS:
        if report.name == "so-theo-doi":
            continue
        request = TableRequest(report.name, WEEK, is_estimate_wanted=True)
        for cell in week.tables.behind(request):
            assert len(cell.numbers) == cell.value, (report.name, cell)


def test_officers_are_told_by_what_they_did(week: OpenOffice) -> None:
    rows = rows_on_screen(week.tables.content(TableRequest("can-bo", WEEK)))
    assert rows == [
        ("1", "Trần Thị Thu Hà", "4", "0", "0", "0", "0", "0", "0", "2"),
        ("2", "Lê Văn Bình", "0", "2", "0", "0", "2", "0", "1", "0"),
        ("", "TỔNG CỘNG", "4", "2", "0", "0", "2", "0", "1", "2"),
    ]


def test_a_corrected_end_takes_no_deed_away(office: OpenOffice, clock: Clock) -> None:
    """Two wrong days: the deed of the period stays, though the end moves before it."""
    number = received(office)
    clock.set(2026, 11, 26, 10, 0)
    act(office, number, Step.FORWARD)
    clock.set(2026, 11, 27, 10, 0)
    act(office, number, Step.FINISH)
    office.processing.correct(
        number,
        {"finished_at": "2026-11-25T10:00"},
        reason="nhầm ngày",
        token=a_token(),
        officer="Lê Văn Bình",
    )
    clock.set(2026, 11, 30, 8, 0)
    late_week = Period(date(2026, 11, 26), date(2026, 11, 29))
    (clerk, _) = rows_on_screen(
        office.tables.content(TableRequest("can-bo", late_week))
    )
    assert clerk[1:4] == ("Lê Văn Bình", "0", "1")


def test_the_late_list_names_numbers_and_no_persons(week: OpenOffice) -> None:
    content = week.tables.content(TableRequest("qua-han", WEEK))
    ((_, number, procedure, *_, days, apology),) = rows_on_screen(content)
    assert number.startswith("H26.12-261123-")
    assert procedure == "Chứng thực: Chứng thực bản sao từ bản chính"
    assert (days, apology) == ("3", "Không")
    assert "Trần Văn Ba" not in str(content.lines)


def test_an_empty_period_says_so_in_one_sentence(week: OpenOffice) -> None:
    for report in TABLE_REPORTS:
        if report.name in {"so-theo-doi", "uoc-tinh-766"}:
            continue
        content = week.tables.content(TableRequest(report.name, BEFORE))
        assert len(content.notes) >= 1
        assert "Trong kỳ không" in content.notes[0], report.name
        assert not any(
            cell.numbers
            for cell in week.tables.behind(TableRequest(report.name, BEFORE))
        )


def test_a_period_that_is_not_over_is_refused(week: OpenOffice) -> None:
    to_come = Period(date(2026, 11, 23), date(2026, 12, 31))
    with pytest.raises(FuturePeriodError, match="31/12/2026 chưa kết thúc"):
        week.tables.content(TableRequest("ii-06a", to_come))


def test_an_estimate_is_made_on_demand_and_says_what_it_is(week: OpenOffice) -> None:
    with pytest.raises(EstimateNotAskedForError, match="ước tính"):
        week.tables.content(TableRequest("uoc-tinh-766", WEEK))
    request = TableRequest("uoc-tinh-766", WEEK, is_estimate_wanted=True)
    content = week.tables.content(request)
    assert "ƯỚC TÍNH NỘI BỘ" in content.title
    assert "không phải điểm chính thức" in content.notes[0]
    progress = rows_on_screen(content)[1]
    assert progress[1:4] == ("Tiến độ giải quyết", "20,00", "15,00")
    assert "3/4 (75%)" in progress[4]
    openness = rows_on_screen(content)[0]
    assert openness[3] == ""
    assert openness[5]


def test_units_stand_side_by_side_level_by_level(week: OpenOffice) -> None:
    with week.open_unit() as unit:
        unit.catalogue.save_unit(Unit("H26", "Huyện An Lão", UnitLevel.DISTRICT))
        unit.catalogue.save_unit(
            Unit("H26.12", "Xã An Hòa", UnitLevel.COMMUNE, superior_code="H26")
        )
        unit.commit()
    request = TableRequest("ii-06a", WEEK, FigureScope(unit_code="H26"), apart=True)
    content = week.tables.content(request)
    assert content.text.heads[0][1].text == "Đơn vị"
    rows = [row[:3] for row in rows_on_screen(content)]
    assert rows == [
        ("A", "Cấp huyện", "0"),
        ("1", "Huyện An Lão", "0"),
        ("B", "Cấp xã", "4"),
        ("2", "Xã An Hòa", "4"),
        ("3", "Thôn Đông", "0"),
        ("", "TỔNG CỘNG", "4"),
    ]
    alone = replace(request, apart=False)
    assert rows_on_screen(week.tables.content(alone))[-1][2] == "0"
    together = replace(
        alone, scope=FigureScope(unit_code="H26", with_subordinates=True)
    )
    content = week.tables.content(together)
    assert rows_on_screen(content)[-1][2] == "4"
    assert content.scope_name == "Huyện An Lão và các đơn vị trực thuộc"


def test_a_unit_without_dossiers_has_a_table_of_noughts(week: OpenOffice) -> None:
    request = TableRequest("ii-06a", WEEK, FigureScope(unit_code="H26.12.01"))
    content = week.tables.content(request)
    assert rows_on_screen(content) == [("", "TỔNG CỘNG", *("0",) * 11)]
    assert content.notes == ("Trong kỳ không phát sinh hồ sơ thủ tục hành chính",)


def test_officers_cannot_be_split_by_units(week: OpenOffice) -> None:
    with pytest.raises(NotByUnitsError, match="gộp mọi đơn vị"):
        week.tables.content(TableRequest("can-bo", WEEK, apart=True))


def test_a_sector_renamed_within_the_period_is_told(week: OpenOffice) -> None:
    (letter,) = [one for one in PROCEDURES if one.code == WRITE_LETTER]
    with week.open_unit() as unit:
        moved = replace(letter, sector=Sector("Bảo trợ xã hội"))
        unit.catalogue.save_procedure(moved)
        unit.commit()
    received(week, "Hồ Văn Năm", procedure=WRITE_LETTER)
    content = week.tables.content(
        TableRequest("ii-06a", Period(WEEK.first, date(2026, 11, 30)))
    )
    names = {row[1] for row in rows_on_screen(content)}
    assert {"Chính sách", "Bảo trợ xã hội"} <= names
    assert any(
        "“Chính sách” ghi theo tên lĩnh vực khi tiếp nhận" in note
        for note in content.notes
    )


def test_procedures_stand_under_their_sector(week: OpenOffice) -> None:
    rows = rows_on_screen(week.tables.content(TableRequest("ii-06-tthc", WEEK)))
    assert [row[:3] for row in rows[:2]] == [
        ("1", "Hộ tịch", "2"),
        ("1.1", f"Đăng ký lại khai sinh ({RE_REGISTER_BIRTH})", "2"),
    ]


def test_an_earlier_moment_of_knowledge_gives_its_own_table(week: OpenOffice) -> None:
    scope = FigureScope(as_of=datetime(2026, 11, 24))
    content = week.tables.content(TableRequest("ii-06a", WEEK, scope))
    assert rows_on_screen(content)[-1][6] == "0"
    assert content.as_of == datetime(2026, 11, 24)


def test_an_unknown_table_or_format_is_named(week: OpenOffice, tmp_path: Path) -> None:
    with pytest.raises(UnknownWordError, match="ii-06a"):
        week.tables.content(TableRequest("ii-07", WEEK))
    with pytest.raises(UnknownWordError, match="xlsx"):
        week.tables.export(TableRequest("so-theo-doi", WEEK), tmp_path / "sổ.pdf")


def test_the_book_of_a_year_is_a_workbook(week: OpenOffice, tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    week.tables.export(TableRequest("so-theo-doi", WEEK), path)
    sheet = read_sheet(path)
    names = [value for value in sheet.cached.values() if isinstance(value, str)]
    assert "SỔ THEO DÕI HỒ SƠ" in names
    assert {"Nguyễn Thị Hoa", "Đỗ Thị Tư"} <= set(names)


def test_the_book_tells_the_present_only(week: OpenOffice, tmp_path: Path) -> None:
    scope = FigureScope(as_of=datetime(2026, 11, 24))
    request = TableRequest("so-theo-doi", WEEK, scope)
    with pytest.raises(BookAsOfError, match="hiện trạng"):
        week.tables.export(request, tmp_path / "sổ.xlsx")


@pytest.mark.slow
def test_a_book_of_many_lines_is_written_in_little_memory(
    week: OpenOffice, tmp_path: Path
) -> None:
    request = TableRequest("so-theo-doi", WEEK)
    content = week.tables.book_content(request)
    day = date(2026, 11, 23)
    cells = tuple("Nội dung của một ô" for _ in content.columns)

    def lines() -> Iterator[TableLine]:
        for order in range(30_000):
            dated = day + timedelta(days=order % 300)
            yield TableLine((str(order), *cells[1:9], dated, *cells[10:]))

    tracemalloc.start()
    write_table(tmp_path / "sổ.xlsx", content, lines())
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10_000_000
