"""The lock of the window: a cover over everything until somebody logs in again."""

import time
import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.door.presenter import Door, DoorPresenter
from motcua_desktop.ui.screens.step.view import OTHER_KEY, StepPanel
from motcua_desktop.ui.widgets.field_box import KEY_TAG
from motcua_desktop.ui.widgets.overlay import Overlay

_LOOK_MS: Final = 2000
_MINUTE: Final = 60.0
_TOUCHES: Final = ("<KeyPress>", "<ButtonPress>", "<MouseWheel>")


@dataclass(frozen=True, slots=True)
class Locking:
    """Who sits at the window, and after how many minutes of rest it is locked.

    No door: nobody logs in here, so nothing is ever locked. No minutes: by hand only.
    """

    door: Door | None = None
    login: str = ""
    minutes: int = 0


NOBODY: Final = Locking()


class IdleLock:
    """Covers the window after a pause; what is beneath stays as it was."""

    def __init__(
        self,
        root: tk.Tk,
        kit: Kit,
        locking: Locking,
        *,
        on_lock: Callable[[], None],
        on_other: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Watch `root`; `on_other` is told when somebody else has logged in."""
        self._root = root
        self._locking = locking
        self._on_lock = on_lock
        self._on_other = on_other
        self._clock = clock
        self._overlay = Overlay(root, kit)
        self.panel = StepPanel(self._overlay, kit, centre=0.5)
        self._pointer = (0, 0)
        self._tick = ""
        self.touched()
        for sequence in _TOUCHES:
            root.bind_all(sequence, lambda _event: self.touched(), add="+")
        self._here: tk.Misc | None = None
        self._wanted: tk.Misc | None = None
        root.bind_all("<FocusIn>", self._held, add="+")
        # What is typed into a field is not passed on to all.
        root.bind_class(KEY_TAG, "<KeyPress>", lambda _event: self.touched())
        if locking.door is not None:
            self._look()

    @property
    def is_locked(self) -> bool:
        """Whether the cover lies over the window."""
        return self._overlay.is_open

    def is_wanted(self) -> bool:
        """Whether there is somebody to log in again."""
        return self._locking.door is not None

    @property
    def commands(self) -> Sequence[Command]:
        """What keys mean while the window is locked: nothing of what is beneath."""
        return (
            Command("Mở khóa", "Ctrl+Enter", self._overlay.submit),
            Command("Mã khôi phục", OTHER_KEY, self._go_other),
            Command("Quay lại", "Esc", self._go_back),
        )

    def touched(self) -> None:
        """Somebody is there: a key or the mouse; keys that are commands say so."""
        self._since = self._clock()

    def lock(self) -> None:
        """Cover the window now."""
        door = self._locking.door
        if door is None or self.is_locked:
            return
        self._on_lock()
        self._presenter = DoorPresenter(
            door,
            self.panel,
            name=self._locking.login,
            heading="Màn hình đang khóa",
            on_in=self._unlock,
            on_left=lambda: None,
        )
        self.panel.intents = self._presenter
        self.panel.on_other = self._presenter.other
        self._presenter.begin()

    def _go_other(self) -> None:
        self._presenter.other()

    def _go_back(self) -> None:
        self._presenter.cancel()

    def _held(self, event: "tk.Event[tk.Misc]") -> None:
        """Keep the focus on the cover: a panel may have come up beneath it."""
        veil, widget = self._overlay.veil, event.widget
        if veil is None or not isinstance(widget, tk.Misc) or widget is self._root:
            return
        if str(widget).startswith(str(veil)):
            self._here = widget
        elif self._here is not None and self._here.winfo_exists():
            self._wanted = widget
            self._here.focus_set()

    def _unlock(self) -> None:
        self.touched()
        if self._presenter.name == self._locking.login:
            wanted, self._wanted = self._wanted, None
            self.panel.close()
            if wanted is not None and wanted.winfo_exists():
                wanted.focus_set()
        else:
            self._on_other()

    def _look(self) -> None:
        pointer = self._root.winfo_pointerxy()
        if pointer != self._pointer:
            self._pointer = pointer
            self.touched()
        rest = self._locking.minutes * _MINUTE
        if rest and self._clock() - self._since >= rest:
            self.lock()
        self._tick = self._root.after(_LOOK_MS, self._look)

    def forget(self) -> None:
        """Watch no more."""
        for sequence in _TOUCHES:
            self._root.unbind_all(sequence)
        self._root.unbind_all("<FocusIn>")
        self._root.unbind_class(KEY_TAG, "<KeyPress>")
        if self._tick:
            self._root.after_cancel(self._tick)
