from datetime import date
from pathlib import Path

import pytest

from motcua_desktop.domain.errors import UnbalancedReportError
from motcua_desktop.domain.period import Period
from motcua_desktop.services.errors import OpeningBalanceError
from motcua_desktop.services.proofs import Proof, ProofDesk
from motcua_desktop.ui.screens.reports.figures import REPORTS, presets
from motcua_desktop.ui.screens.reports.narrative_state import NarrativeState
from motcua_desktop.ui.screens.reports.presenter import ReportsPresenter
from motcua_desktop.ui.screens.reports.state import ReportState
from motcua_desktop.ui.screens.step.state import StepState
from tests.documents.reading import word_text
from tests.ui.fakes import DirectRunner, FakeOffice, FakePrinter, FakeView, FakeWindow


class FakePanel:
    def __init__(self) -> None:
        self.opened: list[StepState] = []
        self.complaints: list[tuple[str, str]] = []

    def open(self, state: StepState) -> None:
        self.opened.append(state)

    def complain(self, field: str, message: str) -> None:
        self.complaints.append((field, message))

    def busy(self, *, is_busy: bool) -> None:
        pass

    def close(self) -> None:
        pass


def values(**changed: str) -> dict[str, str]:
    return {
        "number": "27",
        "signed_on": "20/11/2026",
        "form": "paper",
        "reconciled": "",
        "difference": "",
        **changed,
    }


class ReportView(FakeView):
    def __init__(self) -> None:
        super().__init__()
        self.issue_panel = FakePanel()


class Report:
    """The report screen without a window."""

    def __init__(self, office: FakeOffice, folder: Path) -> None:
        self.office = office
        self.view = ReportView()
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
        self.panel = self.view.issue_panel
        self.presenter.shown()

    @property
    def state(self) -> ReportState:
        state: ReportState = self.view.last("render")
        return state

    @property
    def section(self) -> NarrativeState:
        state: NarrativeState = self.view.last("render_narrative")
        return state

    def composed(self) -> str:
        """What the program says in the section that is shown."""
        paragraphs = ("".join(words for words, _ in it) for it in self.section.composed)
        return "\n".join(paragraphs).replace("\u00a0", " ")


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


def test_heads_stand_over_the_columns_of_the_form(report: Report) -> None:
    table = report.state.table
    assert [title for title, _ in table.groups] == [
        "Tiếp nhận",
        "Đã giải quyết",
        "Đang giải quyết",
    ]
    assert sum(count for _, count in table.groups) == len(table.columns) == 11
    assert sum(column.width for column in table.columns) <= 620


def test_rows_add_up_to_the_total(report: Report) -> None:
    report.presenter.preset_chosen("running")
    table = report.state.table
    assert table.total is not None
    for place, cell in enumerate(table.total.cells):
        rows = [row for row in table.lines if row.number.isdigit()]
        assert sum(int(row.cells[place]) for row in rows) == int(cell)
    assert report.state.is_sound
    sound, _, whole, _ = report.state.checks_line.split()
    assert sound == whole
    assert int(whole) > len(report.state.checks)


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
    report.presenter.day_left("last_day", "24/11/2026")
    assert report.state.last_error == "Ngày cuối sau hôm nay"
    report.presenter.day_left("last_day", "32/11/2026")
    assert "Không có ngày" in report.state.last_error


def test_a_number_says_what_it_counts(report: Report) -> None:
    report.presenter.preset_chosen("running")
    report.presenter.cell_current(0, 8)
    words = "".join(word for word, _ in report.window.lines[-1].parts[0])
    assert "đang giải quyết" in words
    assert report.state.table.lines[0].name in words


def test_a_number_opens_the_dossiers_it_counts(report: Report) -> None:
    report.presenter.preset_chosen("running")
    table = report.state.table
    for row in range(len(table.lines) + 1):
        shown = table.line(row)
        assert shown is not None
        for column in range(len(table.columns)):
            report.presenter.cell_opened(row, column)
            _, numbers = report.view.all("show_numbers")[-1]
            assert len(numbers) == int(shown.cells[column])
    report.presenter.open("H26.12-261118-0012")
    assert report.window.opened == ["H26.12-261118-0012"]


def test_the_report_is_written_and_opened(report: Report, tmp_path: Path) -> None:
    report.presenter.files.write("docx")
    path = tmp_path / "reports" / "Bao-cao-CCHC_2026-10-15_2026-11-14.docx"
    assert report.office.exported[0][0] == "cchc"
    assert report.printer.shown == [path]
    assert path.name in report.window.toasts[-1]


