"""What a paper holds: frozen blocks of text and tables, without any file format."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar


class Paper(StrEnum):
    """Khổ giấy."""

    A5 = "A5"
    A4 = "A4"
    ROLL = "80mm"
    LABEL = "50x30"

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of the sheet held upright, in millimetres.

        A roll is as long as what stands on it; this is its longest piece.
        """
        return _SIZES_MM[self]


_SIZES_MM = {
    Paper.A5: (148.0, 210.0),
    Paper.A4: (210.0, 297.0),
    Paper.ROLL: (80.0, 297.0),
    Paper.LABEL: (50.0, 30.0),
}


class Align(StrEnum):
    """How lines stand between their two edges."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class Style(StrEnum):
    """What a paragraph is for; sizes and indents follow from it."""

    BODY = "body"
    LINE = "line"
    CAPTION = "caption"
    NOTE_HEADING = "note_heading"
    NOTE = "note"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one face."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    runs: tuple[Run, ...]
    style: Style = Style.BODY
    keep_with_next: bool = False

    @classmethod
    def of(cls, text: str, style: Style = Style.BODY) -> "Paragraph":
        """Return a paragraph of plain `text`."""
        return cls((Run(text),), style)


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled blank of a form; an empty value is a dotted leader."""

    label: str
    value: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class FieldLine:
    """Blanks that stand side by side where they fit."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """Mã hồ sơ in the heading: shown in words, as QR and as bar code.

    Without a `label` the words stand elsewhere. `shown` is "" while no official code
    exists: a dotted line stands there and `remark` tells the local number. `held` is
    what both pictures hold.
    """

    label: str
    shown: str
    held: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The two columns on top of a paper (NĐ 30/2020, Phụ lục I)."""

    superior: str
    body: tuple[str, ...]
    place_and_date: str
    number: str = ""
    code: PrintedCode | None = None


@dataclass(frozen=True, slots=True)
class PaperTitle:
    """Tên loại và trích yếu: bold lines, then italic ones; `ruled` underneath.

    On the cover of a book it stands in the middle of the page, in large type.
    """

    lines: tuple[str, ...]
    remarks: tuple[str, ...] = ()
    ruled: bool = False
    is_cover: bool = False


@dataclass(frozen=True, slots=True)
class Addressees:
    """Kính gửi."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Đề mục: level 1 (I), 2 (1) or 3 (a); levels 1 and 2 are numbered for us."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of a table's head over one or more columns and rows."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its share of the width in millimetres."""

    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row below the head; it is never split over pages.

    A line feed in a cell begins a new line.
    """

    cells: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; its head stands again on every page.

    The last line of `head` may be the line of formulas, set small and italic. The
    last rows of a table `is_bound_to_next` stand on the page of what follows.
    """

    columns: tuple[Column, ...]
    head: tuple[tuple[HeadCell, ...], ...]
    rows: tuple[TableRow, ...]
    has_formulas: bool = False
    is_kept_whole: bool = False
    is_bound_to_next: bool = False


class ChartKind(StrEnum):
    """How a chart shows its numbers."""

    COLUMNS = "columns"
    BARS = "bars"
    SHARES = "shares"


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One row of numbers, one for each category of the chart."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Biểu đồ: an editable chart over a caption with its number.

    Columns stand side by side, bars lie below one another, shares are bars cut into
    100 %. `description` is read to those who cannot see it.
    """

    number: int
    title: str
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    description: str

    @property
    def caption(self) -> str:
        """The line below the chart: "Biểu đồ 1. …"."""
        return f"Biểu đồ\u00a0{self.number}. {self.title}"


@dataclass(frozen=True, slots=True)
class Signer:
    """One who signs a form: title, hint below it, name under the signature."""

    title: str
    hint: str
    name: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """Signature blocks side by side; a single one stands at the right."""

    signers: tuple[Signer, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """Nơi nhận at the left; authority, post and name of the signer at the right.

    `hint` stands below the post where a form has "(Ký, ghi rõ họ tên và đóng dấu)".
    """

    recipients: tuple[str, ...]
    post_lines: tuple[str, ...]
    name: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class AnnexTitle:
    """Phụ lục: its number, title lines, the report it belongs to, perhaps its days."""

    number: str
    lines: tuple[str, ...]
    reference: str
    days: str = ""


@dataclass(frozen=True, slots=True)
class FormStrip:
    """The strip over a statistical form: code, period, who reports to whom."""

    code: str
    period: tuple[str, ...]
    parties: tuple[str, ...]
    unit: str


@dataclass(frozen=True, slots=True)
class PageCount:
    """A line that tells how many pages its section has: `before`, count, `after`."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CodeStrip:
    """A bar code over the whole width, the code in words below it.

    With text `beside` it, or where a scanner could not tell its bars apart, a QR.
    """

    held: str
    beside: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks of a form that stand on one page."""

    blocks: tuple["SlipBlock", ...]


SlipBlock = (
    Paragraph
    | FieldLine
    | Letterhead
    | PaperTitle
    | Addressees
    | Table
    | Signatures
    | Closing
    | PageCount
    | CodeStrip
    | Together
)
"""What a slip is made of."""

ReportBlock = (
    Paragraph
    | Letterhead
    | PaperTitle
    | Addressees
    | Heading
    | Table
    | Chart
    | Closing
    | AnnexTitle
    | FormStrip
)
"""What a report is made of (Word)."""

# Generic classes go without slots: typing sets an attribute on their instances.
BlockT_co = TypeVar("BlockT_co", covariant=True)
LANGUAGE = "vi-VN"


@dataclass(frozen=True)
class Section(Generic[BlockT_co]):
    """Pages that belong together and are numbered from 1.

    `continuation` stands on top of the second and later pages of a slip, after
    "Trang 2/2"; `foot` at the foot of its last page. Pages of reports carry their
    bare number. Where `has_every_page_numbered`, the first page says so too: a book.
    """

    paper: Paper
    blocks: tuple[BlockT_co, ...]
    is_landscape: bool = False
    continuation: str = ""
    foot: str = ""
    has_every_page_numbered: bool = False


@dataclass(frozen=True)
class Document(Generic[BlockT_co]):
    """A paper ready to be made into a file; `made_at` is its date in the file.

    `mark` tells an issued report among all others, whatever Word changes in it.
    """

    title: str
    author: str
    made_at: datetime
    sections: tuple[Section[BlockT_co], ...]
    mark: str = ""
