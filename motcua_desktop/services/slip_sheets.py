"""Sheets of slips filled from a dossier's history, one function a slip."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from motcua_desktop.domain.channel import Channel, ReturnWay
from motcua_desktop.domain.events import (
    DeadlineExtended,
    DossierForwarded,
    DossierRefused,
    DossierWithdrawn,
    ResultRecorded,
    SupplementRequested,
)
from motcua_desktop.domain.slips import SlipKind, grounds
from motcua_desktop.domain.timing import Timing
from motcua_desktop.services.rows.slips import (
    ApologySheet,
    ControlSheet,
    DossierSheet,
    Hop,
    LabelSheet,
    ReceiptSheet,
    RefusalSheet,
    StopSheet,
    SupplementSheet,
)
from motcua_desktop.services.slip_cases import SlipCase, SlipStamp

_LEAST_OPEN_HOPS: Final = 2
_TIMINGS: Final = {
    Timing.EARLY: "Trước hạn",
    Timing.ON_TIME: "Đúng hạn",
    Timing.LATE: "Quá hạn",
}


def receipt_sheet(case: SlipCase, stamp: SlipStamp) -> ReceiptSheet:
    """Return the receipt: what was promised first, or recomputed since."""
    received, dossier = case.reception, case.dossier
    return ReceiptSheet(
        **case.shared(stamp, case.actor_of(case.events[0])),
        papers=received.papers,
        sets=dossier.sets,
        limit_text=dossier.limit.slip_text if dossier.limit else "",
        due_at=case.promised_at(),
        return_place=_return_place(case),
        book_volume=case.office.book_volume(case.book_serial),
        book_serial=case.book_serial,
        fee=dossier.fee,
        paid=sum(payment.amount for payment in dossier.payments),
    )


def _return_place(case: SlipCase) -> str:
    match case.reception.return_way:
        case ReturnWay.DESK:
            return case.office.full_name
        case ReturnWay.POSTAL:
            address = case.dossier.applicant.address
            return f"Qua dịch vụ bưu chính công ích: {address}"
        case ReturnWay.ONLINE:
            return "Bản điện tử trên Cổng Dịch vụ công quốc gia"


def supplement_sheet(case: SlipCase, stamp: SlipStamp) -> SupplementSheet:
    """Return the newest request; without items, the clauses of its reason are them."""
    asked = grounds(SlipKind.SUPPLEMENT, case.events)
    request = asked[-1]
    if not isinstance(request, SupplementRequested):
        raise TypeError(type(request))
    clauses = (clause.strip() for clause in request.reason.split(";"))
    return SupplementSheet(
        **case.shared(stamp, case.actor_of(request)),
        items=request.items or tuple(filter(None, clauses)),
        reason=request.reason,
        ordinal=len(asked),
        approval=request.approval,
    )


def refusal_sheet(case: SlipCase, stamp: SlipStamp) -> RefusalSheet:
    """Return the refusal after acceptance."""
    refused = case.last(DossierRefused)
    return RefusalSheet(
        **case.shared(stamp, case.actor_of(refused)),
        reason=refused.reason,
        is_after_acceptance=True,
    )


def apology_sheet(case: SlipCase, stamp: SlipStamp) -> ApologySheet:
    """Return the letter of the agency in charge."""
    extended = case.last(DeadlineExtended)
    old = case.before(extended).dossier.due_at or extended.due_at
    agency = case.agency()
    lines, name = _agency_signature(case, agency, stamp)
    return ApologySheet(
        **case.shared(stamp, case.actor_of(extended)),
        agency=agency,
        due_at=old,
        new_due_at=extended.due_at,
        extension=case.extension(old, extended.due_at),
        reason=extended.reason,
        signer_lines=lines,
        signer_name=name,
    )


def _agency_signature(
    case: SlipCase, agency: str, stamp: SlipStamp
) -> tuple[tuple[str, ...], str]:
    """Return who signs for the body in charge; without one the desk is."""
    office = case.office
    if agency in {"", office.full_name}:
        return office.signature(stamp.printed_on)
    post, name = office.agency_head(agency)
    return ((post,) if post else ()), name


def stop_sheet(case: SlipCase, stamp: SlipStamp) -> StopSheet:
    """Return the notice; papers that came as files are not given back."""
    withdrawn = case.last(DossierWithdrawn)
    is_online = case.dossier.channel is Channel.ONLINE
    papers = () if is_online else case.reception.papers
    return StopSheet(
        **case.shared(stamp, case.actor_of(withdrawn)),
        requested_on=withdrawn.at.date(),
        stopped_on=withdrawn.at.date(),
        reason=withdrawn.reason,
        agency=case.agency(),
        papers=tuple(paper for paper in papers if paper.kind != "electronic"),
        refund=withdrawn.refund,
    )


def control_sheet(case: SlipCase, stamp: SlipStamp) -> ControlSheet:
    """Return the hand-overs so far, with room for those to come."""
    agency = case.agency()
    partners = [name for name in case.dossier.agencies if name != agency]
    hops = tuple(_hops(case))
    is_unfinished = case.dossier.state.is_open or not hops
    return ControlSheet(
        **case.shared(stamp, case.actor_of(case.events[0])),
        agency=agency or case.office.full_name,
        partners=tuple(partners),
        hops=hops,
        open_hops=_LEAST_OPEN_HOPS if is_unfinished else 0,
    )


def _hops(case: SlipCase) -> Iterator[Hop]:
    holder = desk = case.office.full_name
    for event, signature in case.life:
        if isinstance(event, DossierForwarded) and event.to:
            yield Hop(holder, event.to, event.at, signature.actor)
            holder = event.to
        elif isinstance(event, ResultRecorded | DossierRefused) and holder != desk:
            timing = case.dossier.timing
            result = _TIMINGS[timing] if timing else ""
            person = signature.actor
            yield Hop(holder, desk, event.at, "", person, result)
            holder = desk


def label_sheet(case: SlipCase, stamp: SlipStamp) -> LabelSheet:
    """Return the label of a dossier's folder."""
    shared = case.shared(stamp, case.actor_of(case.events[0]))
    return LabelSheet(**shared, due_at=case.dossier.due_at)


SHEETS: Final[Mapping[SlipKind, Callable[[SlipCase, SlipStamp], DossierSheet]]] = {
    SlipKind.RECEIPT: receipt_sheet,
    SlipKind.SUPPLEMENT: supplement_sheet,
    SlipKind.REFUSAL: refusal_sheet,
    SlipKind.APOLOGY: apology_sheet,
    SlipKind.STOP: stop_sheet,
    SlipKind.CONTROL: control_sheet,
}
