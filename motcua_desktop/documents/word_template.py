"""The office's own Word templates, filled in a sandbox; the only place of docxtpl.

A template comes from a person, so it may do nothing but show fields, choose and
repeat: every other construct is refused before anything runs. Loops go two deep at
most over lists of ours, so that no template can run long.
"""

import io
import re
import traceback
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, Final

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from motcua_desktop.documents.docx import packed
from motcua_desktop.services.errors import TemplateFaultError

_FILTERS: Final = ("upper", "lower", "length", "default", "trim", "first", "last")
_ALLOWED: Final = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Const,
    nodes.If,
    nodes.For,
    nodes.Compare,
    nodes.Operand,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.CondExpr,
    nodes.Filter,
    nodes.Test,
)
_DEEPEST: Final = 2
_LARGEST_FILE: Final = 5 * 2**20
_LARGEST_CONTENT: Final = 50 * 2**20
_TAG: Final = re.compile(r"<[^>]+>")
_MARKS: Final = ("{{", "{%", "{#")
_SHOWN: Final = 80
_NO_FIELD: Final = re.compile(r"'([^']+)' is undefined|no attribute '([^']+)'")
_NO_COMMAND: Final = re.compile(r"unknown tag '([^']+)'")
_NEW_PARAGRAPH: Final = re.compile(r"<w:p([ >])")


def fill_template(template: bytes, fields: Mapping[str, Any]) -> bytes:
    """Return the template filled with `fields`; the same input is the same bytes.

    Raises:
        TemplateFaultError: it is no Word file, or says what it may not or cannot;
            with the place.
    """
    _refuse_bomb(template)
    try:
        document = DocxTemplate(io.BytesIO(template))
        document.render_init()
        sources = dict(_sources(document))
    except (KeyError, ValueError, zipfile.BadZipFile) as error:
        raise TemplateFaultError("tệp không phải tệp Word (.docx)") from error
    environment = _environment()
    for source in sources.values():
        _refuse_strange(environment, source)
    try:
        document.render(dict(fields), environment, autoescape=True)
    except TemplateError as error:
        source = sources.get(document.current_rendering_part, "")
        raise _told(error, _line_at(source, _line_of(error))) from error
    return packed(document.docx)


def _refuse_bomb(template: bytes) -> None:
    """Refuse a file that would not fit into memory once it is opened."""
    if len(template) > _LARGEST_FILE:
        raise TemplateFaultError("tệp lớn hơn 5 MB")
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as package:
            size = sum(entry.file_size for entry in package.infolist())
    except zipfile.BadZipFile as error:
        raise TemplateFaultError("tệp không phải tệp Word (.docx)") from error
    if size > _LARGEST_CONTENT:
        raise TemplateFaultError("nội dung tệp lớn hơn 50 MB")


def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    return environment


def _sources(document: DocxTemplate) -> Iterator[tuple[Any, str]]:
    """Yield each part that is filled, as docxtpl reads it: one paragraph a line."""
    word = document.docx
    properties = word.core_properties
    told = " ".join(
        str(getattr(properties, name) or "")
        for name in ("author", "comments", "keywords", "subject", "title", "category")
    )
    if any(mark in told for mark in _MARKS):
        raise TemplateFaultError("có trường trong thuộc tính của tệp")
    for part in word.part.package.iter_parts():
        if "footnotes" in part.content_type and b"{" in part.blob:
            raise TemplateFaultError("có trường trong chú thích cuối trang")
    yield word._part, _by_paragraph(document, document.get_xml())  # noqa: SLF001
    for kind in (document.HEADER_URI, document.FOOTER_URI):
        for _, part in document.get_headers_footers(kind):
            yield part, _by_paragraph(document, document.get_part_xml(part))


def _by_paragraph(document: DocxTemplate, xml: str) -> str:
    return _NEW_PARAGRAPH.sub(r"\n<w:p\1", document.patch_xml(xml))


def _refuse_strange(environment: SandboxedEnvironment, source: str) -> None:
    """Refuse what a template may not say.

    Raises:
        TemplateFaultError: a construct is not allowed, or cannot be read.
    """
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        raise _told(error, _line_at(source, error.lineno)) from error
    for node in tree.find_all(nodes.Node):
        place = _line_at(source, node.lineno)
        if not isinstance(node, _ALLOWED):
            raise TemplateFaultError("có lệnh không được phép", place)
        if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
            raise TemplateFaultError(f"bộ lọc “{node.name}” không được phép", place)
        if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            raise TemplateFaultError("có lệnh không được phép", place)
        if isinstance(node, nodes.For) and _depth(node) > _DEEPEST:
            raise TemplateFaultError("vòng lặp lồng nhau quá hai tầng", place)


def _depth(loop: nodes.For) -> int:
    inner = [_depth(one) for one in loop.find_all(nodes.For)]
    return 1 + max(inner, default=0)


def _line_of(error: TemplateError) -> int:
    """Return the line of the template in which an error arose."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == "<template>"]
    return lines[-1] or 0 if lines else 0


def _line_at(source: str, number: int) -> str:
    """Return the words of one paragraph of the template."""
    lines = source.splitlines()
    if not 0 < number <= len(lines):
        return ""
    words = _TAG.sub("", lines[number - 1]).strip()
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def _told(error: TemplateError, place: str) -> TemplateFaultError:
    """Return the error in Vietnamese."""
    message = error.message or ""
    if isinstance(error, UndefinedError):
        found = _NO_FIELD.search(message)
        name = next(filter(None, found.groups())) if found else ""
        return TemplateFaultError(f"không có trường “{name}”", place)
    if isinstance(error, SecurityError):
        return TemplateFaultError("có lệnh không được phép", place)
    for ending in ("endfor", "endif"):
        if f"'{ending}'" in message and "end of template" in message:
            return TemplateFaultError(f"thiếu {{% {ending} %}}", place)
    unknown = _NO_COMMAND.search(message)
    if unknown:
        return TemplateFaultError(f"không có lệnh “{unknown[1]}”", place)
    return TemplateFaultError("trường hoặc lệnh viết sai", place)
