"""Printing on Linux: CUPS by its own commands `lp`, `lpstat`, `cancel`."""

import contextlib
import os
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from motcua_desktop.services.errors import PrinterError
from motcua_desktop.services.ports_printing import PrintSetup, SpoolState

_PATIENCE_SECONDS: Final = 20
_MEDIA: Final = {
    "A5": "A5",
    "A4": "A4",
    "80mm": "Custom.80x297mm",
    "50x30": "Custom.50x30mm",
}
_REQUEST: Final = re.compile(r"request id is (\S+-\d+)")
_SLOTS: Final = re.compile(r"^InputSlot/[^:]*:(.*)$", re.MULTILINE)
_UNSCALED: Final = ("-o", "sides=one-sided", "-o", "print-scaling=none")


class CupsSpooler:
    """The queues of the CUPS server that the environment names."""

    def printers(self) -> Sequence[str]:
        """Return the names of the queues."""
        try:
            return _ask("lpstat", "-e").stdout.split()
        except (OSError, subprocess.TimeoutExpired):
            return []

    def trays(self, printer: str) -> Sequence[str]:
        """Return the trays that the queue's driver knows; none of a raw queue."""
        try:
            told = _ask("lpoptions", "-p", printer, "-l").stdout
        except (OSError, subprocess.TimeoutExpired):
            return []
        found = _SLOTS.search(told)
        return [] if found is None else found[1].replace("*", "").split()

    def send(self, path: Path, *, paper: str, setup: PrintSetup, title: str) -> str:
        """Hand a PDF over; returns at once, CUPS keeps it from then on.

        Raises:
            PrinterError: no CUPS, no such printer, or it takes no jobs.
        """
        command = ["lp", "-t", title, "-n", str(setup.copies)]
        if setup.printer:
            command += ["-d", setup.printer]
        if setup.tray:
            command += ["-o", f"InputSlot={setup.tray}"]
        media = ("-o", f"media={_MEDIA.get(paper, paper)}")
        try:
            answer = _ask(*command, *media, *_UNSCALED, "--", str(path))
        except OSError as error:
            raise PrinterError(
                setup.printer, "máy tính chưa cài đặt in (CUPS)"
            ) from error
        except subprocess.TimeoutExpired as error:
            raise PrinterError(setup.printer, "máy in không trả lời") from error
        found = _REQUEST.search(answer.stdout)
        if answer.returncode or found is None:
            raise PrinterError(setup.printer, "máy in tắt hoặc không có trên máy này")
        return found[1]

    def state(self, job: str) -> SpoolState:
        """Return what CUPS says of a job."""
        printer = job.rpartition("-")[0]
        try:
            if job in _jobs("completed", printer):
                return SpoolState.DONE
            if job not in _jobs("not-completed", printer):
                return SpoolState.UNKNOWN
            stopped = "disabled" in _ask("lpstat", "-p", printer).stdout
        except (OSError, subprocess.TimeoutExpired):
            return SpoolState.UNKNOWN
        return SpoolState.STOPPED if stopped else SpoolState.UNDER_WAY

    def cancel(self, job: str) -> None:
        """Take a job back; CUPS says nothing bad of one that it does not know."""
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            _ask("cancel", job)


def _jobs(which: str, printer: str) -> set[str]:
    lines = _ask("lpstat", "-W", which, "-o", printer).stdout.splitlines()
    return {line.split()[0] for line in lines if line.strip()}


def _ask(*command: str) -> "subprocess.CompletedProcess[str]":
    """Run a command of CUPS; its words are read, so they are English."""
    return subprocess.run(  # noqa: S603 a fixed command, no shell
        command,
        check=False,
        capture_output=True,
        text=True,
        timeout=_PATIENCE_SECONDS,
        env={**os.environ, "LC_ALL": "C"},
    )
