"""The door: a password before the work list, told at its field what is wrong."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.domain.accounts import Role
from motcua_desktop.door import OfficeDoor
from motcua_desktop.services.errors_sealing import DamagedKeysError
from motcua_desktop.storage import key_ring
from motcua_desktop.storage.key_ring import OFFICE, RECOVERY, KeyRing
from motcua_desktop.storage.opening import DATABASE_FILE
from motcua_desktop.storage.sealing import seal_file
from motcua_desktop.ui.screens.door.presenter import DoorPresenter
from motcua_desktop.ui.screens.step.state import FieldKind, StepState
from tests.accounts import PASSWORD, QuickSeal, with_people
from tests.builders import Clock, unguarded
from tests.ui.panel_hands import HANDS

SHARED = "mật khẩu chung"
NEW = "mật khẩu mới 1"


class Panel:
    """The panel, with what it was asked to show."""

    def __init__(self) -> None:
        self.state: StepState | None = None
        self.said: list[tuple[str, str]] = []
        self.waits: list[int] = []
        self.cleared: list[str] = []
        self.is_busy = False

    def open(self, state: StepState) -> None:
        self.state = state

    def complain(self, field: str, message: str) -> None:
        self.said.append((field, message))

    def clear(self, field: str) -> None:
        self.cleared.append(field)

    def busy(self, *, is_busy: bool) -> None:
        self.is_busy = is_busy

    def wait(self, seconds: int, words: str) -> None:
        assert words == "Đã nhập sai nhiều lần liên tiếp."
        self.waits.append(seconds)

    @property
    def names(self) -> list[str]:
        assert self.state is not None
        return [field.name for field in self.state.fields]


class AtTheDoor:
    """The presenter before a real office."""

    def __init__(self, office: OpenOffice, clock: Clock, name: str = "") -> None:
        office.close()
        self.door = OfficeDoor(office.data, None, clock=clock)
        self._quicken()
        self.panel = Panel()
        self.said: list[str] = []
        self.presenter = DoorPresenter(
            self.door,
            self.panel,
            name=name,
            on_in=lambda: self.said.append("in"),
            on_left=lambda: self.said.append("left"),
        )
        self.presenter.begin()

    def _quicken(self) -> None:
        if self.door._opened is not None:
            sealer = unguarded(self.door.office.accounts)
            object.__setattr__(sealer, "sealer", QuickSeal)

    def type(self, **values: str) -> None:
        self.presenter.submit(values)


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_ring, "_COST", {"memory_kib": 256, "rounds": 1})


@pytest.fixture
def of_people(office: OpenOffice, clock: Clock) -> Iterator[AtTheDoor]:
    """The door of a plain office with accounts."""
    at_the_door = AtTheDoor(with_people(office), clock)
    yield at_the_door
    at_the_door.door.close()


@pytest.fixture
def recovery(office: OpenOffice) -> str:
    """The recovery key of the office."""
    return office.accounts.new_recovery_key()


@pytest.fixture
def sealed(office: OpenOffice, recovery: str, clock: Clock) -> Iterator[AtTheDoor]:
    """The door of an encrypted office of one person."""
    office.close()
    holders = {OFFICE: SHARED, RECOVERY: recovery}
    seal_file(office.data / DATABASE_FILE, KeyRing(office.data), holders)
    at_the_door = AtTheDoor(office, clock)
    yield at_the_door
    at_the_door.door.close()


def test_an_office_without_accounts_and_keys_is_open(
    office: OpenOffice, clock: Clock
) -> None:
    office.close()
    door = OfficeDoor(office.data, None, clock=clock)
    assert door.is_free
    assert door.office.is_set_up
    door.close()


def test_who_gives_name_and_password_works(of_people: AtTheDoor) -> None:
    assert not of_people.door.is_free
    assert of_people.panel.names == ["name", "password"]
    of_people.type(name=" Clerk ", password=PASSWORD)
    assert of_people.said == ["in"]
    account = of_people.door.office.accounts.present()
    assert account is not None
    assert (account.login, account.role) == ("clerk", Role.CLERK)


def test_what_is_wrong_is_said_at_the_field(of_people: AtTheDoor) -> None:
    of_people.type(name="", password="x")
    assert of_people.panel.said == [("name", "Còn để trống")]
    of_people.type(name="clerk", password="")
    assert of_people.panel.said[-1] == ("password", "Còn để trống")
    of_people.type(name="clerk", password="sai")
    field, words = of_people.panel.said[-1]
    assert field == "password"
    assert words.startswith("Tên hoặc mật khẩu không đúng. Xem lại phím Caps Lock")
    assert of_people.panel.cleared == ["password"]
    assert not of_people.panel.is_busy
    assert of_people.said == []


def test_many_wrong_passwords_wait_and_are_counted_down(
    of_people: AtTheDoor, clock: Clock
) -> None:
    for _ in range(5):
        of_people.type(name="clerk", password="sai")
    of_people.type(name="clerk", password=PASSWORD)
    assert of_people.panel.waits == [30]
    clock.moment += timedelta(seconds=30)
    of_people.type(name="clerk", password=PASSWORD)
    assert of_people.said == ["in"]


def test_an_encrypted_office_of_one_person_asks_for_one_password(
    sealed: AtTheDoor,
) -> None:
    assert sealed.panel.names == ["password"]
    assert sealed.panel.state is not None
    assert sealed.panel.state.fields[0].kind is FieldKind.SECRET
    sealed.type(password="sai")
    assert sealed.panel.said[-1][1].startswith("Mật khẩu không đúng.")
    assert sealed.door._opened is None
    sealed.type(password=SHARED)
    assert sealed.said == ["in"]
    assert sealed.door.office.is_set_up


def test_the_keys_of_an_encrypted_office_wait_too(sealed: AtTheDoor) -> None:
    for _ in range(5):
        sealed.type(password="sai")
    sealed.type(password=SHARED)
    assert sealed.panel.waits == [30]
    assert sealed.said == []


def test_an_encrypted_office_with_accounts_asks_for_both(
    sealed: AtTheDoor, clock: Clock
) -> None:
    sealed.type(password=SHARED)
    accounts = sealed.door.office.accounts
    accounts.add("ha", "Trần Thị Thu Hà", Role.ADMIN, PASSWORD)
    again = AtTheDoor(sealed.door.office, clock, name="ha")
    assert again.panel.names == ["name", "password"]
    assert again.panel.cleared == ["password"]  # the cursor waits there
    again.type(name="ha", password=PASSWORD)
    assert again.said == ["in"]
    assert again.door.office.accounts.present() is not None
    again.door.close()


def test_the_recovery_key_sets_a_new_password(sealed: AtTheDoor, recovery: str) -> None:
    sealed.presenter.other()
    assert sealed.panel.names == ["key", "password", "again"]
    sealed.type(key=recovery, password=NEW, again="khác")
    assert sealed.panel.said[-1] == ("again", "Hai lần gõ không giống nhau")
    sealed.type(key="ABCD-EFGH", password=NEW, again=NEW)
    assert sealed.panel.said[-1][0] == "key"
    sealed.type(key=recovery, password="ngắn", again="ngắn")
    assert sealed.panel.said[-1][0] == "password"
    sealed.type(key=recovery.lower(), password=NEW, again=NEW)
    assert sealed.said == ["in"]
    assert OFFICE in KeyRing(sealed.door.office.data).holders()
    KeyRing(sealed.door.office.data).open(OFFICE, NEW)


def test_esc_goes_back_to_the_password_then_leaves(sealed: AtTheDoor) -> None:
    sealed.presenter.other()
    sealed.presenter.cancel()
    assert sealed.panel.names == ["password"]
    sealed.presenter.cancel()
    assert sealed.said == ["left"]


def test_keys_that_are_gone_are_told_before_anything_is_asked(
    sealed: AtTheDoor, office: OpenOffice, clock: Clock
) -> None:
    assert sealed.panel.names
    (office.data / "keys.json").unlink()
    with pytest.raises(DamagedKeysError):
        OfficeDoor(office.data, None, clock=clock)


def test_a_plain_office_with_a_damaged_head_is_not_asked_for_keys(
    office: OpenOffice, clock: Clock
) -> None:
    office.backups.make()
    office.close()
    live = office.data / DATABASE_FILE
    live.write_bytes(b"\xa5" * 4096 + live.read_bytes()[4096:])
    door = OfficeDoor(office.data, None, clock=clock)
    assert not door.is_encrypted
    assert door.is_free
    assert door.office.standing  # a copy is shown, to be read
    door.close()


SCRIPT = (
    """
