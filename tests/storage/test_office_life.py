"""Dossiers through their life on a real database of either kind."""

from datetime import date, datetime
from unittest.mock import Mock

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.errors import (
    DomainError,
    IllegalMoveError,
    SecondSupplementError,
)
from motcua_desktop.domain.lifecycle import State, Step
from motcua_desktop.domain.urgency import Urgency
from motcua_desktop.services.errors import HistoryBrokenError, UnknownProcedureError
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.rows.lists import DossierFilter, SortBy
from motcua_desktop.storage.queries import as_of
from tests.builders import (
    CERTIFY_COPY,
    HOUSEHOLD,
    NOVEMBER,
    RE_REGISTER_BIRTH,
    WRITE_LETTER,
    Clock,
    a_request,
    act,
    received,
)


def test_numbers_run_without_gaps_within_a_day(any_office: OpenOffice) -> None:
    numbers = [received(any_office) for _ in range(3)]
    assert numbers == [f"H26.12-261123-{order:04d}" for order in (1, 2, 3)]


def test_a_refused_reception_takes_no_number(any_office: OpenOffice) -> None:
    first = received(any_office)
    with pytest.raises(UnknownProcedureError):
        received(any_office, procedure="9.999999")
    assert (first[-4:], received(any_office)[-4:]) == ("0001", "0002")


def test_sending_the_same_form_twice_enters_one_dossier(any_office: OpenOffice) -> None:
    request = a_request(token="một lần thôi")
    once = any_office.intake.receive(request)
    assert any_office.intake.receive(request) == once
    assert any_office.desk.worklist_counts().total == 0
    assert any_office.figures.figures(NOVEMBER).whole["received"] == 1


def test_the_due_date_steps_over_the_day_of_culture(any_office: OpenOffice) -> None:
    answer = any_office.intake.receive(a_request())
    assert answer.due_at == datetime(2026, 12, 1, 17, 0)


def test_a_supplement_begins_the_limit_anew(
    any_office: OpenOffice, clock: Clock
) -> None:
    number = received(any_office)
    clock.set(2026, 11, 25, 10, 0)
    act(any_office, number, Step.REQUEST_SUPPLEMENT, reason="Tờ khai chưa ký")
    clock.set(2026, 11, 27, 10, 0)
    act(any_office, number, Step.SUPPLEMENT_RECEIVED)
    dossier = any_office.desk.detail(number).dossier
    assert dossier.due_at == datetime(2026, 12, 4, 17, 0)
    assert dossier.due_original == datetime(2026, 12, 1, 17, 0)


def test_a_second_supplement_needs_an_approval(
    any_office: OpenOffice, clock: Clock
) -> None:
    number = received(any_office)
    act(any_office, number, Step.REQUEST_SUPPLEMENT, reason="Thiếu giấy tờ")
    clock.forward(hours=1)
    act(any_office, number, Step.SUPPLEMENT_RECEIVED)
    with pytest.raises(SecondSupplementError):
        act(any_office, number, Step.REQUEST_SUPPLEMENT, reason="Thiếu nữa")
    act(
        any_office,
        number,
        Step.REQUEST_SUPPLEMENT,
        reason="Thiếu nữa",
        approval="Giám đốc đồng ý",
    )
    assert any_office.desk.detail(number).dossier.state is State.PAUSED


def test_a_result_cannot_be_returned_before_it_exists(any_office: OpenOffice) -> None:
    number = received(any_office)
    with pytest.raises(IllegalMoveError, match="trả kết quả"):
        act(any_office, number, Step.RETURN)


def test_a_correction_keeps_what_it_corrects(
    any_office: OpenOffice, clock: Clock
) -> None:
    number = received(any_office, "Nguyễn Thị Hao")
    clock.forward(minutes=5)
    any_office.processing.correct(
        number, {"name": "Nguyễn Thị Hảo"}, reason="gõ nhầm", token="sửa"
    )
    detail = any_office.desk.detail(number)
    assert detail.dossier.applicant.name == "Nguyễn Thị Hảo"
    assert [line.label for line in detail.history] == ["Tiếp nhận", "Đính chính"]
    assert [row.number for row in any_office.desk.search("hảo")] == [number]
    assert any_office.desk.search("hoa") == []


