"""The repository of the free texts of reports: every change a new version."""

from datetime import date, datetime
from typing import Final

from motcua_desktop.domain.period import Period
from motcua_desktop.services.rows.narrative import KeptText, TextPlace
from motcua_desktop.storage.database import Database, Row
from motcua_desktop.storage.numbers import Numbers
from motcua_desktop.storage.registers import until_text

_PLACE: Final = "report, first_day, last_day, unit_code, outline_key"
_COLUMNS: Final = f"{_PLACE}, version, body, is_confirmed, actor, recorded_at"
_NEWEST: Final = (
    "version = (SELECT max(l.version) FROM report_text l WHERE l.report = t.report "
    "AND l.first_day = t.first_day AND l.last_day = t.last_day "
    "AND l.unit_code = t.unit_code AND l.outline_key = t.outline_key "
    "AND l.recorded_at <= ?)"
)


class ReportTexts:
    """The texts of one database."""

    def __init__(self, database: Database, numbers: Numbers) -> None:
        """Read and write `database`."""
        self._database = database
        self._numbers = numbers

    def latest(
        self, report: str, period: Period, unit_code: str, *, as_of: datetime | None
    ) -> list[KeptText]:
        """Return the newest version under each heading of one period, at `as_of`."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM report_text t WHERE report = ? "
            f"AND first_day = ? AND last_day = ? AND unit_code = ? AND {_NEWEST}",
            (
                report,
                period.first.isoformat(),
                period.last.isoformat(),
                unit_code,
                until_text(as_of),
            ),
        )
        return [_kept(row) for row in rows]

    def confirmed_before(
        self, report: str, day: date, unit_code: str, *, as_of: datetime | None
    ) -> dict[str, str]:
        """Return by heading the last text confirmed for a period that ends before."""
        rows = self._database.rows(
            "SELECT outline_key, body FROM report_text t WHERE report = ? "
            f"AND last_day < ? AND unit_code = ? AND {_NEWEST} AND is_confirmed = 1 "
            "ORDER BY last_day, first_day DESC",
            (report, day.isoformat(), unit_code, until_text(as_of)),
        )
        return {key: body for key, body in rows if body}

    def versions(self, place: TextPlace) -> list[KeptText]:
        """Return every version under one heading, oldest first."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM report_text WHERE report = ? AND first_day = ? "
            "AND last_day = ? AND unit_code = ? AND outline_key = ? ORDER BY version",
            _place_row(place),
        )
        return [_kept(row) for row in rows]

    def save(
        self,
        place: TextPlace,
        text: str,
        *,
        is_confirmed: bool,
        actor: str,
        at: datetime,
    ) -> KeptText:
        """Write the next version."""
        # The number is taken first: its row's lock orders the desks.
        seq = self._numbers.take("report_text")
        version = len(self.versions(place)) + 1
        self._database.execute(
            f"INSERT INTO report_text (seq, {_COLUMNS}) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                seq,
                *_place_row(place),
                version,
                text,
                int(is_confirmed),
                actor,
                at.isoformat(timespec="microseconds"),
            ),
        )
        return KeptText(place, version, text, is_confirmed, actor, at)


def _place_row(place: TextPlace) -> tuple[str, str, str, str, str]:
    first, last = place.first.isoformat(), place.last.isoformat()
    return place.report, first, last, place.unit_code, place.key


def _kept(row: Row) -> KeptText:
    report, first, last, unit_code, key, version, body, is_confirmed, actor, at = row
    return KeptText(
        place=TextPlace(
            report, date.fromisoformat(first), date.fromisoformat(last), unit_code, key
        ),
        version=version,
        text=body,
        is_confirmed=bool(is_confirmed),
        actor=actor,
        recorded_at=datetime.fromisoformat(at),
    )
