"""Changing a procedure: which open dossiers its new limit moves, before it is saved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from motcua_desktop.domain.procedure import Procedure
from motcua_desktop.services.catalogue import CatalogueChange, import_catalogue
from motcua_desktop.services.catalogue_lists import refuse_closed_sector
from motcua_desktop.services.due_changes import move, moved_by_limit
from motcua_desktop.services.errors import OfficeNotSetUpError
from motcua_desktop.services.ports import Clock, OpenUnit, UnitOfWork
from motcua_desktop.services.rows.calendars import CalendarEffect


@dataclass(frozen=True, slots=True)
class ProcedureDesk:
    """Danh mục của cơ quan: an edition is tried out, then replaced.

    Open dossiers keep their due moments unless a reason for recomputing is given.
    """

    open_unit: OpenUnit
    read_unit: OpenUnit
    clock: Clock

    def preview(self, procedure: Procedure) -> CalendarEffect:
        """Return the dossiers that this edition would move; nothing is kept."""
        with self.read_unit() as unit:
            return CalendarEffect(1, moved_by_limit(unit, [procedure]))

    def save(
        self, procedure: Procedure, *, reason: str = "", officer: str = ""
    ) -> CalendarEffect:
        """Replace an edition; with a `reason`, recompute the dossiers it moves.

        Raises:
            ClosedSectorError: its sector takes no new ones.
        """
        with self.open_unit() as unit:
            refuse_closed_sector(unit, [procedure])
            effect = CalendarEffect(1, moved_by_limit(unit, [procedure]))
            unit.catalogue.save_procedure(procedure)
            effect = self._recomputed(unit, effect, reason, officer)
            unit.commit()
            return effect

    def take(
        self,
        procedures: Sequence[Procedure],
        *,
        reason: str = "",
        officer: str = "",
    ) -> tuple[CatalogueChange, CalendarEffect]:
        """Take a file's procedures; with a `reason`, recompute the dossiers they move.

        Raises:
            OfficeNotSetUpError: no office yet.
            ClosedSectorError: a sector takes no new ones.
        """
        with self.open_unit() as unit:
            change, effect = _tried(unit, procedures)
            effect = self._recomputed(unit, effect, reason, officer)
            unit.commit()
        return change, effect

    def preview_file(
        self, procedures: Sequence[Procedure]
    ) -> tuple[CatalogueChange, CalendarEffect]:
        """Return what `take` would do; nothing is kept.

        Raises:
            OfficeNotSetUpError: no office yet.
            ClosedSectorError: a sector takes no new ones.
        """
        with self.open_unit() as unit:
            return _tried(unit, procedures)

    def _recomputed(
        self, unit: UnitOfWork, effect: CalendarEffect, reason: str, officer: str
    ) -> CalendarEffect:
        if not reason:
            return effect
        count = move(
            unit, effect.moved, reason=reason, officer=officer, now=self.clock()
        )
        return replace(effect, recomputed=count)


def _tried(
    unit: UnitOfWork, procedures: Sequence[Procedure]
) -> tuple[CatalogueChange, CalendarEffect]:
    if unit.catalogue.office() is None:
        raise OfficeNotSetUpError
    refuse_closed_sector(unit, procedures)
    moved = moved_by_limit(unit, procedures)
    change = import_catalogue(unit, procedures)
    return change, CalendarEffect(change.added + change.changed, moved)
