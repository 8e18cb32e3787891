"""Why a due moment is what it is: on screen while typing, of a dossier, on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from motcua_desktop.domain.due_days import explain
from motcua_desktop.domain.due_reason import reason_line
from motcua_desktop.domain.pauses import Pause
from motcua_desktop.domain.procedure import Procedure, TimeLimit
from motcua_desktop.domain.promise import promised_at
from motcua_desktop.domain.rules import DeadlineRules
from motcua_desktop.services.desk import DuePreview
from motcua_desktop.services.errors import (
    OfficeNotSetUpError,
    UnknownDossierError,
    UnknownProcedureError,
)
from motcua_desktop.services.files import write_whole
from motcua_desktop.services.ports import Calendars, Clock, OpenUnit, StoredDossier
from motcua_desktop.services.rows.explanations import DueQuestion, ExplanationSheet
from motcua_desktop.text import screen_moment

NO_LIMIT = "Thủ tục không quy định thời hạn: không in ngày hẹn"


class ExplanationWriter(Protocol):
    """Puts an explanation on paper."""

    def explanation(self, sheet: ExplanationSheet) -> bytes:
        """Return the explanation as PDF, A5."""
        ...


@dataclass(frozen=True, slots=True)
class Explaining:
    """Answers from the calendar in force."""

    read_unit: OpenUnit
    calendars: Calendars
    writer: ExplanationWriter
    clock: Clock

    def preview(self, question: DueQuestion) -> DuePreview:
        """Return the due moment with its reason and its days.

        Raises:
            UnknownProcedureError: the catalogue has no such procedure.
            UnknownDossierError: no dossier has this number.
        """
        if question.number:
            stored, procedure = self._dossier(question.number)
            return self._of_dossier(stored, procedure)
        procedure = self._procedure(question)
        received_at = question.received_at or self.clock()
        return self._answer(procedure.limit(question.channel), received_at)

    def write(self, question: DueQuestion, path: Path) -> Path:
        """Write the explanation as PDF to `path`, making its folder.

        Raises:
            OfficeNotSetUpError: the data folder holds no office.
        """
        with self.read_unit() as unit:
            office = unit.catalogue.office()
        if office is None:
            raise OfficeNotSetUpError
        preview = self.preview(question)
        received_at = question.received_at or self.clock()
        if question.number:
            stored, procedure = self._dossier(question.number)
            received_at = stored.dossier.received_at
        else:
            procedure = self._procedure(question)
        sheet = ExplanationSheet(
            office=office,
            made_at=self.clock(),
            number=question.number,
            procedure=procedure.short_name,
            received_at=received_at,
            limit_text=preview.limit_text,
            due_at=preview.due_at,
            reason=preview.reason,
            days=preview.days,
            warning=preview.warning,
        )
        return write_whole(path, self.writer.explanation(sheet)).path

    def _procedure(self, question: DueQuestion) -> Procedure:
        code, at = question.procedure_code, question.received_at or self.clock()
        with self.read_unit() as unit:
            procedure = unit.catalogue.procedure(code, on=at.date())
        if procedure is None:
            raise UnknownProcedureError(code)
        return procedure

    def _dossier(self, number: str) -> tuple[StoredDossier, Procedure]:
        with self.read_unit() as unit:
            stored = unit.dossiers.find(number)
            if stored is None:
                raise UnknownDossierError(number)
            dossier = stored.dossier
            on = dossier.received_at.date()
            procedure = unit.catalogue.procedure(dossier.procedure, on=on)
        if procedure is None:
            raise UnknownProcedureError(dossier.procedure)
        return stored, procedure

    def _of_dossier(self, stored: StoredDossier, procedure: Procedure) -> DuePreview:
        dossier = stored.dossier
        rules = DeadlineRules(pause_policy=procedure.supplement_policy)
        given = self._answer(
            dossier.limit, dossier.received_at, rules=rules, pauses=dossier.pauses
        )
        kept = dossier.judged_due_at
        if given.due_at is None or kept in {None, given.due_at}:
            return given
        words = f"Hồ sơ giữ hạn {screen_moment(kept)}" if kept else ""
        return DuePreview(
            kept, given.limit_text, given.reason, given.days, f"{words}, đã ghi trước."
        )

    def _answer(
        self,
        limit: TimeLimit | None,
        received_at: datetime,
        *,
        rules: DeadlineRules | None = None,
        pauses: Sequence[Pause] = (),
    ) -> DuePreview:
        if limit is None:
            return DuePreview(None, "", NO_LIMIT, ())
        rules = rules or DeadlineRules()
        calendar = self.calendars()
        due = promised_at(
            calendar, received_at, limit, pauses=pauses, policy=rules.pause_policy
        )
        unsure = due is not None and not calendar.is_confirmed(due.year)
        return DuePreview(
            due_at=due,
            limit_text=limit.text,
            reason=reason_line(
                calendar, received_at, limit, rules=rules, pauses=pauses
            ),
            days=explain(calendar, received_at, limit, rules=rules, pauses=pauses),
            warning=f"Lịch năm {due.year} chưa xác nhận: hạn có thể đổi"
            if unsure and due is not None
            else "",
        )
