"""The repository of issued reports: append-only, each sealed onto the one before."""

from datetime import date, datetime
from pathlib import Path
from typing import Final

from motcua_desktop.domain.period import Period
from motcua_desktop.services.rows.issues import FrozenReport, ReportIssue
from motcua_desktop.storage.chain import GENESIS, IssueEntry, seal_issue
from motcua_desktop.storage.database import Database, Row
from motcua_desktop.storage.frozen import pack, unpack
from motcua_desktop.storage.numbers import Numbers

ISSUE_COLUMNS: Final = ", ".join(IssueEntry._fields)
_LISTED: Final = ", ".join(IssueEntry._fields[:-1])


class ReportIssues:
    """Reports issued from one database, used inside a transaction of the caller's."""

    def __init__(self, database: Database, numbers: Numbers) -> None:
        """Read and append in `database`."""
        self._database = database
        self._numbers = numbers

    def all_issued(self) -> list[ReportIssue]:
        """Return every issue, oldest first."""
        rows = self._database.rows(f"SELECT {_LISTED} FROM report_issue ORDER BY seq")
        return [_issue(row) for row in rows]

    def frozen(self, issue: ReportIssue) -> FrozenReport:
        """Return what an issue froze."""
        body = self._database.value(
            "SELECT frozen FROM report_issue WHERE seq = ?", (issue.seq,)
        )
        return unpack(bytes(body))

    def keep(self, issue: ReportIssue, frozen: FrozenReport) -> ReportIssue:
        """Append an issue to the chain and return it with its place there."""
        seq = self._numbers.take("report_issue")
        last = self._database.value(
            "SELECT hash FROM report_issue WHERE seq = ?", (seq - 1,)
        )
        entry = _entry(seq, issue, pack(frozen))
        sealed = seal_issue(GENESIS if last is None else bytes(last), entry)
        marks = ", ".join("?" * (len(entry) + 1))
        self._database.execute(
            f"INSERT INTO report_issue ({ISSUE_COLUMNS}, hash) VALUES ({marks})",
            (*entry, sealed),
        )
        return _issue(entry)


def _entry(seq: int, issue: ReportIssue, frozen: bytes) -> IssueEntry:
    return IssueEntry(
        seq,
        issue.name,
        issue.sign,
        issue.period.first.isoformat(),
        issue.period.last.isoformat(),
        issue.unit_code,
        issue.sector,
        issue.as_of.isoformat(timespec="microseconds"),
        issue.signed_on.isoformat(),
        issue.issued_at.isoformat(timespec="microseconds"),
        issue.actor,
        issue.file.as_posix(),
        issue.sha256,
        issue.mark,
        frozen,
    )


def _issue(row: Row) -> ReportIssue:
    entry = IssueEntry._make((*row[: len(IssueEntry._fields) - 1], b""))
    return ReportIssue(
        seq=entry.seq,
        name=entry.name,
        sign=entry.sign,
        period=Period.of_days(
            date.fromisoformat(entry.first_day), date.fromisoformat(entry.last_day)
        ),
        unit_code=entry.unit_code,
        sector=entry.sector,
        as_of=datetime.fromisoformat(entry.as_of),
        signed_on=date.fromisoformat(entry.signed_on),
        issued_at=datetime.fromisoformat(entry.issued_at),
        actor=entry.actor,
        file=Path(entry.file),
        sha256=entry.sha256,
        mark=entry.mark,
    )
