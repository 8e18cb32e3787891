"""The free texts of the CCHC report as the services ask for them."""

from motcua_desktop.documents.reports.narrative import checks, suggestions, words
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.period import Period
from motcua_desktop.services.rows.narrative import (
    NarrativeFacts,
    OutlinePlace,
    TextFinding,
)


class CchcNarrator:
    """Knows the headings, writes suggestions, looks texts over."""

    def outline(self, period: Period) -> tuple[OutlinePlace, ...]:
        """Return the headings under which the office writes, in order."""
        return words.outline(period)

    def suggestions(self, facts: NarrativeFacts) -> dict[str, str]:
        """Return by heading what the registers say."""
        return suggestions.suggestions(facts)

    def text_findings(
        self, heading: OutlinePlace, text: str, period: Period, office: Office
    ) -> list[TextFinding]:
        """Return what is wrong in a text."""
        return list(checks.text_findings(heading, text, period, own_phone=office.phone))
