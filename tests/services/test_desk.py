"""The desk as screens call it: previews, lists, filters, known people, notes."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.domain.channel import Channel, ReturnWay
from motcua_desktop.domain.errors import FieldValueError
from motcua_desktop.domain.lifecycle import State, Step
from motcua_desktop.domain.people import Applicant
from motcua_desktop.domain.procedure import RequiredPaper
from motcua_desktop.domain.steps import StepRequest
from motcua_desktop.domain.urgency import Urgency
from motcua_desktop.services.errors import (
    OfficeNotSetUpError,
    UnknownDossierError,
    UnknownProcedureError,
    UnknownWordError,
)
from motcua_desktop.services.intake import ReceiveDossier
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.rows.lists import DossierFilter, SortBy
from motcua_desktop.services.slip_cases import SlipStamp, slip_case
from motcua_desktop.services.slip_sheets import receipt_sheet
from motcua_desktop.services.slips import RECEIPT
from tests.builders import (
    CERTIFY_COPY,
    HOUSEHOLD,
    NOVEMBER,
    PROCEDURES,
    RE_REGISTER_BIRTH,
    SO_FAR,
    WRITE_LETTER,
    Clock,
    a_request,
    a_token,
    act,
    an_office,
    received,
)

MONDAY = datetime(2026, 11, 23, 9, 42)


def test_the_due_date_shows_as_one_types(office: OpenOffice) -> None:
    preview = office.desk.preview_due(RE_REGISTER_BIRTH, Channel.DESK, MONDAY)
    assert preview.due_at == datetime(2026, 12, 1, 17)
    assert preview.limit_text == "5 ngày làm việc"
    assert "T3 24/11" in preview.reason
    assert preview.days[-1].day == date(2026, 12, 1)
    none = office.desk.preview_due(WRITE_LETTER, Channel.DESK, MONDAY)
    assert (none.due_at, "không quy định" in none.reason) == (None, True)
    with pytest.raises(UnknownProcedureError):
        office.desk.preview_due("9.9", Channel.DESK, MONDAY)


def test_a_year_without_a_confirmed_calendar_is_told(office: OpenOffice) -> None:
    late = datetime(2028, 12, 20, 9)
    preview = office.desk.preview_due(RE_REGISTER_BIRTH, Channel.DESK, late)
    assert preview.warning == "Lịch năm 2028 chưa xác nhận: hạn có thể đổi"


def test_procedures_are_found_by_any_part(office: OpenOffice) -> None:
    desk = office.desk
    assert [it.code for it in desk.procedures("khai sinh lai")] == [RE_REGISTER_BIRTH]
    assert [it.code for it in desk.procedures("2.000815")] == [CERTIFY_COPY]
    assert len(desk.procedures("", limit=2)) == 2
    assert desk.procedures("không có gì") == []


def test_the_next_number_is_told_and_not_taken(office: OpenOffice) -> None:
    assert office.desk.next_number() == "H26.12-261123-0001"
    assert office.desk.next_number() == received(office)


def test_an_office_without_codes_gives_local_numbers(office: OpenOffice) -> None:
    with office.open_unit() as unit:
        unit.catalogue.save_office(replace(an_office(), issues_official_codes=False))
        unit.commit()
    number = received(office)
    assert number == "NB-2026-0001"
    assert office.desk.next_number() == ""
    with office.read_unit() as unit:
        case = slip_case(unit, number)
        sheet = receipt_sheet(case, SlipStamp(MONDAY.date()))
    assert (sheet.code, sheet.local_number) == ("", number)


def test_numbers_that_came_from_outside_are_stepped_over(office: OpenOffice) -> None:
    taken = office.intake.receive(a_request())
    with office.open_unit() as unit:
        unit.numbers.next_code("H26.12", date(2026, 11, 22))
        assert unit.numbers.next_code("H26.12", MONDAY.date()).endswith("0002")
    assert taken.number.endswith("0001")
    with office.open_unit() as unit:
        office.database.execute("DELETE FROM counter WHERE scope LIKE 'code:%'")
        assert unit.numbers.peek_code("H26.12", MONDAY.date()).endswith("0002")
        assert unit.numbers.next_code("H26.12", MONDAY.date()).endswith("0002")


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (DossierFilter(), {"An", "Bình", "Chi"}),
        (DossierFilter(state=State.FINISHED), {"Bình"}),
        (DossierFilter(channel="online"), {"Chi"}),
        (DossierFilter(sector="chung  thuc"), {"Bình"}),
        (DossierFilter(procedure_code=HOUSEHOLD), {"Chi"}),
        (DossierFilter(unit_code="H26.12"), {"An", "Bình", "Chi"}),
        (DossierFilter(unit_code="H26.12.01"), set()),
        (DossierFilter(received_to=date(2026, 11, 23)), {"An"}),
        (DossierFilter(received_from=date(2026, 11, 25)), {"Bình", "Chi"}),
        (DossierFilter(urgency=Urgency.READY), {"Bình"}),
        (DossierFilter(urgency=Urgency.WITHIN), {"An"}),
        (DossierFilter(urgency=Urgency.TODAY), {"Chi"}),
        (DossierFilter(urgency=Urgency.DONE), set()),
        (DossierFilter(urgency=Urgency.CLOSED), set()),
    ],
)
def test_lists_are_narrowed(
    office: OpenOffice, clock: Clock, chosen: DossierFilter, expected: set[str]
) -> None:
    received(office, "An")
    clock.set(2026, 11, 25, 8, 0)
    done = received(office, "Bình", procedure=CERTIFY_COPY)
    received(office, "Chi", procedure=HOUSEHOLD, channel=Channel.ONLINE)
    act(office, done, Step.FINISH)
    pages = office.desk.pages(chosen, SortBy.RECEIVED, descending=False)
    assert {row.applicant for row in pages.rows(0, 50)} == expected
    assert pages.count() == len(expected)
    found = office.desk.search("H26", chosen=replace(chosen, urgency=None))
    assert {row.applicant for row in found} >= expected
    assert pages.rows(90, 10) == []


def test_a_list_is_narrowed_to_who_received(office: OpenOffice) -> None:
    received(office, "An")
    office.intake.receive(replace(a_request("Bình"), officer="Vũ Văn Hải"))
    chosen = DossierFilter(officer="Vũ Văn Hải")
    pages = office.desk.pages(chosen, SortBy.RECEIVED, descending=True)
    assert [row.applicant for row in pages.rows(0, 9)] == ["Bình"]
    assert [it.applicant for it in office.desk.search("H26", chosen=chosen)] == ["Bình"]


def test_a_known_person_is_offered_with_what_was_said_last(office: OpenOffice) -> None:
    for phone in ("0900 000 001", "0900 000 001", "0900 000 002"):
        received(office, "Lê An", id_number="001099012345", phone=phone)
    known = office.desk.known_applicants("001099012345")
    assert [it.phone for it in known] == ["0900 000 002", "0900 000 001"]
    assert office.desk.known_applicants("001099099999") == []


def test_today_weeks_and_notes(office: OpenOffice, clock: Clock) -> None:
    number = received(office)
    assert [row.number for row in office.desk.received_today()] == [number]
    act(office, number, Step.FINISH)
    assert office.desk.calendar_notes(MONDAY.date()) == [
        "T3 24/11/2026 nghỉ: Ngày Văn hóa Việt Nam 24/11"
    ]
    clock.set(2026, 12, 1, 8, 0)
    newest = office.desk.weeks(count=3)[-1]
    assert (newest.week_from, newest.received, newest.resolved) == (
        date(2026, 11, 23),
        1,
        1,
    )
    assert office.desk.now() == clock()


def test_the_desk_takes_steps_prints_counts_and_exports(
    office: OpenOffice, tmp_path: Path
) -> None:
    office.desk.officer = "Trần Thị Thu Hà"
    request = replace(a_request(), officer="")
    number = office.desk.receive(request).number
    token = a_token()
    step = StepRequest(Step.FINISH, MONDAY)
    done = office.desk.act(number, step, token=token)
    assert office.desk.act(number, step, token=token) == done
    detail = office.desk.detail(number)
    assert [line.actor for line in detail.history] == ["Trần Thị Thu Hà"] * 2
    assert office.slips.issue(RECEIPT, number).issue == 1
    assert office.desk.figures(NOVEMBER).whole["finished"] == 1
    assert office.desk.numbers_behind("finished", NOVEMBER) == [number]
    path = tmp_path / "báo cáo.docx"
    assert office.desk.export_report("cchc", SO_FAR, path) == path
    with pytest.raises(UnknownDossierError):
        office.desk.detail("H26.12-261123-9999")
    with pytest.raises(UnknownDossierError):
        office.desk.act("không có", step, token=a_token())


def test_a_correction_sent_twice_is_made_once(office: OpenOffice) -> None:
    number = received(office)
    for _ in range(2):
        office.processing.correct(
            number, {"note": "đã gọi điện"}, reason="bổ sung", token="một"
        )
    assert len(office.desk.detail(number).history) == 2


def test_a_folder_without_an_office_says_so(tmp_path: Path, clock: Clock) -> None:
    empty = open_office(tmp_path / "trống", clock=clock)
    with pytest.raises(OfficeNotSetUpError):
        _ = empty.desk.office
    with pytest.raises(OfficeNotSetUpError):
        empty.reports.cchc_facts(SO_FAR)
    with pytest.raises(OfficeNotSetUpError):
        empty.intake.receive(a_request())
    empty.close()


def test_only_two_kinds_of_database_are_known(tmp_path: Path) -> None:
    with pytest.raises(UnknownWordError, match="postgresql://"):
        open_office(tmp_path, "mysql://máy/chủ")
    elsewhere = open_office(tmp_path, f"sqlite:///{tmp_path / 'nơi khác.db'}")
    elsewhere.close()
    assert (tmp_path / "nơi khác.db").is_file()


def test_requests_carry_their_own_tokens_and_catalogue_papers() -> None:
    request = ReceiveDossier("1", Applicant("An"))
    assert request.with_token("của tôi").token == "của tôi"
    with pytest.raises(FieldValueError):
        request.with_token("x" * 300)
    assert request.with_paper_names({}).papers == ()


def test_fees_come_from_the_catalogue_unless_they_are_typed(
    office: OpenOffice,
) -> None:
    free = office.intake.receive(replace(a_request(), fee=0)).number
    assert office.desk.detail(free).dossier.fee == 0
    unknown = received(office)
    assert office.desk.detail(unknown).dossier.fee is None
    with pytest.raises(FieldValueError):
        office.intake.receive(replace(a_request(), fee=-1))
    with pytest.raises(FieldValueError):
        office.intake.receive(replace(a_request(), note="x" * 5000))


def test_the_receipt_names_the_place_of_return(office: OpenOffice) -> None:
    places = {}
    for way in ReturnWay:
        number = office.intake.receive(replace(a_request(), return_way=way)).number
        with office.read_unit() as unit:
            case = slip_case(unit, number, "Hà")
            sheet = receipt_sheet(case, SlipStamp(MONDAY.date()))
            places[way] = sheet.return_place
    assert places[ReturnWay.DESK] == an_office().full_name
    assert places[ReturnWay.POSTAL].endswith("Thôn Đông, xã An Hòa")
    assert "Cổng Dịch vụ công" in places[ReturnWay.ONLINE]


def test_figures_are_narrowed_to_a_unit_and_a_sector(office: OpenOffice) -> None:
    received(office)
    received(office, procedure=CERTIFY_COPY)
    for scope, count in (
        (FigureScope(sector="Chứng thực"), 1),
        (FigureScope(unit_code="H26.12"), 2),
        (FigureScope(unit_code="H26.12.01"), 0),
    ):
        assert office.figures.figures(NOVEMBER, scope=scope).whole["received"] == count


def test_the_catalogue_keeps_editions(office: OpenOffice) -> None:
    old = replace(PROCEDURES[0], in_force_to=date(2026, 6, 30))
    new = replace(
        PROCEDURES[0],
        name="Đăng ký lại khai sinh",
        in_force_from=date(2026, 7, 1),
        papers=(RequiredPaper("01", "Tờ khai"),),
    )
    with office.open_unit() as unit:
        unit.catalogue.save_procedure(old)
        unit.catalogue.save_procedure(new)
        unit.commit()
    with office.read_unit() as unit:
        before = unit.catalogue.procedure(old.code, on=date(2026, 6, 30))
        after = unit.catalogue.procedure(old.code, on=date(2026, 7, 1))
        named = unit.catalogue.procedure_named("đăng ký  lại khai sinh")
        assert (before, after, named) == (old, new, new)
