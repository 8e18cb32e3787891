"""Where a scanned identity card goes: into the intake, or to the person's dossiers."""

from collections.abc import Callable
from typing import Protocol

from motcua_desktop.domain.identity_card import IdentityCard
from motcua_desktop.ui.shell.frame import Frame

_WAITS = "Đóng bảng đang mở rồi quét lại thẻ căn cước."


class CardTaker(Protocol):
    """What a card fills."""

    def take(self, card: IdentityCard) -> None:
        """Fill in the card's holder."""
        ...


class CardScans:
    """Knows a card among what is scanned; `taker` is there while the intake shows."""

    def __init__(self, frame: Frame, taker: Callable[[], CardTaker | None]) -> None:
        self._frame = frame
        self._taker = taker

    def take(self, text: str) -> bool:
        """Do what the scan of a card is for; False where `text` is of no card."""
        card = IdentityCard.read(text)
        if card is None:
            return False
        taker = self._taker()
        if self._frame.overlay.is_open:
            self._frame.toast.show(_WAITS)
        elif taker is not None:
            self._frame.top.clear()
            # What the scanner typed into a field is first taken back there.
            self._frame.top.after_idle(taker.take, card)
        else:
            self._find(card.number)
        return True

    def _find(self, number: str) -> None:
        """Search for the number as if it were typed into the search box."""
        search = self._frame.top.search
        search.focus_field()
        search.entry.delete(0, "end")
        search.entry.insert(0, number)
