"""The tracking book of a year as rows; one at a time, however many there are."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from motcua_desktop.services.rows.tables import TableLine
from motcua_desktop.services.rows.tracking_book import BookLine
from motcua_desktop.text import joined


def book_lines(lines: Iterable[BookLine]) -> Iterator[TableLine]:
    """Yield each line of the book as a row, in the order of its columns."""
    for line in lines:
        dossier = line.dossier
        yield TableLine(
            (
                str(line.serial),
                dossier.number,
                line.procedure_name,
                line.sector,
                dossier.sets,
                dossier.applicant.shown_name,
                "; ".join(
                    filter(None, (dossier.applicant.address, dossier.applicant.phone))
                ),
                line.unit_name,
                dossier.channel.label,
                dossier.received_at.date(),
                _day(dossier.judged_due_at),
                _day(dossier.finished_at or dossier.withdrawn_at),
                _day(dossier.returned_at),
                dossier.return_way.label,
                line.officer,
                _remark(line),
            )
        )


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()


def _remark(line: BookLine) -> str:
    dossier = line.dossier
    told = [
        word
        for is_so, word in (
            (dossier.is_refused, "từ chối giải quyết"),
            (dossier.withdrawn_at is not None, "rút, dừng giải quyết"),
            (line.supplement_requested_at is not None, "có yêu cầu bổ sung"),
            (dossier.apologised_at is not None, "có xin lỗi, hẹn lại"),
        )
        if is_so
    ]
    sentence = joined(told) if told else ""
    return "; ".join(filter(None, (sentence.capitalize(), dossier.note)))
