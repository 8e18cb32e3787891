"""The words of `report texts`: the free texts of a report, shown and confirmed."""

import argparse
from collections.abc import Sequence
from typing import Any, Final

from motcua_desktop.cli.console import Console
from motcua_desktop.cli.figures import period_of, scope_of
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.reading import RequestError
from motcua_desktop.services.errors import UnknownWordError
from motcua_desktop.services.narrative import CCHC
from motcua_desktop.services.rows.narrative import NarrativeSection

TEXTS: Final = "texts"
_ALL: Final = "all"


def add_texts_words(report: argparse.ArgumentParser) -> None:
    """Add the words about free texts to the command `report`."""
    report.add_argument(
        "--set",
        dest="sets",
        action="append",
        default=[],
        metavar="MỤC=NỘI DUNG",
        help="soạn nội dung một mục, ví dụ I.2=…; ghi được nhiều lần",
    )
    report.add_argument(
        "--confirm",
        action="append",
        default=[],
        metavar="MỤC",
        help="xác nhận một mục, hoặc “all”; ghi được nhiều lần",
    )
    report.add_argument(
        "--suggest", action="store_true", help="chỉ xem nội dung gợi ý từ các sổ"
    )
    report.add_argument(
        "--skip-unconfirmed",
        action="store_true",
        help="xuất cả khi còn mục chưa xác nhận; các mục đó được đánh dấu",
    )
    report.add_argument(
        "--accept-periods",
        action="store_true",
        help="đã xem các kỳ khác mà nội dung nhắc tới",
    )


def run_texts(arguments: argparse.Namespace, console: Console) -> int:
    """Write, confirm and show the free texts of one report of one period."""
    if arguments.of != CCHC:
        raise UnknownWordError("Báo cáo có phần lời", arguments.of, CCHC)
    period = period_of(arguments)
    with office_of(arguments) as office:
        desk, code = office.narrative, scope_of(arguments, office).unit_code
        keys, texts = list(arguments.confirm), _typed(arguments.sets)
        for key, text in texts.items():
            desk.write(
                period,
                key,
                text,
                unit_code=code,
                actor=arguments.officer,
                confirms=key in keys,
            )
        if _ALL in keys:
            waiting = desk.narrative(period, unit_code=code).unconfirmed
            keys = [it.heading.key for it in waiting if not it.is_only_from_before]
        for key in keys:
            if key not in texts:
                desk.confirm(period, key, unit_code=code, actor=arguments.officer)
        sections = desk.narrative(period, unit_code=code).sections
    shown = [it for it in sections if it.suggestion or not arguments.suggest]
    lines = [
        line for it in shown for line in _lines(it, only_suggestion=arguments.suggest)
    ]
    console.answer({"texts": [_document(it) for it in shown]}, *lines)
    return 0


def _typed(sets: Sequence[str]) -> dict[str, str]:
    texts = {}
    for words in sets:
        key, sign, text = words.partition("=")
        if not sign:
            raise RequestError(f"“{words}” thiếu dấu “=”")
        texts[key] = text
    return texts


def _document(one: NarrativeSection) -> dict[str, Any]:
    return {
        "key": one.heading.key,
        "number": one.heading.number,
        "title": one.heading.title,
        "state": one.state.value,
        "text": one.text,
        "suggestion": one.suggestion,
        "from_before": one.is_from_before,
        "findings": [finding.sentence for finding in one.findings],
    }


def _lines(one: NarrativeSection, *, only_suggestion: bool) -> list[str]:
    heading = one.heading
    text = one.suggestion if only_suggestion else one.text
    lines = [f"{heading.number}. {heading.title} ({heading.key}): {one.state.label}"]
    lines += [f"    {line}" for line in text.splitlines()]
    if not only_suggestion and one.suggestion and one.suggestion != one.text:
        source = "kỳ trước" if one.is_from_before else "từ sổ"
        lines += [f"    [Gợi ý {source}] {it}" for it in one.suggestion.splitlines()]
    return [*lines, *(f"    ! {finding.sentence}" for finding in one.findings)]
