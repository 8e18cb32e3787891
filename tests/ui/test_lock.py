"""The lock: after a pause nothing of the work is seen or reached until a password."""

import time
from dataclasses import replace

import pytest

from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.services.access_errors import WrongPasswordError
from motcua_desktop.ui.shell.locking import Locking
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice

pytestmark = pytest.mark.window

PASSWORD = "mot cua An Hoa"


class DoorOfTwo:
    """Hà sits here; Lan has a password of her own."""

    title = "Xã An Hòa"
    asks_name = True
    is_encrypted = False

    def __init__(self) -> None:
        self.entered: list[str] = []

    def enter(self, name: str, password: str) -> None:
        if name not in {"ha", "lan"} or password != PASSWORD:
            raise WrongPasswordError
        self.entered.append(name)

    def recover(self, key: str, name: str, password: str) -> None:
        raise AssertionError((key, name, password))


class Desk:
    """The window of Hà with a hand on its clock."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.door = DoorOfTwo()
        self.lock = driver.window.lock
        self.lock._locking = Locking(self.door, "ha", minutes=10)
        self.now = time.monotonic()
        self.lock._clock = lambda: self.now
        driver.window._commands()
        self.driver.root.after_cancel(self.lock._tick or "none")

    def rest(self, seconds: float) -> None:
        """Let time pass without a key; the pointer stays."""
        self.lock._pointer = self.driver.root.winfo_pointerxy()
        self.now += seconds
        self.lock._look()
        self.driver.settle()

    def type_password(self, password: str = PASSWORD) -> None:
        self.driver.write(password)
        self.driver.press("<Return>")


@pytest.fixture
def desk(open_window: OpenWindow, full: FakeOffice) -> Desk:
    return Desk(open_window(full))


def test_it_locks_after_the_pause_and_not_before(desk: Desk) -> None:
    desk.rest(595)
    assert not desk.lock.is_locked
    desk.rest(6)
    assert desk.lock.is_locked


@pytest.mark.parametrize("key", ["<Key-a>", "<Alt-Key-3>", "<Shift_L>", "<Tab>"])
def test_a_key_puts_it_off(desk: Desk, key: str) -> None:
    desk.rest(595)
    desk.driver.press(key)
    desk.rest(595)
    assert not desk.lock.is_locked


def test_a_moved_pointer_puts_it_off(desk: Desk) -> None:
    desk.rest(595)
    desk.lock._pointer = (-1, -1)
    desk.now += 10
    desk.lock._look()
    assert not desk.lock.is_locked


def test_an_office_without_login_is_never_locked(desk: Desk) -> None:
    desk.lock._locking = Locking()
    desk.rest(10_000)
    desk.driver.press("<Control-l>")
    assert not desk.lock.is_locked


def test_no_minutes_mean_by_hand_only(desk: Desk) -> None:
    desk.lock._locking = replace(desk.lock._locking, minutes=0)
    desk.rest(10_000)
    assert not desk.lock.is_locked
    desk.driver.press("<Control-l>")
    assert desk.lock.is_locked


def test_the_cover_lies_over_the_whole_window(desk: Desk) -> None:
    desk.driver.press("<Control-l>")
    root, veil = desk.driver.root, desk.lock._overlay.veil
    assert veil is not None
    root.update()
    assert (veil.winfo_width(), veil.winfo_height()) == (
        root.winfo_width(),
        root.winfo_height(),
    )
    for across in range(5, root.winfo_width(), 60):
        for down in range(5, root.winfo_height(), 60):
            seen = root.winfo_containing(
                root.winfo_rootx() + across, root.winfo_rooty() + down
            )
            assert str(seen).startswith(str(veil)), (across, down)


def test_no_key_reaches_what_is_beneath(desk: Desk) -> None:
    before = desk.driver.window.present
    desk.driver.press("<Control-l>")
    for key in ("<Control-n>", "<Alt-Key-3>", "<F1>", "<Control-f>", "<Escape>"):
        desk.driver.press(key)
    assert desk.driver.window.present == before
    assert desk.lock.is_locked
    for _ in range(8):
        desk.driver.press("<Tab>")
        assert str(desk.driver.focus).startswith(str(desk.lock._overlay.veil))


def test_a_panel_that_comes_up_beneath_waits_for_the_password(desk: Desk) -> None:
    driver = desk.driver
    desk.driver.press("<Control-l>")
    driver.window.take_step("H26.12-261118-0012", Step.REFUSE)
    driver.wait_until(driver.has_panel)
    driver.settle()
    assert driver.focus is desk.lock.panel.fields["password"].entry
    desk.type_password()
    assert not driver.has_lock()
    driver.wait_until(
        lambda: driver.focus is driver.window.panel.fields["reason"].entry
    )


def test_the_same_person_goes_on_where_the_form_was(desk: Desk) -> None:
    driver = desk.driver
    driver.window.go("intake")
    driver.settle()
    screen = driver.window.screen("intake")
    driver.write("chứng thực")
    typed, place = screen, driver.focus
    desk.driver.press("<Control-l>")
    desk.type_password("sai")
    assert desk.driver.has_lock()
    assert desk.lock.panel.fields["password"].text == ""
    desk.type_password()
    assert not desk.driver.has_lock()
    assert not driver.window.starts_over
    assert driver.window.screen("intake") is typed
    assert driver.focus is place
    assert desk.door.entered == ["ha"]


def test_somebody_else_gets_a_window_of_their_own(desk: Desk) -> None:
    closed: list[bool] = []
    desk.driver.root.protocol("WM_DELETE_WINDOW", lambda: closed.append(True))
    desk.driver.press("<Control-l>")
    desk.lock.panel.fields["name"].fill("Lan")
    desk.lock.panel.fields["password"].focus_field()
    desk.type_password()
    assert desk.driver.window.starts_over
    assert closed == [True]
    assert desk.lock.is_locked  # covered until the other window is there
    desk.driver.root.protocol("WM_DELETE_WINDOW", "")
