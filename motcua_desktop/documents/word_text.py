"""Runs, paragraphs and widths as WordprocessingML text."""

import re
from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape

from motcua_desktop.documents.model import Run

NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TWIPS_IN_MM: Final = 56.6929
_UNWRITABLE: Final = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


_LINE_FEED: Final = '</w:t><w:br/><w:t xml:space="preserve">'


def twips(length_mm: float) -> int:
    """Return a length in twentieths of a point."""
    return round(length_mm * _TWIPS_IN_MM)


def grid_xml(widths: Sequence[int]) -> str:
    """Return the grid of a table with these widths in twips."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def writable(text: str) -> str:
    """Return `text` without the characters that XML cannot hold."""
    return _UNWRITABLE.sub("", text)


def run_xml(run: Run) -> str:
    """Return one run; its face stands in it only where it differs from the style."""
    face = ("<w:b/>" if run.bold else "") + ("<w:i/>" if run.italic else "")
    properties = f"<w:rPr>{face}</w:rPr>" if face else ""
    text = escape(writable(run.text)).replace("\n", _LINE_FEED)
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph_xml(
    style: str, runs: Sequence[Run], *, keep: bool = False, more: str = ""
) -> str:
    """Return a paragraph; `more` is put after its style, in the schema's order."""
    kept = "<w:keepNext/>" if keep else ""
    text = "".join(run_xml(run) for run in runs)
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{kept}{more}</w:pPr>'
    return f"<w:p>{properties}{text}</w:p>"


def framed_xml(style: str, content: str) -> str:
    """Return a paragraph that holds ready runs."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def plain_xml(style: str, text: str, *, keep: bool = False, more: str = "") -> str:
    """Return a paragraph of plain `text`, which may be empty."""
    return paragraph_xml(style, (Run(text),) if text else (), keep=keep, more=more)
