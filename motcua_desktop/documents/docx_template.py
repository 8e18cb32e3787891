"""An office's own Word template: its styles are taken, what it lacks stays ours."""

import copy
import io
import zipfile
from collections.abc import Sequence
from typing import Any, Final

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError, tostring

from motcua_desktop.documents.word_styles import BUILT_IN, OWN
from motcua_desktop.domain.errors import ReportTemplateError

_KEYS: Final = tuple(style.key for style in (*OWN, *BUILT_IN))
_UNREADABLE: Final = (
    PackageNotFoundError,
    zipfile.BadZipFile,
    XMLSyntaxError,
    KeyError,
    ValueError,
)


def template_styles(template: bytes) -> tuple[str, ...]:
    """Return the paragraph styles of an office's Word file, each as XML.

    Raises:
        ReportTemplateError: the template is no Word file.
    """
    try:
        word = docx.Document(io.BytesIO(template))
        return tuple(tostring(it, encoding="unicode") for it in _styles(word).values())
    except _UNREADABLE as error:
        raise ReportTemplateError from error


def adopt_styles(word: WordDocument, styles: Sequence[str]) -> tuple[str, ...]:
    """Give `word` the styles of a template; return the names of those it lacks.

    Numbers of headings, page and letterhead stay as the decree wants them: a style
    brings its letters and spaces, not its list.
    """
    theirs = {it.get(qn("w:styleId"), ""): it for it in map(parse_xml, styles)}
    ours = _styles(word)
    missing = []
    for key in _KEYS:
        own = ours[key]
        name = _value(own, "w:name")
        found = theirs.get(key, _named(theirs, name))
        if found is None:
            missing.append(name)
        else:
            own.getparent().replace(own, _fitted(found, own, ours))
    return tuple(missing)


def _styles(word: WordDocument) -> dict[str, Any]:
    return {
        style.get(qn("w:styleId"), ""): style
        for style in word.styles.element.findall(qn("w:style"))
        if style.get(qn("w:type")) == "paragraph"
    }


def _value(style: Any, tag: str) -> str:
    found = style.find(qn(tag))
    return "" if found is None else str(found.get(qn("w:val"), ""))


def _named(styles: dict[str, Any], name: str) -> Any:
    """Return the style that people know by this name, whatever its id."""
    wanted = name.casefold()
    named = (it for it in styles.values() if _value(it, "w:name").casefold() == wanted)
    return next(named, None)


def _fitted(found: Any, own: Any, ours: dict[str, Any]) -> Any:
    """Return a copy of the office's style that stands in our file."""
    style = copy.deepcopy(found)
    style.set(qn("w:styleId"), own.get(qn("w:styleId")))
    for tag in ("w:link", "w:next"):
        for one in style.findall(qn(tag)):
            style.remove(one)
    based = style.find(qn("w:basedOn"))
    if based is not None and based.get(qn("w:val")) not in ours:
        based.set(qn("w:val"), "Normal")
    properties = style.get_or_add_pPr()
    for one in properties.findall(qn("w:numPr")):
        properties.remove(one)
    numbered = own.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if numbered is not None:
        kept = properties.get_or_add_numPr()
        properties.replace(kept, copy.deepcopy(numbered))
    return style
