"""The forms that can be printed; every form stands in `FORMS`, one line each."""

from collections.abc import Iterator

from motcua_desktop.documents.forms.apology import APOLOGY_FORM
from motcua_desktop.documents.forms.appointment_receipt import (
    RECEIPT_FORM,
    receipt_words,
    receipt_words_with_fee,
)
from motcua_desktop.documents.forms.control_slip import CONTROL_FORM
from motcua_desktop.documents.forms.description import SlipForm
from motcua_desktop.documents.forms.editions import certainties
from motcua_desktop.documents.forms.handovers import (
    BY_POST_FORM,
    RECORD_FORM,
    RESULTS_FORM,
)
from motcua_desktop.documents.forms.label import LABEL_FORM
from motcua_desktop.documents.forms.refusal import REFUSAL_FORM
from motcua_desktop.documents.forms.stop_notice import STOP_FORM
from motcua_desktop.documents.forms.supplement_request import SUPPLEMENT_FORM
from motcua_desktop.documents.forms.tracking_book import BOOK_FORM
from motcua_desktop.documents.model import Document, Paper, SlipBlock
from motcua_desktop.services.rows.slips import FormSetCard, Sheet

FORMS: tuple[SlipForm, ...] = (
    RECEIPT_FORM,
    SUPPLEMENT_FORM,
    REFUSAL_FORM,
    APOLOGY_FORM,
    STOP_FORM,
    CONTROL_FORM,
    BOOK_FORM,
    RECORD_FORM,
    RESULTS_FORM,
    BY_POST_FORM,
    LABEL_FORM,
)


def filled_form(name: str, sheet: Sheet, paper: str = "") -> Document[SlipBlock]:
    """Return form `name` filled with its own sheet, on its usual paper or another.

    Raises:
        DomainError: a fact that the form exists for is missing.
    """
    form = form_named(name)
    return form.document(sheet, Paper(paper) if paper else form.papers[0])


def form_named(name: str) -> SlipForm:
    """Return the form called `name`.

    Raises:
        KeyError: there is none.
    """
    return {form.name: form for form in FORMS}[name]


def form_set_cards() -> tuple[FormSetCard, ...]:
    """Return the sets of forms that circulars prescribe, as their Mẫu 01 dates them."""
    return tuple(
        FormSetCard(
            words.form_set,
            words.in_force_from,
            words.in_force_to,
            tuple(_uncertain(words.form_set)),
        )
        for words in receipt_words()
    )


def _uncertain(form_set: str) -> Iterator[tuple[str, str]]:
    for form in FORMS:
        certainty = certainties(form.name, form.form_sets).get(form_set)
        if certainty:
            yield form.title, certainty
    for words in receipt_words_with_fee():
        if words.form_set == form_set:
            yield f"{RECEIPT_FORM.title} (có mục phí, lệ phí)", words.certainty
