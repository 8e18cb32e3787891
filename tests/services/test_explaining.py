"""The explanation of a due moment: of a dossier, of a try-out, on paper."""

from datetime import date, datetime
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.calendar import DayKind, SpecialDay
from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.due_days import DayNoteKind
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.services.errors import UnknownDossierError, UnknownProcedureError
from motcua_desktop.services.rows.explanations import DueQuestion
from tests.builders import MONDAY, RE_REGISTER_BIRTH, Clock, act, received
from tests.documents.reading import folded, output, pdf_text

STORM = SpecialDay(date(2026, 11, 26), DayKind.LOCAL_OFF, "Nghỉ tránh bão")


def test_a_try_out_answers_as_the_receipt_would(office: OpenOffice) -> None:
    question = DueQuestion(RE_REGISTER_BIRTH, Channel.DESK, MONDAY)
    given = office.desk.explain_due(question)
    assert given == office.desk.preview_due(RE_REGISTER_BIRTH, Channel.DESK, MONDAY)
    assert given.due_at == datetime(2026, 12, 1, 17)
    assert given.days[-1].kind is DayNoteKind.DUE


def test_a_dossier_is_explained_with_its_pauses(
    office: OpenOffice, clock: Clock
) -> None:
    number = received(office)
    clock.forward(hours=49)
    act(office, number, Step.REQUEST_SUPPLEMENT, reason="thiếu tờ khai")
    standing = office.desk.explain_due(DueQuestion(number=number))
    assert any(note.kind is DayNoteKind.PAUSED for note in standing.days)


def test_a_kept_promise_is_told_beside_the_calendar_in_force(
    office: OpenOffice,
) -> None:
    number = received(office)
    office.desk.save_calendar(lambda book: book.with_day(STORM), what="bão")
    given = office.desk.explain_due(DueQuestion(number=number))
    assert given.due_at == datetime(2026, 12, 1, 17)
    assert "giữ hạn" in given.warning


def test_what_is_not_there_is_named(office: OpenOffice) -> None:
    with pytest.raises(UnknownDossierError):
        office.desk.explain_due(DueQuestion(number="H26.12-261123-9999"))
    with pytest.raises(UnknownProcedureError):
        office.desk.explain_due(DueQuestion("9.999999", Channel.DESK, MONDAY))


def test_the_explanation_goes_on_paper(office: OpenOffice, tmp_path: Path) -> None:
    number = received(office)
    path = tmp_path / "explanations" / f"{number}.pdf"
    assert office.desk.print_explanation(DueQuestion(number=number), path) == path
    words = folded(pdf_text(path.read_bytes(), tmp_path))
    for expected in ("DIỄN GIẢI HẠN TRẢ KẾT QUẢ", number, "ngày 5", "nghỉ cuối tuần"):
        assert expected in words
    assert "419.528 x 595.276 pts" in output("pdfinfo", path)


def test_a_try_out_goes_on_paper_without_a_number(
    office: OpenOffice, tmp_path: Path
) -> None:
    question = DueQuestion(RE_REGISTER_BIRTH, Channel.DESK, MONDAY)
    path = office.desk.print_explanation(question, tmp_path / "thu.pdf")
    words = pdf_text(path.read_bytes(), tmp_path)
    assert "ngày 5" in words
    assert "Mã hồ sơ" not in words
