"""The registers without a window: written, found wrong, changed, taken back."""

from datetime import date
from pathlib import Path

import pytest

from motcua_desktop.domain.register_entries import CounterDay, StaffMember
from motcua_desktop.domain.registers import REGISTERS
from motcua_desktop.ui.screens.registers.drafts import RegisterDrafts
from motcua_desktop.ui.screens.registers.presenter import RegistersPresenter
from motcua_desktop.ui.screens.registers.state import FieldShown, RegistersState
from motcua_desktop.ui.shown import TableRow
from tests.ui.fakes import DirectRunner, FakeOffice, FakeView, FakeWindow


class ListView(FakeView):
    """A view whose focus a test sets."""

    def __init__(self) -> None:
        super().__init__()
        self.is_on_table = False

    def has_table_focus(self) -> bool:
        return self.is_on_table

    def is_typing(self) -> bool:
        return False


class Desk:
    """The registers over an office in memory."""

    def __init__(self, office: FakeOffice, folder: Path) -> None:
        self.office = office
        self.view = ListView()
        self.window = FakeWindow()
        self.runner = DirectRunner()
        self.presenter = RegistersPresenter(
            office, self.runner, self.window, self.view, folder=folder
        )

    def show(self, name: str) -> "Desk":
        self.presenter.register_chosen(name)
        self.presenter.shown()
        return self

    def type(self, **texts: str) -> None:
        for name, text in texts.items():
            self.presenter.field_typed(name, text)

    @property
    def state(self) -> RegistersState:
        state: RegistersState = self.view.last("render")
        return state

    @property
    def rows(self) -> list[TableRow]:
        return list(self.view.last("fill_rows"))

    def field(self, name: str) -> FieldShown:
        return next(it for it in self.state.form.fields if it.name == name)

    def texts(self) -> dict[str, str]:
        return {it.name: it.text for it in self.state.form.fields}

    def kept(self, name: str) -> list[object]:
        register = REGISTERS[name]
        return [it.entry for it in self.office.registers.entries(register)]


@pytest.fixture
def desk(empty: FakeOffice, tmp_path: Path) -> Desk:
    return Desk(empty, tmp_path)


@pytest.fixture
def full_desk(full: FakeOffice, tmp_path: Path) -> Desk:
    return Desk(full, tmp_path)


def test_every_register_is_offered_and_the_procedures_first(desk: Desk) -> None:
    desk.presenter.shown()
    titles = [choice.cells[0] for choice in desk.state.choices]
    assert titles == [
        "Thủ tục hành chính",
        *(it.title for it in REGISTERS.values()),
        "Lĩnh vực",
        "Đơn vị",
    ]
    assert desk.state.register == "staff"
    assert desk.state.empty_line == "Sổ chưa có dòng nào. Ghi: Ins"
    desk.presenter.register_chosen("procedures")
    assert desk.window.went == ["catalogue"]
    desk.presenter.register_chosen("units")
    assert desk.window.registers == ["units"]
    assert desk.state.register == "staff"


def test_an_entry_is_typed_with_short_days_and_saved(desk: Desk) -> None:
    desk.show("counter")
    desk.type(day="05112026", guided="3")
    desk.presenter.field_left("day", "05112026")
    assert desk.field("day").text == "05/11/2026"
    assert desk.state.form.can_save
    desk.presenter.save()
    assert desk.kept("counter") == [CounterDay(day=date(2026, 11, 5), guided=3)]
    assert desk.window.toasts == ["Đã ghi sổ “Phiếu tại quầy”"]
    (kept,) = desk.office.registers.entries(REGISTERS["counter"])
    assert kept.actor == "Trần Thị Thu Hà"
    # the next one begins with the same day
    assert desk.texts() == {"day": "05/11/2026", "guided": "", "refused": ""}
    fresh = desk.state.form
    assert (fresh.title, fresh.can_save) == ("Ghi thêm", False)
    assert desk.window.changes == [""]


