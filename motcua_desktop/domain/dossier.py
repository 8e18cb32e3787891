"""One dossier: its facts, folded from its history. What may happen next: steps."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final, Self

from motcua_desktop.domain.channel import Channel, ReturnWay
from motcua_desktop.domain.deadline import (
    Pause,
    PauseGround,
    Timing,
    timing_by_default,
)
from motcua_desktop.domain.errors import AnonymisedDossierError
from motcua_desktop.domain.events import (
    DeadlineExtended,
    DossierAnonymised,
    DossierCorrected,
    DossierEvent,
    DossierForwarded,
    DossierKeptBack,
    DossierReceived,
    DossierRefused,
    DossierReleased,
    DossierWithdrawn,
    DueRecomputed,
    FeePaid,
    LatenessExplained,
    NoteAdded,
    PapersDigitised,
    RecordEvent,
    ResultCopy,
    ResultRecorded,
    ResultReturned,
    RetentionEvent,
    SlipIssued,
    SlipReprinted,
    SupplementReceived,
    SupplementRequested,
)
from motcua_desktop.domain.lifecycle import State
from motcua_desktop.domain.payments import Payment, PaymentWay
from motcua_desktop.domain.people import Applicant
from motcua_desktop.domain.procedure import TimeLimit
from motcua_desktop.domain.service_level import ServiceLevel

APPLICANT_FACTS: Final = frozenset(
    {"name", "id_number", "phone", "email", "address", "organisation"}
    | {"submitter_name", "submitter_phone"}
)
MOMENT_FACTS: Final = frozenset({"finished_at", "withdrawn_at", "returned_at"})
_APOLOGY: Final = "phieu-xin-loi"
_BESIDE_THE_COURSE: Final = RecordEvent | SlipIssued | SlipReprinted | RetentionEvent
CORRECTABLE_FACTS: Final = APPLICANT_FACTS | MOMENT_FACTS | {"channel", "note"}


@dataclass(slots=True)
class Dossier:
    """Hồ sơ TTHC: the facts now in force. Changed by `apply` only.

    `due_original` is the first promise, `judged_due_at` the due moment by law that
    lateness is judged by, `due_at` the one in force: an extension moves only this.
    `agencies` took part in it, the one in charge first; `form_set` is the set of
    forms of its first slip, which later slips keep. `kept_back` says why its personal
    values stay past their period, "" where nothing keeps them.
    """

    number: str
    unit: str
    procedure: str
    channel: Channel
    applicant: Applicant
    limit: TimeLimit | None
    received_at: datetime
    due_original: datetime | None
    judged_due_at: datetime | None
    due_at: datetime | None
    state: State = State.RECEIVED
    pauses: list[Pause] = field(default_factory=list)
    clock_stops: list[Pause] = field(default_factory=list)
    finished_at: datetime | None = None
    is_refused: bool = False
    withdrawn_at: datetime | None = None
    returned_at: datetime | None = None
    apologised_at: datetime | None = None
    supplement_requests: int = 0
    satisfaction: int | None = None
    return_way: ReturnWay = ReturnWay.DESK
    fee: int | None = None
    sets: int = 1
    note: str = ""
    service_level: ServiceLevel = ServiceLevel.NONE
    digitised_at: datetime | None = None
    is_reused: bool = False
    result_copy: ResultCopy | None = None
    payments: list[Payment] = field(default_factory=list)
    late_cause: str = ""
    late_responsible: str = ""
    agencies: list[str] = field(default_factory=list)
    form_set: str = ""
    apology_number: str = ""
    corrected_at: datetime | None = None
    kept_back: str = ""
    anonymised_at: datetime | None = None
    last_at: datetime = datetime.min

    @classmethod
    def received(cls, event: DossierReceived) -> Self:
        """Return the dossier that begins with `event`."""
        return cls(
            number=event.number,
            unit=event.unit,
            procedure=event.procedure,
            channel=event.channel,
            applicant=event.applicant,
            limit=event.limit,
            received_at=event.at,
            due_original=event.due_at,
            judged_due_at=event.due_at,
            due_at=event.due_at,
            return_way=event.return_way,
            fee=event.fee,
            sets=event.sets,
            note=event.note,
            service_level=event.service_level,
            last_at=event.at,
        )

    @classmethod
    def from_history(cls, events: Iterable[DossierEvent]) -> Self:
        """Fold a whole history, the reception first."""
        history = iter(events)
        first = next(history)
        if not isinstance(first, DossierReceived):
            raise TypeError(type(first))
        dossier = cls.received(first)
        for event in history:
            dossier.apply(event)
        return dossier

    @property
    def in_days(self) -> bool:
        """Whether lateness is a matter of days (no limit: of days)."""
        return self.limit is None or self.limit.is_in_days

    @property
    def paused_at(self) -> datetime | None:
        """Since when the clock stands; a pause that cures nothing counts not."""
        if self.state is not State.PAUSED or not self.clock_stops:
            return None
        stop = self.clock_stops[-1]
        return stop.paused_at if stop.resumed_at is None else None

    @property
    def timing(self) -> Timing | None:
        """Early, on time or late; None while there is no result."""
        if self.finished_at is None:
            return None
        return timing_by_default(
            self.finished_at, self.judged_due_at, in_days=self.in_days
        )

    @property
    def open_pause(self) -> Pause | None:
        """The pause that stands now."""
        if self.state is State.PAUSED:
            return self.pauses[-1]
        return None

    def apply(self, event: DossierEvent) -> None:
        """Take `event` into the facts; it was checked when it was decided."""
        _APPLIED[type(event)](self, event)
        # A note beside the course, or paper about it, may come after the fact.
        if not isinstance(event, _BESIDE_THE_COURSE):
            self.last_at = event.at

    def refuse_if_anonymised(self) -> None:
        """Let nothing more happen to a dossier that says no more whose it was.

        Raises:
            AnonymisedDossierError: it is anonymised.
        """
        if self.anonymised_at is not None:
            raise AnonymisedDossierError(self.number)

    @property
    def paid_online_at(self) -> datetime | None:
        """When something was first paid online."""
        online = (it.at for it in self.payments if it.way is PaymentWay.ONLINE)
        return min(online, default=None)

    def _forward(self, event: DossierForwarded) -> None:
        self.state = State.PROCESSING
        if event.to and event.to not in self.agencies:
            self.agencies.append(event.to)

    def _issue(self, event: SlipIssued) -> None:
        self.form_set = self.form_set or event.form_set
        if event.slip == _APOLOGY and event.number:
            self.apology_number = event.number

    def _keep_back(self, event: DossierKeptBack) -> None:
        self.kept_back = event.reason

    def _release(self, _event: DossierReleased) -> None:
        self.kept_back = ""

    def _anonymise(self, event: DossierAnonymised) -> None:
        self.anonymised_at = event.at

    def _reprint(self, _event: SlipReprinted) -> None:
        """Nothing of the dossier changes."""

    def _resume(self, event: SupplementReceived) -> None:
        self._close_pause(event.at)
        self.state = State.PROCESSING
        self._move_due(event.due_at)

    def _withdraw(self, event: DossierWithdrawn) -> None:
        self._close_pause(event.at)
        self.withdrawn_at, self.state = event.at, State.WITHDRAWN

    def _extend(self, event: DeadlineExtended) -> None:
        self.due_at, self.apologised_at = event.due_at, event.at
        self.apology_number = event.letter_number

    def _return(self, event: ResultReturned) -> None:
        self.returned_at, self.state = event.at, State.RETURNED
        self.satisfaction = event.satisfaction
        self.return_way = event.way

    def _pause(self, event: SupplementRequested) -> None:
        pause = Pause(event.at, None, event.ground)
        self.pauses.append(pause)
        self.state = State.PAUSED
        if event.ground is PauseGround.SUPPLEMENT:
            self.supplement_requests += 1
        if self.judged_due_at is None or event.at <= self.judged_due_at:
            self.clock_stops.append(pause)

    def _close_pause(self, at: datetime) -> None:
        if self.state is not State.PAUSED:
            return
        pause = self.pauses[-1]
        closed = replace(pause, resumed_at=at)
        self.pauses[-1] = closed
        if self.clock_stops and self.clock_stops[-1] == pause:
            self.clock_stops[-1] = closed

    def _move_due(self, due: datetime | None) -> None:
        self.judged_due_at = due
        if self.apologised_at is None or due is None or self.due_at is None:
            self.due_at = due
        else:
            self.due_at = max(self.due_at, due)

    def _recompute(self, event: DueRecomputed) -> None:
        self.limit = event.limit or self.limit
        self._move_due(event.due_at)

    def _finish(self, event: ResultRecorded) -> None:
        self.finished_at, self.state = event.at, State.FINISHED
        self.result_copy = event.copy

    def _refuse(self, event: DossierRefused) -> None:
        self._close_pause(event.at)
        self._move_due(event.due_at)
        self.finished_at, self.state = event.at, State.REFUSED
        self.is_refused = True

    def _digitise(self, event: PapersDigitised) -> None:
        self.digitised_at, self.is_reused = event.at, event.is_reused

    def _pay(self, event: FeePaid) -> None:
        paid = Payment(event.at, event.amount, event.paid_by, event.fee_kind)
        self.payments.append(paid)

    def _explain(self, event: LatenessExplained) -> None:
        self.late_cause, self.late_responsible = event.cause, event.responsible

    def _add_note(self, event: NoteAdded) -> None:
        self.note = joined_notes(self.note, event.text)

    def _correct(self, event: DossierCorrected) -> None:
        changes = event.changes
        self.corrected_at = event.at
        people: dict[str, Any] = {
            key: changes[key] for key in changes.keys() & APPLICANT_FACTS
        }
        if people:
            self.applicant = replace(self.applicant, **people)
        if "finished_at" in changes:
            self.finished_at = datetime.fromisoformat(changes["finished_at"])
        if "withdrawn_at" in changes:
            self.withdrawn_at = datetime.fromisoformat(changes["withdrawn_at"])
        if "returned_at" in changes:
            self.returned_at = datetime.fromisoformat(changes["returned_at"])
        if "channel" in changes:
            self.channel = Channel(changes["channel"])
        self.note = changes.get("note", self.note)


def joined_notes(*notes: str) -> str:
    """Return the notes of a dossier as one, the oldest first."""
    return "; ".join(filter(None, notes))


_APPLIED: Final[Mapping[type[DossierEvent], Callable[[Dossier, Any], None]]] = {
    DossierForwarded: Dossier._forward,  # noqa: SLF001 this module's own
    SupplementRequested: Dossier._pause,  # noqa: SLF001
    SupplementReceived: Dossier._resume,  # noqa: SLF001
    DossierWithdrawn: Dossier._withdraw,  # noqa: SLF001
    DossierRefused: Dossier._refuse,  # noqa: SLF001
    ResultRecorded: Dossier._finish,  # noqa: SLF001
    DeadlineExtended: Dossier._extend,  # noqa: SLF001
    ResultReturned: Dossier._return,  # noqa: SLF001
    DossierCorrected: Dossier._correct,  # noqa: SLF001
    DueRecomputed: Dossier._recompute,  # noqa: SLF001
    PapersDigitised: Dossier._digitise,  # noqa: SLF001
    FeePaid: Dossier._pay,  # noqa: SLF001
    LatenessExplained: Dossier._explain,  # noqa: SLF001
    NoteAdded: Dossier._add_note,  # noqa: SLF001
    SlipIssued: Dossier._issue,  # noqa: SLF001
    SlipReprinted: Dossier._reprint,  # noqa: SLF001
    DossierKeptBack: Dossier._keep_back,  # noqa: SLF001
    DossierReleased: Dossier._release,  # noqa: SLF001
    DossierAnonymised: Dossier._anonymise,  # noqa: SLF001
}
