"""The door: passwords, waiting after wrong ones, the last administrator, recovery."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from argon2 import extract_parameters

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.domain.accounts import Role
from motcua_desktop.domain.errors import FieldValueError
from motcua_desktop.services.access_errors import (
    DoubledAccountError,
    FirstAccountError,
    LastAdminError,
    NotLoggedInError,
    UnknownAccountError,
    WithAccountsError,
    WrongPasswordError,
)
from motcua_desktop.services.errors_sealing import LoginDelayedError
from motcua_desktop.storage.passwords import Argon2Seal
from tests.accounts import PASSWORD, QuickSeal, as_role, with_people
from tests.builders import Clock, received, unguarded

NewOffice = Callable[[], OpenOffice]


@pytest.fixture
def office(new_office: NewOffice) -> OpenOffice:
    return with_people(new_office())


def _wrong(office: OpenOffice, login: str = "clerk", times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(WrongPasswordError):
            office.accounts.log_in(login, "sai mật khẩu")


def test_a_new_office_has_no_account_and_needs_no_login(new_office: NewOffice) -> None:
    office = new_office()
    assert office.accounts.listed() == []
    assert not office.accounts.is_login_needed()
    assert received(office)


def test_working_without_login_is_said_and_noted(new_office: NewOffice) -> None:
    office = new_office()
    office.accounts.work_without_login()
    (line,) = list(office.audit.lines())
    assert line.deed == "AccountDesk.work_without_login"


def test_the_first_account_is_an_administrator(new_office: NewOffice) -> None:
    office = new_office()
    with pytest.raises(FirstAccountError):
        office.accounts.add("ha", "Thu Hà", Role.CLERK, PASSWORD)
    office.accounts.add("duc", "Minh Đức", Role.ADMIN, PASSWORD)
    assert office.accounts.is_login_needed()
    with pytest.raises(NotLoggedInError):
        received(office)
    with pytest.raises(NotLoggedInError):
        office.accounts.add("ha", "Thu Hà", Role.CLERK, PASSWORD)


def test_an_office_with_accounts_cannot_go_without_login(office: OpenOffice) -> None:
    with as_role(office, Role.ADMIN):
        with pytest.raises(WithAccountsError):
            office.accounts.work_without_login()
        with pytest.raises(DoubledAccountError):
            office.accounts.add("Clerk ", "Ai đó", Role.CLERK, PASSWORD)


def test_a_password_is_taken_in_either_form_of_its_letters(office: OpenOffice) -> None:
    for kept in ("NFC", "NFD"):
        with as_role(office, Role.ADMIN):
            chosen = unicodedata.normalize(kept, PASSWORD)
            office.accounts.set_password("clerk", chosen)
        for form in ("NFC", "NFD"):
            typed = unicodedata.normalize(form, PASSWORD)
            assert office.accounts.log_in("Clerk", typed).role is Role.CLERK
            office.accounts.log_out()


@pytest.mark.parametrize("bad", ["ngắn", "aaaaaaaaaa", "x" * 129])
def test_a_password_that_is_too_easy_is_refused(office: OpenOffice, bad: str) -> None:
    with as_role(office, Role.ADMIN), pytest.raises(FieldValueError):
        office.accounts.set_password("clerk", bad)


def test_the_sixth_try_waits_and_a_restart_does_not_help(
    tmp_path: Path, clock: Clock
) -> None:
    office = with_people(open_office(tmp_path, clock=clock))
    _wrong(office, times=5)
    with pytest.raises(LoginDelayedError, match="30 giây"):
        office.accounts.log_in("clerk", PASSWORD)
    office.close()
    office = open_office(tmp_path, clock=clock)
    object.__setattr__(unguarded(office.accounts), "sealer", QuickSeal)
    clock.forward(seconds=29)
    with pytest.raises(LoginDelayedError, match="1 giây"):
        office.accounts.log_in("clerk", PASSWORD)
    clock.forward(seconds=1)
    _wrong(office)
    clock.forward(seconds=59)
    with pytest.raises(LoginDelayedError):  # each further one waits twice as long
        office.accounts.log_in("clerk", PASSWORD)
    clock.forward(seconds=1)
    assert office.accounts.log_in("clerk", PASSWORD)
    _wrong(office, times=4)
    office.close()


def test_an_unknown_login_waits_just_the_same(office: OpenOffice) -> None:
    _wrong(office, "khongco", times=5)
    with pytest.raises(LoginDelayedError):
        office.accounts.log_in("khongco", PASSWORD)


def test_a_clock_set_back_does_not_lock_for_years(
    office: OpenOffice, clock: Clock
) -> None:
    _wrong(office, times=5)
    clock.set(2009, 11, 23, 9, 42)
    with pytest.raises(LoginDelayedError, match="30 giây"):
        office.accounts.log_in("clerk", PASSWORD)
    clock.forward(seconds=30)
    assert office.accounts.log_in("clerk", PASSWORD)


def test_ending_the_program_while_a_password_is_tried_wins_no_try(
    office: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Argon2Seal, "fits", die)
        for _ in range(5):
            with pytest.raises(KeyboardInterrupt):
                office.accounts.log_in("clerk", PASSWORD)
    with pytest.raises(LoginDelayedError):
        office.accounts.log_in("clerk", PASSWORD)


def test_tries_are_noted_but_never_what_was_typed(office: OpenOffice) -> None:
    _wrong(office)
    _wrong(office, "Mật khẩu của tôi")
    office.accounts.log_in("admin", PASSWORD)
    tries = [
        line for line in list(office.audit.lines()) if line.deed.endswith("log_in")
    ]
    assert [(line.subject, line.detail) for line in tries] == [
        ("clerk", "thử"),
        ("(không có)", "thử"),
        ("admin", "thử"),
        ("admin", "vào"),
    ]
    written = office.database.rows("SELECT * FROM audit")
    assert "của tôi" not in str(written)
    assert PASSWORD not in str(written)


def test_a_disabled_account_is_out_at_once(office: OpenOffice) -> None:
    with as_role(office, Role.CLERK):
        unguarded(office.accounts).disable("clerk")
        with pytest.raises(NotLoggedInError):
            received(office)
    _wrong_even_if_right = pytest.raises(WrongPasswordError)
    with _wrong_even_if_right:
        office.accounts.log_in("clerk", PASSWORD)
    with as_role(office, Role.ADMIN):
        office.accounts.enable("clerk")
    assert office.accounts.log_in("clerk", PASSWORD)


def test_the_last_administrator_stays(office: OpenOffice) -> None:
    with as_role(office, Role.ADMIN):
        with pytest.raises(LastAdminError):
            office.accounts.disable("admin")
        with pytest.raises(LastAdminError):
            office.accounts.change_role("admin", Role.CLERK)
        office.accounts.change_role("leader", Role.ADMIN)
        office.accounts.disable("admin")
    with as_role(office, Role.LEADER), pytest.raises(LastAdminError):
        office.accounts.disable("leader")


def test_one_changes_the_own_password_with_the_old_one(office: OpenOffice) -> None:
    office.accounts.log_in("clerk", PASSWORD)
    with pytest.raises(WrongPasswordError):
        office.accounts.change_own_password("không phải", "mật khẩu mới 1")
    office.accounts.change_own_password(PASSWORD, "mật khẩu mới 1")
    _wrong(office)
    assert office.accounts.log_in("clerk", "mật khẩu mới 1")


def test_the_recovery_key_opens_once_it_is_made(office: OpenOffice) -> None:
    with pytest.raises(WrongPasswordError):
        office.accounts.recover("ABCD", "admin", "mật khẩu mới 1")
    with as_role(office, Role.ADMIN):
        key = office.accounts.new_recovery_key()
        with pytest.raises(LastAdminError):
            office.accounts.disable("admin")
    assert len(key.replace("-", "")) == 24
    with pytest.raises(UnknownAccountError):
        office.accounts.recover(key, "khongco", "mật khẩu mới 1")
    office.accounts.recover(key.replace("-", " ").lower(), "admin", "mật khẩu mới 1")
    assert office.accounts.log_in("admin", "mật khẩu mới 1")
    assert key not in str(office.database.rows("SELECT * FROM recovery_key"))


def test_passwords_are_sealed_by_argon2id_at_todays_cost(
    office: OpenOffice,
) -> None:
    sealed = Argon2Seal().seal(PASSWORD)
    parameters = extract_parameters(sealed)
    assert sealed.startswith("$argon2id$")
    assert parameters.memory_cost >= 19 * 1024
    assert parameters.time_cost >= 2
    assert not Argon2Seal().is_weak(sealed)
    object.__setattr__(unguarded(office.accounts), "sealer", Argon2Seal())
    office.accounts.log_in("clerk", PASSWORD)  # sealed weakly before: sealed anew
    kept = office.database.value("SELECT password FROM account WHERE login = 'clerk'")
    assert extract_parameters(kept) == parameters
