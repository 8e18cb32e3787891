"""Reports that come back and the office's templates are read apart, like workbooks."""

import io
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from motcua_desktop.apart.asking import Reading
from motcua_desktop.documents import templates_apart
from motcua_desktop.documents.docx import render_docx
from motcua_desktop.documents.docx_template import template_styles
from motcua_desktop.documents.reports.cchc import cchc_document
from motcua_desktop.documents.templates_apart import (
    fill_template_apart,
    report_styles_apart,
)
from motcua_desktop.documents.word_template import fill_template
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.exchange import report_apart
from motcua_desktop.exchange.report_apart import read_report_apart
from motcua_desktop.exchange.report_files import read_report
from motcua_desktop.readers import READERS
from motcua_desktop.services.errors import TemplateFaultError
from tests.documents.samples import SIGNED, quarter
from tests.documents.word_template import template
from tests.exchange.watching import (
    MEMORY_KIB,
    children,
    cost_of,
    in_place_of_the_reader,
)
from tests.faults.setting import within

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OPEN: Final = f'<?xml version="1.0"?>{{}}<w:document xmlns:w="{_W}"><w:body>'
_CLOSE: Final = "</w:body></w:document>"
FIELDS: Final = {"so": "61/HDHS", "giay_to": [{"ten": f"tờ {n}"} for n in range(60)]}

_TOO_MUCH: Final = "không đọc được: cần quá nhiều bộ nhớ hoặc thời gian"

READS: Final = {
    "report": (
        "from motcua_desktop.exchange.report_apart import read_report_apart",
        "read_report_apart(Path(sys.argv[1])).sha256",
    ),
    "slip template": (
        "from motcua_desktop.documents.templates_apart import fill_template_apart",
        f"len(fill_template_apart(Path(sys.argv[1]), {FIELDS!r}))",
    ),
    "report template": (
        "from motcua_desktop.documents.templates_apart import report_styles_apart",
        "len(report_styles_apart(Path(sys.argv[1])))",
    ),
}


def _word(path: Path, text: str, *, prolog: str = "", extra: int = 0) -> Path:
    """Write a whole Word file whose text is replaced by this XML."""
    with (
        zipfile.ZipFile(io.BytesIO(template("x"))) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            is_text = name == "word/document.xml"
            made = f"{_OPEN.format(prolog)}{text}{_CLOSE}".encode()
            target.writestr(name, made if is_text else source.read(name))
        if extra:
            target.writestr("word/media/image1.png", bytes(extra))
    return path


def _bomb(path: Path) -> Path:
    return _word(path, "", extra=300 * 2**20)


def _dense_text(path: Path) -> Path:
    return _word(path, "<w:p/>" * 10_000_000)


def _lying(path: Path) -> Path:
    """Say 1.000 bytes in the directory where 50 MB follow."""
    size = 50 * 2**20
    _word(path, " " * (size - len(_OPEN.format("") + _CLOSE)))
    content = path.read_bytes()
    path.write_bytes(content.replace(size.to_bytes(4, "little"), b"\xe8\x03\0\0"))
    return path


def _entity(path: Path) -> Path:
    prolog = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return _word(path, "<w:p>&e;</w:p>", prolog=prolog)


def _entity_bomb(path: Path) -> Path:
    more = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 9))
    prolog = f'<!DOCTYPE x [<!ENTITY e0 "lol">{more}]>'
    return _word(path, "<w:p>&e8;</w:p>", prolog=prolog)


def _deep(path: Path) -> Path:
    """A tree that is deeper than parsers like."""
    return _word(path, "<w:p>" * 100_000 + "</w:p>" * 100_000)


def _macro(path: Path) -> Path:
    _word(path, "<w:p/>")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/vbaProject.bin", b"Attribute VB_Name")
    return path


def _encrypted(path: Path) -> Path:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))
    return path


def _cut(path: Path) -> Path:
    path.write_bytes(template("x")[:9000])
    return path


def _no_word_file(path: Path) -> Path:
    path.write_text("Kính gửi", encoding="utf-8")
    return path


