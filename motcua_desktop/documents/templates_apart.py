"""The office's own Word templates, read by a process of its own (`apart`).

A template is read and filled there in one go, each time: nothing of it is ever parsed
in the program, so there is no moment at which one counts as harmless.
"""

import base64
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from motcua_desktop.apart.asking import (
    MEBIBYTE,
    Bounds,
    ReaderEndedError,
    Reading,
    answer_of,
)
from motcua_desktop.documents.docx_template import template_styles
from motcua_desktop.domain.errors import ReportTemplateError
from motcua_desktop.services.errors import TemplateFaultError

BOUNDS: Final = Bounds(
    memory=450 * MEBIBYTE, seconds=60, silent=60.0, said=64 * MEBIBYTE
)
"""A book of 5,000 dossiers took 200 MB and 2.4 seconds to fill."""


def fill_template_apart(template: Path, fields: Mapping[str, Any]) -> bytes:
    """Return the template filled with `fields` by another process.

    Raises:
        TemplateFaultError: it is no Word file, or says what it may not or cannot; or
            its reader was killed.
    """
    question = {"template": str(template.resolve()), "fields": fields}
    try:
        said = answer_of(Reading.SLIP_TEMPLATE, question, BOUNDS)
    except ReaderEndedError as ended:
        raise TemplateFaultError(f"tệp {ended.why}") from ended
    if "why" in said:
        raise TemplateFaultError(**said)
    return base64.b64decode(said["file"])


def report_styles_apart(template: Path) -> tuple[str, ...]:
    """Return the paragraph styles of a report template, read by another process.

    Raises:
        ReportTemplateError: the template is no Word file, or its reader was killed.
    """
    try:
        said = answer_of(Reading.REPORT_TEMPLATE, str(template.resolve()), BOUNDS)
    except ReaderEndedError as ended:
        raise ReportTemplateError(f"tệp {ended.why}") from ended
    if "why" in said:
        raise ReportTemplateError(said["why"])
    return tuple(said["styles"])


def say_filled(template: str, fields: Mapping[str, Any]) -> Iterator[object]:
    """Say the filled template, or what is wrong with it and where."""
    # Here alone: the program itself never fills one, and need not carry what does.
    from motcua_desktop.documents.word_template import fill_template  # noqa: PLC0415

    try:
        made = fill_template(Path(template).read_bytes(), fields)
    except TemplateFaultError as fault:
        yield {"why": fault.why, "place": fault.place}
        return
    yield {"file": base64.b64encode(made).decode()}


def say_styles(template: str) -> Iterator[object]:
    """Say the styles of a report template, or what is wrong with it."""
    try:
        styles = template_styles(Path(template).read_bytes())
    except ReportTemplateError as error:
        yield {"why": error.why}
        return
    yield {"styles": styles}
