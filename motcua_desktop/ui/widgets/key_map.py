"""KeyMap: sends each key to the command that it means now, wherever the focus is."""

import tkinter as tk
from collections.abc import Callable, Iterable

from motcua_desktop.ui.commands import Command, tk_sequences
from motcua_desktop.ui.widgets.field_box import KEY_TAG

_LAST = {"Enter", "Esc", "↑", "↓"}
"""Keys that a widget may take for itself; the window takes what is left."""


class KeyMap:
    """The keys of one window; `commands` tells which are meant at the moment."""

    def __init__(
        self, window: tk.Misc, commands: Callable[[], Iterable[Command]]
    ) -> None:
        self._window = window
        self._commands = commands
        self._known: set[str] = set()

    def learn(self, commands: Iterable[Command]) -> None:
        """Listen for the keys of these commands too."""
        for command in commands:
            if command.key not in self._known:
                self._known.add(command.key)
                self._bind(command.key)

    def _bind(self, key: str) -> None:
        for sequence in tk_sequences(key):
            self._window.bind(sequence, self._pressed(key))
            if key not in _LAST:
                # Text fields use Ctrl+D, K, O … themselves: be there first.
                self._window.bind_class(KEY_TAG, sequence, self._pressed(key))

    def _pressed(self, key: str) -> Callable[[object], str]:
        def pressed(_event: object) -> str:
            return "break" if self.press(key) else ""

        return pressed

    def forget(self) -> None:
        """Listen no more."""
        for key in self._known:
            for sequence in tk_sequences(key):
                self._window.unbind(sequence)
                self._window.unbind_class(KEY_TAG, sequence)
        self._known.clear()

    def press(self, key: str) -> bool:
        """Do what `key` means now; False where it means nothing."""
        for command in self._commands():
            if command.key == key and command.is_available():
                command.run()
                return True
        return False
