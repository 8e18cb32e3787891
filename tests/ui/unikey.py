"""Types Vietnamese as UniKey does: plain keys, then backspaces and whole letters.

The letters are put on free key codes of the test's own X server once; mapping them
on the fly loses some.
"""

import functools
import subprocess
import tkinter as tk

from tests.ui.driver import Driver

WORDS = "Nguyễn Đức"
KEYS = "Nguye⌫ê⌫ễn D⌫Đu⌫ưc⌫⌫ức"
_LETTERS = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
_SPARE = ("XF86", "NoSymbol", "Hiragana", "Katakana", "Henkan", "Muhenkan", "Hangul")
_MORE = ("Sun", "Find", "Help", "Undo", "Redo", "Menu", "Cancel", "Pause")


@functools.cache
def _map_letters() -> None:
    listed = subprocess.run(
        ["xmodmap", "-pke"], capture_output=True, text=True, check=True
    )
    rows = [line.split() for line in listed.stdout.splitlines()]
    free = [
        row[1] for row in rows if len(row) <= 3 or row[3].startswith((*_SPARE, *_MORE))
    ]
    lines = [
        f"keycode {code} = U{ord(letter):04X} U{ord(letter.upper()):04X}"
        for code, letter in zip(free, _LETTERS, strict=False)
    ]
    assert len(lines) == len(_LETTERS)
    subprocess.run(["xmodmap", "-"], input="\n".join(lines), text=True, check=True)


def _name(key: str) -> str:
    if key == "⌫":
        return "BackSpace"
    if key == " ":
        return "space"
    return key if key.isascii() else f"U{ord(key):04X}"


def type_words(driver: Driver, entry: tk.Entry) -> str:
    """Type WORDS into `entry` as UniKey does and return what arrived."""
    _map_letters()
    entry.focus_force()
    driver.root.update()
    entry.delete(0, "end")
    driver.settle()
    # An END mark shows when the last key has arrived.
    driver.x_keys(*(_name(key) for key in KEYS), "period")
    driver.wait_until(lambda: entry.get().endswith("."))
    typed = entry.get()[:-1]
    entry.delete(0, "end")
    driver.settle()
    return typed
