"""The parts that letters and labels have: addressees, Nơi nhận, signer, bar code."""

from dataclasses import dataclass

from motcua_desktop.documents.barcodes import bar_boxes, bar_module, qr_boxes
from motcua_desktop.documents.flow import BoxesMark, Strip
from motcua_desktop.documents.line_breaking import Measure
from motcua_desktop.documents.model import Addressees, Align, Closing, CodeStrip, Run
from motcua_desktop.documents.slip_column import ColumnOfMarks
from motcua_desktop.documents.type_scale import MM, TypeScale

SALUTATION = "Kính gửi:"
RECIPIENTS = "Nơi nhận:"
_LEFT_SHARE = 0.42
_LIST_INDENT = 0.26
_SALUTATION_INDENT = 0.18
_WIDEST_MM = 0.5
_QUIET_MM = 1.5


def listed(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names as items of a list: "- Một;", the last with a full stop."""
    last = len(names) - 1
    return tuple(
        f"- {name.rstrip('.;')}{'.' if at == last else ';'}"
        for at, name in enumerate(names)
    )


@dataclass(frozen=True, slots=True)
class LetterSetting:
    """Sets these parts over a text of `width` points."""

    scale: TypeScale
    measure: Measure
    width: float

    def addressees(self, block: Addressees) -> Strip:
        """Return one centred line, or a list below "Kính gửi:"."""
        size = self.scale.text
        column = self._column(0, self.width)
        if len(block.names) == 1:
            column.text((Run(f"{SALUTATION} {block.names[0]}"),), size)
        else:
            column = self._column(self.width * _SALUTATION_INDENT, self.width)
            column.text((Run(SALUTATION),), size, Align.LEFT)
            indent = self.width * _LIST_INDENT
            column.x, column.width = indent, self.width - indent
            for item in listed(block.names):
                column.text((Run(item),), size, Align.LEFT)
        return Strip(column.y + 4, tuple(column.marks), 6)

    def closing(self, block: Closing) -> Strip:
        """Return Nơi nhận and the signer side by side."""
        scale = self.scale
        split = self.width * (_LEFT_SHARE if block.recipients else 0.5)
        left = self._column(0, split * 0.96)
        if block.recipients:
            heading = Run(RECIPIENTS, bold=True, italic=True)
            left.text((heading,), scale.closing, Align.LEFT)
        for item in listed(block.recipients):
            left.text((Run(item),), scale.note, Align.LEFT)
        right = self._column(split, self.width - split)
        for line in block.post_lines:
            right.text((Run(line, bold=True),), scale.text)
        if block.hint:
            right.text((Run(block.hint, italic=True),), scale.remark)
        right.y += scale.signature_mm * MM
        right.text((Run(block.name, bold=True),), scale.signer)
        return Strip(max(left.y, right.y), (*left.marks, *right.marks), 8)

    def code(self, block: CodeStrip) -> Strip:
        """Return the code as bars, or as QR with what stands beside it."""
        room = self.width / MM
        module = 0.0 if block.beside else bar_module(block.held, room, _WIDEST_MM) * MM
        if not module:
            return self._qr(block)
        modules, boxes = bar_boxes(block.held)
        height = self.scale.bar_height_mm * MM
        start = (self.width - modules * module) / 2
        column = self._column(0, self.width)
        column.picture(BoxesMark(start, 0, module, height, boxes), height, 1)
        column.text((Run(block.held, bold=True),), self.scale.text)
        return Strip(column.y, tuple(column.marks), 2)

    def _qr(self, block: CodeStrip) -> Strip:
        modules, boxes = qr_boxes(block.held)
        side = self.scale.qr_mm * MM
        quiet = _QUIET_MM * MM
        start = quiet if block.beside else (self.width - side) / 2
        cell = side / modules
        left = self._column(0, self.width)
        left.picture(BoxesMark(start, 0, cell, cell, boxes), side, quiet)
        if not block.beside:
            left.text((Run(block.held, bold=True),), self.scale.text)
            return Strip(left.y, tuple(left.marks), 2)
        edge = side + 2 * quiet
        right = self._column(edge, self.width - edge)
        for paragraph in block.beside:
            right.text(paragraph.runs, self.scale.text, Align.LEFT)
        height = max(left.y, right.y)
        return Strip(height, (*left.marks, *right.marks))

    def _column(self, x: float, width: float) -> ColumnOfMarks:
        return ColumnOfMarks(self.measure, self.scale.leading, x, width)
