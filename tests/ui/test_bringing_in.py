"""A file brought in on screen: chosen, looked at, accepted; by keys alone."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from motcua_desktop.domain.accounts import Role
from motcua_desktop.exchange.import_files import ImportFiles
from motcua_desktop.exchange.signed_calendar import CalendarKeys
from motcua_desktop.exchange.tracking_book_columns import BOOK_COLUMNS
from motcua_desktop.services.rows.imports import BOOK, CALENDAR, CATALOGUE, FileSeen
from motcua_desktop.services.rows.tracking_book import RefusedRow
from motcua_desktop.ui.app import MainWindow
from motcua_desktop.ui.long_work import LongWork
from motcua_desktop.ui.navigation import ImportOrder
from motcua_desktop.ui.screens.imports.presenter import ImportPresenter
from motcua_desktop.ui.screens.imports.state import FileAsk, ImportState
from tests.accounts import as_role, with_people
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import (
    DirectRunner,
    FakeOffice,
    FakePrinter,
    FakeView,
    FakeWindow,
)

HEAD = "Mã TTHC;Chủ hồ sơ;Ngày nhận;Người viết sổ"
CODE = "1.004884"
GOOD = f"{CODE};Nguyễn Văn An;05/01/2026;Hà"
BAD = f"{CODE};;06/01/2026;"


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


class Panel(FakeView):
    """The panel without a window; `files` are chosen one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[Path] = []
        self.asks: list[FileAsk] = []

    def choose(self, ask: FileAsk) -> Path | None:
        self.asks.append(ask)
        return self.files.pop(0) if self.files else None


class Desk:
    """The presenter over a real desk."""

    def __init__(self, office: FakeOffice) -> None:
        self.office, self.view, self.window = office, Panel(), FakeWindow()
        self.runner, self.printer = DirectRunner(), FakePrinter()
        self.presenter = ImportPresenter(
            office, self.runner, self.window, self.view, printer=self.printer
        )

    def bring(
        self,
        kind: str,
        *files: Path,
        on_accepted: Callable[[FileSeen], None] | None = None,
    ) -> None:
        self.view.files = [*files]
        self.presenter.begin(ImportOrder(kind, on_accepted))

    @property
    def state(self) -> ImportState:
        state: ImportState = self.view.last("open")
        return state

    def count(self) -> int:
        database = self.office.real.database
        return int(str(database.value("SELECT count(*) FROM dossier")))


@pytest.fixture
def desk(full: FakeOffice) -> Desk:
    return Desk(full)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return written(tmp_path / "so-2026.csv", HEAD, GOOD, BAD)


def test_a_book_shows_its_columns_its_rows_and_what_is_wrong(
    desk: Desk, book: Path
) -> None:
    before = desk.count()
    desk.bring(BOOK, book)
    state = desk.state
    assert state.summary == "1 hồ sơ mới hoặc đổi · 1 dòng không nhập được"
    assert ("Ngày nhận", "Ngày tiếp nhận") in state.columns
    assert ("Người viết sổ", "Ghi chú") in state.columns
    assert state.heads == (
        *("Dòng trong tệp", "Mã TTHC", "Chủ hồ sơ", "Ngày nhận", "Người viết sổ"),
    )
    assert state.rows[0][:3] == ("2", CODE, "Nguyễn Văn An")
    assert state.below_title == "Dòng không nhập được: 1"
    ((row, why, advice),) = state.below
    assert (row, why) == ("3", "Chủ hồ sơ còn để trống.")
    assert advice
    assert (state.act, state.keep_act, state.can_take) == ("Nhập 1 hồ sơ", "", True)
    assert desk.count() == before


def test_an_accepted_book_is_taken_and_what_stayed_out_is_opened(
    desk: Desk, book: Path
) -> None:
    before = desk.count()
    desk.bring(BOOK, book)
    desk.presenter.take()
    assert desk.count() == before + 1
    assert desk.window.toasts == [
        "Đã nhập 1 hồ sơ; 1 dòng không nhập được ở so-2026-tu-choi.xlsx"
    ]
    assert [path.name for path in desk.printer.shown] == ["so-2026-tu-choi.xlsx"]
    assert desk.window.changes == [""]
    look, take = desk.runner.long
    assert (look.line, take.total) == ("Đang đọc thử so-2026.csv…", 2)
    assert desk.runner.ended == [look, take]
    desk.bring(BOOK, book)
    assert desk.state.wrong == "Tệp không có gì mới để nhập."
    assert not desk.state.can_take
    desk.presenter.take()
    assert desk.count() == before + 1


def test_what_stayed_out_is_told_where_no_file_can_be_put(
    desk: Desk, book: Path
) -> None:
    desk.bring(BOOK, book)
    desk.printer.failure = OSError("no viewer")
    desk.presenter.take()
    assert desk.window.toasts == ["Đã nhập 1 hồ sơ; 1 dòng không nhập được"]


def test_nothing_chosen_asks_for_nothing(desk: Desk) -> None:
    desk.bring(BOOK)
    assert desk.view.asks[0].title == "Nhập sổ theo dõi từ tệp"
    assert desk.view.all("open") == []
    desk.presenter.take()
    assert desk.window.toasts == []


