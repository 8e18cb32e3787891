"""The lists beside the procedures: sectors and units, added, renamed, closed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from motcua_desktop.domain.people import Unit, checked_name
from motcua_desktop.domain.procedure import Procedure, Sector
from motcua_desktop.domain.retention import RetentionScope
from motcua_desktop.services.errors import OfficeNotSetUpError, UnknownWordError
from motcua_desktop.services.errors_catalogue import (
    ClosedSectorError,
    DoubledNameError,
    NamedSectorError,
    OwnUnitError,
    SectorInUseError,
    UnitCircleError,
)
from motcua_desktop.services.guard import tell
from motcua_desktop.services.ports import OpenUnit, UnitOfWork
from motcua_desktop.services.rows.catalogue import SectorCard, SectorChange
from motcua_desktop.text import fold, screen_date


@dataclass(frozen=True, slots=True)
class CatalogueLists:
    """Lĩnh vực và đơn vị. What is closed keeps its dossiers and stays in reports."""

    open_unit: OpenUnit
    read_unit: OpenUnit

    def sectors(self) -> Sequence[SectorCard]:
        """Return every sector in the catalogue's order."""
        with self.read_unit() as unit:
            return unit.catalogue.sector_cards()

    def add_sector(self, name: str, *, is_vertical: bool = False) -> None:
        """Add a sector; a vertical one is handled by a ministry's own branch.

        Raises:
            FieldValueError: a name that cannot be.
            DoubledNameError: there is one of this name.
        """
        name = checked_name("Tên lĩnh vực", name)
        with self.open_unit() as unit:
            _refuse_doubled(unit, name)
            unit.catalogue.add_sector(Sector(name, is_vertical))
            tell("thêm, ngành dọc" if is_vertical else "thêm")
            unit.commit()

    def change_sector(self, name: str, changed: SectorChange) -> None:
        """Rename a sector, close it from a day on, or use it again.

        Raises:
            UnknownWordError: there is none of this name.
            FieldValueError, DoubledNameError: a new name that cannot be.
            NamedSectorError: what was settled or issued stands under the old name.
            SectorInUseError: procedures in force from that day on name it.
        """
        changed = replace(changed, name=checked_name("Tên lĩnh vực", changed.name))
        with self.open_unit() as unit:
            card = _sector(unit, name)
            if changed.name != card.sector.name:
                _refuse_rename(unit, card.sector.name, changed.name)
            if changed.closed_on is not None and changed.closed_on != card.closed_on:
                _refuse_in_use(unit, card.sector.name, changed.closed_on)
            unit.catalogue.change_sector(card.sector.name, changed)
            _tell(card.sector.name, changed.name, card.closed_on, changed.closed_on)
            unit.commit()

    def add_unit(self, key: Unit) -> None:
        """Add a unit.

        Raises:
            FieldValueError: a code or a name that cannot be.
            DoubledNameError: its code or name is taken.
            UnknownWordError: the unit above it is unknown.
        """
        with self.open_unit() as unit:
            told, known = _checked(key), unit.catalogue.units()
            if told.code.upper() in {it.code.upper() for it in known}:
                raise DoubledNameError("mã đơn vị", told.code)
            _refuse_unit(told, known)
            unit.catalogue.save_unit(told)
            tell(f"thêm {told.name}")
            unit.commit()

    def change_unit(self, key: Unit) -> None:
        """Rename the unit of this code, place it elsewhere, close it, use it again.

        Raises:
            UnknownWordError: there is none of this code, or the one above is unknown.
            FieldValueError, DoubledNameError: a name that cannot be.
            OwnUnitError: it is the office itself.
            UnitCircleError: it would stand below itself.
        """
        with self.open_unit() as unit:
            told, known = _checked(key), unit.catalogue.units()
            before = next((it for it in known if it.code == told.code), None)
            if before is None:
                raise UnknownWordError(
                    "Đơn vị", told.code, ", ".join(it.code for it in known)
                )
            office = unit.catalogue.office()
            if office is None:
                raise OfficeNotSetUpError
            if told.code == office.unit_code:
                raise OwnUnitError
            _refuse_unit(told, known)
            unit.catalogue.save_unit(told)
            _tell(before.name, told.name, before.closed_on, told.closed_on)
            unit.commit()