@pytest.mark.parametrize("name", [choice.key for choice in REPORTS])
def test_every_report_is_shown_and_written(
    report: Report, tmp_path: Path, name: str
) -> None:
    report.presenter.preset_chosen("running")
    report.presenter.report_chosen(name)
    assert report.state.trouble is None
    assert report.state.is_sound
    table = report.state.table
    assert table.columns or table.list_heads or name == "so-theo-doi"
    for line in (*table.lines, *filter(None, (table.total,))):
        assert len(line.cells) == len(table.columns)
    for row in table.list_rows:
        assert len(row) == len(table.list_heads)
    report.presenter.files.write("xlsx")
    (written,) = (tmp_path / "reports").glob("*.xlsx")
    assert written.stat().st_size > 1000
    assert report.printer.shown == [written]


def test_a_table_goes_out_as_pdf_and_with_its_dossiers(
    report: Report, tmp_path: Path
) -> None:
    report.presenter.preset_chosen("running")
    report.presenter.report_chosen("hai-long")
    report.presenter.files.write("pdf")
    report.presenter.files.write("xlsx", behind=True)
    names = sorted(path.name for path in (tmp_path / "reports").iterdir())
    assert names == [
        "hai-long-ho-so_2026-11-15_2026-11-23.xlsx",
        "hai-long_2026-11-15_2026-11-23.pdf",
    ]


def test_the_book_is_only_written(report: Report) -> None:
    report.presenter.report_chosen("so-theo-doi")
    assert report.state.formats == ("xlsx",)
    assert "Ctrl+E" in report.state.note
    report.presenter.files.write("pdf")
    assert report.printer.shown == []


