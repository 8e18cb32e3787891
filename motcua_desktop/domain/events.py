"""What happens to a dossier: the whole vocabulary of its history, in the past tense.

A history is append-only; every fact of a dossier follows from it. `at` is the moment
the thing happened, to the minute; when it was written down is the storage's matter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from motcua_desktop.domain.channel import Channel, ReturnWay
from motcua_desktop.domain.deadline import PauseGround
from motcua_desktop.domain.payments import FeeKind, PaymentWay
from motcua_desktop.domain.people import Applicant, SubmittedPaper
from motcua_desktop.domain.procedure import TimeLimit
from motcua_desktop.domain.service_level import ServiceLevel


class ResultCopy(StrEnum):
    """Bản kết quả: whether an electronic one with a digital signature exists.

    Exempt is what the law does not ask to be electronic: certified paper copies.
    """

    PAPER = "paper"
    ELECTRONIC = "electronic"
    EXEMPT = "exempt"

    @property
    def label(self) -> str:
        """The copy as screens name it."""
        return _COPY_LABELS[self]


_COPY_LABELS: Final = {
    ResultCopy.PAPER: "Bản giấy",
    ResultCopy.ELECTRONIC: "Bản điện tử có ký số",
    ResultCopy.EXEMPT: "Không thuộc diện cấp bản điện tử",
}


@dataclass(frozen=True, slots=True)
class DossierReceived:
    """Đã tiếp nhận: the dossier was complete, Giấy tiếp nhận is issued."""

    at: datetime
    number: str
    unit: str
    procedure: str
    channel: Channel
    applicant: Applicant
    limit: TimeLimit | None
    due_at: datetime | None
    return_way: ReturnWay = ReturnWay.DESK
    papers: tuple[SubmittedPaper, ...] = ()
    sets: int = 1
    fee: int | None = None
    note: str = ""
    calendar_version: str = ""
    service_level: ServiceLevel = ServiceLevel.NONE


@dataclass(frozen=True, slots=True)
class DossierForwarded:
    """Đã chuyển đến cơ quan, người xử lý."""

    at: datetime
    to: str = ""


@dataclass(frozen=True, slots=True)
class SupplementRequested:
    """Đã yêu cầu bổ sung, or another lawful pause of the clock (`ground`).

    `items` say one by one what is to be completed, as the slip lists them.
    """

    at: datetime
    reason: str
    ground: PauseGround = PauseGround.SUPPLEMENT
    approval: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SupplementReceived:
    """Đã nhận đủ hồ sơ bổ sung: the clock goes on; `due_at` is the new due moment."""

    at: datetime
    due_at: datetime | None
    calendar_version: str = ""


@dataclass(frozen=True, slots=True)
class DossierWithdrawn:
    """Đã rút, dừng theo đề nghị của người nộp (NĐ 118/2025 Điều 21).

    `refund` is the fee given back, in đồng.
    """

    at: datetime
    reason: str = ""
    refund: int = 0


@dataclass(frozen=True, slots=True)
class DossierRefused:
    """Đã từ chối giải quyết sau thẩm định (NĐ 61/2018 Điều 19.8)."""

    at: datetime
    reason: str
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class ResultRecorded:
    """Đã có kết quả giải quyết tại bộ phận một cửa; `copy`: None where not noted."""

    at: datetime
    note: str = ""
    copy: ResultCopy | None = None


@dataclass(frozen=True, slots=True)
class DeadlineExtended:
    """Đã xin lỗi và hẹn lại ngày trả (NĐ 61/2018 Điều 19.9)."""

    at: datetime
    due_at: datetime
    reason: str
    letter_number: str = ""


@dataclass(frozen=True, slots=True)
class ResultReturned:
    """Đã trả kết quả cho tổ chức, cá nhân.

    `authority` names the paper by which another person took it, "" for the applicant.
    """

    at: datetime
    receiver: str = ""
    way: ReturnWay = ReturnWay.DESK
    satisfaction: int | None = None
    post_number: str = ""
    authority: str = ""


@dataclass(frozen=True, slots=True)
class DossierCorrected:
    """Đã đính chính: `changes` maps the corrected facts to their right values."""

    at: datetime
    changes: Mapping[str, str]
    reason: str


@dataclass(frozen=True, slots=True)
class DueRecomputed:
    """Đã tính lại hạn: the calendar or the limit changed, and the office chose so.

    `limit` is the new limit where that changed, None where it stays.
    """

    at: datetime
    due_at: datetime
    reason: str
    limit: TimeLimit | None = None
    calendar_version: str = ""


@dataclass(frozen=True, slots=True)
class PapersDigitised:
    """Đã số hóa thành phần hồ sơ: every paper is scanned, or reused (`is_reused`)."""

    at: datetime
    is_reused: bool = False


@dataclass(frozen=True, slots=True)
class FeePaid:
    """Đã nộp phí, lệ phí: `amount` in đồng."""

    at: datetime
    amount: int
    paid_by: PaymentWay = PaymentWay.CASH
    fee_kind: FeeKind = FeeKind.CHARGE


@dataclass(frozen=True, slots=True)
class LatenessExplained:
    """Đã ghi nguyên nhân quá hạn: the one main cause and who answers for it."""

    at: datetime
    cause: str
    responsible: str = ""


@dataclass(frozen=True, slots=True)
class NoteAdded:
    """Đã ghi chú thêm: what is to be kept in mind of the dossier; no fact changes."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class SlipIssued:
    """Đã phát hành phiếu: the file kept under `sha256` went to the citizen.

    `issue` counts the versions of slip `slip` in this dossier, `replaces` names the
    version that this one stands for (0: none), `occasion` which request of several
    it answers. `mark` begins the hash that the history had before this entry.
    """

    at: datetime
    slip: str
    issue: int
    form_set: str
    sha256: str
    number: str = ""
    occasion: int = 1
    replaces: int = 0
    mark: str = ""


