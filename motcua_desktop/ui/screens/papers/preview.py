"""A look at a paper before it is printed: page by page, whole or across the panel."""

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.ports_pages import PageImage
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.navigation import Navigator
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


class PreviewPresenter:
    """Shows one paper; `back` leads to where the clerk came from."""

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: PreviewView,
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._title = ""
        self._content = b""
        self._page = 1
        self._is_wide = False
        self._back: Callable[[], None] = lambda: None

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of the panel and their keys."""
        return (
            Command("Trang trước", "PgUp", lambda: self.turn(-1)),
            Command("Trang sau", "PgDn", lambda: self.turn(1)),
            Command("Phóng to, thu nhỏ", "F2", self.zoom),
            Command("Về danh sách", "Esc", self.back),
        )

    def open(self, name: str, number: str, back: Callable[[], None]) -> None:
        """Show paper `name` of a dossier: as issued, or as it would be now."""
        desk = self._desk
        self._back, self._page, self._is_wide = back, 1, False

        def work() -> tuple[str, bytes]:
            papers = desk.papers
            content = papers.look(name, number, officer=desk.officer)
            return papers.title(name), content

        def looked(found: tuple[str, bytes]) -> None:
            self._title, self._content = found
            self._draw(self._view.open)

        self._runner.run(work, looked, on_error=self._failed)

    def back(self) -> None:
        """Go back to where the clerk came from."""
        self._back()

    def turn(self, pages: int) -> None:
        """Show the page so many pages further."""
        self._page += pages
        self._draw(self._view.render)

    def zoom(self) -> None:
        """Show the page as wide as the panel, or whole again."""
        self._is_wide = not self._is_wide
        self._draw(self._view.render)

    def _draw(self, show: Callable[[PreviewState], None]) -> None:
        width, height = self._view.room
        if self._is_wide:
            height = _TALLEST
        content, page = self._content, self._page

        def drawn(image: PageImage) -> None:
            self._page = image.page
            show(PreviewState(self._title, self._line(image), image))

        self._runner.run(
            lambda: self._desk.papers.page(content, page, width=width, height=height),
            drawn,
            on_error=self._failed,
            latest="preview",
        )

    def _line(self, image: PageImage) -> str:
        size = "vừa chiều ngang" if self._is_wide else "cả trang"
        return f"Trang {image.page}/{image.pages}, {size}"

    def _failed(self, error: Exception) -> None:
        self._window.toast(self._window.trouble(error).line)
