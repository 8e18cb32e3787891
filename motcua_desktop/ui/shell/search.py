"""The one search box: results as one types, a number or a scan opens at once."""

from collections.abc import Sequence
from typing import Final, Protocol

from motcua_desktop.domain.errors import DomainError
from motcua_desktop.domain.numbering import DossierCode, is_local_number
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.errors import UnknownDossierError
from motcua_desktop.services.rows.lists import DossierRow
from motcua_desktop.text import clean_line, search_words
from motcua_desktop.ui.listing import found_choice
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.shown import Choice
from motcua_desktop.ui.tasks import Runner

_OFFERED: Final = 20


class SearchView(Protocol):
    """What the presenter asks of the search box."""

    def offer(self, choices: Sequence[Choice], foot: str) -> None:
        """Show these results under the box, or none."""
        ...

    def clear(self) -> None:
        """Empty the box."""
        ...

    def complain(self, message: str) -> None:
        """Say under the box that nothing was found; "" takes it away."""
        ...


def scanned_number(text: str) -> str:
    """Return the dossier number that was typed or scanned, "" for other text."""
    line = clean_line(text).upper()
    if is_local_number(line):
        return line
    try:
        return str(DossierCode.parse(line))
    except DomainError:
        return ""


class SearchPresenter:
    """Searches while the clerk types and opens what was meant."""

    def __init__(
        self, desk: DeskServices, runner: Runner, window: Navigator, view: SearchView
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._text = ""
        self._answered = ""
        self._first = ""
        self._opens_first = False

    def typed(self, text: str) -> None:
        """The text of the box changed."""
        self._text = text
        self._opens_first = False
        self._view.complain("")
        if not search_words(text):
            self._first = ""
            self._view.offer((), "")
            return
        self._runner.run(
            lambda: self._desk.search(text, limit=_OFFERED),
            lambda rows: self._found(text, rows),
            on_error=self._failed,
            latest="search",
        )

    def picked(self, number: str) -> None:
        """One of the results was chosen."""
        self._open(number)

    def entered(self) -> None:
        """Enter was pressed: a number opens at once, otherwise the best result."""
        number = scanned_number(self._text)
        if number:
            self.scanned(number)
        elif search_words(self._text):
            self._opens_first = True
            if self._answered == self._text:
                self._open_first()

    def take_scan(self, text: str, *, opens: bool) -> bool:
        """A text was scanned elsewhere: open it if it is a code and that is wanted."""
        number = scanned_number(text)
        if number and opens:
            self.scanned(number)
        return bool(number)

    def scanned(self, number: str) -> None:
        """A code was scanned, here or anywhere: open its dossier."""
        self._runner.run(
            lambda: self._desk.detail(number).dossier.number,
            self._open,
            on_error=lambda error: self._unknown(number, error),
            latest="search",
        )

    def show_all(self) -> None:
        """Show every result as a list."""
        if search_words(self._text):
            text = self._text
            self._view.clear()
            self._window.open_results(text)

    def _found(self, text: str, rows: Sequence[DossierRow]) -> None:
        self._answered = text
        self._first = rows[0].number if rows else ""
        if self._opens_first:
            self._open_first()
            return
        more = "+" if len(rows) == _OFFERED else ""
        foot = f"{len(rows)}{more} hồ sơ, mới nhất trước · Ctrl+Enter: xem cả danh sách"
        self._view.offer([found_choice(row) for row in rows], foot if rows else "")
        if not rows:
            self._view.complain("Không tìm thấy hồ sơ nào khớp.")

    def _open_first(self) -> None:
        self._opens_first = False
        if self._first:
            self._open(self._first)
        else:
            self._view.complain("Không tìm thấy hồ sơ nào khớp.")

    def _open(self, number: str) -> None:
        self._text = self._answered = self._first = ""
        self._view.clear()
        self._window.open_dossier(number)

    def _unknown(self, number: str, error: Exception) -> None:
        if isinstance(error, UnknownDossierError):
            self._view.offer((), "")
            self._view.complain(f"Không tìm thấy hồ sơ {number}.")
        else:
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        self._view.offer((), "")
        self._view.complain(self._window.trouble(error).line)
