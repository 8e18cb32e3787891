"""What a statutory slip is filled with."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import Applicant, SubmittedPaper


@dataclass(frozen=True, slots=True)
class ReceiptSheet:
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01): its blanks K1–K18.

    `code` is "" while the official system has given none; `local_number` then
    stands in small print. `limit_text` is "" for a procedure without limit.
    `reprint` is 0 on the first print.
    """

    office: Office
    printed_on: date
    code: str
    local_number: str
    applicant: Applicant
    content: str
    papers: tuple[SubmittedPaper, ...]
    sets: int
    limit_text: str
    received_at: datetime
    due_at: datetime | None
    return_place: str
    book_volume: int
    book_serial: int
    officer: str
    is_online: bool = False
    reprint: int = 0
    reprinted_at: datetime | None = None

    @property
    def shown_number(self) -> str:
        """The number that the bar code and the QR hold."""
        return self.code or self.local_number
