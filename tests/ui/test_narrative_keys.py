"""The narrative pane on a real window, by keys."""

import tkinter as tk
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from motcua_desktop.domain.period import Period
from motcua_desktop.services.rows.narrative import TextState
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.reports.narrative_presenter import NarrativePart
from motcua_desktop.ui.screens.reports.narrative_view import NarrativeFrame
from tests.ui.fakes import DirectRunner, FakeOffice, FakeWindow

pytestmark = pytest.mark.window

QUARTER = Period.of_days(date(2026, 6, 15), date(2026, 9, 14))


class Pane:
    """The frame alone in the window of the session."""

    def __init__(self, kit: Kit, office: FakeOffice, folder: Path) -> None:
        self.kit = kit
        self.office = office
        self.frame = NarrativeFrame(kit.root, kit)
        self.part = NarrativePart(
            office, DirectRunner(), FakeWindow(), self.frame, folder=folder
        )
        self.frame.build(self.part)
        self.frame.place(x=200, y=60, width=1150, height=640)
        self.part.load(QUARTER)
        kit.root.focus_force()
        self.frame.focus_headings()
        kit.root.update()

    def press(self, *sequences: str) -> None:
        for sequence in sequences:
            target = self.kit.root.focus_get()
            assert target is not None
            target.event_generate(sequence)
            self.kit.root.update()


@pytest.fixture
def pane(kit: Kit, full: FakeOffice, tmp_path: Path) -> Iterator[Pane]:
    shown = Pane(kit, full, tmp_path)
    yield shown
    shown.frame.destroy()


def test_headings_are_walked_and_the_text_follows(pane: Pane) -> None:
    assert "03 văn bản" in pane.frame.part.text.text
    pane.press("<Down>")
    assert "đã tự kiểm tra 02 cuộc" in pane.frame.part.text.text
    assert pane.frame.part.note.words.endswith("Gợi ý từ các sổ")
    pane.press("<Return>")
    assert pane.kit.root.focus_get() is pane.frame.part.text.entry


def test_a_text_is_written_and_stays_under_its_heading(pane: Pane) -> None:
    pane.press("<Down>", "<Return>")
    text = pane.kit.root.focus_get()
    assert isinstance(text, tk.Text)
    text.insert("end", "\nThêm một dòng.")
    pane.kit.root.update()
    pane.press("<Tab>")
    pane.frame.focus_headings()
    pane.kit.root.update()
    sections = {
        it.heading.key: it for it in pane.office.narrative.narrative(QUARTER).sections
    }
    kept = sections["directing_2"]
    assert kept.state is TextState.DRAFT
    assert kept.text.endswith("\nThêm một dòng.")
    assert pane.frame.table.current == "directing_2"
    pane.press("<Up>")
    assert "03 văn bản" in pane.frame.part.text.text


def test_the_buttons_do_what_they_say(pane: Pane) -> None:
    accept = pane.frame.part.accept
    assert not accept.winfo_ismapped()
    pane.frame.part.confirm.invoke()
    pane.kit.root.update()
    assert pane.frame.table.current == "directing_2"
    assert pane.frame._progress["text"].startswith("1/")
    pane.frame.focus_text()
    pane.kit.root.update()
    entry = pane.frame.part.text.entry
    entry.insert("1.0", "Sửa. ")
    pane.kit.root.update()
    assert accept.winfo_ismapped()
    accept.invoke()
    pane.kit.root.update()
    assert pane.frame.part.text.text.startswith("Trung tâm đã tự kiểm tra")


def test_no_label_of_a_button_is_cut(pane: Pane) -> None:
    pane.frame.part.text.take("Khác.")
    pane.kit.root.update()
    for button in (
        pane.frame.part.confirm,
        pane.frame.part.accept,
        pane.frame.part.next,
    ):
        assert button.winfo_width() >= button.winfo_reqwidth()


def test_a_key_that_tk_has_not_told_of_yet_is_not_written_over(pane: Pane) -> None:
    pane.press("<Return>")
    pane.frame.part.text.take("Đề nghị")
    pane.kit.root.update()
    pane.frame.part.text.entry.insert("end-1c", " A")
    pane.part._show(line="Đã giữ bản nháp lúc 09:42")
    assert pane.frame.part.text.text == "Đề nghị A"
    pane.kit.root.update()
    assert pane.part._typed == "Đề nghị A"


def test_the_list_is_as_wide_as_its_names_need_up_to_half(pane: Pane) -> None:
    names = [row.cells[1] for row in pane.frame.table._rows.values()]
    longest = max(map(pane.kit.font("number").measure, names))
    for width, is_whole in ((1650, True), (1150, False)):
        pane.frame.place(width=width)
        pane.kit.root.update()
        room = pane.frame.table.winfo_width()
        assert (room > longest + pane.kit.px(170)) == is_whole
        assert room < width / 2
