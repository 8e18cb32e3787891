"""The first start: an empty folder becomes an office, by keys alone."""

import io
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.accounts import Role
from motcua_desktop.domain.office_hours import OfficeHours
from motcua_desktop.door import OfficeDoor
from motcua_desktop.founding import OfficeFounding
from motcua_desktop.services.errors import DiskFullError, PrinterError
from motcua_desktop.services.ports_printing import SpoolState
from motcua_desktop.storage import key_ring
from motcua_desktop.storage.cipher import is_plain
from motcua_desktop.storage.key_ring import OFFICE, RECOVERY, KeyRing
from motcua_desktop.storage.opening import DATABASE_FILE
from motcua_desktop.ui.screens.setup.presenter import SetupPresenter
from motcua_desktop.ui.screens.setup.suggestions import suggested
from motcua_desktop.ui.screens.setup.typed_letters import TRIAL, fault_of
from motcua_desktop.ui.screens.step.state import StepState
from tests.builders import Clock
from tests.documents.reading import folded, pdf_text
from tests.ui.panel_hands import HANDS

PASSWORD = "Một cửa An Hòa 2026"
UNIT = {"unit_name": "Xã An Hòa", "unit_code": "H26.12", "level": "Cấp xã"}


class Panel:
    """The panel, with what it was asked to show."""

    def __init__(self) -> None:
        self.state: StepState | None = None
        self.complaints: list[tuple[str, str]] = []
        self.told: list[str] = []
        self.texts: dict[str, str] = {}
        self.is_open = False
        self.is_busy = False

    def open(self, state: StepState) -> None:
        self.state, self.is_open = state, True

    def complain(self, field: str, message: str) -> None:
        self.complaints.append((field, message))

    def put(self, field: str, text: str) -> None:
        self.texts[field] = text

    def tell(self, message: str) -> None:
        self.told.append(message)

    def busy(self, *, is_busy: bool) -> None:
        self.is_busy = is_busy

    def close(self) -> None:
        self.is_open = False

    @property
    def values(self) -> dict[str, str]:
        assert self.state is not None
        return {field.name: field.value for field in self.state.fields}


