"""The ttk styles of buttons, segments, check boxes and tables, drawn with plates."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from tkinter import ttk
from typing import Any, Final

from PIL import Image, ImageDraw, ImageTk

from motcua_desktop.ui.look import Look
from motcua_desktop.ui.plates import BORDER, CAP_BORDER, CAP_SIDE, Plate, Plates


@dataclass(frozen=True, slots=True)
class ButtonKind:
    """One kind of button: its height at 100 %, type role, inks and plates."""

    height: int
    role: str
    ink: str
    normal: Plate
    hover: Plate
    pressed: Plate
    focus: Plate
    disabled: Plate


_PLAIN = ButtonKind(
    32,
    "medium",
    "ink",
    Plate("surface", "edge"),
    Plate("sunk", "edge"),
    Plate("line", "edge"),
    Plate("surface", "focus", width=2),
    Plate("sunk", "line"),
)
_PRIMARY = ButtonKind(
    32,
    "strong",
    "onfill",
    Plate("fill"),
    Plate("fill-hover"),
    Plate("fill-pressed"),
    Plate("fill", ring="focusin"),
    Plate("sunk", "line"),
)
BUTTONS: Final = {
    "plain": _PLAIN,
    "small": replace(_PLAIN, height=26, role="small-medium"),
    "primary": _PRIMARY,
    "big": replace(_PRIMARY, height=44, role="big"),
    "link": replace(
        _PLAIN,
        role="strong",
        ink="accent",
        normal=Plate("surface"),
        disabled=Plate("surface"),
    ),
}
_SEGMENTS: Final = {
    "left": (True, False, False, True),
    "middle": (False, False, False, False),
    "right": (False, True, True, False),
}


class Styles:
    """Makes ttk styles when they are first asked for, and repaints them."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.plates = Plates(look)
        self.ttk = ttk.Style(look.root)
        self.ttk.theme_use("clam")
        self._known: set[str] = set()
        self._marks: dict[tuple[bool, bool], ImageTk.PhotoImage] = {}
        look.on_switch(self._paint)
        self._paint()

    def button(self, kind: str, on: str) -> str:
        """Return the style of a button of `kind` on background token `on`."""
        name = f"{kind}-{on}.TButton"
        if name not in self._known:
            self._known.add(name)
            self._make_button(name, kind, on)
        self._paint_button(name, kind)
        return name

    def _make_button(self, name: str, kind: str, on: str) -> None:
        look, shape = self._look, BUTTONS[kind]

        def photo(plate: Plate) -> ImageTk.PhotoImage:
            fill = on if kind == "link" and plate.fill == "surface" else plate.fill
            return self.plates.photo(replace(plate, on=on, fill=fill))

        self.ttk.element_create(
            f"{name}.plate",
            "image",
            photo(shape.normal),
            ("disabled", photo(shape.disabled)),
            ("pressed", photo(shape.pressed)),
            ("focus", photo(shape.focus)),
            ("active", photo(shape.hover)),
            border=look.px(BORDER),
            padding=0,
            sticky="nswe",
        )
        label = ("Button.label", {"sticky": "nswe"})
        padding = ("Button.padding", {"sticky": "nswe", "children": [label]})
        plate: Any = (f"{name}.plate", {"sticky": "nswe", "children": [padding]})
        self.ttk.layout(name, [plate])
        self.ttk.configure(
            name, font=look.font(shape.role), space=look.px(7), width=0, anchor="center"
        )

    def _paint_button(self, name: str, kind: str) -> None:
        look = self._look
        ink = look.colour(BUTTONS[kind].ink)
        self.ttk.configure(name, foreground=ink)
        self.ttk.map(name, foreground=[("disabled", look.colour("ink3"))])

    def cap(self, on: str) -> str:
        """Return the style of a key cap on background token `on`."""
        name = f"{on}-cap.TLabel"
        if name not in self._known:
            self._known.add(name)
            on_fill = on.startswith("fill")
            plate = Plate(
                on if on_fill else "sunk",
                "onfill" if on_fill else "line",
                on=on,
                radius=4,
                side=CAP_SIDE,
            )
            element = f"{name}.plate"
            border = self._look.px(CAP_BORDER)
            photo = self.plates.photo(plate)
            self.ttk.element_create(
                element, "image", photo, border=border, padding=0, sticky="nswe"
            )
            label = ("Label.label", {"sticky": "nswe"})
            padding = ("Label.padding", {"sticky": "nswe", "children": [label]})
            whole: Any = (element, {"sticky": "nswe", "children": [padding]})
            self.ttk.layout(name, [whole])
            side = self._look.px(5)
            self.ttk.configure(
                name, font=self._look.font("key"), padding=(side, 0, side, 0)
            )
        self._paint_cap(name)
        return name

    def _paint_cap(self, name: str) -> None:
        look = self._look
        on = name.removesuffix("-cap.TLabel")
        ink = "onfill" if on.startswith("fill") else "ink2"
        self.ttk.configure(
            name, foreground=look.colour(ink), background=look.colour(on)
        )

    def segment(self, place: str) -> str:
        """Return the style of one part of a segmented choice: left, middle, right."""
        name = f"{place}-segment.TRadiobutton"
        if name not in self._known:
            self._known.add(name)
            self._make_segment(name, place)
        self._paint_segment(name)
        return name

    def _make_segment(self, name: str, place: str) -> None:
        corners = _SEGMENTS[place]

        def photo(fill: str, edge: str, width: int = 1) -> ImageTk.PhotoImage:
            is_open = place != "right" and width == 1
            plate = Plate(
                fill, edge, corners=corners, width=width, is_open_right=is_open
            )
            return self.plates.photo(plate)

        self.ttk.element_create(
            f"{name}.plate",
            "image",
            photo("surface", "edge"),
            ("selected", "focus", photo("tint", "focus", 2)),
            ("selected", photo("tint", "edge")),
            ("active", photo("sunk", "edge")),
            border=self._look.px(BORDER),
            padding=0,
            sticky="nswe",
        )
        label = ("Radiobutton.label", {"sticky": "nswe"})
        padding = ("Radiobutton.padding", {"sticky": "nswe", "children": [label]})
        plate: Any = (f"{name}.plate", {"sticky": "nswe", "children": [padding]})
        self.ttk.layout(name, [plate])
        self.ttk.configure(name, font=self._look.font("medium"), anchor="center")

    def _paint_segment(self, name: str) -> None:
        look = self._look
        self.ttk.configure(name, foreground=look.colour("ink"))
        self.ttk.map(name, foreground=[("selected", look.colour("accent"))])

    def check(self) -> str:
        """Return the style of a check box."""
        name = "motcua.TCheckbutton"
        if name not in self._known:
            self._known.add(name)
            self._make_check(name)
        self._paint_check(name)
        return name

    def _make_check(self, name: str) -> None:
        for key in [(False, False), (True, False), (False, True), (True, True)]:
            self._marks[key] = ImageTk.PhotoImage(self._mark(*key))
        self.ttk.element_create(
            f"{name}.mark",
            "image",
            self._marks[False, False],
            ("selected", "focus", self._marks[True, True]),
            ("selected", self._marks[True, False]),
            ("focus", self._marks[False, True]),
            sticky="w",
        )
        label: Any = ("Checkbutton.label", {"side": "left", "sticky": "nswe"})
        mark: Any = (f"{name}.mark", {"side": "left", "sticky": ""})
        self.ttk.layout(name, [mark, label])
        self.ttk.configure(name, font=self._look.font("body"))

    def _mark(self, is_on: bool, has_focus: bool) -> Image.Image:  # noqa: FBT001
        look, over = self._look, 4
        side = look.px(18)
        image = Image.new("RGB", (side * over,) * 2, look.colour("surface"))
        edge = "focus" if has_focus else ("fill" if is_on else "edge")
        draw = ImageDraw.Draw(image)
        draw.rounded_rectangle(
            (0, 0, side * over - 1, side * over - 1),
            look.px(4) * over,
            fill=look.colour("fill" if is_on else "surface"),
            outline=look.colour(edge),
            width=look.px(2 if has_focus else 1) * over,
        )
        image = image.resize((side, side), Image.Resampling.LANCZOS)
        if is_on:
            check = look.icons.image("check", look.px(14), look.colour("onfill"))
            image.paste(check, (look.px(2), look.px(2)), check)
        # Tk puts no room between mark and words: the mark brings its own.
        whole = Image.new("RGB", (side + look.px(8), side), look.colour("surface"))
        whole.paste(image, (0, 0))
        return whole

    def _paint_check(self, name: str) -> None:
        look = self._look
        self.ttk.configure(
            name,
            background=look.colour("surface"),
            foreground=look.colour("ink"),
        )
        self.ttk.map(name, background=[], foreground=[], indicatorcolor=[])
        for key, photo in self._marks.items():
            photo.paste(self._mark(*key))

    def table(self, name: str, *, row: int, role: str = "number") -> str:
        """Return the style of a table with rows of `row` px."""
        style = f"{name}.Treeview"
        if style not in self._known:
            self._known.add(style)
            self._make_table(style, row=row, role=role)
        self._paint_table(style)
        return style

    def _make_table(self, style: str, *, row: int, role: str) -> None:
        look = self._look
        area: Any = ("Treeview.treearea", {"sticky": "nswe"})
        self.ttk.layout(style, [area])
        parts: Sequence[Any] = [
            ("Treeitem.image", {"side": "left", "sticky": ""}),
            ("Treeitem.text", {"side": "left", "sticky": ""}),
        ]
        item: Any = ("Treeitem.padding", {"sticky": "nswe", "children": parts})
        self.ttk.layout(f"{style}.Item", [item])
        side = look.px(6)
        self.ttk.configure(f"{style}.Item", padding=(side, 0, 0, 0))
        self.ttk.configure(f"{style}.Cell", padding=(side, 0, side, 0))
        self.ttk.configure(
            style,
            font=look.font(role),
            rowheight=look.px(row),
            borderwidth=0,
            indent=0,
        )
        line = look.font("small-strong").metrics("linespace")
        rest = look.px(28) - line - 2
        self.ttk.configure(
            f"{style}.Heading",
            font=look.font("small-strong"),
            relief="flat",
            padding=(side + 2, rest // 2, side + 2, rest - rest // 2),
        )

    def _paint_table(self, style: str) -> None:
        look = self._look
        surface, ink = look.colour("surface"), look.colour("ink")
        self.ttk.configure(
            style, background=surface, fieldbackground=surface, foreground=ink
        )
        chosen = [("selected", look.colour("sel"))]
        self.ttk.map(style, background=chosen, foreground=[("selected", ink)])
        head = look.colour("sunk")
        self.ttk.configure(
            f"{style}.Heading",
            background=head,
            foreground=look.colour("ink2"),
            bordercolor=look.colour("line"),
            lightcolor=head,
            darkcolor=head,
        )
        self.ttk.map(f"{style}.Heading", background=[("active", head)])

    def _paint(self) -> None:
        for name in self._known:
            if name.endswith(".TButton"):
                self._paint_button(name, name.split("-")[0])
            elif name.endswith(".TLabel"):
                self._paint_cap(name)
            elif name.endswith(".TRadiobutton"):
                self._paint_segment(name)
            elif name.endswith(".TCheckbutton"):
                self._paint_check(name)
            else:
                self._paint_table(name)
