"""Long work shows how far it is and stops at Esc; quick work is never shown."""

import re
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from motcua_desktop.services.desk import ListedCells
from motcua_desktop.services.errors import PrinterError
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.long_work import LongWork, StoppedError
from motcua_desktop.ui.shell import progress
from motcua_desktop.ui.tasks import TaskRunner
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice


def test_work_counts_what_it_hands_through() -> None:
    work = LongWork("Xuất hồ sơ", total=2000)
    handed = [*work.counted(range(1500))]
    assert (handed[-1], work.done) == (1499, 1499)
    assert work.line == "Đang xuất hồ sơ: 1.499/2.000"
    assert work.share == pytest.approx(0.7495)
    assert LongWork("Sao lưu").line == "Đang sao lưu…"
    assert LongWork("Sao lưu").share == 0.0


def test_work_stops_at_its_next_step_if_it_may() -> None:
    work = LongWork("Xuất hồ sơ", total=9)
    items = work.counted(range(9))
    next(items)
    work.stop()
    with pytest.raises(StoppedError, match="Đã hủy: xuất hồ sơ"):
        next(items)
    copy = LongWork("Sao lưu", may_stop=False)
    copy.stop()
    copy.check()


@pytest.mark.window
def test_work_stopped_before_its_turn_never_begins(kit: Kit) -> None:
    runner = TaskRunner(kit.root, lambda _error: None)
    gate = threading.Event()
    done: list[None] = []
    errors: list[Exception] = []
    runner.run(gate.wait, lambda _none: None)
    long = LongWork("In", total=3)
    work: list[int] = []
    runner.run_long(long, lambda: work.append(1), done.append, on_error=errors.append)
    long.stop()
    gate.set()
    while not runner.is_idle:
        kit.root.update()
    assert (work, done) == ([], [])
    assert [type(error) for error in errors] == [StoppedError]
    runner.close()


_QUICK_MS = 1000
_LONGEST_S = 60
"""Who waits longer waits for ever."""


class SlowWriter:
    """Rests in its third row until it is let; nothing is left of what was stopped."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.written = 0

    def write(self, path: Path, _title: str, rows: Iterable[ListedCells]) -> Path:
        for _ in rows:
            self.written += 1
            if self.written == 3:
                self.gate.wait(_LONGEST_S)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"PK")
        return path


@pytest.fixture
def listing(open_window: OpenWindow, full: FakeOffice) -> Driver:
    """The list with all of its dossiers chosen, the focus in the table."""
    driver = open_window(full)
    driver.window.go("dossiers")
    driver.settle()
    driver.press("<Control-a>")
    chosen = driver.window.screen("dossiers").chosen
    driver.wait_until(lambda: len(chosen._marks) == len(full.kept))
    return driver


@pytest.mark.window
def test_esc_stops_an_export_and_leaves_the_choice(
    listing: Driver, full: FakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver, writer = listing, SlowWriter()
    monkeypatch.setattr(full, "write_rows", writer.write)
    status = driver.window.frame.status
    chosen = driver.window.screen("dossiers").chosen._marks
    assert len(chosen) == len(full.kept)
    driver.window.keys.press("Ctrl+E")
    driver.wait_until(lambda: "Đang xuất hồ sơ ra XLSX: " in status.work)
    driver.wait_until(lambda: f"/{len(full.kept)}" in status.work)
    driver.x_keys("Escape")
    driver.wait_until(lambda: not driver.window.progress.goes_on)
    writer.gate.set()
    driver.settle()
    assert writer.written == 3 < len(full.kept)
    assert "Đã hủy: xuất hồ sơ ra XLSX" in driver.window.frame.toast.words
    assert driver.window.present == "dossiers"
    assert driver.window.screen("dossiers").chosen._marks == chosen
    driver.wait_until(lambda: not status.work)
    driver.x_keys("Escape")  # now it means again what it meant
    driver.wait_until(lambda: not driver.window.screen("dossiers").chosen._marks)
    assert driver.printer.shown == []


@pytest.mark.window
def test_an_export_left_alone_comes_to_its_end(
    listing: Driver, full: FakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver, writer = listing, SlowWriter()
    monkeypatch.setattr(full, "write_rows", writer.write)
    writer.gate.set()
    driver.press("<Control-e>")
    driver.wait_until(lambda: driver.window.runner.under_way is None)
    assert writer.written == len(full.kept) + 1  # the head too
    assert len(driver.printer.shown) == 1
    assert f"Đã xuất {len(full.kept)} hồ sơ" in driver.window.frame.toast.words
    driver.wait_until(lambda: not driver.window.frame.status.work)


@pytest.mark.window
def test_quick_work_is_never_shown(
    listing: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is over before the first look, however late a busy machine looks."""
    monkeypatch.setattr(progress, "_WAIT_MS", _QUICK_MS)
    shown: list[Any] = []
    status = listing.window.frame.status
    status.show_work = lambda *words, **_named: shown.append(words)  # type: ignore[method-assign]
    listing.press("<Escape>", "<Control-e>")
    tick = [False]
    listing.root.after(_QUICK_MS + 150, lambda: tick.append(True))
    listing.wait_until(lambda: tick[-1])
    assert len(listing.printer.shown) == 1
    assert shown == []


