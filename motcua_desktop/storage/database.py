"""The one place that opens the database: checks, settings, transactions, errors."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final

import peewee

from motcua_desktop.services.errors import (
    DatabaseBusyError,
    DatabaseDamagedError,
    DiskFullError,
    ForeignDatabaseError,
    HistoryBrokenError,
    OldDriverError,
    ReadOnlyOfficeError,
    ReadOnlyPlaceError,
    ServerUnreachableError,
    StorageError,
)
from motcua_desktop.storage.cipher import (
    CIPHER_ERRORS,
    PLAIN,
    SQLITE_VERSION,
    file_driver,
    is_plain,
)
from motcua_desktop.storage.dialect import (
    APPLICATION_ID,
    Dialect,
    PostgresDialect,
    SqliteDialect,
)

SAFE_SQLITE: Final = (3, 51, 3)
"""The first SQLite without the WAL-reset bug that can corrupt a database."""

PRAGMAS: Final = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "busy_timeout": 5000,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "temp_store": 2,
    "secure_delete": 1,
    # KiB, of each thread's connection, kept in memory until the window closes. Twice
    # as much counts the work list of 1,000,000 dossiers in 9 ms instead of 15, and is
    # no faster at anything else.
    "cache_size": -8192,
    "wal_autocheckpoint": 1000,
    "journal_size_limit": 16 * 1024 * 1024,
}

_LITTLE_CACHE: Final = -1024

Row = Sequence[Any]


def _driver_errors() -> tuple[type[Exception], ...]:
    """Return what the drivers raise: through peewee, or straight from a cursor."""
    server = getattr(peewee, "psycopg", None)
    errors = (peewee.PeeweeException, *CIPHER_ERRORS)
    return errors if server is None else (*errors, server.Error)


DRIVER_ERRORS: Final = _driver_errors()


class Database:
    """A database of either kind: SQL with ? placeholders in, tuples out."""

    def __init__(self, driver: peewee.Database, dialect: Dialect, place: str) -> None:
        """Wrap an opened `driver`; `place` names it in messages."""
        self.driver = driver
        self.dialect = dialect
        self.place = place
        self.key = PLAIN
        """What opens the file where it is encrypted."""
        self.was_cut_short = False
        """Whether whoever wrote last ended without closing; see `open_live`."""
        self.only_read: StorageError | None = None
        """Why nothing may be written any more; damage once met stays a reason."""
        self.on_damage: Callable[[], None] = lambda: None
        self.on_writing: Callable[[], None] = lambda: None
        """Done first in each transaction that writes."""
        self.before_close: Callable[[], None] = lambda: None
        self.on_close: Callable[[], None] = lambda: None

    def execute(self, sql: str, parameters: Row = ()) -> Any:
        """Run one statement and return its cursor."""
        with self._errors():
            return self.driver.execute_sql(self._words(sql), tuple(parameters))

    def execute_many(self, sql: str, rows: Iterable[Row]) -> None:
        """Run one statement for each row."""
        with self._errors():
            self.driver.cursor().executemany(self._words(sql), rows)

    def rows(self, sql: str, parameters: Row = ()) -> list[Any]:
        """Return all rows of a query."""
        with self._errors():
            cursor = self.driver.execute_sql(self._words(sql), tuple(parameters))
            return list(cursor.fetchall())

    def row(self, sql: str, parameters: Row = ()) -> Any:
        """Return the first row of a query, None if there is none."""
        with self._errors():
            cursor = self.driver.execute_sql(self._words(sql), tuple(parameters))
            return cursor.fetchone()

    def value(self, sql: str, parameters: Row = ()) -> Any:
        """Return the first column of the first row, None if there is none."""
        row = self.row(sql, parameters)
        return None if row is None else row[0]

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the right to write; rolled back unless `commit` was called.

        Raises:
            ReadOnlyOfficeError: it was opened for reading, or is damaged.
        """
        if self.only_read is not None:
            raise ReadOnlyOfficeError(self.only_read)
        with self._errors(), self._by_hand():
            # A deferred transaction that reads, then writes fails at once when
            # another writer was in between, whatever the busy timeout.
            words = ("IMMEDIATE",) if self.dialect.name == "sqlite" else ()
            self.driver.begin(*words)
            try:
                self.on_writing()
                yield
            finally:
                self._end()

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """See one state of the database throughout."""
        isolation = "REPEATABLE READ" if self.dialect.name == "postgres" else None
        with self._errors(), self._by_hand():
            self.driver.begin(*([isolation] if isolation else []))
            try:
                yield
            finally:
                self._end()

    def commit(self) -> None:
        """Make what was written durable; SQLite has synced when this returns."""
        self.driver.commit()

    @contextlib.contextmanager
    def in_little_memory(self) -> Iterator[None]:
        """Keep few pages of the file: for what passes through all of it just once."""
        try:
            self.execute(f"PRAGMA cache_size = {_LITTLE_CACHE}")
            yield
        finally:
            self.execute(f"PRAGMA cache_size = {PRAGMAS['cache_size']}")

    def spare_memory(self) -> None:
        """Give back the memory of pages that nobody may ask for again."""
        self.execute("PRAGMA shrink_memory")

    def settle(self) -> None:
        """Bring the log of writes into the file; it stays where somebody reads it."""
        if self._is_open_file:
            with contextlib.suppress(*DRIVER_ERRORS):
                self.driver.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def rewrite(self) -> None:
        """Write the whole file anew: no page keeps what stood in it before.

        Moving rows between pages leaves copies in their gaps, which `secure_delete`
        does not reach. A server cleans up by itself.

        Raises:
            DiskFullError: no room for the file once more; it stays as it was.
        """
        if self.dialect.name == "sqlite":
            self.execute("VACUUM")
            self.settle()

    def close(self) -> None:
        """Close this thread's connection, leaving no log behind."""
        if self._is_open_file:
            self.before_close()
        self.settle()
        self.driver.close()
        self.on_close()

    @property
    def _is_open_file(self) -> bool:
        return self.dialect.name == "sqlite" and not self.driver.is_closed()

    def _by_hand(self) -> AbstractContextManager[Any]:
        """Begin and end transactions ourselves, on this thread's own connection."""
        # Connecting forgets the open transactions: a thread that comes for the
        # first time has to connect before it begins one.
        self.driver.connect(reuse_if_open=True)
        return self.driver.manual_commit()

    def _end(self) -> None:
        with contextlib.suppress(*DRIVER_ERRORS):
            self.driver.rollback()

    def _words(self, sql: str) -> str:
        if self.dialect.placeholder == "?":
            return sql
        return sql.replace("%", "%%").replace("?", self.dialect.placeholder)

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        """Turn the driver's errors into sentences; what is unknown goes on."""
        try:
            yield
        except UnicodeDecodeError as error:  # even the driver's message was damaged
            raise self._damaged(DatabaseDamagedError(self.place)) from error
        except DRIVER_ERRORS as error:
            sentence = _sentence(str(error).lower(), self.place)
            if sentence is None:
                raise
            raise self._damaged(sentence) from error

    def _damaged(self, error: Exception) -> Exception:
        """Write no more once damage was met; the next start looks at every page."""
        if isinstance(error, DatabaseDamagedError) and self.only_read is None:
            self.only_read = error
            self.on_damage()
        return error


