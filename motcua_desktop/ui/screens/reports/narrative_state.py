"""What the narrative pane shows, ready as text."""

from dataclasses import dataclass

from motcua_desktop.ui.shown import Span, TableRow, Trouble


@dataclass(frozen=True, slots=True)
class NarrativeState:
    """The headings, and the text under the current one.

    `composed` is what the program writes before it, a span that is bold a figure.
    With `is_suggestion` the text is the program's, not yet anybody's; `suggestion`
    is offered beside a text that says something else.
    """

    rows: tuple[TableRow, ...] = ()
    current: str = ""
    title: str = ""
    place: str = ""
    composed: tuple[tuple[Span, ...], ...] = ()
    text: str = ""
    is_suggestion: bool = False
    source: str = ""
    suggestion: str = ""
    findings: tuple[str, ...] = ()
    line: str = ""
    progress: str = ""
    confirm_label: str = "Xác nhận mục"
    can_confirm: bool = False
    can_accept: bool = False
    trouble: Trouble | None = None
