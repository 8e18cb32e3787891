"""Which copies stay: two days whole, then the last of a day, a week, a month.

Copies from before an import stay for a year, the newest five for ever.

Days, weeks and months are counted as they occur among the copies, newest copy first,
not measured from now: a clock that was wrong for a while pushes nothing out.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final

from motcua_desktop.services.ports_backup import BackupCopy

WHOLE: Final = timedelta(hours=48)
IMPORT_STAYS: Final = timedelta(days=365)
IMPORTS_STAYING: Final = 5
_SLOTS: Final[tuple[tuple[Callable[[datetime], object], int], ...]] = (
    (lambda moment: moment.date(), 14),
    (lambda moment: moment.isocalendar()[:2], 8),
    (lambda moment: (moment.year, moment.month), 24),
)


def thinned_out(copies: Sequence[BackupCopy], now: datetime) -> list[BackupCopy]:
    """Return those of `copies` that need not stay.

    The newest, which was verified when it was made, and those from before a change
    of the schema always stay.
    """
    newest_first = sorted(copies, key=lambda copy: copy.serial, reverse=True)
    staying = {copy.serial for copy in newest_first[:1]}
    staying |= {
        copy.serial
        for copy in copies
        if abs(now - copy.made_at) <= WHOLE
        or (copy.is_pinned and not copy.precedes_import)
    }
    imports = [copy for copy in newest_first if copy.precedes_import]
    staying |= {
        copy.serial
        for place, copy in enumerate(imports)
        if place < IMPORTS_STAYING or abs(now - copy.made_at) <= IMPORT_STAYS
    }
    for label, count in _SLOTS:
        last: dict[object, int] = {}
        for copy in newest_first:
            last.setdefault(label(copy.made_at), copy.serial)
        staying |= set(list(last.values())[:count])
    return [copy for copy in newest_first if copy.serial not in staying]
