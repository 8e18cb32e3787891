"""Thiết lập lại: the first start's panels once more, over an office at work."""

import json
from pathlib import Path

import pytest
from PIL import Image

from motcua_desktop.services.errors import PrinterError
from motcua_desktop.ui.screens.setup.again_panels import STEPS, UNIT
from motcua_desktop.ui.screens.step.state import FieldKind
from tests.ui.conftest import OpenWindow
from tests.ui.fakes import FakeOffice
from tests.ui.test_admin import Admin


@pytest.fixture
def admin(full: FakeOffice) -> Admin:
    return Admin(full)


def _to_the_end(admin: Admin, **values: str) -> None:
    """Take every panel as it stands, but for `values`."""
    for _ in STEPS:
        known = {name: text for name, text in values.items() if name in admin.filled}
        admin.give(**known)


def _lines(admin: Admin) -> list[str]:
    return admin.panel.consequence.splitlines()


def test_every_panel_says_what_the_office_says_now(admin: Admin) -> None:
    admin.presenter.again.begin()
    code, *_ = admin.panel.fields
    assert (code.kind, code.value) == (FieldKind.FIXED, "H26.12")
    assert "không đổi được" in code.hint
    assert admin.filled == {"unit_name": "Xã An Hòa", "level": "Cấp xã"}
    admin.give()
    assert admin.filled["clerks"] == "Trần Thị Thu Hà"
    admin.give()
    assert admin.filled["head_post"] == "GIÁM ĐỐC"
    admin.give()
    assert admin.filled == {"logo": ""}
    admin.give()
    assert admin.filled["weekday"] == "07:30-11:30, 13:00-17:00"
    admin.give()
    assert admin.filled == {"folder": ""}
    admin.give()
    assert _lines(admin) == ["Không mục nào khác với đang ghi."]
    assert admin.panel.act == "Xong"
    admin.give()
    assert admin.office.real.settings.changes() == []
    assert admin.window.toasts == []


def test_what_is_other_is_told_before_it_is_written(
    admin: Admin, tmp_path: Path
) -> None:
    place = tmp_path / "ổ rời"
    place.mkdir()
    admin.presenter.again.begin()
    _to_the_end(admin, head_name="Trần Minh Đức", folder=str(place))
    assert _lines(admin) == [
        "Họ tên người đứng đầu: – → Trần Minh Đức",
        f"Nơi sao lưu thứ hai: – → {place}",
    ]
    real = admin.office.real
    assert real.settings.office().head_name == ""
    before = len(list(real.audit.lines()))
    admin.give()
    assert real.settings.office().head_name == "Trần Minh Đức"
    assert real.backups.shelf.second_place() == place
    deeds = [line.deed for line in list(real.audit.lines())[before:]]
    assert deeds == [
        "AuditDesk.lines",
        "BackupDesk.choose_second_place",
        "OfficeSettings.change",
    ]
    (change,) = real.settings.changes()
    assert change.actor == "Trần Thị Thu Hà"
    assert "2 mục đổi" in admin.window.toasts[-1]


def test_the_headings_follow_a_new_name_of_the_unit(admin: Admin) -> None:
    admin.presenter.again.begin()
    admin.give(unit_name="Phường An Hòa Đông")
    assert admin.filled["place"] == "An Hòa Đông"
    assert admin.filled["superior"] == "ỦY BAN NHÂN DÂN PHƯỜNG AN HÒA ĐÔNG"
    assert admin.filled["clerks"] == "Trần Thị Thu Hà"
    admin.give(place="Huế")
    for _ in STEPS[2:]:
        admin.give()
    assert "Địa danh: An Hòa → Huế" in _lines(admin)


def test_other_hours_tell_which_dossiers_they_move(admin: Admin) -> None:
    kept = {it.dossier.number: it.dossier for it in admin.office.kept.values()}
    admin.presenter.again.begin()
    _to_the_end(admin, weekday="07:30-11:30, 13:30-16:30")
    assert _lines(admin)[0] == (
        "Giờ làm việc: 07:30-11:30, 13:00-17:00 → 07:30-11:30, 13:30-16:30"
    )
    assert "hồ sơ đổi hạn khi lưu" in admin.panel.consequence
    assert admin.filled == {"due": "move"}
    admin.give(due="keep")
    assert admin.office.saved == [("Giờ làm việc", "")]
    (sessions, *_) = admin.office.book.hours_of().week
    assert [it.text for it in sessions] == ["07:30-11:30", "13:30-16:30"]
    admin.presenter.again.begin()
    _to_the_end(admin, weekday="07:30-11:30, 13:30-16:00")
    admin.give()
    assert admin.office.saved[-1] == ("Giờ làm việc", "Giờ làm việc đổi")
    assert kept == {it.dossier.number: it.dossier for it in admin.office.kept.values()}


def test_esc_goes_back_and_leaves_everything(admin: Admin) -> None:
    admin.presenter.again.begin()
    admin.give(unit_name="Xã Khác")
    admin.view.last_named("ask")["back"]()
    assert admin.filled["unit_name"] == "Xã Khác"
    admin.view.last_named("ask")["back"]()
    assert admin.view.all("close_panel")
    assert admin.office.real.settings.office().unit_name == "Xã An Hòa"


