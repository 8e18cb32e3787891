"""The statutory forms that can be printed; every form stands in `FORMS`."""

from motcua_desktop.documents.forms.appointment_receipt import RECEIPT_FORM
from motcua_desktop.documents.forms.description import SlipForm

FORMS: tuple[SlipForm, ...] = (RECEIPT_FORM,)
