"""A procedure's limit changes: what moves is known before, and only by choice."""

from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.procedure import Procedure, RequiredPaper, TimeLimit
from tests.builders import RE_REGISTER_BIRTH, received

DUE = datetime(2026, 12, 1, 17)
TWO_DAYS_LATER = datetime(2026, 12, 3, 17)


def longer(office: OpenOffice) -> Procedure:
    """Return the procedure with seven days instead of five."""
    (known,) = (
        each
        for each in office.desk.catalogue_editions()
        if each.code == RE_REGISTER_BIRTH
    )
    limits = {Channel.DESK: TimeLimit.parse("7 ngày làm việc")}
    return replace(known, limits=MappingProxyType(limits))


def due_of(office: OpenOffice, number: str) -> datetime | None:
    return office.desk.detail(number).dossier.due_at


def test_a_preview_keeps_nothing(office: OpenOffice) -> None:
    number = received(office)
    effect = office.desk.preview_procedure(longer(office))
    (moved,) = effect.moved
    assert (moved.number, moved.due_after) == (number, TWO_DAYS_LATER)
    assert due_of(office, number) == DUE
    assert office.desk.preview_procedure(longer(office)).moved == effect.moved


def test_with_a_reason_open_dossiers_are_recomputed(office: OpenOffice) -> None:
    number = received(office)
    effect = office.desk.save_procedure(longer(office), reason="Quyết định mới")
    assert effect.recomputed == 1
    assert due_of(office, number) == TWO_DAYS_LATER
    assert office.desk.detail(number).history_ok


def test_without_a_reason_promises_are_kept_and_new_ones_are_longer(
    office: OpenOffice,
) -> None:
    office.desk.procedures("khai sinh")
    number = received(office)
    assert office.desk.save_procedure(longer(office)).recomputed == 0
    assert due_of(office, number) == DUE
    assert due_of(office, received(office, "Lê Văn An")) == TWO_DAYS_LATER
    (offered,) = office.desk.procedures("khai sinh")
    limit = offered.limit(Channel.DESK)
    assert limit is not None
    assert limit.text == "7 ngày làm việc"


def test_other_papers_are_one_entry_and_leave_received_dossiers_alone(
    office: OpenOffice,
) -> None:
    number = received(office)
    known = longer(office)
    office.desk.save_procedure(known)
    before = office.desk.detail(number)
    papers = (RequiredPaper("x-01", "Văn bản ủy quyền", 1, 1),)
    assert not office.desk.save_procedure(replace(known, papers=papers)).recomputed
    saved = [it for it in list(office.audit.lines()) if it.deed == "ProcedureDesk.save"]
    assert len(saved) == 2
    after = office.desk.detail(number)
    assert (after.dossier, after.papers) == (before.dossier, before.papers)
    (offered,) = office.desk.procedures("khai sinh")
    assert (offered.papers, offered.limits) == (papers, known.limits)
