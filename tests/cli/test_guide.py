"""The guide: made from the text in docs, opened from the program."""

import sys
from pathlib import Path

import pypdfium2
import pytest

from motcua_desktop import resources
from motcua_desktop.ui.viewer import SystemViewer
from tests.architecture.source import ROOT
from tests.cli.program import Program

sys.path.insert(0, str(ROOT / "build"))

from guide import write_guide


def test_the_guide_holds_the_text_and_is_the_same_each_time(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("một.pdf", "hai.pdf")]
    for path in paths:
        write_guide(path)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    pdf = pypdfium2.PdfDocument(paths[0])
    text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    pdf.close()
    for words in ("Hướng dẫn sử dụng", "Ghi có kết quả", "Alt+P"):
        assert words.lower() in text.lower()


def test_the_guide_opens_where_it_is_shipped(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "mã nguồn không kèm hướng dẫn PDF" in program("guide").err
    shipped = tmp_path / "assets" / resources.GUIDE
    shipped.parent.mkdir(parents=True)
    shipped.touch()
    shown: list[Path] = []
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    monkeypatch.setattr(SystemViewer, "show", lambda _self, path: shown.append(path))
    assert program("guide").status == 0
    assert shown == [shipped]
