"""Sentences are read in the window; words of the command line stand beside them."""

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import motcua_desktop
from motcua_desktop.cli.hints import HINTS
from motcua_desktop.cli.main import parser

PACKAGE = Path(motcua_desktop.__file__).parent
VIETNAMESE = re.compile("[à-ỹđ]")


def below(words: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Walk a parser and those of its commands."""
    yield words
    for action in words._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                yield from below(one)


def commands() -> dict[str, set[str]]:
    """Return each command and the deeds that may follow it."""
    (action,) = (
        it for it in parser()._actions if isinstance(it, argparse._SubParsersAction)
    )
    return {
        name: {
            str(word)
            for it in one._actions
            if not it.option_strings
            for word in it.choices or ()
        }
        for name, one in action.choices.items()
    }


def sentences(path: Path) -> Iterator[tuple[int, str]]:
    """Return what a person may read of a module, docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    spoken = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in spoken:
            text = node.value
            if isinstance(text, str) and VIETNAMESE.search(text):
                yield node.lineno, text


def named(known: dict[str, set[str]]) -> re.Pattern[str]:
    """Return what finds an option, a command with its deed, or one in quotes."""
    deeds = "|".join(
        rf"{name} (?:{'|'.join(sorted(found)) or '[a-z]'})"
        for name, found in known.items()
    )
    return re.compile(rf"--[a-z]|\b(?:{deeds})|[“(](?:{'|'.join(known)})[”)]")


def test_no_sentence_outside_the_command_line_names_its_words() -> None:
    finds = named(commands())
    assert finds.search("Tạo một bản: backup make.")
    assert finds.search("Chạy lệnh “check”.")
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: {text}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.parent.name != "cli"
        for line, text in sentences(path)
        if finds.search(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    "words", sorted({it for some in HINTS.values() for it in some})
)
def test_every_hint_can_be_typed(words: str) -> None:
    known = commands()
    options = {
        text
        for one in below(parser())
        for action in one._actions
        for text in action.option_strings
    }
    first, *rest = words.split()
    assert first in (options if first.startswith("--") else known)
    if rest and known.get(first):
        assert rest[0] in known[first]
    assert {it for it in rest if it.startswith("--")} <= options
