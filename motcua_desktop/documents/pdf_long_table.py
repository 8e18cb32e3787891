"""A table over pages whose last rows stay with what ends the paper."""

from typing import Any, Final

from reportlab.platypus import LongTable

_KEPT_ROWS: Final = 2


class EndingTable(LongTable):  # type: ignore[misc]  # untyped
    """A long table that leaves `reserve` points of room below its last row.

    Where note and signature would begin a page alone, the last rows go over with
    them, under the head that stands again.
    """

    reserve = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size; one too high where the ending would not fit below."""
        wide, needed = super().wrap(width, height)
        if needed <= height < needed + self.reserve and self._can_give_rows():
            return wide, height + 1
        return wide, needed

    def split(self, width: float, height: float) -> list[Any]:
        """Return the parts for this page and the next."""
        heights = self._rowHeights
        # Rows far beyond the page are not measured before their page comes.
        if None not in heights and (whole := sum(heights)) <= height:
            return list(super().split(width, whole - sum(heights[-_KEPT_ROWS:])))
        parts = list(super().split(width, height))
        if len(parts) > 1:
            parts[-1].reserve = self.reserve
        return parts

    def _can_give_rows(self) -> bool:
        return bool(len(self._rowHeights) > self.repeatRows + _KEPT_ROWS)
