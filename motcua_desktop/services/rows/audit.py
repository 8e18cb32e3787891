"""One line of the audit log, as it is written and as it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AuditLine:
    """Dòng nhật ký: who did what to what, when; no name or ID number of a citizen.

    `login` is empty in an office that works without login. `deed` is the name of the
    service's function, `subject` a number, code or file name.
    """

    recorded_at: datetime
    login: str
    actor: str
    deed: str
    subject: str = ""
    detail: str = ""
    seq: int = 0

    def about(self, titles: Mapping[str, str]) -> str:
        """Return the subject in words: what `titles` calls its code, then the rest."""
        code, _, rest = self.subject.partition(" ")
        if code not in titles:
            return self.subject
        return " · ".join(filter(None, (titles[code], rest)))


@dataclass(frozen=True, slots=True)
class AuditWanted:
    """Which lines are looked for, in the words of who looks; days are ISO.

    `who` is a login or part of a name; `person` the ID number of a citizen whose
    dossiers, submissions and slips the lines are about; `deed` a part of what was
    done, in words; `last` the number behind which nothing is looked for, 0: none.
    """

    who: str = ""
    person: str = ""
    deed: str = ""
    since: str = ""
    until: str = ""
    last: int = 0


@dataclass(frozen=True, slots=True)
class AuditChoice:
    """The same in the words of the log; None: any."""

    since: str = ""
    until: str = ""
    login: str = ""
    actors: frozenset[str] | None = None
    deeds: frozenset[str] | None = None
    subjects: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class AuditPage:
    """The newest lines that are looked for, newest first, and how many there are.

    `last` is the number of the last line of the log then.
    """

    lines: tuple[AuditLine, ...]
    count: int
    last: int


@dataclass(frozen=True, slots=True)
class AuditHead:
    """The end of the log or of the history, to be kept outside of the database.

    `kept_in` names the copy or report that it was kept in, "" for one on paper.
    """

    seq: int
    mark: str
    kept_in: str = ""

    def __str__(self) -> str:
        """Return it as it stands on paper: number and eight letters."""
        return f"{self.seq}:{self.mark}"


@dataclass(frozen=True, slots=True)
class Witness:
    """What lies outside of the database and holds its ends of some moment.

    `serial` is that of a copy, 0 of an issued report.
    """

    made_at: datetime
    audit: AuditHead
    history: AuditHead
    serial: int = 0
