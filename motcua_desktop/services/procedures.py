"""Changing a procedure: which open dossiers its new limit moves, before it is saved."""

from dataclasses import dataclass, replace

from motcua_desktop.domain.procedure import Procedure
from motcua_desktop.services.due_changes import move, moved_by_limit
from motcua_desktop.services.ports import Clock, OpenUnit
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
        """Replace an edition; with a `reason`, recompute the dossiers it moves."""
        with self.open_unit() as unit:
            effect = CalendarEffect(1, moved_by_limit(unit, [procedure]))
            unit.catalogue.save_procedure(procedure)
            if reason:
                count = move(
                    unit,
                    effect.moved,
                    reason=reason,
                    officer=officer,
                    now=self.clock(),
                )
                effect = replace(effect, recomputed=count)
            unit.commit()
            return effect
