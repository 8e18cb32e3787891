"""Rows of the papers that one dossier may have."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class Standing(StrEnum):
    """How a paper of a dossier stands.

    UNNUMBERED is a paper that is made anew each time and leaves no trace.
    """

    TO_ISSUE = "to_issue"
    IN_FORCE = "in_force"
    OUTDATED = "outdated"
    WITHOUT_GROUND = "without_ground"
    UNNUMBERED = "unnumbered"


@dataclass(frozen=True, slots=True)
class PaperOffer:
    """One paper that the state of a dossier allows, and its newest issue.

    `issue` is 0 and `issued_at` None where there is none; `why` says what is missing
    where the history gives no ground.
    """

    name: str
    title: str
    paper: str
    standing: Standing
    issue: int = 0
    number: str = ""
    issued_at: datetime | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A PDF made, or taken from the archive; `issue` is 0 for an unnumbered paper."""

    name: str
    title: str
    dossier: str
    paper: str
    path: Path
    issue: int = 0
    number: str = ""
    reprint: int = 0
