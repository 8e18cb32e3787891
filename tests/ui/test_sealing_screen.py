"""The encryption changed from the window: ordered, carried out, opened anew."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.accounts import Role
from motcua_desktop.door import SEAL_STEPS, OfficeDoor
from motcua_desktop.services.errors import DatabaseBusyError
from motcua_desktop.services.errors_sealing import AlreadySealedError
from motcua_desktop.services.sealing import SealOrder
from motcua_desktop.storage import key_ring
from motcua_desktop.storage.cipher import file_driver, is_plain
from motcua_desktop.storage.key_ring import OFFICE, RECOVERY, KeyRing
from motcua_desktop.storage.opening import DATABASE_FILE
from motcua_desktop.ui.long_work import LongWork
from motcua_desktop.ui.screens.door.working import (
    WorkPresenter,
    sealing_state,
    sealing_words,
)
from tests.accounts import PASSWORD, QuickSeal
from tests.builders import Clock, set_up_office, unguarded
from tests.ui.fakes import DirectRunner, FakeOffice, FakeView
from tests.ui.panel_hands import PROGRAM, RUN, run_program
from tests.ui.test_admin import Admin

PAPER = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ"


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_ring, "_COST", {"memory_kib": 256, "rounds": 1})


@pytest.fixture
def door(office: OpenOffice, clock: Clock) -> Iterator[OfficeDoor]:
    """The open door of a plain office."""
    set_up_office(office)
    office.backups.make()
    office.close()
    door = OfficeDoor(office.data, None, clock=clock)
    yield door
    door.close()


def _file(door: OfficeDoor) -> Path:
    return door.folder / DATABASE_FILE


def _ordered(door: OfficeDoor, order: SealOrder) -> list[int]:
    """Carry an order out; return what was told of its course."""
    steps: list[int] = []
    door.office.sealing.order(order)
    door.close()
    assert door.carry_out(order, steps.append) == []
    assert steps == sorted(steps)
    assert steps[-1] < SEAL_STEPS
    return steps


def test_an_office_without_login_is_encrypted_and_back(door: OfficeDoor) -> None:
    drafts = door.folder / "drafts"
    drafts.mkdir()
    (drafts / "intake.json").write_text('{"name": "Nguyễn"}', encoding="utf-8")
    _ordered(door, SealOrder("", PASSWORD, PAPER))
    assert not is_plain(_file(door))
    assert KeyRing(door.folder).holders() == [OFFICE, RECOVERY]
    assert "Nguyễn" not in (drafts / "intake.json").read_text(encoding="utf-8")
    copies = list((door.folder / "backups").glob("*.db"))
    assert copies
    assert not any(is_plain(copy) for copy in copies)
    assert door.office.settings.office().unit_name
    _ordered(door, SealOrder("", PASSWORD))
    assert is_plain(_file(door))
    assert "Nguyễn" in (drafts / "intake.json").read_text(encoding="utf-8")
    deeds = [line.deed for line in list(door.office.audit.lines())]
    assert deeds.count("SealingDesk.order") == 2


def test_who_was_logged_in_is_so_again(door: OfficeDoor) -> None:
    accounts = door.office.accounts
    object.__setattr__(unguarded(accounts), "sealer", QuickSeal)
    accounts.add("ha", "Trần Thị Thu Hà", Role.ADMIN, PASSWORD)
    accounts.log_in("ha", PASSWORD)
    accounts.add("lan", "Lê Thị Lan", Role.CLERK, PASSWORD)
    _ordered(door, SealOrder("ha", PASSWORD, PAPER))
    present = door.office.accounts.present()
    assert present is not None
    assert present.login == "ha"
    assert [card.lacks_key for card in door.office.accounts.cards()] == [False, True]
    assert door.asks_name
    _ordered(door, SealOrder("ha", PASSWORD))
    assert is_plain(_file(door))
    assert door.office.accounts.present() == present


def test_what_cannot_be_done_leaves_the_office_as_it_was(door: OfficeDoor) -> None:
    order = SealOrder("", PASSWORD, PAPER)
    door.close()
    other = file_driver(_file(door))
    other.connect()
    other.execute_sql("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseBusyError):
        door.carry_out(order, lambda _step: None)
    other.close()
    assert is_plain(_file(door))
    assert door.office.settings.office().unit_name
    with pytest.raises(AlreadySealedError):
        door.office.sealing.order(SealOrder("", PASSWORD))


def test_passwords_are_in_no_words_about_an_order() -> None:
    words = repr(SealOrder("ha", PASSWORD, PAPER))
    assert PASSWORD not in words
    assert PAPER not in words


# the screen


@pytest.fixture
def alone(full: FakeOffice) -> Admin:
    object.__setattr__(unguarded(full.real.accounts), "sealer", QuickSeal)
    return _people(full)


@pytest.fixture
def admin(alone: Admin) -> Admin:
    accounts = alone.office.real.accounts
    accounts.add("ha", "Trần Thị Thu Hà", Role.ADMIN, PASSWORD)
    accounts.log_in("ha", PASSWORD)
    return _people(alone.office)


def _people(office: FakeOffice) -> Admin:
    admin = Admin(office)
    admin.presenter.part_chosen("people")
    return admin


def test_encryption_is_ordered_when_the_key_is_on_paper(alone: Admin) -> None:
    assert alone.state.seal.line == "Dữ liệu chưa được mã hóa."
    alone.presenter.sealing.change_seal()
    alone.give(password="ngắn", again="ngắn")
    assert alone.view.all("complain")[-1][0] == "password"
    alone.give(password=PASSWORD, again="khác")
    assert alone.view.all("complain")[-1][0] == "again"
    alone.give(password=PASSWORD, again=PASSWORD)
    key = alone.panel.title
    assert _order_of(alone) is None
    alone.give(last_group=key[-4:].lower())
    assert _order_of(alone) == SealOrder("", PASSWORD, key)
    assert alone.window.starts_over == 1


def test_with_accounts_it_is_ones_own_password(admin: Admin) -> None:
    admin.presenter.sealing.change_seal()
    assert sorted(admin.filled) == ["password"]
    assert "Những người khác" in admin.panel.consequence
    admin.give(password="không phải")
    field, message = admin.view.all("complain")[-1]
    assert field == "password"
    assert "không đúng" in message
    admin.give(password=PASSWORD)
    key = admin.panel.title
    admin.give(last_group=key[-4:])
    assert _order_of(admin) == SealOrder("ha", PASSWORD, key)


def _order_of(admin: Admin) -> SealOrder | None:
    return admin.office.real.sealing.ordered


def test_the_course_of_the_work_is_told_until_it_is_over() -> None:
    order = SealOrder("", PASSWORD, PAPER)
    view, runner, ended = FakeView(), DirectRunner(), []
    long = LongWork(sealing_words(order), total=SEAL_STEPS, may_stop=False)

    def work(done: LongWork) -> list[str]:
        done.tell(2)
        return ["Chưa chép được bản sao."]

    presenter = WorkPresenter(
        view,
        runner,
        sealing_state(order),
        work,
        long=long,
        on_done=lambda: ended.append(True),
    )
    presenter.begin()
    assert long.line == "Đang mã hóa dữ liệu: 2/3"
    words = "Đã xong. Còn cần biết:\nChưa chép được bản sao."
    assert view.all("complain")[-1] == ("", words)
    assert not ended  # it is read first
    presenter.submit({})
    assert ended


def test_what_is_under_way_cannot_be_left() -> None:
    order = SealOrder("", PASSWORD)
    view, ended = FakeView(), []
    presenter = WorkPresenter(
        view,
        DirectRunner(),
        sealing_state(order),
        _fails,
        long=LongWork(sealing_words(order)),
        on_done=lambda: ended.append(True),
    )
    presenter.cancel()
    assert not ended
    presenter.begin()
    assert "bận vì" in view.all("complain")[-1][1]
    presenter.cancel()
    assert ended


def _fails(_work: LongWork) -> list[str]:
    raise DatabaseBusyError


SCRIPT = (
    PROGRAM
    + """
def at_people(main, screen):
    press(main, "<Control-h>")
    for _ in range(2):
        write(main, "mật khẩu dài")
        press(main, "<Return>")
    press(main, "<Control-Return>")
    fields = screen.panel
    wait(main, lambda: "last_group" in fields.fields, lambda: confirm(main, screen))

def confirm(main, screen):
    write(main, screen.panel.title[-4:])
    press(main, "<Return>")

def last(main):
    print(main._desk.sealing.holders(), main._desk.office.unit_name)
    end(main)
"""
    + RUN
)


@pytest.mark.window
def test_the_data_is_encrypted_from_the_window_by_keys(office: OpenOffice) -> None:
    set_up_office(office)
    office.close()
    done = run_program(SCRIPT, office.data)
    assert done.stderr == ""
    holders, ended = done.stdout.splitlines()
    assert holders == f"['{OFFICE}', '{RECOVERY}'] Xã An Hòa"
    assert ended == "0 3"  # the window, the work, the window anew
    assert not is_plain(office.data / DATABASE_FILE)
