"""The batch in hand: the results scanned so far and the request made of them."""

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from motcua_desktop.domain.channel import ReturnWay
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.payments import PaymentWay
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.errors import UnknownDossierError
from motcua_desktop.services.returning import ReturnBatch, ReturnItem
from motcua_desktop.services.rows.lists import DossierDetail
from motcua_desktop.text import clean_line
from motcua_desktop.ui.acts import NEXT_STEP
from motcua_desktop.ui.format import sum_words
from motcua_desktop.ui.listing import NONE, short_name
from motcua_desktop.ui.screens.returning.state import (
    AUTHORISED,
    SUBMITTER,
    ReturnForm,
)
from motcua_desktop.ui.screens.step.notes import unpaid

_POST_NUMBER: Final = re.compile(r"(?=.*\d)[A-Z0-9]{8,30}")


@dataclass(frozen=True, slots=True)
class Scanned:
    """One result that lies on the desk, ready to be handed over."""

    detail: DossierDetail
    post_number: str = ""

    @property
    def number(self) -> str:
        """The dossier's number."""
        return self.detail.dossier.number

    @property
    def owed(self) -> int:
        """What of the fee is not paid yet, in đồng."""
        return unpaid(self.detail)

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of the list: number, name, procedure, fee, number of the post."""
        return (
            self.number,
            self.detail.dossier.applicant.shown_name,
            short_name(self.detail.procedure.name),
            sum_words(self.owed) if self.owed else NONE,
            self.post_number or NONE,
        )

    def item(self, form: ReturnForm) -> ReturnItem:
        """Return what is asked for this result."""
        applicant = self.detail.dossier.applicant
        receiver = clean_line(form.receiver) if form.taker == AUTHORISED else ""
        if form.taker == SUBMITTER:
            receiver = applicant.submitter_name
        return ReturnItem(
            self.number,
            receiver,
            self.owed if form.paid_by else 0,
            self.post_number if form.way == ReturnWay.POSTAL else "",
        )


def is_returnable(detail: DossierDetail) -> bool:
    """Return whether a dossier waits for its result to be handed over."""
    return NEXT_STEP.get(detail.dossier.state) is Step.RETURN


def found_again(desk: DeskServices, items: Mapping[str, str]) -> list[Scanned]:
    """Return what of a kept batch still waits, with its postal numbers."""
    found = []
    for number, postal in items.items():
        try:
            detail = desk.detail(number)
        except UnknownDossierError:
            continue
        if is_returnable(detail):
            found.append(Scanned(detail, postal))
    return found


def post_number(text: str) -> str:
    """Return the text as the number of a postal item, "" where it cannot be one."""
    number = text.strip().upper()
    return number if _POST_NUMBER.fullmatch(number) else ""


def problems(form: ReturnForm) -> dict[str, str]:
    """Return what is wrong, by field: who comes for another brings a paper."""
    if form.taker != AUTHORISED:
        return {}
    asked = {
        "receiver": "Ghi họ tên người được ủy quyền",
        "authority": "Ghi giấy ủy quyền: loại, số, ngày",
    }
    return {name: words for name, words in asked.items() if not getattr(form, name)}


def batch_of(
    scanned: Mapping[str, Scanned], form: ReturnForm, at: datetime, token: str
) -> ReturnBatch:
    """Return the request for everything scanned."""
    return ReturnBatch(
        items=tuple(one.item(form) for one in scanned.values()),
        at=at.replace(second=0, microsecond=0),
        token=token,
        way=ReturnWay(form.way),
        authority=clean_line(form.authority) if form.taker == AUTHORISED else "",
        satisfaction=int(form.satisfaction) if form.satisfaction else None,
        paid_by=PaymentWay(form.paid_by) if form.paid_by else PaymentWay.CASH,
    )


def new_token() -> str:
    """Return a token no other batch has."""
    return uuid.uuid4().hex
