"""A PostgreSQL server of the tests' own: started on a socket of its own, then gone."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Server:
    """A running server that answers on a socket in `folder`."""

    folder: Path
    binaries: Path

    def new_database(self, name: str) -> str:
        """Make an empty database and return its URL."""
        _run(self.binaries / "createdb", "-h", self.folder, "-U", "motcua", name)
        return f"postgresql://motcua@/{name}?host={self.folder}"


@contextlib.contextmanager
def running_server() -> Iterator[Server]:
    """Start a server; stop it and remove its files at the end."""
    binaries = _binaries()
    folder = Path(tempfile.mkdtemp(prefix="motcua-pg-", dir="/tmp"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    cluster = folder / "cluster"
    options = (
        f"-c listen_addresses= -c unix_socket_directories={folder} "
        "-c fsync=off -c full_page_writes=off -c max_connections=60"
    )
    try:
        _run(
            *(binaries / "initdb", "-D", cluster, "-U", "motcua", "-E", "UTF8"),
            *("--locale=C.UTF-8", "-A", "trust", "--no-sync"),
        )
        log = folder / "log"
        _run(
            *(binaries / "pg_ctl", "-D", cluster, "-l", log, "-o", options),
            *("-w", "start"),
        )
        yield Server(folder, binaries)
    finally:
        _run(binaries / "pg_ctl", "-D", cluster, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        raise FileNotFoundError("apt-get install postgresql")
    return found[-1].parent


def _run(*words: str | Path) -> None:
    command: Sequence[str] = [str(word) for word in words]
    if os.geteuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")
