"""Tables whose rows are sectors, procedures, units or officers with their sums."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from motcua_desktop.domain.people import UnitLevel
from motcua_desktop.domain.procedure import short_procedure_name
from motcua_desktop.services.ports_tables import Counts
from motcua_desktop.services.rows.tables import (
    ColumnKind,
    Share,
    TableColumn,
    TableContent,
    TableLine,
    Value,
)
from motcua_desktop.services.tables.description import Rows
from motcua_desktop.services.tables.ground import Ground
from motcua_desktop.services.tables.proofs import proofs

_LETTERS = "ABC"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One row that counts: the group's label in the data, its name, its counts."""

    group: str
    name: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Block:
    """Rows under one heading with their sum; no mark: rows without a heading."""

    mark: str
    name: str
    leaves: Sequence[Leaf]
    counts_within: bool = False


def grouped_table(ground: Ground) -> TableContent:
    """Return the table with its groups, its sums and what must hold in it."""
    by = "unit" if ground.apart else ground.report.rows.value
    found = ground.counts(by)
    # One dossier may be the work of several officers: that sum is of work.
    is_work = ground.report.rows is Rows.OFFICERS
    whole = summed(found.values()) if is_work else ground.counts("").get("", {})
    blocks = tuple(_BLOCKS[by](ground, found))
    lines = tuple(_lines(ground, blocks, whole))
    return TableContent(
        name=ground.report.name,
        text=ground.text.with_subject(ground.named("unit_head"))
        if ground.apart
        else ground.text,
        office=ground.office,
        period=ground.period,
        as_of=ground.as_of,
        columns=ground.report.columns,
        lines=lines,
        notes=(*_notes(ground, whole), *_lost_sectors(ground, found)),
        identities=(
            *ground.identities,
            *proofs(ground.report.columns, lines, ground.figures, whole),
        ),
        by=by,
    )


def summed(counts: Iterable[Counts]) -> Counts:
    """Return the sums of several groups."""
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return total


def _sectors(ground: Ground, found: Mapping[str, Counts]) -> Iterator[Block]:
    """Yield the unit's own sectors, then those of vertical agencies."""
    leaves = [Leaf(name, name, found[name]) for name in ground.sectors if name in found]
    shown = [leaf for leaf in leaves if any(leaf.counts.values())]
    for is_vertical, key in ((False, "own"), (True, "vertical")):
        parts = [
            leaf
            for leaf in shown
            if ground.sectors[leaf.group].is_vertical == is_vertical
        ]
        if parts:
            yield Block(_LETTERS[is_vertical], ground.named(key), parts)


def _procedures(ground: Ground, found: Mapping[str, Counts]) -> Iterator[Block]:
    """Yield the procedures of each sector under its name, counted within it."""
    by_sector: dict[str, list[Leaf]] = {name: [] for name in ground.sectors}
    for code, counts in found.items():
        procedure = ground.procedures[code]
        name = f"{short_procedure_name(procedure.name)} ({code})"
        if any(counts.values()):
            by_sector[procedure.sector.name].append(Leaf(code, name, counts))
    shown = [(name, leaves) for name, leaves in by_sector.items() if leaves]
    for number, (name, leaves) in enumerate(shown, 1):
        yield Block(str(number), name, leaves, counts_within=True)


def _units(ground: Ground, found: Mapping[str, Counts]) -> Iterator[Block]:
    """Yield every unit of the scope, those without dossiers too, level by level."""
    leaves = {
        level: [
            Leaf(unit.name, unit.name, found.get(unit.name, {}))
            for unit in ground.units.values()
            if unit.level is level
        ]
        for level in UnitLevel
    }
    levels = [level for level in UnitLevel if leaves[level]]
    for letter, level in zip(_LETTERS, levels, strict=False):
        mark = letter if len(levels) > 1 else ""
        yield Block(mark, level.label, leaves[level])


def _officers(ground: Ground, found: Mapping[str, Counts]) -> Iterator[Block]:
    """Yield the officers, those who did most first."""
    leaves = [
        Leaf(name, name or ground.named("nobody"), counts)
        for name, counts in found.items()
        if any(counts.values())
    ]
    leaves.sort(key=lambda leaf: (-sum(leaf.counts.values()), leaf.name))
    yield Block("", "", leaves)


_BLOCKS = {
    "sector": _sectors,
    "procedure": _procedures,
    "unit": _units,
    "officer": _officers,
}


def _lines(
    ground: Ground, blocks: Sequence[Block], whole: Counts
) -> Iterator[TableLine]:
    columns = ground.report.columns
    summands: list[int] = []
    at = number = 0
    for block in blocks:
        own = range(at + bool(block.mark), at + bool(block.mark) + len(block.leaves))
        if block.mark:
            groups = tuple(leaf.group for leaf in block.leaves)
            counts = summed(leaf.counts for leaf in block.leaves)
            cells = _cells(columns, block.mark, block.name, counts)
            yield TableLine(cells, tuple(own), groups, is_sum=True)
            summands.append(at)
        else:
            summands += own
        for order, leaf in enumerate(block.leaves, 1):
            number += 1
            mark = f"{block.mark}.{order}" if block.counts_within else str(number)
            cells = _cells(columns, mark, leaf.name, leaf.counts)
            yield TableLine(cells, groups=(leaf.group,))
        at = own.stop
    cells = _cells(columns, "", ground.named("sum"), whole)
    every = tuple(leaf.group for block in blocks for leaf in block.leaves)
    yield TableLine(cells, tuple(summands), every, is_sum=True)


def _cells(
    columns: Sequence[TableColumn], mark: str, name: str, counts: Counts
) -> tuple[Value, ...]:
    numbers = {
        column.key: sum(counts.get(key, 0) for key in column.counts)
        for column in columns
    }

    def value(column: TableColumn) -> Value:
        if column.kind is ColumnKind.ORDINAL:
            return mark
        if column.kind is ColumnKind.TEXT:
            return name
        if column.share is not None:
            part, base = column.share
            return Share(numbers[part], numbers[base])
        return numbers[column.key]

    return tuple(value(column) for column in columns)


def _notes(ground: Ground, whole: Counts) -> Iterator[str]:
    known = {**ground.figures.as_dict(), **whole}
    is_empty = not any(whole.values())
    for key, pattern in ground.text.notes:
        if known.get(key) or (key == "nothing" and is_empty):
            yield ground.filled(pattern, whole)
    if not is_empty:
        for pattern in ground.text.closing:
            yield ground.filled(pattern, whole)


def _lost_sectors(ground: Ground, found: Mapping[str, Counts]) -> Iterator[str]:
    """Yield a sentence about sectors that were renamed or merged meanwhile."""
    if ground.apart or ground.report.rows is not Rows.SECTORS:
        return
    living = {one.sector.name for one in ground.procedures.values()}
    lost = [
        name
        for name in ground.sectors
        if name not in living and any(found.get(name, {}).values())
    ]
    if lost:
        yield ground.named("lost_sectors", sectors=", ".join(f"“{it}”" for it in lost))
