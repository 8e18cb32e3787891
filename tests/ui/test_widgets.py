import inspect
import tkinter as tk
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from customtkinter.windows.widgets.core_rendering import DrawEngine

from motcua_desktop.domain import errors as domain_errors
from motcua_desktop.domain.errors import DomainError, FieldValueError
from motcua_desktop.resources import asset
from motcua_desktop.ui import messages
from motcua_desktop.ui.acts import NEXT_STEP, STEP_ICONS
from motcua_desktop.ui.crash import CrashDesk
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.look import Look
from motcua_desktop.ui.shown import TableRow
from motcua_desktop.ui.theme import COLOURS, STATES, TYPES
from motcua_desktop.ui.widgets.ctk_repairs import Panel
from motcua_desktop.ui.widgets.cutting import Cutter
from motcua_desktop.ui.widgets.data_table import DataTable, TableActs
from motcua_desktop.ui.widgets.field_box import FieldBox, FieldLook
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable
from motcua_desktop.ui.widgets.table_head import Column

pytestmark = pytest.mark.window

MILLION = 1_000_000


class Table:
    """A table over a million rows that hands over only what is asked for."""

    def __init__(self, kit: Kit, parent: tk.Misc) -> None:
        self.asked: list[tuple[int, int]] = []
        self.opened: list[str] = []
        self.current: list[str] = []
        self.sorted: list[str] = []
        self.table = DataTable(
            parent,
            kit,
            (Column("Trạng thái", 136), Column("Mã", 164, sort_key="number")),
            TableActs(
                on_need=self.need,
                on_open=self.opened.append,
                on_current=self.current.append,
                on_sort=self.sorted.append,
            ),
        )
        self.table.place(x=0, y=0, width=400, height=320)
        kit.root.update()

    def need(self, start: int, length: int) -> None:
        """Hand over the rows that are asked for."""
        self.asked.append((start, length))
        self.table.put(start, rows(start, min(length, MILLION - start)))


def rows(start: int, length: int) -> Sequence[TableRow]:
    """Return invented rows."""
    return [
        TableRow(f"H{place}", STATES[place % 8], "Trong hạn", (f"H{place}",))
        for place in range(start, start + length)
    ]


@pytest.fixture
def page(kit: Kit) -> Iterator[tk.Frame]:
    """An empty page on the session's window."""
    frame = tk.Frame(kit.root)
    frame.place(x=0, y=0, width=1366, height=768)
    kit.root.update()
    yield frame
    frame.destroy()


@pytest.fixture
def million(kit: Kit, page: tk.Frame) -> Table:
    table = Table(kit, page)
    table.table.reset(MILLION)
    return table


def seen(table: Table) -> list[str]:
    """Return the numbers in the rows that show."""
    tree = table.table.tree
    return [str(tree.item(item, "values")[0]) for item in tree.get_children()]


def test_a_million_rows_are_ten_items(million: Table) -> None:
    assert seen(million) == [f"H{place}" for place in range(10)]
    assert million.asked == [(0, 100)]


def test_the_end_is_one_key_away(kit: Kit, million: Table) -> None:
    million.table.focus_table()
    kit.root.update()
    million.table.tree.event_generate("<End>")
    assert seen(million)[-1] == "H999999"
    assert million.current[-1] == "H999999"
    assert len(million.asked) == 2
    million.table.tree.event_generate("<Up>")
    assert million.table.current == "H999998"
    million.table.tree.event_generate("<Home>")
    assert seen(million)[0] == "H0"


def test_rows_once_read_are_not_asked_for_again(million: Table) -> None:
    for _ in range(20):
        million.table.step(1)
    assert million.asked == [(0, 100)]
    assert million.current[-1] == "H20"


def test_the_wheel_and_the_bar_move_the_view_not_the_choice(million: Table) -> None:
    million.table.tree.event_generate("<Button-5>", x=10, y=60)
    assert seen(million)[0] == "H3"
    assert million.table.current == "H0"
    million.table._move_to_share(0.5)
    assert int(seen(million)[0][1:]) == pytest.approx(MILLION / 2, abs=10)


def test_a_click_makes_the_row_current_and_enter_opens_it(
    kit: Kit, million: Table
) -> None:
    kit.root.focus_force()
    million.table.tree.event_generate("<ButtonPress-1>", x=40, y=28 + 28 * 2 + 14)
    million.table.tree.event_generate("<ButtonRelease-1>", x=40, y=28 + 28 * 2 + 14)
    assert million.table.current == "H2"
    million.table.tree.event_generate("<Return>")
    assert million.opened == ["H2"]


def test_only_overdue_rows_are_tinted(million: Table) -> None:
    tree = million.table.tree
    tags = [tree.item(item, "tags") for item in tree.get_children()]
    assert [place for place, tag in enumerate(tags) if "overdue" in tag] == [0, 8]
    assert all(len(tag) <= 1 for tag in tags)


