"""Random whole lives of dossiers, crowded around the days on which periods turn."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from motcua_desktop.domain.calendar import DayKind, SpecialDay
from motcua_desktop.domain.channel import Channel, ReturnWay
from motcua_desktop.domain.deadline import PauseGround
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.domain.events import DossierEvent, DossierReceived, ResultCopy
from motcua_desktop.domain.lifecycle import allowed_steps
from motcua_desktop.domain.notes import add_note, digitise, explain_lateness, pay
from motcua_desktop.domain.payments import PaymentWay
from motcua_desktop.domain.people import Applicant
from motcua_desktop.domain.promise import promised_at
from motcua_desktop.domain.recompute import recomputed
from motcua_desktop.domain.service_level import ServiceLevel
from motcua_desktop.domain.steps import Rules, StepRequest, correct, decide
from motcua_desktop.storage.calendars import load_work_calendar
from tests.builders import PROCEDURES

FIRST = datetime(2026, 10, 26, 7, 30)
RULES = Rules(load_work_calendar())
AFTER_A_STORM = Rules(
    load_work_calendar(
        extra=[
            SpecialDay(date(2026, 11, day), DayKind.LOCAL_OFF, "Nghỉ tránh bão")
            for day in (2, 3, 9)
        ]
    )
)
_UNITS = ("H26.12", "H26.12.01")
_FEES = (None, 0, 8_000, 1_250_000)

Life = list[DossierEvent]
Choice = tuple[int, int, int]

choices = st.tuples(
    st.integers(0, 12), st.integers(0, 60 * 24 * 4), st.integers(0, 2**16)
)
scripts = st.tuples(
    st.integers(0, 60 * 24 * 8),
    st.integers(0, 2**16),
    st.lists(choices, max_size=6),
)


@st.composite
def lives(draw: st.DrawFn, most: int = 25) -> list[Life]:
    """Return a few dossiers' histories."""
    drawn = draw(st.lists(scripts, min_size=1, max_size=most))
    return [live(order, *script) for order, script in enumerate(drawn, start=1)]


def live(order: int, minutes: int, seed: int, wishes: Sequence[Choice]) -> Life:
    """Lead one dossier through as much of its script as the rules allow."""
    received_at = FIRST + timedelta(minutes=minutes)
    procedure = PROCEDURES[seed % len(PROCEDURES)]
    channel = list(Channel)[seed // 4 % 3]
    limit = procedure.limit(channel)
    first = DossierReceived(
        at=received_at,
        number=f"H26.12-{received_at:%y%m%d}-{order:04d}",
        unit=_UNITS[seed // 16 % 2],
        procedure=procedure.code,
        channel=channel,
        applicant=Applicant(f"Người {order}"),
        limit=limit,
        due_at=promised_at(RULES.calendar, received_at, limit),
        fee=_FEES[seed // 64 % 4],
        service_level=list(ServiceLevel)[seed // 256 % 3],
    )
    events: Life = [first]
    dossier = Dossier.received(first)
    for kind, after, detail in wishes:
        event = _next(dossier, kind, after=after, detail=detail)
        if event is not None:
            dossier.apply(event)
            events.append(event)
    return events


def _next(
    dossier: Dossier, kind: int, *, after: int, detail: int
) -> DossierEvent | None:
    at = dossier.last_at + timedelta(minutes=after)
    if detail % 4 == 0:
        # Midnight is where periods turn.
        at = datetime.combine(at.date() + timedelta(days=1), time())
    try:
        if kind >= 10:
            return _note(dossier, at, detail)
        if kind == 9:
            return _correction(dossier, at, detail)
        if kind == 8:
            rules = (RULES, AFTER_A_STORM)[detail % 2]
            return recomputed(dossier, rules, at=at, reason="lịch đổi")
        steps = allowed_steps(dossier.state)
        if not steps:
            return None
        request = StepRequest(
            step=steps[kind % len(steps)],
            at=at,
            reason="lý do",
            ground=list(PauseGround)[detail % 3],
            approval="đồng ý",
            new_due_on=at.date() + timedelta(days=detail % 20),
            satisfaction=detail % 6 or None,
            way=list(ReturnWay)[detail % 3],
            copy=(None, *ResultCopy)[detail // 8 % 4],
        )
        return decide(dossier, request, RULES)
    except DomainError:
        return None


def _note(dossier: Dossier, at: datetime, detail: int) -> DossierEvent:
    match detail % 4:
        case 0:
            return digitise(dossier, at=at, is_reused=detail % 2 == 1)
        case 1:
            way = list(PaymentWay)[detail // 4 % 3]
            return pay(dossier, 1000 + detail, at=at, paid_by=way)
        case 2:
            return add_note(dossier, f"nhớ gọi lại lần {detail}", at=at)
        case _:
            return explain_lateness(dossier, "lý do", at=at, responsible="Phòng A")


def _correction(dossier: Dossier, at: datetime, detail: int) -> DossierEvent:
    wrong = dossier.finished_at or dossier.withdrawn_at
    if wrong is None or detail % 2:
        return correct(
            dossier,
            {"channel": list(Channel)[detail % 3].value},
            at=at,
            reason="nhầm kênh",
        )
    fact = "finished_at" if dossier.finished_at else "withdrawn_at"
    right = wrong - timedelta(minutes=detail % 3000)
    return correct(
        dossier, {fact: right.isoformat(timespec="minutes")}, at=at, reason="nhầm ngày"
    )
