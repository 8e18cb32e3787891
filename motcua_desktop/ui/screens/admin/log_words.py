"""A line of the log in the words of the screen; files have it as it was written."""

import re
from collections.abc import Mapping
from typing import Final

from motcua_desktop.domain.registers import REGISTERS
from motcua_desktop.services.audit import deed_words
from motcua_desktop.services.rows.audit import AuditLine
from motcua_desktop.services.rows.imports import BOOK, CALENDAR, CATALOGUE
from motcua_desktop.text import screen_moment

_NOTHING: Final = "–"
_NAMED: Final = "AccountDesk.add"
"""The one deed that is noted with a person's name and his login."""
_SUM: Final = re.compile(r", SHA-256 [0-9a-f]{64}")
_NAMES: Final = {
    **{name: register.title for name, register in REGISTERS.items()},
    BOOK: "Sổ theo dõi",
    CATALOGUE: "Danh mục thủ tục",
    CALENDAR: "Thông báo nghỉ",
}


def line_cells(line: AuditLine, titles: Mapping[str, str]) -> tuple[str, ...]:
    """Return a line as the list shows it; `titles` of papers by their names."""
    return (
        screen_moment(line.recorded_at),
        line.actor or line.login or _NOTHING,
        deed_words(line.deed),
        _about(line, titles) or _NOTHING,
    )


def _about(line: AuditLine, titles: Mapping[str, str]) -> str:
    detail = f"({_SUM.sub('', line.detail)})" if line.detail else ""
    return " ".join(filter(None, (_subject(line, titles), detail)))


def _subject(line: AuditLine, titles: Mapping[str, str]) -> str:
    if line.deed == _NAMED:
        person, _, login = line.subject.rpartition(" ")
        return f"{person} ({login})"
    return line.about({**_NAMES, **titles})
