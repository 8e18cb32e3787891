"""A look at a paper before it is printed: page by page, whole or across the panel."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.ports_pages import PageImage
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.screens.papers.state import PreviewState
from motcua_desktop.ui.tasks import Runner

_TALLEST: Final = 4000


class PreviewView(Protocol):
    """What the presenter asks of the panel."""

    @property
    def room(self) -> tuple[int, int]:
        """Width and height of the place for the page, in px."""
        ...

    def open(self, state: PreviewState) -> None:
        """Show the panel."""
        ...

    def render(self, state: PreviewState) -> None:
        """Show another page."""
        ...


@dataclass(frozen=True, slots=True)
class PaperLook:
    """A paper that is to be looked at; `note` says whether it is issued."""

    name: str
    number: str
    note: str
    on_back: Callable[[], None]
    on_refused: Callable[[Exception], None]


class PreviewPresenter:
    """Shows one paper, then leads back to where the clerk came from."""

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        view: PreviewView,
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._view = view
        self._title = ""
        self._content = b""
        self._page = 1
        self._is_wide = False
        self._look: PaperLook | None = None

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of the panel and their keys."""
        return (
            Command("Trang trước", "PgUp", lambda: self.turn(-1)),
            Command("Trang sau", "PgDn", lambda: self.turn(1)),
            Command("Phóng to, thu nhỏ", "F2", self.zoom),
            Command("Về danh sách", "Esc", self.back),
        )

    def open(self, look: PaperLook) -> None:
        """Show a paper: as issued, or as it would be now."""
        desk = self._desk
        self._look, self._page, self._is_wide = look, 1, False

        def work() -> tuple[str, bytes]:
            papers = desk.papers
            content = papers.look(look.name, look.number, officer=desk.officer)
            return papers.title(look.name), content

        def looked(found: tuple[str, bytes]) -> None:
            self._title, self._content = found
            self._draw(self._view.open)

        self._runner.run(work, looked, on_error=look.on_refused)

    def back(self) -> None:
        """Go back to where the clerk came from."""
        if self._look is not None:
            self._look.on_back()

    def turn(self, pages: int) -> None:
        """Show the page so many pages further."""
        self._page += pages
        self._draw(self._view.render)

    def zoom(self) -> None:
        """Show the page as wide as the panel, or whole again."""
        self._is_wide = not self._is_wide
        self._draw(self._view.render)

    def _draw(self, show: Callable[[PreviewState], None]) -> None:
        look = self._look
        if look is None:
            return
        width, height = self._view.room
        if self._is_wide:
            height = _TALLEST
        content, page = self._content, self._page

        def drawn(image: PageImage) -> None:
            self._page = image.page
            show(
                PreviewState(
                    self._title,
                    f"Trang {image.page}/{image.pages} · {look.note}",
                    "Xem cả trang" if self._is_wide else "Phóng to",
                    image,
                )
            )

        self._runner.run(
            lambda: self._desk.papers.page(content, page, width=width, height=height),
            drawn,
            on_error=look.on_refused,
            latest="preview",
        )
