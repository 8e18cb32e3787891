"""Reports that come back as files: what a DOCX or a PDF says, passage by passage."""

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, ParseError

import pypdfium2 as pdfium
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from motcua_desktop.domain.report_text import Passage
from motcua_desktop.exchange.errors import FileRefusedError
from motcua_desktop.exchange.guard import check_file, check_word_file
from motcua_desktop.services.rows.issues import MARK_NAME, FileReading

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_ROMAN: Final = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_LETTERED: Final = re.compile(r"^([a-zđ])\) ")
_MOST_PAGES: Final = 1000
ADVICE: Final = "Chọn tệp báo cáo .docx hoặc .pdf do chương trình xuất ra."


def read_report(path: Path) -> FileReading:
    """Return what a file says; read in this process, which is to be one apart.

    Raises:
        FileRefusedError: it is of another kind, damaged or hostile.
    """
    check_file(path)
    content = path.read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    if content.startswith(b"%PDF-"):
        return FileReading(sha256, "", _printed(path, content), is_printed=True)
    check_word_file(path)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = _parts(package)
        return FileReading(sha256, _mark(parts), tuple(_passages(parts)))
    except (DefusedXmlException, ParseError, KeyError) as error:
        raise FileRefusedError(path.name, "bị hỏng, không đọc được", ADVICE) from error


def written_passages(content: bytes) -> tuple[Passage, ...]:
    """Return the passages of a report that the program has just written."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return tuple(_passages(_parts(package)))


Parts = Mapping[str, Element]


def _parts(package: zipfile.ZipFile) -> Parts:
    wanted = re.compile(r"word/document\.xml|docProps/custom\.xml|word/charts/chart")
    return {
        name: fromstring(package.read(name))
        for name in package.namelist()
        if wanted.match(name) and name.endswith(".xml")
    }


def _mark(parts: Parts) -> str:
    for held in parts.get("docProps/custom.xml", ()):
        if held.get("name") == MARK_NAME:
            return "".join(held.itertext()).strip()
    return ""


def _passages(parts: Parts) -> Iterator[Passage]:
    body = parts["word/document.xml"].find(f"{_W}body")
    place = _Place()
    for element in () if body is None else body:
        if element.tag == f"{_W}p":
            text = _text(element)
            if text.strip():
                label = place.of_paragraph(_style(element), text)
                yield Passage(label, (f"{place.number}{text}",))
        elif element.tag == f"{_W}tbl":
            yield from _rows(element, place)
    for name in sorted(one for one in parts if one.startswith("word/charts/")):
        yield from _chart(parts[name], name)


class _Place:
    """Where in the report a reader is: its heading, and the paragraph under it."""

    def __init__(self) -> None:
        self.number = ""
        self._path = ["", "", ""]
        self._counts = [0, 0]
        self._paragraph = 0
        self._annex = ""
        self._tables = 0

    def of_paragraph(self, style: str, text: str) -> str:
        """Return the place of a paragraph; `number` is what Word writes before it."""
        self.number = ""
        level = {"Heading1": 0, "Heading2": 1}.get(style)
        lettered = _LETTERED.match(text)
        if text.startswith("Phụ lục") and style == "AnnexNumber":
            self._annex, self._path = text.replace("\u00a0", " "), ["", "", ""]
            self._tables = 0
        elif level is not None:
            self._counts[level:] = [self._counts[level] + 1, *[0] * (1 - level)]
            number = self._counts[level]
            self.number = f"{_ROMAN[number]}. " if level == 0 else f"{number}. "
            self._path[level:] = [self.number[:-2], *[""] * (2 - level)]
        elif lettered and style == "Heading3":
            self._path[2] = lettered[1]
        else:
            self._paragraph += 1
            return self._named(f"đoạn {self._paragraph}", text)
        self._paragraph = 0
        return self._named("đề mục", text)

    def of_table(self) -> str:
        """Return the place of the next table."""
        self._tables += 1
        return self._named(f"bảng {self._tables}", "")

    def _named(self, what: str, text: str) -> str:
        where = self._annex or ".".join(one for one in self._path if one)
        if text.startswith("Biểu đồ"):
            what = text.split(".", maxsplit=1)[0].replace("\u00a0", " ")
        head = where if self._annex else f"mục {where}" if where else "phần đầu"
        return f"{head}, {what}"


def _rows(table: Element, place: _Place) -> Iterator[Passage]:
    label = place.of_table()
    for number, row in enumerate(table.iter(f"{_W}tr"), 1):
        cells = tuple(
            "\n".join(_text(one) for one in cell.iter(f"{_W}p"))
            for cell in row.findall(f"{_W}tc")
        )
        if any(cell.strip() for cell in cells):
            head = row.find(f"{_W}trPr/{_W}tblHeader") is not None
            where = _row_name(cells) or f"dòng thứ {number}"
            yield Passage(f"{label}, {where}", cells, is_head=head)


def _row_name(cells: Sequence[str]) -> str:
    """Return how a reader calls a row: by the longer of its first two texts."""
    named = max((one for one in cells[:2] if _has_letters(one)), key=len, default="")
    return f"dòng “{' '.join(named.split())[:40]}”" if named else ""


def _has_letters(text: str) -> bool:
    return any(char.isalpha() for char in text)


def _text(paragraph: Element) -> str:
    return "".join(
        "\t" if one.tag == f"{_W}tab" else one.text or ""
        for one in paragraph.iter()
        if one.tag in {f"{_W}t", f"{_W}tab"}
    )


def _style(paragraph: Element) -> str:
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if found is None else found.get(f"{_W}val", "")


def _chart(part: Element, name: str) -> Iterator[Passage]:
    """Yield the rows of a chart: each series with its numbers."""
    number = "".join(char for char in name if char.isdigit())
    for series in part.iter(f"{_C}ser"):
        label = " ".join(_held(series.find(f"{_C}tx")))
        names, values = (_held(series.find(f"{_C}{key}")) for key in ("cat", "val"))
        pairs = zip(names, values, strict=False)
        cells = (label, *(f"{word}: {value}" for word, value in pairs))
        yield Passage(f"Biểu đồ {number}, “{label}”", cells, is_drawn=True)


def _held(part: Element | None) -> Sequence[str]:
    return [] if part is None else [one.text or "" for one in part.iter(f"{_C}v")]


def _printed(path: Path, content: bytes) -> tuple[Passage, ...]:
    """Return the text of each page without the number on top of it."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise FileRefusedError(path.name, "bị hỏng hoặc có mật khẩu", ADVICE) from (
            error
        )
    try:
        if len(document) > _MOST_PAGES:
            raise FileRefusedError(path.name, f"có {len(document)} trang", ADVICE)
        return tuple(
            Passage(f"trang {number}", (_page_text(document[number - 1]),))
            for number in range(1, len(document) + 1)
        )
    finally:
        document.close()


def _page_text(page: pdfium.PdfPage) -> str:
    first, *rest = page.get_textpage().get_text_bounded().splitlines() or [""]
    return "\n".join(rest if first.strip().isdigit() else [first, *rest])
