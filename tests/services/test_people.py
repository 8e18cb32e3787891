"""Personal data asked for by name: answered, and always logged."""

from collections.abc import Callable
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.accounts import Role
from motcua_desktop.services.access_errors import NotAllowedError
from motcua_desktop.services.errors import UnknownDossierError, UnknownPersonError
from tests.accounts import as_role, with_people
from tests.builders import a_request
from tests.documents.reading import pdf_text

NewOffice = Callable[[], OpenOffice]
_ID_NUMBER = "001195007802"
_PHONE = "0912345678"


def _received(office: OpenOffice) -> str:
    request = a_request(id_number=_ID_NUMBER, phone=_PHONE)
    return office.intake.receive(request).number


def test_who_reads_a_full_number_is_in_the_log(new_office: NewOffice) -> None:
    office = with_people(new_office())
    with as_role(office, Role.CLERK):
        number = _received(office)
        assert office.desk.id_number(number) == _ID_NUMBER
        with pytest.raises(UnknownDossierError):
            office.desk.id_number("không có")
    with as_role(office, Role.LEADER):
        lines = [it for it in office.audit.lines() if it.deed == "PersonDesk.id_number"]
    assert [(it.login, it.subject) for it in lines] == [("clerk", number)]
    assert not any(_ID_NUMBER in f"{it.subject}{it.detail}" for it in lines)


def test_all_that_is_held_stands_in_one_paper(
    new_office: NewOffice, tmp_path: Path
) -> None:
    office = with_people(new_office())
    with as_role(office, Role.CLERK):
        numbers = [_received(office), _received(office)]
        with pytest.raises(NotAllowedError):
            office.people.report(_ID_NUMBER, tmp_path / "bản kê.pdf")
    with as_role(office, Role.LEADER):
        report = office.people.report(_ID_NUMBER, tmp_path / "bản kê.pdf")
        line = office.audit.lines()[-1]
    assert report.dossiers == 2
    text = pdf_text((tmp_path / "bản kê.pdf").read_bytes(), tmp_path)
    for words in (*numbers, "Nguyễn Thị Hoa", _ID_NUMBER, _PHONE, "Tiếp nhận"):
        assert words in text, words
    assert (line.deed, line.subject) == ("PersonDesk.report", "bản kê.pdf")


@pytest.mark.parametrize("id_number", ["001195009999", ""])
def test_nobody_is_nobody(
    new_office: NewOffice, tmp_path: Path, id_number: str
) -> None:
    office = new_office()
    office.intake.receive(a_request())
    with pytest.raises(UnknownPersonError) as refusal:
        office.people.report(id_number, tmp_path / "bản kê.pdf")
    assert "001195009999" not in str(refusal.value)
    assert not list(tmp_path.glob("*.pdf"))