def test_old_rows_are_let_go(million: Table) -> None:
    for place in range(0, MILLION, 20_000):
        million.table._scroll_to(place)
    assert len(million.table._rows) < 5000


def test_a_shorter_list_keeps_the_current_dossier(kit: Kit, page: tk.Frame) -> None:
    table = Table(kit, page)
    table.table.fill(rows(0, 30))
    table.table.step(5)
    table.table.fill(rows(3, 10))
    assert table.table.current == "H5"
    table.table.fill(())
    assert table.table.current == ""
    table.table.step(1)


def test_text_is_cut_at_the_end_and_never_overflows(kit: Kit) -> None:
    cutter = Cutter(kit.font("number"))
    words = "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân"
    for width in (40, 90, 140, 200):
        cut = cutter.cut(words, width)
        assert kit.font("number").measure(cut) <= width
        assert cut.endswith("…")
    assert cutter.cut(words, 1000) == words


def test_a_field_tells_every_change_and_never_its_own_filling(
    kit: Kit, page: tk.Frame
) -> None:
    told: list[str] = []
    box = FieldBox(page, kit, "Họ tên", on_change=told.append, dress=FieldLook())
    box.pack()
    kit.root.update()
    box.fill("của chương trình", is_tinted=True)
    assert told == []
    box.entry.insert("end", ".")
    box.entry.insert("end", unicodedata.normalize("NFD", "Nguyễn"))
    assert told == ["của chương trình.", "của chương trình.Nguyễn"]
    assert box.text == "của chương trình.Nguyễn"


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("Nguyễn\tVăn\r\nAn\n", "Nguyễn Văn An"),
        (unicodedata.normalize("NFD", "Đặng Ấn"), "Đặng Ấn"),
        ("001195007803", "001195007803"),
        ("Lan 🌸\x00\x07", "Lan 🌸"),
        ("a" * 10_000, "a" * 500),
        ("", ""),
    ],
)
def test_whatever_is_pasted_is_one_line(
    kit: Kit, page: tk.Frame, pasted: str, kept: str
) -> None:
    box = FieldBox(page, kit, "Họ tên")
    box.pack()
    box.entry.focus_force()
    kit.root.update()
    kit.root.clipboard_clear()
    if pasted:
        kit.root.clipboard_append(pasted.replace("\x00", ""))
    box.entry.insert("end", "cũ")
    box.entry.select_range(0, "end")
    box.entry.event_generate("<<Paste>>")
    assert box.text == (kept or "cũ")
    assert bool(box._error.winfo_manager()) == (len(pasted) > 500)


def test_complaints_side_by_side_start_at_one_height(kit: Kit, page: tk.Frame) -> None:
    """One of a line, one of more; one of a field that must be filled."""
    boxes = [
        FieldBox(page, kit, "Số hỏng", dress=FieldLook(is_required=place == 1))
        for place in range(2)
    ]
    for place, box in enumerate(boxes):
        box.grid(row=0, column=place, sticky="new")
        page.columnconfigure(place, weight=1)
    kit.root.update()
    for box, words in zip(boxes, ("Còn để trống", "Chỉ gồm chữ số " * 30), strict=True):
        box.complain(words)
    kit.root.update()
    lines = [box._error._text for box in boxes]
    assert all(line is not None and line.winfo_ismapped() for line in lines)
    heights = [line.winfo_height() for line in lines if line is not None]
    assert heights[1] > 2 * heights[0], "the second does not wrap"
    assert len({line.winfo_rooty() for line in lines if line is not None}) == 1


def test_a_wrong_field_keeps_its_text_and_says_why(kit: Kit, page: tk.Frame) -> None:
    box = FieldBox(page, kit, "Ngày sinh")
    box.pack()
    box.fill("31/02")
    box.complain("Không có ngày 31/02")
    kit.root.update()
    assert box._error.winfo_ismapped()
    assert box.text == "31/02"
    box.complain("")
    kit.root.update()
    assert not box._error.winfo_ismapped()


def test_digits_of_tables_stand_under_each_other(kit: Kit) -> None:
    for role in ("number", "number-strong"):
        widths = {kit.font(role).measure(digit) for digit in "0123456789"}
        assert len(widths) == 1


def test_the_shipped_fonts_are_the_ones_used(kit: Kit) -> None:
    for role, kind in TYPES.items():
        assert kit.font(role).actual("family") == kind.family


def test_lengths_follow_the_scale_of_the_screen(kit: Kit) -> None:
    large = Look.__new__(Look)
    large.scale = 1.5
    assert (kit.px(28), large.px(28)) == (28, 42)


def test_every_icon_that_is_named_is_shipped() -> None:
    names = set((asset("icons") / "names.txt").read_text(encoding="utf-8").split())
    assert {f"state-{state}" for state in STATES} <= names
    assert set(STEP_ICONS.values()) <= names
    assert set(NEXT_STEP.values()) <= set(STEP_ICONS)
    sources = Path("motcua_desktop/ui").rglob("*.py")
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    used = {part.split('"')[0] for part in text.split('icon="')[1:]} - {""}
    assert used <= names


