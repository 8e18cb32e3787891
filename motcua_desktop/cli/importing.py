"""The command `import`: a file is taken in, or only tried, by one service."""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.cli.console import Console
from motcua_desktop.cli.effects import (
    KEPT_DUE,
    KEPT_LIMIT,
    effect_keys,
    effect_lines,
)
from motcua_desktop.cli.progress import progress, telling
from motcua_desktop.cli.refused import tell_refused
from motcua_desktop.services.rows.imports import (
    BOOK,
    CALENDAR,
    CATALOGUE,
    FileTaken,
    ImportTerms,
    register_of,
)

T = TypeVar("T")


def import_file(
    arguments: argparse.Namespace, office: OpenOffice, console: Console
) -> None:
    """Take a file in and tell what became of its rows; refused ones go beside it."""
    kind, path = arguments.kind, arguments.file
    result = _taken(arguments, office, console)
    beside = tell_refused(
        result.refused,
        console,
        lambda rows: office.imports.put_refused(kind, path, rows),
    )
    console.answer(
        _keys(arguments, result, beside),
        _sentence(kind, result),
        *_more(arguments, result, beside),
    )


def _taken(
    arguments: argparse.Namespace, office: OpenOffice, console: Console
) -> FileTaken:
    terms = ImportTerms(
        reason=arguments.recompute,
        trusted=arguments.trust,
        officer=arguments.officer,
    )
    file: Path = arguments.file
    with progress(f"Đang nhập “{file.name}”", console) as told:

        def counted(rows: Iterable[T]) -> Iterator[T]:
            return telling(rows, told)

        imports = office.imports
        if arguments.dry_run:
            return imports.look(arguments.kind, file, terms, counted=counted).would
        return imports.take(arguments.kind, file, terms, counted=counted)


def _sentence(kind: str, result: FileTaken) -> str:
    refused = len(result.refused)
    if kind == BOOK:
        return (
            f"Đã nhập {result.taken} hồ sơ, không đổi {result.unchanged}, "
            f"không nhập được {refused}."
        )
    if kind == CATALOGUE and refused:
        return f"Danh mục chỉ nhập khi mọi dòng đúng; còn {refused} dòng sai."
    if kind == CATALOGUE:
        return (
            f"Danh mục: thêm {result.added}, sửa {result.taken - result.added}, "
            f"không đổi {result.unchanged} thủ tục."
        )
    if kind == CALENDAR:
        return (
            f"Lịch: {result.taken} ngày mới hoặc đổi, {result.unchanged} ngày "
            "như đã có."
        )
    return (
        f"Sổ “{register_of(kind).title}”: đã nhập {result.taken} dòng, "
        f"không đổi {result.unchanged}, không nhập được {refused}."
    )


def _keys(
    arguments: argparse.Namespace, result: FileTaken, beside: Path | None
) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "taken": result.taken,
        "refused": len(result.refused),
        "unchanged": result.unchanged,
        "refused_file": str(beside) if beside else None,
    }
    if result.effect is not None:
        answer |= effect_keys(result.effect, dry_run=arguments.dry_run)
    if arguments.kind == CALENDAR:
        answer["signer"] = result.signer or None
    return answer


def _more(
    arguments: argparse.Namespace, result: FileTaken, beside: Path | None
) -> list[str]:
    lines = [f"Các dòng không nhập được và lý do: {beside}"] if beside else []
    if result.effect is None:
        return [*lines, "Chạy thử: chưa ghi gì."] if arguments.dry_run else lines
    kept = KEPT_LIMIT if arguments.kind == CATALOGUE else KEPT_DUE
    told = effect_lines(result.effect, dry_run=arguments.dry_run, kept=kept)
    return [*lines, *told]
