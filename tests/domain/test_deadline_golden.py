"""Every case of the golden file: effective receipt, due moment, class and minutes."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.services.due_dates import answer_keys
from motcua_desktop.storage.calendars import (
    NamedCalendars,
    build_work_calendar,
    office_hours,
    shipped_days,
)

PROJECT = Path(__file__).resolve().parents[2]
OWN = PROJECT / "tests/golden/deadlines.csv"
SHARED = PROJECT.parent / "shared/data/deadlines_golden.csv"
# The swap of New Year 2026 is missing in the public library of this version.
UNKNOWN_TO_THE_LIBRARY = {date(2026, 1, 2), date(2026, 1, 10)}


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass
class GoldenCalendars:
    shipped: NamedCalendars

    def calendar(self, hours: str, holidays: str) -> WorkCalendar:
        if holidays != "PYPI_HOLIDAYS_0109":
            return self.shipped.calendar(hours, holidays)
        days = (d for d in shipped_days() if d.day not in UNKNOWN_TO_THE_LIBRARY)
        return build_work_calendar(days, office_hours(hours))


CALENDARS = GoldenCalendars(NamedCalendars())


def found(case: Mapping[str, str]) -> dict[str, str]:
    keys = answer_keys(case, CALENDARS)
    names = ("effective_received_at", "due_at", "status", "delta_working_minutes")
    return {name: "" if keys[name] is None else str(keys[name]) for name in names}


def expected(case: Mapping[str, str]) -> dict[str, str]:
    return {
        "effective_received_at": case["exp_effective_received_at"],
        "due_at": case["exp_due_at"],
        "status": case["exp_status"],
        "delta_working_minutes": case["exp_delta_wmin"],
    }


@pytest.mark.parametrize("case", read(OWN), ids=lambda case: case["case_id"])
def test_a_golden_case_comes_out_as_written(case: dict[str, str]) -> None:
    assert found(case) == expected(case), case["note"]


def test_the_projects_copy_holds_the_golden_cases_as_they_are_given() -> None:
    cases = read(SHARED if SHARED.exists() else OWN)
    assert len(cases) == 674
    assert cases == read(OWN)
