"""What the services need of paper about dossiers, as a Protocol."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from motcua_desktop.services.rows.slips import (
    FormCard,
    FormSetCard,
    Sheet,
)

GoesOn = Callable[[int], bool]
"""Hears how many are done and says whether to go on."""


class SlipWriter(Protocol):
    """Makes files out of what slips are filled with."""

    def forms(self) -> Sequence[FormCard]:
        """Return the forms that can be printed."""
        ...

    def form_sets(self) -> Sequence[FormSetCard]:
        """Return the sets of forms that circulars prescribe, oldest first."""
        ...

    def form_set_on(self, day: date) -> str:
        """Return the set of forms for a dossier received on `day`."""
        ...

    def refuse_unprintable(self, text: str) -> None:
        """Refuse a text that no paper can print.

        Raises:
            MissingGlyphError: a character has no shape in the font of papers.
        """
        ...

    def slip(self, name: str, sheet: Sheet, *, paper: str = "") -> bytes:
        """Return form `name` filled with `sheet` as PDF, on its usual paper or another.

        Raises:
            DomainError: a fact that the form exists for is missing.
        """
        ...

    def editable_slip(self, name: str, sheet: Sheet, *, paper: str = "") -> bytes:
        """Return the same paper with the same text as a Word file."""
        ...

    def from_template(self, name: str, sheet: Sheet, template: Path) -> bytes:
        """Return the paper as the office's own Word template has it.

        Raises:
            TemplateFaultError: the template cannot be filled; tells the place.
            DomainError: a fact that the slip exists for is missing.
        """
        ...

    def slips_in_one(
        self, name: str, sheets: Iterable[Sheet], *, paper: str, goes_on: GoesOn
    ) -> bytes | None:
        """Return many slips as one PDF, None where `goes_on` said no."""
        ...
