"""Tables of a consolidated report: figures by level, late dossiers by unit."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from motcua_desktop.documents.model import (
    Align,
    Column,
    HeadCell,
    Paragraph,
    ReportBlock,
    Run,
    Style,
    Table,
    TableRow,
)
from motcua_desktop.documents.phrases import lower_first, sentence_case
from motcua_desktop.documents.reports.cchc_sentences import without_apology
from motcua_desktop.documents.reports.cchc_words import Telling
from motcua_desktop.documents.reports.levels import NUMBER_WORDS, Level
from motcua_desktop.domain.statistics import Figures, percent
from motcua_desktop.text import grouped


def levels_table(tell: Telling, levels: Sequence[Level]) -> Iterator[ReportBlock]:
    """Yield the table of figures by level, with its title."""
    tables = tell.words.tables
    title = tell.fill(tables["levels_title"], levels=NUMBER_WORDS[len(levels)])
    yield Paragraph((Run(title, bold=True),), Style.CAPTION, keep_with_next=True)
    number, subject, together = tables["levels_heads"]
    heads = (number, subject, *(level.level.label for level in levels), together)
    groups = (*(level.figures for level in levels), tell.figures)
    verticals = [level.vertical for level in levels]
    yield Table(
        columns=(
            Column(12, Align.CENTER),
            Column(153 - 24 * len(groups)),
            *(Column(24, Align.RIGHT) for _ in groups),
        ),
        head=(tuple(HeadCell(text) for text in heads),),
        rows=tuple(_level_rows(tables["levels_rows"], groups, verticals)),
    )


def _level_rows(
    lines: Sequence[tuple[str, str, str]],
    groups: Sequence[Figures],
    verticals: Sequence[int],
) -> Iterator[TableRow]:
    """Yield the lines of the table, numbered; some only where they say something."""
    main = sub = 0
    for kind, key, label in lines:
        if key == "vertical":
            if any(verticals):
                counts = (*verticals, sum(verticals))
                yield TableRow(("", label, *map(grouped, counts)))
            continue
        if key in {"withdrawn", "suspended"} and not groups[-1][key]:
            continue
        main, sub = (main + (kind == "main"), 0 if kind == "main" else sub)
        sub += kind == "sub"
        number = {"main": str(main), "sub": f"{main}.{sub}"}.get(kind, "")
        cells = tuple(_cell(key, figures) for figures in groups)
        yield TableRow((number, label, *cells))


def _cell(key: str, figures: Figures) -> str:
    if "/" not in key:
        return grouped(figures[key])
    part, base = key.split("/")
    return percent(figures[part], figures[base]).rstrip("%")


def late_units_table(told: Telling, level: Level, by_unit: Counter[str]) -> Table:
    """Return how many late dossiers each unit has, in which sectors and why."""
    has_causes = any(one.cause for one in level.late)
    rows = []
    for number, (unit, count) in enumerate(by_unit.most_common(), 1):
        late = [one for one in level.late if one.unit == unit]
        apologised = len(late) - len(without_apology(late))
        causes = (_counted(one.cause for one in late),) if has_causes else ()
        rows.append(
            TableRow(
                (
                    str(number),
                    sentence_case(unit),
                    grouped(count),
                    _counted(one.sector for one in late),
                    *causes,
                    grouped(apologised),
                )
            )
        )
    apologised = len(level.late) - len(without_apology(level.late))
    gaps = ("", "") if has_causes else ("",)
    total = (
        "",
        told.words.tables["sum_row"],
        grouped(len(level.late)),
        *gaps,
        grouped(apologised),
    )
    return Table(
        columns=_late_columns(has_causes=has_causes),
        head=(tuple(HeadCell(text) for text in _late_heads(told, has_causes)),),
        rows=(*rows, TableRow(total, bold=True)),
    )


def _late_heads(told: Telling, has_causes: bool) -> list[str]:  # noqa: FBT001
    heads = list(told.words.tables["late_units_heads"])
    if not has_causes:
        del heads[4]
    return heads


def _late_columns(*, has_causes: bool) -> tuple[Column, ...]:
    causes = (Column(48),) if has_causes else ()
    return (
        Column(11, Align.CENTER),
        Column(32),
        Column(20, Align.RIGHT),
        Column(34 if has_causes else 82),
        *causes,
        Column(20, Align.RIGHT),
    )


def _counted(names: Iterable[str]) -> str:
    counted = Counter(name for name in names if name).most_common()
    told = [f"{lower_first(name)} ({grouped(count)})" for name, count in counted]
    return sentence_case("; ".join(told))
