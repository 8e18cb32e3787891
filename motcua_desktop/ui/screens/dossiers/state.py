"""What the list of all dossiers shows beside its rows, ready as text."""

from dataclasses import dataclass
from typing import Final

from motcua_desktop.ui.screens.dossier.state import NO_ACT, HistoryEntry
from motcua_desktop.ui.shown import ActButton, Choice, Fact, Trouble

ALL = Choice("", ("Tất cả",))
COLUMNS: Final = (
    "Trạng thái",
    "Mã hồ sơ",
    "Chủ hồ sơ",
    "Thủ tục",
    "Ngày nhận",
    "Hạn trả",
    "Còn lại",
    "Ngày có kết quả",
    "Mã thủ tục",
)
"""The columns that there are, in their order; the first one always shows."""
USUAL: Final = COLUMNS[:6]


@dataclass(frozen=True, slots=True)
class ListState:
    """Filters, sorting and what there is to say of the list."""

    urgencies: tuple[Choice, ...] = (ALL,)
    sectors: tuple[Choice, ...] = (ALL,)
    channels: tuple[Choice, ...] = (ALL,)
    people: tuple[Choice, ...] = (ALL,)
    urgency: str = ""
    sector: str = ""
    channel: str = ""
    people_chosen: str = ""
    procedure: str = ""
    first_day: str = ""
    last_day: str = ""
    first_error: str = ""
    last_error: str = ""
    sort: str = ""
    is_descending: bool = True
    search_line: str = ""
    marks_line: str = ""
    columns: tuple[str, ...] = ()
    empty_line: str = ""
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class PaneState:
    """The current row, in the pane at the right."""

    state: str = "within"
    word: str = ""
    number: str = ""
    name: str = ""
    procedure: str = ""
    facts: tuple[Fact, ...] = ()
    history: tuple[HistoryEntry, ...] = ()
    next_act: ActButton = NO_ACT
