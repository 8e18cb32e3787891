"""What may happen to a dossier next: each step checked, then told as an event."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.channel import Channel, ReturnWay
from motcua_desktop.domain.deadline import Pause, PauseGround
from motcua_desktop.domain.dossier import (
    CORRECTABLE_FACTS,
    MOMENT_FACTS,
    Dossier,
)
from motcua_desktop.domain.errors import (
    FieldValueError,
    MissingReasonError,
    MomentOrderError,
    NewDueDateError,
    SecondExtensionError,
    SecondSupplementError,
)
from motcua_desktop.domain.events import (
    DeadlineExtended,
    DossierCorrected,
    DossierEvent,
    DossierForwarded,
    DossierRefused,
    DossierWithdrawn,
    ResultCopy,
    ResultRecorded,
    ResultReturned,
    SupplementReceived,
    SupplementRequested,
)
from motcua_desktop.domain.lifecycle import State, Step, next_state
from motcua_desktop.domain.people import (
    checked_id_number,
    checked_name,
    checked_phone,
)
from motcua_desktop.domain.procedure import LimitUnit, SupplementPolicy, TimeLimit
from motcua_desktop.domain.promise import promised_at
from motcua_desktop.text import clean_line, screen_moment, short_date


@dataclass(frozen=True, slots=True)
class StepRequest:
    """Yêu cầu thực hiện một bước: what a clerk asks to be done, and when it happened.

    `reason` is needed where a step binds the citizen. `authority` names the paper by
    which another person takes the result. `approval` names who allowed
    a second supplement, `items` say what it asks for. An extension names the new
    appointment by its day (`new_due_on`) or by the days added to the old one
    (`extra_days`). `refund` is the fee given back with a dossier that is withdrawn.
    """

    step: Step
    at: datetime
    reason: str = ""
    to: str = ""
    ground: PauseGround = PauseGround.SUPPLEMENT
    approval: str = ""
    new_due_on: date | None = None
    extra_days: int | None = None
    letter_number: str = ""
    receiver: str = ""
    way: ReturnWay = ReturnWay.DESK
    satisfaction: int | None = None
    copy: ResultCopy | None = None
    items: tuple[str, ...] = ()
    refund: int = 0
    post_number: str = ""
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """Quy tắc tính hạn của một thủ tục: the calendar and how supplements count."""

    calendar: WorkCalendar
    supplement_policy: SupplementPolicy = SupplementPolicy.RESTART

    def due_at(self, dossier: Dossier, pauses: list[Pause]) -> datetime | None:
        """Return the due moment by law of `dossier` with these pauses."""
        return promised_at(
            self.calendar,
            dossier.received_at,
            dossier.limit,
            pauses=pauses,
            policy=self.supplement_policy,
        )


def decide(dossier: Dossier, request: StepRequest, rules: Rules) -> DossierEvent:
    """Return the event that `request` makes of `dossier`; nothing is changed yet.

    Raises:
        AnonymisedDossierError: nothing more happens to it.
        IllegalMoveError: the step does not fit the dossier's state.
        MomentOrderError: it is said to happen before what went before.
        MissingReasonError: a needed reason is empty.
        DomainError: another rule of the step is broken.
    """
    dossier.refuse_if_anonymised()
    next_state(dossier.state, request.step)
    if request.at < dossier.last_at:
        raise MomentOrderError(
            f"Thời điểm {request.step.label} ({screen_moment(request.at)})",
            f"bước trước của hồ sơ ({screen_moment(dossier.last_at)})",
        )
    return _DECISIONS[request.step](dossier, request, rules)


def _forward(_dossier: Dossier, request: StepRequest, _rules: Rules) -> DossierEvent:
    return DossierForwarded(request.at, clean_line(request.to))


def _request_supplement(
    dossier: Dossier, request: StepRequest, _rules: Rules
) -> DossierEvent:
    approval = clean_line(request.approval)
    is_supplement = request.ground is PauseGround.SUPPLEMENT
    if is_supplement and dossier.supplement_requests and not approval:
        raise SecondSupplementError
    return SupplementRequested(
        request.at,
        _reason(request),
        request.ground,
        approval=approval,
        items=tuple(filter(None, map(clean_line, request.items))),
    )


def _receive_supplement(
    dossier: Dossier, request: StepRequest, rules: Rules
) -> DossierEvent:
    return SupplementReceived(request.at, _due_when_resumed(dossier, request.at, rules))


def _due_when_resumed(dossier: Dossier, at: datetime, rules: Rules) -> datetime | None:
    """Return the due moment by law once a standing pause ends `at`."""
    if dossier.state is not State.PAUSED:
        return dossier.judged_due_at
    resumed = replace(dossier.pauses[-1], resumed_at=at)
    return rules.due_at(dossier, [*dossier.pauses[:-1], resumed])


def _withdraw(_dossier: Dossier, request: StepRequest, _rules: Rules) -> DossierEvent:
    if not 0 <= request.refund < 10**12:
        raise FieldValueError("Phí, lệ phí hoàn trả", "phải là số đồng từ 0 trở lên")
    return DossierWithdrawn(request.at, clean_line(request.reason), request.refund)


def _refuse(dossier: Dossier, request: StepRequest, rules: Rules) -> DossierEvent:
    due = _due_when_resumed(dossier, request.at, rules)
    return DossierRefused(request.at, _reason(request), due)


def _finish(_dossier: Dossier, request: StepRequest, _rules: Rules) -> DossierEvent:
    return ResultRecorded(request.at, clean_line(request.reason), request.copy)


def _extend(dossier: Dossier, request: StepRequest, rules: Rules) -> DossierEvent:
    if dossier.apologised_at is not None:
        raise SecondExtensionError
    new_day = request.new_due_on or _day_after(dossier, request.extra_days, rules)
    if new_day is None:
        raise NewDueDateError("chưa ghi ngày hẹn mới")
    if dossier.due_at is not None and new_day <= dossier.due_at.date():
        raise NewDueDateError(
            f"{short_date(new_day)} không sau ngày hẹn cũ "
            f"{short_date(dossier.due_at.date())}"
        )
    if not rules.calendar.is_working_day(new_day):
        raise NewDueDateError(f"{short_date(new_day)} là ngày nghỉ")
    closing = dossier.due_at.time() if dossier.due_at else time(17)
    return DeadlineExtended(
        request.at,
        datetime.combine(new_day, closing),
        _reason(request),
        clean_line(request.letter_number),
    )


def _day_after(dossier: Dossier, days: int | None, rules: Rules) -> date | None:
    """Return the day `days` after the old appointment, in the procedure's own unit."""
    if days is None or dossier.due_at is None or dossier.limit is None:
        return None
    in_calendar_days = dossier.limit.unit is LimitUnit.CALENDAR_DAY
    unit = LimitUnit.CALENDAR_DAY if in_calendar_days else LimitUnit.WORKING_DAY
    due = promised_at(rules.calendar, dossier.due_at, TimeLimit.of(unit, days))
    return None if due is None else due.date()


