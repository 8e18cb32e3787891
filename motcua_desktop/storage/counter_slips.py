"""The repository of slips handed out at the counter before acceptance."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from motcua_desktop.domain.register_entries import CounterDay
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.services.rows.counter_slips import CounterSlip, IssuedCounterSlip
from motcua_desktop.services.rows.lists import IssuedSlip
from motcua_desktop.storage.codec import applicant_body, read_applicant
from motcua_desktop.storage.database import Database, Row
from motcua_desktop.storage.numbers import Numbers
from motcua_desktop.storage.registers import until_text

_COLUMNS: Final = (
    "id, token, unit_code, name, issue, number, paper, form_set, file, sha256, "
    "issued_at, replaced_id, body"
)


class CounterSlips:
    """The slips of the counter of one database."""

    def __init__(self, database: Database, numbers: Numbers) -> None:
        """Read and write `database`."""
        self._database = database
        self._numbers = numbers

    def new_id(self) -> int:
        """Return the number of the next slip."""
        return self._numbers.take("counter_slip")

    def keep(self, issued: IssuedCounterSlip) -> None:
        """Record a slip."""
        slip, told = issued.slip, issued.told
        self._database.execute(
            f"INSERT INTO counter_slip ({_COLUMNS}) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                issued.id,
                told.token,
                issued.unit_code,
                slip.name,
                slip.issue,
                slip.number,
                slip.paper,
                issued.form_set,
                slip.path.as_posix(),
                slip.sha256,
                slip.issued_at.isoformat(timespec="microseconds"),
                issued.replaced_id,
                json.dumps(_body(told), ensure_ascii=False),
            ),
        )

    def find(self, slip_id: int) -> IssuedCounterSlip | None:
        """Return the slip with this number."""
        return self._one("id = ?", slip_id)

    def of_token(self, token: str) -> IssuedCounterSlip | None:
        """Return the slip that `token` already issued."""
        return self._one("token = ?", token)

    def _one(self, condition: str, value: object) -> IssuedCounterSlip | None:
        row = self._database.row(
            f"SELECT {_COLUMNS} FROM counter_slip WHERE {condition}", (value,)
        )
        return None if row is None else _issued(row)

    def successor(self, slip_id: int) -> int:
        """Return the number of the slip that stands for this one, 0 for none."""
        found = self._database.value(
            "SELECT id FROM counter_slip WHERE replaced_id = ?", (slip_id,)
        )
        return int(found or 0)

    def of_person(self, id_number: str) -> list[IssuedCounterSlip]:
        """Return the slips that name a person's ID number, by id."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM counter_slip WHERE body LIKE ? ORDER BY id",
            (f'%"{id_number}"%',),
        )
        found = (_issued(row) for row in rows)
        return [one for one in found if one.told.applicant.id_number == id_number]

    def issued_between(self, first: date, last: date) -> list[IssuedCounterSlip]:
        """Return the slips issued from `first` to `last`, oldest first."""
        until = last + timedelta(days=1)
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM counter_slip "
            "WHERE issued_at >= ? AND issued_at < ? ORDER BY id",
            (first.isoformat(), until.isoformat()),
        )
        return [_issued(row) for row in rows]

    def all_issued(self) -> Iterator[IssuedSlip]:
        """Return every slip ever issued at the counter."""
        rows = self._database.rows(f"SELECT {_COLUMNS} FROM counter_slip ORDER BY id")
        return (_issued(row).slip for row in rows)

    def reprint(self, slip_id: int, *, actor: str, at: datetime) -> int:
        """Note that a slip was printed again; return how often it was by now."""
        last = self._database.value(
            "SELECT max(reprint) FROM counter_reprint WHERE slip_id = ?", (slip_id,)
        )
        count = int(last or 0) + 1
        self._database.execute(
            "INSERT INTO counter_reprint (slip_id, reprint, actor, printed_at) "
            "VALUES (?, ?, ?, ?)",
            (slip_id, count, actor, at.isoformat(timespec="microseconds")),
        )
        return count

    def days(
        self, *, unit_code: str = "", as_of: datetime | None = None
    ) -> dict[tuple[str, date], CounterDay]:
        """Return by unit and day how many people got a slip; corrections aside."""
        rows = self._database.rows(
            "SELECT unit_code, substr(issued_at, 1, 10), name, count(*) "
            "FROM counter_slip WHERE replaced_id = 0 AND issued_at <= ? "
            "AND (unit_code = ? OR ? = '') "
            "GROUP BY unit_code, substr(issued_at, 1, 10), name",
            (until_text(as_of), unit_code, unit_code),
        )
        counts: dict[tuple[str, date], dict[str, int]] = {}
        for unit, day, name, count in rows:
            key = unit, date.fromisoformat(day)
            counts.setdefault(key, {})[name] = int(count)
        return {
            (unit, day): CounterDay(
                day=day,
                guided=names.get(SlipKind.SUPPLEMENT, 0),
                refused=names.get(SlipKind.REFUSAL, 0),
            )
            for (unit, day), names in counts.items()
        }


def _body(told: CounterSlip) -> dict[str, object]:
    return {
        "applicant": applicant_body(told.applicant),
        "reason": told.reason,
        "procedure": told.procedure,
        "content": told.content,
        "items": told.items,
        "officer": told.officer,
    }


def _issued(row: Row) -> IssuedCounterSlip:
    slip_id, token, unit_code, name, issue, number, paper, form_set, *more = row
    file, sha256, issued_at, replaced_id, text = more
    body = json.loads(text)
    told = CounterSlip(
        name=name,
        applicant=read_applicant(body["applicant"]),
        reason=body["reason"],
        procedure=body["procedure"],
        content=body["content"],
        items=tuple(body["items"]),
        officer=body["officer"],
        token=token,
    )
    slip = IssuedSlip(
        issue=issue,
        path=Path(file),
        sha256=sha256,
        issued_at=datetime.fromisoformat(issued_at),
        number=number,
        paper=paper,
        replaces=issue - 1 if replaced_id else 0,
        name=name,
    )
    return IssuedCounterSlip(slip_id, unit_code, told, slip, form_set, replaced_id)
