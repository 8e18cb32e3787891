"""Issuing slips: numbered, kept byte for byte, told in the dossier's history.

A second print of an issue is the same bytes. Where the dossier was corrected since, or
where the office asks for it, a new issue says which one it stands for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from motcua_desktop.domain.events import (
    DeadlineExtended,
    SlipIssued,
    SlipReprinted,
)
from motcua_desktop.domain.slips import (
    SlipKind,
    grounds,
    in_force,
    issued,
    reprints,
)
from motcua_desktop.services.editable_slips import EditableSlip, EditableSlips
from motcua_desktop.services.errors import (
    LostSlipError,
    PrintingStoppedError,
    ReadOnlyOfficeError,
    UnknownWordError,
)
from motcua_desktop.services.files import is_kept_whole, write_whole
from motcua_desktop.services.ports import (
    Clock,
    OpenUnit,
    PaperWriter,
    Signature,
    UnitOfWork,
)
from motcua_desktop.services.ports_slips import GoesOn
from motcua_desktop.services.rows.lists import IssuedSlip
from motcua_desktop.services.rows.slips import DossierSheet
from motcua_desktop.services.slip_cases import SlipCase, SlipStamp, slip_case
from motcua_desktop.services.slip_sheets import SHEETS

RECEIPT = SlipKind.RECEIPT.value


@dataclass(frozen=True, slots=True)
class SlipDesk:
    """Issues slips and keeps what was issued under `folder`."""

    open_unit: OpenUnit
    read_unit: OpenUnit
    writer: PaperWriter
    clock: Clock
    folder: Path
    word_files: EditableSlips

    def issue(
        self,
        name: str,
        number: str,
        *,
        paper: str = "",
        officer: str = "",
        anew: bool = False,
    ) -> IssuedSlip:
        """Issue slip `name` of a dossier, or print the issue in force once more.

        `anew` makes a new issue although nothing in the dossier has changed. `paper`
        "" is that of the issue in force, or the form's usual one.

        Raises:
            UnknownWordError: no such slip or paper.
            UnknownDossierError: no dossier has this number.
            LostSlipError: the kept file is gone or changed.
            ReadOnlyOfficeError: only what was issued before can be printed now.
            DomainError: a fact or ground that the slip exists for is missing.
        """
        kind = self._kind(name)
        self._refuse_paper(name, paper)
        try:
            slip = self._issued_or_reprinted(kind, number, paper, officer, anew=anew)
        except ReadOnlyOfficeError:
            kept = self._kept(kind, number, paper, officer)
            if kept is None:
                raise
            slip = kept
        return replace(slip, path=self.folder / slip.path)

    def _issued_or_reprinted(
        self, kind: SlipKind, number: str, paper: str, officer: str, *, anew: bool
    ) -> IssuedSlip:
        with self.open_unit() as unit:
            case = slip_case(unit, number, officer)
            last = self._in_force(unit, case, kind, paper)
            if last is None or anew:
                slip = self._issue(unit, case, kind, paper)
            else:
                slip = self._reprint(unit, case, kind, last)
            unit.commit()
        return slip

    def _kept(
        self, kind: SlipKind, number: str, paper: str, officer: str
    ) -> IssuedSlip | None:
        """Return the issue in force of an office that is only read; nothing is told."""
        with self.read_unit() as unit:
            case = slip_case(unit, number, officer)
            slip = self._in_force(unit, case, kind, paper)
        if slip and not is_kept_whole(self.folder / slip.path, slip.sha256):
            raise LostSlipError(slip.path.name)
        return slip

    def editable(
        self, name: str, number: str, *, paper: str = "", officer: str = ""
    ) -> EditableSlip:
        """Return the issue in force as a Word file; the slip is issued if need be.

        Where the office has a template of its own, that one; a template that cannot
        be filled is told of, and the built-in form stands in.

        Raises:
            As `issue`.
        """
        slip, sheet = self._issued_sheet(name, number, paper, officer)
        return self.word_files.made(name, sheet, paper=slip.paper)

    def draft(self, name: str, case: SlipCase) -> bytes:
        """Return slip `name` as it would be issued now, unnumbered; nothing is kept.

        Raises:
            As `issue`.
        """
        kind = self._kind(name)
        stamp = SlipStamp(self.clock().date(), form_set=self._form_set(case))
        return self.writer.slip(name, SHEETS[kind](case, stamp))

    def print_many(
        self,
        name: str,
        numbers: Sequence[str],
        *,
        paper: str = "",
        officer: str = "",
        goes_on: GoesOn = lambda _done: True,
    ) -> bytes:
        """Issue slip `name` of many dossiers, or print them again, as one PDF.

        Each is issued for itself and kept with its dossier; `goes_on` hears after
        each how many are done, of twice as many: issued, then set.

        Raises:
            PrintingStoppedError: `goes_on` said no; what was issued stays issued.
            As `issue`, at the first dossier refused.
        """
        for done, number in enumerate(numbers, 1):
            self.issue(name, number, paper=paper, officer=officer)
            if not goes_on(done):
                raise PrintingStoppedError(done, len(numbers))
        sheets = (
            self._issued_sheet(name, number, paper, officer)[1] for number in numbers
        )
        made = self.writer.slips_in_one(
            name,
            sheets,
            paper=paper,
            goes_on=lambda done: goes_on(len(numbers) + done),
        )
        if made is None:
            raise PrintingStoppedError(len(numbers), len(numbers))
        return made

    def _issued_sheet(
        self, name: str, number: str, paper: str, officer: str
    ) -> tuple[IssuedSlip, DossierSheet]:
        """Return the issue in force and its sheet; it is issued if need be."""
        kind = self._kind(name)
        self._refuse_paper(name, paper)
        with self.open_unit() as unit:
            case = slip_case(unit, number, officer)
            slip = self._in_force(unit, case, kind, paper)
            if slip is None:
                slip = self._issue(unit, case, kind, paper)
                unit.commit()
                case = slip_case(unit, number, officer)
        events = issued(kind, case.events)
        event = next(one for one in events if one.issue == slip.issue)
        return slip, SHEETS[kind](case.before(event), _stamp_of(event, events))

    def _kind(self, name: str) -> SlipKind:
        known = [form.name for form in self.writer.forms() if form.is_issued]
        if name not in known:
            raise UnknownWordError("Phiếu", name, ", ".join(known))
        return SlipKind(name)

    def _refuse_paper(self, name: str, paper: str) -> None:
        (form,) = (form for form in self.writer.forms() if form.name == name)
        if paper and paper not in form.papers:
            raise UnknownWordError("Khổ giấy", paper, ", ".join(form.papers))

    def _in_force(
        self, unit: UnitOfWork, case: SlipCase, kind: SlipKind, paper: str
    ) -> IssuedSlip | None:
        """Return the newest issue if it still says what it should, on this paper."""
        if in_force(kind, case.events) is None:
            return None
        last = unit.slips.issued(case.id, kind.value)[-1]
        return last if paper in {"", last.paper} else None

    def _issue(
        self, unit: UnitOfWork, case: SlipCase, kind: SlipKind, paper: str
    ) -> IssuedSlip:
        now = self.clock()
        occasion = len(grounds(kind, case.events))
        earlier = issued(kind, case.events)
        replaced = next(
            (one for one in reversed(earlier) if one.occasion == occasion), None
        )
        event = SlipIssued(
            at=now.replace(second=0, microsecond=0),
            slip=kind.value,
            issue=len(earlier) + 1,
            form_set=self._form_set(case),
            sha256="",
            number=_number(unit, case, kind, now),
            occasion=occasion,
            replaces=replaced.issue if replaced else 0,
            mark=unit.dossiers.chain_mark(),
        )
        (form,) = (form for form in self.writer.forms() if form.name == kind)
        paper = paper or form.papers[0]
        sheet = SHEETS[kind](case, _stamp_of(event, earlier))
        content = self.writer.slip(kind.value, sheet, paper=paper)
        kept = Path(f"{case.reception.at:%Y}") / _file_name(case, kind, event.issue)
        written = write_whole(self.folder / kept, content)
        event = replace(event, sha256=written.sha256)
        slip = IssuedSlip(
            issue=event.issue,
            path=kept,
            sha256=written.sha256,
            issued_at=now,
            number=event.number,
            paper=paper,
            occasion=occasion,
            replaces=event.replaces,
            name=kind.value,
        )
        unit.slips.keep(case.id, kind.value, slip)
        _record(unit, case, event, now)
        return slip

    def _form_set(self, case: SlipCase) -> str:
        """Return the set of the dossier's first slip, else of the office or day."""
        kept = case.dossier.form_set or case.office.form_set
        return kept or self.writer.form_set_on(case.reception.at.date())

    def _reprint(
        self, unit: UnitOfWork, case: SlipCase, kind: SlipKind, slip: IssuedSlip
    ) -> IssuedSlip:
        """Tell in the history that the kept bytes were printed once more."""
        if not is_kept_whole(self.folder / slip.path, slip.sha256):
            raise LostSlipError(slip.path.name)
        now = self.clock()
        event = issued(kind, case.events)[-1]
        count = reprints(event, case.events) + 1
        at = now.replace(second=0, microsecond=0)
        _record(unit, case, SlipReprinted(at, kind.value, slip.issue, count), now)
        return replace(slip, reprint=count)


