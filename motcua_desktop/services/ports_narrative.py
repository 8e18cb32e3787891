"""What the services need of a report's free texts: where kept, who writes them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from motcua_desktop.domain.office import Office
from motcua_desktop.domain.period import Period
from motcua_desktop.services.rows.narrative import (
    KeptText,
    NarrativeFacts,
    OutlinePlace,
    TextFinding,
    TextPlace,
)


class ReportTexts(Protocol):
    """The texts of reports, inside one transaction; `unit_code` "" is the whole.

    `as_of` None means now.
    """

    def latest(
        self, report: str, period: Period, unit_code: str, *, as_of: datetime | None
    ) -> Sequence[KeptText]:
        """Return the newest version under each heading of one period, at `as_of`."""
        ...

    def confirmed_before(
        self, report: str, day: date, unit_code: str, *, as_of: datetime | None
    ) -> Mapping[str, str]:
        """Return by heading the last text confirmed for a period that ends before."""
        ...

    def versions(self, place: TextPlace) -> Sequence[KeptText]:
        """Return every version under one heading, oldest first."""
        ...

    def save(
        self,
        place: TextPlace,
        text: str,
        *,
        is_confirmed: bool,
        actor: str,
        at: datetime,
    ) -> KeptText:
        """Write the next version."""
        ...


class NarrativeWriter(Protocol):
    """Knows the headings, writes suggestions, looks texts over."""

    def outline(self, period: Period) -> Sequence[OutlinePlace]:
        """Return the headings under which the office writes, in order."""
        ...

    def suggestions(self, facts: NarrativeFacts) -> Mapping[str, str]:
        """Return by heading what the registers say."""
        ...

    def text_findings(
        self, heading: OutlinePlace, text: str, period: Period, office: Office
    ) -> Sequence[TextFinding]:
        """Return what is wrong in a text."""
        ...
