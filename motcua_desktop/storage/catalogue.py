"""The repository of procedures, sectors, units and the office itself."""

import json
from dataclasses import asdict
from datetime import date
from types import MappingProxyType
from typing import Any

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import Unit, UnitLevel
from motcua_desktop.domain.procedure import (
    Procedure,
    RequiredPaper,
    Sector,
    SupplementPolicy,
    TimeLimit,
)
from motcua_desktop.domain.service_level import ServiceLevel
from motcua_desktop.domain.signature import Mandate, Signatory
from motcua_desktop.services.errors import UnknownProcedureError, UnknownWordError
from motcua_desktop.services.rows.catalogue import SectorCard, SectorChange
from motcua_desktop.storage.database import Database, Row
from motcua_desktop.storage.numbers import Numbers
from motcua_desktop.text import fold

_OPEN_END = "9999-12-31"
_PROCEDURE = (
    "SELECT p.code, p.name, s.name, s.is_vertical, p.body, p.in_force_from, "
    "p.in_force_to, p.id, p.sector_id FROM procedure p "
    "JOIN sector s ON s.id = p.sector_id"
)


_Edition = tuple[Procedure, int, int]
"""An edition of a procedure, its row id and its sector's."""


class Catalogue:
    """The catalogue of one database, read once for a unit of work."""

    def __init__(self, database: Database, numbers: Numbers) -> None:
        """Read and write `database`."""
        self._database = database
        self._numbers = numbers
        self._editions: dict[str, list[_Edition]] = {}
        self._unit_ids: dict[str, int] = {}

    def procedure(self, code: str, *, on: date | None = None) -> Procedure | None:
        """Return the edition of `code` in force on a day (None: the newest)."""
        edition = self._edition(code, on)
        return None if edition is None else edition[0]

    def procedure_ids(self, code: str, on: date) -> tuple[int, int]:
        """Return the row ids of a procedure and its sector.

        Raises:
            UnknownProcedureError: no edition of it.
        """
        edition = self._edition(code, on) or self._edition(code, None)
        if edition is None:
            raise UnknownProcedureError(code)
        return edition[1], edition[2]

    def _edition(self, code: str, on: date | None) -> _Edition | None:
        if code not in self._editions:
            rows = self._database.rows(
                f"{_PROCEDURE} WHERE p.code = ? ORDER BY p.in_force_from", (code,)
            )
            self._editions[code] = [
                (_procedure(row), int(row[7]), int(row[8])) for row in rows
            ]
        for edition in reversed(self._editions[code]):
            if on is None or edition[0].is_in_force(on):
                return edition
        return None

    def procedure_named(self, name: str) -> Procedure | None:
        """Return the procedure with this name, blanks and letter case aside."""
        row = self._database.row(
            f"{_PROCEDURE} WHERE p.name_key = ? ORDER BY p.in_force_from DESC",
            (_name_key(name),),
        )
        return None if row is None else _procedure(row)

    def procedures(self) -> list[Procedure]:
        """Return the newest edition of every procedure, by code."""
        rows = self._database.rows(f"{_PROCEDURE} ORDER BY p.code, p.in_force_from")
        newest = {row[0]: row for row in rows}
        return [_procedure(row) for row in newest.values()]

    def sectors(self) -> list[Sector]:
        """Return all sectors in the order in which they came."""
        rows = self._database.rows("SELECT name, is_vertical FROM sector ORDER BY id")
        return [Sector(name, bool(vertical)) for name, vertical in rows]

    def sector_cards(self) -> list[SectorCard]:
        """Return all sectors with what the catalogue knows of them."""
        rows = self._database.rows(
            "SELECT s.name, s.is_vertical, count(DISTINCT p.code), s.closed_on "
            "FROM sector s LEFT JOIN procedure p ON p.sector_id = s.id "
            "GROUP BY s.id, s.name, s.is_vertical, s.closed_on ORDER BY s.id"
        )
        return [
            SectorCard(Sector(name, bool(vertical)), count, _day(closed))
            for name, vertical, count, closed in rows
        ]

    def add_sector(self, sector: Sector) -> None:
        """Add a sector, unless its name is known."""
        self._sector_id(sector)

    def change_sector(self, name: str, changed: SectorChange) -> None:
        """Rename a sector, close it or use it again; its procedures stay with it."""
        self._database.execute(
            "UPDATE sector SET name = ?, name_key = ?, closed_on = ? "
            "WHERE name_key = ?",
            (
                changed.name,
                _name_key(changed.name),
                _text(changed.closed_on),
                _name_key(name),
            ),
        )
        self._editions.clear()

    def save_procedure(self, procedure: Procedure) -> None:
        """Add a procedure, or replace its edition of the same first day."""
        first_day = _day_text(procedure.in_force_from, "")
        values = (
            procedure.name,
            _name_key(procedure.name),
            self._sector_id(procedure.sector),
            _body(procedure),
            _day_text(procedure.in_force_to, _OPEN_END),
        )
        known = self._database.value(
            "SELECT id FROM procedure WHERE code = ? AND in_force_from = ?",
            (procedure.code, first_day),
        )
        if known is None:
            self._database.execute(
                "INSERT INTO procedure (name, name_key, sector_id, body, in_force_to, "
                "id, code, in_force_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *values,
                    self._numbers.take("procedure"),
                    procedure.code,
                    first_day,
                ),
            )
        else:
            self._database.execute(
                "UPDATE procedure SET name = ?, name_key = ?, sector_id = ?, body = ?, "
                "in_force_to = ? WHERE id = ?",
                (*values, known),
            )
        self._editions.pop(procedure.code, None)

    def units(self) -> list[Unit]:
        """Return the office's own unit first, then its subordinates."""
        rows = self._database.rows(
            "SELECT code, name, level, superior_code, closed_on FROM unit ORDER BY id"
        )
        return [
            Unit(code, name, UnitLevel(level), superior, _day(closed))
            for code, name, level, superior, closed in rows
        ]

    def unit_id(self, code: str) -> int:
        """Return the row id of a unit.

        Raises:
            UnknownWordError: no such unit.
        """
        if code not in self._unit_ids:
            found = self._database.value("SELECT id FROM unit WHERE code = ?", (code,))
            if found is None:
                known = ", ".join(unit.code for unit in self.units())
                raise UnknownWordError("Đơn vị", code, known)
            self._unit_ids[code] = int(found)
        return self._unit_ids[code]

    def save_unit(self, unit: Unit) -> None:
        """Add a unit, or replace what is said of it."""
        self._database.execute(
            "INSERT INTO unit (id, code, name, name_key, level, superior_code, "
            "closed_on) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (code) DO UPDATE SET "
            "name = excluded.name, name_key = excluded.name_key, "
            "level = excluded.level, superior_code = excluded.superior_code, "
            "closed_on = excluded.closed_on",
            (
                self._numbers.take("unit"),
                unit.code,
                unit.name,
                _name_key(unit.name),
                unit.level.value,
                unit.superior_code,
                _text(unit.closed_on),
            ),
        )

    def office(self) -> Office | None:
        """Return the office, None before the first start is over."""
        body = self._database.value("SELECT body FROM office WHERE id = 1")
        if body is None:
            return None
        values = json.loads(body)
        values["level"] = UnitLevel(values["level"])
        for name, value in values.items():
            if isinstance(value, list):
                values[name] = tuple(_frozen(one) for one in value)
        values["signatory"] = _signatory(values.get("signatory"))
        return Office(**values)

    def save_office(self, office: Office) -> None:
        """Keep what the office says of itself, and its own unit."""
        body = json.dumps(asdict(office), ensure_ascii=False, default=date.isoformat)
        self._database.execute(
            "INSERT INTO office (id, body) VALUES (1, ?) "
            "ON CONFLICT (id) DO UPDATE SET body = excluded.body",
            (body,),
        )
        self.save_unit(Unit(office.unit_code, office.unit_name, office.level))

    def _sector_id(self, sector: Sector) -> int:
        known = self._database.value(
            "SELECT id FROM sector WHERE name_key = ?", (_name_key(sector.name),)
        )
        if known is not None:
            return int(known)
        new_id = self._numbers.take("sector")
        self._database.execute(
            "INSERT INTO sector (id, name, name_key, is_vertical) VALUES (?, ?, ?, ?)",
            (new_id, sector.name, _name_key(sector.name), int(sector.is_vertical)),
        )
        return new_id


