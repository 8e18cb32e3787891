"""What is typed into a panel is kept until its deed is done, and done once."""

import json
from pathlib import Path
from typing import Any

import pytest

from motcua_desktop.domain.lifecycle import State, Step
from motcua_desktop.ui.panel_drafts import RESTORED, PanelDrafts
from motcua_desktop.ui.screens.returning.drafts import BatchFile
from motcua_desktop.ui.screens.returning.presenter import ReturningPresenter
from motcua_desktop.ui.screens.step.presenter import StepPresenter
from motcua_desktop.ui.screens.step.state import StepState
from tests.ui.fakes import DirectRunner, FakeOffice, FakeView, FakeWindow

NUMBER = "H26.12-261118-0012"
KEY = f"{NUMBER} {Step.REQUEST_SUPPLEMENT.value}"
READY = ("H26.12-261118-0002", "H26.12-261116-0027")


class Desk:
    """The step panel without a window, over drafts in a folder."""

    def __init__(self, office: FakeOffice) -> None:
        self.runner = DirectRunner()
        self.view = FakeView()
        self.window = FakeWindow()
        self.drafts = PanelDrafts(office.folder, "steps", self.runner)
        self.presenter = StepPresenter(
            office, self.runner, self.window, self.view, drafts=self.drafts
        )

    @property
    def state(self) -> StepState:
        state: StepState = self.view.last("open")
        return state

    def value(self, name: str) -> str:
        (found,) = (it.value for it in self.state.fields if it.name == name)
        return found


def test_a_panel_open_when_the_power_went_opens_again(full: FakeOffice) -> None:
    desk = Desk(full)
    desk.presenter.ask(NUMBER, Step.REQUEST_SUPPLEMENT)
    desk.drafts.opened(KEY)
    desk.drafts.typed(KEY, {"reason": "Thiếu bản sao"})
    desk.runner.pass_time()
    after = Desk(full)
    after.presenter.restore()
    assert after.value("reason") == "Thiếu bản sao"
    assert RESTORED in after.state.consequence


def test_a_panel_closed_by_hand_waits_until_it_is_asked_for(full: FakeOffice) -> None:
    desk = Desk(full)
    desk.presenter.ask(NUMBER, Step.REQUEST_SUPPLEMENT)
    desk.drafts.opened(KEY)
    desk.drafts.typed(KEY, {"reason": "Thiếu bản sao"})
    desk.drafts.opened("")
    desk.runner.pass_time()
    after = Desk(full)
    after.presenter.restore()
    assert after.view.all("open") == []
    after.presenter.ask(NUMBER, Step.REQUEST_SUPPLEMENT)
    assert after.value("reason") == "Thiếu bản sao"
    after.presenter.ask(NUMBER, Step.WITHDRAW)
    assert after.value("reason") == ""


def test_a_deed_repeated_after_a_crash_happens_once(full: FakeOffice) -> None:
    desk = Desk(full)
    desk.presenter.ask(NUMBER, Step.REQUEST_SUPPLEMENT)
    desk.drafts.typed(KEY, {"reason": "Thiếu bản sao"})
    token = desk.drafts.token(KEY)
    desk.runner.pass_time()
    after = Desk(full)
    after.presenter.restore()
    assert after.drafts.token(KEY) == token


def test_a_step_that_cannot_be_taken_any_more_drops_its_draft(
    full: FakeOffice,
) -> None:
    desk = Desk(full)
    desk.presenter.ask(NUMBER, Step.REQUEST_SUPPLEMENT)
    desk.drafts.opened(KEY)
    desk.drafts.typed(KEY, {"reason": "Thiếu bản sao"})
    desk.runner.pass_time()
    desk.presenter.submit({"reason": "Thiếu bản sao"})
    assert full.kept[NUMBER].dossier.state is State.PAUSED
    # as if the program had died before it could forget the draft
    desk.drafts.opened(KEY)
    desk.drafts.typed(KEY, {"reason": "Thiếu bản sao"})
    desk.runner.pass_time()
    after = Desk(full)
    after.presenter.restore()
    assert after.view.all("open") == []
    assert "không còn bước" in after.window.toasts[-1]
    kept = json.loads(after.drafts.path.read_text(encoding="utf-8"))
    assert kept["forms"] == {}


