"""What menus and the command line know of a statutory form."""

from dataclasses import dataclass

from motcua_desktop.documents.model import Paper
from motcua_desktop.domain.lifecycle import State


@dataclass(frozen=True, slots=True)
class SlipForm:
    """Biểu mẫu: its name, sets of forms, papers, and when it may be printed."""

    name: str
    title: str
    form_sets: tuple[str, ...]
    papers: tuple[Paper, ...]
    states: tuple[State, ...]
