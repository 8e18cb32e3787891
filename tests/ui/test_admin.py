"""Quản trị over a real office: settings, copies, the check; then by keys."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest

from motcua_desktop.services.settings import SETTINGS
from motcua_desktop.ui.screens.admin.presenter import AdminPresenter
from motcua_desktop.ui.screens.admin.state import AdminState
from motcua_desktop.ui.screens.step.state import FieldKind, StepState
from tests.ui.conftest import OpenWindow
from tests.ui.fakes import DirectRunner, FakeOffice, FakePrinter, FakeView, FakeWindow

T = TypeVar("T")
PLACES = {setting.name: place for place, setting in enumerate(SETTINGS)}


class LateRunner(DirectRunner):
    """Does one piece of work each time it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.left: list[Callable[[], None]] = []

    def run(self, work: Callable[[], T], *told: Any, **named: Any) -> None:
        do = super().run
        self.left.append(lambda: do(work, *told, **named))

    def step(self) -> None:
        """Do the next piece of work."""
        self.left.pop(0)()


class View(FakeView):
    """The screen, its list always with the focus."""

    def has_table_focus(self) -> bool:
        return True


class Admin:
    """The screen without a window."""

    def __init__(self, office: FakeOffice) -> None:
        office.backups = office.real.backups
        self.office = office
        self.view, self.window = View(), FakeWindow()
        self.printer, self.slow = FakePrinter(), DirectRunner()
        self.presenter = self._presenter(self.slow)

    def _presenter(self, slow: DirectRunner) -> AdminPresenter:
        presenter = AdminPresenter(
            self.office,
            DirectRunner(),
            self.window,
            self.view,
            slow=slow,
            show=self.printer.show,
            folder=self.office.folder,
        )
        presenter.shown()
        return presenter

    def later(self) -> tuple[AdminPresenter, LateRunner]:
        """Return another presenter whose slow work is done step by step."""
        slow = LateRunner()
        return self._presenter(slow), slow

    @property
    def state(self) -> AdminState:
        state: AdminState = self.view.last("render")
        return state

    def value(self, name: str) -> str:
        return self.state.settings[PLACES[name]][2]

    def ask(self, name: str) -> StepState:
        self.presenter.settings.change_at(PLACES[name])
        panel: StepState = self.view.last("ask")
        return panel

    def give(self, **values: str) -> None:
        self.view.all("ask")[-1][1]({**self.filled, **values})

    @property
    def panel(self) -> StepState:
        """The panel that was opened last."""
        panel: StepState = self.view.last("ask")
        return panel

    @property
    def filled(self) -> dict[str, str]:
        """What stands in its fields when it opens."""
        fields = self.panel.fields
        return {it.name: it.value for it in fields if it.kind is not FieldKind.FIXED}


@pytest.fixture
def admin(full: FakeOffice) -> Admin:
    return Admin(full)


def test_every_setting_is_shown_with_its_value(admin: Admin) -> None:
    assert [row[1] for row in admin.state.settings] == [it.label for it in SETTINGS]
    assert admin.value("unit_name") == "Xã An Hòa"
    assert admin.value("phone") == "–"


def test_a_setting_is_changed_and_the_change_is_kept(admin: Admin) -> None:
    panel = admin.ask("clerks")
    assert panel.fields[0].value == "Trần Thị Thu Hà"
    assert "“;”" in panel.consequence
    admin.give(clerks="Trần Thị Thu Hà; Lê Văn An")
    assert admin.value("clerks") == "Trần Thị Thu Hà; Lê Văn An"
    assert admin.office.real.settings.office().clerks == (
        "Trần Thị Thu Hà",
        "Lê Văn An",
    )
    admin.presenter.settings.show_changes()
    (row,) = admin.view.last("show_changes")
    assert row[1:] == (
        "Trần Thị Thu Hà",
        "Công chức tiếp nhận",
        "Trần Thị Thu Hà",
        "Trần Thị Thu Hà; Lê Văn An",
    )


def test_a_wrong_value_is_said_at_its_field(admin: Admin) -> None:
    admin.ask("phone")
    admin.give(phone="không có")
    field, message = admin.view.all("complain")[-1]
    assert field == "phone"
    assert "chữ số" in message
    assert admin.value("phone") == "–"


@pytest.mark.parametrize(
    ("name", "kind", "offered"),
    [
        ("receipt_has_fee", FieldKind.CHOICE, "Không"),
        ("level", FieldKind.LIST, "Cấp xã"),
        ("form_set", FieldKind.LIST, "TT03-2025"),
    ],
)
def test_what_has_few_values_is_chosen(
    admin: Admin, name: str, kind: FieldKind, offered: str
) -> None:
    (field,) = admin.ask(name).fields
    assert field.kind is kind
    assert offered in [words for _, words in field.choices]


