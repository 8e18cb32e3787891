"""Mẫu 02 and Mẫu 03 for people whose dossier is not taken in at the counter.

No dossier arises, no clock runs, nothing of it stands in any total of dossiers. The
slip is numbered in the same series as those of dossiers, kept byte for byte and printed
again as it is; reports count it with "Phiếu tại quầy" (`domain/counter_days.py`).
"""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from motcua_desktop.domain.errors import FieldValueError
from motcua_desktop.domain.notes import NOTE_LIMIT
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import checked_name
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.services.editable_slips import EditableSlip, EditableSlips
from motcua_desktop.services.errors import (
    CounterSlipError,
    LostSlipError,
    OfficeNotSetUpError,
    ReadOnlyOfficeError,
    UnknownProcedureError,
    UnknownWordError,
)
from motcua_desktop.services.files import is_kept_whole, write_whole
from motcua_desktop.services.intake import checked_applicant
from motcua_desktop.services.ports import Clock, OpenUnit, UnitOfWork
from motcua_desktop.services.ports_slips import SlipWriter
from motcua_desktop.services.rows.counter_slips import CounterSlip, IssuedCounterSlip
from motcua_desktop.services.rows.lists import IssuedSlip
from motcua_desktop.services.rows.slips import (
    DossierSheet,
    RefusalSheet,
    SupplementSheet,
)
from motcua_desktop.text import clean_line

COUNTER_SLIPS: Final = (SlipKind.SUPPLEMENT, SlipKind.REFUSAL)
_ITEMS_LIMIT: Final = 2 * NOTE_LIMIT
"""Of all that is to be completed together: some forty papers."""


@dataclass(frozen=True, slots=True)
class CounterSlipDesk:
    """Phiếu tại quầy: issued, printed again, corrected, kept under `folder`."""

    open_unit: OpenUnit
    read_unit: OpenUnit
    writer: SlipWriter
    word_files: EditableSlips
    clock: Clock
    folder: Path

    def issue(
        self, told: CounterSlip, *, paper: str = "", replaces: int = 0
    ) -> IssuedCounterSlip:
        """Issue a slip; `replaces` is the number of the one that it corrects.

        Raises:
            UnknownWordError: no such slip of the counter, or no such paper.
            FieldValueError: a name or number that cannot be.
            MissingBlankError: a fact that the slip exists for is missing; names it.
            UnknownProcedureError: no such procedure, in force or not.
            CounterSlipError: the slip to correct is not there, or was corrected.
        """
        kind = _kind(told.name)
        paper = self._paper(kind, paper)
        with self.open_unit() as unit:
            issued = unit.counter_slips.of_token(told.token)
            if issued is None:
                told = _checked(unit, told, self.clock().date())
                earlier = _replaceable(unit, replaces, kind) if replaces else None
                issued = self._issue(unit, told, paper, earlier)
                unit.commit()
        return self._in_place(issued)

    def print_again(self, slip_id: int, *, officer: str = "") -> IssuedCounterSlip:
        """Return a kept slip to be printed once more; it is noted.

        Raises:
            CounterSlipError: no such slip, or its values are gone.
            LostSlipError: the kept file is gone or changed.
        """
        with self.read_unit() as unit:
            issued = _printable(unit, slip_id)
        slip = issued.slip
        if not is_kept_whole(self.folder / slip.path, slip.sha256):
            raise LostSlipError(slip.path.name)
        # What was issued may be printed from an office that is only read, too.
        with contextlib.suppress(ReadOnlyOfficeError), self.open_unit() as unit:
            count = unit.counter_slips.reprint(slip_id, actor=officer, at=self.clock())
            unit.commit()
            slip = replace(slip, reprint=count)
        return self._in_place(replace(issued, slip=slip))

    def issued(self, slip_id: int) -> IssuedCounterSlip:
        """Return a kept slip.

        Raises:
            CounterSlipError: no such slip.
        """
        with self.read_unit() as unit:
            return self._in_place(_found(unit, slip_id))

    def editable(self, slip_id: int) -> EditableSlip:
        """Return a kept slip as a Word file.

        Raises:
            CounterSlipError: no such slip.
        """
        with self.read_unit() as unit:
            issued, office = _printable(unit, slip_id), _office(unit)
            earlier = unit.counter_slips.find(issued.replaced_id)
        sheet = _sheet(office, issued, earlier)
        return self.word_files.made(issued.slip.name, sheet, paper=issued.slip.paper)

    def issued_between(self, first: date, last: date) -> Sequence[IssuedCounterSlip]:
        """Return the slips issued from `first` to `last`, oldest first."""
        with self.read_unit() as unit:
            return unit.counter_slips.issued_between(first, last)

    def _paper(self, kind: SlipKind, paper: str) -> str:
        (form,) = (form for form in self.writer.forms() if form.name == kind)
        if paper and paper not in form.papers:
            raise UnknownWordError("Khổ giấy", paper, ", ".join(form.papers))
        return paper or form.papers[0]

    def _in_place(self, issued: IssuedCounterSlip) -> IssuedCounterSlip:
        slip = issued.slip
        return replace(issued, slip=replace(slip, path=self.folder / slip.path))

    def _issue(
        self,
        unit: UnitOfWork,
        told: CounterSlip,
        paper: str,
        earlier: IssuedCounterSlip | None,
    ) -> IssuedCounterSlip:
        office, now = _office(unit), self.clock()
        slip_id = unit.counter_slips.new_id()
        issue = earlier.slip.issue + 1 if earlier else 1
        slip = IssuedSlip(
            issue=issue,
            path=Path(f"{now:%Y}") / f"tai-quay-{slip_id:06d}-{told.name}.pdf",
            sha256="",
            issued_at=now,
            number=_number(unit, office, told.name, now),
            paper=paper,
            replaces=issue - 1,
            name=told.name,
        )
        issued = IssuedCounterSlip(
            slip_id,
            office.unit_code,
            told,
            slip,
            office.form_set or self.writer.form_set_on(now.date()),
            earlier.id if earlier else 0,
        )
        content = self.writer.slip(
            told.name, _sheet(office, issued, earlier), paper=paper
        )
        written = write_whole(self.folder / slip.path, content)
        issued = replace(issued, slip=replace(slip, sha256=written.sha256))
        unit.counter_slips.keep(issued)
        return issued


