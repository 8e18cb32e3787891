"""The driver of database files, encrypted (SQLCipher) or plain, and the way between.

Without a key SQLCipher is SQLite, byte for byte; with one every page is encrypted and
carries a code that tells when it was changed (AES-256, HMAC-SHA512).
"""

import hashlib
from pathlib import Path
from typing import Any, Final

import peewee
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as sqlcipher

from motcua_desktop.services.errors_sealing import SealingError

CIPHER_ERRORS: Final = (sqlcipher.Error,)
SQLITE_VERSION: Final[tuple[int, ...]] = sqlcipher.sqlite_version_info
_HEAD: Final = b"SQLite format 3\0"
PLAIN: Final = b""
"""The key of a file that is not encrypted."""

_PAGE: Final = 4096
_LOOK: Final = 64 * 1024
_ZEROS_AT_MOST: Final = 50
"""Of so many bytes less than one is zero in an encrypted page."""

_OF_THE_INDEX: Final = "%\\_fts%"


def is_plain(path: Path) -> bool:
    """Return whether the file `path` can be read without a key; so can one unborn."""
    try:
        with path.open("rb") as file:
            return file.read(len(_HEAD)) in {_HEAD, b""}
    except FileNotFoundError:
        return True


def looks_random(path: Path) -> bool:
    """Return whether the pages behind the first tell nothing, as encrypted ones do."""
    with path.open("rb") as file:
        file.seek(_PAGE)
        seen = file.read(_LOOK)
    # One byte in 256 is zero where nothing is told; of plain pages far more are.
    return seen.count(0) * _ZEROS_AT_MOST < len(seen)


def file_driver(
    path: Path, key: bytes = PLAIN, *, words: str = "", **options: Any
) -> peewee.SqliteDatabase:
    """Return the driver of the file `path`, not yet connected.

    The file itself tells whether it takes the key; a new one does. `words` are of an
    SQLite URI.
    """
    place = f"{path.resolve().as_uri()}?{words}" if words else str(path)
    is_there = path.is_file() and path.stat().st_size > 0
    said = PLAIN if is_there and is_plain(path) else key
    if words:
        options["uri"] = True
    # A wrong password is told in a sentence; the library's log goes to the screen.
    pragmas = {"cipher_log_level": "none", **options.pop("pragmas", {})}
    return SqlCipherDatabase(place, passphrase=_raw(said), pragmas=pragmas, **options)


def connect_anew(driver: peewee.SqliteDatabase) -> None:
    """Let an encrypted file be read on after a damaged page; a plain one is anyway.

    SQLCipher reads no further page on a connection that has met a damaged one.
    """
    if driver.connect_params.get("passphrase"):
        driver.close()
        driver.connect()


def opens(path: Path, key: bytes) -> bool:
    """Return whether `key` opens the encrypted file `path`; nothing is written."""
    driver = file_driver(path, key, words="mode=ro&immutable=1")
    try:
        driver.connect()
        driver.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
    except (peewee.PeeweeException, *CIPHER_ERRORS):
        return False
    else:
        return True
    finally:
        driver.close()


def _raw(key: bytes) -> str:
    """Return the words of a raw key: no password is stretched at every opening."""
    return f"x'{key.hex()}'" if key else ""


def change_key(source: Path, target: Path, *, old: bytes, new: bytes) -> None:
    """Write a copy of `source`, which nobody has open, under another key or none.

    The copy is read back and compared row for row before this returns.

    Raises:
        SealingError: the copy is not what the original is.
    """
    driver = file_driver(source, old)
    try:
        driver.connect()
        driver.execute_sql("ATTACH DATABASE ? AS other KEY ?", (str(target), _raw(new)))
        driver.execute_sql("SELECT sqlcipher_export('other')").fetchall()
        for word in ("application_id", "user_version"):
            (value,) = driver.execute_sql(f"PRAGMA main.{word}").fetchone()
            driver.execute_sql(f"PRAGMA other.{word} = {int(value)}")
        driver.execute_sql("DETACH DATABASE other")
        kept = _rows_of(driver)
    finally:
        driver.close()
    _compare(target, new, kept)


def _compare(target: Path, key: bytes, kept: dict[str, tuple[Any, ...]]) -> None:
    driver = file_driver(target, key)
    try:
        driver.connect()
        sound = driver.execute_sql("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not sound or _rows_of(driver) != kept:
            raise SealingError
    except CIPHER_ERRORS as error:
        raise SealingError from error
    finally:
        driver.close()


def _rows_of(driver: peewee.SqliteDatabase) -> dict[str, tuple[Any, ...]]:
    """Return a fingerprint of every table: its statement, its rows, their sum."""
    tables = driver.execute_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' "
        "AND name NOT LIKE ? ESCAPE '\\'",
        (_OF_THE_INDEX,),
    ).fetchall()
    return {name: (sql, _fingerprint(driver, name)) for name, sql in tables}


def _fingerprint(driver: peewee.SqliteDatabase, table: str) -> str:
    digest = hashlib.sha256()
    for row in driver.execute_sql(f"SELECT * FROM {table} ORDER BY 1"):
        digest.update(repr(row).encode())
    return digest.hexdigest()
