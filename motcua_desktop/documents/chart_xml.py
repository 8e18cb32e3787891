"""A chart as DrawingML text that Word and LibreOffice draw alike and let edit.

Every switch is written out in the schema's order (ECMA-376, part 1, 21.2): what is
left out means one thing to Word 2007 and another to later ones.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from motcua_desktop.documents.chart_workbook import SHEET
from motcua_desktop.documents.model import LANGUAGE, Chart, ChartKind
from motcua_desktop.documents.word_text import writable

CHART_WIDTH_MM: Final = 160
_POINTED: Final = quoteattr('[>=1000000]#"."000"."000;[>=1000]#"."000;0')
"""1.090 whatever separators the reader's computer is set to."""
_PERCENT: Final = '"0%"'
_COLUMNS_MM: Final = CHART_WIDTH_MM * 0.85
_POINT_MM: Final = 0.3528
_PLOT_SHARE: Final = 0.56
_PLOT_MM: Final = CHART_WIDTH_MM * _PLOT_SHARE
_LEGEND_MM: Final = 16
_DIGIT_MM: Final = 1.9
_GREY: Final = '<a:solidFill><a:srgbClr val="{}"/></a:solidFill>'
_STRIPES: Final = (
    '<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="000000"/></a:fgClr>'
    '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
)
_FILLS: Final = (_GREY.format("7F7F7F"), _STRIPES, _GREY.format("FFFFFF"))
_SHARES: Final = (
    _GREY.format("E3E3E3"),
    _GREY.format("A6A6A6"),
    _GREY.format("000000"),
)
_SHARES_INK: Final = ("000000", "000000", "FFFFFF")
"""Fills that stay apart on a grey printer and for a colour-blind reader."""
_OUTLINE: Final = '<a:ln w="6350">' + _GREY.format("000000") + "</a:ln>"
_HAIRLINE: Final = '<a:ln w="6350">' + _GREY.format("BFBFBF") + "</a:ln>"
_NO_LINE: Final = "<a:ln><a:noFill/></a:ln>"
_NAMES: Final = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def chart_height_mm(chart: Chart) -> int:
    """Return the height that `chart` needs: the more bars, the more room."""
    if chart.kind is ChartKind.COLUMNS:
        return 70
    return (22 if chart.kind is ChartKind.SHARES else 10) + 8 * len(chart.categories)


def shows_label(value: int, whole: int) -> bool:
    """Return whether the number of a segment fits into it."""
    needed = len(str(value)) * _DIGIT_MM + 1
    return bool(whole) and value / whole * _PLOT_MM >= needed


class NumberLook(NamedTuple):
    """How the numbers above columns stand."""

    size: int
    """Points."""
    gap: int
    """Between the columns of two categories, in % of a column."""
    turn: int = 0
    """Degrees; upright numbers that do not fit run up the page."""


_NUMBER_LOOKS: Final = (NumberLook(10, 60), NumberLook(8, 20))
_TURNED: Final = NumberLook(9, 60, -90)


def number_look(chart: Chart) -> NumberLook:
    """Return the first look with which no number runs into its neighbour's."""
    if chart.kind is not ChartKind.COLUMNS:
        return NumberLook(10, 45)
    longest = max(len(str(value)) for one in chart.series for value in one.values)
    ems = longest / 2 + (longest - 1) // 3 / 4 + 0.25
    for look in _NUMBER_LOOKS:
        columns = len(chart.categories) * (len(chart.series) + look.gap / 100)
        if ems * look.size * _POINT_MM <= _COLUMNS_MM / columns:
            return look
    return _TURNED


def chart_xml(chart: Chart, workbook_id: str) -> bytes:
    """Return the part; `workbook_id` names its relationship to the workbook."""
    is_columns = chart.kind is ChartKind.COLUMNS
    is_shares = chart.kind is ChartKind.SHARES
    grouping = "percentStacked" if is_shares else "clustered"
    overlap = '<c:overlap val="100"/>' if is_shares else ""
    series = "".join(_series(chart, at) for at in range(len(chart.series)))
    text = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace {_NAMES}><c:date1904 val="0"/><c:lang val="{LANGUAGE}"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{_layout(chart)}<c:barChart>"
        f'<c:barDir val="{"col" if is_columns else "bar"}"/>'
        f'<c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{number_look(chart).gap}"/>{overlap}'
        '<c:axId val="111"/><c:axId val="112"/></c:barChart>'
        f"{_category_axis(chart)}{_value_axis(chart)}</c:plotArea>{_legend(chart)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{_GREY.format('FFFFFF')}{_NO_LINE}</c:spPr>{_text_look()}"
        f'<c:externalData r:id="{workbook_id}"><c:autoUpdate val="0"/>'
        "</c:externalData></c:chartSpace>"
    )
    return text.encode()


def _layout(chart: Chart) -> str:
    """Return where bars stand: long names of sectors may not squeeze them."""
    if chart.kind is not ChartKind.SHARES:
        return "<c:layout/>"
    below = _LEGEND_MM / chart_height_mm(chart)
    sides = {"x": 1 - _PLOT_SHARE - 0.03, "y": 0.02, "w": _PLOT_SHARE}
    sides["h"] = 0.98 - below
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/>'
        '<c:xMode val="edge"/><c:yMode val="edge"/>'
        + "".join(f'<c:{key} val="{share:.4f}"/>' for key, share in sides.items())
        + "</c:manualLayout></c:layout>"
    )


