"""What the names in a tracking book mean: procedures and units; new ones are added."""

from collections.abc import Iterable
from types import MappingProxyType

from motcua_desktop.domain.errors import FieldValueError
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import Unit
from motcua_desktop.domain.procedure import Procedure, Sector
from motcua_desktop.services.ports_catalogue import Catalogue
from motcua_desktop.services.rows.tracking_book import BookRow
from motcua_desktop.text import screen_date, search_words

_LOCAL_CODE = "CQ."
_UNCHECKED = "Lấy từ sổ theo dõi, chưa đối chiếu với danh mục công bố."


class BookCatalogue:
    """Looks the names of one book up, each once."""

    def __init__(
        self, catalogue: Catalogue, office: Office, sectors: Iterable[Sector]
    ) -> None:
        self._catalogue = catalogue
        self._office = office
        self._sectors = {
            _key(sector.name): sector for sector in (*sectors, *catalogue.sectors())
        }
        self._procedures: dict[tuple[str, str, str], Procedure] = {}
        self._units = _known_units(catalogue, office)
        self._closed = {it.code: it.closed_on for it in catalogue.units()}

    def procedure(self, row: BookRow) -> Procedure:
        """Return the procedure that `row` names, added where it names a new one.

        Raises:
            FieldValueError: the catalogue does not know it and no sector is named.
        """
        named = (row.procedure_code, row.procedure_name, row.sector)
        procedure = self._procedures.get(named)
        if procedure is None:
            procedure = self._find(*named) or self._add(*named)
            self._procedures[named] = procedure
        return procedure

    def in_force(self, procedure: Procedure, row: BookRow) -> Procedure:
        """Return the edition that governs what was received on the row's day."""
        if procedure.is_in_force(row.received_on):
            return procedure
        edition = self._catalogue.procedure(procedure.code, on=row.received_on)
        return edition or procedure

    def _find(self, code: str, name: str, sector: str) -> Procedure | None:
        found = self._catalogue.procedure(code) if code else None
        if found is not None or not name or (code and sector):
            return found
        for spelling in (name, f"Thủ tục {name}"):
            found = self._catalogue.procedure_named(spelling)
            if found is not None:
                return found
        return None

    def _add(self, code: str, name: str, sector: str) -> Procedure:
        if not (name and sector):
            raise FieldValueError(
                f"Thủ tục “{name or code}”",
                "không có trong danh mục, mà dòng không ghi đủ tên và lĩnh vực",
            )
        procedure = Procedure(
            code=code or self._next_code(),
            name=name,
            sector=self._sectors.setdefault(_key(sector), Sector(sector)),
            limits=MappingProxyType({}),
            fees=MappingProxyType({}),
            is_checked=False,
            note=_UNCHECKED,
        )
        self._catalogue.save_procedure(procedure)
        return procedure

    def _next_code(self) -> str:
        orders = [
            int(procedure.code.removeprefix(_LOCAL_CODE))
            for procedure in self._catalogue.procedures()
            if procedure.code.startswith(_LOCAL_CODE)
        ]
        return f"{_LOCAL_CODE}{max(orders, default=0) + 1:06d}"

    def unit_code(self, row: BookRow) -> str:
        """Return the code of the unit that `row` names; a new one is added.

        Raises:
            FieldValueError: the unit was closed when the row was received.
        """
        if not row.unit:
            return self._office.unit_code
        code = self._code_of(row)
        closed_on = self._closed.get(code)
        if closed_on is not None and row.received_on >= closed_on:
            raise FieldValueError(
                f"Đơn vị “{row.unit}”", f"đã ngừng từ {screen_date(closed_on)}"
            )
        return code

    def _code_of(self, row: BookRow) -> str:
        code = self._units.get(row.unit)
        if code is None:
            code = self._units.get(_key(row.unit)) or self._add_unit(row.unit)
            self._units[row.unit] = code
        return code

    def _add_unit(self, name: str) -> str:
        code, own = self._free_unit_code(), self._office.unit_code
        self._catalogue.save_unit(Unit(code, name, superior_code=own))
        self._units[_key(name)] = code
        return code

    def _free_unit_code(self) -> str:
        taken, order = set(self._units.values()), 1
        while f"{self._office.unit_code}.{order:02d}" in taken:
            order += 1
        return f"{self._office.unit_code}.{order:02d}"


def _known_units(catalogue: Catalogue, office: Office) -> dict[str, str]:
    own = (office.unit_name, office.full_name, office.unit_code)
    units = {_key(name): office.unit_code for name in own}
    for unit in catalogue.units():
        units[_key(unit.name)] = unit.code
        units[_key(unit.code)] = unit.code
    return units


def _key(name: str) -> str:
    return " ".join(search_words(name))
