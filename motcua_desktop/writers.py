"""Files made and read at the rim; each library loads when it is first needed."""

import itertools
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from motcua_desktop.domain.office import Office
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.report_text import Passage
from motcua_desktop.services.files import WrittenFile, write_whole
from motcua_desktop.services.ports_backup import TakenTable
from motcua_desktop.services.ports_slips import GoesOn
from motcua_desktop.services.rights import RIGHTS
from motcua_desktop.services.rows.explanations import ExplanationSheet
from motcua_desktop.services.rows.issues import FileReading, ReportStamp
from motcua_desktop.services.rows.narrative import (
    Composed,
    NarrativeFacts,
    OutlinePlace,
    TextFinding,
)
from motcua_desktop.services.rows.people import PersonSheet
from motcua_desktop.services.rows.reports import CchcFacts
from motcua_desktop.services.rows.slips import (
    FormCard,
    FormSetCard,
    Sheet,
)
from motcua_desktop.services.rows.tables import (
    CellBehind,
    TableContent,
    TableLine,
    TableText,
)

TEMPLATE_FILE = "report-template.docx"
_ROWS_A_SHEET: Final = 100_000
"""A sheet holds a million; old computers open this many."""


def write_sheets(tables: Iterable[TakenTable], target: Path) -> None:
    """Write the rows that were taken out below `target` as XLSX too, file by file.

    Raises:
        DiskFullError: no room.
        ReadOnlyPlaceError: the folder cannot be written to.
    """
    for table in tables:
        with table.lines.open(encoding="utf-8") as lines:
            rows = (json.loads(line) for line in lines)
            for number in itertools.count(1):
                part = list(itertools.islice(rows, _ROWS_A_SHEET))
                if number > 1 and not part:
                    break
                name = table.name if number == 1 else f"{table.name}-{number}"
                _write_sheet(target / "sheets" / f"{name}.xlsx", table.columns, part)


def _write_sheet(
    path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]
) -> None:
    from motcua_desktop.exchange.sheet_writer import written_sheet  # noqa: PLC0415

    with written_sheet(path) as sheet:
        sheet.row(columns)
        for row in rows:
            sheet.row([row[column] for column in columns])


