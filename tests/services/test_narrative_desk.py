"""Free texts: suggested by registers, written and confirmed by people, printed."""

from datetime import date
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.errors import NarrativeRefusedError
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.register_entries import Initiative
from motcua_desktop.domain.registers import REGISTERS
from motcua_desktop.services.errors import (
    HistoryBrokenError,
    NothingToConfirmError,
    UnconfirmedTextsError,
    UnknownWordError,
)
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.rows.narrative import (
    NarrativeSection,
    TextPlace,
    TextReading,
    TextState,
)
from tests.builders import Clock
from tests.documents.reading import folded, word_text
from tests.documents.register_samples import REGISTER_SAMPLES

QUARTER = Period.of_days(date(2026, 6, 15), date(2026, 9, 14))
NEXT = Period.of_days(date(2026, 9, 15), date(2026, 12, 14))


def keep_registers(office: OpenOffice) -> None:
    """Write the registers of the model office."""
    for name, entries in REGISTER_SAMPLES.items():
        office.registers.take(REGISTERS[name], enumerate(entries))


def section(
    office: OpenOffice, number: str, period: Period = QUARTER
) -> NarrativeSection:
    sections = office.narrative.narrative(period).sections
    return next(it for it in sections if it.heading.number == number)


def printed(
    office: OpenOffice, folder: Path, reading: TextReading | None = None
) -> str:
    path = folder / "báo cáo.docx"
    office.reports.export("cchc", QUARTER, path, reading=reading)
    return folded(word_text(path.read_bytes()))


def test_an_office_without_registers_has_nothing_to_confirm(
    any_office: OpenOffice, tmp_path: Path
) -> None:
    narrative = any_office.narrative.narrative(QUARTER)
    assert {it.state for it in narrative.sections} == {TextState.NONE}
    with pytest.raises(NothingToConfirmError, match=r"Mục I\.1"):
        any_office.narrative.confirm(QUARTER, "I.1")
    assert "Trong kỳ không phát sinh nội dung" in printed(any_office, tmp_path)


def test_a_suggestion_waits_for_a_person(
    any_office: OpenOffice, tmp_path: Path
) -> None:
    keep_registers(any_office)
    one = section(any_office, "I.4")
    assert one.state is TextState.SUGGESTED
    assert one.suggestion.startswith("Có 01 sáng kiến được áp dụng: “Ngày thứ Năm")
    with pytest.raises(UnconfirmedTextsError, match=r"mục I\.1, I\.2, I\.3, I\.4, II"):
        printed(any_office, tmp_path)
    assert list(tmp_path.glob("*.docx")) == []
    desk = any_office.narrative
    desk.confirm(QUARTER, "I.4", actor="Hà")
    text = printed(any_office, tmp_path, TextReading(skips_unconfirmed=True))
    assert "Có 01 sáng kiến được áp dụng" in text
    assert "Kế hoạch số 08/KH-TTPVHCC" not in text
    assert "điều hành [Nội dung mục này chưa được xác nhận.]" in text
    for waiting in desk.narrative(QUARTER).unconfirmed:
        text = "" if waiting.heading.number == "I.2" else waiting.suggestion
        desk.write(QUARTER, waiting.heading.key, text, confirms=True)
    text = printed(any_office, tmp_path)
    assert "Kế hoạch số 08/KH-TTPVHCC" in text
    assert "2. Công tác kiểm tra Trong kỳ không phát sinh" in text
    assert "chưa được xác nhận" not in text
    assert any_office.findings() == []


def test_a_draft_is_kept_and_not_printed(office: OpenOffice, tmp_path: Path) -> None:
    desk = office.narrative
    desk.write(QUARTER, "directing_3", "Đã đăng  03 tin,\n\n bài.", actor="Hà")
    one = section(office, "I.3")
    assert (one.state, one.text) == (TextState.DRAFT, "Đã đăng 03 tin,\nbài.")
    with pytest.raises(UnconfirmedTextsError, match=r"mục I\.3"):
        printed(office, tmp_path)
    desk.write(QUARTER, "I.3", "", actor="Hà")
    assert section(office, "I.3").state is TextState.NONE
    assert "Đã đăng" not in printed(office, tmp_path)