@dataclass(frozen=True, slots=True)
class SlipReprinted:
    """Đã in lại phiếu: the same bytes once more, for the `count`-th time."""

    at: datetime
    slip: str
    issue: int
    count: int


@dataclass(frozen=True, slots=True)
class DossierKeptBack:
    """Đã giữ lại: personal values stay past their period (complaint, court)."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class DossierReleased:
    """Đã thôi giữ lại: the period counts again."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class DossierAnonymised:
    """Đã ẩn danh: personal values are gone from the history, as `document` asks.

    `lines` own to what was blanked: number of the line, ":", SHA-256 of what is left.
    """

    at: datetime
    document: str
    lines: tuple[str, ...] = ()


DossierEvent = (
    DossierReceived
    | DossierForwarded
    | SupplementRequested
    | SupplementReceived
    | DossierWithdrawn
    | DossierRefused
    | ResultRecorded
    | DeadlineExtended
    | ResultReturned
    | DossierCorrected
    | DueRecomputed
    | PapersDigitised
    | FeePaid
    | LatenessExplained
    | NoteAdded
    | SlipIssued
    | SlipReprinted
    | DossierKeptBack
    | DossierReleased
    | DossierAnonymised
)

RecordEvent = PapersDigitised | FeePaid | LatenessExplained | NoteAdded
"""What is noted beside the course of a dossier: allowed in every state."""

RetentionEvent = DossierKeptBack | DossierReleased | DossierAnonymised
"""What becomes of a dossier's personal values, long after its course is over."""

EVENT_LABELS: Mapping[type[DossierEvent], str] = {
    DossierReceived: "Tiếp nhận",
    DossierForwarded: "Chuyển xử lý",
    SupplementRequested: "Yêu cầu bổ sung",
    SupplementReceived: "Nhận bổ sung",
    DossierWithdrawn: "Rút, dừng giải quyết",
    DossierRefused: "Từ chối giải quyết",
    ResultRecorded: "Có kết quả",
    DeadlineExtended: "Xin lỗi, hẹn lại",
    ResultReturned: "Trả kết quả",
    DossierCorrected: "Đính chính",
    DueRecomputed: "Tính lại hạn",
    PapersDigitised: "Số hóa hồ sơ",
    FeePaid: "Thu phí, lệ phí",
    LatenessExplained: "Nguyên nhân quá hạn",
    NoteAdded: "Ghi chú",
    SlipIssued: "Phát hành phiếu",
    SlipReprinted: "In lại phiếu",
    DossierKeptBack: "Giữ lại dữ liệu cá nhân",
    DossierReleased: "Thôi giữ lại dữ liệu cá nhân",
    DossierAnonymised: "Ẩn danh",
}
