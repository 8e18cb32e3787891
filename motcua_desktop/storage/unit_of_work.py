"""One deed, one transaction: the repositories of a database, rolled back by default."""

import contextlib
from collections.abc import Callable, Iterator

from motcua_desktop.services.ports import OpenUnit, UnitOfWork
from motcua_desktop.storage.accounts import Accounts
from motcua_desktop.storage.attachments import Attachments
from motcua_desktop.storage.audit import AuditLog
from motcua_desktop.storage.catalogue import Catalogue
from motcua_desktop.storage.counter_slips import CounterSlips
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.dossiers import Dossiers
from motcua_desktop.storage.logos import Logos
from motcua_desktop.storage.numbers import Numbers
from motcua_desktop.storage.office_changes import OfficeChanges
from motcua_desktop.storage.registers import Registers
from motcua_desktop.storage.report_issues import ReportIssues
from motcua_desktop.storage.report_texts import ReportTexts
from motcua_desktop.storage.retention import Retention
from motcua_desktop.storage.slips import Slips
from motcua_desktop.storage.submissions import Submissions
from motcua_desktop.storage.work_calendars import CalendarShelf, WorkCalendars

BeforeCommit = Callable[[UnitOfWork], None]
"""Has the last word in a unit that is about to commit."""


class StorageUnit:
    """The repositories inside one transaction."""

    def __init__(
        self,
        database: Database,
        shelf: CalendarShelf | None = None,
        before_commit: BeforeCommit | None = None,
    ) -> None:
        """Join the repositories on `database`; built calendars stand on `shelf`."""
        self._database = database
        self._before_commit = before_commit
        self.numbers = Numbers(database)
        self.catalogue = Catalogue(database, self.numbers)
        self.dossiers = Dossiers(database, self.catalogue, self.numbers)
        self.office_changes = OfficeChanges(database, self.numbers)
        self.logos = Logos(database)
        self.slips = Slips(database)
        self.attachments = Attachments(database, self.numbers)
        self.counter_slips = CounterSlips(database, self.numbers)
        self.submissions = Submissions(database)
        self.registers = Registers(database, self.numbers)
        self.report_texts = ReportTexts(database, self.numbers)
        self.report_issues = ReportIssues(database, self.numbers)
        self.accounts = Accounts(database)
        self.audit = AuditLog(database, self.numbers)
        self.retention = Retention(database, self.dossiers, self.numbers)
        shelf = shelf or CalendarShelf(database)
        self.calendars = WorkCalendars(database, shelf, self.numbers)

    def commit(self) -> None:
        """Make everything of this unit durable."""
        if self._before_commit is not None:
            self._before_commit(self)
        self._database.commit()


def unit_opener(
    database: Database,
    shelf: CalendarShelf | None = None,
    before_commit: BeforeCommit | None = None,
) -> OpenUnit:
    """Return what begins a unit of work on `database`."""

    @contextlib.contextmanager
    def open_unit() -> Iterator[UnitOfWork]:
        with database.writing():
            yield StorageUnit(database, shelf, before_commit)

    return open_unit


def reading_unit_opener(
    database: Database, shelf: CalendarShelf | None = None
) -> OpenUnit:
    """Return what begins a unit that only reads: one state, no lock taken."""

    @contextlib.contextmanager
    def open_unit() -> Iterator[UnitOfWork]:
        with database.reading():
            yield StorageUnit(database, shelf)

    return open_unit
