"""Online submissions: registered, answered within 8 working hours, accepted once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.errors import AnonymisedDossierError, FieldValueError
from motcua_desktop.domain.people import checked_name
from motcua_desktop.domain.submission import OnlineSubmission, Reply, reply_by
from motcua_desktop.services.errors import (
    UnknownProcedureError,
    UnknownSubmissionError,
)
from motcua_desktop.services.intake import (
    Intake,
    Received,
    ReceiveDossier,
    checked_applicant,
    checked_papers,
)
from motcua_desktop.services.ports import Calendars, Clock, OpenUnit

_REFERENCE_LIMIT = 60


@dataclass(frozen=True, slots=True)
class SubmissionDesk:
    """Answers online submissions."""

    open_unit: OpenUnit
    read_unit: OpenUnit
    intake: Intake
    calendars: Calendars
    clock: Clock

    def register(self, reference: str, request: ReceiveDossier) -> OnlineSubmission:
        """Enter a submission under its portal's `reference`; the same one only once.

        Raises:
            UnknownProcedureError: no such procedure in force.
            FieldValueError: a name, number or reference that cannot be.
        """
        name = checked_name("Mã đăng ký", reference).upper()
        if len(name) > _REFERENCE_LIMIT:
            raise FieldValueError("Mã đăng ký", f"dài quá {_REFERENCE_LIMIT} ký tự")
        moment = (request.received_at or self.clock()).replace(second=0, microsecond=0)
        with self.open_unit() as unit:
            known = unit.submissions.find(name)
            if known is not None:
                return known
            if unit.catalogue.procedure(request.procedure, on=moment.date()) is None:
                raise UnknownProcedureError(request.procedure)
            submission = OnlineSubmission(
                reference=name,
                procedure=request.procedure,
                applicant=checked_applicant(request.applicant),
                submitted_at=moment,
                reply_by=reply_by(self.calendars(), moment),
                papers=checked_papers(request.papers),
                return_way=request.return_way,
                sets=request.sets,
                note=request.note,
            )
            unit.submissions.save(submission)
            unit.commit()
        return submission

    def waiting(self, *, limit: int = 500) -> Sequence[OnlineSubmission]:
        """Return what waits for an answer, the most pressing first."""
        with self.read_unit() as unit:
            return unit.submissions.waiting(limit=limit)

    def counts(self) -> tuple[int, int]:
        """Return how many wait, and how many of them wait too long."""
        with self.read_unit() as unit:
            return unit.submissions.counts(self.clock())

    def accept(self, reference: str, *, officer: str = "") -> Received:
        """Receive the dossier of a submission; again gives the same dossier.

        Raises:
            UnknownSubmissionError: no such submission.
            AnsweredSubmissionError: it was refused or sent back.
            AnonymisedDossierError: its dossier is old and says no more whose it was.
        """
        submission = self._found(reference)
        if submission.applicant.is_anonymous and submission.dossier_number:
            raise AnonymisedDossierError(submission.dossier_number)
        if submission.reply is not Reply.ACCEPT:
            submission = submission.replied(Reply.ACCEPT, at=self._now())
        received = self.intake.receive(
            ReceiveDossier(
                procedure=submission.procedure,
                applicant=submission.applicant,
                channel=Channel.ONLINE,
                papers=submission.papers,
                return_way=submission.return_way,
                sets=submission.sets,
                note=submission.note,
                token=f"online:{submission.reference}",
                officer=officer,
            )
        )
        self._save(replace(submission, dossier_number=received.number))
        return received

    def turn_away(self, reference: str, reply: Reply, *, reason: str) -> None:
        """Refuse a submission, or say what is to be completed; no dossier arises.

        Raises:
            UnknownSubmissionError: no such submission.
            AnsweredSubmissionError: it was answered before.
            MissingReasonError: no reason is given.
        """
        submission = self._found(reference)
        self._save(submission.replied(reply, at=self._now(), reason=reason))

    def _found(self, reference: str) -> OnlineSubmission:
        with self.read_unit() as unit:
            found = unit.submissions.find(reference.strip().upper())
        if found is None:
            raise UnknownSubmissionError(reference)
        return found

    def _save(self, submission: OnlineSubmission) -> None:
        with self.open_unit() as unit:
            unit.submissions.save(submission)
            unit.commit()

    def _now(self) -> datetime:
        return self.clock().replace(second=0, microsecond=0)
