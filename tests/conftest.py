"""What every test gets: a home of its own, and an open office on either database."""

import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice, open_office
from tests.builders import Clock, set_up_office
from tests.postgres import Server, running_server


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Move every folder that a program might write to away from the real ones."""
    home = tmp_path_factory.mktemp("nhà của Ấn")
    moved = {
        "HOME": home,
        "XDG_DATA_HOME": home / "data",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_CACHE_HOME": home / "cache",
    }
    before = {name: os.environ.get(name) for name in (*moved, "MOTCUA_DATA")}
    os.environ.update({name: str(path) for name, path in moved.items()})
    os.environ.pop("MOTCUA_DATA", None)
    yield
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@pytest.fixture
def clock() -> Clock:
    """Monday 23/11/2026, 09:42, as in the pictures; tests move it."""
    return Clock()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A real PostgreSQL server, started for this run."""
    with running_server() as server:
        yield server


@pytest.fixture
def new_office(tmp_path: Path, clock: Clock) -> Iterator[Callable[[], OpenOffice]]:
    """Make offices over SQLite, closed at the end of the test."""
    opened: list[OpenOffice] = []

    def make() -> OpenOffice:
        office = open_office(tmp_path / f"văn phòng {len(opened)}", clock=clock)
        opened.append(office)
        set_up_office(office)
        return office

    yield make
    for office in opened:
        office.close()


@pytest.fixture
def office(new_office: Callable[[], OpenOffice]) -> OpenOffice:
    """An office over SQLite with a few procedures and no dossier."""
    return new_office()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def any_office(
    request: pytest.FixtureRequest, tmp_path: Path, clock: Clock
) -> Iterator[OpenOffice]:
    """An office over each kind of database in turn."""
    url = None
    if request.param == "postgres":
        server: Server = request.getfixturevalue("postgres")
        url = server.new_database(f"office_{uuid.uuid4().hex[:12]}")
    office = open_office(tmp_path / "văn phòng", url, clock=clock)
    set_up_office(office)
    yield office
    office.close()