def test_a_file_that_cannot_be_read_says_why_and_another_is_chosen(
    desk: Desk, book: Path, tmp_path: Path
) -> None:
    wrong = written(tmp_path / "thu.csv", "Họ;Tên", "Lê;An")
    desk.bring(BOOK, wrong)
    assert "“Chủ hồ sơ”" in desk.state.wrong
    assert not desk.state.can_take
    desk.view.files = [book]
    desk.presenter.choose()
    assert desk.state.can_take


def test_who_may_not_take_it_in_is_told_so(desk: Desk, book: Path) -> None:
    with as_role(with_people(desk.office.real), Role.CLERK):
        desk.bring(BOOK, book)
    assert "không được: nhập sổ theo dõi" in desk.state.wrong
    assert not desk.state.can_take


def test_a_file_changed_meanwhile_is_refused(desk: Desk, book: Path) -> None:
    before = desk.count()
    desk.bring(BOOK, book)
    written(book, HEAD, GOOD)
    desk.presenter.take()
    assert "đã đổi từ lúc xem trước" in desk.state.wrong
    assert desk.count() == before


def test_a_stopped_look_says_that_nothing_changed(desk: Desk, book: Path) -> None:
    def stopped(long: LongWork, *_words: Any, on_error: Any, **_named: Any) -> None:
        long.stop()
        desk.runner.run(long.check, lambda _none: None, on_error=on_error)

    desk.runner.run_long = stopped  # type: ignore[method-assign]
    desk.bring(BOOK, book)
    assert desk.window.toasts[0].startswith("Đã hủy: đọc thử so-2026.csv.")


def test_a_catalogue_that_moves_dossiers_asks_which_way(
    desk: Desk, tmp_path: Path
) -> None:
    procedure = desk.office.catalogue[CODE]
    path = written(
        tmp_path / "danh-muc.csv",
        "Mã TTHC;Tên TTHC;Lĩnh vực;Thời hạn",
        f"{CODE};{procedure.name};{procedure.sector.name};30 ngày làm việc",
    )
    desk.bring(CATALOGUE, path)
    assert desk.state.below_title.startswith("Hồ sơ đang giải quyết đổi hạn: ")
    assert desk.state.act == "Nhập, tính lại hạn"
    assert desk.state.keep_act == "Nhập, giữ hạn đã hẹn"
    number = desk.state.below[0][0]
    due = desk.office.real.desk.detail(number).dossier.due_at
    desk.presenter.keep()
    assert desk.window.toasts == ["Đã nhập 1 thủ tục"]
    assert desk.office.real.desk.detail(number).dossier.due_at == due


def test_a_catalogue_with_a_wrong_line_is_not_taken(desk: Desk, tmp_path: Path) -> None:
    path = written(tmp_path / "d.csv", "Mã TTHC;Tên TTHC;Lĩnh vực", "1.1;;Hộ tịch")
    desk.bring(CATALOGUE, path)
    assert "mọi dòng đúng" in desk.state.wrong
    assert not desk.state.can_take


def test_days_are_numbered_as_the_spreadsheet_numbers_their_rows(
    desk: Desk, tmp_path: Path
) -> None:
    lines = ("Ngày;Loại;Tên", "01/01/2028;nghỉ lễ;Tết", "", "30/04/2028;nghỉ lễ;Lễ")
    desk.bring(CALENDAR, written(tmp_path / "n.csv", *lines))
    assert desk.state.heads[0] == "Dòng trong tệp"
    assert [row[:2] for row in desk.state.rows] == [
        ("2", "01/01/2028"),
        ("4", "30/04/2028"),
    ]


def test_a_calendar_of_an_unknown_signer_asks_for_the_code(
    desk: Desk, tmp_path: Path
) -> None:
    plain = written(tmp_path / "n.csv", "Ngày;Loại;Tên", "01/01/2028;nghỉ lễ;Tết")
    days = desk.office.imports.look(CALENDAR, plain).would.days
    keys = CalendarKeys(tmp_path / "tinh")
    content, code = keys.sign(days, signer="Sở Nội vụ", issued_at=desk.office.now())
    path = tmp_path / "lich.mclich"
    path.write_bytes(content)
    accepted: list[FileSeen] = []
    desk.bring(CALENDAR, path, on_accepted=accepted.append)
    panel, give = desk.view.all("ask_code")[0]
    assert panel.dossier_line == "Sở Nội vụ"
    assert code not in panel.consequence
    give("")
    assert desk.view.last("complain") == "Chưa ghi mã khóa"
    give("0000-0000")
    assert "không khớp" in desk.view.last("complain")
    give(code)
    assert desk.state.summary == "1 ngày mới hoặc đổi · Sở Nội vụ ký"
    assert (desk.state.heads[0], desk.state.rows[0][0]) == ("STT", "1")
    desk.presenter.take()
    assert [seen.would.signer for seen in accepted] == ["Sở Nội vụ"]
    assert desk.window.toasts == []


# on the real window


