"""What the services need to show a page of a PDF, as a Protocol."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PageImage:
    """Page `page` of `pages`, drawn: `pixels` are RGB rows from the top, in px."""

    page: int
    pages: int
    width: int
    height: int
    pixels: bytes


class PageReader(Protocol):
    """Draws pages of PDF files."""

    def page(self, content: bytes, page: int, *, width: int, height: int) -> PageImage:
        """Return a page as large as fits into `width` × `height` px.

        A page before the first or behind the last is the first or the last one.

        Raises:
            UnreadablePageError: the file is no PDF, or is damaged.
        """
        ...
