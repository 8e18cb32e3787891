"""Retention: how long a closed dossier says whose it was, and what stays of it then.

No period ships: an office sets one with the number of the document that says so. What
is counted never changes; who it was is gone from every line of the history.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from motcua_desktop.domain.dossier import APPLICANT_FACTS, Dossier
from motcua_desktop.domain.errors import FieldValueError, RetentionError
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
    ResultRecorded,
    ResultReturned,
    SlipIssued,
    SlipReprinted,
    SupplementReceived,
    SupplementRequested,
)
from motcua_desktop.domain.lifecycle import State
from motcua_desktop.domain.people import ANONYMOUS, Applicant, SubmittedPaper
from motcua_desktop.text import clean_line

_ANY_PAPER: Final = "Giấy tờ"
_PERSONAL_FACTS: Final = APPLICANT_FACTS | {"note"}


class RetentionScope(StrEnum):
    """Phạm vi của thời hạn lưu; the value is the command line's word.

    `BESIDE` is what belongs to no procedure: slips of the counter that name none,
    feedback of citizens.
    """

    PROCEDURE = "procedure"
    SECTOR = "sector"
    BESIDE = "beside"

    @property
    def label(self) -> str:
        """The scope as messages name it."""
        return _SCOPE_LABELS[self]


_SCOPE_LABELS: Final = {
    RetentionScope.PROCEDURE: "Thủ tục",
    RetentionScope.SECTOR: "Lĩnh vực",
    RetentionScope.BESIDE: "Phản ánh, phiếu tại quầy không ghi thủ tục",
}


@dataclass(frozen=True, slots=True)
class RetentionPeriod:
    """Thời hạn lưu dữ liệu cá nhân: `months` after closing, as `document` says.

    No months: the period of this scope is off.
    """

    scope: RetentionScope
    key: str
    months: int
    document: str

    def ends_on(self, closed_on: date) -> date:
        """Return the first day on which personal values may go."""
        years, month = divmod(closed_on.month - 1 + self.months, 12)
        year = closed_on.year + years
        last = monthrange(year, month + 1)[1]
        return date(year, month + 1, min(closed_on.day, last))


@dataclass(frozen=True, slots=True)
class RetentionBounds:
    """Giới hạn của thời hạn lưu, in months: what is still counted must stay whole."""

    least: int
    most: int

    def checked(self, period: RetentionPeriod) -> RetentionPeriod:
        """Return the period with clean words.

        Raises:
            FieldValueError: a length that cannot be, or no document that says it.
        """
        document = clean_line(period.document)
        if period.months and not self.least <= period.months <= self.most:
            raise FieldValueError(
                "Thời hạn lưu", f"phải từ {self.least} đến {self.most} tháng"
            )
        if period.months and not any(map(str.isdigit, document)):
            raise FieldValueError(
                "Văn bản quy định thời hạn lưu", "phải có số, ký hiệu của văn bản"
            )
        return replace(period, key=clean_line(period.key), document=document)


def period_of(
    periods: Iterable[RetentionPeriod], *, procedure: str, sector: str
) -> RetentionPeriod | None:
    """Return the period that holds: the procedure's own before its sector's.

    Without procedure and sector: that of what is beside the dossiers.
    """
    known = {(one.scope, one.key): one for one in periods if one.months}
    if not procedure and not sector:
        return known.get((RetentionScope.BESIDE, ""))
    own = known.get((RetentionScope.PROCEDURE, procedure))
    return own or known.get((RetentionScope.SECTOR, sector))


def settled_on(dossier: Dossier) -> date | None:
    """Return the day on which nothing was left to do for the applicant, None before.

    A result that nobody has fetched yet still waits for its owner.
    """
    if dossier.state not in {State.RETURNED, State.WITHDRAWN}:
        return None
    last = dossier.returned_at or dossier.withdrawn_at
    return None if last is None else last.date()


def keep_back(dossier: Dossier, *, at: datetime, reason: str) -> DossierKeptBack:
    """Return that a dossier's personal values stay: a complaint, an inspection.

    Raises:
        AnonymisedDossierError: they are gone already.
        RetentionError: it is kept back already, or no reason is given.
    """
    dossier.refuse_if_anonymised()
    if dossier.kept_back:
        raise RetentionError(
            f"Hồ sơ {dossier.number} đang được giữ lại: {dossier.kept_back}.",
            "Không cần giữ lại lần nữa.",
        )
    return DossierKeptBack(at, _reason(reason))


def release(dossier: Dossier, *, at: datetime, reason: str) -> DossierReleased:
    """Return that nothing keeps a dossier's personal values back any more.

    Raises:
        RetentionError: it was not kept back, or no reason is given.
    """
    if not dossier.kept_back:
        raise RetentionError(
            f"Hồ sơ {dossier.number} không bị giữ lại.", "Kiểm tra lại mã hồ sơ."
        )
    return DossierReleased(at, _reason(reason))


def anonymised(
    dossier: Dossier, *, at: datetime, document: str, lines: tuple[str, ...]
) -> DossierAnonymised:
    """Return that a dossier's personal values are gone; `lines` own to the blanked.

    Raises:
        AnonymisedDossierError: they are gone already.
        RetentionError: it is not settled, or kept back.
    """
    dossier.refuse_if_anonymised()
    if settled_on(dossier) is None or dossier.kept_back:
        raise RetentionError(
            f"Hồ sơ {dossier.number} chưa ẩn danh được: "
            f"{dossier.kept_back or 'chưa trả kết quả'}.",
            "Xem lại danh sách hồ sơ đến hạn.",
        )
    return DossierAnonymised(at, document, lines)


def _reason(text: str) -> str:
    reason = clean_line(text)
    if not reason:
        raise RetentionError(
            "Chưa ghi lý do.", "Ghi lý do, ví dụ: khiếu nại, thanh tra, tòa án."
        )
    return reason


def blank_word(text: str) -> str:
    """Return what takes the place of a text: nothing of nothing."""
    return ANONYMOUS if text else ""


def _nothing(_value: object) -> str:
    return ""


def blank_papers(papers: Iterable[SubmittedPaper]) -> tuple[SubmittedPaper, ...]:
    """Return papers without the names that somebody may have typed."""
    return tuple(replace(paper, name=_ANY_PAPER) for paper in papers)


def _corrections(changes: Mapping[str, str]) -> dict[str, str]:
    blanks = dict.fromkeys(changes.keys() & _PERSONAL_FACTS, "")
    if "name" in blanks:
        blanks["name"] = ANONYMOUS
    return {**changes, **blanks}


Blank = Callable[[Any], object]
"""Makes of a personal value what may stay in its place."""

PERSONAL: Final[Mapping[type[DossierEvent], Mapping[str, Blank]]] = {
    DossierReceived: {
        "applicant": lambda _person: Applicant(ANONYMOUS),
        "papers": blank_papers,
        "note": _nothing,
    },
    DossierForwarded: {},
    SupplementRequested: {
        "reason": blank_word,
        "approval": _nothing,
        "items": lambda _items: (),
    },
    SupplementReceived: {},
    DossierWithdrawn: {"reason": _nothing},
    DossierRefused: {"reason": blank_word},
    ResultRecorded: {"note": _nothing},
    DeadlineExtended: {"reason": blank_word},
    ResultReturned: {
        "receiver": blank_word,
        "post_number": _nothing,
        "authority": _nothing,
    },
    DossierCorrected: {"changes": _corrections, "reason": blank_word},
    DueRecomputed: {"reason": blank_word},
    PapersDigitised: {},
    FeePaid: {},
    LatenessExplained: {},
    NoteAdded: {"text": blank_word},
    SlipIssued: {},
    SlipReprinted: {},
    DossierKeptBack: {"reason": blank_word},
    DossierReleased: {"reason": blank_word},
    DossierAnonymised: {},
}
"""Every value of the history that may tell of a person, and what takes its place.

What is counted stays: bodies (`to`, `responsible`), the cause of lateness, moments,
amounts, numbers of letters and slips.
"""


def without_person(event: DossierEvent) -> DossierEvent:
    """Return what stays of an event when nothing tells any more whose it was."""
    blanks = PERSONAL[type(event)]
    values: dict[str, Any] = {
        name: blank(getattr(event, name)) for name, blank in blanks.items()
    }
    return replace(event, **values)
