"""The first start: an empty folder becomes an office, by keys alone."""

import subprocess
import sys
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import open_office
from motcua_desktop.ui.screens.setup.presenter import SetupPresenter
from motcua_desktop.ui.screens.setup.suggestions import suggested
from motcua_desktop.ui.screens.step.state import StepState

UNIT = {"unit_name": "Xã An Hòa", "unit_code": "H26.12", "level": "Cấp xã"}


class Panel:
    """The panel, with what it was asked to show."""

    def __init__(self) -> None:
        self.state: StepState | None = None
        self.complaints: list[tuple[str, str]] = []
        self.is_open = False

    def open(self, state: StepState) -> None:
        self.state, self.is_open = state, True

    def complain(self, field: str, message: str) -> None:
        self.complaints.append((field, message))

    def close(self) -> None:
        self.is_open = False

    @property
    def values(self) -> dict[str, str]:
        assert self.state is not None
        return {field.name: field.value for field in self.state.fields}


class Start:
    """The presenter over a real, empty office."""

    def __init__(self, folder: Path) -> None:
        self.office = open_office(folder)
        self.panel = Panel()
        self.said: list[str] = []
        self.presenter = SetupPresenter(
            self.office.settings,
            self.panel,
            on_done=lambda: self.said.append("done"),
            on_left=lambda: self.said.append("left"),
        )
        self.presenter.begin()


@pytest.fixture
def start(tmp_path: Path) -> Start:
    return Start(tmp_path / "cơ quan")


def test_the_name_of_the_unit_fills_the_second_panel(start: Start) -> None:
    start.presenter.submit(UNIT)
    assert start.panel.values["place"] == "An Hòa"
    assert start.panel.values["superior"] == "ỦY BAN NHÂN DÂN XÃ AN HÒA"
    full_name = start.panel.values["full_name"]
    assert full_name == "Trung tâm Phục vụ hành chính công xã An Hòa"
    start.presenter.submit({**start.panel.values, "clerks": "Trần Thị Thu Hà; Lê An"})
    assert start.said == ["done"]
    assert start.office.is_set_up
    office = start.office.settings.office()
    assert office.unit_code == "H26.12"
    assert office.clerks == ("Trần Thị Thu Hà", "Lê An")


def test_what_is_missing_is_said_at_its_field(start: Start) -> None:
    start.presenter.submit({**UNIT, "unit_code": "  "})
    assert start.panel.complaints == [("unit_code", "Còn để trống")]
    start.presenter.submit(UNIT)
    start.presenter.submit({**start.panel.values, "full_name": " "})
    assert start.panel.complaints[-1][0] == "full_name"
    assert not start.office.is_set_up


def test_esc_goes_back_one_step_then_leaves(start: Start) -> None:
    start.presenter.submit(UNIT)
    start.presenter.cancel()
    assert start.panel.values["unit_name"] == "Xã An Hòa"
    start.presenter.cancel()
    assert start.said == ["left"]
    assert not start.office.is_set_up


@pytest.mark.parametrize(
    ("name", "place"),
    [("Phường Hồng Hà", "Hồng Hà"), ("Đặc khu Cô Tô", "Cô Tô"), ("An Hòa", "An Hòa")],
)
def test_the_place_is_the_name_without_its_kind(name: str, place: str) -> None:
    assert suggested(name, "Cấp xã")["place"] == place


SCRIPT = """
import sys
from pathlib import Path
from motcua_desktop.bootstrap import open_office
from motcua_desktop.ui.screens.setup import view

office = open_office(Path(sys.argv[1]))
window = view.SetupWindow(office.settings, on_up=lambda _window: None)

def keys(*sequences):
    for sequence in sequences:
        window.root.focus_get().event_generate(sequence)
        window.root.update()

def write(text):
    window.root.focus_get().insert("insert", text)
    window.root.update()

def drive():
    window.root.focus_force()
    window.panel.fields["unit_name"].focus_field()
    write("Xã An Hòa")
    keys("<Return>")
    write("H26.12")
    keys("<Control-Return>")
    keys("<Control-Return>")

window.root.after(300, drive)
print(window.run(), office.settings.office().unit_name == "Xã An Hòa")
"""


@pytest.mark.window
def test_the_window_enters_an_office_by_keys(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT, str(tmp_path / "mới")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("True True\n", "", 0)
