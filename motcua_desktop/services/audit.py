"""Looking into the audit log: its lines, its proof, its ends to be kept outside."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from motcua_desktop.services.errors import UnknownWordError
from motcua_desktop.services.ports import OpenUnit
from motcua_desktop.services.rights import RIGHTS
from motcua_desktop.services.rows.audit import AuditHead, AuditLine, Witness
from motcua_desktop.text import fold, screen_moment

AUDIT_HEADS: Final = (
    *("Số", "Thời điểm", "Tài khoản", "Người", "Việc", "Đối tượng", "Ghi chú"),
)
_PAGE: Final = 1000
_EXCHANGES: Final = ("RescueDesk.restore", "RescueDesk.salvage")
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

    def lines(
        self,
        *,
        who: str = "",
        person: str = "",
        deed: str = "",
        since: str = "",
        until: str = "",
    ) -> list[AuditLine]:
        """Return the lines, oldest first, from day `since` to day `until` (ISO).

        `who` is a login or part of a name; `person` the ID number of a citizen whose
        dossiers, submissions and slips the lines are to be about; `deed` a part of
        what was done, in words.

        Raises:
            FieldValueError: `person` is no ID number.
        """
        about = self.subjects_of(person) if person else frozenset()
        wanted, done = fold(who), fold(deed)
        return [
            line
            for line in self._all(since)
            if (not who or who == line.login or wanted in fold(line.actor))
            and (not person or about.intersection(line.subject.split()))
            and (not deed or done in fold(deed_words(line)))
            and (not until or line.recorded_at.date().isoformat() <= until)
        ]

    def _all(self, since: str = "") -> Iterator[AuditLine]:
        after = 0
        with self.read_unit() as unit:
            while lines := unit.audit.lines(after=after, limit=_PAGE, since=since):
                yield from lines
                after = lines[-1].seq

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
        exchanges = [line for line in self._all() if line.deed in _EXCHANGES]
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


def deed_words(line: AuditLine) -> str:
    """Return what was done, as people say it."""
    right = RIGHTS.get(line.deed)
    return right.deed if right else line.deed


def audit_cells(line: AuditLine) -> tuple[str, ...]:
    """Return a line as a list of it says it, under `AUDIT_HEADS`."""
    return (
        str(line.seq),
        screen_moment(line.recorded_at),
        line.login,
        line.actor,
        deed_words(line),
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
