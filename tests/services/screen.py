"""A table as the report screen shows it, read from its first row to its total."""

from motcua_desktop.services.rows.tables import TableContent
from motcua_desktop.ui.screens.reports.table import shown_table


def rows_on_screen(content: TableContent) -> list[tuple[str, ...]]:
    """Return the rows below the head, of a list of words as of a grid of numbers."""
    shown = shown_table(content)
    if shown.list_heads:
        return list(shown.list_rows)
    lines = (*shown.lines, *([shown.total] if shown.total else []))
    return [(line.number, line.name, *line.cells) for line in lines]
