"""The schema is brought to the present in whole steps, each with its record."""

from pathlib import Path

import pytest

from motcua_desktop.bootstrap import open_office
from motcua_desktop.storage import migrations
from motcua_desktop.storage.database import Database, open_sqlite
from motcua_desktop.storage.migrations import migrate, schema_number
from motcua_desktop.storage.opening import DATABASE_FILE
from tests.builders import Clock, received, set_up_office


@pytest.fixture
def copies() -> list[int]:
    """Tells how often a copy was made before a step."""
    return []


def _add_column(database: Database) -> None:
    database.execute("ALTER TABLE unit ADD COLUMN phone TEXT")


def _break_half_way(database: Database) -> None:
    _add_column(database)
    database.execute("ALTER TABLE no_such_table ADD COLUMN phone TEXT")


def _office_with_a_dossier(tmp_path: Path, clock: Clock) -> Path:
    office = open_office(tmp_path, clock=clock)
    set_up_office(office)
    received(office)
    office.close()
    return tmp_path / DATABASE_FILE


def test_a_fresh_database_is_at_the_present(tmp_path: Path, clock: Clock) -> None:
    database = open_sqlite(_office_with_a_dossier(tmp_path, clock))
    recorded = database.rows("SELECT number, name FROM migration ORDER BY number")
    assert [name for _, name in recorded] == [name for name, _ in migrations.ALL]
    assert schema_number(database) == len(migrations.ALL)
    database.close()


def test_a_step_and_its_record_are_one(
    tmp_path: Path,
    clock: Clock,
    copies: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = _office_with_a_dossier(tmp_path, clock)
    broken = (*migrations.ALL, ("0002_broken", _break_half_way))
    monkeypatch.setattr(migrations, "ALL", broken)
    database = open_sqlite(path)
    with pytest.raises(Exception, match="no_such_table"):
        migrate(database, now=clock(), copy_first=lambda: copies.append(1))
    columns = [row[1] for row in database.rows("PRAGMA table_info(unit)")]
    assert (schema_number(database), "phone" in columns) == (1, False)
    whole = (*migrations.ALL[:1], ("0002_phone", _add_column))
    monkeypatch.setattr(migrations, "ALL", whole)
    migrate(database, now=clock(), copy_first=lambda: copies.append(1))
    columns = [row[1] for row in database.rows("PRAGMA table_info(unit)")]
    assert (schema_number(database), "phone" in columns) == (2, True)
    assert migrate(database, now=clock(), copy_first=lambda: copies.append(1)) == 0
    assert copies == [1, 1]
    database.close()


def test_a_verified_copy_is_made_before_a_step(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    _office_with_a_dossier(tmp_path, clock)
    monkeypatch.setattr(
        migrations, "ALL", (*migrations.ALL, ("0002_phone", _add_column))
    )
    office = open_office(tmp_path, clock=clock)
    (copy,) = office.backups.listed()
    assert "truoc-nang-cap" in copy.path.name
    assert office.backups.shelf.check(copy.path) == 1
    office.close()