def _kind(name: str) -> SlipKind:
    known = [kind.value for kind in COUNTER_SLIPS]
    if name not in known:
        raise UnknownWordError("Phiếu tại quầy", name, ", ".join(known))
    return SlipKind(name)


def _office(unit: UnitOfWork) -> Office:
    office = unit.catalogue.office()
    if office is None:
        raise OfficeNotSetUpError
    return office


def _found(unit: UnitOfWork, slip_id: int) -> IssuedCounterSlip:
    issued = unit.counter_slips.find(slip_id)
    if issued is None:
        raise CounterSlipError(slip_id, "không có")
    return issued


def _printable(unit: UnitOfWork, slip_id: int) -> IssuedCounterSlip:
    issued = _found(unit, slip_id)
    if issued.told.applicant.is_anonymous:
        raise CounterSlipError(slip_id, "đã ẩn danh, không in lại được")
    return issued


def _replaceable(unit: UnitOfWork, slip_id: int, kind: SlipKind) -> IssuedCounterSlip:
    earlier = _printable(unit, slip_id)
    if earlier.slip.name != kind:
        raise CounterSlipError(slip_id, "là phiếu khác loại")
    successor = unit.counter_slips.successor(slip_id)
    if successor:
        raise CounterSlipError(slip_id, f"đã có phiếu số {successor} thay")
    return earlier


def _number(unit: UnitOfWork, office: Office, name: str, now: datetime) -> str:
    symbol = SlipKind(name).symbol(office)
    if not symbol:
        return ""
    number = unit.numbers.next_slip(office.unit_code, symbol, now.year)
    return f"{number:02d}/{symbol}"


def _checked(unit: UnitOfWork, told: CounterSlip, day: date) -> CounterSlip:
    """Return what is printed: every text clean, the procedure by its name."""
    items = tuple(filter(None, map(clean_line, told.items)))
    _bounded("Nội dung cần bổ sung", "".join(items), _ITEMS_LIMIT)
    return replace(
        told,
        applicant=checked_applicant(told.applicant),
        reason=_bounded("Lý do", clean_line(told.reason)),
        content=_content(unit, told, day),
        items=items,
        officer=checked_name("Công chức", told.officer, required=False),
    )


def _bounded(label: str, text: str, most: int = NOTE_LIMIT) -> str:
    if len(text) > most:
        raise FieldValueError(label, f"dài quá {most} ký tự")
    return text


def _content(unit: UnitOfWork, told: CounterSlip, day: date) -> str:
    """Return what was asked for; a repealed procedure may be refused by its name."""
    words = _bounded("Nội dung yêu cầu", clean_line(told.content))
    if not told.procedure:
        return words
    catalogue = unit.catalogue
    procedure = catalogue.procedure(told.procedure, on=day) or catalogue.procedure(
        told.procedure
    )
    if procedure is None:
        raise UnknownProcedureError(told.procedure)
    return "; ".join(filter(None, (procedure.short_name, words)))


def _sheet(
    office: Office, issued: IssuedCounterSlip, earlier: IssuedCounterSlip | None
) -> DossierSheet:
    """Return what the form is filled with: no code, no receipt, the day of issue."""
    told, slip = issued.told, issued.slip
    shared: dict[str, Any] = {
        "office": office,
        "printed_on": slip.issued_at.date(),
        "code": "",
        "local_number": "",
        "applicant": told.applicant,
        "content": told.content,
        "received_at": slip.issued_at,
        "officer": told.officer,
        "form_set": issued.form_set,
        "number": slip.number,
        "replaced_at": earlier.slip.issued_at if earlier else None,
        "replaced_number": earlier.slip.number if earlier else "",
        "reason": told.reason,
    }
    if SlipKind(slip.name) is SlipKind.SUPPLEMENT:
        return SupplementSheet(**shared, items=told.items)
    return RefusalSheet(**shared)
