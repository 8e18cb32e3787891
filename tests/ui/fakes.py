"""A desk in memory: the domain's own rules over a dict, nothing on disk."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.attachments import Attachment
from motcua_desktop.domain.calendar import DayKind, SpecialDay, WorkCalendar
from motcua_desktop.domain.calendar_book import CalendarBook
from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.due_days import explain
from motcua_desktop.domain.due_reason import reason_line
from motcua_desktop.domain.events import EVENT_LABELS, DossierEvent, DossierReceived
from motcua_desktop.domain.history import describe
from motcua_desktop.domain.lifecycle import allowed_steps
from motcua_desktop.domain.notes import (
    NoteKind,
    add_note,
    digitise,
    explain_lateness,
    pay,
)
from motcua_desktop.domain.numbering import DossierCode
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import Applicant, Unit
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.procedure import Procedure
from motcua_desktop.domain.promise import promised_at
from motcua_desktop.domain.steps import Rules, StepRequest, correct, decide
from motcua_desktop.domain.urgency import (
    Horizon,
    Urgency,
    remaining,
    time_left,
    urgency,
)
from motcua_desktop.domain.watch import WatchKind
from motcua_desktop.services.accounts import AccountDesk
from motcua_desktop.services.attachments import AttachmentDesk
from motcua_desktop.services.audit import AuditDesk
from motcua_desktop.services.backup import BackupDesk
from motcua_desktop.services.catalogue_lists import CatalogueLists
from motcua_desktop.services.counter_slips import CounterSlipDesk
from motcua_desktop.services.desk import CalendarChange, DuePreview, ListedCells
from motcua_desktop.services.due_board import DueBoardDesk
from motcua_desktop.services.errors import PrinterError, UnknownDossierError
from motcua_desktop.services.imports import ImportDesk
from motcua_desktop.services.intake import Received, ReceiveDossier, checked_applicant
from motcua_desktop.services.logo import LogoDesk
from motcua_desktop.services.noting import NoteRequest
from motcua_desktop.services.office_settings import OfficeSettings
from motcua_desktop.services.papers import PaperDesk
from motcua_desktop.services.ports_drafts import WHOLE_DESK
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.ports_printing import PrintSetup, SpoolState
from motcua_desktop.services.printing import PrintQueue
from motcua_desktop.services.processing import StepDone
from motcua_desktop.services.proofs import ProofDesk
from motcua_desktop.services.registers import RegisterDesk
from motcua_desktop.services.report_issues import IssueDesk
from motcua_desktop.services.rows.calendars import CalendarEffect, MovedDue
from motcua_desktop.services.rows.explanations import DueQuestion
from motcua_desktop.services.rows.lists import (
    DossierDetail,
    DossierFilter,
    DossierRow,
    HistoryLine,
    IssuedSlip,
    SortBy,
    WeekCount,
    WorklistCounts,
)
from motcua_desktop.services.rows.narrative import Composed
from motcua_desktop.services.rows.reports import FiguresAnswer
from motcua_desktop.services.sealing import SealingDesk
from motcua_desktop.services.submissions import SubmissionDesk
from motcua_desktop.services.tables.desk import TableDesk
from motcua_desktop.services.upkeep import OfficeCheck
from motcua_desktop.storage.copies import Copies
from motcua_desktop.text import search_words, sort_key
from motcua_desktop.ui import messages
from motcua_desktop.ui.acts import Act
from motcua_desktop.ui.long_work import LongWork
from motcua_desktop.ui.navigation import ImportOrder, PaperOrder
from motcua_desktop.ui.shown import StatusLine, Trouble
from tests.builders import unguarded
from tests.ui.fake_real import catch_up, real_office
from tests.ui.fake_registers import memory_narrative

T = TypeVar("T")

NOW = datetime(2026, 11, 23, 9, 42)
CULTURE_DAY = SpecialDay(
    date(2026, 11, 24),
    DayKind.HOLIDAY,
    "Ngày Văn hóa Việt Nam",
    source="NQ 28/2026/QH16 Đ.2",
)
CALENDAR = WorkCalendar(
    [CULTURE_DAY],
    first_year=2024,
    last_year=2028,
)


class DirectRunner:
    """Does the work at once; what is asked for later waits for `pass_time`."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []
        self.unexpected: list[Exception] = []
        self.long: list[LongWork] = []
        self.ended: list[LongWork] = []

    def run(
        self,
        work: Callable[[], T],
        on_success: Callable[[T], None],
        *,
        on_error: Callable[[Exception], None] | None = None,
        latest: str = "",
    ) -> None:
        del latest
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 as the real runner does
            (on_error or self.unexpected.append)(error)
        else:
            on_success(result)

    def run_long(
        self,
        long: LongWork,
        work: Callable[[], T],
        on_success: Callable[[T], None],
        *,
        on_error: Callable[[Exception], None],
    ) -> None:
        self.begin(long)
        self.run(work, on_success, on_error=on_error)
        self.end(long)

    def begin(self, long: LongWork) -> None:
        self.long.append(long)

    def end(self, long: LongWork) -> None:
        self.ended.append(long)

    def later(self, milliseconds: int, call: Callable[[], None]) -> Callable[[], None]:
        del milliseconds
        self.waiting.append(call)

        def cancel() -> None:
            if call in self.waiting:
                self.waiting.remove(call)

        return cancel

    def pass_time(self) -> None:
        """Do what was asked for later."""
        waiting, self.waiting = self.waiting, []
        for call in waiting:
            call()


