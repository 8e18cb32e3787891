"""Copies made while the window is open: in the background, told in red if not."""

from motcua_desktop.ui.copying import Copying
from motcua_desktop.ui.screens.worklist.notices import notices_of
from tests.ui.fake_real import real_office
from tests.ui.fakes import DirectRunner, FakeOffice, FakeWindow


def test_the_first_copy_is_made_soon_and_the_red_notice_goes(full: FakeOffice) -> None:
    office = real_office(full)
    full.backups = office.backups
    runner, window = DirectRunner(), FakeWindow()
    Copying(full, runner, window).start()
    assert office.backups.listed() == []
    assert office.backups.warning()
    runner.pass_time()
    assert len(office.backups.listed()) == 1
    assert window.changes == [""]
    assert window.toasts == []
    runner.pass_time()
    assert len(office.backups.listed()) == 1
    assert len(runner.waiting) == 1


def test_a_trouble_is_told_once(full: FakeOffice) -> None:
    office = real_office(full)
    full.backups = office.backups
    (office.data / "backups").write_text("một tệp", encoding="utf-8")
    runner, window = DirectRunner(), FakeWindow()
    Copying(full, runner, window).start()
    for _ in range(3):
        runner.pass_time()
    assert len(window.toasts) == 1
    assert window.toasts[0].startswith("Chưa sao lưu được")


def test_old_copies_stand_first_and_red() -> None:
    notice = notices_of({}, (), "Sao lưu đã quá 24 giờ. Kiểm tra ổ đĩa.")[0]
    assert (notice.title, notice.ink) == ("Sao lưu đã quá 24 giờ", "overdue")
    assert notice.text == "Kiểm tra ổ đĩa."
