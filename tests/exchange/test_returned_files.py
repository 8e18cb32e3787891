"""A report that comes back as a file may be anything: it is refused in a sentence."""

import zipfile
from pathlib import Path

import pytest

from motcua_desktop.exchange.errors import FileRefusedError
from motcua_desktop.exchange.report_files import read_report

_DOCUMENT = (
    '<?xml version="1.0"?>{prolog}<w:document xmlns:w="http://schemas.openxmlformats.'
    'org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
    "</w:body></w:document>"
)


def _word(path: Path, *, text: str = "x", prolog: str = "", extra: int = 0) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        document = _DOCUMENT.format(prolog=prolog, text=text)
        package.writestr("word/document.xml", document)
        if extra:
            package.writestr("word/media/image1.png", bytes(extra))
    return path


def test_a_plain_one_is_read(tmp_path: Path) -> None:
    reading = read_report(_word(tmp_path / "báo cáo.docx", text="Tổng số 12"))
    assert [passage.cells for passage in reading.passages] == [("Tổng số 12",)]


@pytest.mark.parametrize(
    ("prolog", "text"),
    [
        ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "&e;"),
        ('<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>', "&b;"),
        ('<!DOCTYPE x SYSTEM "http://may-chu/x.dtd">', "x"),
    ],
)
def test_entities_are_refused(tmp_path: Path, prolog: str, text: str) -> None:
    path = _word(tmp_path / "báo cáo.docx", prolog=prolog, text=text)
    with pytest.raises(FileRefusedError, match="thực thể"):
        read_report(path)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = _word(tmp_path / "báo cáo.docx", extra=300 * 2**20)
    with pytest.raises(FileRefusedError, match="quá lớn"):
        read_report(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7\nhong", b"\0" * 99])
def test_a_broken_one_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "báo cáo.docx"
    path.write_bytes(content)
    with pytest.raises(FileRefusedError):
        read_report(path)
