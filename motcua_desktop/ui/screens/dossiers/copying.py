"""Chosen rows of the list as text that a spreadsheet takes on pasting."""

from collections.abc import Iterable, Sequence
from typing import Final

from motcua_desktop.services.ports import DossierPages
from motcua_desktop.services.rows.lists import DossierRow
from motcua_desktop.text import clean_line, formula_guarded
from motcua_desktop.ui.listing import list_row
from motcua_desktop.ui.marks import Marks

COPIED_AT_MOST: Final = 20_000
_BLOCK: Final = 500


def rows_at(pages: DossierPages, marks: Marks) -> list[DossierRow]:
    """Return the rows at the chosen places, in their order."""
    found: list[DossierRow] = []
    for span in marks.spans:
        for start in range(span.start, span.stop, _BLOCK):
            length = min(_BLOCK, span.stop - start)
            found += pages.rows(start, length)
    return found


def pasteable(
    heads: Sequence[str], rows: Iterable[DossierRow], places: Sequence[int]
) -> str:
    """Return a head and rows parted by tabs; `places` are the columns that show."""
    lines = [[heads[place] for place in places]]
    for row in rows:
        shown = list_row(row)
        cells = (shown.word, *shown.cells)
        lines.append([formula_guarded(clean_line(cells[place])) for place in places])
    return "\r\n".join("\t".join(line) for line in lines)
