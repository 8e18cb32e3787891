"""A report's table as a paper of its own: letterhead, title, table, note, signature."""

from collections.abc import Iterator, Sequence
from typing import Final

from motcua_desktop.documents.model import (
    Align,
    Closing,
    Column,
    Document,
    FormStrip,
    HeadCell,
    Letterhead,
    Paper,
    PaperTitle,
    Paragraph,
    ReportBlock,
    Run,
    Section,
    Style,
    Table,
    TableRow,
)
from motcua_desktop.documents.phrases import balanced, bound, sentence_case
from motcua_desktop.domain.errors import UnnamedOfficeError
from motcua_desktop.domain.period import PeriodKind
from motcua_desktop.services.rows.tables import (
    ColumnKind,
    TableContent,
    Value,
    value_text,
)
from motcua_desktop.text import NBSP, long_date, short_date

_LETTERHEAD_LIMIT: Final = 34
_DIGIT_MM: Final = 2.03
_PADDING_MM: Final = 2.4
_NARROWEST_MM: Final = 30
_BLANK_DAY: Final = NBSP * 5
_ALIGNED: Final = {
    ColumnKind.ORDINAL: Align.CENTER,
    ColumnKind.TEXT: Align.LEFT,
    ColumnKind.CODE: Align.LEFT,
    ColumnKind.DATE: Align.CENTER,
    ColumnKind.DAYS: Align.CENTER,
}


def table_document(content: TableContent) -> Document[ReportBlock]:
    """Return the table on landscape sheets, with all that a signed paper needs.

    Raises:
        UnnamedOfficeError: the office has no name.
    """
    office = content.office
    if not (office.full_name.strip() and office.desk.strip()):
        raise UnnamedOfficeError
    section = Section(Paper.A4, tuple(_blocks(content)), is_landscape=True)
    return Document(
        title=f"{content.title} {content.period.name}".replace(NBSP, " "),
        author=office.full_name,
        made_at=content.as_of,
        sections=(section,),
    )


def _blocks(content: TableContent) -> Iterator[ReportBlock]:
    yield _letterhead(content)
    yield PaperTitle(content.text.title, remarks=(_period(content),))
    yield _strip(content)
    yield Table(
        columns=tuple(
            Column(width, _ALIGNED.get(one.kind, Align.RIGHT))
            for one, width in zip(content.columns, _widths(content), strict=True)
        ),
        head=tuple(
            tuple(HeadCell(one.text, one.columns, one.rows) for one in line)
            for line in content.text.heads
        ),
        rows=tuple(
            TableRow(tuple(map(value_text, line.cells)), bold=line.is_sum)
            for line in content.lines
        ),
        has_formulas=content.text.has_formulas,
    )
    yield Paragraph((Run(notes_text(content), italic=True),), Style.NOTE)
    yield _closing(content)


def _letterhead(content: TableContent) -> Letterhead:
    office = content.office
    superior = office.superior.upper().replace("ỦY BAN NHÂN DÂN", "UBND")
    signed_on = long_date(content.as_of).replace(
        f"{content.as_of.day:02d}", _BLANK_DAY, 1
    )
    return Letterhead(
        superior=superior,
        body=balanced(office.desk.upper(), _LETTERHEAD_LIMIT),
        place_and_date=f"{office.place}, {signed_on}",
    )


def _widths(content: TableContent) -> list[float]:
    """Return the columns' widths: a number never breaks, the longest words give way."""
    widths = [
        one.width
        if one.kind is ColumnKind.TEXT
        else max(one.width, *(_needed(line.cells[at]) for line in content.lines), 0)
        for at, one in enumerate(content.columns)
    ]
    texts = [
        at for at, one in enumerate(content.columns) if one.kind is ColumnKind.TEXT
    ]
    excess = sum(widths) - sum(one.width for one in content.columns)
    widest = max(texts, key=lambda at: widths[at])
    widths[widest] = max(widths[widest] - excess, _NARROWEST_MM)
    return widths


def _needed(value: Value) -> float:
    """Return the width of a bold number of 11,5 points with its margins, in mm."""
    text = value_text(value)
    digits = sum(map(str.isdigit, text))
    return digits * _DIGIT_MM + (len(text) - digits) * _DIGIT_MM / 2 + _PADDING_MM


def _period(content: TableContent) -> str:
    """Return "Quý III năm 2026 (từ ngày 15/6/2026 đến ngày 14/9/2026)"."""
    period = content.period
    days = bound(
        f"từ ngày {short_date(period.first)} đến ngày {short_date(period.last)}"
    )
    if period.kind is PeriodKind.CUSTOM:
        return f"({sentence_case(days)})"
    return f"{sentence_case(period.name)} ({days})"


def _strip(content: TableContent) -> FormStrip:
    """Return the code and the parties of a statutory form, the unit of all."""
    office, text = content.office, content.text
    if not text.code:
        scope = f"Phạm vi: {content.scope_name}" if content.scope_name else ""
        return FormStrip("", (), (), "; ".join(filter(None, (scope, text.unit))))
    receiver = office.report_superior or next(iter(office.addressees), "")
    parties = [f"Đơn vị báo cáo: {content.scope_name or office.full_name}"]
    if receiver:
        parties.append(f"Đơn vị nhận báo cáo: {receiver}")
    return FormStrip(text.code, (), tuple(parties), text.unit)


def notes_text(content: TableContent) -> str:
    """Return the note under a table: what it says, and when it was counted."""
    moment = content.as_of
    clock = f"{moment.hour:02d} giờ {moment.minute:02d} phút"
    counted = f"Số liệu trích xuất lúc {clock}, ngày {short_date(moment)}"
    told = [sentence_case(note.rstrip(".")) for note in (*content.notes, counted)]
    return bound(f"Ghi chú: {'. '.join(told)}.")


def _closing(content: TableContent) -> Closing:
    office = content.office
    post_lines, name = office.signature(content.as_of.date())
    return Closing(_recipients(office.recipients), post_lines, name)


def _recipients(named: Sequence[str]) -> tuple[str, ...]:
    names = [one.strip().removeprefix("-").strip().rstrip(";.") for one in named]
    names = [name for name in names if name != "Như trên"]
    if not any(name.startswith("Lưu") for name in names):
        names.append("Lưu: VT")
    return (*(f"- {name};" for name in names[:-1]), f"- {names[-1]}.")
