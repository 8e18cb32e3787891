"""The office's logo: read from a file, kept with the data, shown in the window."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from motcua_desktop.services.ports import OpenUnit


@dataclass(frozen=True, slots=True)
class LogoDesk:
    """Lô-gô của cơ quan: a small picture; no paper carries it (adr 19)."""

    open_unit: OpenUnit
    read_unit: OpenUnit
    reader: Callable[[Path], bytes]

    def picture(self) -> bytes:
        """Return the logo as PNG, nothing where there is none."""
        with self.read_unit() as unit:
            return unit.logos.picture()

    def read(self, path: Path) -> bytes:
        """Return the picture in a file as it would be kept; nothing is written.

        Raises:
            FileRefusedError: no PNG or JPEG, too large, damaged.
        """
        return self.reader(path)

    def keep(self, picture: bytes) -> None:
        """Keep a picture that was read; nothing: none any more."""
        with self.open_unit() as unit:
            unit.logos.keep(picture)
            unit.commit()
