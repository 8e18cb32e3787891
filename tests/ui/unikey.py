"""Types Vietnamese as UniKey does: plain keys, then backspaces and whole letters.

The letters are put on free key codes of the test's own X server once; mapping them
on the fly loses some.
"""

import functools
import itertools
import subprocess
import tkinter as tk
import unicodedata
from collections.abc import Sequence

from tests.ui.driver import Driver

_SIGNS = {",": "comma", "'": "apostrophe"}
_TONES = "\u0300\u0301\u0303\u0309\u0323"
NAMES = (
    "Nguyễn Đức Ân",
    "Trần Thị Thúy Kiều",
    "Lê Văn Ấn",
    "Phạm Ngọc Ánh Tuyết",
    "Hoàng Đình Đạt",
    "Huỳnh Thanh Phúc",
    "Phan Thị Mỹ Linh",
    "Vũ Minh Đức",
    "Võ Nguyễn Hoàng Oanh",
    "Đặng Thùy Trâm",
    "Bùi Thị Thanh Hương",
    "Đỗ Văn Hưởng",
    "Hồ Xuân Hương",
    "Ngô Thị Phương Thảo",
    "Dương Văn Tài",
    "Lý Thường Kiệt",
    "Ma Thị Sen",
    "Ksor H'Nhung",
    "Y Bhiêu Êban",
    "Đinh Thị Quỳnh Nga",
    "Trịnh Công Sơn",
    "Đoàn Thị Điểm",
    "Cao Bá Quát",
    "Tô Ngọc Vân",
    "Lưu Quang Vũ",
    "Mai Thúc Loan",
    "Tạ Đình Đề",
    "Chử Đồng Tử",
    "Nguyễn Thị Ngoãn",
    "Quách Thị Khuyên",
    "Thạch Sô Phép",
    "Lò Thị Ưởng",
    "Giàng A Páo",
    "Vừ Mí Kẻ",
    "Hà Thị Minh Nguyệt",
    "Vương Đình Lộc",
    "Nguyễn Hữu Nghĩa",
    "Lương Thế Vinh",
    "Kiều Thị Yến",
    "Âu Dương Thị Mỵ",
)
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
    if key in _SIGNS:
        return _SIGNS[key]
    return key if key.isascii() else f"U{ord(key):04X}"


def keys_of(name: str) -> str:
    """Return what UniKey sends for `name`: plain letters, then ⌫ and whole ones.

    The shape of a letter (ê, ư, đ) comes as soon as it is typed, the tone of a
    syllable at its end.
    """
    return " ".join(_syllable(syllable) for syllable in name.split(" "))


def _syllable(word: str) -> str:
    typed, keys = "", ""
    for letter in word:
        shape = _without_tone(letter)
        plain = _plain(letter)
        keys += plain if plain == shape else f"{plain}⌫{shape}"
        typed += shape
    pairs = zip(typed, word, strict=True)
    same = len([*itertools.takewhile(lambda pair: pair[0] == pair[1], pairs)])
    return keys + "⌫" * (len(typed) - same) + word[same:]


def _without_tone(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    kept = "".join(part for part in parts if part not in _TONES)
    return unicodedata.normalize("NFC", kept)


def _plain(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return {"đ": "d", "Đ": "D"}.get(base, base)


def text_of(widget: tk.Entry | tk.Text) -> str:
    """Return what stands in a text widget."""
    if isinstance(widget, tk.Text):
        return widget.get("1.0", "end-1c")
    return widget.get()


def _empty(widget: tk.Entry | tk.Text) -> None:
    if isinstance(widget, tk.Text):
        widget.delete("1.0", "end")
    else:
        widget.delete(0, "end")


def type_names(
    driver: Driver, widget: tk.Entry | tk.Text, names: Sequence[str], *, delay: int
) -> str:
    """Type names, parted by commas, `delay` ms a key; return what arrived."""
    _map_letters()
    widget.focus_force()
    driver.root.update()
    _empty(widget)
    driver.settle()
    keys = [_name(key) for name in names for key in f"{keys_of(name)},"]
    # An END mark shows when the last key has arrived.
    driver.x_keys(*keys, "period", delay=delay)
    driver.wait_until(lambda: text_of(widget).endswith("."))
    typed = text_of(widget)[:-1]
    _empty(widget)
    driver.settle()
    return typed
