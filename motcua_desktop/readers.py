"""What the program reads when it was started as a reader (`apart`), each behind a gate.

The libraries of a kind load with the first question about it.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from motcua_desktop.apart.answering import Reader
from motcua_desktop.apart.asking import Reading


def _workbook(path: str) -> Iterator[object]:
    from motcua_desktop.exchange.workbook_apart import say_workbook  # noqa: PLC0415

    yield from say_workbook(path)


def _report(path: str) -> Iterator[object]:
    from motcua_desktop.exchange.report_apart import say_report  # noqa: PLC0415

    yield from say_report(path)


def _slip_template(question: Mapping[str, Any]) -> Iterator[object]:
    from motcua_desktop.documents.templates_apart import say_filled  # noqa: PLC0415

    refused = _refused_at_the_gate(question["template"])
    yield from [refused] if refused else say_filled(**question)


def _report_template(path: str) -> Iterator[object]:
    from motcua_desktop.documents.templates_apart import say_styles  # noqa: PLC0415

    refused = _refused_at_the_gate(path)
    yield from [refused] if refused else say_styles(path)


def _refused_at_the_gate(path: str) -> Mapping[str, str] | None:
    from motcua_desktop.exchange.errors import FileRefusedError  # noqa: PLC0415
    from motcua_desktop.exchange.guard import check_word_file  # noqa: PLC0415

    try:
        check_word_file(Path(path))
    except FileRefusedError as refusal:
        return {"why": f"tệp {refusal.why}", "place": ""}
    return None


READERS: Final[Mapping[str, Reader]] = {
    Reading.WORKBOOK: _workbook,
    Reading.REPORT: _report,
    Reading.SLIP_TEMPLATE: _slip_template,
    Reading.REPORT_TEMPLATE: _report_template,
}
