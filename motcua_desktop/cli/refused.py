"""Rows of a file that were not taken: told, and put beside the file."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from motcua_desktop.cli.console import Console
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.services.rows.tracking_book import RefusedRow

_TOLD_HERE: Final = 10


def tell_refused(
    refused: Sequence[RefusedRow],
    console: Console,
    put_beside: Callable[[Sequence[RefusedRow]], Path | None],
) -> Path | None:
    """Put the refused rows beside their file; where that fails, tell them all here."""
    if not refused:
        return None
    told = refused[:_TOLD_HERE]
    try:
        beside = put_beside(refused)
    except DomainError as error:
        # The other rows are durable by now: what went in must still be said.
        console.note(str(error))
        beside, told = None, refused
    for row in told:
        console.note(f"Dòng {row.row}: {row.reason}")
    return beside
