"""Every registered report of a living office, measured against NĐ 30/2020."""

from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.documents.reports import REPORTS
from motcua_desktop.services.tables.desk import TableRequest
from motcua_desktop.services.tables.registry import TABLE_REPORTS
from tests.builders import Clock
from tests.documents.nd30 import faults, form_faults
from tests.services.test_report_issues import (
    NOVEMBER,
    OCTOBER,
    busy_month_of,
    issue_october,
    month_of,
)

WRITTEN = [one.name for one in REPORTS if "docx" in one.formats]


@pytest.mark.parametrize("name", WRITTEN)
def test_every_report_of_the_office_keeps_the_layout(
    name: str, office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    month_of(office, clock)
    clock.set(2026, 10, 15, 8, 0)
    for period in (OCTOBER, NOVEMBER, OCTOBER.year_before()):
        path = tmp_path / f"{name}-{period.first}.docx"
        office.reports.export(name, period, path)
        assert [str(fault) for fault in faults(path.read_bytes())] == []


TABLES = [one.name for one in TABLE_REPORTS if "docx" in one.formats]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_of_the_office_keeps_the_layout(
    name: str, office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    busy_month_of(office, clock)
    clock.set(2026, 10, 15, 8, 0)
    path = tmp_path / f"{name}.docx"
    request = TableRequest(name, OCTOBER, is_estimate_wanted=True)
    office.tables.export(request, path)
    assert [str(fault) for fault in form_faults(path.read_bytes())] == []


def test_the_file_that_is_issued_keeps_the_layout(
    office: OpenOffice, clock: Clock
) -> None:
    month_of(office, clock)
    issue = issue_october(office, clock)
    file = (office.issues.folder / issue.file).read_bytes()
    assert [str(fault) for fault in faults(file)] == []
