"""Word templates that an office might have written."""

import io
from collections.abc import Sequence

import docx


def template(*lines: str, header: str = "", rows: Sequence[str] = ()) -> bytes:
    """Return a template of these lines, with a table of one column."""
    word = docx.Document()
    word.core_properties.comments = ""
    for line in lines:
        word.add_paragraph(line)
    if rows:
        table = word.add_table(rows=len(rows), cols=1)
        for row, text in zip(table.rows, rows, strict=True):
            row.cells[0].text = text
    if header:
        word.sections[0].header.paragraphs[0].text = header
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()
