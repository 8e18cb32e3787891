"""The look at a paper on screen: its page on grey, as large as the panel allows."""

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from PIL import Image, ImageTk

from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.papers.state import PreviewState
from motcua_desktop.ui.widgets.key_button import KeyButton
from motcua_desktop.ui.widgets.overlay import Overlay

_WIDTH: Final = 1080
_AROUND: Final = 128
_MARGIN: Final = 8
_LEAST: Final = 200
_LINE: Final = 60


class PreviewIntents(Protocol):
    """What the clerk may want of the panel."""

    @property
    def commands(self) -> Sequence[Command]: ...  # noqa: D102
    def back(self) -> None: ...  # noqa: D102
    def turn(self, pages: int) -> None: ...  # noqa: D102
    def zoom(self) -> None: ...  # noqa: D102


class PreviewPanel:
    """The panel; the page is drawn for the room that it has."""

    def __init__(self, overlay: Overlay, kit: Kit) -> None:
        self._overlay = overlay
        self._kit = kit
        self.canvas: tk.Canvas | None = None
        self._photo: ImageTk.PhotoImage | None = None

    def build(self, intents: PreviewIntents) -> None:
        """Take what the panel's keys and buttons do."""
        self._intents = intents

    @property
    def room(self) -> tuple[int, int]:
        """Width and height of the place for the page, in px."""
        px = self._kit.px
        margin = 2 * px(_MARGIN)
        return px(_WIDTH - 48) - margin, self._height() - margin

    def _height(self) -> int:
        px = self._kit.px
        return max(self._overlay.height - px(_AROUND), px(_LEAST))

    def open(self, state: PreviewState) -> None:
        """Show the panel."""
        self._overlay.open(
            state.title,
            self._build,
            width=_WIDTH,
            commands=self._intents.commands,
            centre=0.5,
            subject="papers",
        )
        self.render(state)

    def _build(self, body: tk.Frame) -> Sequence[tk.Misc]:
        kit, px = self._kit, self._kit.px
        canvas = self.canvas = tk.Canvas(
            body,
            width=px(_WIDTH - 48),
            height=self._height(),
            borderwidth=0,
            highlightthickness=0,
            takefocus=True,
            yscrollincrement=1,
        )
        kit.paint(canvas, background="sunk")
        canvas.pack()
        for sequence, lines in (
            ("<Up>", -1),
            ("<Down>", 1),
            ("<Button-4>", -1),
            ("<Button-5>", 1),
        ):
            canvas.bind(sequence, self._scroller(lines))
        canvas.bind("<MouseWheel>", lambda event: self._scroll(-event.delta // 120))
        line = kit.box(body)
        line.pack(side="bottom", fill="x", pady=(px(10), 0))
        self._line = kit.text(line, role="small", ink="ink2")
        self._line.pack(side="left")
        close = KeyButton(
            line, kit, "Về danh sách", command=self._intents.back, key="Esc"
        )
        close.pack(side="right")
        made = []
        for words, command, key in (
            ("Trang sau", lambda: self._intents.turn(1), "PgDn"),
            ("Trang trước", lambda: self._intents.turn(-1), "PgUp"),
            ("Xem cả trang", self._intents.zoom, "F2"),
        ):
            button = KeyButton(line, kit, words, command=command, key=key)
            button.pack(side="right", padx=(0, px(8)))
            made.append(button)
        self._next, self._previous, self._zoom = made
        return [canvas, *reversed(made), close]

    def _scroller(self, lines: int) -> Callable[[object], str]:
        return lambda _event: self._scroll(lines)

    def _scroll(self, lines: int) -> str:
        if self.canvas is not None:
            self.canvas.yview_scroll(lines * self._kit.px(_LINE), "units")
        return "break"

    def render(self, state: PreviewState) -> None:
        """Show another page."""
        if self.canvas is None or not self.canvas.winfo_exists():
            return
        image, margin = state.image, self._kit.px(_MARGIN)
        size = (image.width, image.height)
        self._photo = ImageTk.PhotoImage(Image.frombytes("RGB", size, image.pixels))
        across = self._kit.px(_WIDTH - 48)
        down = max(image.height + 2 * margin, self._height())
        canvas = self.canvas
        canvas.delete("all")
        canvas.create_image(across // 2, down // 2, image=self._photo)
        canvas.configure(scrollregion=(0, 0, across, down))
        canvas.yview_moveto(0)
        self._line.configure(text=state.line)
        self._zoom.show(state.zoom)
        self._previous.enable(is_enabled=image.page > 1)
        self._next.enable(is_enabled=image.page < image.pages)
