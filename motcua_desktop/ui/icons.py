"""Icons and state shapes: masks from the shipped strips, tinted to a colour."""

from pathlib import Path

from PIL import Image, ImageTk

_SIZES_PREFIX = "masks-"


class IconStrips:
    """The shipped strips of grey masks, opened when a size is first asked for."""

    def __init__(self, folder: Path) -> None:
        names = (folder / "names.txt").read_text(encoding="utf-8").split()
        self._places = {name: place for place, name in enumerate(names)}
        self._folder = folder
        self._sizes = sorted(
            int(path.stem.removeprefix(_SIZES_PREFIX))
            for path in folder.glob(f"{_SIZES_PREFIX}*.png")
        )
        self._strips: dict[int, Image.Image] = {}

    def mask(self, name: str, size: int) -> Image.Image:
        """Return the mask of icon `name`, `size` px wide.

        Raises:
            KeyError: no icon has this name.
        """
        place = self._places[name]
        stored = next((each for each in self._sizes if each >= size), self._sizes[-1])
        strip = self._strips.get(stored)
        if strip is None:
            path = self._folder / f"{_SIZES_PREFIX}{stored}.png"
            strip = self._strips[stored] = Image.open(path).convert("L")
        mask = strip.crop((place * stored, 0, (place + 1) * stored, stored))
        if stored != size:
            mask = mask.resize((size, size), Image.Resampling.LANCZOS)
        return mask


def tinted(mask: Image.Image, colour: str) -> Image.Image:
    """Return `mask` as an image of one colour on nothing."""
    image = Image.new("RGBA", mask.size, colour)
    image.putalpha(mask)
    return image


class Icons:
    """Photo images of icons by name, size and ink; redrawn when the theme changes."""

    def __init__(self, strips: IconStrips) -> None:
        self._strips = strips
        self._photos: dict[tuple[str, int, str], ImageTk.PhotoImage] = {}

    def photo(
        self, name: str, *, size: int, ink: str, colour: str
    ) -> ImageTk.PhotoImage:
        """Return the shared photo of icon `name` in the colour of token `ink`."""
        key = (name, size, ink)
        photo = self._photos.get(key)
        if photo is None:
            photo = ImageTk.PhotoImage(self.image(name, size, colour))
            self._photos[key] = photo
        return photo

    def image(self, name: str, size: int, colour: str) -> Image.Image:
        """Return icon `name` in `colour`."""
        return tinted(self._strips.mask(name, size), colour)

    def redraw(self, colours: dict[str, str]) -> None:
        """Draw every photo again, `colours` naming the colour of each token."""
        for (name, size, ink), photo in self._photos.items():
            photo.paste(self.image(name, size, colours[ink]))