def _record(
    unit: UnitOfWork, case: SlipCase, event: SlipIssued | SlipReprinted, now: datetime
) -> None:
    stored = unit.dossiers.find(case.reception.number)
    if stored is not None:
        unit.dossiers.record(stored, event, Signature(case.officer, now))


def _number(unit: UnitOfWork, case: SlipCase, kind: SlipKind, now: datetime) -> str:
    """Return what stands after "Số:"; a letter keeps the number it was told with."""
    if kind is SlipKind.APOLOGY:
        told = case.last(DeadlineExtended).letter_number
        if told:
            return told
    symbol = kind.symbol(case.office)
    if not symbol:
        return ""
    number = unit.numbers.next_slip(case.office.unit_code, symbol, now.year)
    return f"{number:02d}/{symbol}"


def _stamp_of(event: SlipIssued, issues: list[SlipIssued]) -> SlipStamp:
    replaced = next((one for one in issues if one.issue == event.replaces), None)
    return SlipStamp(
        printed_on=event.at.date(),
        form_set=event.form_set,
        number=event.number,
        mark=event.mark,
        replaced_at=replaced.at if replaced else None,
        replaced_number=replaced.number if replaced else "",
    )


def _file_name(case: SlipCase, kind: SlipKind, issue: int) -> str:
    return f"{case.reception.number}-{kind.value}-{issue:02d}.pdf"
