"""A sorted window over all dossiers: keyset from a neighbour, offset on a jump."""

from collections import OrderedDict
from datetime import datetime
from typing import Any, Final

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.urgency import Horizon
from motcua_desktop.services.rows.lists import DossierFilter, DossierRow, SortBy
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.queries.filters import where
from motcua_desktop.storage.queries.lines import SELECT, lines
from motcua_desktop.storage.queries.worklist import CONDITIONS, parameters

BLOCK: Final = 100
_KEPT_BLOCKS: Final = 40
_KEYS: Final = {
    SortBy.RECEIVED: "d.received_at",
    SortBy.DUE: "coalesce(d.due_at, '9999')",
    SortBy.NUMBER: "d.number",
    SortBy.APPLICANT: "d.applicant_sort",
}


class Pages:
    """One order of one filter; the work grows with the window, not with the list."""

    def __init__(
        self,
        database: Database,
        calendar: WorkCalendar,
        chosen: DossierFilter,
        *,
        sort: SortBy,
        descending: bool,
        now: datetime,
    ) -> None:
        """Look at the dossiers that match `chosen`, sorted by `sort`."""
        self._database = database
        self._calendar = calendar
        self._now = now
        self._key = _KEYS[sort]
        self._descending = descending
        self._condition, self._parameters = where(chosen)
        if chosen.urgency is not None:
            self._condition += f" AND {CONDITIONS[chosen.urgency]}"
            horizon = Horizon.of(now, calendar)
            self._parameters += parameters(chosen.urgency, horizon)
        self._count: int | None = None
        # Each block: its first and last key with id, and the row ids between.
        self._blocks: OrderedDict[int, list[tuple[Any, int]]] = OrderedDict()

    def count(self) -> int:
        """Return the number of rows; ids have no gaps, so all are counted at once."""
        if self._count is None:
            counted = "count(*)" if self._condition else "coalesce(max(d.id), 0)"
            self._count = int(
                self._database.value(
                    f"SELECT {counted} FROM dossier d WHERE 1 = 1 {self._condition}",
                    self._parameters,
                )
            )
        return self._count

    def rows(self, start: int, length: int) -> list[DossierRow]:
        """Return the rows from position `start` on."""
        stop = min(start + length, self.count())
        keys: list[tuple[Any, int]] = []
        for block in range(start // BLOCK, (stop - 1) // BLOCK + 1):
            keys += self._block(block)
        first = start // BLOCK * BLOCK
        ids = [row_id for _, row_id in keys[start - first : stop - first]]
        if not ids:
            return []
        marks = ", ".join("?" * len(ids))
        found = self._database.rows(f"{SELECT} WHERE d.id IN ({marks})", ids)
        by_id = {row[0]: row for row in found}
        ordered = [by_id[row_id] for row_id in ids if row_id in by_id]
        return lines(ordered, self._now, self._calendar)

    def _block(self, block: int) -> list[tuple[Any, int]]:
        if block in self._blocks:
            self._blocks.move_to_end(block)
            return self._blocks[block]
        before, after = self._blocks.get(block - 1), self._blocks.get(block + 1)
        if before:
            keys = self._beyond(before[-1], backwards=False)
        elif after:
            keys = self._beyond(after[0], backwards=True)
        else:
            keys = self._jump(block * BLOCK)
        self._blocks[block] = keys
        if len(self._blocks) > _KEPT_BLOCKS:
            self._blocks.popitem(last=False)
        return keys

    def _beyond(
        self, edge: tuple[Any, int], *, backwards: bool
    ) -> list[tuple[Any, int]]:
        """Return the block that begins or ends beside `edge`."""
        sign = "<" if self._descending != backwards else ">"
        rows = self._select(
            f"AND ({self._key}, d.id) {sign} (?, ?)",
            [*self._parameters, *edge],
            backwards=backwards,
            window=(BLOCK, 0),
        )
        return rows[::-1] if backwards else rows

    def _jump(self, offset: int) -> list[tuple[Any, int]]:
        """Return the block at `offset`, walked to from the nearer end."""
        length = min(BLOCK, self.count() - offset)
        if length <= 0:
            return []
        if offset <= self.count() // 2:
            return self._select(
                "", self._parameters, backwards=False, window=(length, offset)
            )
        remaining = self.count() - offset - length
        rows = self._select(
            "", self._parameters, backwards=True, window=(length, remaining)
        )
        return rows[::-1]

    def _select(
        self,
        condition: str,
        values: list[Any],
        *,
        backwards: bool,
        window: tuple[int, int],
    ) -> list[tuple[Any, int]]:
        way = "DESC" if self._descending != backwards else "ASC"
        rows = self._database.rows(
            f"SELECT {self._key}, d.id FROM dossier d WHERE 1 = 1 {self._condition} "
            f"{condition} ORDER BY {self._key} {way}, d.id {way} LIMIT ? OFFSET ?",
            [*values, *window],
        )
        return [(row[0], row[1]) for row in rows]
