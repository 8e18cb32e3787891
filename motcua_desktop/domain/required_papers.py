"""Thành phần hồ sơ as an official types it: one line a paper, "tên; chính; sao"."""

import re
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Final

from motcua_desktop.domain.errors import FieldValueError
from motcua_desktop.domain.people import checked_name
from motcua_desktop.domain.procedure import Procedure, RequiredPaper
from motcua_desktop.text import clean_line, fold

PAPERS_AT_MOST: Final = 50
_COUNT = re.compile(r"\d{1,2}")
_NUMBERS: Final = (("số bản chính", "1"), ("số bản sao", "0"))


def papers_text(papers: Sequence[RequiredPaper]) -> str:
    """Return the papers as text, one line each; `read_papers` reads it back."""
    return "\n".join(f"{it.name}; {it.originals}; {it.copies}" for it in papers)


def read_papers(procedure: Procedure, text: str) -> tuple[RequiredPaper, ...]:
    """Return the papers that `text` names; a paper known by its name keeps its code.

    A line without numbers asks for one original; empty lines count for nothing.

    Raises:
        FieldValueError: a line lacks a name, has a number that is none or repeats
            another line's paper; or there are more than 50 papers.
    """
    codes = {fold(it.name): it.code for it in procedure.papers}
    free = _free_codes(procedure)
    found: dict[str, RequiredPaper] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not clean_line(line):
            continue
        name, originals, copies = _read(number, line)
        key = fold(name)
        if key in lines:
            raise FieldValueError(
                f"Dòng {number}:", f"giấy tờ đã có ở dòng {lines[key]}"
            )
        lines[key] = number
        code = codes.get(key) or next(free)
        found[key] = RequiredPaper(code, name, originals, copies)
    if len(found) > PAPERS_AT_MOST:
        raise FieldValueError(
            "Danh sách", f"có {len(found)} giấy tờ, tối đa {PAPERS_AT_MOST}"
        )
    return tuple(found.values())


def _free_codes(procedure: Procedure) -> Iterator[str]:
    taken = {it.code for it in procedure.papers}
    for number in count(1):
        code = f"{procedure.code}-{number:02d}"
        if code not in taken:
            yield code


def _read(number: int, line: str) -> tuple[str, int, int]:
    name, *rest = line.rsplit(";", 2)
    paper = checked_name(f"Dòng {number}: tên giấy tờ", name)
    told = [clean_line(it) for it in rest] + ["", ""]
    originals, copies = (
        _count(f"Dòng {number}: {label}", given or usual)
        for given, (label, usual) in zip(told, _NUMBERS, strict=False)
    )
    return paper, originals, copies


def _count(label: str, text: str) -> int:
    if not _COUNT.fullmatch(text):
        raise FieldValueError(label, f"là “{text}”, phải là số từ 0 đến 99")
    return int(text)
