"""Files made and read at the rim; each library loads when it is first needed."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from motcua_desktop.domain.report_text import Passage
from motcua_desktop.services.files import WrittenFile, write_whole
from motcua_desktop.services.rows.explanations import ExplanationSheet
from motcua_desktop.services.rows.issues import FileReading, ReportStamp
from motcua_desktop.services.rows.reports import CchcFacts
from motcua_desktop.services.rows.slips import ReceiptSheet
from motcua_desktop.services.rows.tables import (
    CellBehind,
    TableContent,
    TableLine,
    TableText,
)

TEMPLATE_FILE = "report-template.docx"


class Papers:
    """Papers made by the documents package, whose libraries load at first use.

    An office may keep a Word file of its own beside its data; reports take its styles.
    """

    def __init__(self, data: Path) -> None:
        """Look for the office's template in folder `data`."""
        self._template = data / TEMPLATE_FILE

    def receipt(self, sheet: ReceiptSheet, *, paper: str) -> bytes:
        """Return the receipt as PDF."""
        from motcua_desktop.documents.forms.appointment_receipt import (  # noqa: PLC0415
            receipt_document,
        )
        from motcua_desktop.documents.model import Paper  # noqa: PLC0415
        from motcua_desktop.documents.pdf import render_pdf  # noqa: PLC0415

        return render_pdf(receipt_document(sheet, paper=Paper[paper]))

    def explanation(self, sheet: ExplanationSheet) -> bytes:
        """Return the explanation of a due moment as PDF."""
        from motcua_desktop.documents.explanation import (  # noqa: PLC0415
            explanation_document,
        )
        from motcua_desktop.documents.pdf import render_pdf  # noqa: PLC0415

        return render_pdf(explanation_document(sheet))

    def findings(self) -> list[str]:
        """Return what papers lack: the fonts that are embedded in them."""
        from motcua_desktop.documents.pdf import missing_fonts  # noqa: PLC0415

        return [f"Thiếu phông chữ để in phiếu: {name}." for name in missing_fonts()]

    def cchc_report(self, facts: CchcFacts, stamp: ReportStamp) -> bytes:
        """Return the periodic CCHC report as DOCX, as `stamp` has it."""
        from motcua_desktop.documents.docx import render_docx  # noqa: PLC0415
        from motcua_desktop.documents.reports.cchc import (  # noqa: PLC0415
            cchc_document,
        )
        from motcua_desktop.documents.reports.choices import (  # noqa: PLC0415
            choices_of,
        )

        document = cchc_document(facts, choices_of(stamp))
        marked = replace(document, mark=stamp.mark)
        return render_docx(marked, template=self._own_template())

    def _own_template(self) -> bytes:
        try:
            return self._template.read_bytes()
        except FileNotFoundError:
            return b""


class Tables:
    """Tables as files, and their words; the libraries load at first use."""

    def paper(self, path: Path, content: TableContent) -> WrittenFile:
        """Write the table as DOCX or PDF, as the name of `path` says."""
        from motcua_desktop.documents.reports.table_paper import (  # noqa: PLC0415
            table_document,
        )

        document = table_document(content)
        if path.suffix.lower() == ".pdf":
            from motcua_desktop.documents.pdf_tables import (  # noqa: PLC0415
                render_report_pdf,
            )

            return write_whole(path, render_report_pdf(document))
        from motcua_desktop.documents.docx import render_docx  # noqa: PLC0415

        return write_whole(path, render_docx(document))

    def sheet(
        self, path: Path, content: TableContent, lines: Iterable[TableLine]
    ) -> None:
        """Write the table as XLSX."""
        from motcua_desktop.exchange.table_writer import (  # noqa: PLC0415
            write_table,
        )

        write_table(path, content, lines)

    def behind(
        self, path: Path, content: TableContent, cells: Iterable[CellBehind]
    ) -> None:
        """Write the dossiers behind a table's cells as XLSX."""
        from motcua_desktop.exchange.behind_writer import (  # noqa: PLC0415
            write_behind,
        )

        write_behind(path, content, cells)

    def words(self, name: str) -> TableText:
        """Return the words of table `name`."""
        from motcua_desktop.documents.reports.table_words import (  # noqa: PLC0415
            table_words,
        )

        return table_words(name)


class ReturnedFiles:
    """Files that come back to the office; their libraries load at first use."""

    def read(self, path: Path) -> FileReading:
        """Return what a DOCX or PDF file says."""
        from motcua_desktop.exchange.report_files import ReportFiles  # noqa: PLC0415

        return ReportFiles().read(path)

    def passages(self, content: bytes) -> tuple[Passage, ...]:
        """Return the passages of a report that the program has just written."""
        from motcua_desktop.exchange.report_files import ReportFiles  # noqa: PLC0415

        return ReportFiles().passages(content)