def test_a_broken_identity_stops_everything_and_opens_its_dossiers(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = Proof("Tổng số = đã giải quyết + đang giải quyết", 4, 3, False, ("H1",))
    monkeypatch.setattr(ProofDesk, "proofs", lambda *_, **__: (broken,))
    report.presenter.refresh()
    assert report.composed() == ""
    assert report.state.checks[0].words.endswith("4 ≠ 3")
    assert not report.state.is_sound
    assert not report.state.can_issue
    report.presenter.files.write("docx")
    report.presenter.issue()
    assert not report.office.exported
    assert report.panel.opened == []
    report.presenter.check_opened(0)
    assert report.view.all("show_numbers")[-1][1] == ("H1",)


def test_a_report_is_issued_once_and_kept(report: Report) -> None:
    report.presenter.issue()
    state = report.panel.opened[-1]
    assert state.dossier_line == "Tháng 11/2026"
    report.presenter.issuing.submit(values(number=""))
    report.presenter.issuing.submit(values(signed_on="32/11"))
    assert [field for field, _ in report.panel.complaints] == ["number", "signed_on"]
    report.presenter.issuing.submit(values())
    assert "27/BC-TTPVHCC" in report.window.toasts[-1]
    (line,) = report.state.issues
    assert line.cells[0] == "27/BC-TTPVHCC"
    kept = report.printer.shown[-1]
    assert kept.read_bytes()[:2] == b"PK"
    report.presenter.issuing.submit(values())
    assert len(report.state.issues) == 1
    report.presenter.issuing.open(line.sign)
    assert report.printer.shown[-1] == kept
    report.presenter.issuing.verify(kept)
    assert report.window.toasts[-1].endswith("đúng là tệp đã phát hành.")


def test_a_number_is_not_used_twice(report: Report) -> None:
    for _ in range(2):
        report.presenter.issue()
        report.presenter.issuing.submit(values())
    assert "đã dùng" in report.panel.complaints[-1][1]


def test_what_was_reconciled_is_said_in_the_report(report: Report) -> None:
    report.presenter.issue()
    report.presenter.issuing.submit(
        values(reconciled="other", difference="chênh lệch 02 hồ sơ do nhập chậm.")
    )
    text = word_text(report.printer.shown[-1].read_bytes())
    assert "của tỉnh, chênh lệch 02 hồ sơ do nhập chậm." in text


def test_texts_belong_to_the_report_alone(report: Report) -> None:
    report.presenter.next_part()
    assert report.state.part == "texts"
    assert report.section.current == "directing_1"
    report.presenter.report_chosen("hai-long")
    assert report.state.part == "figures"
    report.presenter.next_part()
    assert report.state.part == "archive"
    report.presenter.part_chosen("texts")
    assert report.state.part == "archive"


def test_the_months_lead_up_to_the_period(report: Report) -> None:
    assert [month.label for month in report.state.months] == [
        *("T6", "T7", "T8", "T9", "T10", "T11"),
    ]


def test_a_failure_says_what_to_do_and_frees_the_screen(report: Report) -> None:
    report.office.failure = PermissionError("open in Word")
    report.presenter.files.write("docx")
    assert report.state.trouble is not None
    assert "Đóng tệp" in report.state.trouble.line
    assert not report.state.is_busy
    report.office.failure = None
    report.presenter.refresh()
    assert report.state.trouble is None


def test_under_the_figures_stands_the_section_that_tells_them(report: Report) -> None:
    report.presenter.preset_chosen("running")
    assert report.state.has_text
    assert report.section.current == "point_dossiers"
    table = report.state.table
    assert table.total is not None
    assert f"trong kỳ là {table.total.cells[0]} hồ sơ" in report.composed()
    figures = [
        words for it in report.section.composed for words, is_one in it if is_one
    ]
    assert figures[0] == table.total.cells[0]
    assert all("/" not in figure for figure in figures)


def test_the_sentences_are_those_of_the_period_and_unit_that_are_counted(
    report: Report,
) -> None:
    report.presenter.day_left("first_day", "01/01/2025")
    report.presenter.day_left("last_day", "02/01/2025")
    assert report.composed().startswith(
        "Trong kỳ không phát sinh hồ sơ thủ tục hành chính."
    )
    report.presenter.report_chosen("hai-long")
    assert not report.state.has_text
    assert report.composed() == ""


def test_f2_is_the_next_section_after_the_last_the_first(report: Report) -> None:
    seen = []
    for _ in report.section.rows:
        report.presenter.texts.next_section()
        seen.append(report.section.current)
    assert seen[0] == "point_digital"
    assert seen[-1] == "point_dossiers"
    assert len(set(seen)) == len(report.section.rows)
    line = report.window.lines[-1]
    assert line.parts[0][0][0] == report.section.title


def test_a_section_once_chosen_stays_in_hand_from_part_to_part(report: Report) -> None:
    report.presenter.part_chosen("texts")
    report.presenter.texts.current("judgement_2")
    report.presenter.part_chosen("figures")
    assert report.section.current == "judgement_2"
    report.presenter.preset_chosen("running")
    assert report.section.current == "point_dossiers"


def test_what_is_typed_under_the_figures_outlives_a_power_cut(
    report: Report, full: FakeOffice, tmp_path: Path
) -> None:
    report.presenter.texts.typed("Sau khi mất điện")
    report.presenter.texts._save_draft()
    again = Report(full, tmp_path)
    assert again.section.text == "Sau khi mất điện"
    assert again.section.current == "point_dossiers"
    again.presenter.texts.confirm()
    again.presenter.texts.current("point_dossiers")
    assert again.section.place == "phần lời, mục 7 trong 21 · Đã xác nhận"


@pytest.mark.parametrize(
    "error",
    [UnbalancedReportError("4 ≠ 3"), OpeningBalanceError("27/BC", 4, ["H1"])],
)
def test_figures_that_do_not_add_up_are_not_told(
    report: Report, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise error

    monkeypatch.setattr(FakeOffice, "composed", refuse)
    report.presenter.refresh()
    assert report.state.trouble is None
    assert report.composed() == ""


def test_each_key_means_one_thing_in_each_part(report: Report) -> None:
    for part in ("figures", "texts", "archive"):
        report.presenter.part_chosen(part)
        keys = [it.key for it in report.presenter.commands]
        assert len(keys) == len(set(keys))


def test_each_note_is_a_sentence_of_its_own(report: Report) -> None:
    report.presenter.preset_chosen("running")
    report.presenter.report_chosen("kenh-dvc")
    first, second = report.state.note.split(". ")
    assert first.endswith("không tính vào cột (8)")
    assert second.startswith("Mức độ")
    assert "Có DVC trực tuyến" in [title for title, _ in report.state.table.groups]


@pytest.mark.parametrize("name", ["can-bo", "kenh-dvc", "ii-06a"])
def test_heads_take_two_lines_at_most(report: Report, name: str) -> None:
    report.presenter.report_chosen(name)
    titles = [column.title for column in report.state.table.columns]
    assert titles
    assert max(title.count("\n") for title in titles) <= 1
    assert max(len(line) for title in titles for line in title.split("\n")) <= 12
