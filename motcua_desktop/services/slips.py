"""Issuing a slip: filled from the dossier, rendered, kept, numbered by issue."""

from dataclasses import dataclass, replace
from pathlib import Path

from motcua_desktop.domain.channel import Channel, ReturnWay
from motcua_desktop.domain.events import DossierReceived
from motcua_desktop.domain.numbering import is_local_number
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import Applicant
from motcua_desktop.services.errors import (
    OfficeNotSetUpError,
    UnknownDossierError,
    UnknownProcedureError,
    UnknownWordError,
)
from motcua_desktop.services.files import write_whole
from motcua_desktop.services.ports import (
    Clock,
    OpenUnit,
    PaperWriter,
    StoredDossier,
    UnitOfWork,
)
from motcua_desktop.services.rows.lists import IssuedSlip
from motcua_desktop.services.rows.slips import ReceiptSheet

RECEIPT = "giay-tiep-nhan"
SLIP_NAMES = (RECEIPT,)
PAPERS = ("A5", "A4")


@dataclass(frozen=True, slots=True)
class SlipDesk:
    """Issues slips and keeps what was issued under `folder`."""

    open_unit: OpenUnit
    writer: PaperWriter
    clock: Clock
    folder: Path

    def issue(
        self, name: str, number: str, *, paper: str = "A5", officer: str = ""
    ) -> IssuedSlip:
        """Issue slip `name` of a dossier; a second issue says that it is a reprint.

        Raises:
            UnknownWordError: no such slip or paper.
            UnknownDossierError: no dossier has this number.
            DomainError: a fact that the slip exists for is missing.
        """
        if name not in SLIP_NAMES:
            raise UnknownWordError("Phiếu", name, ", ".join(SLIP_NAMES))
        if paper not in PAPERS:
            raise UnknownWordError("Khổ giấy", paper, ", ".join(PAPERS))
        with self.open_unit() as unit:
            stored = unit.dossiers.find(number)
            if stored is None:
                raise UnknownDossierError(number)
            earlier = unit.slips.issued(stored.id, name)
            now = self.clock()
            sheet = receipt_sheet(unit, stored, officer)
            if earlier:
                first_day = earlier[0].issued_at.date()
                sheet = replace(
                    sheet,
                    printed_on=first_day,
                    reprint=len(earlier),
                    reprinted_at=now,
                )
            else:
                sheet = replace(sheet, printed_on=now.date())
            content = self.writer.receipt(sheet, paper=paper)
            kept = Path(f"{stored.dossier.received_at:%Y}") / _file_name(
                stored, name, len(earlier) + 1
            )
            written = write_whole(self.folder / kept, content)
            issued = IssuedSlip(len(earlier) + 1, kept, written.sha256, now)
            unit.slips.keep(stored.id, name, issued)
            unit.commit()
        return IssuedSlip(issued.issue, written.path, issued.sha256, now)


def _file_name(stored: StoredDossier, name: str, issue: int) -> str:
    return f"{stored.dossier.number}-{name}-{issue:02d}.pdf"


def receipt_sheet(
    unit: UnitOfWork, stored: StoredDossier, officer: str
) -> ReceiptSheet:
    """Return what the receipt of a dossier is filled with, `officer` signing it."""
    office = unit.catalogue.office()
    if office is None:
        raise OfficeNotSetUpError
    dossier = stored.dossier
    received = unit.dossiers.reception(stored.id)
    signer = officer or unit.dossiers.history(stored.id)[0].actor
    procedure = unit.catalogue.procedure(
        dossier.procedure, on=dossier.received_at.date()
    )
    if procedure is None:
        raise UnknownProcedureError(dossier.procedure)
    is_local = is_local_number(dossier.number)
    return ReceiptSheet(
        office=office,
        printed_on=dossier.received_at.date(),
        code="" if is_local else dossier.number,
        local_number=dossier.number if is_local else "",
        applicant=dossier.applicant,
        content=procedure.short_name,
        papers=received.papers,
        sets=dossier.sets,
        limit_text=dossier.limit.slip_text if dossier.limit else "",
        received_at=dossier.received_at,
        due_at=dossier.due_original,
        return_place=_return_place(office, received, dossier.applicant),
        book_volume=office.book_volume,
        book_serial=stored.book_serial,
        officer=signer,
        is_online=dossier.channel is Channel.ONLINE,
    )


def _return_place(
    office: Office, received: DossierReceived, applicant: Applicant
) -> str:
    match received.return_way:
        case ReturnWay.DESK:
            return office.full_name
        case ReturnWay.POSTAL:
            return f"Qua dịch vụ bưu chính công ích: {applicant.address}"
        case ReturnWay.ONLINE:
            return "Bản điện tử trên Cổng Dịch vụ công quốc gia"
