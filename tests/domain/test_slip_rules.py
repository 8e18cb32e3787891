"""Slips that a history calls for, issues out of date, people as letters name them."""

from datetime import timedelta

import pytest

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.deadline import PauseGround
from motcua_desktop.domain.errors import SlipWithoutGroundError
from motcua_desktop.domain.events import (
    DossierCorrected,
    DossierEvent,
    DossierForwarded,
    DossierReceived,
    DossierRefused,
    DueRecomputed,
    FeePaid,
    SlipIssued,
    SlipReprinted,
    SupplementRequested,
)
from motcua_desktop.domain.lifecycle import State
from motcua_desktop.domain.people import Applicant, salutation, title_and_name
from motcua_desktop.domain.slips import (
    SlipKind,
    grounds,
    is_outdated,
    issued,
    reprints,
)
from tests.builders import MONDAY, an_office

RECEIVED = DossierReceived(
    at=MONDAY,
    number="H26.12-261123-0001",
    unit="H26.12",
    procedure="1.004884",
    channel=Channel.DESK,
    applicant=Applicant("Nguyễn Thị Hoa"),
    limit=None,
    due_at=None,
)
LATER = MONDAY + timedelta(hours=1)


def an_issue(kind: SlipKind, issue: int = 1) -> SlipIssued:
    return SlipIssued(MONDAY, kind.value, issue, "TT03-2025", "")


@pytest.mark.parametrize(
    ("later", "receipt", "control"),
    [
        (DossierForwarded(LATER, "Phòng Kinh tế"), False, True),
        (DossierCorrected(LATER, {"name": "Hòa"}, "ghi nhầm"), True, True),
        (DueRecomputed(LATER, LATER, "nghỉ bão"), True, True),
        (FeePaid(LATER, 8000), False, False),
        (SlipReprinted(LATER, SlipKind.RECEIPT.value, 1, 1), False, False),
    ],
)
def test_an_issue_is_out_of_date_once_it_would_say_something_else(
    later: DossierEvent, *, receipt: bool, control: bool
) -> None:
    for kind, expected in ((SlipKind.RECEIPT, receipt), (SlipKind.CONTROL, control)):
        issue = an_issue(kind)
        assert not is_outdated(issue, [RECEIVED, issue])
        assert is_outdated(issue, [RECEIVED, issue, later]) is expected


def test_only_a_supplement_calls_for_a_request_of_one() -> None:
    pause = SupplementRequested(LATER, "chờ ý kiến", PauseGround.SUPPLEMENT)
    other = next(it for it in PauseGround if it is not PauseGround.SUPPLEMENT)
    asked = SupplementRequested(LATER, "xác minh", other)
    with pytest.raises(SlipWithoutGroundError):
        grounds(SlipKind.SUPPLEMENT, [RECEIVED, asked])
    assert grounds(SlipKind.SUPPLEMENT, [RECEIVED, asked, pause]) == [pause]
    refused = DossierRefused(LATER, "không đủ điều kiện", None)
    assert grounds(SlipKind.REFUSAL, [RECEIVED, refused]) == [refused]
    assert grounds(SlipKind.RECEIPT, [RECEIVED, refused]) == [RECEIVED]


def test_issues_and_reprints_are_counted_by_slip() -> None:
    first, second = an_issue(SlipKind.RECEIPT), an_issue(SlipKind.RECEIPT, 2)
    again = SlipReprinted(LATER, SlipKind.RECEIPT.value, 2, 1)
    control = an_issue(SlipKind.CONTROL)
    events: list[DossierEvent] = [RECEIVED, first, control, second, again]
    assert issued(SlipKind.RECEIPT, events) == [first, second]
    assert [reprints(one, events) for one in (first, second)] == [0, 1]


def test_every_slip_has_a_name_states_and_its_symbol() -> None:
    symbols = {kind: kind.symbol(an_office()) for kind in SlipKind}
    assert symbols == {
        SlipKind.RECEIPT: "",
        SlipKind.SUPPLEMENT: "HDHS",
        SlipKind.REFUSAL: "TCHS",
        SlipKind.APOLOGY: "PXL",
        SlipKind.STOP: "TB-TTPVHCC",
        SlipKind.CONTROL: "",
    }
    assert all(kind.label and kind.states for kind in SlipKind)
    assert SlipKind.STOP.states == (State.WITHDRAWN,)


@pytest.mark.parametrize(
    ("applicant", "named"),
    [
        (Applicant("Trần Văn Nam", id_number="001099012345"), "Ông Trần Văn Nam"),
        (Applicant("Lê Thị Mai", id_number="001199012345"), "Bà Lê Thị Mai"),
        (Applicant("Lê An", id_number="012345678"), "Ông (Bà) Lê An"),
        (Applicant("Lê An"), "Ông (Bà) Lê An"),
        (Applicant("Trương Hội"), "Ông (Bà) Trương Hội"),
        (Applicant("Công ty TNHH Bình An"), "Công ty TNHH Bình An"),
        (Applicant("Lê An", organisation="Trường Mầm non"), "Trường Mầm non"),
    ],
)
def test_people_are_named_as_a_letter_names_them(
    applicant: Applicant, named: str
) -> None:
    assert title_and_name(applicant) == named
    assert bool(salutation(applicant)) is named.startswith(("Ông", "Bà"))