def test_a_change_of_a_confirmed_text_is_a_draft_again(office: OpenOffice) -> None:
    desk = office.narrative
    desk.write(QUARTER, "V", "Đề nghị A.", confirms=True, actor="Hà")
    desk.write(QUARTER, "V", "Đề nghị A.", confirms=True, actor="Bình")
    desk.write(QUARTER, "V", "Đề nghị B.", actor="Bình")
    assert section(office, "V").state is TextState.DRAFT
    desk.confirm(QUARTER, "V", actor="Hà")
    place = TextPlace("cchc", QUARTER.first, QUARTER.last, "", "requests")
    with office.read_unit() as unit:
        versions = unit.report_texts.versions(place)
    assert [(it.version, it.text, it.is_confirmed, it.actor) for it in versions] == [
        (1, "Đề nghị A.", True, "Hà"),
        (2, "Đề nghị B.", False, "Bình"),
        (3, "Đề nghị B.", True, "Hà"),
    ]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE report_text SET body = 'khác'", "DELETE FROM report_text"],
)
def test_a_kept_text_cannot_be_written_over(
    any_office: OpenOffice, statement: str
) -> None:
    any_office.narrative.write(QUARTER, "V", "Đề nghị A.")
    database = any_office.database
    with pytest.raises(HistoryBrokenError), database.writing():
        database.execute(statement)


def test_the_text_of_the_period_before_is_a_start_where_registers_are_silent(
    office: OpenOffice, tmp_path: Path
) -> None:
    desk = office.narrative
    earlier = Period.of_days(date(2026, 3, 15), date(2026, 6, 14))
    desk.write(
        earlier, "II.5", "Việc thu, nộp được thực hiện hằng ngày.", confirms=True
    )
    desk.write(earlier, "I.4", "Có 02 sáng kiến được áp dụng.", confirms=True)
    desk.write(earlier, "V", "Đề nghị A.")
    office.registers.add(
        REGISTERS["initiative"],
        Initiative(day=date(2026, 7, 1), content="“Ngày thứ Năm không viết”"),
    )
    money, idea = section(office, "II.5"), section(office, "I.4")
    assert (money.state, money.is_from_before) == (TextState.SUGGESTED, True)
    assert money.suggestion == "Việc thu, nộp được thực hiện hằng ngày."
    assert not idea.is_from_before
    assert "“Ngày thứ Năm không viết”" in idea.suggestion
    assert section(office, "V").state is TextState.NONE
    assert section(office, "II.5", earlier).state is TextState.CONFIRMED
    desk.confirm(QUARTER, "I.4")
    assert "Việc thu, nộp" not in printed(office, tmp_path)
    desk.confirm(QUARTER, "II.5")
    assert "Việc thu, nộp" in printed(office, tmp_path)
    assert section(office, "II.5", NEXT).is_from_before


def test_a_report_of_an_earlier_moment_prints_what_was_confirmed_by_then(
    any_office: OpenOffice, tmp_path: Path, clock: Clock
) -> None:
    any_office.narrative.write(QUARTER, "V", "Đề nghị A.", confirms=True)
    then = clock.moment
    clock.forward(days=1)
    any_office.narrative.write(QUARTER, "V", "Đề nghị B.", confirms=True)
    any_office.registers.add(
        REGISTERS["initiative"], Initiative(day=date(2026, 7, 1), content="Ý mới")
    )
    path = tmp_path / "hôm qua.docx"
    scope = FigureScope(as_of=then)
    any_office.reports.export("cchc", QUARTER, path, scope=scope)
    assert "Đề nghị A." in word_text(path.read_bytes())
    with pytest.raises(UnconfirmedTextsError):
        any_office.reports.export("cchc", QUARTER, path)
    any_office.narrative.confirm(QUARTER, "I.4")
    assert "Đề nghị B." in printed(any_office, tmp_path)


def test_each_unit_has_texts_of_its_own(office: OpenOffice, tmp_path: Path) -> None:
    office.narrative.write(
        QUARTER, "V", "Đề nghị của thôn.", unit_code="H26.12.01", confirms=True
    )
    assert "Đề nghị của thôn" not in printed(office, tmp_path)
    path = tmp_path / "thôn.docx"
    scope = FigureScope(unit_code="H26.12.01")
    office.reports.export("cchc", QUARTER, path, scope=scope)
    assert "Đề nghị của thôn" in word_text(path.read_bytes())


def test_what_may_not_be_printed_stops_the_report_before_a_file_is_there(
    office: OpenOffice, tmp_path: Path
) -> None:
    desk = office.narrative
    desk.write(QUARTER, "V", "Liên hệ ông An 0912345678.", confirms=True)
    assert section(office, "V").findings[0].wrong == "có số điện thoại"
    with pytest.raises(NarrativeRefusedError, match="Mục V: có số điện thoại"):
        printed(office, tmp_path)
    assert list(tmp_path.glob("*.docx")) == []
    desk.write(QUARTER, "V", "Như quý I năm 2025.", confirms=True)
    with pytest.raises(NarrativeRefusedError, match="quý I năm 2025"):
        printed(office, tmp_path)
    accepted = TextReading(accepts_other_periods=True)
    assert "Như quý I năm 2025." in printed(office, tmp_path, accepted)


def test_a_heading_that_is_not_there_is_refused(office: OpenOffice) -> None:
    with pytest.raises(UnknownWordError, match=r"directing_1 \(I\.1\)"):
        office.narrative.write(QUARTER, "II.2", "Tự viết.")
