"""The heading of a slip: whose paper, the state's motto, code, QR and bar code."""

from dataclasses import dataclass, field, replace

from motcua_desktop.documents.barcodes import bar_boxes, qr_boxes
from motcua_desktop.documents.flow import BoxesMark, Mark, RuleMark, Strip, TextMark
from motcua_desktop.documents.line_breaking import Face, Measure, break_lines
from motcua_desktop.documents.model import Letterhead, PrintedCode, Run
from motcua_desktop.documents.type_scale import MM, TypeScale

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

_QUIET_MM = 2
_QUIET_MODULES = 10
_MODULE_MM = 0.33
_BODY_RULE = 0.36


@dataclass(slots=True)
class _ColumnOfMarks:
    """Marks stacked and centred in one column of the heading."""

    measure: Measure
    leading: float
    x: float
    width: float
    y: float = 0
    marks: list[Mark] = field(default_factory=list)

    def text(self, runs: tuple[Run, ...], size: float) -> None:
        for line in break_lines(runs, self.measure, self.width / size):
            start = self.x + (self.width - line.width * size) / 2
            self.marks += [
                TextMark(
                    start + piece.x * size,
                    self.y + size,
                    piece.text,
                    piece.face,
                    size,
                )
                for piece in line.pieces
            ]
            self.y += size * self.leading

    def rule(self, length: float) -> None:
        start = self.x + (self.width - length) / 2
        self.y += 2.5
        self.marks.append(RuleMark(start, self.y, start + length, self.y))
        self.y += 2.5

    def picture(self, boxes: BoxesMark, height: float, free: float) -> None:
        self.y += free
        self.marks.append(replace(boxes, x=boxes.x + self.x, y=self.y))
        self.y += height + free

    def leader(self, label: str, size: float) -> None:
        start = self.x + self.measure(f"{label} ", Face.REGULAR) * size
        self.marks += [
            TextMark(self.x, self.y + size, label, Face.REGULAR, size),
            RuleMark(start, self.y + size, self.x + self.width, self.y + size, True),
        ]
        self.y += size * self.leading


def letterhead_strip(
    head: Letterhead, scale: TypeScale, measure: Measure, width: float
) -> Strip:
    """Return the heading over the whole `width` of the text, as one strip."""
    left_width = scale.left_column_mm * MM
    left = _ColumnOfMarks(measure, scale.leading, 0, left_width)
    right = _ColumnOfMarks(measure, scale.leading, left_width, width - left_width)
    left.text((Run(head.superior),), scale.state)
    for line in head.body:
        left.text((Run(line, bold=True),), scale.state)
    left.rule(left_width * _BODY_RULE)
    right.text((Run(STATE, bold=True),), scale.state)
    right.text((Run(MOTTO, bold=True),), scale.motto)
    right.rule(measure(MOTTO, Face.BOLD) * scale.motto)
    right.y += 2
    right.text((Run(head.place_and_date, italic=True),), scale.place)
    if head.code is not None:
        _draw_code(head.code, left, right, scale)
    return Strip(max(left.y, right.y), (*left.marks, *right.marks))


def _draw_code(
    code: PrintedCode,
    left: _ColumnOfMarks,
    right: _ColumnOfMarks,
    scale: TypeScale,
) -> None:
    side = scale.qr_mm * MM
    boxes = _qr_boxes(code.held, (left.width - side) / 2, side)
    left.picture(boxes, side, _QUIET_MM * MM)
    if code.shown:
        left.text((Run(f"{code.label} "), Run(code.shown, bold=True)), scale.motto)
    else:
        left.leader(code.label, scale.motto)
    if code.remark:
        left.text((Run(code.remark, italic=True),), scale.small)
    bar_height = scale.bar_height_mm * MM
    bars = _bar_boxes(code.held, right.width, bar_height)
    right.y = max(right.y, left.y - bar_height - 3 * _QUIET_MM * MM)
    right.picture(bars, bar_height, _QUIET_MM * MM)


def _qr_boxes(code: str, x: float, side: float) -> BoxesMark:
    modules, boxes = qr_boxes(code)
    return BoxesMark(x, 0, side / modules, side / modules, boxes)


def _bar_boxes(code: str, room: float, height: float) -> BoxesMark:
    modules, boxes = bar_boxes(code)
    module = min(_MODULE_MM * MM, room / (modules + 2 * _QUIET_MODULES))
    return BoxesMark((room - modules * module) / 2, 0, module, height, boxes)