@pytest.mark.parametrize(
    ("typed", "right"),
    [("t", "23/11/2026"), ("5/11", "05/11/2026"), ("5/11/25", "05/11/2025")],
)
def test_days_are_typed_as_elsewhere(desk: Desk, typed: str, right: str) -> None:
    desk.show("counter")
    desk.presenter.field_left("day", typed)
    assert desk.field("day").text == right
    desk.presenter.save()
    assert len(desk.kept("counter")) == 1


def test_what_is_wrong_is_said_at_every_field(desk: Desk) -> None:
    desk.show("equipment")
    desk.type(name="máy quét", count="hai", broken_since="32/13")
    desk.presenter.field_left("broken_since", "32/13")
    assert "trên lịch" in desk.field("broken_since").error
    assert desk.field("count").error == ""
    desk.presenter.save()
    assert desk.field("count").error == "Không phải số"
    assert desk.view.last("focus_field") == "count"
    assert desk.kept("equipment") == []
    desk.type(count="1", broken_since="10/8", broken="2")
    desk.presenter.save()
    assert desk.field("broken").error == "Nhiều hơn số lượng đang có"
    assert desk.field("name").text == "máy quét"


def test_the_fields_are_those_of_the_chosen_kind(desk: Desk) -> None:
    desk.show("activity")
    assert "number" in desk.texts()
    desk.type(number="08/KH", document_type="Kế hoạch", kind="training")
    assert list(desk.texts()) == ["kind", "day", "count", "content"]
    assert desk.field("count").is_required
    desk.type(day="t", count="5")
    desk.presenter.save()
    assert len(desk.kept("activity")) == 1
    assert desk.texts()["kind"] == "training"


def test_rows_say_how_things_stand(full_desk: Desk) -> None:
    full_desk.show("feedback")
    first, *others = full_desk.rows
    assert (first.state, first.word) == ("overdue", "Quá hạn")
    assert first.cells[0] == "11/09/2026"
    assert {row.word for row in others} == {"Đã xử lý"}
    full_desk.show("equipment")
    assert [row.word for row in full_desk.rows].count("Có hỏng") == 1
    full_desk.show("staff")
    assert {row.word for row in full_desk.rows} == {"Đang làm"}


def test_a_register_is_searched_without_marks(full_desk: Desk) -> None:
    full_desk.show("equipment")
    full_desk.presenter.searched("may quet")
    assert [row.cells[1] for row in full_desk.rows] == ["máy quét"]
    full_desk.presenter.searched("không có")
    assert full_desk.state.empty_line == "Không có dòng nào khớp"


def test_the_current_row_is_changed(full_desk: Desk) -> None:
    full_desk.show("staff")
    row = full_desk.rows[1]
    full_desk.presenter.current(row.number)
    assert full_desk.texts()["name"] == "Lê Văn Bình"
    full_desk.type(to_day="30/11/2026")
    full_desk.presenter.save()
    assert full_desk.window.toasts == ["Đã sửa sổ “Công chức”"]
    changed = full_desk.office.registers.current(REGISTERS["staff"], int(row.number))
    assert isinstance(changed, StaffMember)
    assert changed.to_day == date(2026, 11, 30)


def test_what_is_typed_is_not_lost_to_another_row(full_desk: Desk) -> None:
    full_desk.show("staff")
    first, second, *_ = full_desk.rows
    full_desk.presenter.current(first.number)
    full_desk.type(post="Giám đốc")
    full_desk.presenter.current(second.number)
    assert full_desk.texts()["post"] == "Giám đốc"
    full_desk.presenter.open(second.number)
    assert "chưa lưu" in full_desk.state.form.line
    full_desk.presenter.new()
    assert full_desk.texts()["post"] == "Giám đốc"


