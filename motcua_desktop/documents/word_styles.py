"""The named styles of a report (NĐ 30/2020/NĐ-CP, Phụ lục I), as a plain table."""

from dataclasses import dataclass
from typing import Final

from motcua_desktop.documents.model import Align
from motcua_desktop.documents.type_scale import MM, TypeScale


@dataclass(frozen=True, slots=True)
class WordStyle:
    """A paragraph style: sizes in points, indents in millimetres."""

    key: str
    name: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    before: float = 0
    after: float = 0
    first_line_mm: float = 0
    left_mm: float = 0
    spacing: float = 1
    keep_with_next: bool = False


_FIRST_LINE_MM: Final = 12.7
_BODY_SPACING: Final = 1.08

BUILT_IN: Final = (
    WordStyle(
        "BodyText",
        "Body Text",
        align=Align.JUSTIFY,
        before=6,
        first_line_mm=_FIRST_LINE_MM,
        spacing=_BODY_SPACING,
    ),
    WordStyle(
        "Heading1",
        "Heading 1",
        bold=True,
        before=6,
        first_line_mm=_FIRST_LINE_MM,
        spacing=_BODY_SPACING,
        keep_with_next=True,
    ),
    WordStyle(
        "Heading2",
        "Heading 2",
        bold=True,
        before=6,
        first_line_mm=_FIRST_LINE_MM,
        spacing=_BODY_SPACING,
        keep_with_next=True,
    ),
    WordStyle(
        "Heading3",
        "Heading 3",
        before=6,
        first_line_mm=_FIRST_LINE_MM,
        spacing=_BODY_SPACING,
        keep_with_next=True,
    ),
    WordStyle("Title", "Title", bold=True, align=Align.CENTER, before=18),
    WordStyle("Subtitle", "Subtitle", bold=True, align=Align.CENTER),
    WordStyle("Header", "Header", align=Align.CENTER),
)
"""Styles that Word knows by name, restyled."""

OWN: Final = (
    WordStyle("Superior", "Cơ quan chủ quản", size=13, align=Align.CENTER),
    WordStyle("IssuingBody", "Cơ quan ban hành", 13, bold=True, align=Align.CENTER),
    WordStyle("StateName", "Quốc hiệu", 13, bold=True, align=Align.CENTER),
    WordStyle("Motto", "Tiêu ngữ", bold=True, align=Align.CENTER),
    WordStyle("Rule", "Đường kẻ", size=4, align=Align.CENTER),
    WordStyle("PaperNumber", "Số ký hiệu", 13, align=Align.CENTER, before=6),
    WordStyle("PlaceAndDate", "Địa danh", italic=True, align=Align.CENTER, before=6),
    WordStyle("Addressees", "Kính gửi", before=14, left_mm=35),
    WordStyle("AddresseeLine", "Nơi kính gửi", before=2, left_mm=53),
    WordStyle("TableCaption", "Tên bảng", align=Align.CENTER, before=10, after=2),
    WordStyle(
        "ChartFrame",
        "Khung biểu đồ",
        align=Align.CENTER,
        before=6,
        keep_with_next=True,
    ),
    WordStyle(
        "ChartCaption", "Tên biểu đồ", bold=True, align=Align.CENTER, before=2, after=4
    ),
    WordStyle("TableHead", "Đầu bảng", 12, bold=True, align=Align.CENTER),
    WordStyle("TableFormula", "Công thức bảng", 10, italic=True, align=Align.CENTER),
    WordStyle("TableText", "Nội dung bảng", 12, before=1, after=1),
    WordStyle("AnnexTableHead", "Đầu biểu", 11.5, bold=True, align=Align.CENTER),
    WordStyle("AnnexTableText", "Nội dung biểu", 11.5, before=1, after=1),
    WordStyle(
        "AnnexTableNote",
        "Ghi chú biểu",
        11.5,
        align=Align.JUSTIFY,
        before=3,
    ),
    WordStyle("TableNote", "Ghi chú bảng", 12, align=Align.JUSTIFY, before=3),
    WordStyle("RecipientsHeading", "Nơi nhận", 12, bold=True, italic=True),
    WordStyle("Recipient", "Nơi nhận (mục)", size=11),
    WordStyle("SignerPost", "Chức vụ", bold=True, align=Align.CENTER),
    WordStyle("SignerName", "Họ tên người ký", bold=True, align=Align.CENTER),
    WordStyle("AnnexNumber", "Phụ lục", bold=True, align=Align.CENTER),
    WordStyle("AnnexTitle", "Tên phụ lục", bold=True, align=Align.CENTER),
    WordStyle("AnnexReference", "Kèm theo", italic=True, align=Align.CENTER),
    WordStyle("FormCode", "Biểu số", 12, bold=True),
    WordStyle("FormPeriod", "Kỳ của biểu", 12, bold=True, align=Align.CENTER),
    WordStyle("FormDays", "Ngày của biểu", 12, italic=True, align=Align.CENTER),
    WordStyle("FormParty", "Đơn vị của biểu", 12, left_mm=3),
    WordStyle("FormUnit", "Đơn vị tính", 12, italic=True, align=Align.RIGHT, after=2),
)
"""Styles of our own; their ids are the ones that `wordml` writes."""


