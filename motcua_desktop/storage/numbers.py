"""The next free numbers, taken inside the caller's transaction: no gap, no double."""

from datetime import date

from motcua_desktop.domain.numbering import DossierCode, local_number
from motcua_desktop.storage.database import Database


class Numbers:
    """Counters, one row a scope; the row's lock orders several desks."""

    def __init__(self, database: Database) -> None:
        """Count in `database`."""
        self._database = database

    def take(self, scope: str, count: int = 1) -> int:
        """Return the last of `count` numbers newly taken from `scope`."""
        taken = self._database.value(
            "INSERT INTO counter (scope, value) VALUES (?, ?) ON CONFLICT (scope) "
            "DO UPDATE SET value = counter.value + excluded.value RETURNING value",
            (scope, count),
        )
        return int(taken)

    def next_code(self, unit_code: str, day: date) -> str:
        """Return the next dossier code of `unit_code` on `day`.

        Codes that came with a tracking book are stepped over.
        """
        while True:
            order = self.take(_code_scope(unit_code, day))
            code = str(DossierCode(unit_code, day, order))
            if not self._is_used(code):
                return code

    def next_local(self, year: int) -> str:
        """Return the office's next local number of `year`."""
        while True:
            number = local_number(year, self.take(f"local:{year}"))
            if not self._is_used(number):
                return number

    def next_slip(self, unit_code: str, symbol: str, year: int) -> int:
        """Return the next number of the slips with `symbol`, of one unit and year."""
        return self.take(f"slip:{unit_code}:{symbol}:{year}")

    def peek_code(self, unit_code: str, day: date) -> str:
        """Return the code that would be given next; nothing is taken."""
        last = self._database.value(
            "SELECT value FROM counter WHERE scope = ?", (_code_scope(unit_code, day),)
        )
        order = (last or 0) + 1
        while self._is_used(str(DossierCode(unit_code, day, order))):
            order += 1
        return str(DossierCode(unit_code, day, order))

    def _is_used(self, number: str) -> bool:
        return (
            self._database.value("SELECT 1 FROM dossier WHERE number = ?", (number,))
            is not None
        )


def _code_scope(unit_code: str, day: date) -> str:
    return f"code:{unit_code}:{day:%y%m%d}"
