"""A CUPS server of the tests' own, whose printers are folders."""

import contextlib
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

BACKEND = """#!/bin/sh
# A printer that is a folder; a file named jam stops it as a paper jam does.
[ $# -eq 0 ] && { echo 'direct tofile "Unknown" "To file"'; exit 0; }
dir=${DEVICE_URI#tofile:}
[ -e "$dir/jam" ] && { echo "ERROR: jam" >&2; exit 4; }
cat "${6:--}" > "$dir/$1.part" && echo "$5" > "$dir/$1.options"
chmod 644 "$dir/$1.part" "$dir/$1.options"
mv "$dir/$1.part" "$dir/$1.pdf"
"""
FILES = """ServerRoot {root}/etc
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/state
DataDir /usr/share/cups
ServerBin {root}/bin
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
TempDir {root}/tmp
SystemGroup root
User lp
Group lp
Sandboxing relaxed
"""
SERVER = """Listen {root}/sock
LogLevel warn
Browsing No
PreserveJobHistory Yes
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
"""
PATIENCE = 60.0
"""Seconds; a busy machine is slow, not wrong."""


def wait_until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so; what never comes is a failure."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end
        os.sched_yield()


@contextlib.contextmanager
def running_cups(root: Path) -> Iterator[None]:
    """Run a server in the empty folder `root`; CUPS_SERVER names it meanwhile.

    A printer of it is `tofile:` and a folder, into which its papers fall as *.pdf
    with what it was told beside them.
    """
    _furnish(root)
    files = ("-c", root / "etc/cupsd.conf", "-s", root / "etc/cups-files.conf")
    daemon = subprocess.Popen(["/usr/sbin/cupsd", "-f", *files])
    before = os.environ.get("CUPS_SERVER")
    os.environ["CUPS_SERVER"] = str(root / "sock")
    try:
        wait_until((root / "sock").exists)
        yield
    finally:
        os.environ.pop("CUPS_SERVER")
        if before is not None:
            os.environ["CUPS_SERVER"] = before
        daemon.terminate()
        daemon.wait()


def _furnish(root: Path) -> None:
    for name in ("etc/ppd", "spool", "cache", "state", "log", "tmp", "bin/backend"):
        (root / name).mkdir(parents=True)
    for part in Path("/usr/lib/cups").iterdir():
        if part.name != "backend":
            (root / "bin" / part.name).symlink_to(part)
    backend = root / "bin/backend/tofile"
    backend.write_text(BACKEND, encoding="utf-8")
    backend.chmod(0o700)
    for name, text in (("cupsd.conf", SERVER), ("cups-files.conf", FILES)):
        (root / "etc" / name).write_text(text.format(root=root), encoding="utf-8")
    folder = root
    while folder != folder.parent and folder.name != "tmp":
        folder.chmod(0o755)
        folder = folder.parent
