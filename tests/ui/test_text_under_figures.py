"""The text that tells the figures, under them: written by keys, printed, never typed
over."""

import re
import tkinter as tk
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

from motcua_desktop.services.rows.narrative import TextState
from motcua_desktop.ui.screens.reports.figures import REPORTS
from motcua_desktop.ui.screens.reports.narrative_presenter import OF_THE_FIGURES
from motcua_desktop.ui.screens.reports.text_card import TextCard
from motcua_desktop.ui.widgets.composed_box import ComposedBox
from tests.documents.reading import word_text
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice
from tests.ui.unikey import NAMES, type_names

pytestmark = pytest.mark.window

_NAMES = {" ": "space", ".": "period"}
ADDED = "Trung tâm đã đôn đốc bằng văn bản."


def lines_of(grid: Any) -> list[str]:
    """Return the words that are drawn on a grid."""
    return [
        str(grid.itemcget(item, "text"))
        for item in grid.find_all()
        if grid.type(item) == "text"
    ]


class Desk:
    """The report screen, its figures counted."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        driver.window.go("reports")
        driver.settle()
        self.presenter = driver.window.screen("reports")
        self.presenter.preset_chosen("running")
        driver.settle()

    @property
    def part(self) -> Any:
        return self.driver.screen().figures

    @property
    def card(self) -> TextCard:
        card: TextCard = self.part.text
        return card

    @property
    def box(self) -> ComposedBox:
        return self.card.text

    @property
    def seen(self) -> str:
        """All that stands in the box, the program's paragraphs and the clerk's."""
        return self.box.entry.get("1.0", "end-1c").replace("\u00a0", " ")

    @property
    def told(self) -> str:
        """The program's part of it."""
        return self.box.entry.get("1.0", "own").replace("\u00a0", " ")

    def kept(self, key: str = OF_THE_FIGURES) -> tuple[TextState, str]:
        narrative = self.driver.office.narrative.narrative(self.presenter._period)
        one = next(it for it in narrative.sections if it.heading.key == key)
        return one.state, one.text

    def type(self, text: str) -> None:
        """Press the keys of `text` where the focus is."""
        for letter in text:
            entry = self.driver.focus
            assert isinstance(entry, tk.Text)
            if letter.isascii():
                entry.event_generate("<KeyPress>", keysym=_NAMES.get(letter, letter))
            else:  # what Tk does with a letter that no key of this machine has
                entry.tk.call("tk::TextInsert", entry, letter)
            self.driver.root.update()
        self.driver.settle()


@pytest.fixture
def desk(open_window: OpenWindow, full: FakeOffice) -> Desk:
    return Desk(open_window(full))


def test_under_the_figures_stands_what_the_report_says_of_them(desk: Desk) -> None:
    assert desk.card.title.words == "II.2.b Tiếp nhận, giải quyết hồ sơ"
    assert desk.card.note.words == "phần lời, mục 7 trong 21"
    total = desk.driver.screen().figures.figures.grid_._total.cells[0]
    assert desk.told.startswith(
        f"Tổng số hồ sơ phải giải quyết trong kỳ là {total} hồ sơ"
    )
    box = desk.box.entry
    tinted = box.tag_ranges("figure")
    shown = [
        box.get(first, last)
        for first, last in zip(tinted[::2], tinted[1::2], strict=True)
    ]
    assert shown[0] == total
    assert all(re.fullmatch(r"[\d.,]+%?", text) for text in shown)


