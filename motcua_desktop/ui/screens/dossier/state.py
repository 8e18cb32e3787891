"""What the detail of one dossier shows, ready as text."""

from dataclasses import dataclass

from motcua_desktop.ui.shown import ActButton, Choice, Fact, Trouble


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One moment of the history: "done", "correction", "now" or "future"."""

    hour: str
    day: str
    title: str
    note: str
    kind: str = "done"
    state: str = ""


NO_ACT = ActButton("", "check", is_enabled=False)


@dataclass(frozen=True, slots=True)
class DossierState:
    """The whole screen."""

    number: str = ""
    state: str = "within"
    word: str = ""
    name: str = ""
    procedure: str = ""
    due: str = ""
    remaining: str = ""
    limit: str = ""
    next_act: ActButton = NO_ACT
    return_act: ActButton = NO_ACT
    other_acts: tuple[Choice, ...] = ()
    history: tuple[HistoryEntry, ...] = ()
    chain: str = ""
    is_chain_whole: bool = True
    papers: tuple[tuple[str, ...], ...] = ()
    papers_line: str = ""
    slips: tuple[tuple[str, ...], ...] = ()
    applicant: tuple[Fact, ...] = ()
    reception: tuple[Fact, ...] = ()
    trouble: Trouble | None = None
