"""Updating the catalogue: added, replaced or left as it is, never deleted."""

from dataclasses import replace
from datetime import date

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.procedure import Procedure, RequiredPaper
from motcua_desktop.services.catalogue import CatalogueChange, import_catalogue
from tests.builders import PROCEDURES, a_procedure

NEW = a_procedure("7.000001", "Tách hộ", "5 ngày làm việc")


def _import(office: OpenOffice, *procedures: Procedure) -> CatalogueChange:
    with office.open_unit() as unit:
        change = import_catalogue(unit, procedures)
        unit.commit()
    return change


def test_new_changed_and_known_procedures_are_told_apart(office: OpenOffice) -> None:
    renamed = replace(PROCEDURES[0], name="Đăng ký lại khai sinh (sửa)")
    change = _import(office, NEW, renamed, PROCEDURES[1])
    assert change == CatalogueChange(added=1, changed=1, unchanged=1)
    assert _import(office, NEW, renamed, PROCEDURES[1]) == CatalogueChange(unchanged=3)
    with office.read_unit() as unit:
        codes = {each.code for each in unit.catalogue.procedures()}
        found = unit.catalogue.procedure(renamed.code)
    assert codes == {NEW.code, *(each.code for each in PROCEDURES)}
    assert found == renamed


def test_a_new_edition_leaves_the_old_one_in_force_for_its_days(
    office: OpenOffice,
) -> None:
    old = replace(NEW, in_force_from=date(2024, 1, 1), in_force_to=date(2025, 6, 30))
    new = replace(NEW, in_force_from=date(2025, 7, 1), name="Tách hộ (2025)")
    _import(office, old, new)
    with office.read_unit() as unit:
        assert unit.catalogue.procedure(NEW.code, on=date(2025, 1, 2)) == old
        assert unit.catalogue.procedure(NEW.code, on=date(2026, 1, 2)) == new


def test_a_file_without_papers_leaves_those_that_were_written_down(
    office: OpenOffice,
) -> None:
    papers = (RequiredPaper("7.000001-01", "Tờ khai tách hộ"),)
    _import(office, replace(NEW, papers=papers))
    assert _import(office, NEW) == CatalogueChange(unchanged=1)
    _import(office, replace(NEW, name="Tách hộ (sửa)"))
    with office.read_unit() as unit:
        found = unit.catalogue.procedure(NEW.code)
    assert found is not None
    assert (found.name, found.papers) == ("Tách hộ (sửa)", papers)
