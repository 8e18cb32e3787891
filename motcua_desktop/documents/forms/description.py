"""What menus, the command line and the services know of a form."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from motcua_desktop.documents.model import Document, Paper, SlipBlock
from motcua_desktop.domain.lifecycle import State
from motcua_desktop.services.rows.slips import FormCard

FORM_SETS: Final = ("TT01-2018", "TT03-2025")
LOCAL: Final = ("dia-phuong",)
"""The one set of a form of local practice, which no circular prescribes."""


class Subject(StrEnum):
    """What a form speaks of."""

    DOSSIER = "dossier"
    DOSSIERS = "dossiers"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class SlipForm:
    """Biểu mẫu: its name, sets of forms, papers, and when it may be printed.

    `document` makes the paper out of the form's own sheet. The first of `papers` is
    the usual one. Only an issued form is numbered and kept with its dossier.
    """

    name: str
    title: str
    form_sets: tuple[str, ...]
    papers: tuple[Paper, ...]
    states: tuple[State, ...]
    document: Callable[[Any, Paper], Document[SlipBlock]]
    subject: Subject = Subject.DOSSIER
    is_issued: bool = True

    @property
    def card(self) -> FormCard:
        """What the services know of the form."""
        papers = tuple(paper.value for paper in self.papers)
        return FormCard(
            self.name,
            self.title,
            papers,
            self.subject.value,
            self.is_issued,
            self.states,
        )
