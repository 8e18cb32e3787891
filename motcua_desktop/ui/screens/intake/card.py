"""The part of the intake that an identity card fills: its holder, at one scan."""

from collections.abc import Sequence
from typing import Final

from motcua_desktop.domain.identity_card import IdentityCard
from motcua_desktop.domain.people import Applicant
from motcua_desktop.text import screen_date
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.screens.intake.sheet import IntakeSheet

_ASKING: Final = "Đưa mã QR trên thẻ căn cước vào máy quét."
_TAKEN: Final = "Lấy từ thẻ căn cước vừa quét."
_PHONE_TOO: Final = "Lấy từ thẻ căn cước vừa quét; điện thoại từ hồ sơ trước."


class CardPart:
    """Fills in the holder of a card: the applicant, or who brings the dossier."""

    def __init__(self, sheet: IntakeSheet) -> None:
        self._sheet = sheet

    @property
    def command(self) -> Command:
        """The deed of this part and its key."""
        return Command(
            "Quét thẻ căn cước",
            "F3",
            self.ask,
            purpose="Lấy họ tên, ngày sinh, địa chỉ từ mã QR trên thẻ",
        )

    def ask(self) -> None:
        """Ask for the card; the clerk may type the number as well."""
        self._sheet.view.focus("id_number")
        self._sheet.set(known_line=_ASKING)

    def take(self, card: IdentityCard) -> None:
        """A card was scanned; the second one is of who brings the dossier."""
        form, state = self._sheet.form, self._sheet.state
        if state.has_submitter and form.id_number not in {"", card.number}:
            self._fill({"submitter_name": card.name}, "submitter_phone")
            return
        birth = screen_date(card.birth_date) if card.birth_date else ""
        told = {
            "id_number": card.number,
            "name": card.name,
            "birth_date": birth,
            "address": card.address,
        }
        self._fill({field: text for field, text in told.items() if text}, "phone")
        self._sheet.set(known_line=_TAKEN)
        self._sheet.runner.run(
            lambda: self._sheet.desk.known_applicants(card.number),
            lambda known: self._show_phone(card.number, known),
            on_error=self._sheet.tell,
            latest="intake-known",
        )

    def _show_phone(self, number: str, known: Sequence[Applicant]) -> None:
        form = self._sheet.form
        phone = next((it.phone for it in known if it.phone), "")
        if phone and not form.phone and form.id_number == number:
            self._fill({"phone": phone}, "phone")
            self._sheet.set(known_line=_PHONE_TOO)

    def _fill(self, told: dict[str, str], focus: str) -> None:
        self._sheet.change(**told)
        self._sheet.view.focus(focus)
        self._sheet.view.fill(self._sheet.form, by_program=frozenset(told))
        for field in told:
            self._sheet.clear_error(field)
