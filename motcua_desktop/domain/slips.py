"""The slips that a dossier may need: which, on what ground, under which number."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from motcua_desktop.domain.deadline import PauseGround
from motcua_desktop.domain.errors import SlipWithoutGroundError
from motcua_desktop.domain.events import (
    DeadlineExtended,
    DossierCorrected,
    DossierEvent,
    DossierRefused,
    DossierWithdrawn,
    DueRecomputed,
    RecordEvent,
    RetentionEvent,
    SlipIssued,
    SlipReprinted,
    SupplementRequested,
)
from motcua_desktop.domain.lifecycle import State
from motcua_desktop.domain.office import Office

Events = Sequence[DossierEvent]


class SlipKind(StrEnum):
    """Loại phiếu của một hồ sơ (TT 01/2018, TT 03/2025); the value is its name."""

    RECEIPT = "giay-tiep-nhan"
    SUPPLEMENT = "phieu-bo-sung"
    REFUSAL = "phieu-tu-choi"
    APOLOGY = "phieu-xin-loi"
    STOP = "thong-bao-dung"
    CONTROL = "phieu-kiem-soat"

    @property
    def label(self) -> str:
        """The slip as messages and the history name it."""
        return _LABELS[self]

    @property
    def states(self) -> tuple[State, ...]:
        """The states in which a dossier may have this slip."""
        return _STATES[self]

    def symbol(self, office: Office) -> str:
        """Return what stands after "Số: …/", "" for a slip without a number.

        An office's own symbol goes before the usual one.
        """
        own = dict(office.slip_symbols).get(self.value)
        if own is not None:
            return own
        if self is SlipKind.STOP:
            return f"TB-{office.report_symbol.partition('-')[2]}".rstrip("-")
        return _SYMBOLS.get(self, "")


_LABELS: Final = {
    SlipKind.RECEIPT: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    SlipKind.SUPPLEMENT: "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
    SlipKind.REFUSAL: "Phiếu từ chối tiếp nhận giải quyết hồ sơ",
    SlipKind.APOLOGY: "Phiếu xin lỗi và hẹn lại ngày trả kết quả",
    SlipKind.STOP: "Thông báo dừng giải quyết hồ sơ",
    SlipKind.CONTROL: "Phiếu kiểm soát quá trình giải quyết hồ sơ",
}
_SYMBOLS: Final = {
    SlipKind.SUPPLEMENT: "HDHS",
    SlipKind.REFUSAL: "TCHS",
    SlipKind.APOLOGY: "PXL",
}
_EVERY: Final = tuple(State)
_STATES: Final = {
    SlipKind.RECEIPT: _EVERY,
    SlipKind.SUPPLEMENT: tuple(it for it in State if it is not State.RECEIVED),
    SlipKind.REFUSAL: (State.REFUSED, State.RETURNED),
    SlipKind.APOLOGY: _EVERY,
    SlipKind.STOP: (State.WITHDRAWN,),
    SlipKind.CONTROL: _EVERY,
}
_GROUNDS: Final[Mapping[SlipKind, tuple[type[DossierEvent], str]]] = {
    SlipKind.SUPPLEMENT: (SupplementRequested, "hồ sơ chưa được yêu cầu bổ sung"),
    SlipKind.REFUSAL: (DossierRefused, "hồ sơ không bị từ chối"),
    SlipKind.APOLOGY: (DeadlineExtended, "hồ sơ chưa được hẹn lại ngày trả"),
    SlipKind.STOP: (DossierWithdrawn, "hồ sơ không bị rút hoặc dừng"),
}
_CHANGES_EVERY_SLIP: Final = (DossierCorrected, DueRecomputed)
_BESIDE_THE_COURSE: Final = SlipIssued | SlipReprinted | RecordEvent | RetentionEvent


def grounds(kind: SlipKind, events: Events) -> list[DossierEvent]:
    """Return what in a history calls for slip `kind`, oldest first.

    Raises:
        SlipWithoutGroundError: nothing does.
    """
    if kind not in _GROUNDS:
        return [events[0]]
    wanted, why = _GROUNDS[kind]
    found = [it for it in events if isinstance(it, wanted) and _is_ground(it)]
    if not found:
        raise SlipWithoutGroundError(kind.label, why)
    return found


def _is_ground(event: DossierEvent) -> bool:
    if isinstance(event, SupplementRequested):
        return event.ground is PauseGround.SUPPLEMENT
    return True


def issued(kind: SlipKind, events: Events) -> list[SlipIssued]:
    """Return the versions of slip `kind` that were issued, oldest first."""
    return [it for it in events if isinstance(it, SlipIssued) and it.slip == kind]


def reprints(issue: SlipIssued, events: Events) -> int:
    """Return how often one version was printed again."""
    key = (issue.slip, issue.issue)
    return sum(
        isinstance(it, SlipReprinted) and (it.slip, it.issue) == key for it in events
    )


def in_force(kind: SlipKind, events: Events) -> SlipIssued | None:
    """Return the newest issue if it still says what it should, None for none.

    Raises:
        SlipWithoutGroundError: nothing in the history calls for the slip.
    """
    occasion = len(grounds(kind, events))
    versions = issued(kind, events)
    if not versions or versions[-1].occasion != occasion:
        return None
    return None if is_outdated(versions[-1], events) else versions[-1]


def is_outdated(issue: SlipIssued, events: Events) -> bool:
    """Return whether the dossier has changed since, so that the slip says it no more.

    A control slip follows every step; the others follow corrections.
    """
    later = events[events.index(issue) + 1 :]
    if issue.slip == SlipKind.CONTROL:
        return any(not isinstance(it, _BESIDE_THE_COURSE) for it in later)
    return any(isinstance(it, _CHANGES_EVERY_SLIP) for it in later)