_MESSAGES: Final = (
    ("append-only", HistoryBrokenError),
    ("database is locked", DatabaseBusyError),
    ("database table is locked", DatabaseBusyError),
    ("lock timeout", DatabaseBusyError),
    ("disk is full", DiskFullError),
    ("disk i/o error", DiskFullError),
    ("no space left", DiskFullError),
    ("could not connect", ServerUnreachableError),
    ("connection failed", ServerUnreachableError),
    ("connection is bad", ServerUnreachableError),
    ("server closed the connection", ServerUnreachableError),
    ("terminating connection", ServerUnreachableError),
)
_PLACED_MESSAGES: Final = (
    ("readonly database", ReadOnlyPlaceError),
    ("unable to open database", ReadOnlyPlaceError),
    ("malformed", DatabaseDamagedError),
    ("not a database", DatabaseDamagedError),
    ("fts5 file format", DatabaseDamagedError),
    ("vtable constructor failed", DatabaseDamagedError),
    ("corrupt", DatabaseDamagedError),
    ("could not decode", DatabaseDamagedError),
)


def _sentence(message: str, place: str) -> Exception | None:
    for words, error in _MESSAGES:
        if words in message:
            return error()
    for words, placed_error in _PLACED_MESSAGES:
        if words in message:
            return placed_error(place)
    return None


def assert_safe_driver() -> None:
    """Refuse an SQLite that may corrupt a WAL database.

    Raises:
        OldDriverError: older than 3.51.3.
    """
    if SQLITE_VERSION < SAFE_SQLITE:
        raise OldDriverError(".".join(map(str, SQLITE_VERSION)))


def open_sqlite(path: Path, key: bytes = PLAIN) -> Database:
    """Connect to the database file `path`; `opening.open_live` decides whether to.

    `key` is of an encrypted file, and of one that is not there yet.

    Raises:
        DatabaseDamagedError: the file is no database; left untouched.
        ReadOnlyPlaceError: the folder cannot be written to.
    """
    driver = file_driver(path, key, pragmas=PRAGMAS)
    database = Database(driver, SqliteDialect(), path.name)
    database.key = key
    with database._errors():  # noqa: SLF001 this module's own
        driver.connect(reuse_if_open=True)
    return database


def refuse_foreign(path: Path, key: bytes = PLAIN) -> None:
    """Read the file's head without opening it as a database.

    Raises:
        ForeignDatabaseError: the file belongs to another program.
        DatabaseDamagedError: the file is no database.
        ReadOnlyPlaceError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        return
    except OSError:
        raise ReadOnlyPlaceError(str(path)) from None
    if not head or (key and not is_plain(path)):
        return  # the key alone tells whether an encrypted file is ours
    if not head.startswith(b"SQLite format 3\0") or len(head) < 100:
        raise DatabaseDamagedError(path.name)
    if int.from_bytes(head[68:72], "big") not in {0, APPLICATION_ID}:
        raise ForeignDatabaseError(path.name)


def open_postgres(url: str) -> Database:
    """Open the PostgreSQL database at `url` (postgresql://user@host/name).

    Raises:
        ServerUnreachableError: the server does not answer.
    """
    driver = peewee.PostgresqlDatabase(url, prefer_psycopg3=True)
    database = Database(driver, PostgresDialect(), "máy chủ cơ sở dữ liệu")
    with database._errors():  # noqa: SLF001 this module's own
        driver.connect(reuse_if_open=True)
    return database
