"""What eases a clerk's day: the next dossier, why a day was left out, notices."""

import itertools
import tkinter as tk
from dataclasses import replace

import pytest

from motcua_desktop.domain.errors import CalendarRangeError
from motcua_desktop.domain.watch import WatchKind
from motcua_desktop.services.backup import BackupDesk
from motcua_desktop.services.desk import DuePreview
from motcua_desktop.services.ports_backup import BackupCopy
from motcua_desktop.text import NBSP
from motcua_desktop.ui.screens.worklist.notices import notices_of
from motcua_desktop.ui.widgets.key_button import KeyButton
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice

pytestmark = pytest.mark.window
WITH_DAY_OFF = "H26.12-261119-0003"


@pytest.fixture
def driver(open_window: OpenWindow, full: FakeOffice) -> Driver:
    """The window over the office of the pictures."""
    return open_window(full)


def shown(driver: Driver) -> str:
    return str(driver.screen("dossier")._number["text"])


def test_the_next_dossier_of_the_list_is_one_key_away(driver: Driver) -> None:
    driver.window.go("dossiers")
    driver.settle()
    table = driver.screen().table
    driver.press("<Down>", "<Down>", "<Return>")
    third = table.current
    assert (driver.window.present, shown(driver)) == ("dossier", third)
    driver.x_keys("ctrl+Down")
    driver.wait_until(lambda: shown(driver) != third)
    driver.settle()
    fourth = table.known(3)
    assert fourth is not None
    assert (shown(driver), table.current) == (fourth.number, fourth.number)
    driver.x_keys("ctrl+Up", "ctrl+Up", "ctrl+Up", delay=60)
    first = table.known(0)
    assert first is not None
    driver.wait_until(lambda: shown(driver) == first.number)
    driver.settle()
    driver.press("<Control-Up>")
    assert driver.window.frame.toast.words == "Hết danh sách."
    driver.press("<Escape>")
    assert driver.window.present == "dossiers"
    assert table.current == first.number


def test_a_dossier_that_was_searched_for_has_no_next_one(driver: Driver) -> None:
    driver.window.open_dossier(WITH_DAY_OFF)
    driver.settle()
    driver.press("<Control-Down>")
    assert shown(driver) == WITH_DAY_OFF
    assert "không mở từ danh sách" in driver.window.frame.toast.words


def test_the_work_list_is_walked_too(driver: Driver) -> None:
    table = driver.screen().table
    table.focus_table()
    driver.settle()
    driver.press("<Return>", "<Control-Down>")
    second = table.known(1)
    assert second is not None
    assert shown(driver) == second.number


def test_the_header_says_which_days_were_left_out(driver: Driver) -> None:
    driver.window.open_dossier(WITH_DAY_OFF)
    driver.settle()
    screen = driver.screen()
    assert f"T3{NBSP}24/11 (nghỉ lễ)" in screen._limit["text"]
    foot = screen._limit.winfo_rooty() + screen._limit.winfo_height()
    card = screen._card
    assert foot <= card.winfo_rooty() + card.winfo_height()


def test_a_due_date_that_cannot_be_explained_hides_nothing_else(
    driver: Driver, full: FakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_question: object) -> DuePreview:
        raise CalendarRangeError(2031)

    monkeypatch.setattr(full, "explain_due", refuse)
    driver.window.open_dossier(WITH_DAY_OFF)
    driver.settle()
    assert shown(driver) == WITH_DAY_OFF
    assert driver.screen()._limit["text"].startswith("3 ngày làm việc, nhận 08:40")


def test_the_left_bar_follows_the_offices_name(
    driver: Driver, full: FakeOffice
) -> None:
    left = driver.window.frame.left
    assert left._office.words == "Xã An Hòa"
    full.office = replace(full.office, unit_name="Phường Hòa Bình", short_name="Quầy 2")
    driver.window.changed("")
    driver.settle()
    assert (left._office.words, left._desk.words) == ("Phường Hòa Bình", "Quầy 2")


