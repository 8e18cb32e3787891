"""Issued reports: frozen, the same again, held against the next, told from fakes."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.statistics import Cell
from motcua_desktop.exchange.errors import FileRefusedError
from motcua_desktop.services.errors import (
    HistoryBrokenError,
    OpeningBalanceError,
    ReportNumberError,
    UnknownWordError,
)
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.report_issues import IssueRequest
from motcua_desktop.services.rows.issues import ReportIssue
from tests.builders import PROCEDURES, Clock, act, received
from tests.documents.reading import pdf_by_libreoffice, saved_by_libreoffice, word_text

DOCUMENT = "word/document.xml"
OCTOBER = Period.of_days(date(2026, 9, 15), date(2026, 10, 14))
NOVEMBER = Period.of_days(date(2026, 10, 15), date(2026, 11, 14))


def month_of(office: OpenOffice, clock: Clock) -> list[str]:
    """Live through October: four dossiers received, two of them settled."""
    numbers = []
    for day, name in ((21, "An"), (22, "Bình"), (23, "Chi"), (24, "Dung")):
        clock.set(2026, 9, day, 9, 0)
        channel = Channel.ONLINE if day % 2 else Channel.DESK
        numbers.append(received(office, f"Nguyễn Thị {name}", channel=channel))
    for number, day in zip(numbers[:2], (28, 29), strict=True):
        clock.set(2026, 9, day, 10, 0)
        act(office, number, Step.FINISH)
    return numbers


def request(number: str = "27", period: Period = OCTOBER) -> IssueRequest:
    signed = date(2026, 10, 16) if period is OCTOBER else date(2026, 11, 17)
    return IssueRequest("cchc", period, number, signed, "Trần Thị Thu Hà")


def issue_october(office: OpenOffice, clock: Clock) -> ReportIssue:
    clock.set(2026, 10, 15, 8, 0)
    return office.issues.issue(request())


def test_an_issue_freezes_figures_dossiers_texts_and_file(
    any_office: OpenOffice, clock: Clock
) -> None:
    office = any_office
    numbers = month_of(office, clock)
    issue = issue_october(office, clock)
    assert (issue.seq, issue.sign, issue.actor) == (
        *(1, "27/BC-TTPVHCC", "Trần Thị Thu Hà"),
    )
    with office.read_unit() as unit:
        frozen = unit.report_issues.frozen(issue)
        assert list(unit.report_issues.all_issued()) == [issue]
    assert frozen.figures["received"] == 4
    assert frozen.figures["finished_on_time"] == 2
    for cell, behind in (
        (Cell.FINISHED_ON_TIME, numbers[:2]),
        (Cell.OPEN_OVERDUE, numbers[2:]),
        (Cell.WITHDRAWN, []),
    ):
        held = office.issues.queries.numbers_of(frozen.ids(cell))
        assert sorted(held.values()) == sorted(behind)
    assert sum(row.figures["received"] for row in frozen.sectors) == 4
    assert sum(row.figures["received"] for row in frozen.units) == 4
    kept = (office.issues.folder / issue.file).read_bytes()
    text = word_text(kept)
    assert "Số: 27/BC-TTPVHCC" in text
    assert "ngày 16 tháng 10 năm 2026" in text
    assert office.findings() == []


def test_running_an_old_report_again_gives_the_same_numbers(
    office: OpenOffice, clock: Clock
) -> None:
    numbers = month_of(office, clock)
    issue = issue_october(office, clock)
    with office.read_unit() as unit:
        frozen = unit.report_issues.frozen(issue)
    clock.set(2026, 10, 20, 9, 0)
    office.processing.correct(
        numbers[0], {"channel": "postal"}, reason="nhầm kênh", token="sửa-1"
    )
    again = office.reports.cchc_facts(OCTOBER, scope=FigureScope(as_of=issue.as_of))
    assert again.figures.as_dict() == frozen.figures.as_dict()
    assert dict(
        office.issues.queries.members(OCTOBER, scope=FigureScope(as_of=issue.as_of))
    ) == dict(frozen.members)
    today = office.reports.cchc_facts(OCTOBER)
    assert today.figures["received_postal"] == 1


def test_an_issued_report_is_copied_out_byte_for_byte(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    month_of(office, clock)
    issue = issue_october(office, clock)
    for name in ("một.docx", "hai.docx"):
        written = office.issues.copy(issue.sign, tmp_path / name)
        assert written.sha256 == issue.sha256
    with pytest.raises(UnknownWordError):
        office.issues.copy("99/BC-TTPVHCC", tmp_path / "ba.docx")


def test_a_number_is_used_once_a_year(office: OpenOffice, clock: Clock) -> None:
    month_of(office, clock)
    issue_october(office, clock)
    with pytest.raises(ReportNumberError, match="đã dùng"):
        office.issues.issue(request())
    with pytest.raises(ReportNumberError, match="chưa có số"):
        office.issues.issue(request(" "))
    following = replace(request(), signed_on=date(2027, 1, 5))
    assert office.issues.issue(following).seq == 2
    with pytest.raises(UnknownWordError):
        office.issues.issue(replace(request(), name="so-theo-doi"))


def test_the_next_report_opens_with_what_was_left(
    office: OpenOffice, clock: Clock
) -> None:
    month_of(office, clock)
    issue_october(office, clock)
    clock.set(2026, 11, 16, 8, 0)
    facts = office.reports.cchc_facts(NOVEMBER)
    assert facts.opening is not None
    assert not facts.opening.is_changed
    assert facts.opening.issued_open == facts.figures["carried_over"] == 2
    assert facts.previous is not None
    assert facts.previous.issued_as == "27/BC-TTPVHCC"
    assert not facts.previous.is_adjusted


def test_a_late_correction_is_told_as_an_adjustment(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    numbers = month_of(office, clock)
    issue_october(office, clock)
    clock.set(2026, 10, 20, 9, 0)
    office.processing.correct(
        numbers[0],
        {"finished_at": "2026-10-19T10:00"},
        reason="ghi nhầm ngày có kết quả",
        token="sửa-2",
    )
    clock.set(2026, 11, 16, 8, 0)
    facts = office.reports.cchc_facts(NOVEMBER)
    assert facts.opening is not None
    assert facts.opening.added == (numbers[0],)
    assert facts.opening.removed == ()
    assert facts.figures["carried_over"] == 3
    assert facts.previous is not None
    assert facts.previous.is_adjusted
    assert facts.previous.figures["open"] == 2
    path = tmp_path / "tháng 11.docx"
    office.reports.export("cchc", NOVEMBER, path)
    text = word_text(path.read_bytes())
    assert (
        "Điều chỉnh sau kỳ báo cáo: so với 2 hồ sơ đang giải quyết tại cột (11) của "
        "Báo cáo số 27/BC-TTPVHCC ngày 16 tháng 10 năm 2026, số hồ sơ từ kỳ trước "
        f"chuyển sang tăng 01 hồ sơ ({numbers[0]})." in text
    )
    assert "(số liệu đã điều chỉnh so với Báo cáo số 27/BC-TTPVHCC)" in text


def test_a_quarter_after_an_adjusted_month_is_not_refused(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    """The month report of the same last day was issued later, and knew more."""
    numbers = month_of(office, clock)
    issue_october(office, clock)
    clock.set(2026, 10, 20, 9, 0)
    right = {"finished_at": "2026-10-19T10:00"}
    office.processing.correct(numbers[0], right, reason="nhầm ngày", token="sửa-3")
    half_month = Period(date(2026, 10, 1), date(2026, 10, 14))
    office.issues.issue(request("28", half_month))
    clock.set(2026, 11, 16, 8, 0)
    path = tmp_path / "tháng 11.docx"
    office.reports.export("cchc", NOVEMBER, path)
    text = word_text(path.read_bytes())
    assert "Điều chỉnh sau kỳ báo cáo" not in text
    assert "bằng cột (11) của kỳ trước" not in text


def test_an_opening_that_nothing_explains_is_refused(
    office: OpenOffice, clock: Clock
) -> None:
    numbers = month_of(office, clock)
    issue_october(office, clock)
    office.database.execute(
        "UPDATE dossier SET closed_at = '2026-10-01T09:00' WHERE number = ?",
        (numbers[3],),
    )
    clock.set(2026, 11, 16, 8, 0)
    with pytest.raises(OpeningBalanceError) as refused:
        office.reports.cchc_facts(NOVEMBER)
    assert refused.value.numbers == (numbers[3],)
    assert numbers[3] in str(refused.value)


def test_reports_of_another_scope_are_no_base(office: OpenOffice, clock: Clock) -> None:
    month_of(office, clock)
    issue_october(office, clock)
    clock.set(2026, 11, 16, 8, 0)
    facts = office.reports.cchc_facts(NOVEMBER, scope=FigureScope(sector="Hộ tịch"))
    assert facts.previous is not None
    assert facts.previous.issued_as == ""


def changed(
    content: bytes, was: str, now: str, part: str = "word/document.xml"
) -> bytes:
    """Return a Word file in which one text was edited."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in source.namelist():
            held = source.read(name)
            if name == part:
                assert was.encode() in held, was
                held = held.replace(was.encode(), now.encode(), 1)
            written.writestr(name, held)
    return target.getvalue()


