"""Every write of a service leaves exactly one trail: sealed events, or one line."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.domain.accounts import Role
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.notes import NoteKind
from motcua_desktop.domain.people import Unit
from motcua_desktop.domain.procedure import Procedure
from motcua_desktop.domain.retention import RetentionScope
from motcua_desktop.domain.steps import StepRequest
from motcua_desktop.domain.submission import Reply
from motcua_desktop.services.noting import NoteRequest
from motcua_desktop.services.rights import RIGHTS, Trail
from motcua_desktop.services.rows.catalogue import SectorChange
from motcua_desktop.services.slips import RECEIPT
from tests.accounts import PASSWORD, QuickSeal, as_role, with_people
from tests.builders import (
    NOVEMBER,
    PROCEDURES,
    Clock,
    a_request,
    set_up_office,
    unguarded,
)

_WAITING = 40
"""Online submissions that wait; even ones are accepted, odd ones turned away."""

_BESIDE = {"audit", "counter", "login_failure"}
_ID_NUMBER = "001195007802"
Deed = tuple[str, Callable[[OpenOffice, int], Any]]


def _newest(office: OpenOffice) -> str:
    return str(office.database.value("SELECT number FROM dossier ORDER BY id DESC"))


def _edition(n: int) -> Procedure:
    return replace(PROCEDURES[0], name=f"Thủ tục đăng ký lại khai sinh {n}")


def _new_unit(office: OpenOffice, n: int) -> Unit:
    """Return a unit that is there, under another name."""
    known = [it for it in office.desk.units() if it.code == f"H26.77.{n}"]
    if not known:
        with unguarded(office.catalogue_lists).open_unit() as unit:
            unit.catalogue.save_unit(Unit(f"H26.77.{n}", f"Xóm {n}"))
            unit.commit()
    return Unit(f"H26.77.{n}", f"Xóm cũ {n}")


def _step(office: OpenOffice, n: int) -> StepRequest:
    step = (Step.FORWARD, Step.FINISH, Step.RETURN)[n % 3]
    return StepRequest(step, office.clock())


def _apply(office: OpenOffice) -> object:
    """Anonymise, a year after and back again, what is settled by then."""
    clock = unguarded(office.intake).clock
    assert isinstance(clock, Clock)
    now, clock.moment = clock.moment, clock.moment + timedelta(days=400)
    try:
        return office.retention.apply(count=len(office.retention.due().due))
    finally:
        clock.moment = now


DEEDS: tuple[Deed, ...] = (
    (
        "Intake.receive",
        lambda it, n: it.intake.receive(a_request(token=f"t{n // 99}")),
    ),
    (
        "Processing.act",
        lambda it, n: it.processing.act(_newest(it), _step(it, n), token=f"a{n}"),
    ),
    (
        "Processing.correct",
        lambda it, n: it.processing.correct(
            _newest(it), {"phone": f"09{n:08d}"}, reason="ghi nhầm", token=f"c{n}"
        ),
    ),
    (
        "Noting.note",
        lambda it, n: it.noting.note(
            _newest(it), NoteRequest(NoteKind.PAID, amount=1000 + n), token=f"n{n}"
        ),
    ),
    (
        "OfficeSettings.change",
        lambda it, n: it.settings.change({"phone": [f"0200 000 {n:03d}"]}),
    ),
    ("ProcedureDesk.save", lambda it, n: it.procedures.save(_edition(n))),
    (
        "CatalogueLists.add_sector",
        lambda it, n: it.catalogue_lists.add_sector(f"Mới {n}"),
    ),
    (
        "CatalogueLists.change_sector",
        lambda it, n: it.catalogue_lists.change_sector(
            it.catalogue_lists.sectors()[-1].sector.name, SectorChange(f"Tên {n}")
        ),
    ),
    (
        "CatalogueLists.add_unit",
        lambda it, n: it.catalogue_lists.add_unit(Unit(f"H26.12.{n}", f"Thôn {n}")),
    ),
    (
        "CatalogueLists.change_unit",
        lambda it, n: it.catalogue_lists.change_unit(_new_unit(it, n)),
    ),
    ("ProcedureDesk.take", lambda it, n: it.procedures.take([_edition(-n)])),
    ("SlipDesk.issue", lambda it, _: it.slips.issue(RECEIPT, _newest(it))),
    (
        "NarrativeDesk.write",
        lambda it, n: it.narrative.write(NOVEMBER, "V", f"Đề nghị {n}."),
    ),
    (
        "SubmissionDesk.register",
        lambda it, n: it.submissions.register(f"DVC-{n + _WAITING}", a_request()),
    ),
    (
        "RetentionDesk.set_period",
        lambda it, n: it.retention.set_period(
            RetentionScope.SECTOR, "Hộ tịch", months=12, document=f"{n}/QĐ"
        ),
    ),
    (
        "RetentionDesk.keep_back",
        lambda it, _: it.retention.keep_back(_newest(it), reason="khiếu nại"),
    ),
    (
        "RetentionDesk.release",
        lambda it, _: it.retention.release(_newest(it), reason="xong"),
    ),
    ("RetentionDesk.apply", lambda it, _: _apply(it)),
    ("SubmissionDesk.accept", lambda it, n: it.submissions.accept(f"DVC-{n % 20 * 2}")),
    (
        "SubmissionDesk.turn_away",
        lambda it, n: it.submissions.turn_away(
            f"DVC-{n % 20 * 2 + 1}", Reply.REFUSE, reason="không đúng thẩm quyền"
        ),
    ),
    (
        "AccountDesk.add",
        lambda it, n: it.accounts.add(f"ai{n}", "Ai đó", Role.CLERK, PASSWORD),
    ),
    ("AccountDesk.disable", lambda it, _: it.accounts.disable("phu")),
    ("AccountDesk.enable", lambda it, _: it.accounts.enable("phu")),
    ("AuditDesk.lines", lambda it, _: list(it.audit.lines())),
    ("Lists.tracking_book", lambda it, _: list(it.lists.tracking_book())),
    ("PersonDesk.id_number", lambda it, _: it.people.id_number(_newest(it))),
    ("PersonDesk.sheet", lambda it, _: it.people.sheet(_ID_NUMBER)),
)

_LOOKS = {
    *("AuditDesk.lines", "Lists.tracking_book"),
    *("PersonDesk.id_number", "PersonDesk.sheet"),
}


def _counts(office: OpenOffice) -> dict[str, str]:
    """The content of every table, as it can be compared."""
    tables = office.database.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' "
        "AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%fts%'"
    )
    return {
        name: str(office.database.rows(f"SELECT * FROM {name}"))
        for (name,) in tables
        if name not in _BESIDE
    }


def _size(office: OpenOffice, table: str) -> int:
    return int(office.database.value(f"SELECT count(*) FROM {table}"))


def _judge(office: OpenOffice, function: str, run: Callable[[], Any]) -> None:
    before, lines, events = (
        _counts(office),
        _size(office, "audit"),
        _size(office, "event"),
    )
    trail = RIGHTS[function].trail
    try:
        run()
    except DomainError:
        assert _counts(office) == before, function
        assert _size(office, "audit") == lines, function
        return
    written = _counts(office) != before
    more_lines = _size(office, "audit") - lines
    if trail is Trail.ENTRY:
        assert more_lines == 1, function
    else:
        assert more_lines == 0, function
        assert written == (_size(office, "event") > events), function


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> OpenOffice:
    clock = Clock()
    office = open_office(tmp_path_factory.mktemp("dấu vết"), clock=clock)
    set_up_office(office)
    with_people(office)
    with as_role(office, Role.ADMIN):
        office.accounts.add("phu", "Người phụ", Role.CLERK, PASSWORD)
    with as_role(office, Role.CLERK):
        office.intake.receive(a_request(id_number=_ID_NUMBER))
        for n in range(_WAITING):
            office.submissions.register(f"DVC-{n}", a_request())
    return office


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    deeds=st.lists(
        st.tuples(st.sampled_from(DEEDS), st.integers(0, 999)), min_size=1, max_size=8
    )
)
def test_every_write_leaves_exactly_one_trail(
    office: OpenOffice, deeds: list[tuple[Deed, int]]
) -> None:
    with as_role(office, Role.ADMIN):
        for (function, run), n in deeds:
            clock = unguarded(office.intake).clock
            assert isinstance(clock, Clock)
            clock.moment += timedelta(minutes=1)
            _judge(office, function, lambda run=run, n=n: run(office, n))  # type: ignore[misc]


def test_each_deed_of_the_list_does_happen(office: OpenOffice) -> None:
    """The property above would hold of deeds that are always refused, too."""
    done, changed = set(), set()
    with as_role(office, Role.ADMIN):
        office.accounts.enable("phu")
        for function, run in DEEDS:
            for n in range(2000, 2020):
                before = _counts(office)
                with contextlib.suppress(DomainError):
                    run(office, n)
                    done.add(function)
                if _counts(office) != before:
                    changed.add(function)
    assert done == {function for function, _ in DEEDS}
    assert done - changed == _LOOKS


def test_the_line_is_in_the_transaction_of_the_deed(
    office: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither stands without the other, wherever the program ends."""
    before, lines = _counts(office), _size(office, "audit")

    def die() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(office.database, "commit", die)
    with as_role(office, Role.ADMIN), pytest.raises(KeyboardInterrupt):
        office.settings.change({"phone": ["0200 999 999"]})
    assert _counts(office) == before
    assert _size(office, "audit") == lines


def test_exports_and_prints_are_noted_with_what_and_who(
    office: OpenOffice, tmp_path: Path
) -> None:
    with as_role(office, Role.CLERK):
        office.desk.papers.save_pdf(RECEIPT, _newest(office), tmp_path / "phiếu.pdf")
    with as_role(office, Role.LEADER):
        line = list(office.audit.lines())[-1]
    assert (line.login, line.actor, line.deed) == (
        "clerk",
        "Người clerk",
        "PaperDesk.save_pdf",
    )
    assert line.subject == f"{RECEIPT} {_newest(office)} phiếu.pdf"


def test_the_quick_seal_is_a_seal() -> None:
    assert QuickSeal.fits(QuickSeal.seal(PASSWORD), PASSWORD)
