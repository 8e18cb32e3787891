"""Indexes that SQLite's own check does not hold against their tables."""

from collections.abc import Iterator
from typing import Final

from motcua_desktop.storage.database import DRIVER_ERRORS, Database

_HOLD_AGAINST_DOSSIERS: Final = (
    "INSERT INTO dossier_fts (dossier_fts, rank) VALUES ('integrity-check', 1)"
)


def partial_index_findings(database: Database) -> Iterator[str]:
    """Count the rows of each partial index: SQLite looks only for those that lack."""
    for name, table, sql in database.rows(
        "SELECT name, tbl_name, sql FROM sqlite_master "
        "WHERE type = 'index' AND sql LIKE '% WHERE %'"
    ):
        counted = (
            f"SELECT count(*) FROM {table} {{}} WHERE {sql.partition(' WHERE ')[2]}"
        )
        listed = database.value(counted.format(f"INDEXED BY {name}"))
        if listed != database.value(counted.format("NOT INDEXED")):
            yield f"Chỉ mục {name} không khớp với bảng {table}."


def search_findings(database: Database) -> list[str]:
    """Hold the search index against the words of the dossiers, word by word.

    SQLite takes this for a write: where nothing may be written it is left out.
    """
    if database.dialect.name != "sqlite" or database.only_read is not None:
        return []
    with database.writing():
        try:
            database.driver.execute_sql(_HOLD_AGAINST_DOSSIERS)
        except DRIVER_ERRORS:  # the dossiers are whole: no damage that ends the work
            return ["Chỉ mục tìm kiếm không khớp với thông tin hồ sơ."]
    return []
