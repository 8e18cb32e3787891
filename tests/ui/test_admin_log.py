"""Nhật ký in Quản trị: who did what, since when, about whom; out to a file."""

import csv
from datetime import date, datetime
from tkinter import ttk

import pytest

from motcua_desktop.domain.accounts import Role
from motcua_desktop.domain.register_entries import Initiative
from motcua_desktop.domain.registers import REGISTERS
from motcua_desktop.services.audit import AUDIT_HEADS
from motcua_desktop.services.rows.audit import AuditLine
from motcua_desktop.ui.screens.admin import log
from motcua_desktop.ui.screens.admin.log_words import line_cells
from motcua_desktop.ui.screens.admin.state import LogState
from tests.accounts import PASSWORD
from tests.ui.conftest import OpenWindow
from tests.ui.fakes import FakeOffice
from tests.ui.test_admin import Admin

NUMBER = "H26.12-261118-0012"


@pytest.fixture
def admin(full: FakeOffice) -> Admin:
    """The log of an office in which a few things were done."""
    real = full.real
    real.settings.change({"phone": ["0234 386 8000"]}, actor="Trần Thị Thu Hà")
    real.people.id_number(NUMBER)
    admin = Admin(full)
    admin.presenter.part_chosen("log")
    return admin


def _log(admin: Admin) -> LogState:
    return admin.state.log


def _deeds(admin: Admin) -> list[str]:
    return [row[2] for row in _log(admin).rows]


def test_the_newest_line_stands_first(admin: Admin) -> None:
    newest, before = _log(admin).rows[:2]
    assert newest == ("09:42 23/11/2026", "–", "xem đủ số giấy tờ", NUMBER)
    assert before[1:3] == ("Trần Thị Thu Hà", "sửa thông tin cơ quan")
    assert _log(admin).line == "2 dòng, mới nhất trên cùng"
    assert _log(admin).fields == {"since": "16/11/2026"}


def test_each_look_leaves_a_line_and_coming_back_does_not(admin: Admin) -> None:
    presenter = admin.presenter
    presenter.part_chosen("settings")
    presenter.part_chosen("log")
    assert len(_log(admin).rows) == 2
    presenter.log.again()
    assert _deeds(admin)[0] == "xem nhật ký"
    presenter.stale()
    presenter.shown()
    assert len(_log(admin).rows) == 3


@pytest.mark.parametrize(
    ("words", "deeds"),
    [
        ({"who": "hà"}, ["sửa thông tin cơ quan"]),
        ({"who": "ai khác"}, []),
        ({"deed": "so giay to"}, ["xem đủ số giấy tờ"]),
        ({"since": "24/11"}, []),
        ({"until": "22/11/2026"}, []),
        (
            {"since": "23/11", "until": "t", "deed": "thông tin"},
            ["sửa thông tin cơ quan"],
        ),
    ],
)
def test_lines_are_looked_for_by_day_person_and_deed(
    admin: Admin, words: dict[str, str], deeds: list[str]
) -> None:
    admin.presenter.log.read(words)
    assert _deeds(admin) == deeds
    if not deeds:
        assert "Bỏ bớt điều kiện" in _log(admin).line


def test_lines_about_a_person_name_them_masked(admin: Admin) -> None:
    dossier = next(
        it for it in admin.office.kept.values() if it.dossier.number == NUMBER
    )
    person = dossier.dossier.applicant.id_number
    admin.presenter.log.read({"person": person})
    assert _deeds(admin) == ["xem đủ số giấy tờ"]
    assert person not in _log(admin).line
    assert f"{person[:3]}•" in _log(admin).line
    lines = list(admin.office.real.audit.lines())
    assert person not in str(lines)


def test_papers_registers_and_people_are_named_as_elsewhere(admin: Admin) -> None:
    """The codes stand in the log itself and in its files, sealed as they were."""
    real = admin.office.real
    real.slips.issue("giay-tiep-nhan", NUMBER, officer="Trần Thị Thu Hà")
    real.registers.add(
        REGISTERS["initiative"], Initiative(day=date(2026, 11, 23), content="Quét")
    )
    real.accounts.add("ha", "Trần Thị Thu Hà", Role.ADMIN, PASSWORD)
    real.accounts.log_in("ha", PASSWORD)
    admin.presenter.log.again()
    told = {row[2]: row[3] for row in _log(admin).rows}
    assert told["in phiếu"] == f"Giấy tiếp nhận hồ sơ và hẹn trả kết quả · {NUMBER}"
    assert told["ghi sổ"] == "Sáng kiến"
    assert told["thêm tài khoản"] == "Trần Thị Thu Hà (ha)"
    assert told["đăng nhập"].startswith("ha (")
    kept = {line.deed: line.subject for line in real.audit.lines()}
    assert kept["SlipDesk.issue"] == f"giay-tiep-nhan {NUMBER}"