def test_search_finds_by_part_of_anything(any_office: OpenOffice) -> None:
    number = received(
        any_office, "Đặng Văn Ấn", id_number="001099012345", phone="0900 000 123"
    )
    received(any_office, "Trần Thị Bình", procedure=CERTIFY_COPY)
    for text in ("dang an", "ĐẶNG", "ấn đặng", "0010990", "0900000", number, "0001"):
        rows = any_office.desk.search(text)
        assert number in [row.number for row in rows], text
    for text in ('"', "' OR 1=1", "an*", "NOT", "(", "%", "name:an", "a-b", "", "&|!"):
        any_office.desk.search(text)


def test_search_finds_by_procedure(any_office: OpenOffice) -> None:
    received(any_office, "Trần Thị Bình", procedure=CERTIFY_COPY)
    (row,) = any_office.desk.search("chung thuc ban sao")
    assert row.procedure_code == CERTIFY_COPY


def test_a_persons_name_does_not_bring_up_procedures(any_office: OpenOffice) -> None:
    received(any_office, "Lê Bản Chính", procedure=RE_REGISTER_BIRTH)
    received(any_office, "Trần Thị Bình", procedure=CERTIFY_COPY)
    names = [row.applicant for row in any_office.desk.search("chinh ban")]
    assert names == ["Lê Bản Chính"]
    phrase = [row.applicant for row in any_office.desk.search("ban chinh")]
    assert phrase == ["Lê Bản Chính", "Trần Thị Bình"]
    loose = [row.applicant for row in any_office.desk.search("sao thuc")]
    assert loose == ["Trần Thị Bình"]


def test_names_sort_by_given_name(any_office: OpenOffice) -> None:
    for name in ("Vũ Văn Ân", "Đặng Thị Bình", "Lê An", "Nguyễn Văn Ấn", "Bùi Đạt"):
        received(any_office, name)
    pages = any_office.desk.pages(DossierFilter(), SortBy.APPLICANT, descending=False)
    assert [row.applicant for row in pages.rows(0, 9)] == [
        "Lê An",
        "Vũ Văn Ân",
        "Nguyễn Văn Ấn",
        "Đặng Thị Bình",
        "Bùi Đạt",
    ]


@pytest.mark.parametrize("sort", list(SortBy))
@pytest.mark.parametrize("descending", [True, False])
def test_a_window_shows_the_same_rows_however_it_got_there(
    office: OpenOffice, sort: SortBy, *, descending: bool
) -> None:
    for order in range(330):
        procedure = (CERTIFY_COPY, WRITE_LETTER, HOUSEHOLD)[order % 3]
        received(office, f"Lê Văn {'ABC'[order % 3]}", procedure=procedure)
    walked = office.desk.pages(DossierFilter(), sort, descending=descending)
    step_by_step = [walked.rows(start, 30) for start in range(0, 330, 30)]
    numbers = [row.number for rows in step_by_step for row in rows]
    assert len(set(numbers)) == 330
    for start in (300, 250, 120, 0):
        jumped = office.desk.pages(DossierFilter(), sort, descending=descending)
        assert [row.number for row in jumped.rows(start, 30)] == numbers[
            start : start + 30
        ]


