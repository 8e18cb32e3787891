"""Papers that are made but not issued: labels, records of hand-over, the book."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from motcua_desktop.domain.channel import ReturnWay
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.events import ResultReturned
from motcua_desktop.domain.lifecycle import State
from motcua_desktop.domain.office import LAST_SERIAL, Office
from motcua_desktop.services.errors import OfficeNotSetUpError, UnknownWordError
from motcua_desktop.services.ports import Clock, ListQueries, OpenUnit, PaperWriter
from motcua_desktop.services.rows.slips import (
    BookEntry,
    BookSheet,
    BookVolume,
    HandoverLine,
    HandoverSheet,
    LabelSheet,
    VolumeHead,
)
from motcua_desktop.services.rows.tracking_book import BookLine
from motcua_desktop.services.slip_cases import SlipCase, SlipStamp, slip_case
from motcua_desktop.services.slip_sheets import label_sheet
from motcua_desktop.text import short_date

LABEL: Final = "nhan-ho-so"
BOOK: Final = "so-theo-doi"
HANDOVER: Final = "bien-ban-giao-nhan"
RESULTS: Final = "phieu-ban-giao-ket-qua"
BY_POST: Final = "danh-sach-gui-buu-chinh"
_WAYS: Final = {ReturnWay.POSTAL: "BCCI"}
_OUTCOMES: Final = {
    State.REFUSED: "Từ chối",
    State.WITHDRAWN: "Rút hồ sơ",
}


@dataclass(frozen=True, slots=True)
class DeskPapers:
    """Fills papers of the desk that leave no trace in a dossier's history."""

    read_unit: OpenUnit
    lists: ListQueries
    writer: PaperWriter
    clock: Clock

    def label(self, number: str) -> LabelSheet:
        """Return the label of one dossier.

        Raises:
            UnknownDossierError: no dossier has this number.
        """
        with self.read_unit() as unit:
            case = slip_case(unit, number)
            stamp = SlipStamp(self.clock().date())
            return label_sheet(case, stamp)

    def handover(
        self, numbers: Sequence[str], *, officer: str = "", receiver: str = ""
    ) -> HandoverSheet:
        """Return a record of the hand-over of these dossiers or of their results.

        Raises:
            UnknownDossierError: a number is no dossier's.
        """
        office = self._office()
        with self.read_unit() as unit:
            cases = [slip_case(unit, number) for number in numbers]
        lines = tuple(_line(case) for case in cases)
        return HandoverSheet(office, self.clock(), lines, officer, receiver)

    def book(self, year: int, volume: int = 0) -> BookSheet:
        """Return the tracking book of a year, or one volume of it.

        Raises:
            OfficeNotSetUpError: no office yet.
            UnknownWordError: the year has no such volume.
        """
        office = self._office()
        heads = list(self._heads(office, year))
        chosen = [head for head in heads if volume in {0, head.number}]
        if not chosen:
            known = ", ".join(str(head.number) for head in heads)
            raise UnknownWordError("Quyển số", str(volume), known)
        volumes = tuple(self._volume(office, year, head) for head in chosen)
        return BookSheet(office, year, self.clock(), volumes, office.form_set)

    def volumes(self, year: int) -> Sequence[VolumeHead]:
        """Return the heads of the volumes of a year, the oldest first.

        Raises:
            OfficeNotSetUpError: no office yet.
        """
        return tuple(self._heads(self._office(), year))

    def _office(self) -> Office:
        with self.read_unit() as unit:
            office = unit.catalogue.office()
        if office is None:
            raise OfficeNotSetUpError
        return office

    def _heads(self, office: Office, year: int) -> Iterator[VolumeHead]:
        """Yield the heads; all volumes but the newest are closed, a past year's too."""
        year_end = date(year, 12, 31)
        is_over = self.clock().date() > year_end
        newest = self._newest(office, year)
        if not newest:
            yield VolumeHead(1, date(year, 1, 1), None)
        for number in range(1, newest + 1):
            serials = office.volume_serials(number)
            span = self.lists.book_span(office.unit_code, year, serials)
            if span is None:
                continue
            closed: date | None = span.last_on
            if number == newest:
                closed = year_end if is_over else None
            yield VolumeHead(
                number, span.first_on, closed, span.first, span.last, span.count
            )

    def _newest(self, office: Office, year: int) -> int:
        every = (office.volume_serials(1)[0], LAST_SERIAL)
        span = self.lists.book_span(office.unit_code, year, every)
        return office.book_volume(span.last) if span else 0

    def _volume(self, office: Office, year: int, head: VolumeHead) -> BookVolume:
        lines = self.lists.book_part(office.unit_code, year, (head.first, head.last))
        by_serial = sorted(lines, key=lambda line: line.serial)
        entries = tuple(map(_entry, by_serial))
        return BookVolume(head.number, head.opened_on, head.closed_on, entries)


def _entry(line: BookLine) -> BookEntry:
    dossier = line.dossier
    applicant = dossier.applicant
    return BookEntry(
        serial=line.serial,
        code=dossier.number,
        procedure=line.procedure_name,
        sets=dossier.sets,
        applicant=applicant.shown_name,
        address=applicant.address,
        phone=applicant.phone or applicant.submitter_phone,
        agency=dossier.agencies[0] if dossier.agencies else line.unit_name,
        received_on=dossier.received_at.date(),
        due_on=dossier.due_at.date() if dossier.due_at else None,
        returned_on=dossier.returned_at.date() if dossier.returned_at else None,
        return_way=_WAYS.get(dossier.return_way, dossier.return_way.label),
        note="; ".join(_notes(dossier)),
    )


def _notes(dossier: Dossier) -> Iterator[str]:
    if dossier.withdrawn_at is not None:
        yield f"Rút hồ sơ ngày {short_date(dossier.withdrawn_at)}"
    if dossier.is_refused and dossier.finished_at is not None:
        yield f"Từ chối ngày {short_date(dossier.finished_at)}"
    if dossier.apologised_at is not None and dossier.due_at is not None:
        number = f" ({dossier.apology_number})" if dossier.apology_number else ""
        yield f"Xin lỗi, hẹn lại {short_date(dossier.due_at)}{number}"
    if dossier.corrected_at is not None:
        yield f"Sửa ngày {short_date(dossier.corrected_at)}"


def _line(case: SlipCase) -> HandoverLine:
    dossier = case.dossier
    returned = [it for it in case.events if isinstance(it, ResultReturned)]
    applicant = dossier.applicant
    is_settled = dossier.finished_at is not None
    return HandoverLine(
        code=dossier.number,
        content=case.procedure.short_name,
        applicant=applicant.shown_name,
        address=applicant.address,
        phone=applicant.phone or applicant.submitter_phone,
        agency=case.agency() or case.office.full_name,
        received_on=dossier.received_at.date(),
        due_on=dossier.due_at.date() if dossier.due_at else None,
        limit_text=dossier.limit.slip_text if dossier.limit else "không quy định",
        sets=dossier.sets,
        outcome=_outcome(dossier, is_settled=is_settled),
        has_fee=bool(dossier.fee),
        is_by_post=dossier.return_way is ReturnWay.POSTAL,
        post_number=returned[-1].post_number if returned else "",
    )


def _outcome(dossier: Dossier, *, is_settled: bool) -> str:
    if dossier.is_refused:
        return _OUTCOMES[State.REFUSED]
    if dossier.withdrawn_at is not None:
        return _OUTCOMES[State.WITHDRAWN]
    return "Đã giải quyết" if is_settled else ""
