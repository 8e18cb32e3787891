"""Numbers that damage took from a chain or a book, as a salvage owned to them."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from motcua_desktop.storage.database import Database


def losses(database: Database, scope: str) -> dict[int, int]:
    """Return the lost runs of a chain or book: first number → last number."""
    rows = database.rows(
        "SELECT first_number, last_number FROM loss WHERE scope = ?", (scope,)
    )
    return {int(first): int(last) for first, last in rows}


def lost_count(database: Database, scope: str, up_to: int) -> int:
    """Return how many numbers of a chain or book, none above `up_to`, are lost."""
    found = losses(database, scope).items()
    return sum(max(min(last, up_to) - first + 1, 0) for first, last in found)


def own_to(
    database: Database, scope: str, numbers: Iterable[int], now: datetime
) -> list[tuple[int, int]]:
    """Keep that `numbers`, in order, are lost; return them as runs."""
    found = list(runs(numbers))
    database.execute_many(
        "INSERT INTO loss (scope, first_number, last_number, recorded_at) "
        "VALUES (?, ?, ?, ?)",
        [(scope, *run, now.isoformat(timespec="seconds")) for run in found],
    )
    return found


def runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Return rising numbers as runs: 3, 4, 5, 9 → (3, 5), (9, 9)."""
    first = last = None
    for number in numbers:
        if last is not None and first is not None and number != last + 1:
            yield first, last
            first = None
        first = number if first is None else first
        last = number
    if first is not None and last is not None:
        yield first, last