@pytest.mark.parametrize(
    ("steps", "values", "told"),
    [
        (0, {"unit_name": " "}, ("unit_name", "còn để trống")),
        (1, {"full_name": ""}, ("full_name", "còn để trống")),
        (2, {"signers": "Phòng Kinh tế"}, ("signers", "đủ ba phần")),
        (
            2,
            {"signatory": "TUQ. CHỦ TỊCH|GIÁM ĐỐC|An|5/UQ|31/12/2020"},
            ("", "người ký"),
        ),
        (4, {"weekday": "sáng chiều"}, ("weekday", "")),
        (4, {"typed": "Dang Thi Uong"}, ("typed", "không có dấu")),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    admin: Admin, steps: int, values: dict[str, str], told: tuple[str, str]
) -> None:
    admin.presenter.again.begin()
    for _ in range(steps):
        admin.give()
    before = admin.panel
    admin.give(**values)
    assert admin.panel == before
    name, message = admin.view.all("complain")[-1]
    assert name == told[0]
    assert told[1] in message


def test_the_logo_is_changed_kept_and_taken_away(admin: Admin, tmp_path: Path) -> None:
    picture = tmp_path / "an-hoa.png"
    Image.new("RGBA", (64, 64), "navy").save(picture)
    logo = admin.office.real.logo
    admin.presenter.again.begin()
    _to_the_end(admin, logo=str(tmp_path / "không có.png"))
    assert admin.view.all("complain")[0][0] == "logo"
    admin.give(logo=str(picture))
    aside = picture.rename(tmp_path / "cất đi.png")
    for _ in STEPS[4:]:
        admin.give()
    assert "logo" in admin.filled  # gone meanwhile: asked for again
    aside.rename(picture)
    for _ in STEPS[3:]:
        admin.give()
    assert _lines(admin) == ["Lô-gô: an-hoa.png"]
    assert logo.picture() == b""
    admin.give()
    kept = logo.picture()
    assert kept.startswith(b"\x89PNG")
    admin.presenter.again.begin()
    _to_the_end(admin)
    assert admin.panel.act == "Xong"
    admin.give()
    assert logo.picture() == kept
    admin.presenter.again.begin()
    _to_the_end(admin, logo_now="none")
    assert _lines(admin) == ["Lô-gô: bỏ"]
    admin.give()
    assert logo.picture() == b""


def test_a_second_place_that_cannot_be_is_gone_back_to(admin: Admin) -> None:
    admin.presenter.again.begin()
    inside = admin.office.check.data / "sao"
    _to_the_end(admin, head_name="Trần Minh Đức", folder=str(inside))
    admin.give()
    assert admin.filled == {"folder": str(inside)}
    field, message = admin.view.all("complain")[-1]
    assert field == "folder"
    assert "thư mục dữ liệu" in message
    assert admin.office.real.settings.office().head_name == ""
    admin.give(folder="")
    admin.give()
    assert admin.office.real.settings.office().head_name == "Trần Minh Đức"


def test_folder_and_trial_page_are_the_second_ways(admin: Admin) -> None:
    admin.presenter.again.begin()
    admin.view.last_named("ask")["other"]()
    assert admin.printer.shown == [admin.office.check.data]
    for _ in range(4):
        admin.give()
    other = admin.view.last_named("ask")["other"]
    other()
    assert "chưa có máy in nào" in admin.view.all("complain")[-1][1]
    admin.office.spooler.names = ("LBP2900",)
    other()
    assert "Đã gửi máy in" in admin.view.last("tell")
    ((title, paper, _),) = admin.office.spooler.sent
    assert (title, paper) == ("Trang in thử", "A5")
    admin.office.spooler.failure = PrinterError("LBP2900", "hết giấy")
    other()
    assert "hết giấy" in admin.view.all("complain")[-1][1]


def test_what_was_typed_before_the_power_went_is_there_again(admin: Admin) -> None:
    folder = admin.office.folder / "drafts"
    folder.mkdir(exist_ok=True)
    forms = {
        UNIT: {"token": "a", "values": {"unit_name": "Xã Khác", "level": "Cấp xã"}},
        "again-signing": {"token": "b", "values": {"head_name": "Trần Minh"}},
    }
    body = {"open": "again-signing", "forms": forms}
    (folder / "settings.json").write_text(json.dumps(body), encoding="utf-8")
    again = Admin(admin.office)
    assert again.filled["head_name"] == "Trần Minh"
    assert "khôi phục" in again.panel.consequence
    for _ in STEPS[2:]:
        again.give()
    assert "Tên đơn vị: Xã An Hòa → Xã Khác" in _lines(again)
    again.give()
    again.presenter.again.begin()
    assert "khôi phục" not in again.panel.consequence


@pytest.mark.window
def test_the_set_up_is_done_again_by_keys(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    full.backups = full.real.backups
    driver = open_window(full)
    driver.press("<Alt-q>", "<F6>")
    panel = driver.screen().panel
    driver.wait_until(lambda: "unit_name" in panel.fields)
    assert driver.focus is panel.fields["unit_name"].entry
    driver.press("<F2>")
    assert driver.printer.shown == [full.check.data]
    driver.press("<Control-Return>", "<Control-Return>")
    driver.press("<Return>")
    assert driver.focus is panel.fields["head_name"].entry
    driver.write("Trần Minh Đức")
    driver.press("<Control-Return>", "<Escape>")
    assert panel.fields["head_name"].text == "Trần Minh Đức"
    for _ in range(4):
        driver.press("<Control-Return>")
    assert "Trần Minh Đức" in panel.words
    driver.press("<Control-Return>")
    assert not driver.has_panel()
    assert full.real.settings.office().head_name == "Trần Minh Đức"
    driver.press("<F6>", "<Escape>")
    assert not driver.has_panel()
    assert driver.focus is driver.screen().settings.tree
