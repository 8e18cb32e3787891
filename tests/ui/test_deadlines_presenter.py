"""Theo dõi hạn: every number opens the dossiers that it counts."""

from datetime import date

import pytest

from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.ui.screens.deadlines.presenter import DeadlinesPresenter
from motcua_desktop.ui.screens.deadlines.state import CurrentDue, DeadlinesState
from tests.ui.fakes import DirectRunner, FakeOffice, FakeView, FakeWindow

pytestmark = pytest.mark.usefixtures("full")


class Board:
    """The screen without a window."""

    def __init__(self, office: FakeOffice) -> None:
        self.office = office
        self.view = FakeView()
        self.window = FakeWindow()
        self.presenter = DeadlinesPresenter(
            office, DirectRunner(), self.window, self.view
        )
        self.presenter.shown()

    @property
    def state(self) -> DeadlinesState:
        state: DeadlinesState = self.view.last("render")
        return state

    @property
    def strip(self) -> CurrentDue:
        strip: CurrentDue = self.view.last("show_current")
        return strip


@pytest.fixture
def board(full: FakeOffice) -> Board:
    return Board(full)


def test_each_number_of_the_board_opens_its_dossiers(board: Board) -> None:
    (officer,) = board.state.officers
    assert officer.name == "Trần Thị Thu Hà"
    assert officer.cells == ("2", "5", "4", "1", "3", "1", "16")
    for column, count in enumerate(officer.cells):
        board.presenter.cell_chosen(0, column)
        assert len(board.state.rows) == int(count)
    board.presenter.cell_chosen(1, 0)
    assert {row.state for row in board.state.rows} == {"overdue"}


def test_the_first_bands_are_the_tiles_of_the_work_list(board: Board) -> None:
    counts = board.office.worklist_counts()
    total = board.state.total
    assert total is not None
    assert total.cells[:3] == (
        str(counts.overdue),
        str(counts.today),
        str(counts.soon),
    )


def test_a_day_of_the_month_opens_what_is_due_then(board: Board) -> None:
    shown = {day.day: day for day in board.state.days}
    assert shown[date(2026, 11, 25)].count == "4"
    assert shown[date(2026, 11, 24)].kind == "off"
    assert shown[date(2026, 11, 23)].kind == "today"
    board.presenter.day_chosen(date(2026, 11, 25))
    assert board.state.list_title == "Hẹn trả Thứ Tư 25/11/2026: 4 hồ sơ"
    assert len(board.state.rows) == 4
    board.presenter.month_turned(1)
    assert board.state.month == "Tháng 12/2026"
    assert board.state.cursor == date(2026, 12, 25)
    assert board.state.empty_line


def test_from_the_last_day_of_a_month_one_turns_to_a_shorter_one(board: Board) -> None:
    board.presenter.day_chosen(date(2027, 1, 31))
    board.presenter.month_turned(1)
    assert board.state.cursor == date(2027, 2, 28)
    board.presenter.month_turned(-1)
    assert board.state.cursor == date(2027, 1, 28)


def test_an_apology_is_asked_for_before_its_last_day_ends(board: Board) -> None:
    assert board.state.apologies[0] == "4 hồ sơ đến hạn ngày làm việc kế tiếp"
    board.presenter.open_apologies()
    assert {row.word for row in board.state.rows} == {"Sắp đến hạn"}
    number = board.state.rows[0].number
    board.presenter.current(number)
    assert board.strip.can_apologise
    assert not board.strip.can_print
    board.presenter.apologise()
    board.presenter.take_next()
    assert board.window.steps == [(number, Step.EXTEND), (number, Step.FINISH)]


def test_an_error_keeps_the_rest_usable(board: Board) -> None:
    board.office.failure = OSError("đĩa đầy")
    board.presenter.refresh()
    assert board.state.trouble is not None
    assert board.state.officers
    board.office.failure = None
    board.presenter.shown()
    assert board.state.trouble is None
