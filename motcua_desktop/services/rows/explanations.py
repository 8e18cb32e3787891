"""Asking why a due moment is what it is, and the paper that answers."""

from dataclasses import dataclass
from datetime import datetime

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.due_days import DayNote
from motcua_desktop.domain.office import Office


@dataclass(frozen=True, slots=True)
class DueQuestion:
    """What a due moment is asked of: a dossier, or a receipt that is only tried."""

    procedure_code: str = ""
    channel: Channel = Channel.DESK
    received_at: datetime | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class ExplanationSheet:
    """Bảng diễn giải hạn trả kết quả: each day of the count, for the citizen.

    `number` is "" where nothing was received yet.
    """

    office: Office
    made_at: datetime
    number: str
    procedure: str
    received_at: datetime
    limit_text: str
    due_at: datetime | None
    reason: str
    days: tuple[DayNote, ...]
    warning: str = ""
