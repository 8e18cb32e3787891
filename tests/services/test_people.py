"""What the office holds about a person, and who looked."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.cli.console import Console
from motcua_desktop.cli.exchange import book_lines
from motcua_desktop.domain.accounts import Role
from motcua_desktop.domain.errors import FieldValueError
from motcua_desktop.domain.people import Applicant
from motcua_desktop.domain.personal_data import masked_id_number
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.exchange.sheets import read_rows
from motcua_desktop.exchange.tracking_book_writer import write_tracking_book
from motcua_desktop.services.access_errors import NotAllowedError, UnknownPersonError
from motcua_desktop.services.rows.audit import AuditWanted
from motcua_desktop.services.rows.counter_slips import CounterSlip
from motcua_desktop.services.slips import RECEIPT
from tests.accounts import as_role, with_people
from tests.builders import a_request, received
from tests.documents.reading import pdf_text, word_text

HOA = "001099012345"
OTHER = "001099054321"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (HOA, "001•••••2345"),
        ("123456789", "12••••789"),
        ("B1234567", "B1•••567"),
        ("", ""),
        ("12", "••"),
    ],
)
def test_an_id_number_is_shown_with_its_middle_hidden(number: str, shown: str) -> None:
    assert masked_id_number(number) == shown
    assert len(masked_id_number(number)) == len(number)


@pytest.fixture
def office(new_office: Callable[[], OpenOffice]) -> OpenOffice:
    office = with_people(new_office())
    with as_role(office, Role.CLERK):
        number = received(office, "Nguyễn Thị Hoa", id_number=HOA, phone="0912345678")
        office.slips.issue(RECEIPT, number)
        received(office, "Nguyễn Thị Hoa", id_number=HOA)
        received(office, "Đặng Văn Ấn", id_number=OTHER)
    return office


def test_a_look_at_a_whole_id_number_is_noted(office: OpenOffice) -> None:
    number = str(office.database.value("SELECT min(number) FROM dossier"))
    with as_role(office, Role.CLERK):
        assert office.people.id_number(number) == HOA
    with as_role(office, Role.ADMIN):
        line = list(office.audit.lines())[-1]
    assert (line.login, line.deed, line.subject) == (
        "clerk",
        "PersonDesk.id_number",
        number,
    )


def test_all_that_is_held_about_a_person_and_who_saw_it(
    office: OpenOffice, tmp_path: Path
) -> None:
    with as_role(office, Role.LEADER):
        sheet = office.people.sheet(HOA)
    assert {it.dossier.applicant.name for it in sheet.dossiers} == {"Nguyễn Thị Hoa"}
    assert len(sheet.dossiers) == 2
    assert [line.deed for line in sheet.seen] == ["SlipDesk.issue"]
    pdf = pdf_text(office.papers.person(sheet, is_word=False), tmp_path)
    word = word_text(office.papers.person(sheet, is_word=True))
    for text in (pdf, word):
        assert HOA in text
        assert "0912345678" in text
        assert "in phiếu" in text
        assert "Phiếu đã lập: Giấy tiếp nhận" in text
        assert "giay-tiep-nhan" not in text, "a code of the log, not a name"
        assert "Đặng" not in text
        assert OTHER not in text


def test_submissions_slips_and_dossiers_brought_for_others_are_found_too(
    office: OpenOffice, tmp_path: Path
) -> None:
    hoa = Applicant("Nguyễn Thị Hoa", id_number=HOA, phone="0912345678")
    for_mother = Applicant(
        "Lê Thị Mận",
        id_number=OTHER,
        submitter_name="Nguyễn Thị Hòa",
        submitter_phone="0912345678",
    )
    namesake = replace(for_mother, submitter_phone="0999888777")
    with as_role(office, Role.CLERK):
        for applicant in (for_mother, namesake):
            office.intake.receive(replace(a_request(), applicant=applicant))
        office.submissions.register("DVC-7", replace(a_request(), applicant=hoa))
        told = CounterSlip(
            name=SlipKind.REFUSAL.value,
            applicant=hoa,
            reason="Không thuộc thẩm quyền",
            procedure="1.004884",
            officer="Trần Thị Thu Hà",
        )
        office.counter_slips.issue(told)
    with as_role(office, Role.LEADER):
        sheet = office.people.sheet(HOA)
        about = list(office.audit.lines(AuditWanted(person=HOA)))
    assert [it.dossier.applicant.name for it in sheet.brought] == ["Lê Thị Mận"]
    assert [it.reference for it in sheet.submissions] == ["DVC-7"]
    assert [it.told.reason for it in sheet.counter_slips] == ["Không thuộc thẩm quyền"]
    assert "SubmissionDesk.register" in {line.deed for line in sheet.seen}
    assert {line.subject for line in about} >= {"DVC-7"}
    text = pdf_text(office.papers.person(sheet, is_word=False), tmp_path)
    for words in ("trực tuyến DVC-7", "Nộp thay cho người khác", "Phiếu tại quầy"):
        assert words in text
    assert OTHER not in text


def test_a_person_known_from_an_online_submission_alone_is_found(
    new_office: Callable[[], OpenOffice],
) -> None:
    office = new_office()
    applicant = Applicant("Nguyễn Thị Hoa", id_number=HOA)
    office.submissions.register("DVC-8", replace(a_request(), applicant=applicant))
    assert office.people.sheet(HOA).dossiers == ()
    assert len(office.people.sheet(HOA).submissions) == 1


@pytest.mark.parametrize(
    ("role", "shown"), [(Role.CLERK, "001•••••2345"), (Role.LEADER, HOA)]
)
def test_the_exported_book_has_whole_numbers_for_those_who_may_only(
    office: OpenOffice, tmp_path: Path, role: Role, shown: str
) -> None:
    path = tmp_path / "sổ.xlsx"
    with as_role(office, role):
        write_tracking_book(path, book_lines(office, Console()))
    rows = [cells for _, cells in read_rows(path)]
    column = rows[0].index("Số giấy tờ")
    assert rows[1][column] == shown
    with as_role(office, Role.ADMIN):
        line = list(office.audit.lines())[-1]
    masked = "Lists.masked_tracking_book"
    whole = "Lists.tracking_book"
    assert line.deed == (whole if role is Role.LEADER else masked)
    assert line.login == role.value


def test_the_log_never_holds_an_id_number(office: OpenOffice) -> None:
    with as_role(office, Role.LEADER):
        office.people.sheet(HOA)
        office.desk.search(HOA)
    assert HOA not in str(office.database.rows("SELECT * FROM audit"))


def test_who_is_not_there_or_may_not_ask(office: OpenOffice) -> None:
    with as_role(office, Role.CLERK), pytest.raises(NotAllowedError):
        office.people.sheet(HOA)
    with as_role(office, Role.LEADER):
        with pytest.raises(UnknownPersonError):
            office.people.sheet("001099000000")
        with pytest.raises(FieldValueError):
            office.people.sheet("không phải số")
