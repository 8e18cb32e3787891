"""The office's logo: kept with the data, so that it goes where the data goes."""

import json
from pathlib import Path

import pytest
from PIL import Image

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.domain.accounts import Role
from motcua_desktop.services.access_errors import NotAllowedError
from motcua_desktop.storage.opening import DATABASE_FILE
from motcua_desktop.storage.taking_out import take_out
from tests.accounts import as_role, with_people


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "an-hoa.png"
    Image.new("RGB", (40, 40), "#1B4F8C").save(path)
    return path


def test_a_logo_is_kept_changed_and_taken_away(
    any_office: OpenOffice, picture: Path
) -> None:
    logo = any_office.logo
    assert logo.picture() == b""
    read = logo.read(picture)
    assert logo.picture() == b""
    logo.keep(read)
    assert logo.picture() == read
    logo.keep(b"")
    assert logo.picture() == b""
    deeds = [line.deed for line in list(any_office.audit.lines())]
    assert deeds.count("LogoDesk.keep") == 2


def test_only_an_administrator_changes_it(office: OpenOffice, picture: Path) -> None:
    with_people(office)
    with as_role(office, Role.CLERK):
        read = office.logo.read(picture)
        with pytest.raises(NotAllowedError):
            office.logo.keep(read)
        assert office.logo.picture() == b""


def test_it_travels_with_copies_and_what_is_taken_out(
    office: OpenOffice, picture: Path, tmp_path: Path
) -> None:
    read = office.logo.read(picture)
    office.logo.keep(read)
    copy = office.backups.make()
    elsewhere = tmp_path / "nơi khác"
    elsewhere.mkdir()
    (elsewhere / DATABASE_FILE).write_bytes(copy.path.read_bytes())
    again = open_office(elsewhere)
    assert again.logo.picture() == read
    again.close()
    out = tmp_path / "mang đi"
    take_out([copy.path], office.data, out)
    (line,) = (out / "rows" / "office_logo.jsonl").read_text("utf-8").splitlines()
    assert bytes.fromhex(json.loads(line)["picture"]) == read
