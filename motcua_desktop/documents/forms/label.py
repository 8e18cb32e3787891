"""Nhãn hồ sơ: bars on a 80 mm roll, a QR on a label of 50 × 30 mm."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from motcua_desktop.documents.forms.description import LOCAL, SlipForm
from motcua_desktop.documents.forms.editions import FormWords, form_words
from motcua_desktop.documents.forms.parts import cleaned, refuse_gaps, slip_document
from motcua_desktop.documents.model import (
    CodeStrip,
    Document,
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
_SHORT_CONTENT: Final = 40
_SHORT_NAME: Final = 34


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
    due = short_date(sheet.due_at) if sheet.due_at else words.no_due_date
    days = (
        (Run(f"{words.received} {short_date(sheet.received_at)}"),),
        (Run(f"{words.due} "), Run(due, bold=True)),
    )
    name = sheet.applicant.shown_name
    if paper is Paper.LABEL:
        lines = (
            (Run(sheet.shown_number, bold=True),),
            (Run(_cut(name, _SHORT_NAME), bold=True),),
            (Run(_cut(sheet.content, _SHORT_CONTENT)),),
            *days,
        )
        yield CodeStrip(sheet.shown_number, tuple(_line(runs) for runs in lines))
        return
    yield CodeStrip(sheet.shown_number)
    for runs in ((Run(name, bold=True),), (Run(sheet.content),), *days):
        yield _line(runs)


def _line(runs: tuple[Run, ...]) -> Paragraph:
    return Paragraph(runs, Style.LINE)


def _cut(text: str, limit: int) -> str:
    """Return at most `limit` letters of a text that stands in full elsewhere."""
    if len(text) <= limit:
        return text
    return f"{text[: limit - 1].rsplit(' ', 1)[0]}…"
