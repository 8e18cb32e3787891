"""Marks stacked in one column: lines of text, rules, pictures."""

from dataclasses import dataclass, field, replace

from motcua_desktop.documents.flow import (
    BoxesMark,
    Mark,
    RuleMark,
    TextMark,
    line_marks,
)
from motcua_desktop.documents.line_breaking import Face, Measure, break_lines
from motcua_desktop.documents.model import Align, Run


@dataclass(slots=True)
class ColumnOfMarks:
    """A column at `x` with a `width`; `y` is where the next mark goes, in points."""

    measure: Measure
    leading: float
    x: float
    width: float
    y: float = 0
    marks: list[Mark] = field(default_factory=list)

    def text(
        self, runs: tuple[Run, ...], size: float, align: Align = Align.CENTER
    ) -> None:
        """Add `runs`, broken into lines."""
        for line in break_lines(runs, self.measure, self.width / size):
            self.marks += line_marks(
                line, size, self.width, x=self.x, y=self.y, align=align
            )
            self.y += size * self.leading

    def rule(self, length: float) -> None:
        """Add a rule in the middle."""
        start = self.x + (self.width - length) / 2
        self.y += 2.5
        self.marks.append(RuleMark(start, self.y, start + length, self.y))
        self.y += 2.5

    def picture(self, boxes: BoxesMark, height: float, free: float) -> None:
        """Add boxes with room above and below."""
        self.y += free
        self.marks.append(replace(boxes, x=boxes.x + self.x, y=self.y))
        self.y += height + free

    def leader(self, label: str, size: float) -> None:
        """Add a label with dots up to the right edge."""
        start = self.x + self.measure(f"{label} ", Face.REGULAR) * size
        self.marks += [
            TextMark(self.x, self.y + size, label, Face.REGULAR, size),
            RuleMark(start, self.y + size, self.x + self.width, self.y + size, True),
        ]
        self.y += size * self.leading
