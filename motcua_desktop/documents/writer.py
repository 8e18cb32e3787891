"""The port `PaperWriter`: what services ask for, made into files."""

from motcua_desktop.documents.docx import render_docx
from motcua_desktop.documents.forms.appointment_receipt import receipt_document
from motcua_desktop.documents.model import Paper
from motcua_desktop.documents.pdf import render_pdf
from motcua_desktop.documents.reports.cchc import cchc_document
from motcua_desktop.services.rows.reports import CchcFacts
from motcua_desktop.services.rows.slips import ReceiptSheet


class OfficePaperWriter:
    """Writes slips as PDF and reports as Word files."""

    def receipt(self, sheet: ReceiptSheet, *, paper: str) -> bytes:
        """Return the receipt as PDF, `paper` being A5 or A4."""
        return render_pdf(receipt_document(sheet, paper=Paper(paper)))

    def cchc_report(self, facts: CchcFacts) -> bytes:
        """Return the periodic CCHC report as DOCX, its typed parts left open."""
        return render_docx(cchc_document(facts))