HOSTILE: Final[dict[str, tuple[Callable[[Path], Path], str]]] = {
    "zip bomb": (_bomb, "quá lớn"),
    "dense text": (_dense_text, "quá lớn"),
    "lying directory": (_lying, "quá lớn"),
    "external entity": (_entity, "thực thể"),
    "entity bomb": (_entity_bomb, "thực thể"),
    "deep tree": (_deep, ""),
    "macro": (_macro, "macro"),
    "encrypted": (_encrypted, "mật khẩu"),
    "cut short": (_cut, "hỏng"),
    "no Word file": (_no_word_file, "không phải tệp DOCX"),
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Make each hostile file once: some take longer to make than to refuse."""
    folder = tmp_path_factory.mktemp("tệp lạ")

    def made(kind: str) -> Path:
        path = folder / f"{kind}.docx"
        return path if path.exists() else HOSTILE[kind][0](path)

    return made


@pytest.mark.parametrize("reads", READS)
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_word_file_costs_neither_time_nor_memory(
    kind: str, reads: str, hostile: Callable[[str], Path]
) -> None:
    cost = cost_of(*READS[reads], hostile(kind))
    assert HOSTILE[kind][1] in str(cost.said)
    assert cost.seconds < within(5)
    assert cost.readers < MEMORY_KIB
    assert cost.own < MEMORY_KIB


_PAGE: Final = (
    b"<< /Type /Page /Parent 2 0 R /Contents 3 0 R /MediaBox [0 0 9 9] /Resources << "
    b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
)


def _pdf(content: bytes, *, pages: int = 1) -> bytes:
    """Return a PDF of pages that all show the same content."""
    packed = zlib.compress(content)
    kids = " ".join(f"{n + 4} 0 R" for n in range(pages))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
        + packed
        + b"\nendstream",
        *[_PAGE] * pages,
    ]
    body = io.BytesIO(b"%PDF-1.7\n")
    body.seek(0, io.SEEK_END)
    places = []
    for number, part in enumerate(parts, 1):
        places.append(body.tell())
        body.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    at, size = body.tell(), len(parts) + 1
    body.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    body.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    body.write(b"trailer << /Root 1 0 R /Size %d >>\n" % size)
    body.write(b"startxref\n%d\n%%%%EOF" % at)
    return body.getvalue()


PDFS: Final[dict[str, tuple[Callable[[], bytes], str]]] = {
    "bomb": (lambda: _pdf(b" " * 600_000_000), _TOO_MUCH),
    "endless words": (
        lambda: _pdf(b"BT /F 9 Tf " + b"(lol) Tj " * 5_000_000 + b"ET"),
        _TOO_MUCH,
    ),
    "many pages": (
        lambda: _pdf(b"BT /F 9 Tf (lol) Tj ET", pages=60_000),
        "60000 trang",
    ),
    "broken": (lambda: b"%PDF-1.7\nhong", "bị hỏng"),
    "cut": (lambda: _pdf(b"BT ET", pages=50)[:3000], "bị hỏng"),
}


@pytest.mark.parametrize("kind", PDFS)
def test_a_hostile_pdf_costs_neither_time_nor_memory(kind: str, tmp_path: Path) -> None:
    make, word = PDFS[kind]
    path = tmp_path / "báo cáo.pdf"
    path.write_bytes(make())
    cost = cost_of(*READS["report"], path)
    assert word in cost.said
    assert cost.seconds < within(5)
    assert cost.readers < MEMORY_KIB
    assert cost.own < MEMORY_KIB


def test_a_report_read_apart_says_what_one_in_this_process_says(tmp_path: Path) -> None:
    path = tmp_path / "báo cáo.docx"
    path.write_bytes(render_docx(cchc_document(quarter(), SIGNED)))
    assert read_report_apart(path) == read_report(path)
    assert len(read_report_apart(path).passages) > 50
    path.write_bytes(_pdf(b"BT /F 9 Tf (Tong so 12) Tj ET", pages=3))
    printed = read_report_apart(path)
    assert printed == read_report(path)
    assert printed.is_printed
    assert len(printed.passages) == 3


def test_a_template_filled_apart_is_the_one_filled_here(tmp_path: Path) -> None:
    path = tmp_path / "mẫu.docx"
    path.write_bytes(template("Số: {{ so }}"))
    assert fill_template_apart(path, FIELDS) == fill_template(path.read_bytes(), FIELDS)
    assert report_styles_apart(path) == template_styles(path.read_bytes())
    path.write_bytes(template("Dòng đầu", "Số: {{ khong_co }}"))
    with pytest.raises(TemplateFaultError, match="không có trường “khong_co”, tại “Số"):
        fill_template_apart(path, FIELDS)


def test_every_reading_has_its_reader() -> None:
    assert set(READERS) == set(Reading)


_ASKERS: Final[dict[str, Callable[[Path], object]]] = {
    "report": read_report_apart,
    "slip template": lambda path: fill_template_apart(path, FIELDS),
    "report template": report_styles_apart,
}


StandIn = Callable[[str], Path]


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """Put a script in place of the reader, which is soon given up; return a folder."""

    def put(script: str) -> Path:
        for module in (report_apart, templates_apart):
            short = replace(module.BOUNDS, silent=0.5, said=10_000)
            monkeypatch.setattr(module, "BOUNDS", short)
        program = in_place_of_the_reader(tmp_path, script)
        monkeypatch.setattr(sys, "executable", program)
        return tmp_path

    return put


@pytest.fixture
def others() -> set[str]:
    """What runs already, left to its own tests."""
    return children()


@pytest.mark.parametrize("asker", _ASKERS)
@pytest.mark.parametrize(
    "script",
    ["kill -9 $$", "exec </dev/null; kill -9 $$", "printf '{\"nửa'", "exit 0"],
)
def test_a_reader_that_dies_is_told_in_a_sentence(
    stand_in: StandIn, others: set[str], asker: str, script: str
) -> None:
    tmp_path = stand_in(script)
    with pytest.raises(DomainError, match=_TOO_MUCH):
        _ASKERS[asker](tmp_path / "tệp.docx")
    assert children() <= others


@pytest.mark.parametrize("asker", _ASKERS)
@pytest.mark.parametrize(
    "ending",
    [
        ("exec sleep 60", _TOO_MUCH),
        ("cat; exec sleep 60", _TOO_MUCH),
        ('while true; do echo \'{"file": "mãi"}\'; done', "quá lớn khi mở ra"),
    ],
)
def test_a_reader_that_never_ends_is_stopped(
    stand_in: StandIn, others: set[str], asker: str, ending: tuple[str, str]
) -> None:
    script, word = ending
    tmp_path = stand_in(script)
    begun = time.monotonic()
    with pytest.raises(DomainError, match=word):
        _ASKERS[asker](tmp_path / "tệp.docx")
    assert time.monotonic() - begun < 5
    assert children() <= others
