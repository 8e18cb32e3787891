"""The lower end of a letter-like slip: addressees, Nơi nhận, signer, bar code."""

from dataclasses import replace

from motcua_desktop.documents.barcodes import bar_boxes
from motcua_desktop.documents.flow import BoxesMark, Mark, Strip, glue, line_marks
from motcua_desktop.documents.line_breaking import Measure, break_lines
from motcua_desktop.documents.model import Addressees, Align, Closing, CodeStrip, Run
from motcua_desktop.documents.type_scale import MM, TypeScale

SALUTATION = "Kính gửi:"
RECIPIENTS = "Nơi nhận:"
_LEFT_SHARE = 0.42
_LIST_INDENT = 0.26
_BELOW = 4
_QUIET_MODULES = 10
_WIDEST_MODULE_MM = 0.5


def listed(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names as items of a list: "- Một;", the last with a full stop."""
    last = len(names) - 1
    return tuple(
        f"- {name.rstrip('.;')}{'.' if at == last else ';'}"
        for at, name in enumerate(names)
    )


class LetterSetting:
    """Sets the parts that only letters have; lengths in points."""

    def __init__(self, scale: TypeScale, measure: Measure, width: float) -> None:
        self.scale = scale
        self.measure = measure
        self.width = width

    def addressees(self, block: Addressees) -> list[Strip]:
        """Return one centred line, or a list below "Kính gửi:"."""
        if len(block.names) == 1:
            runs = (Run(f"{SALUTATION} {block.names[0]}"),)
            strips = self._lines(runs, self.width, align=Align.CENTER)
        else:
            indent = self.width * _LIST_INDENT
            strips = self._lines((Run(SALUTATION),), self.width, x=indent * 0.7)
            for item in listed(block.names):
                strips += self._lines((Run(item),), self.width - indent, x=indent)
        last = strips[-1]
        strips[-1] = replace(last, height=last.height + _BELOW)
        return glue([replace(strips[0], gap=6), *strips[1:]])

    def closing(self, block: Closing) -> Strip:
        """Return Nơi nhận and the signer side by side."""
        left = self.width * _LEFT_SHARE if block.recipients else self.width / 2
        marks, low = [], 0.0
        if block.recipients:
            low = self._recipients(block, left, marks)
        signed = self._signer(block, left, marks)
        return Strip(max(low, signed), tuple(marks), 8)

    def _recipients(self, block: Closing, width: float, marks: list[Mark]) -> float:
        scale = self.scale
        heading = Run(RECIPIENTS, bold=True, italic=True)
        y = self._put(heading, scale.closing, 0, 0, width, marks)
        for item in listed(block.recipients):
            y = self._put(Run(item), scale.note, 0, y, width * 0.96, marks)
        return y

    def _signer(self, block: Closing, left: float, marks: list[Mark]) -> float:
        scale = self.scale
        width = self.width - left
        y = 0.0
        for line in block.post_lines:
            run = Run(line, bold=True)
            y = self._put(run, scale.text, left, y, width, marks, Align.CENTER)
        if block.hint:
            run = Run(block.hint, italic=True)
            y = self._put(run, scale.remark, left, y, width, marks, Align.CENTER)
        y += scale.signature_mm * MM
        run = Run(block.name, bold=True)
        return self._put(run, scale.signer, left, y, width, marks, Align.CENTER)

    def _put(
        self,
        run: Run,
        size: float,
        x: float,
        y: float,
        width: float,
        marks: list[Mark],
        align: Align = Align.LEFT,
    ) -> float:
        """Set `run` from `y` on and return where it ends."""
        for line in break_lines([run], self.measure, width / size):
            marks += line_marks(line, size, width, x=x, y=y, align=align)
            y += size * self.scale.leading
        return y

    def _lines(
        self,
        runs: tuple[Run, ...],
        width: float,
        *,
        x: float = 0,
        align: Align = Align.LEFT,
    ) -> list[Strip]:
        size = self.scale.text
        return [
            Strip(
                size * self.scale.leading,
                line_marks(line, size, width, x=x, align=align),
            )
            for line in break_lines(runs, self.measure, width / size)
        ]

    def code(self, block: CodeStrip) -> Strip:
        """Return a bar code as wide as its module may be, its code in words below."""
        modules, boxes = bar_boxes(block.held)
        room = self.width / (modules + 2 * _QUIET_MODULES)
        module = min(_WIDEST_MODULE_MM * MM, room)
        height = self.scale.bar_height_mm * MM
        start = (self.width - modules * module) / 2
        words: list[Mark] = [BoxesMark(start, 0, module, height, boxes)]
        run = Run(block.held, bold=True)
        low = self._put(
            run, self.scale.text, 0, height + 1, self.width, words, Align.CENTER
        )
        return Strip(low, tuple(words), 2)

