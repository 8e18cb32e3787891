"""Formulas that a spreadsheet computes anew, and how much room a text needs there."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from xlsxwriter.utility import xl_col_to_name

from motcua_desktop.services.rows.tables import NOTHING, Value

_MM_OF_LETTER: Final = 1.85


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell: (0, 0) is A1."""
    return f"{xl_col_to_name(column)}{row + 1}"


def sum_formula(cells: Sequence[tuple[int, int]]) -> str:
    """Return the formula that adds up `cells`: a range where they lie side by side."""
    names = [cell_name(*cell) for cell in cells]
    steps = {
        (after[0] - before[0], after[1] - before[1])
        for before, after in pairwise(cells)
    }
    if len(cells) > 2 and steps in ({(0, 1)}, {(1, 0)}):
        return f"=SUM({names[0]}:{names[-1]})"
    return f"={'+'.join(names)}"


def share_formula(part: str, base: str) -> str:
    """Return the formula of a rate that is never rounded across 100% or 0%."""
    rounded = f"ROUND({part}/{base},4)"
    inside = f"MIN(0.9999,MAX(0.0001,{rounded}))"
    whole = f"IF({part}={base},1,IF({part}=0,0,{inside}))"
    return f'=IF({base}=0,"{NOTHING}",{whole})'


def lines_of(value: Value, width_mm: float) -> int:
    """Return how many lines a cell needs; spreadsheets do not all fit their rows."""
    if not isinstance(value, str):
        return 1
    return max(1, math.ceil(len(value) * _MM_OF_LETTER / max(width_mm - 2, 1)))