def test_every_licence_ships_with_what_it_covers() -> None:
    assert "SIL Open Font License" in (
        asset("fonts/ui") / "OFL-BeVietnamPro.txt"
    ).read_text(encoding="utf-8")
    assert "ISC License" in (asset("icons") / "LICENSE-lucide.txt").read_text(
        encoding="utf-8"
    )


def test_every_error_of_the_rules_has_its_words() -> None:
    kinds = [
        kind
        for _, kind in inspect.getmembers(domain_errors, inspect.isclass)
        if issubclass(kind, DomainError)
    ]
    assert len(kinds) > 5
    error = FieldValueError("Số điện thoại", "chỉ gồm chữ số")
    trouble = messages.expected(error)
    assert trouble is not None
    assert trouble.wrong == "Số điện thoại chỉ gồm chữ số."
    assert messages.field_of(error) == "phone"
    assert messages.field_of(ValueError()) == ""


def test_an_error_nobody_expected_gets_a_number() -> None:
    desk = CrashDesk()
    trouble = desk.words(RuntimeError("Nguyễn Văn Bảo"))
    assert trouble.number
    assert trouble.number in trouble.line
    assert trouble.number in desk.details
    assert "Bảo" not in desk.details


def test_a_long_text_takes_a_second_line_and_is_cut_there(kit: Kit) -> None:
    cutter = Cutter(kit.font("number"))
    address = "Thôn Đoài, xã An Hòa, thành phố Hà Nội"
    room = kit.font("number").measure("Thôn Đoài, xã An Hòa, thành")
    assert cutter.cut_lines(address, room, 2).replace("\n", " ") == address
    assert cutter.cut_lines(address, room, 1).endswith("…")
    first, second = cutter.cut_lines(f"{address}, {address}", room, 2).split("\n")
    assert second.endswith("…")
    assert max(map(kit.font("number").measure, (first, second))) <= room
    assert cutter.cut_lines("X" * 200, room, 2).count("\n") == 0


@pytest.mark.parametrize(("wide", "name"), [(700, 164), (1350, 320)])
def test_names_grow_where_the_procedures_have_enough(
    kit: Kit, page: tk.Frame, wide: int, name: int
) -> None:
    columns = (
        PlainColumn("Mã", 172),
        PlainColumn("Chủ hồ sơ", 164, most=320),
        PlainColumn("Thủ tục", 0),
    )
    table = PlainTable(page, kit, columns)
    table.place(x=0, y=0, width=wide, height=200)
    table.show([("H26.12-261123-0005", "Công ty TNHH Xây dựng Hòa Phát", "Tách hộ")])
    for _ in range(3):
        page.update()
    widths = [int(table.tree.column(it, "width")) for it in table.tree["columns"]]
    assert widths[1] == kit.px(name)
    assert sum(widths) == table.tree.winfo_width()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The sizes of the cards that were drawn, one after the other."""
    seen: list[object] = []
    draw = DrawEngine.draw_rounded_rect_with_border

    def note(engine: DrawEngine, *sizes: object, **options: object) -> object:
        seen.append(sizes)
        return draw(engine, *sizes, **options)

    monkeypatch.setattr(DrawEngine, "draw_rounded_rect_with_border", note)
    return seen


@pytest.fixture
def card(kit: Kit) -> Iterator[Panel]:
    """A card without a place yet."""
    panel: Panel = kit.card(kit.root)
    yield panel
    panel.destroy()


def inner_colours(card: Panel) -> set[str]:
    """The colours of what is drawn inside the edge of a card."""
    canvas = card._canvas
    return {canvas.itemcget(it, "fill") for it in canvas.find_withtag("inner_parts")}


def test_a_card_is_drawn_once_when_it_has_its_size(
    kit: Kit, drawn: list[object], card: Panel
) -> None:
    kit.root.update()
    assert not drawn
    card.place(x=0, y=0)
    kit.root.update()
    assert len(drawn) == 1
    assert inner_colours(card) == {COLOURS["surface"][0]}


def test_a_card_is_drawn_again_for_what_is_other_than_it_was(
    kit: Kit, drawn: list[object], card: Panel
) -> None:
    card.place(x=0, y=0)
    kit.root.update()
    card.configure(fg_color=COLOURS["surface"], border_color=COLOURS["line"])
    assert len(drawn) == 1
    card.configure(fg_color=COLOURS["tint"])
    assert inner_colours(card) == {COLOURS["tint"][0]}
    kit.switch(is_dark=True)
    assert inner_colours(card) == {COLOURS["tint"][1]}
    kit.switch(is_dark=False)


def test_a_card_that_comes_after_a_change_of_theme_has_its_colours(
    kit: Kit, card: Panel
) -> None:
    kit.switch(is_dark=True)
    card.place(x=0, y=0)
    kit.root.update()
    assert inner_colours(card) == {COLOURS["surface"][1]}
    kit.switch(is_dark=False)
