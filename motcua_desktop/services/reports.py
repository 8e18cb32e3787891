"""Building a report: its facts gathered once, checked, written whole or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import Unit
from motcua_desktop.domain.period import Period, reporting_months
from motcua_desktop.domain.procedure import Sector
from motcua_desktop.services.errors import (
    IdentityBrokenError,
    OfficeNotSetUpError,
    UnknownWordError,
)
from motcua_desktop.services.figures import FigureDesk
from motcua_desktop.services.files import WrittenFile, write_whole
from motcua_desktop.services.issued_baseline import IssuedBaseline
from motcua_desktop.services.ports import (
    Calendars,
    Catalogue,
    Clock,
    FigureQueries,
    FigureScope,
    OpenUnit,
    PaperWriter,
)
from motcua_desktop.services.rows.reports import (
    CchcFacts,
    ComparedPeriod,
    FigureRow,
    SectorFigures,
    UnitFigures,
)

FEWEST_MONTHS = 3
"""Fewer months are told in a sentence, not drawn."""
REPORT_FORMATS = {"cchc": (".docx",)}


@dataclass(frozen=True, slots=True)
class ReportDesk:
    """Builds registered reports."""

    read_unit: OpenUnit
    queries: FigureQueries
    figures: FigureDesk
    writer: PaperWriter
    calendars: Calendars
    clock: Clock
    baseline: IssuedBaseline

    def export(
        self, name: str, period: Period, path: Path, *, scope: FigureScope | None = None
    ) -> WrittenFile:
        """Write report `name` of `period` to `path`.

        Raises:
            UnknownWordError: no such report, or not in this format.
            IdentityBrokenError: the figures do not add up; nothing is written.
        """
        if name not in REPORT_FORMATS:
            raise UnknownWordError("Báo cáo", name, ", ".join(REPORT_FORMATS))
        formats = REPORT_FORMATS[name]
        if path.suffix.lower() not in formats:
            raise UnknownWordError("Định dạng tệp", path.suffix, ", ".join(formats))
        facts = self.cchc_facts(period, scope=scope)
        broken = [check.name for check in facts.identities if not check.ok]
        if broken:
            raise IdentityBrokenError("; ".join(broken))
        return write_whole(path, self.writer.cchc_report(facts))

    def cchc_facts(
        self, period: Period, *, scope: FigureScope | None = None
    ) -> CchcFacts:
        """Return all that the CCHC report says of the desk's dossiers."""
        known = scope or FigureScope()
        known = known if known.as_of else replace(known, as_of=self.clock())
        with self.read_unit() as unit:
            office, sectors, units = _catalogue(unit.catalogue)
        answer = self.figures.figures(period, by="sector", scope=known)
        by_unit = self.queries.figures(period, by="unit", scope=known)
        counts = self.queries.side_counts(period, scope=known)
        facts = CchcFacts(
            office=office,
            period=period,
            as_of=answer.as_of,
            figures=answer.whole,
            sectors=tuple(
                SectorFigures(sectors[row.group], row.figures) for row in answer.rows
            ),
            units=tuple(UnitFigures(units[row.group], row.figures) for row in by_unit),
            late=tuple(self.queries.late(period, scope=known)),
            identities=answer.identities,
            working_days=self._working_days(period),
            previous=self._compared(period.previous(), known),
            year_before=self._compared(period.year_before(), known),
            suspended_by_ground=_counted(counts, "ground"),
            returned_by_way=_counted(counts, "way"),
            ratings={int(k): v for k, v in _counted(counts, "rating").items()},
            supplement_requests=counts.get("supplement", 0),
            repeated_supplements=counts.get("supplement_again", 0),
            by_month=self._by_month(period, known),
        )
        return self.baseline.applied(facts, known)

    def _by_month(self, period: Period, scope: FigureScope) -> tuple[FigureRow, ...]:
        """Return the months of a period that is long enough to be drawn by month."""
        parts = reporting_months(period)
        if len(parts) < FEWEST_MONTHS:
            return ()
        return tuple(
            FigureRow(
                f"{part.last:%Y-%m}", self.queries.figures(part, scope=scope)[0].figures
            )
            for part in parts
        )

    def _compared(self, period: Period, scope: FigureScope) -> ComparedPeriod | None:
        """Return an earlier period, None where the data do not reach it."""
        begun = self.queries.first_received_on()
        if begun is None or begun > period.last:
            return None
        data_from = begun if begun > period.first else None
        (row,) = self.queries.figures(period, scope=scope)
        counted = Period(data_from or period.first, period.last)
        return ComparedPeriod(
            period, row.figures, self._working_days(counted), data_from
        )

    def _working_days(self, period: Period) -> int:
        return self.calendars().working_days_between(period.first, period.last)


def _catalogue(
    catalogue: Catalogue,
) -> tuple[Office, Mapping[str, Sector], Mapping[str, Unit]]:
    office = catalogue.office()
    if office is None:
        raise OfficeNotSetUpError
    sectors = {sector.name: sector for sector in catalogue.sectors()}
    units = {unit.name: unit for unit in catalogue.units()}
    return office, sectors, units


def _counted(counts: Mapping[str, int], kind: str) -> dict[str, int]:
    prefix = f"{kind}:"
    return {
        key.removeprefix(prefix): count
        for key, count in counts.items()
        if key.startswith(prefix)
    }


def suggested_name(name: str, period: Period, today: date) -> str:
    """Return a file name that says which report of which period it is."""
    return f"{name}-{period.first:%Y%m%d}-{period.last:%Y%m%d}-{today:%Y%m%d}.docx"