class Papers:
    """Papers made by the documents package, whose libraries load at first use.

    An office may keep a Word file of its own beside its data; reports take its styles.
    """

    def __init__(self, data: Path) -> None:
        """Look for the office's template in folder `data`."""
        self._template = data / TEMPLATE_FILE

    def forms(self) -> tuple[FormCard, ...]:
        """Return the forms that can be printed."""
        from motcua_desktop.documents.forms import FORMS  # noqa: PLC0415

        return tuple(form.card for form in FORMS)

    def form_sets(self) -> tuple[FormSetCard, ...]:
        """Return the sets of forms that circulars prescribe, oldest first."""
        from motcua_desktop.documents.forms import form_set_cards  # noqa: PLC0415

        return form_set_cards()

    def form_set_on(self, day: date) -> str:
        """Return the set of forms for a dossier received on `day`."""
        from motcua_desktop.documents.forms.appointment_receipt import (  # noqa: PLC0415
            receipt_words,
        )
        from motcua_desktop.documents.forms.editions import (  # noqa: PLC0415
            words_in_force,
        )

        return words_in_force(receipt_words(), day).form_set

    def refuse_unprintable(self, text: str) -> None:
        """Refuse a text that no paper can print."""
        from motcua_desktop.documents.pdf import checked_text  # noqa: PLC0415

        checked_text(text)

    def slip(self, name: str, sheet: Sheet, *, paper: str = "") -> bytes:
        """Return form `name` filled with `sheet` as PDF."""
        from motcua_desktop.documents.forms import filled_form  # noqa: PLC0415
        from motcua_desktop.documents.pdf import render_pdf  # noqa: PLC0415

        return render_pdf(filled_form(name, sheet, paper))

    def slips_in_one(
        self, name: str, sheets: Iterable[Sheet], *, paper: str, goes_on: GoesOn
    ) -> bytes | None:
        """Return many slips as one PDF, None where `goes_on` said no."""
        from motcua_desktop.documents.forms import filled_form  # noqa: PLC0415
        from motcua_desktop.documents.pdf import render_pdfs  # noqa: PLC0415

        documents = (filled_form(name, sheet, paper) for sheet in sheets)
        return render_pdfs(documents, goes_on)

    def editable_slip(self, name: str, sheet: Sheet, *, paper: str = "") -> bytes:
        """Return the same paper with the same text as a Word file."""
        from motcua_desktop.documents.docx_slips import (  # noqa: PLC0415
            render_slip_docx,
        )
        from motcua_desktop.documents.forms import filled_form  # noqa: PLC0415
        from motcua_desktop.documents.pdf import page_counts  # noqa: PLC0415

        document = filled_form(name, sheet, paper)
        return render_slip_docx(document, page_counts(document))

    def from_template(self, name: str, sheet: Sheet, template: Path) -> bytes:
        """Return the paper as the office's own Word template has it."""
        from motcua_desktop.documents.forms import filled_form  # noqa: PLC0415
        from motcua_desktop.documents.template_fields import (  # noqa: PLC0415
            template_fields,
        )
        from motcua_desktop.documents.templates_apart import (  # noqa: PLC0415
            fill_template_apart,
        )

        filled_form(name, sheet)
        return fill_template_apart(template, template_fields(sheet))

    def explanation(self, sheet: ExplanationSheet) -> bytes:
        """Return the explanation of a due moment as PDF."""
        from motcua_desktop.documents.explanation import (  # noqa: PLC0415
            explanation_document,
        )
        from motcua_desktop.documents.pdf import render_pdf  # noqa: PLC0415

        return render_pdf(explanation_document(sheet))

    def recovery_key(self, key: str, office: Office, made_at: datetime) -> bytes:
        """Return the paper with the recovery key as PDF."""
        from motcua_desktop.documents.pdf import render_pdf  # noqa: PLC0415
        from motcua_desktop.documents.recovery_key import (  # noqa: PLC0415
            recovery_key_document,
        )

        return render_pdf(recovery_key_document(key, office, made_at))

    def trial_page(self, office: Office, made_at: datetime) -> bytes:
        """Return the page on which a printer is looked at as PDF."""
        from motcua_desktop.documents.pdf import render_pdf  # noqa: PLC0415
        from motcua_desktop.documents.trial_page import trial_document  # noqa: PLC0415

        return render_pdf(trial_document(office, made_at))

    def person(self, sheet: PersonSheet, *, is_word: bool) -> bytes:
        """Return what is held about a person as DOCX or PDF."""
        from motcua_desktop.documents.pdf import (  # noqa: PLC0415
            page_counts,
            render_pdf,
        )
        from motcua_desktop.documents.person_sheet import (  # noqa: PLC0415
            person_document,
        )

        deeds = {function: right.deed for function, right in RIGHTS.items()}
        document = person_document(sheet, deeds)
        if is_word:
            from motcua_desktop.documents.docx_slips import (  # noqa: PLC0415
                render_slip_docx,
            )

            return render_slip_docx(document, page_counts(document))

        return render_pdf(document)

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
        return render_docx(marked, styles=self._own_styles())

    def cchc_composed(self, facts: CchcFacts) -> Composed:
        """Return what that report itself says, its figures apart."""
        from motcua_desktop.documents.reports.cchc_told import (  # noqa: PLC0415
            composed,
        )

        return composed(facts)

    def _own_styles(self) -> tuple[str, ...]:
        if not self._template.is_file():
            return ()
        from motcua_desktop.documents.templates_apart import (  # noqa: PLC0415
            report_styles_apart,
        )

        return report_styles_apart(self._template)


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
        from motcua_desktop.exchange.report_apart import (  # noqa: PLC0415
            read_report_apart,
        )

        return read_report_apart(path)

    def passages(self, content: bytes) -> tuple[Passage, ...]:
        """Return the passages of a report that the program has just written."""
        from motcua_desktop.exchange.report_files import (  # noqa: PLC0415
            written_passages,
        )

        return written_passages(content)


class CchcNarrator:
    """The free texts of the CCHC report; its words load at first use."""

    def outline(self, period: Period) -> tuple[OutlinePlace, ...]:
        """Return the headings under which the office writes, in order."""
        from motcua_desktop.documents.reports.narrative import words  # noqa: PLC0415

        return words.outline(period)

    def suggestions(self, facts: NarrativeFacts) -> dict[str, str]:
        """Return by heading what the registers say."""
        from motcua_desktop.documents.reports.narrative import (  # noqa: PLC0415
            suggestions,
        )

        return suggestions.suggestions(facts)

    def text_findings(
        self, heading: OutlinePlace, text: str, period: Period, office: Office
    ) -> list[TextFinding]:
        """Return what is wrong in a text."""
        from motcua_desktop.documents.reports.narrative import checks  # noqa: PLC0415

        return list(checks.text_findings(heading, text, period, own_phone=office.phone))
