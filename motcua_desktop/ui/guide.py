"""The part of the clerks' guide about one screen, from the guide's one text.

A comment before a heading names the screen that the part is about; the part goes on
to the next such comment or the next heading that is not deeper.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from motcua_desktop.resources import guide_text

if TYPE_CHECKING:
    from markdown_it.token import Token

PANELS: Final = ("days", "imports", "online", "papers")
"""Panels with a part of their own; others are told of with the screen beneath."""
_MARK: Final = re.compile(r"<!-- màn hình: ([a-z]+) -->")

Run = tuple[str, str]
"""Words and how they are said: "", "strong" or "code"."""


@dataclass(frozen=True, slots=True)
class GuideBlock:
    """A paragraph: "heading", "text", "item", "code" or a "row" of a table."""

    kind: str
    runs: tuple[Run, ...]

    @property
    def words(self) -> str:
        """The paragraph without its looks."""
        return "".join(words for words, _ in self.runs)


def marked_screens(guide: str) -> list[str]:
    """Return the screens that have a part, in the order of the guide."""
    return _MARK.findall(guide)


def read_part(screen: str) -> tuple[GuideBlock, ...]:
    """Return what the shipped guide says of a screen; nothing where it is gone."""
    try:
        return guide_part(guide_text().read_text(encoding="utf-8"), screen)
    except OSError:
        return ()  # the keys are shown all the same


def guide_part(guide: str, screen: str) -> tuple[GuideBlock, ...]:
    """Return what the Markdown `guide` says of a screen; nothing where it is silent."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 the first F1 needs it

    tokens = MarkdownIt("commonmark").enable("table").parse(guide)
    return tuple(_Blocks().of(_part(tokens, screen)))


def _part(tokens: Sequence["Token"], screen: str) -> Iterator["Token"]:
    mark = f"<!-- màn hình: {screen} -->"
    following = itertools.dropwhile(lambda it: it.content.strip() != mark, tokens)
    level = ""
    for token in itertools.islice(following, 1, None):
        is_heading = token.type == "heading_open"
        if token.type == "html_block" or (is_heading and "" < token.tag <= level):
            return
        if is_heading and not level:
            level = token.tag
        yield token


class _Blocks:
    """Turns tokens into paragraphs."""

    def __init__(self) -> None:
        self._kind = "text"
        self._counts: list[int] = []
        self._bullet = ""
        self._row: list[Run] | None = None

    def of(self, tokens: Iterable["Token"]) -> Iterator[GuideBlock]:
        for token in tokens:
            if token.type == "inline":
                yield from self._inline(token)
            elif token.type == "fence":
                yield GuideBlock("code", ((token.content.rstrip(), "code"),))
            elif token.type == "tr_close" and self._row is not None:
                yield GuideBlock("row", tuple(self._row[:-1]))
                self._row = None
            else:
                self._follow(token)

    def _follow(self, token: "Token") -> None:
        if token.type in {"heading_open", "heading_close"}:
            self._kind = "heading" if token.nesting > 0 else "text"
        elif token.type in {"ordered_list_open", "bullet_list_open"}:
            self._counts.append(int(token.type.startswith("ordered")))
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            self._counts.pop()
        elif token.type == "list_item_open":
            count = self._counts[-1]
            self._bullet = f"{count}." if count else "•"
            self._counts[-1] += bool(count)
        elif token.type == "tr_open":
            self._row = []

    def _inline(self, token: "Token") -> Iterator[GuideBlock]:
        runs = [*_runs(token.children or ())]
        if self._row is not None:
            self._row += [*runs, ("\t", "")]
        elif self._counts:
            bullet, self._bullet = self._bullet, ""
            yield GuideBlock("item", ((f"{bullet}\t", ""), *runs))
        elif runs:
            yield GuideBlock(self._kind, tuple(runs))


def _runs(tokens: Iterable["Token"]) -> Iterator[Run]:
    look = ""
    for token in tokens:
        if token.type in {"strong_open", "strong_close"}:
            look = "strong" if token.nesting > 0 else ""
        elif token.type in {"softbreak", "hardbreak"}:
            yield " ", look
        elif token.type == "code_inline":
            yield token.content, "code"
        elif token.type == "text" and token.content:
            yield token.content, look
