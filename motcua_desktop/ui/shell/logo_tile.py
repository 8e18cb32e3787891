"""The office's logo at the head of the left bar: on white in both themes."""

import io
import tkinter as tk
from typing import Any, Final

from PIL import Image, ImageTk

from motcua_desktop.ui.kit import Kit

_SIDE: Final = 34
_EDGE: Final = 2


class LogoTile(tk.Label):
    """A small white tile with the logo, drawn for papers of that colour, on it."""

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="nav")
        self._kit = kit
        self._told = b""

    def show(self, picture: bytes) -> bool:
        """Show another picture, a PNG; return whether it is another one."""
        if picture == self._told:
            return False
        self._told = picture
        if picture:
            side = self._kit.px(_SIDE)
            self._photo: Any = ImageTk.PhotoImage(_tile(picture, side), master=self)
            self.configure(image=self._photo)
        return True


def _tile(picture: bytes, side: int) -> Image.Image:
    room = side - 2 * _EDGE
    with Image.open(io.BytesIO(picture)) as logo:
        logo.thumbnail((room, room), Image.Resampling.LANCZOS)
        tile = Image.new("RGB", (side, side), "#FFFFFF")
        place = ((side - logo.width) // 2, (side - logo.height) // 2)
        tile.paste(logo, place, logo.convert("RGBA"))
    return tile
