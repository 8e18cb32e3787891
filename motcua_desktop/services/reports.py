"""Building a report: its facts gathered once, checked, written whole or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from motcua_desktop.domain.details import sum_of
from motcua_desktop.domain.errors import FuturePeriodError
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import Unit
from motcua_desktop.domain.period import Period, reporting_months
from motcua_desktop.domain.procedure import Sector
from motcua_desktop.services import report_counts as counts
from motcua_desktop.services.errors import (
    IdentityBrokenError,
    OfficeNotSetUpError,
    UnknownWordError,
)
from motcua_desktop.services.figures import FigureDesk
from motcua_desktop.services.files import WrittenFile, write_whole
from motcua_desktop.services.issued_baseline import IssuedBaseline
from motcua_desktop.services.narrative import NarrativeDesk
from motcua_desktop.services.ports import (
    Calendars,
    Clock,
    OpenUnit,
    PaperWriter,
)
from motcua_desktop.services.ports_catalogue import Catalogue
from motcua_desktop.services.ports_figures import FigureQueries, FigureScope
from motcua_desktop.services.rows.issues import ReportStamp
from motcua_desktop.services.rows.narrative import Composed, PrintedTexts, TextReading
from motcua_desktop.services.rows.reports import (
    CchcFacts,
    ComparedPeriod,
    FigureRow,
    SectorFigures,
    UnitFigures,
)
from motcua_desktop.text import screen_date

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
    narrative: NarrativeDesk
    baseline: IssuedBaseline

    def export(
        self,
        name: str,
        period: Period,
        path: Path,
        *,
        scope: FigureScope | None = None,
        reading: TextReading | None = None,
        stamp: ReportStamp | None = None,
    ) -> WrittenFile:
        """Write report `name` of `period` to `path`.

        Raises:
            UnconfirmedTextsError: registers say something that nobody confirmed.
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
        texts = self.texts(period, scope or FigureScope(), reading or TextReading())
        stamped = replace(stamp or ReportStamp(), texts=texts)
        return write_whole(path, self.writer.cchc_report(facts, stamped))

    def composed(self, period: Period, *, scope: FigureScope | None = None) -> Composed:
        """Return what the CCHC report itself says, by heading, its figures apart.

        Raises:
            FuturePeriodError: the period is not over: its end cannot be known.
            UnbalancedReportError: the figures do not add up: nothing can be told.
        """
        return self.writer.cchc_composed(self.cchc_facts(period, scope=scope))

    def texts(
        self, period: Period, scope: FigureScope, reading: TextReading
    ) -> PrintedTexts:
        """Return the confirmed texts that a report of `period` prints.

        Raises:
            UnconfirmedTextsError: registers say something that nobody confirmed.
        """
        texts = self.narrative.printed(
            period,
            unit_code=scope.unit_code,
            as_of=scope.as_of,
            skips_unconfirmed=reading.skips_unconfirmed,
        )
        return replace(texts, accepts_other_periods=reading.accepts_other_periods)

    def cchc_facts(
        self, period: Period, *, scope: FigureScope | None = None
    ) -> CchcFacts:
        """Return all that the CCHC report says of the desk's dossiers.

        Raises:
            FuturePeriodError: the period is not over: its end cannot be known.
        """
        known = scope or FigureScope()
        known = known if known.as_of else replace(known, as_of=self.clock())
        today = self.clock().date()
        if period.last > today:
            raise FuturePeriodError(screen_date(period.last), screen_date(today))
        with self.read_unit() as unit:
            office, sectors, units = _catalogue(unit.catalogue)
            size, online = counts.catalogue_counts(unit.catalogue.procedures(), period)
            submitted = unit.submissions.counts_of(period)
        answer = self.figures.figures(period, by="sector", scope=known)
        by_unit = self.queries.figures(period, by="unit", scope=known)
        by_procedure = self.queries.details(period, by="procedure", scope=known)
        details = sum_of(row.details for row in by_procedure)
        asked, asked_again = self.queries.supplements(period, scope=known)
        taken = self.queries.collected(period, scope=known)
        registers = self.narrative.registers.counts(
            period, unit_code=known.unit_code, as_of=known.as_of
        )
        on_paper = answer.whole["received"] - answer.whole["received_online"]
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
            suspended_by_ground=counts.by_ground(details),
            returned_by_way=counts.by_way(details),
            ratings=counts.by_rating(details),
            supplement_requests=asked,
            repeated_supplements=asked_again,
            digitisation=counts.digitisation(details, on_paper),
            online=counts.online_services(by_procedure),
            fees=counts.fees(details, taken),
            outside=counts.outside(registers.counter, submitted),
            registers=registers,
            awaiting_long=self.queries.awaiting_long(period, scope=known),
            online_procedures=online,
            catalogue_size=size,
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


def suggested_name(name: str, period: Period, today: date) -> str:
    """Return a file name that says which report of which period it is."""
    return f"{name}-{period.first:%Y%m%d}-{period.last:%Y%m%d}-{today:%Y%m%d}.docx"
