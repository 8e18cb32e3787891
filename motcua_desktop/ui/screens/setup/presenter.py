"""The presenter of the first start: a few short panels, then the desk opens.

Each panel is filled with what is likely; Ctrl+Enter takes it as it stands. Nothing is
written before the last one: who leaves in between leaves no half of an office.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from motcua_desktop.domain.accounts import checked_login, checked_password
from motcua_desktop.domain.errors import DomainError, FieldValueError
from motcua_desktop.domain.office_hours import OfficeHours
from motcua_desktop.services.errors import SettingError
from motcua_desktop.text import clean_line, fold
from motcua_desktop.ui.screens.calendar.asking import AskError, read_hours
from motcua_desktop.ui.screens.setup import panels
from motcua_desktop.ui.screens.setup.ports import Access, Founding, SetupView
from motcua_desktop.ui.screens.setup.suggestions import suggested
from motcua_desktop.ui.screens.setup.typed_letters import fault_of
from motcua_desktop.ui.screens.step.state import StepState

RECOVERY_FILE: Final = "ma-khoi-phuc.pdf"


class SetupPresenter:
    """Asks for unit, papers, desk, the way of working, a password, the key on paper."""

    def __init__(
        self,
        founding: Founding,
        view: SetupView,
        *,
        ask_path: Callable[[str], Path | None],
        show: Callable[[Path], None],
        on_done: Callable[[], None],
        on_left: Callable[[], None],
        choose_logo: Callable[[], Path | None],
    ) -> None:
        self._founding = founding
        self._view = view
        self._ask_path = ask_path
        self._show = show
        self._on_done = on_done
        self._on_left = on_left
        self._choose_logo = choose_logo
        self._logo_path = ""
        self._logo = b""
        self._unit: dict[str, str] = {}
        self._rest: dict[str, str] = {}
        self._hours = OfficeHours.standard()
        self._tried = ""
        self._ways = {"way": panels.WITHOUT_LOGIN, "sealing": panels.YES}
        self._access = Access()
        self._is_saved = False
        self._trail: list[Callable[[], None]] = []

    def begin(self) -> None:
        """Ask for the unit."""
        self._ask(self._ask_unit)

    def _open(self, state: StepState) -> None:
        leads_back = len(self._trail) > 1
        self._view.open(replace(state, back="Quay lại") if leads_back else state)

    def _ask(self, panel: Callable[[], None]) -> None:
        self._trail.append(panel)
        panel()

    def _ask_unit(self) -> None:
        folder = str(self._founding.folder)
        self._open(panels.unit_panel(self._unit, folder))

    def _ask_papers(self) -> None:
        self._open(panels.papers_panel(self._unit["unit_name"], self._rest))

    def _ask_signing(self) -> None:
        self._open(panels.signing_panel(self._unit["unit_name"], self._rest))

    def _ask_logo(self) -> None:
        name = self._unit["unit_name"]
        self._open(panels.logo_panel(name, self._logo_path))

    def _ask_machine(self) -> None:
        name = self._unit["unit_name"]
        self._open(panels.machine_panel(name, self._hours, self._tried))

    def _ask_ways(self) -> None:
        name, ways = self._unit["unit_name"], self._ways
        self._open(panels.ways_panel(name, ways["way"], ways["sealing"]))

    def _ask_password(self) -> None:
        unit = self._unit["unit_name"]
        if self._ways["way"] == panels.WITHOUT_LOGIN:
            self._open(panels.password_panel(unit))
            return
        name = self._access.name or clean_line(self._rest["clerks"].partition(";")[0])
        login = self._access.login or "".join(fold(name).split()[-1:])
        self._open(panels.account_panel(unit, login, name))

    def _ask_recovery(self) -> None:
        self._open(panels.recovery_panel(self.recovery_key))

    @property
    def recovery_key(self) -> str:
        """The key that is shown at the end."""
        return self._founding.recovery_key()

    def submit(self, values: dict[str, str]) -> None:
        """Take what a panel was filled with."""
        takes = {
            "unit_name": self._take_unit,
            "full_name": self._take_papers,
            "head_post": self._take_signing,
            "logo": self._take_logo,
            "weekday": self._take_machine,
            "way": self._take_ways,
            "password": self._take_password,
            "last_group": self._take_last_group,
        }
        for name, take in takes.items():
            if name in values:
                take(values)
                return

    def _take_unit(self, values: dict[str, str]) -> None:
        self._unit = {name: clean_line(text) for name, text in values.items()}
        for name in ("unit_name", "unit_code"):
            if not self._unit[name]:
                self._view.complain(name, "Còn để trống")
                return
        known = suggested(self._unit["unit_name"], self._unit["level"])
        self._rest = {**known, **self._rest}
        self._ask(self._ask_papers)

    def _take_papers(self, values: dict[str, str]) -> None:
        self._take_names(values, self._ask_signing)

    def _take_signing(self, values: dict[str, str]) -> None:
        self._take_names(values, self._ask_logo)

    def _take_names(self, values: dict[str, str], then: Callable[[], None]) -> None:
        self._rest |= values
        try:
            self._founding.check(self._texts())
        except DomainError as error:
            self._complain(error)
        else:
            self._ask(then)

    def _take_logo(self, values: dict[str, str]) -> None:
        self._logo_path = values["logo"]
        path = panels.typed_path(values["logo"])
        try:
            self._logo = b"" if path is None else self._founding.read_logo(path)
        except DomainError as error:
            self._view.complain("logo", f"{error.wrong} {error.advice}")
        else:
            self._ask(self._ask_machine)

    def _take_machine(self, values: dict[str, str]) -> None:
        asked = {"weekday": values["weekday"], "saturday": ""}
        try:
            self._hours = read_hours(asked, OfficeHours.standard(), counts=False)
        except AskError as error:
            self._view.complain(error.field, str(error))
            return
        typed = values["typed"]
        if typed != self._tried:  # told once; who goes on all the same may
            self._tried = typed
            fault = fault_of(typed)
            if fault:
                self._view.complain("typed", fault)
                return
        if self._founding.has_accounts:
            self._found()
        else:
            self._ask(self._ask_ways)

    def _take_ways(self, values: dict[str, str]) -> None:
        self._ways = values
        has_login = values["way"] == panels.WITH_LOGIN
        if has_login or self._is_to_be_sealed:
            self._ask(self._ask_password)
        else:
            self._access = Access()
            self._found()

    @property
    def _is_to_be_sealed(self) -> bool:
        is_wanted = self._ways["sealing"] == panels.YES
        return is_wanted and not self._founding.is_encrypted

    def _take_password(self, values: dict[str, str]) -> None:
        login = ""
        try:
            if "login" in values:
                login = checked_login(values["login"])
            password = checked_password(values["password"], login)
        except FieldValueError as error:
            is_of_login = not login and "login" in values
            self._view.complain("login" if is_of_login else "password", error.wrong)
            return
        name = clean_line(values.get("name", ""))
        if "name" in values and not name:
            self._view.complain("name", "Còn để trống")
        elif values["again"] != values["password"]:
            self._view.complain("again", "Hai lần gõ không giống nhau")
        else:
            self._access = Access(login, name, password, self._is_to_be_sealed)
            if self._is_to_be_sealed:
                self._ask(self._ask_recovery)
            else:
                self._found()

    def _take_last_group(self, values: dict[str, str]) -> None:
        last = self.recovery_key.rpartition("-")[2]
        typed = values["last_group"].strip().upper()
        if typed == last or (self._is_saved and not typed):
            self._found()
        else:
            self._view.complain("last_group", "Không phải nhóm cuối của mã ở trên")

    def other(self) -> None:
        """Go the second way of the panel: look at the folder, print, keep the key."""
        ways = (
            (self._ask_unit, self._show_folder),
            (self._ask_logo, self._find_logo),
            (self._ask_machine, self._print_trial),
            (self._ask_recovery, self._save_recovery),
        )
        for panel, way in ways:
            if self._trail[-1:] == [panel]:
                way()

    def _show_folder(self) -> None:
        try:
            self._show(self._founding.folder)
        except OSError:
            self._view.complain("", "Máy tính không mở được thư mục này.")

    def _find_logo(self) -> None:
        path = self._choose_logo()
        if path is not None:
            self._view.put("logo", str(path))

    def _print_trial(self) -> None:
        try:
            trouble = self._founding.print_trial(self._texts())
        except DomainError as error:
            trouble = f"{error.wrong} {error.advice}"
        if trouble:
            self._view.complain("", trouble)
        else:
            self._view.tell("Đã gửi máy in: xem mép giấy và chữ có dấu trên tờ in ra.")

    def _save_recovery(self) -> None:
        path = self._ask_path(RECOVERY_FILE)
        if path is None:
            return
        try:
            self._founding.save_recovery(path, self._texts())
        except DomainError as error:
            self._view.complain("", f"{error.wrong} {error.advice}")
        else:
            self._is_saved = True
            self._view.tell(f"Đã lưu “{path.name}”: in ra, cất ở két, rồi xóa tệp.")

    def _texts(self) -> dict[str, list[str]]:
        said = {**self._unit, **self._rest}
        return {name: [text] for name, text in said.items() if text.strip()}

    def _found(self) -> None:
        self._view.busy(is_busy=True)
        try:
            self._founding.found(self._texts(), self._access, self._hours, self._logo)
        except DomainError as error:
            self._view.busy(is_busy=False)
            self._complain(error)
        else:
            self._view.close()
            self._on_done()

    def _complain(self, error: DomainError) -> None:
        if not isinstance(error, SettingError):
            self._view.complain("", f"{error.wrong} {error.advice}")
            return
        is_signing = error.setting in panels.SIGNING
        wanted = self._ask_signing if is_signing else self._ask_papers
        if error.setting in self._unit:
            wanted = self._ask_unit
        if self._trail[-1] != wanted:
            while self._trail[-1] != wanted:
                self._trail.pop()
            wanted()
        self._view.complain(error.setting, error.wrong)

    def cancel(self) -> None:
        """Go back one panel, or leave: nothing is kept."""
        self._trail.pop()
        if self._trail:
            self._trail[-1]()
        else:
            self._on_left()
