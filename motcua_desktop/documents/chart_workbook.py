"""The workbook behind a chart: what Word opens on “Edit Data”."""

import io
from datetime import datetime
from typing import Final

import xlsxwriter

from motcua_desktop.documents.model import Chart
from motcua_desktop.documents.word_text import writable

SHEET: Final = "Sheet1"
_CREATED: Final = datetime(2000, 1, 1)
_FIRST_COLUMN: Final = 45


def chart_workbook(chart: Chart) -> bytes:
    """Return the numbers of `chart` as XLSX; the same chart gives the same bytes."""
    target = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(target, options)
    book.set_properties({"created": _CREATED})
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(0, 0, _FIRST_COLUMN)
    for row, category in enumerate(chart.categories, 1):
        sheet.write_string(row, 0, writable(category))
    for column, series in enumerate(chart.series, 1):
        sheet.write_string(0, column, writable(series.name))
        for row, value in enumerate(series.values, 1):
            sheet.write_number(row, column, value)
    book.close()
    return target.getvalue()