@pytest.fixture
def issued(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> Callable[..., tuple[OpenOffice, bytes, Path]]:
    """An office with one issued report, and where to put a file that comes back."""
    month_of(office, clock)
    issue = issue_october(office, clock)
    content = (office.issues.folder / issue.file).read_bytes()
    return lambda: (office, content, tmp_path / "gửi lại.docx")


Issued = Callable[..., tuple[OpenOffice, bytes, Path]]


def test_the_very_file_is_recognised_by_its_hash(issued: Issued) -> None:
    office, content, path = issued()
    path.write_bytes(content)
    found = office.issues.verify(path)
    assert (found.ok, found.is_same_file) == (True, True)


def test_a_file_saved_again_by_word_keeps_its_figures(issued: Issued) -> None:
    office, content, path = issued()
    path.write_bytes(changed(content, "Độc lập", "Độc lập"))
    found = office.issues.verify(path)
    assert found.issue is not None
    assert (found.ok, found.is_same_file) == (True, False)


def test_words_may_be_mended_without_touching_the_figures(issued: Issued) -> None:
    office, content, path = issued()
    path.write_bytes(
        changed(content, "Trên đây là báo cáo", "Trên đây là toàn bộ báo cáo")
    )
    assert office.issues.verify(path).ok


@pytest.mark.parametrize(
    ("edit", "place", "pair"),
    [
        (("Số: 27/BC", "Số: 28/BC"), "phần đầu, bảng 1", ("27", "28")),
        (
            ("tiếp nhận 04\u00a0hồ sơ", "tiếp nhận 14\u00a0hồ sơ"),
            "mục II.2.b",
            ("04", "14"),
        ),
        (
            ('preserve">2</w:t>', 'preserve">3</w:t>'),
            "Phụ lục I, bảng 2, dòng “Thuộc thẩm quyền",
            ("2", "3"),
        ),
        (("Trên đây", "Có thêm 05 hồ sơ. Trên đây"), "mục V", None),
    ],
)
def test_a_changed_figure_is_named_with_its_place(
    issued: Issued, edit: tuple[str, str], place: str, pair: tuple[str, str] | None
) -> None:
    office, content, path = issued()
    path.write_bytes(changed(content, *edit))
    found = office.issues.verify(path)
    assert found.issue is not None
    assert not found.ok
    (one,) = found.differences
    assert place in one.place
    assert pair is None or (one.issued, one.found) == pair


def busy_month_of(office: OpenOffice, clock: Clock) -> None:
    """Live through a month with enough dossiers to be drawn."""
    month_of(office, clock)
    for order in range(60):
        clock.set(2026, 9, 24 + order % 5, 11, 0)
        code = PROCEDURES[order % 4].code
        channel = list(Channel)[order % 3]
        number = received(office, f"Lê {order}", procedure=code, channel=channel)
        if order % 3:
            act(office, number, Step.FINISH)


CHART = "word/charts/chart1.xml"


def test_a_number_changed_in_a_chart_is_named(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    busy_month_of(office, clock)
    issue = issue_october(office, clock)
    content = (office.issues.folder / issue.file).read_bytes()
    path = tmp_path / "biểu đồ.docx"
    path.write_bytes(changed(content, "<c:v>22</c:v>", "<c:v>21</c:v>", CHART))
    (one,) = office.issues.verify(path).differences
    assert one.place.startswith("Biểu đồ 1, “Hồ sơ”")
    assert (one.issued, one.found) == ("22", "21")


@pytest.mark.slow
def test_a_print_with_charts_is_verified(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    busy_month_of(office, clock)
    issue = issue_october(office, clock)
    content = (office.issues.folder / issue.file).read_bytes()
    found = office.issues.verify(pdf_by_libreoffice(content, tmp_path))
    assert found.differences == ()
    assert found.ok


def test_a_word_file_without_a_text_is_refused(issued: Issued) -> None:
    office, content, path = issued()
    path.write_bytes(changed(content, "</w:body>", "</w:bodyy>"))
    with pytest.raises(FileRefusedError, match="bị hỏng"):
        office.issues.verify(path)


def test_a_row_taken_out_is_missed(issued: Issued) -> None:
    office, content, path = issued()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        text = package.read("word/document.xml").decode()
    rows = text.split("<w:tr>")
    row = next(one for one in rows if ">Hộ tịch<" in one).split("</w:tr>")[0]
    path.write_bytes(changed(content, f"<w:tr>{row}</w:tr>", ""))
    (one,) = office.issues.verify(path).differences
    assert "“Hộ tịch”" in one.place
    assert one.found == ""


def test_a_file_of_somebody_else_is_no_issued_report(
    issued: Issued, clock: Clock, tmp_path: Path
) -> None:
    office, content, path = issued()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        mark = package.read("docProps/custom.xml").decode()
    assert office.issues.issued()[0].mark in mark
    bare = changed(content, "MotCuaReport", "Other", "docProps/custom.xml")
    path.write_bytes(changed(bare, "15/9/2026", "16/9/2026"))
    other = tmp_path / "khác.docx"
    clock.set(2026, 11, 16, 8, 0)
    office.reports.export("cchc", NOVEMBER, other)
    found = office.issues.verify(other)
    assert (found.issue, found.ok) == (None, False)
    for content in (b"PK nothing", b"%PDF-1.7 broken", b"hello"):
        path.write_bytes(content)
        with pytest.raises(FileRefusedError):
            office.issues.verify(path)


def test_a_copy_without_the_mark_is_known_by_its_days(issued: Issued) -> None:
    office, content, path = issued()
    path.write_bytes(changed(content, "MotCuaReport", "Other", "docProps/custom.xml"))
    assert office.issues.verify(path).ok


@pytest.mark.slow
def test_a_file_that_another_program_saved_is_verified(
    issued: Issued, tmp_path: Path
) -> None:
    office, content, path = issued()
    path.write_bytes(content)
    folder = tmp_path / "lưu lại"
    saved = saved_by_libreoffice(path, "docx:MS Word 2007 XML", folder)
    found = office.issues.verify(saved)
    assert (found.ok, found.is_same_file) == (True, False)
    assert office.issues.reader.read(saved).mark


@pytest.mark.slow
def test_a_print_is_verified_by_its_numbers(issued: Issued, tmp_path: Path) -> None:
    office, content, path = issued()
    printed = pdf_by_libreoffice(content, tmp_path)
    found = office.issues.verify(printed)
    assert found.differences == ()
    assert found.ok
    false = changed(content, "tiếp nhận 04\u00a0hồ sơ", "tiếp nhận 14\u00a0hồ sơ")
    spoiled = office.issues.verify(pdf_by_libreoffice(false, tmp_path))
    assert [(one.issued, one.found) for one in spoiled.differences] == [("04", "14")]
    assert path.suffix == ".docx"


def test_issues_are_append_only_and_chained(
    any_office: OpenOffice, clock: Clock
) -> None:
    office = any_office
    month_of(office, clock)
    issue_october(office, clock)
    for statement in (
        "UPDATE report_issue SET sign = '28/BC-TTPVHCC'",
        "DELETE FROM report_issue",
    ):
        with pytest.raises(HistoryBrokenError):
            office.database.execute(statement)
    clock.set(2026, 11, 16, 8, 0)
    second = office.issues.issue(request("31", NOVEMBER))
    assert second.seq == 2
    assert office.findings() == []


def test_check_finds_a_changed_issue_and_a_lost_file(
    clock: Clock, new_office: Callable[[], OpenOffice]
) -> None:
    office = new_office()
    month_of(office, clock)
    issue = issue_october(office, clock)
    (office.issues.folder / issue.file).write_bytes(b"another")
    assert office.findings() == [
        "Tệp của Báo cáo số 27/BC-TTPVHCC bị mất hoặc bị thay đổi."
    ]
    office.database.execute("DROP TRIGGER issue_no_update")
    office.database.execute("UPDATE report_issue SET actor = 'Người khác'")
    assert any("bị sửa trong cơ sở dữ liệu" in one for one in office.findings())
    office.database.execute("DROP TRIGGER issue_no_delete")
    office.database.execute("DELETE FROM report_issue")
    assert any("lẽ ra phải có 1 dòng" in one for one in office.findings())


def test_an_electronic_issue_keeps_its_number_out_of_the_file(
    office: OpenOffice, clock: Clock
) -> None:
    month_of(office, clock)
    clock.set(2026, 10, 15, 8, 0)
    issue = office.issues.issue(replace(request(), is_electronic=True))
    assert issue.sign == "27/BC-TTPVHCC"
    text = word_text((office.issues.folder / issue.file).read_bytes())
    assert "27/BC" not in text


def test_what_the_clerk_confirmed_is_issued(office: OpenOffice, clock: Clock) -> None:
    month_of(office, clock)
    clock.set(2026, 10, 15, 8, 0)
    office.narrative.write(
        request().period, "I.2", "Đã tự kiểm tra 02 cuộc.", confirms=True
    )
    confirmed = replace(
        request(), reconciliation="đã đối chiếu, khớp với số liệu của tỉnh"
    )
    issue = office.issues.issue(confirmed)
    text = word_text((office.issues.folder / issue.file).read_bytes())
    assert "đã đối chiếu, khớp với số liệu của tỉnh." in text
    assert "Đã tự kiểm tra 02 cuộc." in text


def test_issues_survive_a_restart(clock: Clock, office: OpenOffice) -> None:
    month_of(office, clock)
    issue = issue_october(office, clock)
    office.close()
    again = open_office(office.data, clock=lambda: datetime(2026, 11, 16, 8))
    try:
        assert list(again.issues.issued()) == [issue]
    finally:
        again.close()