def test_the_work_list_counts_the_rows_that_it_opens(
    any_office: OpenOffice, clock: Clock
) -> None:
    late = received(any_office)
    waiting = received(any_office)
    ready = received(any_office, procedure=CERTIFY_COPY)
    act(any_office, waiting, Step.REQUEST_SUPPLEMENT, reason="Thiếu giấy tờ")
    act(any_office, ready, Step.FINISH)
    clock.set(2026, 12, 3, 8, 0)
    today = received(any_office, procedure=CERTIFY_COPY)
    hours = received(any_office, procedure=HOUSEHOLD)
    clock.set(2026, 12, 3, 16, 30)
    desk = any_office.desk
    counts = desk.worklist_counts()
    shown = {
        urgency: [row.number for row in desk.worklist(urgency)]
        for urgency in Urgency
        if urgency in {"overdue", "today", "soon", "supplement", "ready"}
    }
    assert shown[Urgency.OVERDUE] == [late, hours]
    assert shown[Urgency.TODAY] == [today]
    assert shown[Urgency.SUPPLEMENT] == [waiting]
    assert shown[Urgency.READY] == [ready]
    assert {key: len(rows) for key, rows in shown.items()} == {
        key: getattr(counts, key) for key in shown
    }
    for urgency, numbers in shown.items():
        assert {desk.detail(number).urgency for number in numbers} <= {urgency}


def test_figures_of_the_past_stay_as_they_were_known(
    any_office: OpenOffice, clock: Clock
) -> None:
    number = received(any_office)
    known_then = clock.forward(minutes=1)
    clock.set(2026, 11, 25, 10, 0)
    act(any_office, number, Step.FINISH)
    received(any_office, "Người đến sau", channel=Channel.ONLINE)
    earlier = any_office.figures.figures(NOVEMBER, scope=FigureScope(as_of=known_then))
    assert (earlier.whole["finished"], earlier.whole["open"]) == (0, 1)
    assert earlier.whole["received_online"] == 0
    now = any_office.figures.figures(NOVEMBER)
    assert (now.whole["finished"], now.whole["open"]) == (1, 1)


def test_an_earlier_state_is_made_once_for_all_sums_of_one_answer(
    any_office: OpenOffice, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    received(any_office)
    known_then = clock.forward(minutes=1)
    clock.set(2026, 11, 25, 10, 0)
    received(any_office)
    copy = Mock(wraps=as_of._copy_untouched)
    monkeypatch.setattr(as_of, "_copy_untouched", copy)
    answer = any_office.figures.figures(NOVEMBER, scope=FigureScope(as_of=known_then))
    assert all(identity.ok for identity in answer.identities)
    assert copy.call_count == 1


def test_the_history_can_only_grow(any_office: OpenOffice) -> None:
    number = received(any_office)
    database = any_office.database
    row = database.row("SELECT seq, dossier_id, hash FROM event")
    for attack, values in (
        ("UPDATE event SET body = '{}'", ()),
        ("DELETE FROM event", ()),
        ("DELETE FROM dossier", ()),
        (
            "INSERT INTO event VALUES (?, ?, '', '', '', '', NULL, '{}', ?)",
            (row[0] + 2, row[1], row[2]),
        ),
    ):
        with pytest.raises(HistoryBrokenError):
            database.execute(attack, values)
    assert any_office.desk.detail(number).history_ok
    assert any_office.findings() == []


def test_refusals_leave_nothing_behind(any_office: OpenOffice) -> None:
    for request in (
        a_request(""),
        a_request("A" * 500),
        a_request(id_number="12345"),
        a_request(at=datetime(2030, 1, 1)),
        a_request(procedure=""),
    ):
        with pytest.raises(DomainError):
            any_office.intake.receive(request)
    assert any_office.figures.figures(NOVEMBER).whole["total"] == 0
    assert any_office.findings() == []


def test_what_is_typed_is_kept_in_one_form(any_office: OpenOffice) -> None:
    decomposed = "Nguye\u0302\u0303n\u00a0Va\u0306n\u200b \u00d0\u01b0\u0301c\u0007"
    number = received(any_office, decomposed)
    assert any_office.desk.detail(number).dossier.applicant.name == "Nguyễn Văn Đức"


def test_the_book_runs_over_the_year(any_office: OpenOffice, clock: Clock) -> None:
    received(any_office)
    received(any_office)
    clock.set(2027, 1, 4, 8, 0)
    number = received(any_office)
    detail = any_office.desk.detail(number)
    assert (detail.book_year, detail.book_serial) == (2027, 1)
    assert detail.dossier.received_at.date() == date(2027, 1, 4)
