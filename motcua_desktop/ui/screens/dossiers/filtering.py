"""From the filters on screen to what is asked of the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from motcua_desktop.domain.urgency import Urgency
from motcua_desktop.services.rows.lists import DossierFilter, DossierRow, SortBy
from motcua_desktop.ui.format import EntryError, read_day
from motcua_desktop.ui.screens.dossiers.state import ListState


@dataclass(frozen=True, slots=True)
class FoundPages:
    """The results of a search as pages."""

    found: Sequence[DossierRow]

    def count(self) -> int:
        """Return the number of results."""
        return len(self.found)

    def rows(self, start: int, length: int) -> Sequence[DossierRow]:
        """Return the results from position `start` on."""
        return self.found[start : start + length]


def sort_of(name: str) -> SortBy:
    """Return the order of this name; the usual one where there is none."""
    return SortBy(name) if name in {*SortBy} else SortBy.RECEIVED


def read_days(
    state: ListState, today: date
) -> tuple[dict[str, date | None], dict[str, str]]:
    """Return the days of the span, and what is wrong with each by its error's field."""
    days: dict[str, date | None] = {}
    errors = {"first_error": "", "last_error": ""}
    for name, error in (("first_day", "first_error"), ("last_day", "last_error")):
        try:
            days[name] = read_day(getattr(state, name), today)
        except EntryError as wrong:
            errors[error] = str(wrong)
    return days, errors


def filter_of(state: ListState, days: dict[str, date | None]) -> DossierFilter:
    """Return what the list is narrowed to."""
    kind, _, who = state.people_chosen.partition(":")
    return DossierFilter(
        urgency=Urgency(state.urgency) if state.urgency else None,
        sector=state.sector,
        procedure_code=state.procedure,
        channel=state.channel,
        officer=who if kind == "officer" else "",
        unit_code=who if kind == "unit" else "",
        received_from=days["first_day"],
        received_to=days["last_day"],
    )
