"""The narrative pane without a window: suggestions, drafts, confirming."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from motcua_desktop.domain.period import Period
from motcua_desktop.services.rows.narrative import TextState
from motcua_desktop.ui.screens.reports.narrative_drafts import NarrativeDrafts
from motcua_desktop.ui.screens.reports.narrative_presenter import NarrativePart
from motcua_desktop.ui.screens.reports.narrative_state import NarrativeState
from tests.ui.fakes import DirectRunner, FakeOffice, FakeView, FakeWindow

T = TypeVar("T")

QUARTER = Period.of_days(date(2026, 6, 15), date(2026, 9, 14))
NEXT = Period.of_days(date(2026, 9, 15), date(2026, 12, 14))


class SlowRunner(DirectRunner):
    """While it is slow, work waits until the test lets it be done."""

    def __init__(self) -> None:
        super().__init__()
        self.is_slow = False
        self.works: list[Callable[[], None]] = []

    def run(
        self,
        work: Callable[[], T],
        on_success: Callable[[T], None],
        *,
        on_error: Callable[[Exception], None] | None = None,
        latest: str = "",
    ) -> None:
        def act() -> None:
            DirectRunner.run(self, work, on_success, on_error=on_error, latest=latest)

        if self.is_slow:
            self.works.append(act)
        else:
            act()

    def catch_up(self) -> None:
        """Do what waits, and all that comes of it."""
        self.is_slow = False
        while self.works:
            self.works.pop(0)()


class Desk:
    """The pane over an office in memory."""

    def __init__(self, office: FakeOffice, folder: Path) -> None:
        self.office = office
        self.view = FakeView()
        self.window = FakeWindow()
        self.runner = SlowRunner()
        self.part = NarrativePart(
            office, self.runner, self.window, self.view, folder=folder
        )
        self.part.load(QUARTER)

    @property
    def state(self) -> NarrativeState:
        state: NarrativeState = self.view.last("render_narrative")
        return state

    def words(self) -> dict[str, str]:
        return {row.number: row.word for row in self.state.rows}

    def kept(self, key: str, period: Period = QUARTER) -> tuple[TextState, str]:
        sections = self.office.narrative.narrative(period).sections
        return next((it.state, it.text) for it in sections if it.heading.key == key)


@pytest.fixture
def desk(full: FakeOffice, tmp_path: Path) -> Desk:
    return Desk(full, tmp_path)


def test_every_heading_says_how_far_it_is(desk: Desk) -> None:
    words = desk.words()
    assert words["directing_1"] == "Gợi ý"
    assert words["judgement_1"] == "Chưa có"
    assert desk.state.rows[0].cells[0] == "I.1"
    assert desk.state.current == "directing_1"
    assert desk.state.progress == f"0/{len(words)} mục đã xác nhận"


def test_a_suggestion_shows_as_the_programs_and_is_confirmed_as_it_is(
    desk: Desk,
) -> None:
    shown = desk.state
    assert shown.is_suggestion
    assert shown.source == "Gợi ý từ các sổ"
    assert shown.text.startswith("Trung tâm đã ban hành 03 văn bản")
    assert (shown.suggestion, shown.can_accept) == ("", False)
    desk.part.confirm()
    assert desk.kept("directing_1") == (TextState.CONFIRMED, shown.text)
    assert desk.window.toasts == ["Đã xác nhận mục I.1"]
    assert desk.state.current == "directing_2"
    assert desk.state.progress.startswith("1/")
    (kept,) = desk.office.narrative.narrative(QUARTER).confirmed["directing_1"][:1]
    assert kept.startswith("Trung tâm đã ban hành")


def test_an_edited_suggestion_is_a_draft_until_it_is_confirmed(desk: Desk) -> None:
    desk.part.current("directing_4")
    desk.part.typed("Có 01 sáng kiến  cấp xã.")
    shown = desk.state
    assert not shown.is_suggestion
    assert shown.suggestion.startswith("Có 01 sáng kiến được áp dụng")
    assert shown.can_accept
    desk.part.current("directing_3")
    assert desk.kept("directing_4") == (TextState.DRAFT, "Có 01 sáng kiến cấp xã.")
    assert desk.words()["directing_4"] == "Đang soạn"
    desk.part.current("directing_4")
    assert desk.state.text == "Có 01 sáng kiến cấp xã."
    desk.part.confirm()
    assert desk.kept("directing_4")[0] is TextState.CONFIRMED


def test_what_was_typed_last_is_what_is_confirmed(
    full: FakeOffice, tmp_path: Path
) -> None:
    """Leaving the text for the button writes it; the button then confirms that."""
    desk = Desk(full, tmp_path)
    desk.part.typed("Bản mới nhất.")
    desk.runner.is_slow = True
    desk.part.leave()
    desk.part.confirm()
    desk.runner.catch_up()
    assert desk.kept("directing_1") == (TextState.CONFIRMED, "Bản mới nhất.")


def test_the_suggestion_is_taken_back(desk: Desk) -> None:
    desk.part.typed("Khác.")
    desk.part.accept()
    assert desk.state.text.startswith("Trung tâm đã ban hành")
    assert not desk.state.can_accept
    assert [call for call, _, _ in desk.view.calls if call == "focus_text"]


def test_a_heading_with_nothing_to_tell_is_confirmed_empty(desk: Desk) -> None:
    desk.part.current("judgement_1")
    assert desk.state.confirm_label == "Xác nhận để trống"
    desk.part.confirm()
    assert desk.kept("judgement_1") == (TextState.CONFIRMED, "")


def test_the_text_in_hand_is_on_disk_after_a_few_seconds(
    desk: Desk, full: FakeOffice, tmp_path: Path
) -> None:
    desk.part.current("requests")
    desk.part.typed("Đề nghị A")
    desk.part.typed("Đề nghị A và B")
    assert len(desk.runner.waiting) == 1
    desk.runner.pass_time()
    assert desk.state.line == "Đã giữ bản nháp lúc 09:42"
    assert desk.kept("requests")[0] is TextState.SUGGESTED
    # the power is cut; the program starts again
    again = Desk(full, tmp_path)
    assert (again.state.current, again.state.text) == ("requests", "Đề nghị A và B")
    again.part.leave()
    assert desk.kept("requests") == (TextState.DRAFT, "Đề nghị A và B")
    assert not NarrativeDrafts(tmp_path).path.exists()


def test_another_period_keeps_the_text_in_hand(desk: Desk) -> None:
    desk.part.typed("Bản thảo quý III")
    desk.part.load(NEXT)
    assert desk.kept("directing_1")[1] == "Bản thảo quý III"
    assert desk.state.text != "Bản thảo quý III"
    desk.part.load(QUARTER)
    desk.part.current("directing_1")
    assert desk.state.text == "Bản thảo quý III"


def test_the_text_of_the_period_before_is_offered(desk: Desk) -> None:
    desk.office.narrative.write(
        QUARTER, "judgement_1", "Tỷ lệ đúng hạn tăng.", confirms=True
    )
    desk.part.load(NEXT)
    desk.part.current("judgement_1")
    assert desk.state.source == "Nội dung kỳ trước"
    assert desk.state.is_suggestion


def test_what_is_wrong_is_told_where_it_stands(desk: Desk) -> None:
    desk.part.typed("Liên hệ 0912345678.")
    assert not any(desk.state.findings)
    desk.part.leave()
    (finding,) = desk.state.findings
    assert "số điện thoại" in finding


def test_a_failing_desk_loses_nothing(desk: Desk) -> None:
    desk.part.typed("Bản thảo.")
    desk.office.failure = OSError("disk")
    desk.part.confirm()
    assert desk.state.trouble is not None
    assert desk.state.text == "Bản thảo."
    desk.office.failure = None
    desk.part.confirm()
    assert desk.kept("directing_1") == (TextState.CONFIRMED, "Bản thảo.")


def test_drafts_that_cannot_be_read_are_none(tmp_path: Path) -> None:
    drafts = NarrativeDrafts(tmp_path)
    drafts.path.parent.mkdir()
    for text in ("{", "[]", '{"first": "x"}', '{"khác": 1}'):
        drafts.path.write_text(text, encoding="utf-8")
        assert drafts.load() is None


def test_keys_mean_something_only_when_they_do(desk: Desk) -> None:
    confirm, accept, _following = desk.part.commands
    assert confirm.is_available()
    assert not accept.is_available()
    desk.part.typed("Khác.")
    assert accept.is_available()
    desk.part.confirm()
    desk.part.current("directing_1")
    assert not confirm.is_available()