def test_the_code_of_the_unit_is_not_asked_for(admin: Admin) -> None:
    admin.presenter.settings.change_at(PLACES["unit_code"])
    assert not admin.view.all("ask")
    assert "không đổi được" in admin.window.toasts[-1]


def test_a_copy_is_made_and_the_warning_goes(admin: Admin) -> None:
    assert admin.state.warning.startswith("Chưa có bản sao lưu nào")
    admin.presenter.copies.make()
    assert admin.state.warning == ""
    ((moment, size, place),) = admin.state.copies
    assert (moment, place) == ("09:42 23/11/2026", "máy này")
    assert size.endswith(" MB")
    assert not admin.state.is_copying


def test_copies_go_to_a_second_place_too(admin: Admin, tmp_path: Path) -> None:
    place = tmp_path / "ổ rời"
    place.mkdir()
    admin.presenter.copies.ask_place()
    admin.give(folder=str(place))
    assert admin.state.place_line == f"Nơi thứ hai: {place}"
    admin.presenter.copies.make()
    assert [row[2] for row in admin.state.copies] == ["máy này", "nơi thứ hai"]


def test_a_rehearsal_says_whether_the_copy_can_be_restored(admin: Admin) -> None:
    admin.presenter.copies.rehearse()
    assert "Chưa có bản sao lưu" in admin.window.toasts[-1]
    admin.presenter.copies.make()
    admin.presenter.copies.rehearse()
    assert "đối chiếu khớp" in admin.window.toasts[-1]
    assert admin.state.copies_line.endswith("09:42 23/11/2026")


def test_the_check_goes_part_by_part_to_its_end(admin: Admin) -> None:
    presenter, slow = admin.later()
    presenter.checking.start()
    shares = []
    while slow.left:
        slow.step()
        shares.append(admin.state.check.share)
    assert shares == sorted(shares)
    assert len(shares) == len(admin.office.check.parts())
    assert shares[-1] == 1.0
    assert admin.state.check.line.startswith("Không có gì sai")


def test_the_check_can_be_stopped(admin: Admin) -> None:
    presenter, slow = admin.later()
    presenter.checking.start()
    slow.step()
    presenter.checking.start()
    assert not presenter.checking.is_running
    slow.step()
    assert slow.left == []
    assert "Đã dừng" in admin.state.check.line


def test_what_is_wrong_is_named(admin: Admin) -> None:
    database = admin.office.real.database
    database.execute("UPDATE dossier SET book_serial = book_serial + 1 WHERE id = 29")
    admin.presenter.checking.start()
    assert any("Sổ theo dõi năm 2026" in one for (one,) in admin.state.check.findings)
    assert "điều sai" in admin.state.check.line


def test_folder_and_licences_are_opened(admin: Admin) -> None:
    admin.presenter.open_folder()
    admin.presenter.open_licences()
    folder, rights = admin.printer.shown
    assert folder == admin.office.check.data
    assert rights.is_file()


@pytest.mark.window
def test_a_setting_and_a_copy_by_keys(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    full.backups = full.real.backups
    driver = open_window(full)
    driver.press("<Alt-q>")
    screen = driver.screen()
    assert driver.focus is screen.settings.tree
    for _ in range(PLACES["phone"]):
        driver.press("<Down>")
    driver.press("<Return>")
    driver.write("02433868000")
    driver.press("<Control-Return>")
    assert not driver.has_panel()
    assert full.real.settings.office().phone == "02433868000"
    driver.press("<F11>")
    driver.wait_until(lambda: driver.window.is_resting)
    assert len(screen.side.copies.tree.get_children()) == 1
    driver.press("<F2>")
    assert driver.focus is screen.side.copies.tree
    driver.press("<Control-g>")
    driver.wait_until(
        lambda: screen.side._check_line["text"].startswith("Không có gì sai")
    )
    driver.press("<F7>")
    assert driver.has_panel()
    driver.press("<Escape>")
    assert driver.focus is screen.side.copies.tree


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("book_entries", "0 (mỗi năm một quyển)"),
        ("form_set", "– (theo ngày tiếp nhận)"),
        ("lock_minutes", "5"),
        ("place", "An Hòa"),
    ],
)
def test_a_value_that_says_little_is_explained_in_the_list(
    full: FakeOffice, name: str, words: str
) -> None:
    admin = Admin(full)
    assert admin.value(name) == words
