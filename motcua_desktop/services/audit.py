"""Looking into the audit log: its lines, its proof, its ends to be kept outside."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from motcua_desktop.services.errors import UnknownWordError
from motcua_desktop.services.ports import OpenUnit
from motcua_desktop.services.rights import RIGHTS
from motcua_desktop.services.rows.audit import (
    AuditChoice,
    AuditHead,
    AuditLine,
    AuditPage,
    AuditWanted,
    Witness,
)
from motcua_desktop.text import fold, screen_moment

AUDIT_HEADS: Final = (
    *("Số", "Thời điểm", "Tài khoản", "Người", "Việc", "Đối tượng", "Ghi chú"),
)
_PAGE: Final = 1000
_ALL: Final = AuditWanted()
_EXCHANGED: Final = AuditChoice(
    deeds=frozenset({"RescueDesk.restore", "RescueDesk.salvage"})
)
_SERIAL: Final = re.compile(r"motcua-\d{8}-\d{6}-(\d{6,})")
_ENDS: Final = 2
"""A mark holds the end of the log and that of the history."""

_ANCHOR: Final = re.compile(r"(\d+):([0-9a-f]{8,64})")


@dataclass(frozen=True, slots=True)
class AuditDesk:
    """Nhật ký: who saw, printed, exported, changed what since when."""

    read_unit: OpenUnit
    witnesses: Callable[[], Iterable[Witness]]
    subjects_of: Callable[[str], frozenset[str]]

    def lines(self, wanted: AuditWanted = _ALL) -> Iterator[AuditLine]:
        """Return the lines that are looked for, oldest first, as they are read.

        What is noted from now on, this look among it, is not.

        Raises:
            FieldValueError: `wanted.person` is no ID number.
        """
        return self._each(self._choice(wanted), wanted.last or self.heads()[0].seq)

    def newest(self, wanted: AuditWanted, *, limit: int) -> AuditPage:
        """Return the newest lines that are looked for, and how many there are.

        Raises:
            FieldValueError: `wanted.person` is no ID number.
        """
        choice = self._choice(wanted)
        with self.read_unit() as unit:
            lines = tuple(unit.audit.newest(choice, limit=limit))
            count = len(lines) if len(lines) < limit else unit.audit.count(choice)
            last = unit.audit.heads()[0].seq
        return AuditPage(lines, count, last)

    def _choice(self, wanted: AuditWanted) -> AuditChoice:
        about = self.subjects_of(wanted.person) if wanted.person else None
        choice = AuditChoice(wanted.since, wanted.until, subjects=about)
        with self.read_unit() as unit:
            if wanted.who:
                who = fold(wanted.who)
                names = (it for it in unit.audit.actors() if who in fold(it))
                choice = replace(choice, login=wanted.who, actors=frozenset(names))
            if wanted.deed:
                done = fold(wanted.deed)
                deeds = (
                    it for it in unit.audit.deeds() if done in fold(deed_words(it))
                )
                choice = replace(choice, deeds=frozenset(deeds))
        return choice

    def _each(self, choice: AuditChoice, last: int) -> Iterator[AuditLine]:
        after = 0
        while lines := self._after(choice, after):
            yield from (line for line in lines if line.seq <= last)
            after = lines[-1].seq

    def _after(self, choice: AuditChoice, after: int) -> Sequence[AuditLine]:
        with self.read_unit() as unit:
            return unit.audit.chosen(choice, after=after, limit=_PAGE)

    def heads(self) -> tuple[AuditHead, AuditHead]:
        """Return the ends of the log and of the history, to be kept outside."""
        with self.read_unit() as unit:
            return unit.audit.heads()

    def erased_count(self) -> int:
        """Return how many rows were blanked as the office's periods asked."""
        with self.read_unit() as unit:
            return unit.retention.erased_count()

    def verify(
        self, anchors: Sequence[AuditHead] = (), *, history: Sequence[AuditHead] = ()
    ) -> list[str]:
        """Return the first bad line of the log and of the history; none: all is well.

        `anchors` and `history` are ends that were kept on paper; those in the
        manifests of copies and in the files of issued reports are held against the
        chains too: without one, a chain that was cut or written anew to its end can
        look whole.
        """
        known = [*self.witnesses()]
        exchanges = [*self._each(_EXCHANGED, self.heads()[0].seq)]
        held = [one for one in known if not _is_of_another_past(one, exchanges)]
        with self.read_unit() as unit:
            faults = (
                unit.audit.first_fault([*anchors, *(one.audit for one in held)]),
                unit.audit.first_history_fault(
                    [*history, *(one.history for one in held)]
                ),
                unit.audit.first_erasure_fault(),
            )
        return [fault for fault in faults if fault]


def deed_words(deed: str) -> str:
    """Return what was done, as people say it."""
    right = RIGHTS.get(deed)
    return right.deed if right else deed


def audit_cells(line: AuditLine) -> tuple[str, ...]:
    """Return a line as a list of it says it, under `AUDIT_HEADS`."""
    return (
        str(line.seq),
        screen_moment(line.recorded_at),
        line.login,
        line.actor,
        deed_words(line.deed),
        line.subject,
        line.detail,
    )


def _is_of_another_past(witness: Witness, exchanges: Sequence[AuditLine]) -> bool:
    """Return whether a witness saw what a restored copy does not know of.

    Copies made after the restored one and before the restoring tell of work that was
    given up with it; the log says so itself.
    """
    return any(
        witness.serial > int(serial[1])
        for line in exchanges
        if line.detail
        and witness.made_at <= line.recorded_at
        and (serial := _SERIAL.search(line.subject))
    )


def ends_mark(ends: tuple[AuditHead, AuditHead]) -> str:
    """Return the ends of log and history as the file of a report keeps them."""
    return ".".join(map(str, ends))


def marked_ends(mark: str, kept_in: str) -> tuple[AuditHead, AuditHead] | None:
    """Return the ends that a report's mark holds, None for one without."""
    found = [_ANCHOR.fullmatch(part) for part in mark.split(".")[1:]]
    if len(found) != _ENDS or None in found:
        return None
    audit, history = (
        AuditHead(int(one[1]), one[2], kept_in) for one in found if one is not None
    )
    return audit, history


def read_anchor(text: str) -> AuditHead:
    """Return an end as it was written down: 120:9f3c21aa.

    Raises:
        UnknownWordError: it is not one.
    """
    found = _ANCHOR.fullmatch(text.strip().lower())
    if found is None:
        raise UnknownWordError("Dấu nhật ký", text, "SỐ:8 ký tự, ví dụ 120:9f3c21aa")
    return AuditHead(int(found[1]), found[2])
