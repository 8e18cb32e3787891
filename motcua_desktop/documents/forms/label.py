"""Nhãn hồ sơ: code, bar code, person, days; on a 80 mm roll or a 50 × 30 mm label."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from motcua_desktop.documents.forms.description import LOCAL, SlipForm
from motcua_desktop.documents.forms.editions import FormWords, form_words
from motcua_desktop.documents.forms.parts import cleaned, refuse_gaps, slip_document
from motcua_desktop.documents.model import (
    CodeStrip,
    Document,
    Field,
    FieldLine,
    Paper,
    Paragraph,
    Run,
    Section,
    SlipBlock,
    Style,
)
from motcua_desktop.domain.lifecycle import State
from motcua_desktop.services.rows.slips import LabelSheet
from motcua_desktop.text import short_date

LABEL: Final = "nhan-ho-so"
_SHORT_CONTENT: Final = 80
_SHORT_NAME: Final = 36


@dataclass(frozen=True, slots=True)
class LabelWords(FormWords):
    """The words of the label."""

    received: str = field(kw_only=True)
    due: str = field(kw_only=True)
    no_due_date: str = field(kw_only=True)


def label_document(
    sheet: LabelSheet, paper: Paper = Paper.LABEL
) -> Document[SlipBlock]:
    """Return the label of one dossier; the small one shortens long words.

    Raises:
        MissingBlankError: the dossier has no number.
    """
    sheet = cleaned(sheet)
    (words,) = form_words(LABEL, LabelWords, LOCAL)
    refuse_gaps(sheet.office, (("Mã hồ sơ", sheet.shown_number),))
    section = Section[SlipBlock](paper, tuple(_blocks(sheet, words, paper)))
    return slip_document(sheet, LABEL_FORM.title, [section])


LABEL_FORM: Final = SlipForm(
    name=LABEL,
    title="Nhãn hồ sơ",
    form_sets=LOCAL,
    papers=(Paper.LABEL, Paper.ROLL),
    states=tuple(State),
    document=label_document,
    is_issued=False,
)


def _blocks(sheet: LabelSheet, words: LabelWords, paper: Paper) -> Iterator[SlipBlock]:
    is_small = paper is Paper.LABEL
    yield CodeStrip(sheet.shown_number)
    name = sheet.applicant.shown_name
    content = sheet.content
    if is_small:
        name, content = _cut(name, _SHORT_NAME), _cut(content, _SHORT_CONTENT)
    yield Paragraph((Run(name, bold=True),), Style.LINE)
    yield Paragraph.of(content, Style.LINE)
    due = short_date(sheet.due_at) if sheet.due_at else words.no_due_date
    received = Field(words.received, short_date(sheet.received_at))
    yield FieldLine((received, Field(words.due, due, bold=True)))


def _cut(text: str, limit: int) -> str:
    """Return at most `limit` letters of a text that stands in full elsewhere."""
    if len(text) <= limit:
        return text
    return f"{text[: limit - 1].rsplit(' ', 1)[0]}…"
