"""Online submissions that wait for the desk's answer; nothing counts before it.

Within 8 working hours the desk says: accepted, refused, or what is to be completed
(NĐ 45/2020, NQ 66.7/2025).
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.channel import Channel, ReturnWay
from motcua_desktop.domain.errors import (
    AnsweredSubmissionError,
    MissingReasonError,
    MomentOrderError,
)
from motcua_desktop.domain.people import Applicant, SubmittedPaper
from motcua_desktop.domain.watch import last_request_at
from motcua_desktop.text import clean_line, screen_moment


class Reply(StrEnum):
    """Trả lời hồ sơ đăng ký trực tuyến; the value is the command line's word."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    GUIDE = "guide"

    @property
    def label(self) -> str:
        """The reply as a message names it."""
        return _LABELS[self]


_LABELS = {
    Reply.ACCEPT: "tiếp nhận",
    Reply.REFUSE: "từ chối tiếp nhận",
    Reply.GUIDE: "hướng dẫn hoàn thiện",
}


@dataclass(frozen=True, slots=True)
class OnlineSubmission:
    """Hồ sơ đăng ký trực tuyến, chờ tiếp nhận; `reply_by` is the last lawful moment."""

    reference: str
    procedure: str
    applicant: Applicant
    submitted_at: datetime
    reply_by: datetime
    papers: tuple[SubmittedPaper, ...] = ()
    return_way: ReturnWay = ReturnWay.ONLINE
    sets: int = 1
    note: str = ""
    reply: Reply | None = None
    replied_at: datetime | None = None
    reason: str = ""
    dossier_number: str = ""

    def is_late(self, now: datetime) -> bool:
        """Return whether the desk has let the last moment pass without an answer."""
        return self.reply is None and self.reply_by < now

    def replied(
        self, reply: Reply, *, at: datetime, reason: str = ""
    ) -> "OnlineSubmission":
        """Return the submission with the desk's answer.

        Raises:
            AnsweredSubmissionError: it was answered before.
            MissingReasonError: a refusal or a guidance without a reason.
            MomentOrderError: answered before it was submitted.
        """
        if self.reply is not None:
            raise AnsweredSubmissionError(self.reference, self.reply.label)
        if at < self.submitted_at:
            raise MomentOrderError(
                f"Thời điểm trả lời ({screen_moment(at)})",
                f"thời điểm đăng ký ({screen_moment(self.submitted_at)})",
            )
        words = clean_line(reason)
        if reply is not Reply.ACCEPT and not words:
            raise MissingReasonError(reply.label)
        return replace(self, reply=reply, replied_at=at, reason=words)


def reply_by(calendar: WorkCalendar, submitted_at: datetime) -> datetime:
    """Return the last moment for the desk's answer: 8 working hours."""
    return last_request_at(calendar, submitted_at, Channel.ONLINE)
