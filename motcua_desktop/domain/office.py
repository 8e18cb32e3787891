"""The office itself: what its papers say of it and how it numbers its dossiers."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from motcua_desktop.domain.people import UnitLevel
from motcua_desktop.domain.signature import Signatory, signature_lines

LAST_SERIAL: Final = 2**31 - 1
"""Greater than every serial of a tracking book."""


@dataclass(frozen=True, slots=True)
class Office:
    """Bộ phận Tiếp nhận và Trả kết quả / Trung tâm Phục vụ hành chính công.

    `desk` is the desk's name without its unit, as the heading of papers prints it;
    `full_name` and `short_name` are those of running text. With
    `issues_official_codes` the program gives dossier codes; without, it gives local
    numbers and the code is typed in once the official system has given it.
    `signatory` says by which right papers are signed; without it the head signs.

    `book_entries` is how many dossiers a volume of the tracking book takes (0: one
    volume a year). `form_set` keeps a set of forms past its day, `slip_symbols` maps
    a slip's name to the office's own symbol ("" for no number), `slip_notes` stand
    in place of the printed notes of a receipt, `slip_contact` names who answers
    questions, `receipt_has_fee` chooses the receipt with a line for phí, lệ phí,
    `receipt_tells_purpose` the note on it of why personal data are processed,
    `signers` give agency, post and name of those who sign its letters. After
    `lock_minutes` without a key or the mouse a window is locked (0: never).
    """

    unit_code: str
    unit_name: str
    superior: str
    desk: str
    full_name: str
    short_name: str
    place: str
    level: UnitLevel = UnitLevel.COMMUNE
    phone: str = ""
    issues_official_codes: bool = True
    head_post: str = "GIÁM ĐỐC"
    head_name: str = ""
    report_symbol: str = "BC-TTPVHCC"
    report_superior: str = ""
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    plan: str = ""
    system_name: str = "Hệ thống thông tin giải quyết thủ tục hành chính của tỉnh"
    clerks: tuple[str, ...] = field(default=())
    late_causes: tuple[str, ...] = ()
    signatory: Signatory | None = None
    book_entries: int = 0
    form_set: str = ""
    slip_symbols: tuple[tuple[str, str], ...] = ()
    slip_notes: tuple[str, ...] = ()
    slip_contact: str = ""
    receipt_has_fee: bool = False
    receipt_tells_purpose: bool = True
    signers: tuple[tuple[str, str, str], ...] = ()
    lock_minutes: int = 5

    def book_volume(self, serial: int) -> int:
        """Return the volume of the tracking book in which a serial stands."""
        if not self.book_entries or serial < 1:
            return 1
        return (serial - 1) // self.book_entries + 1

    def volume_serials(self, volume: int) -> tuple[int, int]:
        """Return the least and the greatest serial that may stand in a volume."""
        first = (volume - 1) * self.book_entries + 1
        last = volume * self.book_entries or LAST_SERIAL
        return (first if volume > 1 else 0, last)

    def signature(self, on: date) -> tuple[tuple[str, ...], str]:
        """Return the lines over a signature of that day, and the name below it.

        Raises:
            SignatoryError: the settings allow no signature.
        """
        signatory = self.signatory or Signatory(self.head_name, self.head_post)
        return signature_lines(signatory, on), signatory.name

    def agency_head(self, agency: str) -> tuple[str, str]:
        """Return post and name of the head of another `agency`, "" where unknown."""
        known = {name: (post, head) for name, post, head in self.signers}
        return known.get(agency, ("", ""))