@dataclass
class FakePrinter:
    """Remembers what it was given."""

    shown: list[Path] = field(default_factory=list)
    failure: Exception | None = None

    def show(self, path: Path) -> None:
        if self.failure is not None:
            raise self.failure
        self.shown.append(path)


@dataclass
class FakeSpooler:
    """Printers that take everything until `failure` is set."""

    names: tuple[str, ...] = ()
    bins: tuple[str, ...] = ()
    sent: list[tuple[str, str, PrintSetup]] = field(default_factory=list)
    taken_back: list[str] = field(default_factory=list)
    states: dict[str, SpoolState] = field(default_factory=dict)
    failure: PrinterError | None = None

    def printers(self) -> Sequence[str]:
        return self.names

    def trays(self, printer: str) -> Sequence[str]:
        assert printer in self.names
        return self.bins

    def send(self, path: Path, *, paper: str, setup: PrintSetup, title: str) -> str:
        if self.failure is not None:
            raise self.failure
        assert path.read_bytes().startswith(b"%PDF")
        self.sent.append((title, paper, setup))
        return f"job-{len(self.sent)}"

    def state(self, job: str) -> SpoolState:
        return self.states.get(job, SpoolState.UNDER_WAY)

    def cancel(self, job: str) -> None:
        self.taken_back.append(job)


@dataclass
class Kept:
    """A dossier with its history."""

    id: int
    dossier: Dossier
    events: list[DossierEvent]
    slips: list[IssuedSlip] = field(default_factory=list)


@dataclass(frozen=True)
class ListPages:
    """A list of rows read window by window."""

    found: Sequence[DossierRow]

    def count(self) -> int:
        return len(self.found)

    def rows(self, start: int, length: int) -> Sequence[DossierRow]:
        return self.found[start : start + length]


