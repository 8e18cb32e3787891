"""How long a closed dossier says whose it was, and what stays of it then."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime

import pytest
from hypothesis import given

from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.errors import (
    AnonymisedDossierError,
    DomainError,
    FieldValueError,
    RetentionError,
)
from motcua_desktop.domain.events import (
    EVENT_LABELS,
    DossierAnonymised,
    DossierCorrected,
    DossierKeptBack,
    ResultReturned,
)
from motcua_desktop.domain.history import describe
from motcua_desktop.domain.lifecycle import State, Step
from motcua_desktop.domain.notes import digitise, explain_lateness, pay
from motcua_desktop.domain.people import ANONYMOUS
from motcua_desktop.domain.retention import (
    PERSONAL,
    RetentionBounds,
    RetentionPeriod,
    RetentionScope,
    anonymised,
    keep_back,
    period_of,
    release,
    settled_on,
    without_person,
)
from motcua_desktop.domain.statistics import cells
from motcua_desktop.domain.steps import StepRequest, correct, decide
from tests.builders import NOVEMBER
from tests.lives import RULES, Life, lives

AT = datetime(2031, 12, 1, 9)
BOUNDS = RetentionBounds(12, 1200)
WORDLESS = {
    *("DossierReceived.number", "DossierReceived.unit", "DossierReceived.procedure"),
    *("DossierReceived.calendar_version", "SupplementReceived.calendar_version"),
    *("DueRecomputed.calendar_version", "DeadlineExtended.letter_number"),
    *("DossierForwarded.to", "LatenessExplained.cause"),
    *("LatenessExplained.responsible", "DossierAnonymised.document"),
    *(f"SlipIssued.{name}" for name in ("slip", "form_set", "sha256", "number")),
    *("SlipIssued.mark", "SlipReprinted.slip"),
}
"""Texts that the program makes, or that name a body: nothing of a citizen."""

Ask = Callable[[Dossier], object]
REFUSED: tuple[Ask, ...] = (
    lambda it: decide(it, StepRequest(Step.RETURN, AT), RULES),
    lambda it: correct(it, {"phone": "0912345678"}, at=AT, reason="nhầm"),
    lambda it: digitise(it, at=AT),
    lambda it: pay(it, 1000, at=AT),
    lambda it: explain_lateness(it, "lý do", at=AT),
    lambda it: keep_back(it, at=AT, reason="khiếu nại"),
    lambda it: anonymised(it, at=AT, document="12/QĐ", lines=()),
)
REFUSED_WHEN_KEPT: tuple[Ask, ...] = (
    lambda it: anonymised(it, at=AT, document="12/QĐ", lines=()),
    lambda it: keep_back(it, at=AT, reason="thanh tra"),
    lambda it: release(it, at=AT, reason="  "),
)


def _period(scope: RetentionScope, key: str, months: int = 60) -> RetentionPeriod:
    return RetentionPeriod(scope, key, months, "12/QĐ-UBND")


def _settled(life: Life) -> Dossier:
    dossier = Dossier.from_history(life)
    if dossier.state in {State.FINISHED, State.REFUSED}:
        dossier.apply(ResultReturned(dossier.last_at))
    return dossier


def test_every_text_of_the_history_is_personal_or_said_not_to_be() -> None:
    assert set(PERSONAL) == set(EVENT_LABELS)
    for kind, blanks in PERSONAL.items():
        named = {field.name: str(field.type) for field in fields(kind)}
        assert set(blanks) <= set(named)
        for name, type_name in named.items():
            if type_name == "str" and f"{kind.__name__}.{name}" not in WORDLESS:
                assert name in blanks, f"{kind.__name__}.{name}"


@given(lives(most=5))
def test_blanking_changes_no_figure_and_happens_once(histories: list[Life]) -> None:
    for life in histories:
        blanked = [without_person(event) for event in life]
        assert [without_person(event) for event in blanked] == blanked
        before, after = Dossier.from_history(life), Dossier.from_history(blanked)
        assert cells(after, NOVEMBER) == cells(before, NOVEMBER)
        assert after.applicant.name == ANONYMOUS
        assert (after.state, after.timing) == (before.state, before.timing)
        assert (after.agencies, after.late_cause) == (
            before.agencies,
            before.late_cause,
        )


def test_a_correction_of_the_name_is_blanked_and_that_of_a_moment_stays() -> None:
    changes = {
        "name": "Đặng Văn Ấn",
        "phone": "0912",
        "finished_at": "2026-11-23T09:00",
    }
    event = without_person(DossierCorrected(AT, changes, "ghi nhầm tên ông Ấn"))
    assert event == DossierCorrected(
        AT,
        {"name": ANONYMOUS, "phone": "", "finished_at": "2026-11-23T09:00"},
        ANONYMOUS,
    )


@given(lives(most=5))
def test_only_what_is_settled_is_anonymised_and_then_nothing_more_happens(
    histories: list[Life],
) -> None:
    for dossier in map(_settled, histories):
        if settled_on(dossier) is None:
            with pytest.raises(RetentionError, match="chưa trả kết quả"):
                anonymised(dossier, at=AT, document="12/QĐ", lines=())
            continue
        dossier.apply(anonymised(dossier, at=AT, document="12/QĐ", lines=("1:a",)))
        assert dossier.anonymised_at == AT
        for ask in REFUSED:
            with pytest.raises(AnonymisedDossierError, match="đã ẩn danh"):
                ask(dossier)


@given(lives(most=3))
def test_a_dossier_kept_back_stays_until_it_is_released(histories: list[Life]) -> None:
    for dossier in map(_settled, histories):
        with pytest.raises(RetentionError, match="không bị giữ lại"):
            release(dossier, at=AT, reason="xong")
        before = dossier.last_at
        dossier.apply(keep_back(dossier, at=AT, reason=" khiếu  nại "))
        assert (dossier.kept_back, dossier.last_at) == ("khiếu nại", before)
        for ask in REFUSED_WHEN_KEPT:
            with pytest.raises(DomainError):
                ask(dossier)
        dossier.apply(release(dossier, at=AT, reason="đã giải quyết xong"))
        assert dossier.kept_back == ""


@pytest.mark.parametrize(
    ("closed", "months", "ends"),
    [
        (date(2026, 11, 23), 60, date(2031, 11, 23)),
        (date(2026, 1, 31), 13, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
    ],
)
def test_a_period_ends_on_the_same_day_months_later(
    closed: date, months: int, ends: date
) -> None:
    period = _period(RetentionScope.SECTOR, "Hộ tịch", months)
    assert period.ends_on(closed) == ends


def test_the_procedure_has_its_own_period_before_its_sector() -> None:
    own = _period(RetentionScope.PROCEDURE, "1.004884", 24)
    sector = _period(RetentionScope.SECTOR, "Hộ tịch", 60)
    off = _period(RetentionScope.SECTOR, "Đất đai", 0)
    beside = _period(RetentionScope.BESIDE, "", 12)
    periods = (sector, own, off, beside)
    assert period_of(periods, procedure="1.004884", sector="Hộ tịch") == own
    assert period_of(periods, procedure="1.000001", sector="Hộ tịch") == sector
    assert period_of(periods, procedure="1.000002", sector="Đất đai") is None
    assert period_of(periods, procedure="1.000003", sector="Y tế") is None
    assert period_of(periods, procedure="", sector="") == beside


@pytest.mark.parametrize(
    ("months", "document"),
    [(11, "12/QĐ"), (1201, "12/QĐ"), (60, ""), (60, "theo luật")],
)
def test_no_period_without_a_document_or_shorter_than_what_is_still_counted(
    months: int, document: str
) -> None:
    period = RetentionPeriod(RetentionScope.SECTOR, "Hộ tịch", months, document)
    with pytest.raises(FieldValueError):
        BOUNDS.checked(period)


def test_a_period_is_turned_off_without_a_document() -> None:
    off = RetentionPeriod(RetentionScope.SECTOR, " Hộ  tịch ", 0, "")
    assert BOUNDS.checked(off) == RetentionPeriod(
        RetentionScope.SECTOR, "Hộ tịch", 0, ""
    )


def test_the_history_tells_what_happened_to_the_values() -> None:
    event = DossierAnonymised(AT, "12/QĐ-UBND", ("1:a",))
    words = "dữ liệu cá nhân hết thời hạn lưu, theo 12/QĐ-UBND"
    assert (EVENT_LABELS[type(event)], describe(event)) == ("Ẩn danh", words)
    assert describe(DossierKeptBack(AT, "khiếu nại")) == "khiếu nại"
