"""Steps in a dossier's life: forward, supplement, refuse, finish, extend, return."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua_desktop.domain.errors import MomentOrderError
from motcua_desktop.domain.lifecycle import State
from motcua_desktop.domain.procedure import SupplementPolicy
from motcua_desktop.domain.steps import Rules, StepRequest, correct, decide
from motcua_desktop.services.errors import UnknownDossierError
from motcua_desktop.services.ports import (
    Clock,
    OpenUnit,
    Signature,
    StoredDossier,
    UnitOfWork,
)
from motcua_desktop.text import screen_moment


@dataclass(frozen=True, slots=True)
class StepDone:
    """The answer to a step: where the dossier stands now."""

    number: str
    state: State
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Processing:
    """Takes dossiers through their life."""

    open_unit: OpenUnit
    clock: Clock

    def act(
        self, number: str, request: StepRequest, *, token: str, officer: str = ""
    ) -> StepDone:
        """Take one step; durable when this returns, and only once for a token.

        Raises:
            UnknownDossierError: no dossier has this number.
            DomainError: the rules refuse the step.
        """
        with self.open_unit() as unit:
            stored = _found(unit, number)
            if unit.dossiers.number_of_token(token) is None:
                self._not_in_future(request.at)
                event = decide(stored.dossier, request, self._rules(unit, stored))
                signature = Signature(officer, self.clock(), token)
                unit.dossiers.record(stored, event, signature)
                unit.commit()
            return _done(stored)

    def correct(
        self,
        number: str,
        changes: Mapping[str, str],
        *,
        reason: str,
        token: str,
        officer: str = "",
    ) -> StepDone:
        """Correct facts of a dossier; the old ones stay in its history."""
        with self.open_unit() as unit:
            stored = _found(unit, number)
            if unit.dossiers.number_of_token(token) is None:
                now = self.clock()
                at = max(now.replace(second=0, microsecond=0), stored.dossier.last_at)
                event = correct(stored.dossier, changes, at=at, reason=reason)
                unit.dossiers.record(stored, event, Signature(officer, now, token))
                unit.commit()
            return _done(stored)

    def _rules(self, unit: UnitOfWork, stored: StoredDossier) -> Rules:
        procedure = unit.catalogue.procedure(
            stored.dossier.procedure, on=stored.dossier.received_at.date()
        )
        policy = procedure.supplement_policy if procedure else SupplementPolicy.RESTART
        return Rules(unit.calendars.calendar(stored.dossier.unit), policy)

    def _not_in_future(self, at: datetime) -> None:
        now = self.clock()
        if at > now:
            raise MomentOrderError(
                f"Thời điểm hiện tại ({screen_moment(now)})",
                f"thời điểm thực hiện ({screen_moment(at)})",
            )


def _found(unit: UnitOfWork, number: str) -> StoredDossier:
    stored = unit.dossiers.find(number)
    if stored is None:
        raise UnknownDossierError(number)
    return stored


def _done(stored: StoredDossier) -> StepDone:
    dossier = stored.dossier
    return StepDone(dossier.number, dossier.state, dossier.due_at)