def slip_styles(scale: TypeScale) -> tuple[WordStyle, ...]:
    """Return the styles of a slip; those that reports have keep their names."""
    middle = Align.CENTER
    text, align = scale.text, scale.text_align
    gap = 2 * scale.gap
    signed = scale.signature_mm * MM
    return (
        WordStyle("Superior", "Cơ quan chủ quản", scale.state, align=middle),
        WordStyle("IssuingBody", "Cơ quan ban hành", scale.state, True, align=middle),
        WordStyle("StateName", "Quốc hiệu", scale.state, bold=True, align=middle),
        WordStyle("Motto", "Tiêu ngữ", scale.motto, bold=True, align=middle),
        WordStyle("Rule", "Đường kẻ", size=4, align=middle),
        WordStyle("Picture", "Mã vạch", text, align=middle, before=gap, after=gap),
        WordStyle("CodeLine", "Mã hồ sơ", scale.motto, align=middle),
        WordStyle("PaperNumber", "Số ký hiệu", scale.place, align=middle, before=3),
        WordStyle("PlaceAndDate", "Địa danh", scale.place, False, True, middle, 3),
        WordStyle("SlipTitle", "Tên phiếu", scale.title, bold=True, align=middle),
        WordStyle("SlipRemark", "Ghi chú tên phiếu", scale.remark, False, True, middle),
        WordStyle("CoverTitle", "Tên sổ", scale.title * 1.8, bold=True, align=middle),
        WordStyle("CoverRemark", "Bìa sổ", scale.remark * 1.8, False, True, middle),
        WordStyle("Addressees", "Kính gửi", text, align=middle, before=6, after=4),
        WordStyle("AddresseeLine", "Nơi kính gửi", text, left_mm=32),
        WordStyle("SlipLine", "Dòng của phiếu", text, align=align, before=scale.gap),
        WordStyle("SlipSpace", "Khoảng trống", 4),
        WordStyle("SlipTableHead", "Đầu bảng", scale.table, bold=True, align=middle),
        WordStyle("SlipTableText", "Nội dung bảng", scale.table),
        WordStyle("NoteHeading", "Đầu ghi chú", scale.note, before=4),
        WordStyle("Note", "Ghi chú", scale.note, align=Align.JUSTIFY),
        WordStyle("SlipFoot", "Chân phiếu", 8, italic=True, before=6),
        WordStyle("SignerPost", "Chức vụ", text, bold=True, align=middle),
        WordStyle("SignerHint", "Cách ký", scale.remark, italic=True, align=middle),
        WordStyle(
            "SignerName", "Họ tên người ký", scale.signer, True, False, middle, signed
        ),
        WordStyle("RecipientsHeading", "Nơi nhận", scale.closing, True, True),
        WordStyle("Recipient", "Nơi nhận (mục)", scale.note),
    )
