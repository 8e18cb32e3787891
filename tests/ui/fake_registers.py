"""Registers and free texts in memory, under the real services."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any, cast

from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import Unit
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.register_entries import RegisterEntry
from motcua_desktop.domain.registers import Register
from motcua_desktop.services.narrative import NarrativeDesk
from motcua_desktop.services.registers import RegisterDesk
from motcua_desktop.services.rows.narrative import KeptText, TextPlace
from motcua_desktop.services.rows.registers import KeptEntry
from motcua_desktop.writers import CchcNarrator


class MemoryRegisters:
    """Every version of every entry in a list."""

    def __init__(self) -> None:
        self.written: list[tuple[str, KeptEntry]] = []

    def versions(self, register: Register, entry_id: int) -> list[KeptEntry]:
        return [
            kept
            for name, kept in self.written
            if name == register.name and kept.id == entry_id
        ]

    def entries(
        self,
        register: Register,
        *,
        unit_code: str = "",
        as_of: datetime | None = None,
    ) -> list[KeptEntry]:
        del unit_code, as_of
        newest = {kept.id: kept for name, kept in self.written if name == register.name}
        return [kept for kept in newest.values() if kept.entry is not None]

    def is_kept(
        self,
        register: Register,
        *,
        unit_code: str = "",
        as_of: datetime | None = None,
    ) -> bool:
        del unit_code, as_of
        return any(name == register.name for name, _ in self.written)

    def add(
        self,
        register: Register,
        unit_code: str,
        entry: RegisterEntry,
        *,
        actor: str,
        at: datetime,
    ) -> KeptEntry:
        kept = KeptEntry(len(self.written) + 1, 1, unit_code, entry, actor, at)
        self.written.append((register.name, kept))
        return kept

    def change(
        self,
        register: Register,
        kept: KeptEntry,
        entry: RegisterEntry | None,
        *,
        actor: str,
        at: datetime,
    ) -> KeptEntry:
        later = KeptEntry(kept.id, kept.version + 1, kept.unit_code, entry, actor, at)
        self.written.append((register.name, later))
        return later


class MemoryTexts:
    """Every version of every text in a list."""

    def __init__(self) -> None:
        self.written: list[KeptText] = []

    def latest(
        self, report: str, period: Period, unit_code: str, *, as_of: datetime | None
    ) -> Sequence[KeptText]:
        del as_of
        newest = {
            kept.place.key: kept
            for kept in self.written
            if (kept.place.report, kept.place.first, kept.place.last)
            == (report, period.first, period.last)
            and kept.place.unit_code == unit_code
        }
        return list(newest.values())

    def confirmed_before(
        self, report: str, day: date, unit_code: str, *, as_of: datetime | None
    ) -> Mapping[str, str]:
        del report, unit_code, as_of
        return {
            kept.place.key: kept.text
            for kept in self.written
            if kept.is_confirmed and kept.place.last < day
        }

    def versions(self, place: TextPlace) -> list[KeptText]:
        return [kept for kept in self.written if kept.place == place]

    def save(
        self,
        place: TextPlace,
        text: str,
        *,
        is_confirmed: bool,
        actor: str,
        at: datetime,
    ) -> KeptText:
        version = len(self.versions(place)) + 1
        kept = KeptText(place, version, text, is_confirmed, actor, at)
        self.written.append(kept)
        return kept


def memory_narrative(office: Office, clock: Callable[[], datetime]) -> NarrativeDesk:
    """Return the real services over registers and texts in memory.

    `clock` may raise: so a failing desk is played.
    """
    registers, texts = MemoryRegisters(), MemoryTexts()
    catalogue = SimpleNamespace(
        office=lambda: office, units=lambda: [Unit(office.unit_code, office.unit_name)]
    )

    @contextmanager
    def open_unit() -> Iterator[Any]:
        clock()
        yield SimpleNamespace(
            registers=registers,
            report_texts=texts,
            catalogue=catalogue,
            counter_slips=SimpleNamespace(days=lambda **_scope: ()),
            commit=lambda: None,
        )

    unit = cast("Callable[[], Any]", open_unit)
    desk = RegisterDesk(unit, unit, clock)
    return NarrativeDesk(unit, unit, desk, CchcNarrator(), clock)
