"""The guides: the clerks' from the text in docs, opened; the page of commands."""

import argparse
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from motcua_desktop import resources
from motcua_desktop.cli.main import parser
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
    for words in ("Hướng dẫn sử dụng", "Ghi có kết quả", "Alt+P", "Ctrl+↑"):
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


def tokens_of(page: str) -> list[Token]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return MarkdownIt("commonmark").enable("table").parse(text)


def code_in(page: str) -> Iterator[str]:
    """Tell what a page sets as code, in its lines and in blocks."""
    for token in tokens_of(page):
        if token.type in {"fence", "code_block"}:
            yield token.content
        children = token.children or ()
        yield from (it.content for it in children if it.type == "code_inline")


def examples_in(page: str) -> Iterator[str]:
    """Tell the first cell of each row of a page's tables where it is all code."""
    cell = ""
    for token in tokens_of(page):
        children = token.children or []
        if cell == "tr_open" and [it.type for it in children] == ["code_inline"]:
            yield children[0].content
        if token.type in {"tr_open", "inline"}:
            cell = token.type


def commands_of(words: argparse.ArgumentParser, within: str = "") -> Iterator[str]:
    """Tell every command of the command line, "calendar add" behind "calendar"."""
    for action in words._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                yield f"{within}{name}"
                yield from commands_of(command, f"{within}{name} ")
        elif action.dest == "deed":
            yield from (f"{within}{deed}" for deed in action.choices or ())


def test_the_clerks_guide_speaks_of_the_window_alone() -> None:
    page = resources.guide_text().read_text(encoding="utf-8")
    assert not re.findall(r"--[a-z]\S*", page)
    commands = {*commands_of(parser()), "motcua_desktop", "MotCua.exe", "MotCua"}
    assert not [
        it for it in code_in("huong-dan-su-dung.md") if {*it.split()} & commands
    ]


def test_each_command_has_an_example_and_each_example_is_a_command() -> None:
    words, examples = parser(), [*examples_in("dong-lenh.md")]
    commands = {*commands_of(words)}
    assert {it.split()[0] for it in examples} == {it.split()[0] for it in commands}
    code = [it.split() for it in code_in("dong-lenh.md")]
    assert not commands - {" ".join(it[:count]) for it in code for count in (1, 2)}
    for example in examples:
        words.parse_args(shlex.split(example))
