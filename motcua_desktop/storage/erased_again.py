"""What one file of an office blanked, blanked again in an older copy of it.

Rows are known in the copy by what never changes of them: the hash of a line, the token
of a slip. What a later life of the office blanked and the copy has not yet is left.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import peewee

from motcua_desktop.services.errors import StorageError
from motcua_desktop.services.ports_retention import APPLIED
from motcua_desktop.services.rows.audit import AuditLine
from motcua_desktop.services.rows.retention import SettledRow
from motcua_desktop.storage.audit import AuditLog
from motcua_desktop.storage.catalogue import Catalogue
from motcua_desktop.storage.database import DRIVER_ERRORS, Database
from motcua_desktop.storage.dossiers import Dossiers
from motcua_desktop.storage.erased_rows import PLACES
from motcua_desktop.storage.erasing import Erasing
from motcua_desktop.storage.key_search import KeyOf
from motcua_desktop.storage.numbers import Numbers
from motcua_desktop.storage.read_only import readable

_ANONYMISED: Final = (
    "SELECT r.hash, a.body FROM event a JOIN event r ON r.dossier_id = a.dossier_id "
    "AND r.kind = 'received' WHERE a.kind = 'anonymised'"
)


@dataclass(frozen=True, slots=True)
class Blanked:
    """What was blanked: dossiers by the hash of their reception, rows by place.

    Each dossier has the number of the document that says so.
    """

    dossiers: Mapping[bytes, str]
    rows: Mapping[str, list[tuple[Any, ...]]]

    def __bool__(self) -> bool:
        """Return whether anything was."""
        return bool(self.dossiers or any(self.rows.values()))


def blanked_in(files: Iterable[Path], key_of: KeyOf) -> Blanked:
    """Return what the first of `files` that can be read has blanked."""
    for path in files:
        try:
            file = readable(path, key_of(path))
        except StorageError:
            continue
        driver = file.driver()
        try:
            return _read(driver)
        except DRIVER_ERRORS:
            continue
        finally:
            driver.close()
            file.release()
    return Blanked({}, {})


def _read(driver: peewee.SqliteDatabase) -> Blanked:
    found = driver.execute_sql(_ANONYMISED).fetchall()
    dossiers = {bytes(mark): json.loads(body)["document"] for mark, body in found}
    rows = {}
    for place, where in PLACES.items():
        if place != "event":
            rows[place] = driver.execute_sql(
                f"SELECT {', '.join(where.same)} FROM {place} "
                f"WHERE CAST({where.key} AS TEXT) IN "
                "(SELECT line FROM erased WHERE place = ?)",
                (place,),
            ).fetchall()
    return Blanked(dossiers, rows)


def blank_again(database: Database, blanked: Blanked, now: datetime) -> None:
    """Blank in `database` what is there too; its log tells of it."""
    numbers = Numbers(database)
    dossiers = Dossiers(database, Catalogue(database, numbers), numbers)
    with database.writing():
        settled = dict(_settled(database, blanked.dossiers))
        rows = [*_rows(database, blanked.rows, now.date())]
        if not settled and not rows:
            return
        run = Erasing(database, dossiers, now).run(settled, rows, actor="")
        told = f"sau khi khôi phục: {run.dossiers} hồ sơ, {run.rows} dòng, {run.mark}"
        AuditLog(database, numbers).append(AuditLine(now, "", "", APPLIED, "", told))
        database.commit()


def _settled(
    database: Database, known: Mapping[bytes, str]
) -> Iterator[tuple[str, str]]:
    """Yield the number and the document of each dossier that is settled here too."""
    for mark, document in known.items():
        number = database.value(
            "SELECT d.number FROM dossier d JOIN event e ON e.dossier_id = d.id "
            "WHERE e.hash = ? AND d.anonymised_at IS NULL AND d.kept_back = '' "
            "AND d.state IN ('returned', 'withdrawn')",
            (mark,),
        )
        if number is not None:
            yield str(number), document


def _rows(
    database: Database, known: Mapping[str, list[tuple[Any, ...]]], today: date
) -> Iterator[SettledRow]:
    """Yield the rows beside dossiers that are here and not blanked yet."""
    for place, rows in known.items():
        where = PLACES[place]
        same = " AND ".join(f"{column} = ?" for column in where.same)
        for values in rows:
            key = database.value(
                f"SELECT {where.key} FROM {place} WHERE {same} AND NOT EXISTS "
                "(SELECT 1 FROM erased e WHERE e.place = ? "
                f"AND e.line = CAST({place}.{where.key} AS TEXT))",
                (*values, place),
            )
            if key is not None:
                yield SettledRow(place, str(key), "", "", today)
