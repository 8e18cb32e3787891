"""What the demo office keeps in its registers, quarter by quarter, and confirms."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

from motcua_desktop.domain.period import Period
from motcua_desktop.domain.register_entries import RegisterEntry
from motcua_desktop.domain.registers import REGISTERS
from motcua_desktop.resources import load_toml
from motcua_desktop.services.demo.demo_office import DemoOffice
from motcua_desktop.services.narrative import NarrativeDesk
from motcua_desktop.services.registers import RegisterDesk
from motcua_desktop.services.rows.narrative import TextState

_QUARTER: Final = timedelta(days=91)
_BROKEN_FOR: Final = timedelta(days=40)
_DATED: Final = (
    "activity",
    "initiative",
    "feedback",
    "procedure-change",
    "task",
    "review",
)
_DAYS: Final[Mapping[str, Mapping[str, str]]] = {
    "feedback": {"term": "due_on", "answered": "resolved_on"},
    "task": {"term": "due_on", "answered": "completed_on"},
    "procedure-change": {"posted": "posted_on"},
}
"""Fields that are days, by the key that tells them as days after the entry's own."""


def keep_registers(desk: RegisterDesk, demo: DemoOffice) -> None:
    """Write what the demo office knows by the end of its days."""
    actor = demo.office().clerks[0]
    for name, entries in register_entries(demo.first, demo.last).items():
        desk.take(REGISTERS[name], enumerate(entries), actor=actor)


def confirm_texts(desk: NarrativeDesk, period: Period, actor: str) -> None:
    """Confirm what the registers suggest for a period, as its clerks would."""
    for section in desk.narrative(period).sections:
        if section.state is TextState.SUGGESTED and not section.is_from_before:
            desk.confirm(period, section.heading.key, actor=actor)


def register_entries(first: date, last: date) -> dict[str, list[RegisterEntry]]:
    """Return the entries of every register from `first` to `last`, oldest first."""
    facts = load_toml("demo/registers.toml")
    return {
        "staff": [
            REGISTERS["staff"].read({**row, "from_day": first.isoformat()})
            for row in facts["staff"]
        ],
        "equipment": [_equipment(row, last) for row in facts["equipment"]],
        "target": [
            REGISTERS["target"].read({**row, "year": str(year)})
            for year in range(first.year, last.year + 1)
            for row in facts["target"]
        ],
        "counter": list(_counter(facts["counter"][0], first, last)),
        **{name: list(_dated(name, facts[name], first, last)) for name in _DATED},
    }


def _equipment(row: Mapping[str, str], last: date) -> RegisterEntry:
    since = (last - _BROKEN_FOR).isoformat() if "broken" in row else ""
    return REGISTERS["equipment"].read({**row, "broken_since": since})


def _counter(
    row: Mapping[str, Any], first: date, last: date
) -> Iterator[RegisterEntry]:
    texts = {name: text for name, text in row.items() if name != "every"}
    day = first
    while day <= last:
        yield REGISTERS["counter"].read({**texts, "day": day.isoformat()})
        day += timedelta(days=row["every"])


def _dated(
    name: str, rows: list[dict[str, Any]], first: date, last: date
) -> Iterator[RegisterEntry]:
    """Yield the rows again every quarter, none of it told before it happened."""
    start, number = first, 1
    while start <= last:
        for row in rows:
            day = start + timedelta(days=row["after"])
            if day <= last:
                yield REGISTERS[name].read(
                    _texts(name, row, day, number=number, last=last)
                )
            number += 1
        start += _QUARTER


def _texts(
    name: str, row: Mapping[str, Any], day: date, *, number: int, last: date
) -> dict[str, str]:
    days = _DAYS.get(name, {})
    texts = {
        key: text.format(number=f"{number:02d}")
        for key, text in row.items()
        if isinstance(text, str)
    }
    for key, field in days.items():
        told = day + timedelta(days=row[key])
        if key == "term" or told <= last:
            texts[field] = told.isoformat()
    return {**texts, REGISTERS[name].begins: day.isoformat()}
