"""The repository of online submissions: waiting, answered, never deleted."""

import json
from datetime import datetime

from motcua_desktop.domain.channel import ReturnWay
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.submission import OnlineSubmission, Reply
from motcua_desktop.services.ports_submissions import SubmissionCounts
from motcua_desktop.storage.codec import (
    applicant_body,
    moment_text,
    paper_body,
    read_applicant,
    read_paper,
)
from motcua_desktop.storage.database import Database, Row

_COLUMNS = (
    "reference, procedure, submitted_at, reply_by, body, reply, replied_at, reason, "
    "dossier_number"
)


class Submissions:
    """Online submissions of one database."""

    def __init__(self, database: Database) -> None:
        """Read and write `database`."""
        self._database = database

    def find(self, reference: str) -> OnlineSubmission | None:
        """Return the submission with this reference."""
        row = self._database.row(
            f"SELECT {_COLUMNS} FROM submission WHERE reference = ?", (reference,)
        )
        return None if row is None else _submission(row)

    def of_person(self, id_number: str) -> list[OnlineSubmission]:
        """Return the submissions that name a person's ID number, by reference."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM submission WHERE body LIKE ? ORDER BY reference",
            (f'%"{id_number}"%',),
        )
        found = (_submission(row) for row in rows)
        return [one for one in found if one.applicant.id_number == id_number]

    def waiting(self, *, limit: int) -> list[OnlineSubmission]:
        """Return what waits for an answer, the most pressing first."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM submission WHERE reply = '' "
            "ORDER BY reply_by, reference LIMIT ?",
            (limit,),
        )
        return [_submission(row) for row in rows]

    def counts(self, now: datetime) -> tuple[int, int]:
        """Return how many wait, and how many of them wait too long."""
        waiting, late = self._database.row(
            "SELECT count(*), coalesce(sum(CASE WHEN reply_by < ? THEN 1 ELSE 0 END), "
            "0) FROM submission WHERE reply = ''",
            (moment_text(now),),
        )
        return int(waiting), int(late)

    def counts_of(self, period: Period) -> SubmissionCounts:
        """Return what became of the submissions in a period."""
        first, until = period.first.isoformat(), period.until.isoformat()
        waiting = self._database.value(
            "SELECT count(*) FROM submission WHERE submitted_at < ? "
            "AND (reply = '' OR replied_at >= ?)",
            (until, until),
        )
        replies = self._database.rows(
            "SELECT reply, count(*) FROM submission "
            "WHERE replied_at >= ? AND replied_at < ? GROUP BY reply",
            (first, until),
        )
        given = {reply: int(count) for reply, count in replies}
        return SubmissionCounts(
            waiting=int(waiting),
            refused=given.get(Reply.REFUSE, 0),
            guided=given.get(Reply.GUIDE, 0),
        )

    def save(self, submission: OnlineSubmission) -> None:
        """Add a submission, or its answer."""
        body = {
            "applicant": applicant_body(submission.applicant),
            "papers": [paper_body(paper) for paper in submission.papers],
            "return_way": submission.return_way.value,
            "sets": submission.sets,
            "note": submission.note,
        }
        replied_at = submission.replied_at
        self._database.execute(
            f"INSERT INTO submission ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (reference) DO UPDATE SET reply = excluded.reply, "
            "replied_at = excluded.replied_at, reason = excluded.reason, "
            "dossier_number = excluded.dossier_number",
            (
                submission.reference,
                submission.procedure,
                moment_text(submission.submitted_at),
                moment_text(submission.reply_by),
                json.dumps(body, ensure_ascii=False),
                submission.reply.value if submission.reply else "",
                moment_text(replied_at) if replied_at else "",
                submission.reason,
                submission.dossier_number,
            ),
        )


def _submission(row: Row) -> OnlineSubmission:
    body = json.loads(row[4])
    return OnlineSubmission(
        reference=row[0],
        procedure=row[1],
        applicant=read_applicant(body["applicant"]),
        submitted_at=datetime.fromisoformat(row[2]),
        reply_by=datetime.fromisoformat(row[3]),
        papers=tuple(read_paper(paper) for paper in body["papers"]),
        return_way=ReturnWay(body["return_way"]),
        sets=body["sets"],
        note=body["note"],
        reply=Reply(row[5]) if row[5] else None,
        replied_at=datetime.fromisoformat(row[6]) if row[6] else None,
        reason=row[7],
        dossier_number=row[8],
    )
