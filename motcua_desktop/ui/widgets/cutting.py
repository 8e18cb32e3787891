"""Cuts text to the width of a cell, with an ellipsis at the end."""

from tkinter import font as tkfont


class Cutter:
    """Remembers what fits, since the same cells are drawn again and again."""

    def __init__(self, font: tkfont.Font) -> None:
        self._font = font
        self._known: dict[tuple[str, int], str] = {}

    def cut(self, text: str, width: int) -> str:
        """Return as much of `text` as fits in `width` px."""
        key = (text, width)
        known = self._known.get(key)
        if known is None:
            if len(self._known) > 4096:
                self._known.clear()
            known = self._known[key] = self._cut(text, width)
        return known

    def cut_lines(self, text: str, width: int, lines: int) -> str:
        """Return `text` over so many `lines` of `width` px, cut in the last."""
        shown: list[str] = []
        while len(shown) < lines - 1 and self._font.measure(text) > width:
            place = self._break_of(text, width)
            if not place:
                break
            shown.append(text[:place])
            text = text[place + 1 :]
        return "\n".join([*shown, self.cut(text, width)])

    def _break_of(self, text: str, width: int) -> int:
        """Return where a line breaks: the space before what no longer fits, or 0."""
        spaces = [place for place, letter in enumerate(text) if letter == " "]
        fitting = [it for it in spaces if self._font.measure(text[:it]) <= width]
        return max(fitting, default=0)

    def _cut(self, text: str, width: int) -> str:
        if self._font.measure(text) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self._font.measure(text[:middle].rstrip() + "…") <= width:
                low = middle
            else:
                high = middle - 1
        return text[:low].rstrip() + "…"
