import pytest

from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.urgency import Urgency
from motcua_desktop.ui.screens.worklist.presenter import WorklistPresenter
from motcua_desktop.ui.screens.worklist.state import CurrentRow, WorklistState
from tests.ui.fakes import DirectRunner, FakeOffice, FakeView, FakeWindow


class List:
    """The work list without a window."""

    def __init__(self, office: FakeOffice) -> None:
        self.office = office
        self.view = FakeView()
        self.window = FakeWindow()
        self.runner = DirectRunner()
        self.presenter = WorklistPresenter(office, self.runner, self.window, self.view)
        self.presenter.shown()

    @property
    def state(self) -> WorklistState:
        state: WorklistState = self.view.last("render")
        return state

    @property
    def strip(self) -> CurrentRow:
        strip: CurrentRow = self.view.last("show_current")
        return strip


@pytest.fixture
def worklist(full: FakeOffice) -> List:
    return List(full)


def test_the_counts_are_those_of_the_rows(worklist: List) -> None:
    rows = worklist.state.rows
    for tile in worklist.state.tiles:
        assert tile.count == str(sum(row.state == tile.state for row in rows))
    assert worklist.state.heading == f"Việc cần làm: {len(rows)}"


def test_the_most_harmful_stands_first(worklist: List) -> None:
    states = [row.state for row in worklist.state.rows]
    order = [urgency.value for urgency in Urgency]
    assert states == sorted(states, key=order.index)
    assert worklist.state.rows[0].word == "Quá hạn"


@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_a_tile_opens_exactly_the_rows_it_counts(worklist: List, place: int) -> None:
    tile = worklist.state.tiles[place]
    worklist.presenter.commands[place].run()
    assert len(worklist.state.rows) == int(tile.count)
    assert {row.state for row in worklist.state.rows} == {tile.state}
    assert worklist.state.tiles[place].is_chosen
    worklist.presenter.commands[place].run()
    assert len(worklist.state.rows) == 20


def test_a_paused_dossier_shows_no_due_date(worklist: List) -> None:
    paused = next(row for row in worklist.state.rows if row.state == "supplement")
    assert paused.cells[3] == "–"
    assert paused.cells[4].startswith("dừng từ ")


def test_the_strip_offers_the_act_that_comes_next(worklist: List) -> None:
    worklist.presenter.current("H26.12-261109-0017")
    assert worklist.strip.name == "Nguyễn Văn Bảo"
    assert worklist.strip.next_act.label == "Ghi có kết quả"
    assert not worklist.strip.return_act.is_enabled
    worklist.presenter.take_return()
    worklist.presenter.take_next()
    assert worklist.window.steps == [("H26.12-261109-0017", Step.FINISH)]


def test_a_ready_dossier_can_be_returned(worklist: List) -> None:
    worklist.presenter.current("H26.12-261118-0002")
    worklist.presenter.take_return()
    worklist.presenter.open_current()
    assert worklist.window.steps == [("H26.12-261118-0002", Step.RETURN)]
    assert worklist.window.opened == ["H26.12-261118-0002"]


def test_without_a_row_nothing_can_be_done(worklist: List) -> None:
    worklist.presenter.current("")
    worklist.presenter.take_next()
    worklist.presenter.take_return()
    worklist.presenter.open_current()
    assert not worklist.window.steps
    assert not worklist.strip.next_act.is_enabled


def test_the_next_day_off_is_among_the_notices(worklist: List) -> None:
    titles = [notice.title for notice in worklist.state.notices]
    assert "T3 24/11/2026 nghỉ" in titles
    assert "2 hồ sơ quá hạn" in titles


def test_an_empty_office_says_what_to_do(empty: FakeOffice) -> None:
    worklist = List(empty)
    assert "Ctrl+N" in worklist.state.empty_line
    worklist.presenter.choose(Urgency.OVERDUE)
    assert "Ctrl+1" in worklist.state.empty_line


def test_before_the_first_reading_no_count_is_zero(full: FakeOffice) -> None:
    worklist = List(full)
    first: WorklistState = worklist.view.all("render")[0][0]
    assert {tile.count for tile in first.tiles} == {"…"}


def test_a_failure_keeps_the_old_rows_and_says_what_to_do(worklist: List) -> None:
    worklist.office.failure = OSError("disk")
    worklist.presenter.refresh()
    assert worklist.state.trouble is not None
    assert len(worklist.state.rows) == 20
    worklist.office.failure = None
    worklist.presenter.shown()
    assert worklist.state.trouble is None


def test_nothing_is_read_again_unless_something_changed(worklist: List) -> None:
    before = len(worklist.view.calls)
    worklist.presenter.shown()
    assert len(worklist.view.calls) == before
    worklist.presenter.stale()
    worklist.presenter.shown()
    assert len(worklist.view.calls) > before


def test_what_waits_online_and_what_must_be_excused_is_pointed_out(
    full: FakeOffice,
) -> None:
    full.submissions_waiting = 3
    titles = [notice.title for notice in List(full).state.notices]
    assert titles[1] == "3 hồ sơ trực tuyến chờ tiếp nhận"
    assert any(title.endswith("đến hạn ngày làm việc kế tiếp") for title in titles)


def test_the_list_looks_again_every_hour(full: FakeOffice) -> None:
    shown = List(full)
    for waiting in (1, 2):
        full.submissions_waiting = waiting
        shown.runner.pass_time()
        titles = [notice.title for notice in shown.state.notices]
        assert f"{waiting} hồ sơ trực tuyến chờ tiếp nhận" in titles
