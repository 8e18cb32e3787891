"""Events as rows of the history: their kind, their body as JSON, and the way back."""

import functools
import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from motcua_desktop.domain.channel import Channel, ReturnWay
from motcua_desktop.domain.deadline import PauseGround
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
    ResultCopy,
    ResultRecorded,
    ResultReturned,
    SlipIssued,
    SlipReprinted,
    SupplementReceived,
    SupplementRequested,
)
from motcua_desktop.domain.payments import FeeKind, PaymentWay
from motcua_desktop.domain.people import Applicant, SubmittedPaper
from motcua_desktop.domain.procedure import TimeLimit
from motcua_desktop.domain.service_level import ServiceLevel

KINDS: Final[Mapping[str, type[DossierEvent]]] = {
    "received": DossierReceived,
    "forwarded": DossierForwarded,
    "supplement_requested": SupplementRequested,
    "supplement_received": SupplementReceived,
    "withdrawn": DossierWithdrawn,
    "refused": DossierRefused,
    "finished": ResultRecorded,
    "extended": DeadlineExtended,
    "returned": ResultReturned,
    "corrected": DossierCorrected,
    "recomputed": DueRecomputed,
    "digitised": PapersDigitised,
    "paid": FeePaid,
    "lateness_explained": LatenessExplained,
    "note_added": NoteAdded,
    "slip_issued": SlipIssued,
    "slip_reprinted": SlipReprinted,
    "kept_back": DossierKeptBack,
    "released": DossierReleased,
    "anonymised": DossierAnonymised,
}
_NAMES: Final = {kind: name for name, kind in KINDS.items()}

_NEEDED_NULLS: Final = ("limit", "due_at")
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@functools.lru_cache(maxsize=8192)
def moment_text(moment: datetime) -> str:
    """Return a moment as it is stored: ISO to the minute."""
    return moment.isoformat(timespec="minutes")


def encode(event: DossierEvent) -> tuple[str, str]:
    """Return the kind of `event` and its body; empty fields are left out."""
    body = {}
    for name in _FIELDS[type(event)]:
        value = getattr(event, name)
        if value or value == 0:
            body[name] = _plain(value)
    return _NAMES[type(event)], _ENCODE(body)


_FIELDS: Final = {
    kind: tuple(field.name for field in fields(kind) if field.name != "at")
    for kind in KINDS.values()
}
_APPLICANT_FIELDS: Final = tuple(field.name for field in fields(Applicant))


def _plain(value: object) -> object:
    kind = type(value)
    if kind in _WRITERS:
        return _WRITERS[kind](value)
    return value.value if isinstance(value, StrEnum) else value


def applicant_body(applicant: Applicant) -> dict[str, str]:
    """Return what is known of an applicant, empty fields left out."""
    body = {}
    for name in _APPLICANT_FIELDS:
        value = getattr(applicant, name)
        if value:
            body[name] = value.isoformat() if name == "birth_date" else value
    return body


def paper_body(paper: SubmittedPaper) -> dict[str, object]:
    """Return a paper as it is stored."""
    body: dict[str, object] = {"name": paper.name, "kind": paper.kind}
    if paper.copies != 1:
        body["copies"] = paper.copies
    if paper.code:
        body["code"] = paper.code
    return body


def read_paper(body: Mapping[str, Any]) -> SubmittedPaper:
    """Return the paper that `paper_body` stored."""
    return SubmittedPaper(**body)


def read_applicant(body: Mapping[str, str]) -> Applicant:
    """Return the applicant that `applicant_body` stored."""
    known: dict[str, Any] = dict(body)
    if "birth_date" in known:
        known["birth_date"] = date.fromisoformat(known["birth_date"])
    return Applicant(**known)


_READERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "channel": Channel,
    "ground": PauseGround,
    "return_way": ReturnWay,
    "way": ReturnWay,
    "service_level": ServiceLevel,
    "copy": ResultCopy,
    "paid_by": PaymentWay,
    "fee_kind": FeeKind,
    "limit": TimeLimit.parse,
    "due_at": datetime.fromisoformat,
    "applicant": read_applicant,
    "papers": lambda bodies: tuple(map(read_paper, bodies)),
    "items": tuple,
    "lines": tuple,
}
_WRITERS: Final[Mapping[type, Callable[[Any], object]]] = {
    datetime: moment_text,
    TimeLimit: lambda limit: limit.code,
    Applicant: applicant_body,
    tuple: lambda parts: [_plain(part) for part in parts],
    SubmittedPaper: paper_body,
    dict: lambda changes: dict(sorted(changes.items())),
}


def decode(kind: str, at: str, body: str) -> DossierEvent:
    """Return the event that `encode` stored."""
    event_type = KINDS[kind]
    values = {
        name: _READERS[name](value) if name in _READERS else value
        for name, value in json.loads(body).items()
    }
    for name in _NEEDED_NULLS:
        if name in _FIELDS[event_type]:
            values.setdefault(name, None)
    return event_type(at=datetime.fromisoformat(at), **values)