def test_a_draft_outlives_the_register_the_screen_and_the_program(
    full_desk: Desk, full: FakeOffice, tmp_path: Path
) -> None:
    full_desk.show("staff")
    row = full_desk.rows[2]
    full_desk.presenter.current(row.number)
    full_desk.type(post="Chuyên viên")
    full_desk.show("counter")
    full_desk.type(guided="7")
    assert full_desk.runner.waiting
    full_desk.runner.pass_time()
    full_desk.show("staff")
    assert full_desk.texts()["post"] == "Chuyên viên"
    again = Desk(full, tmp_path).show("staff")
    assert again.texts()["post"] == "Chuyên viên"
    assert again.state.form.title == f"Sửa dòng số {row.number}"
    assert "khôi phục" in again.state.form.line
    again.show("counter")
    assert again.texts()["guided"] == "7"


def test_drafts_that_cannot_be_read_are_none(tmp_path: Path) -> None:
    drafts = RegisterDrafts(tmp_path)
    assert drafts.load() == {}
    drafts.path.parent.mkdir()
    for text in ("{", "[]", '{"staff": {"id": "x"}}', '{"khác": 1}'):
        drafts.path.write_text(text, encoding="utf-8")
        assert drafts.load() == {}
    drafts.save({})
    assert not drafts.path.exists()


def test_dropping_is_taken_back(desk: Desk) -> None:
    desk.show("initiative")
    desk.type(content="Ngày không viết")
    desk.presenter.drop()
    assert desk.texts()["content"] == ""
    undo = next(it for it in desk.presenter.commands if it.key == "Ctrl+Z")
    assert undo.is_available()
    undo.run()
    assert desk.texts()["content"] == "Ngày không viết"
    assert not undo.is_available()


def test_a_removed_row_is_taken_back(full_desk: Desk) -> None:
    full_desk.show("staff")
    row = full_desk.rows[0]
    full_desk.presenter.current(row.number)
    remove = next(it for it in full_desk.presenter.commands if it.key == "Delete")
    assert not remove.is_available()
    full_desk.view.is_on_table = True
    assert remove.is_available()
    remove.run()
    full_desk.presenter.stale()
    full_desk.presenter.shown()
    assert len(full_desk.rows) == 6
    assert "Hoàn tác: Ctrl+Z" in full_desk.window.toasts[-1]
    full_desk.presenter.undo()
    full_desk.presenter.stale()
    full_desk.presenter.shown()
    assert len(full_desk.rows) == 7


def test_a_new_entry_is_not_covered_by_the_row_that_is_current(
    full_desk: Desk,
) -> None:
    full_desk.show("staff")
    first = full_desk.rows[0]
    full_desk.presenter.current(first.number)
    full_desk.presenter.new()
    assert full_desk.state.form.title == "Ghi thêm"
    full_desk.presenter.current(first.number)  # the list was filled anew
    assert full_desk.state.form.title == "Ghi thêm"
    full_desk.view.is_on_table = True
    full_desk.presenter.current(first.number)  # the clerk went there
    assert full_desk.state.form.title == f"Sửa dòng số {first.number}"


def test_a_failing_desk_is_said_and_nothing_is_lost(desk: Desk) -> None:
    desk.show("counter")
    desk.type(day="t")
    desk.office.failure = OSError("disk")
    desk.presenter.save()
    assert desk.state.form.line_is_wrong
    assert desk.state.form.line.startswith("Chưa lưu.")
    assert desk.texts()["day"] == "t"
    desk.presenter.refresh()
    assert desk.state.trouble is not None
    desk.office.failure = None
    desk.presenter.save()
    assert len(desk.kept("counter")) == 1


def test_a_second_target_is_refused_in_a_line(desk: Desk) -> None:
    desk.show("target")
    for _ in range(2):
        desk.type(year="2026", measure="online", percent="75")
        desk.presenter.save()
    assert "đã có dòng cho 2026, Hồ sơ nộp trực tuyến" in desk.state.form.line
    assert len(desk.kept("target")) == 1