def test_a_step_that_is_taken_leaves_no_draft(full: FakeOffice) -> None:
    desk = Desk(full)
    desk.presenter.ask(NUMBER, Step.REQUEST_SUPPLEMENT)
    desk.drafts.typed(KEY, {"reason": "Thiếu bản sao"})
    desk.presenter.submit({"reason": "Thiếu bản sao"})
    desk.presenter.ask(NUMBER, Step.REQUEST_SUPPLEMENT)
    assert desk.value("reason") == ""


@pytest.mark.parametrize(
    "body", ["", "{", "[]", '{"open": 1}', '{"open": "x", "forms": {"x": 5}}']
)
def test_a_damaged_draft_is_no_draft(full: FakeOffice, body: str) -> None:
    desk = Desk(full)
    desk.drafts.path.parent.mkdir(parents=True)
    desk.drafts.path.write_text(body, encoding="utf-8")
    desk.presenter.restore()
    assert desk.view.all("open") == []


def test_twenty_drafts_are_kept_the_newest(tmp_path: Path) -> None:
    runner = DirectRunner()
    drafts = PanelDrafts(tmp_path, "steps", runner)
    for place in range(25):
        drafts.typed(f"số {place}", {"reason": str(place)})
    drafts.keep()
    kept: dict[str, Any] = json.loads(drafts.path.read_text(encoding="utf-8"))
    assert [*kept["forms"]] == [f"số {place}" for place in range(5, 25)]


def test_drafts_that_nobody_came_back_to_stay_when_the_window_closes(
    tmp_path: Path,
) -> None:
    runner = DirectRunner()
    drafts = PanelDrafts(tmp_path, "counter", runner)
    drafts.typed(KEY, {"reason": "Thiếu bản sao"})
    drafts.keep()
    kept = drafts.path.read_bytes()
    PanelDrafts(tmp_path, "counter", runner).keep()  # a day on which none was opened
    assert drafts.path.read_bytes() == kept
    after = PanelDrafts(tmp_path, "counter", runner)
    after.restore(lambda _key: None)
    after.keep()
    assert json.loads(drafts.path.read_bytes())["forms"] == json.loads(kept)["forms"]
    after.done(KEY)
    assert json.loads(drafts.path.read_bytes())["forms"] == {}


def counter(office: FakeOffice) -> tuple[ReturningPresenter, DirectRunner, FakeView]:
    runner, view = DirectRunner(), FakeView()
    presenter = ReturningPresenter(
        office, runner, FakeWindow(), view, folder=office.folder
    )
    presenter.shown()
    return presenter, runner, view


def test_a_batch_comes_back_without_what_was_handed_over(full: FakeOffice) -> None:
    presenter, runner, _ = counter(full)
    for number in READY:
        presenter.add(number)
    presenter.said("taker", "authorised")
    presenter.said("receiver", "Nguyễn Văn Nhận")
    runner.pass_time()
    _, _, view = counter(full)
    assert [row[0] for row in view.last("render").chosen] == [*READY]
    assert view.last("fill").receiver == "Nguyễn Văn Nhận"
    assert "2 kết quả" in view.last("render").line
    presenter.said("authority", "Giấy ủy quyền số 5")
    presenter.submit()  # the power goes before the draft is forgotten
    _, _, late = counter(full)
    assert late.last("render").chosen == ()
    assert "2 hồ sơ đã trả từ trước" in late.last("render").line


def test_an_empty_batch_leaves_no_file(full: FakeOffice) -> None:
    presenter, runner, _ = counter(full)
    presenter.add(READY[0])
    runner.pass_time()
    kept = BatchFile(full.folder)
    assert kept.load() is not None
    presenter.clear()
    runner.pass_time()
    assert kept.load() is None
    kept.path.write_text("{", encoding="utf-8")
    assert kept.load() is None
