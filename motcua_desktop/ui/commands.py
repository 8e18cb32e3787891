"""Command: what a key does on a screen, and how the key is named to people and Tk."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

_TK_NAMES: Final = {
    "Enter": ("Return", "KP_Enter"),
    "Esc": ("Escape",),
    "↑": ("Up",),
    "↓": ("Down",),
    "Ins": ("Insert",),
    "PgUp": ("Prior",),
    "PgDn": ("Next",),
}


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """Lệnh: one deed a clerk may call for, with the key that calls it.

    `key` is written as on its cap: "Ctrl+N", "F9", "Alt+1", "Esc"; `purpose` says
    more than the label where that is too short to tell what will happen.
    """

    label: str
    key: str
    run: Callable[[], None]
    is_available: Callable[[], bool] = _always
    purpose: str = ""

    @property
    def told(self) -> str:
        """What the command is for, in a line."""
        return self.purpose or self.label


def tk_sequences(key: str) -> tuple[str, ...]:
    """Return the Tk event sequences of a key: "Ctrl+N" in both letter cases."""
    *modifiers, last = key.split("+")
    names = _TK_NAMES.get(last, (last,))
    if len(last) == 1 and last.isalpha():
        names = (last.lower(), last.upper())
    elif len(last) == 1 and last.isdigit():
        names = (f"Key-{last}",)
    words = {"Ctrl": "Control", "Alt": "Alt", "Shift": "Shift"}
    prefix = "".join(f"{words[modifier]}-" for modifier in modifiers)
    return tuple(f"<{prefix}{name}>" for name in names)
