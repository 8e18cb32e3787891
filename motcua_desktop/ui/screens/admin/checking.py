"""The check of the whole office, part by part, so that it shows how far it is."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.ports_backup import CheckPart
from motcua_desktop.text import grouped
from motcua_desktop.ui.format import clock
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.screens.admin.state import CheckState
from motcua_desktop.ui.tasks import Runner


class CheckingPart:
    """Runs the parts of the check one after the other; it can be stopped between."""

    def __init__(
        self,
        desk: DeskServices,
        slow: Runner,
        window: Navigator,
        *,
        show: Callable[..., None],
    ) -> None:
        self._desk = desk
        self._slow = slow
        self._window = window
        self._show = show
        self._state = CheckState()
        self._parts: tuple[CheckPart, ...] = ()
        self._done = 0

    @property
    def is_running(self) -> bool:
        """Whether the check is under way."""
        return self._state.is_running

    def start(self) -> None:
        """Begin the check; stop the one that is under way."""
        if self.is_running:
            self.stop()
            return
        self._parts = self._desk.check.parts()
        self._done = 0
        self._set(is_running=True, findings=(), share=0.0)
        self._next()

    def stop(self) -> None:
        """Stop after the part in hand; what was found stays on screen."""
        if self.is_running:
            self._parts = ()
            self._set(is_running=False, line="Đã dừng khám, chưa xem hết.")

    def _next(self) -> None:
        name, look = self._parts[self._done]
        step = f"{self._done + 1}/{len(self._parts)}"
        self._set(line=f"Đang khám {step}: {name}…")
        # Of a check that was stopped and begun again only the new one answers.
        parts = self._parts
        self._slow.run(
            lambda: tuple(look()),
            lambda found: self._looked(parts, found),
            on_error=lambda error: self._failed(parts, error),
        )

    def _looked(self, parts: tuple[CheckPart, ...], found: tuple[str, ...]) -> None:
        if parts is not self._parts:
            return
        self._done += 1
        findings = (*self._state.findings, *((one,) for one in found))
        self._set(findings=findings, share=self._done / len(parts))
        if self._done < len(parts):
            self._next()
        else:
            self._finish()

    def _finish(self) -> None:
        at = clock(self._desk.now())
        count = len(self._state.findings)
        words = "Không có gì sai: dữ liệu, lịch sử, số liệu đều khớp"
        if count:
            words = f"Có {grouped(count)} điều sai. Sao lưu rồi báo người hỗ trợ"
        self._set(is_running=False, line=f"{words} (lúc {at}).")

    def _failed(self, parts: tuple[CheckPart, ...], error: Exception) -> None:
        if parts is self._parts:
            trouble = self._window.trouble(error)
            findings = (*self._state.findings, (trouble.line,))
            self._set(is_running=False, findings=findings, line=trouble.wrong)

    def _set(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)
        self._show(check=self._state)
