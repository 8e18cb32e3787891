"""What the narrative pane shows, ready as text."""

from dataclasses import dataclass

from motcua_desktop.ui.shown import TableRow, Trouble


@dataclass(frozen=True, slots=True)
class NarrativeState:
    """The headings, and the text under the current one.

    With `is_suggestion` the text is the program's, not yet anybody's; `suggestion`
    is offered beside a text that says something else.
    """

    rows: tuple[TableRow, ...] = ()
    current: str = ""
    title: str = ""
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