def test_what_is_shown_and_added_is_what_is_printed(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    real = full.real
    full.narrative = real.narrative
    desk = Desk(open_window(full))
    told = desk.told.splitlines()[:-1]
    assert len(told) >= 5
    desk.box.focus_field()
    desk.type(ADDED)
    desk.driver.window.keys.press("Ctrl+Enter")
    desk.driver.settle()
    period = desk.presenter._period
    for waiting in real.narrative.narrative(period).unconfirmed:
        real.narrative.confirm(period, waiting.heading.key)
    path = real.desk.export_report("cchc", period, full.folder / "thử.docx")
    printed = word_text(path.read_bytes()).replace("\u00a0", " ")
    for paragraph in (*told, ADDED):
        assert paragraph in printed


def test_numbers_cannot_be_typed_over(desk: Desk) -> None:
    told = desk.told
    entry = desk.box.entry
    entry.focus_force()
    desk.driver.settle()
    for selected in ("", "1.60", "end-1c", "end"):
        entry.mark_set("insert", "1.40")
        if selected:
            entry.tag_add("sel", "1.0", selected)
        for sequence in (
            *("<BackSpace>", "<Delete>", "<Control-h>", "<Control-t>"),
            *("<<Cut>>", "<<Paste>>", "<Return>"),
        ):
            entry.event_generate(sequence)
            desk.driver.root.update()
        desk.type("9")
        assert desk.told == told
    assert "9" in desk.box.text
    entry.event_generate("<<Undo>>")
    desk.driver.root.update()
    assert desk.told == told


def test_the_last_line_end_of_the_programs_words_stays(desk: Desk) -> None:
    told = desk.told
    entry = desk.box.entry
    entry.focus_force()
    for first, last in (("end-1c", None), ("own", "end"), ("1.0", "end")):
        entry.delete(first, last)
        assert desk.told == told
    desk.type("Xong.")
    entry.tag_add("sel", "1.0", "end")
    desk.type("A")
    assert (desk.told, desk.box.text) == (told, "A")


def test_typed_in_the_midst_of_the_programs_words_it_goes_to_the_end(
    desk: Desk,
) -> None:
    told = desk.told
    entry = desk.box.entry
    entry.focus_force()
    entry.mark_set("insert", "2.5")
    desk.type("Xong.")
    assert desk.box.text == "Xong."
    assert desk.seen == f"{told}Xong."


def test_vietnamese_typed_by_fake_backspaces_arrives_unharmed(desk: Desk) -> None:
    told = desk.told
    typed = type_names(desk.driver, desk.box.entry, NAMES[:3], delay=1)
    wanted = "".join(f"{name}," for name in NAMES[:3])
    assert unicodedata.normalize("NFC", typed).endswith(f"\n{wanted}")
    assert desk.told == told


def test_an_added_sentence_is_kept_confirmed_and_printed(desk: Desk) -> None:
    desk.part.figures.focus()
    desk.driver.press("<Tab>")
    assert desk.driver.focus is desk.box.entry
    assert "viết thêm ở cuối" in desk.driver.window.frame.status.words
    desk.type(ADDED)
    assert desk.box.text == ADDED
    # to the figures and back: what was typed is kept, not yet confirmed
    desk.part.figures.focus()
    desk.driver.settle()
    assert desk.kept() == (TextState.DRAFT, ADDED)
    assert desk.card.note.words.endswith("Đang soạn")
    desk.driver.window.keys.press("Ctrl+Enter")
    desk.driver.settle()
    assert desk.kept() == (TextState.CONFIRMED, ADDED)


def test_f2_walks_the_sections_and_f3_the_parts(desk: Desk) -> None:
    press = desk.driver.window.keys.press
    press("F2")
    desk.driver.settle()
    assert desk.card.title.words.startswith("II.2.c ")
    press("F3")
    desk.driver.settle()
    assert desk.driver.screen()._part == "texts"
    texts = desk.driver.screen().texts
    assert texts.part.title.words.startswith("II.2.c ")
    press("F2")
    desk.driver.settle()
    assert texts.table.current == "point_online"
    assert "Hồ sơ nộp trực tuyến là" in texts.part.text.entry.get("1.0", "own")


def test_the_focus_stays_in_the_text_from_section_to_section(desk: Desk) -> None:
    desk.box.focus_field()
    desk.type("A")
    desk.driver.window.keys.press("F2")
    desk.driver.settle()
    assert desk.driver.focus is desk.box.entry
    desk.type("B")
    desk.part.figures.focus()
    desk.driver.settle()
    assert desk.kept()[1] == "A"
    assert desk.kept("point_digital")[1] == "B"


def test_counted_again_the_text_in_hand_stays(desk: Desk) -> None:
    desk.box.focus_field()
    desk.type("Đang viết")
    before = desk.told
    desk.driver.window.keys.press("F5")
    desk.driver.settle()
    assert (desk.told, desk.box.text) == (before, "Đang viết")


def test_the_rows_keep_what_they_need_and_the_text_takes_the_rest(desk: Desk) -> None:
    grid, card = desk.part.figures.grid_, desk.card.card
    assert grid.winfo_height() >= grid.needed_height(grid.winfo_width())
    names = lines_of(grid)
    assert "Thuộc thẩm quyền giải quyết" in names
    assert "của UBND xã" in names
    assert not [name for name in names if name.endswith("…")]
    assert not grid._bar.winfo_ismapped()
    # a sector more than there is room for: the text keeps its least height
    rows = grid._rows.all * 5
    grid.show(rows, grid._total)
    desk.part._share()
    desk.driver.root.update()
    assert card.winfo_height() == desk.driver.window.kit.px(130)
    assert grid._bar.winfo_ismapped()
    grid._begin_at(1.0)
    assert grid._seen()[-1].place == len(rows) - 1
    grid._begin_at(0.0)
    grid.focus_set()
    for _ in rows:
        desk.driver.press("<Down>")
    assert grid.row == len(rows)
    assert grid._seen()[-1].place == len(rows) - 1
    for _ in rows:
        desk.driver.press("<Up>")
    assert (grid.row, grid._seen()[0].place) == (0, 0)


def test_names_of_reports_are_read_whole(desk: Desk) -> None:
    screen = desk.driver.screen()
    for choice in REPORTS:
        desk.presenter.report_chosen(choice.key)
        desk.driver.settle()
        assert screen.reports["text"].strip() == choice.cells[0]
        assert screen._as_of.winfo_x() >= sum(
            (screen.units.winfo_x(), screen.units.winfo_width())
        )


def test_only_the_report_itself_has_its_text_under_the_figures(desk: Desk) -> None:
    report, unit = desk.presenter.report_chosen, desk.presenter.unit_chosen
    chosen: tuple[tuple[Callable[[str], None], str, bool], ...] = (
        (report, "kenh-dvc", False),
        (report, "cchc", True),
        (unit, "apart", False),
        (unit, "", True),
    )
    for choose, key, has_text in chosen:
        choose(key)
        desk.driver.settle()
        assert desk.card.card.winfo_ismapped() == has_text
        keys = [it.key for it in desk.presenter.commands]
        assert ("F2" in keys, "Ctrl+Enter" in keys) == (has_text, has_text)
        assert len(keys) == len(set(keys))