def _signatory(values: dict[str, Any] | None) -> Signatory | None:
    if values is None:
        return None
    until = values["authority_until"]
    values["authority_until"] = date.fromisoformat(until) if until else None
    return Signatory(**{**values, "mandate": Mandate(values["mandate"])})


def _name_key(name: str) -> str:
    return " ".join(fold(name).split())


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _day_text(day: date | None, missing: str) -> str:
    return missing if day is None else day.isoformat()


def _body(procedure: Procedure) -> str:
    return json.dumps(
        {
            "limits": {key.value: it.code for key, it in procedure.limits.items()},
            "fees": {key.value: fee for key, fee in procedure.fees.items()},
            "decision": procedure.decision,
            "level": procedure.level,
            "supplement_policy": procedure.supplement_policy.value,
            "papers": [asdict(paper) for paper in procedure.papers],
            "is_checked": procedure.is_checked,
            "note": procedure.note,
            "service_level": procedure.service_level.value,
        },
        ensure_ascii=False,
    )


def _procedure(row: Row) -> Procedure:
    code, name, sector, is_vertical, text, first_day, last_day = row[:7]
    body: dict[str, Any] = json.loads(text)
    return Procedure(
        code=code,
        name=name,
        sector=Sector(sector, bool(is_vertical)),
        limits=MappingProxyType(
            {Channel(key): TimeLimit.parse(it) for key, it in body["limits"].items()}
        ),
        fees=MappingProxyType({Channel(key): it for key, it in body["fees"].items()}),
        decision=body["decision"],
        level=body["level"],
        supplement_policy=SupplementPolicy(body["supplement_policy"]),
        papers=tuple(RequiredPaper(**paper) for paper in body["papers"]),
        in_force_from=date.fromisoformat(first_day) if first_day else None,
        in_force_to=None if last_day == _OPEN_END else date.fromisoformat(last_day),
        is_checked=body["is_checked"],
        note=body["note"],
        service_level=ServiceLevel(body["service_level"]),
    )


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