class FakeOffice:
    """A DeskServices in memory; `failure` makes the next calls fail."""

    def __init__(
        self, office: Office, procedures: Sequence[Procedure], folder: Path
    ) -> None:
        self.office = office
        self.catalogue = {procedure.code: procedure for procedure in procedures}
        self.folder = folder
        self.moment = NOW
        self.submissions_waiting = 0
        self.kept: dict[str, Kept] = {}
        self.tokens: dict[str, str] = {}
        self.failure: Exception | None = None
        self.spooler = FakeSpooler()
        self.week_counts: Sequence[WeekCount] = ()
        self.exported: list[tuple[str, Period, Path]] = []
        self.book = CalendarBook(shipped=(CULTURE_DAY,))
        self.saved: list[tuple[str, str]] = []
        self.explained: list[DueQuestion] = []
        self.read_in_full: list[str] = []
        self.draft_owner = WHOLE_DESK
        self.officer = next(iter(office.clerks), "")
        self.standing = ""
        self._real: OpenOffice | None = None
        self.backups = BackupDesk(
            None, Copies(folder, folder / "motcua.db", self._clock), self._clock
        )
        self._told: dict[str, int] = {}
        self.narrative = memory_narrative(office, self._clock)

    @property
    def registers(self) -> RegisterDesk:
        return self.narrative.registers

    @property
    def real(self) -> OpenOffice:
        """The same dossiers in a real office, for what is counted by its SQL."""
        if self._real is None:
            self._real = real_office(self)
        if self._told != {it: len(kept.events) for it, kept in self.kept.items()}:
            catch_up(self, self._real, self._told)
        return self._real

    @property
    def counter_slips(self) -> CounterSlipDesk:
        self._calling()
        return self.real.counter_slips

    @property
    def tables(self) -> TableDesk:
        self._calling()
        return self.real.tables

    @property
    def issues(self) -> IssueDesk:
        return self.real.issues

    @property
    def proofs(self) -> ProofDesk:
        return self.real.proofs

    @property
    def settings(self) -> OfficeSettings:
        self._calling()
        return self.real.settings

    @property
    def accounts(self) -> AccountDesk:
        return self.real.accounts

    @property
    def sealing(self) -> SealingDesk:
        return self.real.sealing

    @property
    def attachments(self) -> AttachmentDesk:
        self._calling()
        return self.real.attachments

    @property
    def logo(self) -> LogoDesk:
        return self.real.logo

    @property
    def audit(self) -> AuditDesk:
        return self.real.audit

    @property
    def imports(self) -> ImportDesk:
        self._calling()
        return self.real.imports

    @property
    def submissions(self) -> SubmissionDesk:
        self._calling()
        return self.real.desk.submissions

    @property
    def check(self) -> OfficeCheck:
        return self.real.check

    def write_rows(self, path: Path, title: str, rows: Iterable[ListedCells]) -> Path:
        return self.real.desk.write_rows(path, title, rows)

    def watched(self, kind: WatchKind) -> Sequence[DossierRow]:
        self._calling()
        return self.real.desk.watched(kind)

    @property
    def due_board(self) -> DueBoardDesk:
        self._calling()
        return self.real.desk.due_board

    @property
    def catalogue_lists(self) -> CatalogueLists:
        self._calling()
        return self.real.catalogue_lists

    def units(self) -> Sequence[Unit]:
        return self.real.desk.units()

    def _clock(self) -> datetime:
        self._calling()
        return self.moment

    def _calling(self) -> None:
        if self.failure is not None:
            raise self.failure

    def now(self) -> datetime:
        return self.moment

    def procedures(self, text: str, *, limit: int = 50) -> Sequence[Procedure]:
        self._calling()
        words = search_words(text)
        return [
            procedure
            for procedure in self.catalogue.values()
            if all(
                word in " ".join(search_words(f"{procedure.code} {procedure.name}"))
                for word in words
            )
        ][:limit]

    def preview_due(
        self, procedure_code: str, channel: Channel, received_at: datetime
    ) -> DuePreview:
        self._calling()
        limit = self.catalogue[procedure_code].limit(channel)
        if limit is None:
            words = "Thủ tục không quy định thời hạn: không in ngày hẹn"
            return DuePreview(None, "", words, ())
        return DuePreview(
            promised_at(CALENDAR, received_at, limit),
            limit.text,
            reason_line(CALENDAR, received_at, limit),
            explain(CALENDAR, received_at, limit),
        )

    def next_number(self) -> str:
        self._calling()
        today = self.moment.date()
        orders = [
            code.order
            for code in map(DossierCode.parse, self.kept)
            if code.received_on == today
        ]
        order = max(orders, default=0) + 1
        return str(DossierCode(self.office.unit_code, today, order))

    def receive(self, request: ReceiveDossier) -> Received:
        self._calling()
        known = self.tokens.get(request.token)
        if known is None:
            procedure = self.catalogue[request.procedure]
            limit = procedure.limit(request.channel)
            at = request.received_at or self.moment
            event = DossierReceived(
                at=at,
                number=self.next_number(),
                unit=self.office.unit_code,
                procedure=procedure.code,
                channel=request.channel,
                applicant=checked_applicant(request.applicant),
                limit=limit,
                due_at=promised_at(CALENDAR, at, limit),
                return_way=request.return_way,
                papers=request.papers,
                sets=request.sets,
                fee=request.fee,
                note=request.note,
            )
            self.keep(event)
            known = self.tokens[request.token] = event.number
        return Received(known, self.kept[known].dossier.due_at)

    def keep(self, *events: DossierEvent) -> Kept:
        """Keep a dossier with this history."""
        dossier = Dossier.from_history(events)
        kept = Kept(len(self.kept) + 1, dossier, list(events))
        self.kept[dossier.number] = kept
        return kept

    def act(self, number: str, request: StepRequest, *, token: str) -> StepDone:
        self._calling()
        kept = self._kept(number)
        if token not in self.tokens:
            event = decide(kept.dossier, request, Rules(CALENDAR))
            kept.dossier.apply(event)
            kept.events.append(event)
            self.tokens[token] = number
        return StepDone(number, kept.dossier.state, kept.dossier.due_at)

    def note(self, number: str, request: NoteRequest, *, token: str) -> None:
        self._calling()
        kept = self._kept(number)
        if token in self.tokens:
            return
        dossier, at = kept.dossier, self.moment
        event: DossierEvent
        match request.kind:
            case NoteKind.DIGITISED:
                event = digitise(dossier, at=at, is_reused=request.is_reused)
            case NoteKind.PAID:
                event = pay(dossier, request.amount, at=at, paid_by=request.paid_by)
            case NoteKind.LATE_CAUSE:
                event = explain_lateness(
                    dossier, request.cause, at=at, responsible=request.responsible
                )
            case NoteKind.REMARK:
                event = add_note(dossier, request.text, at=at)
        dossier.apply(event)
        kept.events.append(event)
        self.tokens[token] = number

    def correct(
        self, number: str, changes: Mapping[str, str], *, reason: str, token: str
    ) -> StepDone:
        self._calling()
        kept = self._kept(number)
        if token not in self.tokens:
            event = correct(kept.dossier, changes, at=self.moment, reason=reason)
            kept.dossier.apply(event)
            kept.events.append(event)
            self.tokens[token] = number
        return StepDone(number, kept.dossier.state, kept.dossier.due_at)

    def late_causes(self) -> Sequence[str]:
        return ("Cơ quan phối hợp trả lời chậm", "Hệ thống thông tin gián đoạn")

    def _kept(self, number: str) -> Kept:
        if number not in self.kept:
            raise UnknownDossierError(number)
        return self.kept[number]

    def detail(self, number: str) -> DossierDetail:
        self._calling()
        kept = self._kept(number)
        dossier = kept.dossier
        first = kept.events[0]
        horizon = Horizon.of(self.moment, CALENDAR)
        return DossierDetail(
            id=kept.id,
            dossier=replace(dossier),
            procedure=self.catalogue[dossier.procedure],
            papers=first.papers if isinstance(first, DossierReceived) else (),
            urgency=urgency(dossier, horizon),
            remaining=remaining(dossier, horizon, CALENDAR),
            time_left=time_left(dossier, horizon, CALENDAR),
            book_year=dossier.received_at.year,
            book_serial=1186 + kept.id,
            history=tuple(
                HistoryLine(
                    seq,
                    type(event).__name__,
                    EVENT_LABELS[type(event)],
                    event.at,
                    event.at,
                    "Trần Thị Thu Hà",
                    describe(event),
                )
                for seq, event in enumerate(kept.events, start=1)
            ),
            history_ok=True,
            slips=self._slips(kept),
            steps=allowed_steps(dossier.state),
            attachments=self._attached(number),
        )

    def _attached(self, number: str) -> tuple[Attachment, ...]:
        """Nothing is attached before the real office was asked for."""
        return () if self._real is None else (*self.attachments.listed(number),)

    def row(self, kept: Kept) -> DossierRow:
        """Return the line of a dossier in lists."""
        dossier = kept.dossier
        horizon = Horizon.of(self.moment, CALENDAR)
        pause = dossier.open_pause
        return DossierRow(
            id=kept.id,
            number=dossier.number,
            applicant=dossier.applicant.shown_name,
            procedure_code=dossier.procedure,
            procedure=self.catalogue[dossier.procedure].name,
            state=dossier.state,
            urgency=urgency(dossier, horizon),
            received_at=dossier.received_at,
            due_at=dossier.due_at,
            judged_due_at=dossier.judged_due_at,
            finished_at=dossier.finished_at,
            paused_from=pause.paused_at if pause else None,
            remaining=remaining(dossier, horizon, CALENDAR),
        )

    def rows(self) -> list[DossierRow]:
        """Return all dossiers, newest first."""
        rows = [self.row(kept) for kept in self.kept.values()]
        return sorted(rows, key=lambda row: (row.received_at, row.id), reverse=True)

    def search(
        self, text: str, *, limit: int = 50, chosen: DossierFilter | None = None
    ) -> Sequence[DossierRow]:
        self._calling()
        words = search_words(text)
        found = []
        for row in self._matching(chosen or DossierFilter()):
            applicant = self.kept[row.number].dossier.applicant
            key = " ".join(
                search_words(
                    f"{row.number} {row.applicant} {row.procedure} "
                    f"{applicant.phone} {applicant.id_number}"
                )
            )
            if all(word in key for word in words):
                found.append(row)
        return found[:limit]

    def worklist(self, urgency: Urgency | None = None) -> Sequence[DossierRow]:
        self._calling()
        order = [*Urgency][:5]
        rows = [row for row in self.rows() if row.urgency in order]
        if urgency is not None:
            rows = [row for row in rows if row.urgency is urgency]
        return sorted(
            rows,
            key=lambda row: (order.index(row.urgency), row.due_at or NOW, -row.id),
        )

    def worklist_counts(self) -> WorklistCounts:
        self._calling()
        found = [row.urgency for row in self.rows()]
        return WorklistCounts(
            overdue=found.count(Urgency.OVERDUE),
            today=found.count(Urgency.TODAY),
            soon=found.count(Urgency.SOON),
            supplement=found.count(Urgency.SUPPLEMENT),
            ready=found.count(Urgency.READY),
        )

    def _matching(self, chosen: DossierFilter) -> list[DossierRow]:
        return [row for row in self.rows() if self._fits(row, chosen)]

    def _fits(self, row: DossierRow, chosen: DossierFilter) -> bool:
        dossier = self.kept[row.number].dossier
        day = row.received_at.date()
        return (
            chosen.urgency in {None, row.urgency}
            and chosen.channel in {"", dossier.channel}
            and chosen.procedure_code in {"", row.procedure_code}
            and chosen.officer in {"", self.officer}
            and chosen.sector in {"", self.catalogue[row.procedure_code].sector.name}
            and (chosen.received_from or date.min)
            <= day
            <= (chosen.received_to or date.max)
        )

    def pages(
        self, chosen: DossierFilter, sort: SortBy, *, descending: bool
    ) -> ListPages:
        self._calling()
        keys: dict[SortBy, Callable[[DossierRow], str]] = {
            SortBy.RECEIVED: lambda row: row.received_at.isoformat(),
            SortBy.DUE: lambda row: (row.due_at or datetime.max).isoformat(),
            SortBy.NUMBER: lambda row: row.number,
            SortBy.APPLICANT: lambda row: sort_key(row.applicant),
        }
        rows = self._matching(chosen)
        return ListPages(sorted(rows, key=keys[sort], reverse=descending))

    def received_today(self, *, limit: int = 20) -> Sequence[DossierRow]:
        self._calling()
        today = self.moment.date()
        rows = [row for row in self.rows() if row.received_at.date() == today]
        return rows[:limit]

    def weeks(self, *, count: int = 8) -> Sequence[WeekCount]:
        self._calling()
        return self.week_counts[-count:]

    def known_applicants(self, id_number: str) -> Sequence[Applicant]:
        self._calling()
        return [
            kept.dossier.applicant
            for kept in reversed(self.kept.values())
            if kept.dossier.applicant.id_number == id_number
        ]

    def id_number(self, number: str) -> str:
        self._calling()
        self.read_in_full.append(number)
        return self._kept(number).dossier.applicant.id_number

    @property
    def papers(self) -> PaperDesk:
        self._calling()
        queue = PrintQueue(self.spooler, self._clock, self.folder / "print-queue")
        return replace(unguarded(self.real.desk.papers), queue=queue)

    def _slips(self, kept: Kept) -> tuple[IssuedSlip, ...]:
        """Return the slips a test gave, then those the real office issued."""
        if self._real is None:
            return tuple(kept.slips)
        with self._real.read_unit() as unit:
            stored = unit.dossiers.find(kept.dossier.number)
            issued = unit.slips.of_dossier(stored.id) if stored else ()
        return (*kept.slips, *issued)

    def figures(
        self, period: Period, *, by: str = "", scope: FigureScope | None = None
    ) -> FiguresAnswer:
        self._calling()
        return self.real.desk.figures(period, by=by, scope=scope)

    def numbers_behind(
        self, key: str, period: Period, *, group: tuple[str, str] = ("", "")
    ) -> list[str]:
        self._calling()
        return self.real.desk.numbers_behind(key, period, group=group)

    def composed(self, period: Period, *, scope: FigureScope) -> Composed:
        self._calling()
        return self.real.desk.composed(period, scope=scope)

    def export_report(
        self, name: str, period: Period, path: Path, *, unit_code: str = ""
    ) -> Path:
        del unit_code
        self._calling()
        path.write_bytes(b"PK")
        self.exported.append((name, period, path))
        return path

    def watch_counts(self) -> Mapping[WatchKind, int]:
        self._calling()
        counts = self.worklist_counts()
        return {
            WatchKind.OVERDUE: counts.overdue,
            WatchKind.APOLOGY: counts.soon,
            WatchKind.RECEPTION: self.submissions_waiting,
        }

    def calendar_notes(self, day: date) -> Sequence[str]:
        self._calling()
        ahead = [day + timedelta(days=count) for count in range(8)]
        return [
            f"T{off.weekday() + 2} {off:%d/%m/%Y} nghỉ: {special.name}"
            for off in ahead
            if (special := CALENDAR.special_day(off)) is not None
        ]

    def catalogue_editions(self) -> Sequence[Procedure]:
        self._calling()
        return list(self.catalogue.values())

    def preview_procedure(self, procedure: Procedure) -> CalendarEffect:
        self._calling()
        moved = []
        for kept in self.kept.values():
            dossier, due = kept.dossier, kept.dossier.judged_due_at
            limit = procedure.limit(dossier.channel)
            if dossier.procedure != procedure.code or not dossier.state.is_open:
                continue
            after = promised_at(CALENDAR, dossier.received_at, limit)
            if due and after and after != due:
                moved.append(MovedDue(kept.id, dossier.number, due, after, 1, limit))
        return CalendarEffect(1, tuple(moved))

    def save_procedure(
        self, procedure: Procedure, *, reason: str = ""
    ) -> CalendarEffect:
        effect = self.preview_procedure(procedure)
        self.catalogue[procedure.code] = procedure
        self.saved.append((procedure.code, reason))
        return replace(effect, recomputed=len(effect.moved) if reason else 0)

    def explain_due(self, question: DueQuestion) -> DuePreview:
        if question.number:
            dossier = self._kept(question.number).dossier
            return self.preview_due(
                dossier.procedure, dossier.channel, dossier.received_at
            )
        at = question.received_at or self.moment
        return self.preview_due(question.procedure_code, question.channel, at)

    def print_explanation(self, question: DueQuestion, path: Path) -> Path:
        self._calling()
        self.explained.append(question)
        return path

    def calendar_book(self) -> CalendarBook:
        self._calling()
        return self.book

    def preview_calendar(self, change: CalendarChange) -> CalendarEffect:
        self._calling()
        before, after = set(self.book.days()), set(change(self.book).days())
        return CalendarEffect(len(before ^ after), self._moved(change(self.book)))

    def _moved(self, book: CalendarBook) -> tuple[MovedDue, ...]:
        trial = WorkCalendar(
            [each for each in book.days() if 2024 <= each.day.year <= 2028],
            book.hours_of(),
            first_year=2024,
            last_year=2028,
        )
        moved = []
        for kept in self.kept.values():
            dossier, due = kept.dossier, kept.dossier.judged_due_at
            if not dossier.state.is_open or dossier.open_pause or due is None:
                continue
            after = promised_at(
                trial, dossier.received_at, dossier.limit, pauses=dossier.pauses
            )
            if after not in {due, None}:
                slips = kept.id % 2
                moved.append(
                    MovedDue(kept.id, dossier.number, due, after or due, slips)
                )
        return tuple(moved)

    def save_calendar(
        self, change: CalendarChange, *, what: str, reason: str = ""
    ) -> CalendarEffect:
        effect = self.preview_calendar(change)
        self.book = change(self.book)
        self.saved.append((what, reason))
        return replace(effect, recomputed=len(effect.moved) if reason else 0)


