"""Online submissions answered on screen: received, guided, turned away; by keys too."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from motcua_desktop.domain.submission import Reply
from motcua_desktop.domain.watch import WatchKind
from motcua_desktop.services.errors import StorageError
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.online.presenter import OnlinePresenter
from motcua_desktop.ui.screens.online.state import OnlineState
from motcua_desktop.ui.screens.worklist.presenter import WorklistPresenter
from tests.builders import a_request
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import DirectRunner, FakeOffice, FakeView, FakeWindow

OLD, NEW = "G09.99.01-1", "G09.99.01-2"
CODE = "1.004884"


@pytest.fixture
def waiting(full: FakeOffice) -> FakeOffice:
    """The office with two submissions, one of them waiting too long."""
    desk = full.real.submissions
    for reference, hours in ((NEW, 1), (OLD, 96)):
        at = full.moment - timedelta(hours=hours)
        desk.register(reference, replace(a_request(), procedure=CODE, received_at=at))
    full.submissions_waiting = 2
    return full


class Panel:
    """The presenter without a window."""

    def __init__(self, office: FakeOffice) -> None:
        self.office, self.view, self.window = office, FakeView(), FakeWindow()
        self.drafts = PanelDrafts(office.folder, "online", DirectRunner())
        self.presenter = OnlinePresenter(
            office, DirectRunner(), self.window, self.view, drafts=self.drafts
        )
        self.presenter.open()

    @property
    def state(self) -> OnlineState:
        names = ("open", "render")
        calls = [words for name, words, _ in self.view.calls if name in names]
        state: OnlineState = calls[-1][0]
        return state

    def question(self) -> tuple[Any, Callable[[dict[str, str]], None]]:
        panel, give = self.view.all("ask")[-1]
        return panel, give


@pytest.fixture
def panel(waiting: FakeOffice) -> Panel:
    return Panel(waiting)


def test_the_most_pressing_stands_first_and_says_it_is_late(panel: Panel) -> None:
    assert panel.state.keys == (OLD, NEW)
    assert panel.state.rows[0][2] == "Đăng ký lại khai sinh"
    assert panel.state.current == OLD
    assert panel.state.is_late
    assert "đã quá hạn trả lời" in panel.state.note
    panel.presenter.current(NEW)
    newer = panel.state
    assert (newer.current, newer.is_late) == (NEW, False)
    assert "trả lời trước" in newer.note


def test_what_is_received_is_a_dossier_and_leaves_the_list(panel: Panel) -> None:
    panel.presenter.accept()
    assert panel.state.keys == (NEW,)
    (words,) = panel.window.toasts
    assert words.startswith("Đã tiếp nhận H26.12-261123-")
    assert "hẹn trả" in words
    number = words.split()[3].rstrip(",")
    assert panel.window.changes == [number]
    assert panel.office.real.desk.detail(number).dossier.number == number


def test_a_guidance_says_what_is_missing(panel: Panel) -> None:
    panel.presenter.guide()
    question, give = panel.question()
    assert question.title == "Hướng dẫn hoàn thiện"
    give({"reason": " "})
    assert panel.view.last("complain") == "reason"
    give({"reason": "Bổ sung bản sao Giấy chứng sinh"})
    assert panel.window.toasts == [f"Đã hướng dẫn hoàn thiện: {OLD}"]
    assert panel.state.keys == (NEW,)
    with panel.office.real.read_unit() as unit:
        found = unit.submissions.find(OLD)
    assert found is not None
    assert (found.reply, found.reason) == (
        Reply.GUIDE,
        "Bổ sung bản sao Giấy chứng sinh",
    )


def test_a_typed_reason_waits_until_it_is_sent(panel: Panel) -> None:
    panel.presenter.refuse()
    question, _ = panel.question()
    panel.drafts.typed(question.key, {"reason": "Không đúng thẩm quyền"})
    panel.presenter.refuse()
    question, give = panel.question()
    assert question.fields[0].value == "Không đúng thẩm quyền"
    give({"reason": question.fields[0].value})
    panel.presenter.refuse()
    question, _ = panel.question()
    assert (question.dossier_line[: len(NEW)], question.fields[0].value) == (NEW, "")


def test_nothing_waiting_offers_nothing(full: FakeOffice) -> None:
    panel = Panel(full)
    assert panel.state.note == "Không còn hồ sơ trực tuyến nào chờ trả lời."
    panel.presenter.accept()
    assert panel.window.toasts == []
    assert [it.is_available() for it in panel.presenter.commands[:2]] == [False] * 2


def test_a_failing_desk_is_said_in_the_panel(panel: Panel) -> None:
    panel.office.failure = StorageError("Ổ đĩa đầy.", "Dọn ổ đĩa.")
    panel.presenter.accept()
    assert panel.state.trouble is not None
    panel.office.failure = None
    panel.presenter.refresh()
    assert panel.state.trouble is None


def test_each_notice_leads_where_it_is_mended(waiting: FakeOffice) -> None:
    window = FakeWindow()
    worklist = WorklistPresenter(waiting, DirectRunner(), window, FakeView())
    for key in ("Ctrl+5", "Ctrl+6", "Ctrl+7", "Alt+L"):
        worklist.mind(key)
    assert window.watched == [WatchKind.APOLOGY, WatchKind.LAST_REQUEST]
    assert (window.submissions, window.went) == (1, ["calendar"])


# on the real window


@pytest.fixture
def driver(open_window: OpenWindow, waiting: FakeOffice) -> Driver:
    return open_window(waiting)


@pytest.mark.window
def test_submissions_are_answered_by_keys_alone(driver: Driver) -> None:
    table = driver.window._over.online_panel
    driver.x_keys("ctrl+7")
    driver.wait_until(driver.has_panel)
    driver.wait_until(lambda: driver.focus is table.listed.table.tree)
    driver.x_keys("Delete")
    asking = driver.window._over.online_panel.asking
    driver.wait_until(lambda: "reason" in asking.fields)
    driver.settle()
    driver.write("Không đúng thẩm quyền")
    driver.x_keys("Escape")  # back to the list, what is typed waits
    driver.wait_until(lambda: driver.focus is table.listed.table.tree)
    driver.x_keys("Delete")
    driver.wait_until(lambda: driver.focus is asking.fields["reason"].entry)
    assert asking.fields["reason"].text == "Không đúng thẩm quyền"
    driver.x_keys("ctrl+Return")
    driver.wait_until(lambda: len(table.listed.table.tree.get_children()) == 1)
    driver.x_keys("ctrl+Return")
    driver.wait_until(lambda: not table.listed.table.tree.get_children())
    assert "Đã tiếp nhận" in driver.window.frame.toast.words
    driver.x_keys("Escape")
    driver.wait_until(lambda: not driver.has_panel())


@pytest.mark.window
def test_the_last_day_to_ask_opens_its_list(driver: Driver) -> None:
    driver.x_keys("ctrl+6")
    driver.wait_until(lambda: driver.window.present == "deadlines")
    driver.settle()
    words = str(driver.screen()._title["text"])
    assert words.startswith("Hôm nay là hạn cuối yêu cầu bổ sung: ")
