"""Tables of reports: built once, proved, then shown or written in any format."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from motcua_desktop.domain.errors import FuturePeriodError
from motcua_desktop.domain.people import Unit
from motcua_desktop.domain.period import Period
from motcua_desktop.services.errors import (
    BookAsOfError,
    EstimateNotAskedForError,
    IdentityBrokenError,
    NotByUnitsError,
    OfficeNotSetUpError,
    UnknownWordError,
)
from motcua_desktop.services.figures import FigureDesk
from motcua_desktop.services.files import WrittenFile, written_file
from motcua_desktop.services.ports import Clock, OpenUnit
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.ports_tables import (
    TableQueries,
    TableWords,
    TableWriter,
)
from motcua_desktop.services.rows.tables import (
    CellBehind,
    ColumnKind,
    TableContent,
    column_labels,
)
from motcua_desktop.services.tables.book import book_lines
from motcua_desktop.services.tables.description import Rows, TableReport
from motcua_desktop.services.tables.estimate import estimate_table
from motcua_desktop.services.tables.ground import Ground
from motcua_desktop.services.tables.grouped import grouped_table
from motcua_desktop.services.tables.late import late_table
from motcua_desktop.services.tables.registry import TABLE_REPORTS
from motcua_desktop.text import screen_date

_NEVER_APART = frozenset({Rows.OFFICERS, Rows.COMPONENTS})
_BUILDERS = {Rows.LATE: late_table, Rows.COMPONENTS: estimate_table}


@dataclass(frozen=True, slots=True)
class TableRequest:
    """One table asked for.

    `apart`: the units of the scope side by side, one row each. `is_estimate_wanted`:
    the caller knows that an estimate is no official score.
    """

    name: str
    period: Period
    scope: FigureScope = FigureScope()  # noqa: RUF009 frozen
    apart: bool = False
    is_estimate_wanted: bool = False


@dataclass(frozen=True, slots=True)
class TableDesk:
    """Builds the registered tables and writes them."""

    read_unit: OpenUnit
    queries: TableQueries
    figures: FigureDesk
    words: TableWords
    writer: TableWriter
    clock: Clock

    def content(self, request: TableRequest) -> TableContent:
        """Return the table, all that must hold in it checked.

        Raises:
            UnknownWordError: no such table; the tracking book has lines, no counts.
            EstimateNotAskedForError: an estimate is made on demand only.
            NotByUnitsError: its rows cannot be units.
            FuturePeriodError: the period is not over.
            IdentityBrokenError: the figures do not add up.
        """
        ground = self._ground(request)
        if ground.report.rows is Rows.BOOK:
            counted = [one.name for one in TABLE_REPORTS if one.rows is not Rows.BOOK]
            raise UnknownWordError("Bảng số đếm", request.name, ", ".join(counted))
        content = _BUILDERS.get(ground.report.rows, grouped_table)(ground)
        broken = [one for one in content.identities if not one.ok]
        if broken:
            raise IdentityBrokenError(
                "; ".join(f"{one.name} ({one.detail})" for one in broken)
            )
        return replace(content, scope_name=_scope_name(ground))

    def export(self, request: TableRequest, path: Path) -> WrittenFile:
        """Write the table to `path`, in the format of its name.

        Raises:
            DomainError: as `content` does, or the file cannot be written.
        """
        report = _report(request.name)
        suffix = path.suffix.lower().removeprefix(".")
        if suffix not in report.formats:
            known = ", ".join(f".{one}" for one in report.formats)
            raise UnknownWordError("Định dạng tệp", path.suffix, known)
        if report.rows is Rows.BOOK:
            return self._export_book(request, path)
        content = self.content(request)
        if suffix == "xlsx":
            self.writer.sheet(path, content, content.lines)
            return written_file(path)
        return self.writer.paper(path, content)

    def behind(
        self, request: TableRequest, columns: frozenset[str] = frozenset()
    ) -> list[CellBehind]:
        """Return the dossiers behind every count of the table, cell by cell.

        `columns` narrows to those keys; the total of officers' work is one of work,
        a dossier may stand in it several times.
        """
        return list(self._cells_behind(self.content(request), request, columns))

    def export_behind(
        self, request: TableRequest, path: Path, columns: frozenset[str] = frozenset()
    ) -> WrittenFile:
        """Write an annex with the dossiers behind every count of the table."""
        content = self.content(request)
        known = [one.key for one in content.columns if one.kind is ColumnKind.COUNT]
        for key in sorted(columns - set(known)):
            raise UnknownWordError("Cột của bảng", key, ", ".join(known))
        cells = self._cells_behind(content, request, columns)
        self.writer.behind(path, content, cells)
        return written_file(path)

    def _cells_behind(
        self, content: TableContent, request: TableRequest, columns: frozenset[str]
    ) -> Iterator[CellBehind]:
        chosen = [
            (at, column)
            for at, column in enumerate(content.columns)
            if column.counts
            and column.kind is ColumnKind.COUNT
            and (not columns or column.key in columns)
        ]
        keys = frozenset(key for _, column in chosen for key in column.counts)
        scope = replace(self._scope(request), as_of=content.as_of)
        found = self.queries.numbers(keys, content.period, by=content.by, scope=scope)
        labels = column_labels(content.text, len(content.columns))
        for line in content.lines:
            for at, column in chosen:
                numbers = [
                    number
                    for group in line.groups
                    for key in column.counts
                    for number in found.get((group, key), ())
                ]
                value = line.cells[at]
                yield CellBehind(
                    row=str(line.cells[1]),
                    column=labels[at],
                    value=value if isinstance(value, int) else 0,
                    numbers=tuple(sorted(numbers)),
                )

    def book_content(self, request: TableRequest) -> TableContent:
        """Return the tracking book without its lines, which may be many.

        Raises:
            BookAsOfError: an earlier state of knowledge is asked for.
        """
        if request.scope.as_of is not None:
            raise BookAsOfError
        ground = self._ground(request)
        return TableContent(
            name=ground.report.name,
            text=ground.text,
            office=ground.office,
            period=request.period,
            as_of=ground.as_of,
            columns=ground.report.columns,
            lines=(),
            scope_name=_scope_name(ground),
            is_list=True,
        )

    def _export_book(self, request: TableRequest, path: Path) -> WrittenFile:
        content = self.book_content(request)
        lines = self.queries.book(request.period, scope=self._scope(request))
        self.writer.sheet(path, content, book_lines(lines))
        return written_file(path)

    def _scope(self, request: TableRequest) -> FigureScope:
        scope = request.scope
        below = scope.with_subordinates or request.apart
        return replace(
            scope, with_subordinates=below, as_of=scope.as_of or self.clock()
        )

    def _ground(self, request: TableRequest) -> Ground:
        report, period = _report(request.name), request.period
        if report.is_asked_for and not request.is_estimate_wanted:
            raise EstimateNotAskedForError
        if request.apart and report.rows in _NEVER_APART:
            raise NotByUnitsError(" ".join(self.words(report.name).title))
        today = self.clock().date()
        if period.last > today:
            raise FuturePeriodError(screen_date(period.last), screen_date(today))
        scope = self._scope(request)
        answer = self.figures.figures(period, scope=scope)
        with self.read_unit() as unit:
            catalogue = unit.catalogue
            office = catalogue.office()
            if office is None:
                raise OfficeNotSetUpError
            units = {one.name: one for one in catalogue.units()}
            return Ground(
                report=report,
                text=self.words(report.name),
                period=period,
                scope=scope,
                as_of=answer.as_of,
                office=office,
                sectors={one.name: one for one in catalogue.sectors()},
                units=_units_of(units, scope),
                procedures={one.code: one for one in catalogue.procedures()},
                figures=answer.whole,
                identities=answer.identities,
                queries=self.queries,
                apart=request.apart,
            )


def _report(name: str) -> TableReport:
    for report in TABLE_REPORTS:
        if report.name == name:
            return report
    known = ", ".join(report.name for report in TABLE_REPORTS)
    raise UnknownWordError("Báo cáo", name, known)


def _units_of(units: Mapping[str, Unit], scope: FigureScope) -> dict[str, Unit]:
    """Return the units that `scope` speaks of."""
    if not scope.unit_code:
        return dict(units)
    codes = {scope.unit_code}
    if scope.with_subordinates:
        by_code = {unit.code: unit for unit in units.values()}
        for unit in by_code.values():
            seen = [unit.code]
            while (above := by_code.get(seen[-1])) and above.superior_code:
                if above.superior_code in seen:
                    break
                seen.append(above.superior_code)
            if scope.unit_code in seen:
                codes.add(unit.code)
    return {name: unit for name, unit in units.items() if unit.code in codes}


def _scope_name(ground: Ground) -> str:
    scope = ground.scope
    names = [
        unit.name for unit in ground.units.values() if unit.code == scope.unit_code
    ]
    if names and scope.with_subordinates and len(ground.units) > 1:
        names = [f"{names[0]} và các đơn vị trực thuộc"]
    if scope.sector:
        names.append(f"lĩnh vực {scope.sector}")
    return ", ".join(names)