class FakeWindow:
    """A Navigator that remembers what was asked of it."""

    def __init__(self) -> None:
        self.went: list[str] = []
        self.opened: list[str] = []
        self.searched: list[str] = []
        self.walked: list[int] = []
        self.watched: list[WatchKind] = []
        self.submissions = 0
        self.copies = 0
        self.registers: list[str] = []
        self.steps: list[tuple[str, Act]] = []
        self.orders: list[PaperOrder] = []
        self.offered: list[str] = []
        self.changes: list[str] = []
        self.toasts: list[str] = []
        self.lines: list[StatusLine] = []
        self.copied: list[str] = []
        self.starts_over = 0
        self.backs = 0
        self.questions: list[DueQuestion] = []
        self.brought: list[ImportOrder] = []

    def explain_due(self, question: DueQuestion) -> None:
        self.questions.append(question)

    def go(self, screen: str) -> None:
        self.went.append(screen)

    def back(self) -> None:
        self.backs += 1

    def open_dossier(self, number: str) -> None:
        self.opened.append(number)

    def open_neighbour(self, step: int) -> None:
        self.walked.append(step)

    def open_watched(self, kind: WatchKind) -> None:
        self.watched.append(kind)

    def open_submissions(self) -> None:
        self.submissions += 1

    def back_up(self) -> None:
        self.copies += 1

    def open_results(self, text: str) -> None:
        self.searched.append(text)

    def open_register(self, name: str) -> None:
        self.registers.append(name)

    def take_step(self, number: str, step: Act) -> None:
        self.steps.append((number, step))

    def print_paper(self, order: PaperOrder) -> None:
        self.orders.append(order)

    def offer_papers(self, number: str) -> None:
        self.offered.append(number)

    def start_over(self) -> None:
        self.starts_over += 1

    def changed(self, number: str) -> None:
        self.changes.append(number)

    def bring_in(self, order: ImportOrder) -> None:
        self.brought.append(order)

    def copy_text(self, text: str) -> None:
        self.copied.append(text)

    def toast(self, words: str) -> None:
        self.toasts.append(words)

    def status(self, line: StatusLine) -> None:
        self.lines.append(line)

    def trouble(self, error: Exception) -> Trouble:
        return messages.expected(error) or messages.unexpected("A1B2C3")


class FakeView:
    """A view of any screen: remembers every call by its name."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        def call(*arguments: Any, **named: Any) -> None:
            self.calls.append((name, arguments, named))

        return call

    def last(self, name: str) -> Any:
        """Return the first argument of the newest call of `name`."""
        found = [arguments for called, arguments, _ in self.calls if called == name]
        assert found, f"{name} was never called"
        return found[-1][0]

    def last_named(self, name: str) -> dict[str, Any]:
        """Return the named arguments of the newest call of `name`."""
        return next(it for called, _, it in reversed(self.calls) if called == name)

    def all(self, name: str) -> list[tuple[Any, ...]]:
        """Return the arguments of every call of `name`."""
        return [arguments for called, arguments, _ in self.calls if called == name]
