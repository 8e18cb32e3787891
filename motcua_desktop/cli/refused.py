"""Rows of a file that were not taken: told, and put beside the file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from motcua_desktop.cli.console import Console
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.exchange.headings import ColumnNames
from motcua_desktop.exchange.tracking_book_columns import BOOK_COLUMNS
from motcua_desktop.exchange.tracking_book_writer import write_refused
from motcua_desktop.services.rows.tracking_book import RefusedRow

_TOLD_HERE: Final = 10


def tell_refused(
    source: Path,
    refused: Sequence[RefusedRow],
    console: Console,
    names: ColumnNames = BOOK_COLUMNS,
) -> Path | None:
    """Put the refused rows beside `source`; where that fails, tell them all here."""
    told = refused[:_TOLD_HERE]
    try:
        beside = write_refused(source, refused, names)
    except DomainError as error:
        # The other rows are durable by now: what went in must still be said.
        console.note(str(error))
        beside, told = None, refused
    for row in told:
        console.note(f"Dòng {row.row}: {row.reason}")
    return beside