class Start:
    """The presenter over a real, empty folder."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self.door = OfficeDoor(folder, None, clock=clock)
        self.panel = Panel()
        self.said: list[str] = []
        self.shown: list[Path] = []
        self.paper = folder / "ma.pdf"
        self.logo: Path | None = None
        self.begin()

    def begin(self) -> None:
        self.presenter = SetupPresenter(
            OfficeFounding(self.door),
            self.panel,
            ask_path=lambda _name: self.paper,
            show=self.shown.append,
            on_done=lambda: self.said.append("done"),
            on_left=lambda: self.said.append("left"),
            choose_logo=lambda: self.logo,
        )
        self.presenter.begin()

    @property
    def office(self) -> OpenOffice:
        return self.door.office

    def fill(self, **values: str) -> None:
        self.presenter.submit({**self.panel.values, **values})

    def name_it(self) -> None:
        """Take the first five panels."""
        self.fill(**UNIT)
        self.fill(clerks="Trần Thị Thu Hà; Lê An")
        self.fill()
        self.fill()
        self.fill()

    def key_on_paper(self) -> None:
        """Take the last panel."""
        assert self.panel.state is not None
        self.fill(last_group=self.panel.state.title[-4:].lower())


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_ring, "_COST", {"memory_kib": 256, "rounds": 1})


@pytest.fixture
def start(tmp_path: Path, clock: Clock) -> Iterator[Start]:
    start = Start(tmp_path / "cơ quan", clock)
    yield start
    start.door.close()


def _is_plain(start: Start) -> bool:
    return is_plain(start.folder / DATABASE_FILE)


def test_the_name_of_the_unit_fills_the_second_panel(start: Start) -> None:
    start.fill(**UNIT)
    assert start.panel.values["place"] == "An Hòa"
    assert start.panel.values["superior"] == "ỦY BAN NHÂN DÂN XÃ AN HÒA"
    full_name = start.panel.values["full_name"]
    assert full_name == "Trung tâm Phục vụ hành chính công xã An Hòa"
    start.fill(clerks="Trần Thị Thu Hà; Lê An")
    assert start.panel.values["head_post"] == "GIÁM ĐỐC"
    start.fill(head_name="Trần Minh Đức")
    start.fill()
    start.fill()
    start.fill(way="without", sealing="no")
    assert start.said == ["done"]
    office = start.office.settings.office()
    assert office.unit_code == "H26.12"
    assert office.head_name == "Trần Minh Đức"
    assert office.clerks == ("Trần Thị Thu Hà", "Lê An")


def test_one_person_without_login_starts_plain_if_so_chosen(start: Start) -> None:
    start.name_it()
    start.fill(way="without", sealing="no")
    assert start.said == ["done"]
    assert _is_plain(start)
    assert list(start.office.accounts.listed()) == []
    notes = [line.deed for line in list(start.office.audit.lines())]
    assert "AccountDesk.work_without_login" in notes


def test_encryption_is_on_unless_somebody_says_no(start: Start) -> None:
    start.name_it()
    assert start.panel.values == {"way": "without", "sealing": "yes"}
    start.fill()
    assert sorted(start.panel.values) == ["again", "password"]
    start.fill(password=PASSWORD, again=PASSWORD)
    assert start.said == []
    start.key_on_paper()
    assert start.said == ["done"]
    assert not _is_plain(start)
    assert start.office.settings.office().unit_name == "Xã An Hòa"
    KeyRing(start.folder).open(OFFICE, unicodedata.normalize("NFD", PASSWORD))


def test_the_first_account_is_an_administrators_and_opens_the_data(
    start: Start,
) -> None:
    start.name_it()
    start.fill(way="with")
    assert start.panel.values["login"] == "ha"
    assert start.panel.values["name"] == "Trần Thị Thu Hà"
    start.fill(password=PASSWORD, again=PASSWORD)
    start.key_on_paper()
    assert start.said == ["done"]
    account = start.office.accounts.present()
    assert account is not None
    assert (account.login, account.role) == ("ha", Role.ADMIN)
    assert KeyRing(start.folder).holders() == ["ha", RECOVERY]


def test_accounts_without_encryption_need_no_recovery_panel(start: Start) -> None:
    start.name_it()
    start.fill(way="with", sealing="no")
    start.fill(password=PASSWORD, again=PASSWORD)
    assert start.said == ["done"]
    assert _is_plain(start)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"login": "Hà"}, "login"),
        ({"name": "  "}, "name"),
        ({"password": "ngắn"}, "password"),
        ({"password": "aaaaaaaa"}, "password"),
        ({"again": "khác hẳn"}, "again"),
    ],
)
def test_what_is_no_account_is_said_at_its_field(
    start: Start, values: dict[str, str], field: str
) -> None:
    start.name_it()
    start.fill(way="with")
    start.fill(**{"password": PASSWORD, "again": PASSWORD, **values})
    assert start.panel.complaints[-1][0] == field
    assert start.said == []


def test_the_key_must_be_on_paper_or_in_a_file(start: Start) -> None:
    start.name_it()
    start.fill()
    start.fill(password=PASSWORD, again=PASSWORD)
    for wrong in ("", "ABCD"):
        start.fill(last_group=wrong)
        assert start.panel.complaints[-1][0] == "last_group"
    assert _is_plain(start)  # nothing is done before
    start.presenter.other()
    assert start.paper.read_bytes().startswith(b"%PDF")
    assert "ma.pdf" in start.panel.told[-1]
    start.fill(last_group="")
    assert start.said == ["done"]


def test_the_key_that_was_shown_opens_the_office(start: Start) -> None:
    start.name_it()
    start.fill()
    start.fill(password=PASSWORD, again=PASSWORD)
    assert start.panel.state is not None
    key = start.panel.state.title
    start.key_on_paper()
    assert KeyRing(start.folder).open(RECOVERY, key) == start.office.database.key
    start.office.accounts.recover(key, "", "mật khẩu mới 1")


def test_what_is_missing_is_said_at_its_field(start: Start) -> None:
    start.fill(**{**UNIT, "unit_code": "  "})
    assert start.panel.complaints == [("unit_code", "Còn để trống")]
    start.fill(**UNIT)
    start.fill(full_name=" ")
    assert start.panel.complaints[-1][0] == "full_name"
    assert "full_name" in start.panel.values
    assert not start.office.is_set_up


def test_who_signs_is_asked_and_checked_there(start: Start) -> None:
    start.fill(**UNIT)
    start.fill()
    start.fill(head_name="Trần Minh Đức", signers="Phòng Kinh tế")
    field, message = start.panel.complaints[-1]
    assert field == "signers"
    assert "đủ ba phần" in message
    start.fill(head_name="Trần Minh Đức", signatory="TUQ. X|Y|An|5/UQ|31/12/2020")
    assert "người ký" in start.panel.complaints[-1][1]
    start.fill(signatory="KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC|Vũ Văn Hải")
    assert "logo" in start.panel.values


def test_esc_goes_back_one_panel_then_leaves(start: Start) -> None:
    start.name_it()
    start.fill(way="with")
    for expected in ("way", "weekday", "logo", "head_post", "full_name", "unit_name"):
        start.presenter.cancel()
        assert expected in start.panel.values
    assert start.panel.values["unit_name"] == "Xã An Hòa"
    start.presenter.cancel()
    assert start.said == ["left"]
    assert not start.office.is_set_up
    assert _is_plain(start)


def test_a_founding_cut_short_goes_on_where_it_was(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    start.name_it()
    start.fill(way="with")
    start.fill(password=PASSWORD, again=PASSWORD)

    def cut(*_words: object, **_more: object) -> None:
        raise DiskFullError

    with monkeypatch.context() as context:
        context.setattr(
            "motcua_desktop.services.office_settings.OfficeSettings.change", cut
        )
        start.key_on_paper()
    assert start.said == []
    assert not _is_plain(start)
    start.door.close()
    start.door = OfficeDoor(start.folder, None, clock=start.door._clock)
    start.door.enter("ha", PASSWORD)
    start.begin()
    start.name_it()
    assert start.said == ["done"]  # encrypted, with its account: nothing else is asked
    assert start.office.is_set_up


def _at_the_desk(start: Start) -> None:
    start.fill(**UNIT)
    for _ in range(3):
        start.fill()


def test_the_usual_hours_are_there_to_be_taken(start: Start) -> None:
    _at_the_desk(start)
    assert start.panel.values["weekday"] == "07:30-11:30, 13:00-17:00"
    start.fill()
    start.fill(way="without", sealing="no")
    book = start.office.calendar_desk.book()
    assert book.hours_of() == OfficeHours.standard()
    assert not book.hours  # nothing said that holds anyhow


def test_other_hours_are_those_of_the_first_due_date(start: Start) -> None:
    _at_the_desk(start)
    start.fill(weekday="07:00 – 11:00, 13:30 – 17:30")
    start.presenter.cancel()
    assert start.panel.values["weekday"] == "07:00-11:00, 13:30-17:30"
    start.fill()
    start.fill(way="without", sealing="no")
    assert start.said == ["done"]
    hours = start.office.calendar_desk.book().hours_of()
    assert [session.text for session in hours.week[4]] == ["07:00-11:00", "13:30-17:30"]
    assert hours.week[5] == ()
    calendar = start.office.calendar_desk.calendar()
    assert calendar.hours.week == hours.week


@pytest.mark.parametrize("wrong", ["", "sáng chiều", "13:00-17:00, 07:30-11:30"])
def test_what_are_no_hours_is_said_at_the_field(start: Start, wrong: str) -> None:
    _at_the_desk(start)
    start.fill(weekday=wrong)
    assert start.panel.complaints[-1][0] == "weekday"
    assert "way" not in start.panel.values


def test_wrong_letters_are_told_once_and_stop_nobody(start: Start) -> None:
    _at_the_desk(start)
    start.fill(typed=unicodedata.normalize("NFD", TRIAL))
    assert start.panel.complaints[-1][0] == "typed"
    assert "Unicode tổ hợp" in start.panel.complaints[-1][1]
    start.fill(typed=unicodedata.normalize("NFD", TRIAL))
    assert "way" in start.panel.values


@pytest.mark.parametrize(
    ("arrived", "words"),
    [
        ("", ""),
        ("Đặng Thị Ưởng", ""),
        (" đặng thị  ưởng ", ""),
        (unicodedata.normalize("NFD", "Đặng Thị Ưởng"), "Unicode tổ hợp"),
        ("§Æng ThÞ ¦ëng", "TCVN3"),
        ("Ñaëng Thò Öôûng", "mã VNI"),
        ("Dang Thi Uong", "không có dấu"),
        ("DDawngj Thij Uwowngr", "không có dấu"),
        ("Đặng Thị Uởng", "khác mẫu"),
    ],
)
def test_letters_of_every_code_are_known(arrived: str, words: str) -> None:
    fault = fault_of(arrived)
    assert words in fault
    assert bool(fault) == bool(words)


def test_the_logo_is_chosen_checked_and_kept(start: Start, tmp_path: Path) -> None:
    start.fill(**UNIT)
    start.fill()
    start.fill()
    start.presenter.other()
    assert start.panel.texts == {}  # none was chosen
    wrong = tmp_path / "lô-gô.png"
    wrong.write_bytes(b"GIF89a no picture of ours")
    start.logo = wrong
    start.presenter.other()
    assert start.panel.texts == {"logo": str(wrong)}
    start.fill(logo=str(wrong))
    field, message = start.panel.complaints[-1]
    assert field == "logo"
    assert "không phải ảnh PNG hay JPEG" in message
    Image.new("RGB", (900, 600), "#1B4F8C").save(wrong)
    start.fill(logo=f'"{wrong}"')  # as Windows copies a path
    wrong.unlink()
    start.fill()
    start.fill(way="without", sealing="no")
    assert start.said == ["done"]
    with Image.open(io.BytesIO(start.office.logo.picture())) as kept:
        assert (kept.format, kept.size) == ("PNG", (256, 171))


def test_the_folder_of_the_data_is_shown(start: Start) -> None:
    assert start.panel.state is not None
    assert str(start.folder) in start.panel.state.consequence
    assert "--" not in start.panel.state.consequence, "no option of a command line"
    start.presenter.other()
    assert start.shown == [start.folder]


class Spool:
    """A printer that keeps what it was given, or has run out of paper."""

    def __init__(self, *names: str, is_empty: bool = False) -> None:
        self.names = names
        self.is_empty = is_empty
        self.given: list[bytes] = []

    def printers(self) -> tuple[str, ...]:
        return self.names

    def trays(self, _printer: str) -> tuple[str, ...]:
        return ()

    def send(self, path: Path, **_how: object) -> str:
        if self.is_empty:
            raise PrinterError("Máy in quầy 1", "hết giấy")
        self.given.append(path.read_bytes())
        return "1"

    def state(self, _job: str) -> SpoolState:
        return SpoolState.UNDER_WAY

    def cancel(self, _job: str) -> None:
        raise AssertionError


def _print_trial(start: Start, spool: Spool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua_desktop.bootstrap.system_spooler", lambda: spool)
    start.door.close()
    start.door = OfficeDoor(start.folder, None, clock=start.door._clock)
    start.begin()
    _at_the_desk(start)
    start.presenter.other()


def test_a_page_is_printed_before_there_is_an_office(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    spool = Spool("Máy in quầy 1")
    _print_trial(start, spool, monkeypatch)
    assert "Đã gửi máy in" in start.panel.told[-1]
    (page,) = spool.given
    words = folded(pdf_text(page, start.folder.parent))
    assert folded("TRANG IN THỬ") in words
    assert folded("xã An Hòa") in words
    assert start.office.printing.jobs() == []
    assert not start.office.is_set_up


def test_without_a_printer_the_start_goes_on(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    _print_trial(start, Spool(), monkeypatch)
    assert "chưa có máy in nào" in start.panel.complaints[-1][1]
    start.fill()
    assert "way" in start.panel.values


def test_a_printer_that_refuses_says_why_and_keeps_nothing(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    _print_trial(start, Spool("Máy in quầy 1", is_empty=True), monkeypatch)
    assert "hết giấy" in start.panel.complaints[-1][1]
    assert list(start.office.printing.folder.glob("*.pdf")) == []
    assert start.office.printing.jobs() == []


@pytest.mark.parametrize(
    ("name", "place"),
    [("Phường Hồng Hà", "Hồng Hà"), ("Đặc khu Cô Tô", "Cô Tô"), ("An Hòa", "An Hòa")],
)
def test_the_place_is_the_name_without_its_kind(name: str, place: str) -> None:
    assert suggested(name, "Cấp xã")["place"] == place


SCRIPT = (
    """
