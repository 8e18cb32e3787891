"""The levels of desks (province, district, commune) that one report tells of."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from motcua_desktop.documents.phrases import lower_first
from motcua_desktop.domain.people import UnitLevel
from motcua_desktop.domain.statistics import Figures
from motcua_desktop.services.rows.reports import CchcFacts, LateDossier, UnitFigures

_ORDER: Final = (UnitLevel.PROVINCE, UnitLevel.DISTRICT, UnitLevel.COMMUNE)
_TWO_TIERS_FROM: Final = date(2025, 7, 1)
NUMBER_WORDS: Final = {2: "hai", 3: "ba"}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of desks and all their dossiers."""

    level: UnitLevel
    units: tuple[UnitFigures, ...]
    figures: Figures
    vertical: int
    late: tuple[LateDossier, ...]
    desk: str
    unit_kind: str

    @property
    def label(self) -> str:
        """The level in running text: "cấp xã"."""
        return lower_first(self.level.label)


def levels_of(facts: CchcFacts) -> tuple[Level, ...]:
    """Return the levels of a consolidated report, () for a single level."""
    found = [
        level for level in _ORDER if any(one.unit.level is level for one in facts.units)
    ]
    if len(found) < 2:
        return ()
    return tuple(_level(facts, level) for level in found)


def with_named_units(facts: CchcFacts) -> CchcFacts:
    """Return `facts` whose late dossiers name their unit, not its code.

    Where a consolidated report does not know who answers for a commune's late
    dossier, the commune's People's Committee does.
    """
    units = {one.unit.code: one.unit for one in facts.units}
    units |= {one.unit.name: one.unit for one in facts.units}
    is_consolidated = bool(levels_of(facts))
    late = []
    for one in facts.late:
        unit = units.get(one.unit)
        responsible = one.responsible
        if is_consolidated and unit and unit.level is UnitLevel.COMMUNE:
            responsible = responsible or f"Ủy ban nhân dân {lower_first(unit.name)}"
        name = unit.name if unit else one.unit
        late.append(replace(one, unit=name, responsible=responsible))
    return replace(facts, late=tuple(late))


def _level(facts: CchcFacts, level: UnitLevel) -> Level:
    units = tuple(one for one in facts.units if one.unit.level is level)
    known_as = {name for one in units for name in (one.unit.name, one.unit.code)}
    is_two_tiers = facts.period.last >= _TWO_TIERS_FROM
    kinds = {
        UnitLevel.COMMUNE: "xã, phường" if is_two_tiers else "xã, thị trấn",
        UnitLevel.DISTRICT: "huyện",
    }
    return Level(
        level=level,
        units=units,
        figures=sum((one.figures for one in units), Figures({})),
        vertical=sum(one.vertical["received"] for one in units if one.vertical),
        late=tuple(one for one in facts.late if one.unit in known_as),
        desk=(
            "Trung tâm Phục vụ hành chính công"
            if is_two_tiers
            else "Bộ phận Tiếp nhận và Trả kết quả"
        ),
        unit_kind=kinds.get(level, "đơn vị"),
    )
