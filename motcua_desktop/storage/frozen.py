"""What an issued report froze, as one small compressed body, and the way back."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, Final

from motcua_desktop.domain.report_text import Passage
from motcua_desktop.domain.statistics import Cell, Figures
from motcua_desktop.services.rows.issues import FrozenReport, Members
from motcua_desktop.services.rows.reports import FigureRow

_LEVEL: Final = 9


def pack(frozen: FrozenReport) -> bytes:
    """Return `frozen` as bytes; ids as steps, which a quarter's are mostly of one."""
    body = {
        "figures": _counts(frozen.figures),
        "sectors": [[row.group, _counts(row.figures)] for row in frozen.sectors],
        "units": [[row.group, _counts(row.figures)] for row in frozen.units],
        "members": {
            cell.value: [
                [sector, unit, _steps(ids)] for (sector, unit), ids in groups.items()
            ]
            for cell, groups in frozen.members.items()
        },
        "passages": [
            [one.place, list(one.cells), int(one.is_head), int(one.is_drawn)]
            for one in frozen.passages
        ],
        "history": frozen.history,
    }
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), _LEVEL)


def unpack(body: bytes) -> FrozenReport:
    """Return what `pack` made into bytes."""
    values: dict[str, Any] = json.loads(zlib.decompress(bytes(body)))
    return FrozenReport(
        figures=_figures(values["figures"]),
        sectors=tuple(_rows(values["sectors"])),
        units=tuple(_rows(values["units"])),
        members=_members(values["members"]),
        passages=tuple(
            Passage(place, tuple(cells), bool(head), bool(drawn))
            for place, cells, head, drawn in values["passages"]
        ),
        history=values["history"],
    )


def _counts(figures: Figures) -> dict[str, int]:
    return {cell.value: count for cell, count in figures.counts.items() if count}


def _figures(counts: Mapping[str, int]) -> Figures:
    return Figures({cell: counts.get(cell.value, 0) for cell in Cell})


def _rows(rows: Iterable[Sequence[Any]]) -> Iterator[FigureRow]:
    for group, counts in rows:
        yield FigureRow(group, _figures(counts))


def _members(cells: Mapping[str, Iterable[Sequence[Any]]]) -> Members:
    return {
        Cell(cell): {
            (sector, unit): tuple(accumulate(steps)) for sector, unit, steps in groups
        }
        for cell, groups in cells.items()
    }


def _steps(ids: Sequence[int]) -> list[int]:
    ordered = sorted(ids)
    return [*ordered[:1], *(late - early for early, late in pairwise(ordered))]