import sys
from pathlib import Path
from motcua_desktop.door import OfficeDoor
from motcua_desktop.founding import OfficeFounding
from motcua_desktop.storage import key_ring
from motcua_desktop.ui.screens.setup import view

key_ring._COST = {"memory_kib": 256, "rounds": 1}
door = OfficeDoor(Path(sys.argv[1]), None)
window = view.SetupWindow(OfficeFounding(door), on_up=lambda _window: None)
"""
    + HANDS
    + """
def drive():
    window.root.focus_force()
    window.panel.fields["unit_name"].focus_field()
    write("Xã An Hòa")
    keys("<Return>")
    write("H26.12")
    keys("<Control-Return>")
    keys("<Control-Return>")
    keys("<Control-Return>")
    keys("<Control-Return>")
    window.panel.fields["weekday"].fill("")
    write("07:00-11:00, 13:30-17:30")
    keys("<Return>")
    write("Đặng Thị Ưởng")
    keys("<Return>")
    keys("<F2>")
    print(window.panel._line["text"])
    keys("<Control-Return>")
    keys("<Right>", "<Control-Return>")
    write("Trần Thị Thu Hà")
    keys("<Return>")
    write("ha")
    keys("<Return>")
    write("mật khẩu dài")
    keys("<Return>")
    write("mật khẩu dài")
    keys("<Control-Return>")
    write(window.presenter.recovery_key[-4:])
    keys("<Return>")

window.root.after(300, drive)
print(window.run(), door.office.settings.office().unit_name == "Xã An Hòa")
print(door.office.accounts.present().login)
hours = door.office.calendar_desk.book().hours_of()
print(", ".join(session.text for session in hours.week[0]))
door.close()
"""
)


@pytest.mark.window
def test_the_window_enters_an_office_by_keys(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT, str(tmp_path / "mới")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    told, *rest = done.stdout.splitlines()
    assert told.startswith("Máy tính chưa có máy in nào.")
    assert rest == ["True True", "ha", "07:00-11:00, 13:30-17:30"]
    assert (done.stderr, done.returncode) == ("", 0)
