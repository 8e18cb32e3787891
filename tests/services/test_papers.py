"""Slips issued and kept, reports written whole, the office looked over."""

import hashlib
import os
from datetime import date, datetime
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.errors import DomainError, FuturePeriodError
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.period import Period, calendar_months
from motcua_desktop.domain.statistics import Cell, Figures, Identity
from motcua_desktop.services.errors import (
    DiskFullError,
    IdentityBrokenError,
    ReadOnlyPlaceError,
    UnknownDossierError,
    UnknownWordError,
)
from motcua_desktop.services.figures import FigureDesk
from motcua_desktop.services.files import write_whole
from motcua_desktop.services.slip_cases import SlipStamp, slip_case
from motcua_desktop.services.slip_sheets import receipt_sheet
from motcua_desktop.services.slips import RECEIPT
from tests.builders import NOVEMBER, SO_FAR, Clock, a_request, act, received


def test_a_receipt_is_kept_and_a_second_print_is_the_same_bytes(
    office: OpenOffice, clock: Clock
) -> None:
    number = received(office)
    first = office.slips.issue(RECEIPT, number)
    kept = first.path.read_bytes()
    assert hashlib.sha256(kept).hexdigest() == first.sha256
    for time in (1, 2):
        clock.forward(hours=2)
        again = office.slips.issue(RECEIPT, number)
        assert (again.issue, again.reprint) == (1, time)
        assert again.path.read_bytes() == kept
    told = [(line.label, line.detail) for line in office.desk.detail(number).history]
    title = "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
    assert told[1:] == [
        ("Phát hành phiếu", title),
        ("In lại phiếu", f"{title}, bản in lại lần 01"),
        ("In lại phiếu", f"{title}, bản in lại lần 02"),
    ]
    assert office.desk.detail(number).history_ok


def test_the_receipt_prints_the_first_promise(office: OpenOffice, clock: Clock) -> None:
    number = received(office)
    clock.forward(hours=1)
    act(office, number, Step.EXTEND, reason="chậm", new_due_on=date(2026, 12, 4))
    with office.read_unit() as unit:
        case = slip_case(unit, number)
        sheet = receipt_sheet(case, SlipStamp(date(2026, 11, 23)))
    assert case.dossier.due_at == datetime(2026, 12, 4, 17)
    assert sheet.due_at == datetime(2026, 12, 1, 17)


def test_unknown_slips_papers_and_dossiers_are_named(office: OpenOffice) -> None:
    number = received(office)
    with pytest.raises(UnknownWordError, match=RECEIPT):
        office.slips.issue("giấy lạ", number)
    with pytest.raises(UnknownWordError, match="A5, A4"):
        office.slips.issue(RECEIPT, number, paper="A3")
    with pytest.raises(UnknownDossierError):
        office.slips.issue(RECEIPT, "H26.12-261123-9999")


def test_a_receipt_without_papers_is_refused_and_nothing_is_kept(
    office: OpenOffice,
) -> None:
    request = a_request()
    number = office.intake.receive(
        type(request)(request.procedure, request.applicant)
    ).number
    with pytest.raises(DomainError):
        office.slips.issue(RECEIPT, number)
    assert office.desk.detail(number).slips == ()


def test_the_check_finds_a_slip_that_was_changed(office: OpenOffice) -> None:
    slip = office.slips.issue(RECEIPT, received(office))
    assert office.findings() == []
    slip.path.write_bytes(b"%PDF-1.4 khac")
    (finding,) = office.findings()
    assert slip.path.name in finding


def test_a_report_is_whole_or_not_there(office: OpenOffice, tmp_path: Path) -> None:
    received(office)
    written = office.reports.export("cchc", SO_FAR, tmp_path / "báo cáo.docx")
    assert written.path.read_bytes().startswith(b"PK")
    again = office.reports.export("cchc", SO_FAR, tmp_path / "lần hai.docx")
    assert again.sha256 == written.sha256
    with pytest.raises(UnknownWordError):
        office.reports.export("không có", SO_FAR, tmp_path / "x.docx")


def test_a_report_has_no_future(office: OpenOffice, tmp_path: Path) -> None:
    received(office)
    path = tmp_path / "báo cáo.docx"
    with pytest.raises(FuturePeriodError, match="30/11/2026 chưa kết thúc"):
        office.reports.export("cchc", NOVEMBER, path)
    assert not path.exists()


def test_a_report_whose_identities_fail_is_not_written(
    office: OpenOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    received(office)
    broken = (Identity("Tổng số", ok=False, detail="1 = 2"),)
    monkeypatch.setattr(
        FigureDesk, "_identities", lambda *_args, **_kwargs: broken, raising=True
    )
    path = tmp_path / "báo cáo.docx"
    with pytest.raises(IdentityBrokenError, match="Tổng số"):
        office.reports.export("cchc", SO_FAR, path)
    assert not path.exists()


def test_the_report_compares_with_the_data_there_are(
    office: OpenOffice, clock: Clock
) -> None:
    clock.set(2026, 10, 20, 8, 0)
    received(office)
    clock.set(2026, 11, 23, 8, 0)
    received(office)
    facts = office.reports.cchc_facts(SO_FAR)
    assert facts.previous is not None
    assert facts.previous.data_from == date(2026, 10, 20)
    assert facts.previous.figures["received"] == 1
    assert facts.year_before is None
    assert facts.working_days == 16


def test_months_of_a_period_are_cut_to_it() -> None:
    parts = calendar_months(Period(date(2026, 11, 15), date(2027, 1, 14)))
    assert [(part.first, part.last) for part in parts] == [
        (date(2026, 11, 15), date(2026, 11, 30)),
        (date(2026, 12, 1), date(2026, 12, 31)),
        (date(2027, 1, 1), date(2027, 1, 14)),
    ]


def test_figures_by_month_are_those_of_each_month(
    office: OpenOffice, clock: Clock
) -> None:
    received(office)
    clock.set(2026, 12, 2, 8, 0)
    received(office)
    answer = office.figures.figures(
        Period(date(2026, 11, 1), date(2026, 12, 31)), by="month"
    )
    assert [(row.group, row.figures["received"]) for row in answer.rows] == [
        ("2026-11", 1),
        ("2026-12", 1),
    ]
    with pytest.raises(UnknownWordError, match="sector"):
        office.figures.figures(NOVEMBER, by="colour")
    assert Figures({Cell.WITHDRAWN: 1})["resolved"] == 1


def test_a_file_is_written_whole_or_the_old_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cũ.docx"
    write_whole(path, b"old")

    def fails(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(DiskFullError):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [it.name for it in tmp_path.iterdir()] == ["cũ.docx"]
    monkeypatch.undo()
    with pytest.raises(ReadOnlyPlaceError):
        write_whole(Path("/proc/báo cáo.docx"), b"new")