def _return(dossier: Dossier, request: StepRequest, _rules: Rules) -> DossierEvent:
    rating = request.satisfaction
    if rating is not None and rating not in range(1, 6):
        raise FieldValueError("Mức hài lòng", "phải từ 1 đến 5")
    receiver = clean_line(request.receiver) or dossier.applicant.shown_name
    post_number = clean_line(request.post_number)
    authority = clean_line(request.authority)
    return ResultReturned(
        request.at, receiver, request.way, rating, post_number, authority
    )


def _reason(request: StepRequest) -> str:
    reason = clean_line(request.reason)
    if not reason:
        raise MissingReasonError(request.step.label)
    return reason


_DECISIONS = {
    Step.FORWARD: _forward,
    Step.REQUEST_SUPPLEMENT: _request_supplement,
    Step.SUPPLEMENT_RECEIVED: _receive_supplement,
    Step.WITHDRAW: _withdraw,
    Step.REFUSE: _refuse,
    Step.FINISH: _finish,
    Step.EXTEND: _extend,
    Step.RETURN: _return,
}


def correct(
    dossier: Dossier, changes: Mapping[str, str], *, at: datetime, reason: str
) -> DossierCorrected:
    """Return the correction of some facts; the old ones stay in the history.

    Raises:
        AnonymisedDossierError: nothing of it can be corrected any more.
        FieldValueError: a fact cannot be corrected, or not to this value.
        MissingReasonError: no reason is given.
        MomentOrderError: the corrected moments would be out of order.
    """
    dossier.refuse_if_anonymised()
    if not clean_line(reason):
        raise MissingReasonError("đính chính")
    cleaned = {key: _checked_change(dossier, key, changes[key]) for key in changes}
    event = DossierCorrected(at, cleaned, clean_line(reason))
    corrected = replace(dossier, pauses=[*dossier.pauses])
    corrected.apply(event)
    result_at = corrected.finished_at or corrected.withdrawn_at
    if result_at is not None and result_at < corrected.received_at:
        raise MomentOrderError("Ngày có kết quả", "ngày tiếp nhận")
    returned_at = corrected.returned_at
    if returned_at and result_at and returned_at < result_at:
        raise MomentOrderError("Ngày trả kết quả", "ngày có kết quả")
    return event


def _checked_change(dossier: Dossier, fact: str, text: str) -> str:
    if fact not in CORRECTABLE_FACTS:
        raise FieldValueError(f"Mục “{fact}”", "không đính chính được")
    if fact in MOMENT_FACTS:
        if getattr(dossier, fact) is None:
            raise FieldValueError(f"Mục “{fact}”", "chưa có, không thể đính chính")
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            raise FieldValueError(f"Thời điểm “{text}”", "không hợp lệ") from None
        return moment.isoformat(timespec="minutes")
    if fact == "channel":
        return Channel(text).value
    if fact == "name":
        is_needed = not dossier.applicant.organisation
        return checked_name("Họ tên chủ hồ sơ", text, required=is_needed)
    return _CHECKS.get(fact, clean_line)(text)


_CHECKS: Final[Mapping[str, Callable[[str], str]]] = {
    "id_number": checked_id_number,
    "phone": checked_phone,
    "submitter_phone": checked_phone,
}
