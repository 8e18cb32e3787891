"""Files read back by other programs: pdftotext, zbarimg, LibreOffice, plain XML."""

import io
import os
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.documents.samples import GOLDEN

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ("", "I", "II", "III", "IV", "V")


def output(*command: str | Path) -> str:
    """Return what a program says."""
    done = subprocess.run(
        [str(part) for part in command], check=True, capture_output=True
    )
    return done.stdout.decode("utf-8")


def pdf_text(pdf: bytes, folder: Path) -> str:
    """Return the text of a PDF in reading order, pages apart by a form feed."""
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    return output("pdftotext", "-enc", "UTF-8", path, "-")


def folded(text: str) -> str:
    """Return text with all blanks alike, as a reader sees it."""
    return re.sub(r"\s+", " ", text).strip()


def scanned(pdf: bytes, folder: Path, *, dpi: int) -> set[str]:
    """Return what a scanner reads from the first page printed at `dpi`."""
    path = folder / "scan.pdf"
    path.write_bytes(pdf)
    output(
        "pdftoppm", "-r", str(dpi), "-l", "1", "-gray", "-png", path, folder / "scan"
    )
    (picture,) = folder.glob("scan-*.png")
    kinds = ("-Sdisable", "-Sqrcode.enable", "-Scode128.enable")
    return set(output("zbarimg", "-q", *kinds, picture).split())


def word_parts(docx: bytes) -> dict[str, ET.Element]:
    """Return the XML parts of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {
            name: ET.fromstring(package.read(name))  # noqa: S314
            for name in package.namelist()
            if name.endswith(".xml")
        }


def word_lines(docx: bytes) -> Iterator[str]:
    """Yield the text of a Word file; headings with the numbers that Word gives."""
    (body,) = word_parts(docx)["word/document.xml"]
    counts = [0, 0]
    for element in body:
        if element.tag == f"{W}p":
            yield _numbered(element, counts)
        elif element.tag == f"{W}tbl":
            for row in element.iter(f"{W}tr"):
                cells = (_text(cell) for cell in row.findall(f"{W}tc"))
                yield " | ".join(cells)


def _numbered(paragraph: ET.Element, counts: list[int]) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = "" if style is None else style.get(f"{W}val", "")
    if name == "Heading1":
        counts[:] = [counts[0] + 1, 0]
        return f"{_ROMAN[counts[0]]}. {_text(paragraph)}"
    if name == "Heading2":
        counts[1] += 1
        return f"{counts[1]}. {_text(paragraph)}"
    return _text(paragraph)


def _text(element: ET.Element) -> str:
    paragraphs = [element] if element.tag == f"{W}p" else element.findall(f"{W}p")
    return " / ".join(
        "".join(
            "\n" if part.tag == f"{W}br" else part.text or ""
            for part in paragraph.iter()
            if part.tag in {f"{W}t", f"{W}br"}
        )
        for paragraph in paragraphs
    )


def word_text(docx: bytes) -> str:
    """Return the text of a Word file with plain blanks, one paragraph a line."""
    lines = (line.replace("\u00a0", " ") for line in word_lines(docx))
    return "".join(f"{line}\n" for line in lines if line.strip(" /"))


def pdf_by_libreoffice(docx: bytes, folder: Path) -> Path:
    """Return the PDF that LibreOffice prints of a Word file."""
    path = folder / "report.docx"
    path.write_bytes(docx)
    return saved_by_libreoffice(path, "pdf", folder)


def saved_by_libreoffice(path: Path, kind: str, folder: Path) -> Path:
    """Return the file that LibreOffice makes of `path` in `folder`.

    `kind` is an ending, with the name of a filter behind a colon where one is needed.
    """
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ("--headless", "--convert-to", kind, "--outdir", folder)
    output("libreoffice", profile, *convert, path)
    return folder / f"{path.stem}.{kind.partition(':')[0]}"


def page_count(pdf: Path) -> int:
    """Return the number of pages."""
    found = re.search(r"^Pages:\s+(\d+)$", output("pdfinfo", pdf), re.MULTILINE)
    assert found is not None
    return int(found[1])


def assert_golden(name: str, text: str) -> None:
    """Compare `text` with the kept one; UPDATE_GOLDEN=1 keeps the new one."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
