"""The heading of a slip: whose paper, the state's motto, code, QR and bar code."""

from motcua_desktop.documents.barcodes import (
    QUIET_MODULES,
    bar_boxes,
    bar_module,
    qr_boxes,
)
from motcua_desktop.documents.flow import BoxesMark, Strip
from motcua_desktop.documents.line_breaking import Face, Measure
from motcua_desktop.documents.model import Letterhead, PrintedCode, Run
from motcua_desktop.documents.slip_column import ColumnOfMarks
from motcua_desktop.documents.type_scale import MM, TypeScale

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

_QUIET_MM = 2
_MODULE_MM = 0.33
_BODY_RULE = 0.36


def letterhead_strip(
    head: Letterhead, scale: TypeScale, measure: Measure, width: float
) -> Strip:
    """Return the heading over the whole `width` of the text, as one strip."""
    left_width = scale.left_column_mm * MM
    left = ColumnOfMarks(measure, scale.leading, 0, left_width)
    right = ColumnOfMarks(measure, scale.leading, left_width, width - left_width)
    left.text((Run(head.superior),), scale.state)
    for line in head.body:
        left.text((Run(line, bold=True),), scale.state)
    left.rule(left_width * _BODY_RULE)
    right.text((Run(STATE, bold=True),), scale.state)
    right.text((Run(MOTTO, bold=True),), scale.motto)
    right.rule(measure(MOTTO, Face.BOLD) * scale.motto)
    right.y += 2
    if head.number:
        left.y = max(left.y, right.y)
        left.text((Run(head.number),), scale.place)
    if head.place_and_date:
        right.text((Run(head.place_and_date, italic=True),), scale.place)
    if head.code is not None:
        _draw_code(head.code, left, right, scale)
    return Strip(max(left.y, right.y), (*left.marks, *right.marks))


def _draw_code(
    code: PrintedCode,
    left: ColumnOfMarks,
    right: ColumnOfMarks,
    scale: TypeScale,
) -> None:
    side = scale.qr_mm * MM
    boxes = _qr_boxes(code.held, (left.width - side) / 2, side)
    left.picture(boxes, side, _QUIET_MM * MM)
    if not code.label:
        left.y += _QUIET_MM
    elif code.shown:
        left.text((Run(f"{code.label} "), Run(code.shown, bold=True)), scale.motto)
    else:
        left.leader(code.label, scale.motto)
    if code.remark:
        left.text((Run(code.remark, italic=True),), scale.small)
    bar_height = scale.bar_height_mm * MM
    if bar_module(code.held, right.width / MM, _MODULE_MM):
        right.y = max(right.y, left.y - bar_height - 3 * _QUIET_MM * MM)
    else:
        # Too fine for the column: over the whole width, below both.
        below = max(left.y, right.y)
        right.x, right.width, right.y = 0, left.width + right.width, below
    bars = _bar_boxes(code.held, right.width, bar_height)
    right.picture(bars, bar_height, _QUIET_MM * MM)


def _qr_boxes(code: str, x: float, side: float) -> BoxesMark:
    modules, boxes = qr_boxes(code)
    return BoxesMark(x, 0, side / modules, side / modules, boxes)


def _bar_boxes(code: str, room: float, height: float) -> BoxesMark:
    modules, boxes = bar_boxes(code)
    module = min(_MODULE_MM * MM, room / (modules + 2 * QUIET_MODULES))
    return BoxesMark((room - modules * module) / 2, 0, module, height, boxes)
