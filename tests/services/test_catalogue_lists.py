"""Sectors and units: added, renamed, closed; dossiers and reports stay as they are."""

from dataclasses import replace
from datetime import date

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.errors import FieldValueError
from motcua_desktop.domain.people import Unit
from motcua_desktop.domain.retention import RetentionScope
from motcua_desktop.domain.statistics import Figures
from motcua_desktop.services.errors import UnknownWordError
from motcua_desktop.services.errors_catalogue import (
    ClosedSectorError,
    DoubledNameError,
    NamedSectorError,
    OwnUnitError,
    SectorInUseError,
    UnitCircleError,
)
from motcua_desktop.services.rows.catalogue import SectorChange
from tests.builders import NOVEMBER, PROCEDURES, a_request

OLD = PROCEDURES[0].sector.name
JANUARY = date(2027, 1, 1)


def sectors_of(office: OpenOffice) -> dict[str, Figures]:
    """Return what the report of November says of each sector."""
    rows = office.figures.figures(NOVEMBER, by="sector").rows
    return {row.group: row.figures for row in rows}


def test_a_renamed_sector_keeps_its_dossiers_and_its_procedures(
    any_office: OpenOffice,
) -> None:
    office = any_office
    office.intake.receive(a_request())
    before = sectors_of(office)[OLD]
    lists = office.catalogue_lists
    lists.change_sector(OLD.upper(), SectorChange("Tên mới"))
    groups = sectors_of(office)
    assert groups["Tên mới"] == before
    assert OLD not in groups
    assert "Tên mới" in {it.sector.name for it in office.desk.catalogue_editions()}


def test_names_that_cannot_be_are_refused(office: OpenOffice) -> None:
    lists = office.catalogue_lists
    with pytest.raises(DoubledNameError, match="Đã có lĩnh vực"):
        lists.add_sector(f" {OLD.lower()} ")
    with pytest.raises(FieldValueError, match="còn để trống"):
        lists.add_sector("  ")
    with pytest.raises(UnknownWordError):
        lists.change_sector("Không có", SectorChange("Mới"))
    lists.add_sector("Mới")
    with pytest.raises(DoubledNameError):
        lists.change_sector(OLD, SectorChange("mới"))
    lists.change_sector("Mới", SectorChange("MỚI"))
    assert lists.sectors()[-1].sector.name == "MỚI"


def test_a_sector_with_a_period_of_its_own_keeps_its_name(office: OpenOffice) -> None:
    scope, document = RetentionScope.SECTOR, "12/QĐ-UBND"
    office.retention.set_period(scope, OLD, months=60, document=document)
    with pytest.raises(NamedSectorError, match="thời hạn lưu"):
        office.catalogue_lists.change_sector(OLD, SectorChange("Tên mới"))


def test_a_sector_closes_when_its_procedures_have_ended(office: OpenOffice) -> None:
    lists, procedures = office.catalogue_lists, office.procedures
    with pytest.raises(SectorInUseError, match=r"thủ tục .* từ 01/01/2027"):
        lists.change_sector(OLD, SectorChange(OLD, JANUARY))
    for known in office.desk.catalogue_editions():
        if known.sector.name == OLD:
            procedures.save(replace(known, in_force_to=date(2026, 12, 31)))
    lists.change_sector(OLD, SectorChange(OLD, JANUARY))
    with pytest.raises(ClosedSectorError, match="đã ngừng từ 01/01/2027"):
        procedures.save(PROCEDURES[0])
    with pytest.raises(ClosedSectorError):
        procedures.take([PROCEDURES[0]])
    office.intake.receive(a_request())  # until then it goes on
    lists.change_sector(OLD, SectorChange(OLD))
    procedures.save(PROCEDURES[0])


def test_units_are_added_placed_and_closed(any_office: OpenOffice) -> None:
    office = any_office
    lists, own = office.catalogue_lists, office.desk.office.unit_code
    below = Unit(f"{own}.a1", "Thôn Bắc", superior_code=own)
    lists.add_unit(below)
    lists.add_unit(Unit(f"{own}.a2", "Thôn Tây", superior_code=below.code))
    closed = replace(below, name="Thôn Bắc Hạ", closed_on=JANUARY)
    lists.change_unit(closed)
    assert closed in office.desk.units()
    with pytest.raises(UnitCircleError):
        lists.change_unit(replace(below, superior_code=f"{own}.a2"))
    with pytest.raises(DoubledNameError):
        lists.change_unit(replace(below, name="thôn tây"))
    with pytest.raises(DoubledNameError, match="mã đơn vị"):
        lists.add_unit(replace(below, code=below.code.upper()))
    with pytest.raises(UnknownWordError):
        lists.change_unit(replace(below, superior_code="H99"))
    with pytest.raises(OwnUnitError):
        lists.change_unit(Unit(own, "Xã khác"))


def test_the_log_says_what_is_other_than_before(any_office: OpenOffice) -> None:
    office = any_office
    office.catalogue_lists.add_sector("Mới")
    office.catalogue_lists.change_sector("Mới", SectorChange("Mới hơn", JANUARY))
    details = office.database.rows(
        "SELECT detail FROM audit WHERE deed = 'CatalogueLists.change_sector'"
    )
    assert details == [("Mới → Mới hơn, ngừng từ 01/01/2027",)]
