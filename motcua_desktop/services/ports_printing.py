"""What the services need of a printer, as a Protocol."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PrintSetup:
    """Where one kind of paper is printed; "" for the system's own choice.

    Always on one side and unscaled: a slip keeps its size in millimetres. `is_viewed`:
    the PDF opens in the system's viewer, from which the clerk prints.
    """

    printer: str = ""
    tray: str = ""
    copies: int = 1
    is_viewed: bool = False


class SpoolState(StrEnum):
    """What the system says of a job that it was given."""

    UNDER_WAY = "under_way"
    STOPPED = "stopped"
    DONE = "done"
    UNKNOWN = "unknown"


class Spooler(Protocol):
    """The system's printing."""

    def printers(self) -> Sequence[str]:
        """Return the names of the printers that the system knows."""
        ...

    def trays(self, printer: str) -> Sequence[str]:
        """Return the trays of a printer by the names that a setup takes."""
        ...

    def send(self, path: Path, *, paper: str, setup: PrintSetup, title: str) -> str:
        """Hand a PDF over to be printed and return the system's name of the job.

        Raises:
            PrinterError: the system does not take it.
        """
        ...

    def state(self, job: str) -> SpoolState:
        """Return what has become of a job."""
        ...

    def cancel(self, job: str) -> None:
        """Take a job back that has not come out; one unknown is none."""
        ...
