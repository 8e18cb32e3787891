"""The time line of Chi tiết hồ sơ: a long note stands whole, keys scroll to it."""

from itertools import pairwise

import pytest

from motcua_desktop.domain.notes import NoteKind
from motcua_desktop.services.noting import NoteRequest
from tests.ui.conftest import OpenWindow
from tests.ui.fakes import FakeOffice

pytestmark = pytest.mark.window

CODE = "H26.12-261118-0012"
LONG = "Đã gọi điện hỏi Công an xã về nơi thường trú trước đây, chờ trả lời. " * 12


def test_a_long_note_stands_whole_and_is_read_by_keys(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    full.note(CODE, NoteRequest(NoteKind.REMARK, full.moment, text=LONG), token="dài")
    driver = open_window(full)
    driver.window.open_dossier(CODE)
    driver.settle()
    line = driver.screen().time_line
    notes = [line.itemcget(it, "text") for it in line.find_withtag("note")]
    (written,) = (note for note in notes if LONG.strip() in note)
    assert "…" not in written[: len(LONG)]
    boxes = [line.bbox(it) for it in line.find_withtag("note") if line.bbox(it)]
    assert all(box[2] <= line.winfo_width() for box in boxes)
    tops = sorted((box[1], box[3]) for box in boxes)
    assert all(above[1] <= below[0] for above, below in pairwise(tops))
    line.focus_set()
    driver.root.update()
    driver.x_keys("Home")
    driver.wait_until(lambda: line.yview()[0] == 0.0)
    driver.x_keys("End")
    driver.wait_until(lambda: line.yview()[1] == 1.0)
    assert line.yview()[0] > 0.0
    assert int(line["takefocus"])


def test_a_short_history_stands_whole_from_its_beginning(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    driver = open_window(full)
    driver.window.open_dossier(CODE)
    driver.settle()
    line = driver.screen().time_line
    driver.wait_until(lambda: line.winfo_height() > 100)
    driver.settle()
    assert line.yview() == (0.0, 1.0)
    assert not int(line["takefocus"])
