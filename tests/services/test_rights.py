"""Who may do what: every public function has a row, every role is held to it."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import fields

import pytest

import motcua_desktop.services
from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.domain.accounts import Role
from motcua_desktop.services.access_errors import NotAllowedError, NotLoggedInError
from motcua_desktop.services.ports import OpenUnit
from motcua_desktop.services.rights import GUARDED, RIGHTS, Trail
from motcua_desktop.services.rows.due_board import BoardCell
from motcua_desktop.services.rows.lists import DossierFilter, SortBy
from motcua_desktop.storage.queries.lists import Lists
from tests.accounts import as_role, with_people
from tests.builders import Clock, a_request, received, set_up_office, unguarded

INNER = {"IssuedBaseline"}
"""Held by other services only."""

_BUILT = (
    "retention",
    "desk",
    "settings",
    "logo",
    "books",
    "audit",
    "people",
    "procedures",
    "registers",
)
NewOffice = Callable[[], OpenOffice]


def _service_classes() -> dict[str, type]:
    """Every class of the services that opens units of work, and every desk."""
    found: dict[str, type] = {"Lists": Lists}
    package = motcua_desktop.services
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if ".demo" in module.name or ".rows" in module.name:
            continue
        for name, one in vars(importlib.import_module(module.name)).items():
            if inspect.isclass(one) and one.__module__ == module.name:
                hints = inspect.get_annotations(one)
                opens = OpenUnit in hints.values() and name != "Gate"
                if opens or name.endswith(("Desk", "Queue")):
                    found[name] = one
    return found


def _functions(one: type) -> set[str]:
    return {
        f"{one.__name__}.{name}"
        for name, _ in inspect.getmembers(one, inspect.isfunction)
        if not name.startswith("_")
    }


def test_every_public_function_of_the_services_has_a_right() -> None:
    classes = _service_classes()
    assert len(classes) > 20
    public = {
        function
        for name, one in classes.items()
        if name not in INNER
        for function in _functions(one)
    }
    assert sorted(public - set(RIGHTS)) == []
    assert sorted(set(RIGHTS) - public) == []


def test_every_service_of_the_office_is_behind_the_guard(new_office: NewOffice) -> None:
    office = new_office()
    held = {field.name: getattr(office, field.name) for field in fields(office)}
    held |= {name: getattr(office, name) for name in _BUILT}
    desk = unguarded(office.desk)
    held |= {f"desk.{field.name}": getattr(desk, field.name) for field in fields(desk)}
    open_doors = [
        name
        for name, service in held.items()
        if type(service).__module__.startswith("motcua_desktop.services")
        and type(service).__name__ in set(_service_classes()) | GUARDED
    ]
    assert open_doors == []
    guards = [name for name, one in held.items() if type(one).__name__ == "_Guarded"]
    assert len(guards) > 30


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("function", sorted(RIGHTS))
def test_the_matrix_holds_below_the_window(
    shared_office: OpenOffice, function: str, role: Role
) -> None:
    """Three roles × all functions: refused or let through as the table says."""
    right = RIGHTS[function]
    reached = []
    signature = inspect.signature(lambda: None)

    def call() -> None:
        reached.append(function)

    with as_role(shared_office, role):
        try:
            shared_office.gate.passed(function, call, signature.bind())
        except NotAllowedError:
            assert reached == []
            assert role not in right.roles
        else:
            assert reached == [function]
            assert not right.roles or role in right.roles


@pytest.mark.parametrize(
    "function", sorted(one for one, right in RIGHTS.items() if right.roles)
)
def test_nothing_is_done_before_the_door(
    shared_office: OpenOffice, function: str
) -> None:
    shared_office.accounts.log_out()
    bound = inspect.signature(lambda: None).bind()
    with pytest.raises(NotLoggedInError):
        shared_office.gate.passed(function, lambda: None, bound)


def test_a_leader_reads_but_does_not_receive(new_office: NewOffice) -> None:
    office = with_people(new_office())
    with as_role(office, Role.CLERK):
        number = received(office)
    with as_role(office, Role.LEADER):
        assert office.desk.detail(number).dossier.number == number
        with pytest.raises(NotAllowedError, match=r"Lãnh đạo.*tiếp nhận hồ sơ"):
            office.desk.receive(a_request())
        with pytest.raises(NotAllowedError):
            office.intake.receive(a_request())
    with as_role(office, Role.CLERK), pytest.raises(NotAllowedError):
        office.calendar_desk.recompute(reason="lịch mới")


def test_who_is_logged_in_signs_whatever_name_was_given(new_office: NewOffice) -> None:
    office = with_people(new_office())
    with as_role(office, Role.CLERK):
        number = office.intake.receive(a_request()).number
        (line,) = office.desk.detail(number).history
    assert line.actor == "Người clerk"


def test_who_is_logged_in_finds_what_others_received(new_office: NewOffice) -> None:
    """The officer of a filter is whom the list is about, not who asks."""
    office = with_people(new_office())
    with as_role(office, Role.CLERK):
        number = received(office, "Đặng Văn Ấn")
    of_clerk = DossierFilter(officer="Người clerk")
    for role in Role:
        with as_role(office, role):
            (found,) = office.desk.search("dang an")
            assert found.number == number
            for chosen in (DossierFilter(), of_clerk):
                pages = office.desk.pages(chosen, SortBy.NUMBER, descending=False)
                assert pages.count() == 1
            board = office.desk.due_board.board()
            cell = BoardCell("Người clerk")
            assert len(office.desk.due_board.rows(cell)) == board.count(cell) == 1


def test_a_role_taken_away_counts_at_the_next_deed(new_office: NewOffice) -> None:
    office = with_people(new_office())
    with as_role(office, Role.CLERK):
        received(office)
        with office.open_unit() as unit:
            account = unit.accounts.find("clerk")
            assert account is not None
            unit.accounts.save(type(account)("clerk", account.name, Role.LEADER))
            unit.commit()
        with pytest.raises(NotAllowedError):
            received(office)


def test_a_function_that_is_not_in_the_table_cannot_be_called(
    new_office: NewOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = new_office()
    monkeypatch.setattr(
        type(unguarded(office.intake)), "forgotten", lambda self: self, raising=False
    )
    with pytest.raises(KeyError, match=r"Intake\.forgotten"):
        office.intake.forgotten()  # type: ignore[attr-defined]


def test_rights_are_said_in_words() -> None:
    assert all(right.deed and right.deed[0].islower() for right in RIGHTS.values())
    assert {right.trail for right in RIGHTS.values()} == set(Trail)


@pytest.fixture(scope="module")
def shared_office(tmp_path_factory: pytest.TempPathFactory) -> OpenOffice:
    office = open_office(tmp_path_factory.mktemp("quyền"), clock=Clock())
    set_up_office(office)
    return with_people(office)