def _text_look(ink: str = "000000", *, size: int = 10, turn: int = 0) -> str:
    font = "".join(f'<a:{tag} typeface="Times New Roman"/>' for tag in _SCRIPTS)
    turned = f'<a:bodyPr rot="{turn * 60_000}" vert="horz"/>' if turn else "<a:bodyPr/>"
    return (
        f"<c:txPr>{turned}<a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{size}00" b="0">{_GREY.format(ink)}{font}</a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{LANGUAGE}"/></a:p></c:txPr>'
    )


_SCRIPTS: Final = ("latin", "ea", "cs")


def _series(chart: Chart, at: int) -> str:
    one = chart.series[at]
    is_shares = chart.kind is ChartKind.SHARES
    fills = _SHARES if is_shares else _FILLS
    column, last = chr(ord("B") + at), len(chart.categories) + 1
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx>'
        f"{_words(f'${column}$1', (one.name,))}</c:tx>"
        f"<c:spPr>{fills[at % len(fills)]}{_OUTLINE}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{_labels(chart, at)}'
        f"<c:cat>{_words(f'$A$2:$A${last}', chart.categories)}</c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!${column}$2:${column}${last}</c:f>"
        f"<c:numCache><c:formatCode>General</c:formatCode>{_points(one.values)}"
        "</c:numCache></c:numRef></c:val></c:ser>"
    )


def _words(cells: str, words: tuple[str, ...]) -> str:
    cached = _points(escape(writable(word)) for word in words)
    return (
        f"<c:strRef><c:f>{SHEET}!{cells}</c:f><c:strCache>{cached}</c:strCache>"
        "</c:strRef>"
    )


def _points(values: Iterable[str | int]) -> str:
    points = [
        f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(values)
    ]
    return f'<c:ptCount val="{len(points)}"/>{"".join(points)}'


def _labels(chart: Chart, at: int) -> str:
    """Return the numbers on the bars; segments too narrow for theirs have none."""
    is_shares = chart.kind is ChartKind.SHARES
    ink = _SHARES_INK[at % len(_SHARES_INK)] if is_shares else "000000"
    look = number_look(chart)
    hidden = (
        f'<c:dLbl><c:idx val="{place}"/><c:delete val="1"/></c:dLbl>'
        for place, values in enumerate(
            zip(*(one.values for one in chart.series), strict=True)
        )
        if is_shares and not shows_label(values[at], sum(values))
    )
    return (
        f"<c:dLbls>{''.join(hidden)}<c:numFmt formatCode={_POINTED} "
        'sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f"{_text_look(ink, size=look.size, turn=look.turn)}"
        f'<c:dLblPos val="{"ctr" if is_shares else "outEnd"}"/>'
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
        "</c:dLbls>"
    )


def _category_axis(chart: Chart) -> str:
    """Return the axis of names; of bars the first stands on top, as in tables."""
    is_columns = chart.kind is ChartKind.COLUMNS
    direction = "minMax" if is_columns else "maxMin"
    return (
        '<c:catAx><c:axId val="111"/>'
        f'<c:scaling><c:orientation val="{direction}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"b" if is_columns else "l"}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/><c:spPr>{_OUTLINE}</c:spPr>{_text_look()}'
        '<c:crossAx val="112"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/>'
        "</c:catAx>"
    )


def _value_axis(chart: Chart) -> str:
    """Return the axis of numbers; labelled bars need none."""
    is_columns = chart.kind is ChartKind.COLUMNS
    is_shares = chart.kind is ChartKind.SHARES
    crosses = "autoZero" if is_columns else "max"
    lines = f"<c:majorGridlines><c:spPr>{_HAIRLINE}</c:spPr></c:majorGridlines>"
    return (
        '<c:valAx><c:axId val="112"/><c:scaling><c:orientation val="minMax"/>'
        '<c:min val="0"/></c:scaling>'
        f'<c:delete val="{int(chart.kind is ChartKind.BARS)}"/>'
        f'<c:axPos val="{"l" if is_columns else "b"}"/>'
        f"{'' if chart.kind is ChartKind.BARS else lines}"
        f"<c:numFmt formatCode={_PERCENT if is_shares else _POINTED} "
        'sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/><c:spPr>{_NO_LINE}</c:spPr>{_text_look()}'
        f'<c:crossAx val="111"/><c:crosses val="{crosses}"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _legend(chart: Chart) -> str:
    if len(chart.series) == 1:
        return ""
    return (
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text_look()}</c:legend>'
    )


def chart_drawing(chart: Chart, relationship: str) -> str:
    """Return the picture frame of a chart in running text."""
    width, height = (round(side * 36_000) for side in _size_mm(chart))
    uri = "http://schemas.openxmlformats.org/drawingml/2006"
    named = f"name={quoteattr(chart.caption)} descr={quoteattr(_spoken(chart))}"
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{uri}/wordprocessingDrawing" '
        'distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{chart.number}" {named}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{uri}/main"><a:graphicData uri="{uri}/chart">'
        f'<c:chart xmlns:c="{uri}/chart" r:id="{relationship}" xmlns:r="http://schemas'
        '.openxmlformats.org/officeDocument/2006/relationships"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _size_mm(chart: Chart) -> tuple[int, int]:
    return CHART_WIDTH_MM, chart_height_mm(chart)


def _spoken(chart: Chart) -> str:
    return writable(chart.description)
