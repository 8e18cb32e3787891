"""Online submissions: answered within eight working hours, accepted only once."""

from dataclasses import replace
from datetime import datetime

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.channel import Channel, ReturnWay
from motcua_desktop.domain.errors import (
    AnsweredSubmissionError,
    FieldValueError,
    MissingReasonError,
    MomentOrderError,
)
from motcua_desktop.domain.people import SubmittedPaper
from motcua_desktop.domain.submission import OnlineSubmission, Reply
from motcua_desktop.domain.watch import WatchKind
from motcua_desktop.services.errors import (
    UnknownProcedureError,
    UnknownSubmissionError,
)
from tests.builders import NOVEMBER, Clock, a_request, received

FRIDAY_EVENING = datetime(2026, 11, 20, 19, 30)


def submitted(office: OpenOffice, reference: str = "dvc-1") -> OnlineSubmission:
    request = replace(
        a_request(at=FRIDAY_EVENING),
        return_way=ReturnWay.ONLINE,
        papers=(SubmittedPaper("Tờ khai", "electronic", 1, "01"),),
        note="nộp qua Cổng",
    )
    return office.submissions.register(reference, request)


def test_the_desk_has_eight_working_hours_to_answer(any_office: OpenOffice) -> None:
    submission = submitted(any_office)
    assert submission.reference == "DVC-1"
    # Friday evening: the clock starts on Monday 07:30 and runs eight working hours.
    assert submission.reply_by == datetime(2026, 11, 23, 17, 0)
    assert submitted(any_office) == submission
    assert any_office.submissions.waiting() == [submission]
    assert any_office.submissions.counts() == (1, 0)


def test_a_submission_counts_nowhere_before_it_is_accepted(
    any_office: OpenOffice,
) -> None:
    submitted(any_office)
    assert any_office.figures.figures(NOVEMBER).whole["total"] == 0
    first = any_office.submissions.accept("dvc-1", officer="Hà")
    assert any_office.submissions.accept("DVC-1") == first
    whole = any_office.figures.figures(NOVEMBER).whole
    assert (whole["total"], whole["received_online"]) == (1, 1)
    detail = any_office.desk.detail(first.number)
    assert detail.dossier.channel is Channel.ONLINE
    assert detail.dossier.received_at == datetime(2026, 11, 23, 9, 42)
    assert detail.papers == (SubmittedPaper("Tờ khai", "electronic", 1, "01"),)
    assert any_office.submissions.counts() == (0, 0)
    assert any_office.findings() == []


@pytest.mark.parametrize("reply", [Reply.REFUSE, Reply.GUIDE])
def test_turning_away_needs_a_reason_and_ends_it(
    any_office: OpenOffice, reply: Reply
) -> None:
    submitted(any_office)
    desk = any_office.submissions
    with pytest.raises(MissingReasonError, match=reply.label):
        desk.turn_away("dvc-1", reply, reason=" ")
    desk.turn_away("dvc-1", reply, reason="Thiếu chữ ký số")
    assert desk.waiting() == []
    with pytest.raises(AnsweredSubmissionError):
        desk.accept("dvc-1")
    with pytest.raises(AnsweredSubmissionError):
        desk.turn_away("dvc-1", reply, reason="lần nữa")


def test_what_waits_too_long_is_watched(any_office: OpenOffice, clock: Clock) -> None:
    submitted(any_office)
    submitted(any_office, "dvc-2")
    received(any_office)
    clock.set(2026, 11, 25, 8, 0)
    assert any_office.submissions.counts() == (2, 2)
    assert any_office.watching.counts()[WatchKind.RECEPTION] == 2
    notices = any_office.watching.notices()
    assert "2 hồ sơ trực tuyến chờ tiếp nhận." in notices
    assert notices[-1].startswith("2 hồ sơ trực tuyến đã quá 08 giờ làm việc")
    (first, _) = any_office.submissions.waiting()
    assert first.is_late(clock())


def test_what_cannot_be_is_refused(any_office: OpenOffice, clock: Clock) -> None:
    desk = any_office.submissions
    with pytest.raises(UnknownSubmissionError):
        desk.accept("không có")
    with pytest.raises(FieldValueError):
        desk.register(" ", a_request())
    with pytest.raises(FieldValueError):
        desk.register("x" * 61, a_request())
    with pytest.raises(UnknownProcedureError):
        desk.register("dvc-9", a_request(procedure="9.9"))
    submitted(any_office)
    clock.set(2026, 11, 19, 8, 0)
    with pytest.raises(MomentOrderError):
        desk.turn_away("dvc-1", Reply.REFUSE, reason="sai")
