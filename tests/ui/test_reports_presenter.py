from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from motcua_desktop.domain.period import Period
from motcua_desktop.domain.statistics import Identity
from motcua_desktop.ui.screens.reports.figures import COLUMNS, presets
from motcua_desktop.ui.screens.reports.presenter import ReportsPresenter
from motcua_desktop.ui.screens.reports.state import ReportState
from motcua_desktop.ui.screens.reports.view import COLUMNS as DRAWN
from motcua_desktop.ui.screens.reports.view import GROUPS
from tests.ui.fakes import DirectRunner, FakeOffice, FakePrinter, FakeView, FakeWindow


class Report:
    """The report screen without a window."""

    def __init__(self, office: FakeOffice, folder: Path) -> None:
        self.office = office
        self.view = FakeView()
        self.window = FakeWindow()
        self.printer = FakePrinter()
        self.presenter = ReportsPresenter(
            office,
            DirectRunner(),
            self.window,
            self.view,
            printer=self.printer,
            folder=folder,
        )
        self.presenter.shown()

    @property
    def state(self) -> ReportState:
        state: ReportState = self.view.last("render")
        return state


@pytest.fixture
def report(full: FakeOffice, tmp_path: Path) -> Report:
    return Report(full, tmp_path)


def test_it_opens_with_the_month_that_is_over(report: Report) -> None:
    assert report.state.preset == "month-2026-11"
    assert (report.state.first_day, report.state.last_day) == (
        "15/10/2026",
        "14/11/2026",
    )


def test_periods_to_choose_from_are_those_of_the_law() -> None:
    offered = presets(date(2026, 11, 23))
    assert offered["running"][1] == Period(date(2026, 11, 15), date(2026, 11, 23))
    assert offered["quarter-2026-09"][0] == "Quý III/2026"
    assert offered["nine_months-2026-09"][1].first == date(2025, 12, 15)
    assert offered["year-2025-12"][1].last == date(2025, 12, 14)
    assert sum(key.startswith("month-") for key in offered) == 6


def test_every_figure_has_its_column() -> None:
    assert len(COLUMNS) == len(DRAWN) == sum(group.columns for group in GROUPS)


def test_rows_add_up_to_the_total(report: Report) -> None:
    report.presenter.preset_chosen("running")
    total = report.state.total
    assert total is not None
    for place, cell in enumerate(total.cells):
        column = sum(int(row.cells[place]) for row in report.state.rows)
        assert column == int(cell)
    assert report.state.is_sound
    assert report.state.checks_line == "6 trong 6 khớp"


def test_a_rate_names_its_base(report: Report) -> None:
    report.presenter.preset_chosen("running")
    assert report.state.headline.endswith("%")
    assert "đã giải quyết" in report.state.headline_rest
    report.presenter.day_left("first_day", "01/01/2025")
    report.presenter.day_left("last_day", "02/01/2025")
    assert report.state.headline == "–"


def test_typed_days_make_a_period(report: Report) -> None:
    report.presenter.day_left("first_day", "15/11/2026")
    assert "trước ngày đầu" in report.state.last_error
    report.presenter.day_left("last_day", "23/11/2026")
    assert report.state.last_error == ""
    assert report.state.preset == "running"
    report.presenter.day_left("last_day", "32/11/2026")
    assert "Không có ngày" in report.state.last_error


def test_a_number_says_what_it_counts(report: Report) -> None:
    report.presenter.preset_chosen("running")
    report.presenter.cell_current(0, 8)
    words = "".join(word for word, _ in report.window.lines[-1].parts[0])
    assert "hồ sơ đang giải quyết" in words
    assert report.state.rows[0].group in words


def test_a_number_opens_the_dossiers_it_counts(report: Report) -> None:
    report.presenter.preset_chosen("running")
    for row in range(len(report.state.rows) + 1):
        shown = report.presenter._row(row)
        for column in range(len(COLUMNS)):
            report.presenter.cell_opened(row, column)
            _, numbers = report.view.all("show_numbers")[-1]
            assert len(numbers) == int(shown.cells[column])
    report.presenter.open("H26.12-261118-0012")
    assert report.window.opened == ["H26.12-261118-0012"]


def test_the_report_is_written_and_opened(report: Report, tmp_path: Path) -> None:
    report.presenter.export()
    path = tmp_path / "reports" / "Bao-cao-CCHC_2026-10-15_2026-11-14.docx"
    assert report.office.exported[0][0] == "cchc"
    assert report.printer.shown == [path]
    assert path.name in report.window.toasts[-1]


def test_a_broken_identity_stops_the_export(report: Report) -> None:
    answer = report.office.figures(Period(date(2026, 10, 15), date(2026, 11, 14)))
    broken = Identity("Tổng số = đã giải quyết + đang giải quyết", False, "4 = 3")
    report.office.answer = replace(answer, identities=(*answer.identities, broken))
    report.presenter.refresh()
    assert report.state.checks[0].words.endswith("4 = 3")
    assert not report.state.checks[0].is_ok
    assert not report.state.is_sound
    report.presenter.export()
    assert not report.office.exported


def test_a_failure_says_what_to_do_and_frees_the_screen(report: Report) -> None:
    report.office.failure = PermissionError("open in Word")
    report.presenter.export()
    assert report.state.trouble is not None
    assert "Đóng tệp" in report.state.trouble.line
    assert not report.state.is_busy
    report.office.failure = None
    report.presenter.refresh()
    assert report.state.trouble is None
