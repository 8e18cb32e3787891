"""Looking into the audit log: its lines, its proof, its ends to be kept outside."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from motcua_desktop.services.errors import UnknownWordError
from motcua_desktop.services.ports import OpenUnit
from motcua_desktop.services.rows.audit import AuditHead, AuditLine

_PAGE: Final = 1000
_ANCHOR: Final = re.compile(r"(\d+):([0-9a-f]{8,64})")


@dataclass(frozen=True, slots=True)
class AuditDesk:
    """Nhật ký: who saw, printed, exported, changed what since when."""

    read_unit: OpenUnit

    def lines(self, *, login: str = "", since: str = "") -> list[AuditLine]:
        """Return the lines, oldest first; of one `login`, from day `since` (ISO) on."""
        return [
            line
            for line in self._all()
            if (not login or line.login == login)
            and line.recorded_at.isoformat() >= since
        ]

    def _all(self) -> Iterator[AuditLine]:
        after = 0
        with self.read_unit() as unit:
            while lines := unit.audit.lines(after=after, limit=_PAGE):
                yield from lines
                after = lines[-1].seq

    def heads(self) -> tuple[AuditHead, AuditHead]:
        """Return the ends of the log and of the history, to be kept outside."""
        with self.read_unit() as unit:
            return unit.audit.heads()

    def verify(
        self, anchors: Sequence[AuditHead] = (), *, history: Sequence[AuditHead] = ()
    ) -> list[str]:
        """Return the first bad line of the log and of the history; none: all is well.

        `anchors` and `history` are ends that were kept outside: without one, a chain
        that was cut or written anew to its end can look whole.
        """
        with self.read_unit() as unit:
            faults = (
                unit.audit.first_fault(anchors),
                unit.audit.first_history_fault(history),
            )
        return [fault for fault in faults if fault]


def read_anchor(text: str) -> AuditHead:
    """Return an end as it was written down: 120:9f3c21aa.

    Raises:
        UnknownWordError: it is not one.
    """
    found = _ANCHOR.fullmatch(text.strip().lower())
    if found is None:
        raise UnknownWordError("Dấu nhật ký", text, "SỐ:8 ký tự, ví dụ 120:9f3c21aa")
    return AuditHead(int(found[1]), found[2])