def test_what_a_line_says_of_a_file_ends_before_its_sum() -> None:
    said = f"tệp số 3, PDF, 96000 byte, SHA-256 {'0f' * 32}, đã có"
    line = AuditLine(datetime(2026, 11, 23), "", "", "AttachmentDesk.add", "H1", said)
    assert line_cells(line, {})[-1] == "H1 (tệp số 3, PDF, 96000 byte, đã có)"


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"since": "hôm kia"}, "since"),
        ({"until": "32/13"}, "until"),
        ({"person": "12"}, "person"),
        ({"person": "001199999999"}, "person"),
    ],
)
def test_what_cannot_be_looked_for_is_said_at_its_field(
    admin: Admin, words: dict[str, str], field: str
) -> None:
    admin.presenter.log.read(words)
    name, message = admin.view.all("complain_of_filter")[-1]
    assert name == field
    assert message


def test_what_was_found_goes_out_as_the_command_writes_it(admin: Admin) -> None:
    admin.presenter.log.read({"deed": "số giấy tờ"})
    admin.presenter.log.export()
    (path,) = admin.printer.shown
    assert path.suffix == ".csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = list(
            csv.reader(file, delimiter=_delimiter(path.read_text("utf-8-sig")))
        )
    assert tuple(head) == AUDIT_HEADS
    ((_, at, _, _, deed, about, _),) = rows
    assert (at, deed, about) == ("09:42 23/11/2026", "xem đủ số giấy tờ", NUMBER)
    assert "1 dòng" in admin.window.toasts[-1]
    exported = list(admin.office.real.audit.lines())[-1]
    assert exported.deed == "OfficeDesk.write_rows"
    assert exported.subject == path.name


def _delimiter(text: str) -> str:
    return ";" if ";" in text.splitlines()[0] else ","


def test_more_lines_than_are_shown_are_all_written(
    admin: Admin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "SHOWN_AT_MOST", 1)
    admin.presenter.log.again()
    assert len(_log(admin).rows) == 1
    assert "hiện 1 dòng, tệp xuất ra có đủ" in _log(admin).line
    admin.presenter.log.export()
    assert len(admin.printer.shown[0].read_text("utf-8-sig").splitlines()) == 4


def test_the_log_is_proved(admin: Admin) -> None:
    admin.presenter.log.verify()
    assert "còn nguyên vẹn" in _log(admin).line
    database = admin.office.real.database
    database.execute("DROP TRIGGER audit_no_update")
    database.execute("UPDATE audit SET actor = 'Ai khác' WHERE seq = 1")
    admin.presenter.log.verify()
    assert _log(admin).is_wrong
    assert "dòng 1" in _log(admin).line


@pytest.mark.window
def test_the_log_is_looked_into_by_keys(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    full.backups = full.real.backups
    full.real.people.id_number(NUMBER)
    driver = open_window(full)
    driver.press("<Alt-q>", "<Control-Key-3>")
    driver.wait_until(lambda: driver.window.is_resting)
    screen = driver.screen()
    page = screen.log_page
    tree: ttk.Treeview = page.table.tree
    assert driver.focus is tree
    assert len(tree.get_children()) == 1
    page.fields["deed"].focus_field()
    driver.write("sửa")
    driver.press("<Return>")
    driver.wait_until(lambda: driver.window.is_resting)
    assert len(tree.get_children()) == 0
    page.fields["until"].focus_field()
    driver.write("99")
    driver.press("<Return>")
    assert driver.focus is page.fields["until"].entry
    driver.press("<Delete>")  # what is wrong is chosen whole
    page.fields["deed"].focus_field()
    driver.press("<Delete>", "<Return>")
    driver.wait_until(lambda: driver.window.is_resting)
    assert len(tree.get_children()) >= 2
    driver.press("<Control-e>")
    driver.wait_until(lambda: driver.printer.shown)
    assert driver.printer.shown[0].suffix == ".csv"
    driver.press("<F8>")
    driver.wait_until(lambda: "nguyên vẹn" in page._line["text"])
