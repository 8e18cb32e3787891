"""The office's registers: written in a minute a week, counted for a period."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from motcua_desktop.domain.counter_days import joined_days
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.register_entries import (
    CounterDay,
    RegisterEntry,
    YearTarget,
)
from motcua_desktop.domain.registers import REGISTERS, Register
from motcua_desktop.services.errors import (
    DoubledEntryError,
    OfficeNotSetUpError,
    UnknownEntryError,
    UnknownWordError,
)
from motcua_desktop.services.ports import Clock, OpenUnit, UnitOfWork
from motcua_desktop.services.register_counts import COUNTS, year_targets
from motcua_desktop.services.rows.registers import KeptEntry, RegisterCounts
from motcua_desktop.services.rows.tracking_book import RefusedRow
from motcua_desktop.services.tracking_book import Taken


@dataclass(frozen=True, slots=True)
class RegisterDesk:
    """Sổ sách của cơ quan: entries are added, changed, removed; nothing is lost."""

    open_unit: OpenUnit
    read_unit: OpenUnit
    clock: Clock

    def add(
        self,
        register: Register,
        entry: RegisterEntry,
        *,
        unit_code: str = "",
        actor: str = "",
    ) -> KeptEntry:
        """Write a new entry; `unit_code` "" is the office's own unit.

        Raises:
            UnknownWordError: no such unit.
            DoubledEntryError: the register says it already.
        """
        with self.open_unit() as unit:
            code = _unit_code(unit, unit_code)
            _refuse_doubled(unit, register, entry, code)
            kept = unit.registers.add(
                register, code, entry, actor=actor, at=self.clock()
            )
            unit.commit()
        return kept

    def change(
        self,
        register: Register,
        entry_id: int,
        entry: RegisterEntry,
        *,
        actor: str = "",
    ) -> KeptEntry:
        """Write a new version of an entry; an unchanged one stays as it is.

        Raises:
            UnknownEntryError: there is none, or it was removed.
            DoubledEntryError: another entry says it already.
        """
        with self.open_unit() as unit:
            kept, known = _present(unit, register, entry_id)
            if known == entry:
                return kept
            _refuse_doubled(unit, register, entry, kept.unit_code, but=entry_id)
            kept = unit.registers.change(
                register, kept, entry, actor=actor, at=self.clock()
            )
            unit.commit()
        return kept

    def remove(self, register: Register, entry_id: int, *, actor: str = "") -> None:
        """Take an entry out of the register; its versions stay.

        Raises:
            UnknownEntryError: there is none, or it was removed before.
        """
        with self.open_unit() as unit:
            kept, _ = _present(unit, register, entry_id)
            unit.registers.change(register, kept, None, actor=actor, at=self.clock())
            unit.commit()

    def restore(self, register: Register, entry_id: int, *, actor: str = "") -> None:
        """Put a removed entry back as it was.

        Raises:
            UnknownEntryError: there never was one.
        """
        with self.open_unit() as unit:
            versions = unit.registers.versions(register, entry_id)
            if not versions:
                raise UnknownEntryError(register.title, entry_id)
            if versions[-1].entry is None:
                unit.registers.change(
                    register,
                    versions[-1],
                    versions[-2].entry,
                    actor=actor,
                    at=self.clock(),
                )
                unit.commit()

    def take(
        self,
        register: Register,
        rows: Iterable[tuple[int, RegisterEntry]],
        *,
        actor: str = "",
    ) -> Taken:
        """Write the numbered rows of a file.

        The same file taken twice changes nothing: equal entries are known again by
        how many there are.
        """
        with self.open_unit() as unit:
            taken = self._tried(unit, register, rows, actor)
            unit.commit()
        return taken

    def preview(
        self, register: Register, rows: Iterable[tuple[int, RegisterEntry]]
    ) -> Taken:
        """Return what `take` would do; nothing is kept."""
        with self.open_unit() as unit:
            return self._tried(unit, register, rows, "")

    def _tried(
        self,
        unit: UnitOfWork,
        register: Register,
        rows: Iterable[tuple[int, RegisterEntry]],
        actor: str,
    ) -> Taken:
        new, unchanged, refused = 0, 0, []
        code = _unit_code(unit, "")
        present = unit.registers.entries(register, unit_code=code)
        known = Counter(it.entry for it in present)
        for number, entry in rows:
            if known[entry]:
                known[entry] -= 1
                unchanged += 1
                continue
            try:
                _refuse_doubled(unit, register, entry, code)
            except DoubledEntryError as error:
                refused.append(RefusedRow.of(number, error))
                continue
            unit.registers.add(register, code, entry, actor=actor, at=self.clock())
            new += 1
        return Taken(new, unchanged, tuple(refused))

    def entries(
        self,
        register: Register,
        *,
        period: Period | None = None,
        on: date | None = None,
        unit_code: str = "",
        as_of: datetime | None = None,
    ) -> list[KeptEntry]:
        """Return the entries that concern a period or hold on a day; all for none."""
        with self.read_unit() as unit:
            found = unit.registers.entries(register, unit_code=unit_code, as_of=as_of)
        return [
            it
            for it in found
            if it.entry
            and (period is None or register.concerns(it.entry, period))
            and (on is None or register.holds_on(it.entry, on))
        ]

    def current(self, register: Register, entry_id: int) -> RegisterEntry:
        """Return an entry as it stands.

        Raises:
            UnknownEntryError: there is none, or it was removed.
        """
        with self.read_unit() as unit:
            return _present(unit, register, entry_id)[1]

    def versions(self, register: Register, entry_id: int) -> Sequence[KeptEntry]:
        """Return every version of one entry, oldest first.

        Raises:
            UnknownEntryError: there never was one.
        """
        with self.read_unit() as unit:
            versions = unit.registers.versions(register, entry_id)
        if not versions:
            raise UnknownEntryError(register.title, entry_id)
        return versions

    def counts(
        self, period: Period, *, unit_code: str = "", as_of: datetime | None = None
    ) -> RegisterCounts:
        """Return what every register comes to; None for one never kept."""
        with self.read_unit() as unit:

            def entries(name: str) -> list[RegisterEntry] | None:
                register, registers = REGISTERS[name], unit.registers
                if not registers.is_kept(register, unit_code=unit_code, as_of=as_of):
                    return None
                kept = registers.entries(register, unit_code=unit_code, as_of=as_of)
                return [it.entry for it in kept if it.entry]

            found = {key: entries(name) for key, (name, _) in COUNTS.items()}
            found["counter"] = _counter_days(unit, unit_code, as_of)
            kept_targets = entries("target") or []
        counted = {
            key: None if kept is None else COUNTS[key][1](kept, period)
            for key, kept in found.items()
        }
        targets = [it for it in kept_targets if isinstance(it, YearTarget)]
        return RegisterCounts(**counted, targets=year_targets(targets, period))


def _counter_days(
    unit: UnitOfWork, unit_code: str, as_of: datetime | None
) -> list[RegisterEntry] | None:
    """Return the days of the counter, None where no slip was ever noted or printed."""
    register = REGISTERS["counter"]
    printed = unit.counter_slips.days(unit_code=unit_code, as_of=as_of)
    is_kept = unit.registers.is_kept(register, unit_code=unit_code, as_of=as_of)
    if not (printed or is_kept):
        return None
    kept = unit.registers.entries(register, unit_code=unit_code, as_of=as_of)
    typed = [
        (it.unit_code, it.entry) for it in kept if isinstance(it.entry, CounterDay)
    ]
    return [*joined_days(typed, printed)]


def _unit_code(unit: UnitOfWork, code: str) -> str:
    units = [it.code for it in unit.catalogue.units()]
    if not units:
        raise OfficeNotSetUpError
    if code and code not in units:
        raise UnknownWordError("Đơn vị", code, ", ".join(units))
    return code or units[0]


def _present(
    unit: UnitOfWork, register: Register, entry_id: int
) -> tuple[KeptEntry, RegisterEntry]:
    """Return the newest version of an entry that is not removed, and what it says."""
    versions = unit.registers.versions(register, entry_id)
    if not versions or versions[-1].entry is None:
        raise UnknownEntryError(register.title, entry_id)
    return versions[-1], versions[-1].entry


def _refuse_doubled(
    unit: UnitOfWork,
    register: Register,
    entry: RegisterEntry,
    unit_code: str,
    *,
    but: int = 0,
) -> None:
    if not register.unique:
        return
    key = _key(register, entry)
    for it in unit.registers.entries(register, unit_code=unit_code):
        if it.entry and it.id != but and _key(register, it.entry) == key:
            raise DoubledEntryError(register.title, ", ".join(key))


def _key(register: Register, entry: RegisterEntry) -> list[str]:
    return [
        register.field(name).written(getattr(entry, name)) for name in register.unique
    ]