@pytest.fixture
def driver(open_window: OpenWindow, full: FakeOffice, book: Path) -> Driver:
    driver = open_window(full)
    driver.window.go("books")
    driver.settle()
    driver.window._over.import_panel.choose_file = lambda **_options: str(book)
    return driver


def hold(driver: Driver) -> Any:
    return driver.window._over.import_panel


@pytest.mark.window
def test_a_book_is_brought_in_by_keys_alone(driver: Driver) -> None:
    driver.x_keys("F6")
    driver.wait_until(driver.has_panel)
    panel = hold(driver)
    act, other, leave = panel.buttons
    assert driver.focus is act
    stops = [panel.sheet.tree, panel.below.tree, other, leave, act]
    driver.x_keys("Tab")  # the columns of the file
    for stop in stops:
        driver.x_keys("Tab")
        driver.settle()
        assert driver.focus is stop
    panel.sheet.tree.focus_force()
    driver.wait_until(lambda: driver.focus is panel.sheet.tree)
    driver.x_keys("ctrl+Return")  # wherever the focus is
    driver.wait_until(lambda: driver.printer.shown)
    driver.wait_until(lambda: "Đã nhập 1 hồ sơ" in driver.window.frame.toast.words)
    assert not driver.has_panel()
    assert driver.window.present == "books"


@pytest.mark.window
def test_a_wide_file_is_seen_by_the_arrow_keys(driver: Driver, book: Path) -> None:
    heads = [names[0] for names in BOOK_COLUMNS.names.values()]
    cells = {"Mã TTHC": CODE, "Chủ hồ sơ": "Lê An", "Ngày tiếp nhận": "05/01/2026"}
    lines = [";".join(cells.get(head, "") for head in heads)] * 30
    written(book, ";".join(heads), *lines)
    driver.x_keys("F6")
    driver.wait_until(driver.has_panel)
    table = hold(driver).sheet.tree
    assert len(table.get_children()) == 20
    table.focus_force()
    driver.wait_until(lambda: driver.focus is table)
    driver.x_keys("Right", "Right")
    driver.wait_until(lambda: table.xview()[0] > 0)
    driver.x_keys("Left", "Left")
    driver.wait_until(lambda: table.xview()[0] == 0)
    card = driver.window.frame.overlay.veil
    assert card is not None
    inside = card.winfo_children()[0]
    content = driver.window.frame.content
    assert inside.winfo_height() <= content.winfo_height()
    assert inside.winfo_width() <= content.winfo_width()
    assert hold(driver).more.winfo_ismapped(), "nothing says that there is more"


@pytest.mark.window
def test_a_narrow_file_fills_its_table_to_the_right(driver: Driver) -> None:
    driver.x_keys("F6")
    driver.wait_until(driver.has_panel)
    tree = hold(driver).sheet.tree
    driver.wait_until(lambda: tree.xview() == (0.0, 1.0))
    columns = sum(int(tree.column(name, "width")) for name in tree["columns"])
    assert columns == tree.winfo_width()
    assert not hold(driver).more.winfo_ismapped()


@pytest.mark.window
def test_esc_and_another_file_change_nothing(driver: Driver, full: FakeOffice) -> None:
    driver.x_keys("F6")
    driver.wait_until(driver.has_panel)
    driver.x_keys("F2")
    driver.wait_until(driver.has_panel)
    driver.settle()
    driver.x_keys("Escape")
    driver.wait_until(lambda: not driver.has_panel())
    assert driver.focus is driver.screen().volumes.tree
    assert len(full.real.desk.search("Nguyễn Văn An", limit=5)) == 0


@pytest.mark.window
def test_a_long_look_is_stopped_by_esc(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    tick = threading.Event()

    def endless(_files: ImportFiles, _path: Path) -> Iterator[RefusedRow]:
        while not tick.wait(0.01):
            yield RefusedRow(2, "Ngày tiếp nhận còn để trống.")

    monkeypatch.setattr(ImportFiles, "book", endless)
    driver.x_keys("F6")
    status = driver.window.frame.status
    driver.wait_until(lambda: "Đang đọc thử so-2026.csv" in status.work)
    driver.x_keys("Escape")
    driver.wait_until(lambda: "Đã hủy" in driver.window.frame.toast.words)
    assert not driver.has_panel()
    assert driver.window.present == "books"


@pytest.mark.window
@pytest.mark.parametrize(
    ("open_screen", "title"),
    [
        (lambda it: it.go("catalogue"), "Nhập danh mục thủ tục từ tệp"),
        (lambda it: it.open_register("staff"), "Nhập từ tệp vào sổ “Công chức”"),
        (lambda it: it.go("calendar"), "Nạp thông báo nghỉ từ tệp"),
    ],
)
def test_every_place_brings_in_its_own_file(
    open_window: OpenWindow,
    full: FakeOffice,
    open_screen: Callable[[MainWindow], None],
    title: str,
) -> None:
    driver = open_window(full)
    asked: list[str] = []

    def choose(*, title: str, **_options: object) -> str:
        asked.append(title)
        return ""

    driver.window._over.import_panel.choose_file = choose
    open_screen(driver.window)
    driver.settle()
    driver.x_keys("F6")
    driver.wait_until(lambda: asked)
    assert asked == [title]
