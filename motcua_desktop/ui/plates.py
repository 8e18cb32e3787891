"""Rounded plates for ttk: nine-slice images that themed buttons are drawn with."""

from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageTk

from motcua_desktop.ui.look import Look

_OVER = 4
SIDE = 24
BORDER = 8
CAP_SIDE = 16
CAP_BORDER = 5


@dataclass(frozen=True, slots=True)
class Plate:
    """A rounded rectangle: colour tokens of fill, edge and the ground around it.

    `corners` says which are round: left top, right top, right bottom, left bottom.
    `ring` is the token of a second line inside the edge, "" for none. A plate that
    is open at the right has no edge there: its neighbour's left one parts them.
    """

    fill: str
    edge: str = ""
    on: str = "surface"
    radius: int = 6
    width: int = 1
    corners: tuple[bool, bool, bool, bool] = (True, True, True, True)
    ring: str = ""
    side: int = SIDE
    is_open_right: bool = False


class Plates:
    """The plates of one window, redrawn in place when the theme changes."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._photos: dict[Plate, ImageTk.PhotoImage] = {}
        look.on_switch(self._redraw)

    def photo(self, plate: Plate) -> ImageTk.PhotoImage:
        """Return the shared photo of `plate`."""
        photo = self._photos.get(plate)
        if photo is None:
            photo = self._photos[plate] = ImageTk.PhotoImage(self._drawn(plate))
        return photo

    def _redraw(self) -> None:
        for plate, photo in self._photos.items():
            photo.paste(self._drawn(plate))

    def _drawn(self, plate: Plate) -> Image.Image:
        look = self._look
        side = look.px(plate.side) * _OVER
        image = Image.new("RGB", (side, side), look.colour(plate.on))
        draw = ImageDraw.Draw(image)
        radius = look.px(plate.radius) * _OVER
        inset = 0
        layers = [(plate.edge, look.px(plate.width))] if plate.edge else []
        if plate.ring:
            layers = [(plate.fill, look.px(2)), (plate.ring, look.px(2))]
        for token, width in [*layers, (plate.fill, 0)]:
            right = side - 1 - (0 if plate.is_open_right else inset)
            draw.rounded_rectangle(
                (inset, inset, right, side - 1 - inset),
                max(radius - inset, 0),
                fill=look.colour(token),
                corners=plate.corners,
            )
            inset += width * _OVER
        return image.resize((side // _OVER,) * 2, Image.Resampling.LANCZOS)
