"""What a table is built from: one question, and the office that answers it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import Unit
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.procedure import Procedure, Sector
from motcua_desktop.domain.statistics import Figures, Identity
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.ports_tables import Counts, TableQueries
from motcua_desktop.services.rows.tables import TableText
from motcua_desktop.services.tables.description import TableReport
from motcua_desktop.text import grouped, short_date, two_digits

_SUMS = ("total", "resolved", "open")


@dataclass(frozen=True, slots=True)
class Ground:
    """One table asked for, with all that its rows are named by."""

    report: TableReport
    text: TableText
    period: Period
    scope: FigureScope
    as_of: datetime
    office: Office
    sectors: Mapping[str, Sector]
    units: Mapping[str, Unit]
    procedures: Mapping[str, Procedure]
    figures: Figures
    identities: tuple[Identity, ...]
    queries: TableQueries
    apart: bool = False

    def counts(self, by: str) -> Mapping[str, Counts]:
        """Return by group what the table's keys come to."""
        return self.queries.counts(
            self.report.keys, self.period, by=by, scope=self.scope
        )

    def named(self, key: str, **more: str) -> str:
        """Return the word `key` of the table, its blanks filled."""
        return self.filled(self.text.names[key], {}, **more)

    def filled(self, pattern: str, counts: Counts, **more: str) -> str:
        """Return `pattern` with counts, the period and the office in its blanks."""
        office, period = self.office, self.period
        values = {
            **{key: two_digits(one) for key, one in self.figures.as_dict().items()},
            **{key: two_digits(one) for key, one in counts.items()},
            **{f"{key}_sum": grouped(self.figures[key]) for key in _SUMS},
            # Proven equal before anything is shown.
            "previous_open": grouped(self.figures["carried_over"]),
            "first": short_date(period.first),
            "last": short_date(period.last),
            "period": period.name,
            "period_caps": period.name.upper(),
            "full_name": office.full_name,
            "short_name": office.short_name or office.full_name,
            "authority_short": ", ".join(self._authorities()),
        }
        return pattern.format_map({**values, **more})

    def _authorities(self) -> list[str]:
        levels = {unit.level for unit in self.units.values()} or {self.office.level}
        return [level.authority for level in type(self.office.level) if level in levels]
