"""What the panel of a file to be taken in shows, ready as text."""

from dataclasses import dataclass

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FileAsk:
    """What the system's dialog is opened with."""

    title: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ImportState:
    """A file that was looked at; `wrong` says why nothing of it can be taken.

    `columns` say what each column of the file is taken as, none where it was read as
    days; `heads` and `rows` are its first rows; `below` what stands under them, with
    the title and the heads of that list. `keep_act` is "" where there is no second
    way.
    """

    title: str
    file: str
    summary: str = ""
    note: str = ""
    wrong: str = ""
    columns: Rows = ()
    heads: tuple[str, ...] = ()
    rows: Rows = ()
    below_title: str = ""
    below_heads: tuple[str, ...] = ()
    below: Rows = ()
    act: str = "Nhập"
    keep_act: str = ""
    can_take: bool = False
