"""Updating the office's catalogue: procedures with their sectors and limits."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from motcua_desktop.domain.procedure import Procedure
from motcua_desktop.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class CatalogueChange:
    """How many editions of procedures came new, were replaced, stayed as they were."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


def import_catalogue(
    unit: UnitOfWork, procedures: Iterable[Procedure]
) -> CatalogueChange:
    """Take `procedures` into the catalogue; nothing that is there is deleted.

    An edition with the same code and first day is replaced; its papers stay where
    `procedures` name none, as a file never does. The caller commits.
    """
    added = changed = unchanged = 0
    known = {
        (procedure.code, procedure.in_force_from): procedure
        for procedure in unit.catalogue.procedures()
    }
    for told in procedures:
        there = known.get((told.code, told.in_force_from))
        papers = told.papers or (there.papers if there is not None else ())
        procedure = replace(told, papers=papers)
        if there == procedure:
            unchanged += 1
            continue
        added += there is None
        changed += there is not None
        unit.catalogue.save_procedure(procedure)
    return CatalogueChange(added, changed, unchanged)
