"""Handing results back: many in one go, each of them whole or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from motcua_desktop.domain.channel import ReturnWay
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.notes import NoteKind
from motcua_desktop.domain.payments import PaymentWay
from motcua_desktop.domain.steps import StepRequest
from motcua_desktop.services.noting import NoteRequest
from motcua_desktop.services.processing import StepDone


@dataclass(frozen=True, slots=True)
class ReturnItem:
    """Một kết quả được trả: `paid` is the fee taken with it, whole đồng."""

    number: str
    receiver: str = ""
    paid: int = 0
    post_number: str = ""


@dataclass(frozen=True, slots=True)
class ReturnBatch:
    """Một lượt trả: what holds for every result that is handed over together.

    `token` makes sure that a batch sent twice returns each result once.
    """

    items: Sequence[ReturnItem]
    at: datetime
    token: str
    way: ReturnWay = ReturnWay.DESK
    authority: str = ""
    satisfaction: int | None = None
    paid_by: PaymentWay = PaymentWay.CASH


@dataclass(frozen=True, slots=True)
class ReturnDone:
    """What came of a batch: who has their result, and what was refused and why."""

    returned: tuple[str, ...] = ()
    refused: Mapping[str, DomainError] = field(default_factory=dict)


class ReturnSteps(Protocol):
    """The deeds that handing a result over is made of."""

    def act(self, number: str, request: StepRequest, *, token: str) -> StepDone:
        """Take one step in a dossier's life."""
        ...

    def note(self, number: str, request: NoteRequest, *, token: str) -> None:
        """Note something beside a dossier's course."""
        ...


def hand_back(desk: ReturnSteps, batch: ReturnBatch) -> ReturnDone:
    """Hand the results of `batch` back; what the rules refuse stays as it is.

    Each dossier is done for itself: one that may not be returned keeps none of the
    others from the people who wait for them.
    """
    returned: list[str] = []
    refused: dict[str, DomainError] = {}
    for item in batch.items:
        try:
            _hand_one(desk, batch, item)
        except DomainError as error:
            refused[item.number] = error
        else:
            returned.append(item.number)
    return ReturnDone(tuple(returned), refused)


def _hand_one(desk: ReturnSteps, batch: ReturnBatch, item: ReturnItem) -> None:
    token = f"{batch.token}-{item.number}"
    request = StepRequest(
        step=Step.RETURN,
        at=batch.at,
        receiver=item.receiver,
        way=batch.way,
        satisfaction=batch.satisfaction,
        post_number=item.post_number,
        authority=batch.authority,
    )
    desk.act(item.number, request, token=token)
    if item.paid:
        paid = NoteRequest(NoteKind.PAID, amount=item.paid, paid_by=batch.paid_by)
        desk.note(item.number, paid, token=f"{token}-note")