@pytest.mark.window
def test_receipts_stop_between_two_and_say_how_many(
    listing: Driver, full: FakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = listing
    status = driver.window.frame.status
    gate = threading.Event()
    show = driver.printer.show

    def slowly(path: Path) -> None:
        if len(driver.printer.shown) == 2:
            gate.wait(_LONGEST_S)
        show(path)

    monkeypatch.setattr(driver.printer, "show", slowly)
    driver.window.keys.press("Ctrl+P")
    under_way = re.compile(r"Đang in Giấy tiếp nhận: ([2-9]|\d\d)/")
    driver.wait_until(lambda: under_way.search(status.work))
    driver.x_keys("Escape")
    driver.wait_until(lambda: not driver.window.progress.goes_on)
    gate.set()
    driver.wait_until(lambda: driver.window.progress.under_way is None)
    driver.settle()
    words = driver.window.frame.toast.words
    told = re.match(r"Đã gửi in (\d+) Giấy tiếp nhận, còn (\d+) tờ chưa in", words)
    assert told is not None, words
    count, left = int(told[1]), int(told[2])
    assert count == len(driver.printer.shown)
    assert 0 < left <= len(full.kept) - 2


@pytest.mark.window
def test_a_report_that_is_stopped_leaves_no_file(
    open_window: OpenWindow, full: FakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = open_window(full)
    driver.window.go("reports")
    driver.settle()
    gate = threading.Event()
    export = full.export_report

    def slowly(*arguments: Any, **named: Any) -> Path:
        written = export(*arguments, **named)
        gate.wait(_LONGEST_S)
        return written

    monkeypatch.setattr(full, "export_report", slowly)
    driver.window.keys.press("Ctrl+D")
    driver.wait_until(
        lambda: "Đang xuất Bao-cao-CCHC" in driver.window.frame.status.work
    )
    driver.x_keys("Escape")
    driver.wait_until(lambda: not driver.window.progress.goes_on)
    gate.set()
    driver.settle()
    assert driver.printer.shown == []
    assert not full.exported[0][2].exists()
    assert driver.window.present == "reports"


@pytest.mark.window
def test_printing_given_up_at_its_question_is_not_shown_for_ever(
    listing: Driver, full: FakeOffice
) -> None:
    driver = listing
    full.spooler.names = ("Canon LBP2900",)
    full.spooler.failure = PrinterError("Canon LBP2900", "máy in tắt")
    driver.press("<Control-p>")
    driver.wait_until(driver.has_panel)
    driver.press("<Escape>")
    driver.wait_until(lambda: driver.window.progress.under_way is None)
    driver.wait_until(lambda: not driver.window.frame.status.work)