import sys
from pathlib import Path
from motcua_desktop.door import OfficeDoor
from motcua_desktop.storage import key_ring
from motcua_desktop.ui.screens.door.view import DoorWindow

key_ring._COST = {"memory_kib": 256, "rounds": 1}
door = OfficeDoor(Path(sys.argv[1]), None)
window = DoorWindow(door, on_up=lambda _window: None)
field = window.panel.fields["password"]
seen = []
"""
    + HANDS
    + """
def drive():
    window.root.focus_force()
    field.focus_field()
    write("sai")
    seen.append(field.entry.cget("show"))
    keys("<Alt-h>")
    seen.append(field.entry.cget("show"))
    keys("<Return>")
    seen.append(field.text)
    keys("<F2>")
    seen.append(sorted(window.panel.fields))
    keys("<Escape>")
    write("mật khẩu chung")
    keys("<Return>")

window.root.after(300, drive)
print(window.run(), seen)
door.close()
"""
)


@pytest.mark.window
def test_the_window_is_passed_by_keys(office: OpenOffice) -> None:
    office.close()
    seal_file(office.data / DATABASE_FILE, KeyRing(office.data), {OFFICE: SHARED})
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT, str(office.data)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    seen = ["\u2022", "", "", ["again", "key", "password"]]
    assert (done.stdout, done.stderr) == (f"True {seen}\n", "")


def test_the_first_start_of_all_needs_no_password(tmp_path: Path, clock: Clock) -> None:
    door = OfficeDoor(tmp_path / "mới", None, clock=clock)
    assert door.is_free
    assert not door.office.is_set_up
    door.close()
    open_office(tmp_path / "mới", clock=clock).close()