def test_filters_stand_in_one_row_and_none_is_cut(driver: Driver) -> None:
    driver.window.go("dossiers")
    driver.settle()
    screen = driver.screen()
    parts = [*screen.lists.values(), screen.procedure, *screen.days.values()]
    parts += [
        it for it in parts[0].master.winfo_children() if isinstance(it, KeyButton)
    ]
    tops = {part.winfo_rooty() // 8 for part in parts}
    assert len(tops) == 1
    ordered = sorted(parts, key=lambda part: part.winfo_rootx())
    for one, other in itertools.pairwise(ordered):
        assert one.winfo_rootx() + one.winfo_width() <= other.winfo_rootx()
    last = ordered[-1]
    right = driver.root.winfo_rootx() + driver.root.winfo_width()
    assert last.winfo_rootx() + last.winfo_width() <= right - 16
    driver.window.screen("dossiers").filtered("urgency", "supplement")
    driver.settle()
    assert str(screen.lists["urgency"]["text"]).strip() == "Chờ bổ sung"


def buttons(widget: tk.Misc) -> list[KeyButton]:
    found = [it for it in widget.winfo_children() if isinstance(it, KeyButton)]
    return found + [it for child in widget.winfo_children() for it in buttons(child)]


def test_each_notice_that_asks_for_a_deed_offers_it() -> None:
    notices = notices_of(
        {
            WatchKind.OVERDUE: 2,
            WatchKind.APOLOGY: 4,
            WatchKind.RECEPTION: 1,
            WatchKind.LAST_REQUEST: 3,
        },
        ["T3 24/11/2026 nghỉ: Ngày Văn hóa Việt Nam"],
        "Sao lưu đã quá 24 giờ. Kiểm tra ổ đĩa.",
    )
    assert [(it.act, it.key) for it in notices] == [
        ("Sao lưu ngay", "F11"),
        ("Xem 2 hồ sơ", "Ctrl+1"),
        ("Xem 1 hồ sơ", "Ctrl+7"),
        ("Xem 4 hồ sơ", "Ctrl+5"),
        ("Xem 3 hồ sơ", "Ctrl+6"),
        ("Xem lịch", "Alt+L"),
    ]


def test_the_button_of_a_notice_opens_what_it_counts(driver: Driver) -> None:
    listed = buttons(driver.screen().notices)
    texts = [str(it["text"]) for it in listed]
    overdue = listed[texts.index("Xem 2 hồ sơ")]
    overdue.invoke()
    driver.settle()
    assert driver.screen().table.total == 2
    driver.x_keys("ctrl+5")
    driver.wait_until(lambda: driver.window.present == "deadlines")
    driver.settle()
    assert driver.screen().table.total == 4


def test_on_a_small_screen_the_least_harmful_notices_fold(
    driver: Driver,
) -> None:
    root = driver.root
    notices = driver.screen().notices
    try:
        root.geometry("1366x600")
        driver.wait_until(lambda: root.winfo_height() == 600)
        driver.settle()
        assert notices.winfo_reqheight() <= notices.winfo_height()
        folded = [str(it["text"]) for it in notices.winfo_children() if _is_text(it)]
        assert folded[-1].startswith("còn ")
        assert "Xem 2 hồ sơ" in [str(it["text"]) for it in buttons(notices)]
    finally:
        root.geometry("1366x768")
        driver.wait_until(lambda: root.winfo_height() == 768)
        driver.settle()


def _is_text(widget: tk.Misc) -> bool:
    return isinstance(widget, tk.Label)


def test_f11_makes_a_copy_from_anywhere(
    driver: Driver, full: FakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def make(_desk: BackupDesk) -> BackupCopy:
        made.append(driver.window.present)
        return BackupCopy(full.folder / "motcua-20261123-0942.db", full.moment, 1)

    monkeypatch.setattr(BackupDesk, "make", make)
    monkeypatch.setattr(BackupDesk, "to_second_place", lambda *_copy: ())
    driver.window.go("intake")
    driver.settle()
    driver.x_keys("F11")
    toast = driver.window.frame.toast
    driver.wait_until(lambda: toast.words == "Đã sao lưu: motcua-20261123-0942.db")
    assert made == ["intake"]
    assert driver.window.present == "intake"


def test_an_offer_to_undo_stays_on_its_screen(driver: Driver) -> None:
    driver.window.go("intake")
    driver.settle()
    driver.screen().fields.boxes["name"].focus_field()
    driver.write("Nguyễn Văn Dở")
    driver.press("<Control-r>")
    toast = driver.window.frame.toast
    assert "Hoàn tác: Ctrl+Z" in toast.words
    driver.press("<Alt-Key-1>")
    assert toast.words == ""
    driver.window.toast("Đã xuất tệp")
    driver.press("<Alt-Key-3>")
    assert toast.words == "Đã xuất tệp"
