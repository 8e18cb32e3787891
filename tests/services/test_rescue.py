"""The rescue asks at the office's own door, as long as there is one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.domain.accounts import Role
from motcua_desktop.rescuing import rescue_desk
from motcua_desktop.services.access_errors import NotAllowedError, NotLoggedInError
from motcua_desktop.services.rescue import RescueDesk
from motcua_desktop.storage.opening import DATABASE_FILE
from tests.accounts import PASSWORD, as_role, with_people
from tests.builders import Clock, received
from tests.cli.program import Program

Deed = Callable[[RescueDesk, Path], object]
DEEDS: dict[str, Deed] = {
    "RescueDesk.restore": lambda rescue, _: rescue.restore(),
    "RescueDesk.choose_second_place": lambda rescue, folder: rescue.choose_second_place(
        folder
    ),
    "RescueDesk.take_out": lambda rescue, folder: rescue.take_out(folder),
    "RescueDesk.salvage": lambda rescue, _: rescue.salvage(),
}


@pytest.fixture
def data(office: OpenOffice) -> Path:
    """A closed office with accounts, a dossier, and a copy."""
    with_people(office)
    with as_role(office, Role.CLERK):
        received(office)
    office.backups.shelf.choose_second_place(None)
    with as_role(office, Role.ADMIN):
        office.backups.make()
    office.close()
    return office.data


def _rescue(data: Path, clock: Clock, role: Role | None) -> RescueDesk:
    def log_in(office: OpenOffice) -> None:
        office.gate.session.login = role.value if role else ""

    return rescue_desk(data, clock=clock, log_in=log_in)


@pytest.mark.parametrize("deed", DEEDS)
def test_only_an_administrator_rescues(
    data: Path, tmp_path: Path, clock: Clock, deed: str
) -> None:
    before = (data / DATABASE_FILE).read_bytes()
    folder = tmp_path / "ổ rời"
    with pytest.raises(NotLoggedInError):
        DEEDS[deed](_rescue(data, clock, None), folder)
    for role in (Role.CLERK, Role.LEADER):
        with pytest.raises(NotAllowedError):
            DEEDS[deed](_rescue(data, clock, role), folder)
    assert (data / DATABASE_FILE).read_bytes() == before
    assert not folder.exists()
    assert not (data / "replaced").exists()
    DEEDS[deed](_rescue(data, clock, Role.ADMIN), folder)
    again = open_office(data, clock=clock)
    with as_role(again, Role.ADMIN):
        lines = [line for line in list(again.audit.lines()) if line.deed == deed]
        assert again.audit.verify() == []
    again.close()
    assert {line.login for line in lines} == {"admin"}


def test_the_restored_office_tells_of_it_itself(data: Path, clock: Clock) -> None:
    copy, _ = _rescue(data, clock, Role.ADMIN).restore()
    again = open_office(data, clock=clock)
    with as_role(again, Role.LEADER):
        line = list(again.audit.lines())[-1]
    again.close()
    assert (line.deed, line.login) == ("RescueDesk.restore", "admin")
    assert line.subject == copy.path.name
    assert line.detail == "dữ liệu lấy từ bản sao này"


def test_an_office_that_cannot_be_read_has_nobody_to_ask(
    data: Path, clock: Clock
) -> None:
    """Whoever holds the files holds them; the copy's accounts are still asked."""
    for copy in (data / "backups").glob("*.db"):
        kept = copy.read_bytes()
        copy.write_bytes(b"hong" * 1024)
        (data / DATABASE_FILE).write_bytes(b"hong" * 1024)
        assert not _rescue(data, clock, None).door.admit("RescueDesk.restore", "").login
        copy.write_bytes(kept)
    with pytest.raises(NotLoggedInError):
        _rescue(data, clock, None).restore()
    _rescue(data, clock, Role.ADMIN).restore()
    again = open_office(data, clock=clock)
    assert again.accounts.is_login_needed()
    again.close()


def test_an_empty_machine_is_given_the_copy_and_nothing_else(
    data: Path, tmp_path: Path, clock: Clock
) -> None:
    (copy,) = (data / "backups").glob("*.db")
    empty = tmp_path / "máy mới"
    _, aside = rescue_desk(empty, clock=clock).restore(copy)
    assert not aside.exists() or list(aside.iterdir()) == []
    again = open_office(empty, clock=clock)
    assert again.accounts.is_login_needed()
    with as_role(again, Role.LEADER):
        assert len(again.desk.search("nguyen thi hoa")) == 1
        assert again.audit.verify() == []
    again.close()


def test_the_command_line_asks_for_the_password(
    data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = Program(data, capsys)
    refused = program("backup", "place", tmp_path)
    assert refused.status == 1
    assert "yêu cầu đăng nhập" in refused.err
    monkeypatch.setenv("MOTCUA_PASSWORD", PASSWORD)
    assert program("--user", "clerk", "backup", "restore").status == 1
    assert program("--user", "admin", "backup", "place", tmp_path).status == 0
    assert program("--user", "admin", "backup", "restore").status == 0
    assert program("backup", "list").status == 0