def refuse_closed_sector(unit: UnitOfWork, procedures: Sequence[Procedure]) -> None:
    """Refuse procedures in force whose sector takes no new ones by then.

    Raises:
        ClosedSectorError: so it is.
    """
    closed = {
        _key(it.sector.name): it.closed_on
        for it in unit.catalogue.sector_cards()
        if it.closed_on is not None
    }
    for procedure in procedures if closed else ():
        closed_on = closed.get(_key(procedure.sector.name))
        if closed_on is not None and _is_used(procedure, closed_on):
            raise ClosedSectorError(procedure.code, procedure.sector.name, closed_on)


def _is_used(procedure: Procedure, on: date) -> bool:
    """Return whether an edition is in force on a day, or comes into force later."""
    return procedure.in_force_to is None or procedure.in_force_to >= on


def _sector(unit: UnitOfWork, name: str) -> SectorCard:
    cards = unit.catalogue.sector_cards()
    for card in cards:
        if _key(card.sector.name) == _key(name):
            return card
    known = ", ".join(card.sector.name for card in cards)
    raise UnknownWordError("Lĩnh vực", name, known)


def _refuse_doubled(unit: UnitOfWork, name: str, *, but: str = "") -> None:
    for sector in unit.catalogue.sectors():
        if _key(sector.name) == _key(name) != _key(but):
            raise DoubledNameError("lĩnh vực", sector.name)


def _refuse_rename(unit: UnitOfWork, name: str, new: str) -> None:
    """Refuse a name that is taken, and one that leaves what was settled behind."""
    _refuse_doubled(unit, new, but=name)
    kept = [it.period for it in unit.retention.changes()]
    if any(
        it.scope is RetentionScope.SECTOR and _key(it.key) == _key(name) for it in kept
    ):
        raise NamedSectorError(name, "có thời hạn lưu dữ liệu riêng")
    if any(_key(it.sector) == _key(name) for it in unit.report_issues.all_issued()):
        raise NamedSectorError(name, "có báo cáo riêng đã phát hành")


def _refuse_in_use(unit: UnitOfWork, name: str, on: date) -> None:
    codes = [
        it.code
        for it in unit.catalogue.procedures()
        if _key(it.sector.name) == _key(name) and _is_used(it, on)
    ]
    if codes:
        raise SectorInUseError(codes, on)


def _checked(told: Unit) -> Unit:
    return replace(
        told,
        code=checked_name("Mã đơn vị", told.code),
        name=checked_name("Tên đơn vị", told.name),
    )


def _refuse_unit(told: Unit, known: Sequence[Unit]) -> None:
    """Refuse a unit whose name is another's, or that stands below itself."""
    for other in known:
        if other.code != told.code and _key(other.name) == _key(told.name):
            raise DoubledNameError("đơn vị", other.name)
    above = {it.code: it.superior_code for it in known} | {
        told.code: told.superior_code
    }
    code, seen = told.superior_code, {told.code}
    while code:
        if code in seen:
            raise UnitCircleError(told.name)
        if code not in above:
            raise UnknownWordError("Đơn vị", code, ", ".join(above))
        seen.add(code)
        code = above[code]


def _tell(name: str, new: str, closed_on: date | None, until: date | None) -> None:
    """Let the line in the log say what is other than before."""
    words = [f"{name} → {new}"] if new != name else [name]
    if closed_on != until:
        words.append(f"ngừng từ {screen_date(until)}" if until else "dùng lại")
    tell(", ".join(words))


def _key(name: str) -> str:
    return " ".join(fold(name).split())
