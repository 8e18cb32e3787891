"""Slips handed out at the counter to people whose dossier is not taken in."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime

from motcua_desktop.domain.people import Applicant
from motcua_desktop.services.rows.lists import IssuedSlip


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterSlip:
    """Phiếu lập tại quầy trước khi tiếp nhận: what the clerk enters.

    `name` is the slip's. `procedure` is a code of the catalogue, `content` what was
    asked for in other words: alone, or after the procedure's name. `items` is what is
    to be completed (Mẫu 02). `token` is made once by the form or the caller; sending
    it twice issues one slip.
    """

    name: str
    applicant: Applicant
    reason: str
    procedure: str = ""
    content: str = ""
    items: tuple[str, ...] = ()
    officer: str = ""
    token: str = field(default_factory=lambda: uuid.uuid4().hex)


@dataclass(frozen=True, slots=True)
class IssuedCounterSlip:
    """Phiếu lập tại quầy đã phát hành; `id` is what it is found by.

    `told` is what was entered, as it was printed. `replaced_id` is the slip that it
    stands for, 0 for none.
    """

    id: int
    unit_code: str
    told: CounterSlip
    slip: IssuedSlip
    form_set: str
    replaced_id: int = 0

    @property
    def issued_at(self) -> datetime:
        """When it was issued."""
        return self.slip.issued_at
