"""The presenter of the first start: two short panels, then the desk opens.

The second panel is filled with what the name of the unit makes likely; everything can
be changed there, and later among the settings.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Protocol

from motcua_desktop.domain.errors import DomainError
from motcua_desktop.domain.people import UnitLevel
from motcua_desktop.services.errors import SettingError
from motcua_desktop.services.settings import SETTINGS
from motcua_desktop.text import clean_line
from motcua_desktop.ui.screens.setup.suggestions import suggested
from motcua_desktop.ui.screens.step.state import FieldKind, StepField, StepState

_FIRST: Final = ("unit_name", "unit_code", "level")
_SECOND: Final = (
    "superior",
    "desk",
    "full_name",
    "short_name",
    "place",
    "head_name",
    "clerks",
)


class Entering(Protocol):
    """What enters an office: the service of its settings."""

    def change(
        self, texts: Mapping[str, Sequence[str]], *, actor: str = ""
    ) -> Sequence[object]:
        """Set what `texts` say, all or nothing."""
        ...


class SetupView(Protocol):
    """What the presenter asks of the panel."""

    def open(self, state: StepState) -> None:
        """Show the panel."""
        ...

    def complain(self, field: str, message: str) -> None:
        """Say what is wrong, at a field or, for "", in a line of its own."""
        ...

    def close(self) -> None:
        """Take the panel away."""
        ...


class SetupPresenter:
    """Asks for the unit first, then for the names on its papers."""

    def __init__(
        self,
        entering: Entering,
        view: SetupView,
        *,
        on_done: Callable[[], None],
        on_left: Callable[[], None],
    ) -> None:
        self._entering = entering
        self._view = view
        self._on_done = on_done
        self._on_left = on_left
        self._unit: dict[str, str] = {}
        self._rest: dict[str, str] = {}

    def begin(self) -> None:
        """Ask for the unit."""
        self._view.open(
            StepState(
                title="Thiết lập cơ quan",
                dossier_line="Bước 1 trong 2: đơn vị của bộ phận một cửa",
                consequence=(
                    "Gõ tiếng Việt có dấu ngay ở ô tên. Mã đơn vị là mã định danh "
                    "điện tử, đứng đầu mọi mã hồ sơ và không đổi được về sau."
                ),
                fields=_fields(_FIRST, self._unit),
                act="Tiếp tục",
                icon="arrow-right",
            )
        )

    def submit(self, values: dict[str, str]) -> None:
        """Take what a panel was filled with."""
        if "unit_name" in values:
            self._take_unit(values)
        else:
            self._enter(values)

    def _take_unit(self, values: dict[str, str]) -> None:
        self._unit = {name: clean_line(text) for name, text in values.items()}
        for name in ("unit_name", "unit_code"):
            if not self._unit[name]:
                self._view.complain(name, "Còn để trống")
                return
        known = suggested(self._unit["unit_name"], self._unit["level"])
        self._rest = {**known, **self._rest}
        self._view.open(
            StepState(
                title=self._unit["unit_name"],
                dossier_line="Bước 2 trong 2: tên in trên giấy tờ",
                consequence=(
                    "Kiểm tra từng dòng: giấy tờ in đúng như ghi ở đây. "
                    "Mọi mục sửa được về sau."
                ),
                fields=_fields(_SECOND, self._rest),
                act="Mở bàn làm việc",
                icon="check",
            )
        )

    def _enter(self, values: dict[str, str]) -> None:
        self._rest = values
        texts = {
            name: [text]
            for name, text in {**self._unit, **values}.items()
            if text.strip()
        }
        try:
            self._entering.change(texts)
        except SettingError as error:
            self._complain(error)
        except DomainError as error:
            self._view.complain("", f"{error.wrong} {error.advice}")
        else:
            self._view.close()
            self._on_done()

    def _complain(self, error: SettingError) -> None:
        if error.setting in self._unit:
            self.begin()
        self._view.complain(error.setting, error.wrong)

    def other(self) -> None:
        """There is no second way."""

    def cancel(self) -> None:
        """Go back to the first panel, or leave: nothing is kept."""
        if self._rest:
            self._rest = {}
            self.begin()
        else:
            self._on_left()


def _fields(names: Sequence[str], known: Mapping[str, str]) -> tuple[StepField, ...]:
    shown = {setting.name: setting for setting in SETTINGS}
    levels = tuple((level.label, level.label) for level in UnitLevel)
    return tuple(
        StepField(
            name,
            shown[name].label,
            FieldKind.LIST if name == "level" else FieldKind.TEXT,
            is_required=shown[name].is_required,
            hint=shown[name].hint,
            value=known.get(name, UnitLevel.COMMUNE.label if name == "level" else ""),
            choices=levels if name == "level" else (),
        )
        for name in names
    )
