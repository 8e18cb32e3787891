"""What the office holds about a person, and who looked."""

from collections.abc import Callable
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.accounts import Role
from motcua_desktop.domain.errors import FieldValueError
from motcua_desktop.domain.personal_data import masked_id_number
from motcua_desktop.services.access_errors import NotAllowedError, UnknownPersonError
from motcua_desktop.services.slips import RECEIPT
from tests.accounts import as_role, with_people
from tests.builders import received
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
        line = office.audit.lines()[-1]
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
        assert "Đặng" not in text
        assert OTHER not in text


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
