"""What the office keeps in a minute a week: one record for each kind of entry."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Final

from motcua_desktop.domain.register_fields import (
    Choice,
    FieldKind,
    Said,
    check_entry,
    refused,
)

_NAME_LIMIT: Final = 255


class ActivityKind(Choice):
    """Loại hoạt động, each under its heading of the CCHC report."""

    DIRECTIVE = "directive", "Văn bản chỉ đạo, điều hành"
    INSPECTION = "inspection", "Kiểm tra"
    PUBLICITY = "publicity", "Tuyên truyền"
    TRAINING = "training", "Tập huấn"
    COMMENT = "comment", "Góp ý dự thảo văn bản quy phạm pháp luật"
    DRAFT = "draft", "Tham mưu ban hành văn bản quy phạm pháp luật"
    ORGANISATION = "organisation", "Tổ chức bộ máy, phối hợp"
    BREACH = "breach", "Vi phạm kỷ luật, kỷ cương"
    FINANCE = "finance", "Tài chính, thu nộp phí, lệ phí"


class PublicityMeans(Choice):
    """Hình thức tuyên truyền."""

    ARTICLE = "article", "Tin, bài"
    BROADCAST = "broadcast", "Phát thanh"
    LEAFLET = "leaflet", "Tờ rơi"
    OTHER = "other", "Khác"


_WRITTEN = frozenset({ActivityKind.DIRECTIVE})
_COUNTED = frozenset(
    {
        ActivityKind.INSPECTION,
        ActivityKind.PUBLICITY,
        ActivityKind.TRAINING,
        ActivityKind.COMMENT,
        ActivityKind.DRAFT,
        ActivityKind.BREACH,
    }
)
_TOLD = frozenset(
    {
        ActivityKind.DIRECTIVE,
        ActivityKind.INSPECTION,
        ActivityKind.ORGANISATION,
        ActivityKind.FINANCE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Hoạt động cải cách hành chính trong kỳ.

    `content` goes into the report as it is: "về số hóa hồ sơ", "trên trang thông tin
    điện tử của xã"; `finding` is what an inspection found and had mended.
    """

    kind: Annotated[ActivityKind, Said("Loại hoạt động")]
    day: Annotated[date, Said("Ngày")]
    document_type: Annotated[
        str,
        Said(
            "Tên loại",
            hint="Kế hoạch, Thông báo, Công văn",
            limit=60,
            only_for=_WRITTEN,
            needed_for=_WRITTEN,
        ),
    ] = ""
    number: Annotated[
        str,
        Said(
            "Số, ký hiệu",
            hint="08/KH-TTPVHCC",
            limit=60,
            only_for=_WRITTEN,
            needed_for=_WRITTEN,
        ),
    ] = ""
    means: Annotated[
        PublicityMeans | None,
        Said(
            "Hình thức",
            only_for=frozenset({ActivityKind.PUBLICITY}),
            needed_for=frozenset({ActivityKind.PUBLICITY}),
        ),
    ] = None
    count: Annotated[
        int,
        Said(
            "Số lượng",
            hint="cuộc, tin bài, lượt, tờ, dự thảo",
            least=1,
            only_for=_COUNTED,
            needed_for=_COUNTED,
        ),
    ] = 0
    dossiers: Annotated[
        int,
        Said(
            "Số hồ sơ kiểm tra",
            least=1,
            only_for=frozenset({ActivityKind.INSPECTION}),
        ),
    ] = 0
    content: Annotated[
        str, Said("Trích yếu, nội dung", hint="về …", needed_for=_TOLD)
    ] = ""
    finding: Annotated[
        str,
        Said(
            "Kết quả kiểm tra",
            hint="đã phát hiện, yêu cầu chấn chỉnh …",
            only_for=frozenset({ActivityKind.INSPECTION}),
        ),
    ] = ""

    def __post_init__(self) -> None:
        """Check every field."""
        check_entry(self)


class StaffDuty(Choice):
    """Hình thức làm việc tại bộ phận một cửa."""

    FULL_TIME = "full_time", "Chuyên trách"
    PART_TIME = "part_time", "Kiêm nhiệm"


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffMember:
    """Công chức làm nhiệm vụ tiếp nhận và trả kết quả."""

    name: Annotated[str, Said("Họ tên", limit=_NAME_LIMIT)]
    duty: Annotated[StaffDuty, Said("Chuyên trách, kiêm nhiệm")]
    from_day: Annotated[date, Said("Từ ngày")]
    post: Annotated[str, Said("Chức vụ, vị trí", limit=_NAME_LIMIT)] = ""
    agency: Annotated[
        str, Said("Cơ quan ngành dọc", hint="Công an xã", limit=_NAME_LIMIT)
    ] = ""
    to_day: Annotated[date | None, Said("Đến ngày")] = None
    has_signature: Annotated[bool, Said("Có chữ ký số")] = False

    def __post_init__(self) -> None:
        """Check every field, and that the work ends after it begins."""
        check_entry(self)
        _in_order(self, "from_day", "to_day", "trước ngày bắt đầu")


class EquipmentKind(Choice):
    """Loại tài sản của bộ phận một cửa."""

    DEVICE = "device", "Thiết bị"
    FACILITY = "facility", "Cơ sở vật chất"


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """Trang thiết bị, cơ sở vật chất; `measure` is its unit: máy, bộ, quầy."""

    kind: Annotated[EquipmentKind, Said("Loại")]
    name: Annotated[str, Said("Tên", hint="máy quét", limit=_NAME_LIMIT)]
    count: Annotated[int, Said("Số lượng", least=1)]
    broken: Annotated[int, Said("Số hỏng")] = 0
    broken_since: Annotated[date | None, Said("Hỏng từ ngày")] = None
    measure: Annotated[str, Said("Đơn vị tính", hint="máy, bộ", limit=40)] = ""
    condition: Annotated[
        str, Said("Tình trạng, ảnh hưởng", hint="ảnh hưởng đến …", limit=500)
    ] = ""

    def __post_init__(self) -> None:
        """Check every field, and that broken things are some of those there are."""
        check_entry(self)
        if self.broken > self.count:
            raise refused(self, "broken", "nhiều hơn số lượng đang có")
        if self.broken and self.broken_since is None:
            raise refused(self, "broken_since", "còn để trống")
        if self.broken_since is not None and not self.broken:
            raise refused(self, "broken", "còn để trống")


class ChangeKind(Choice):
    """Loại thay đổi thủ tục hành chính."""

    ISSUED = "issued", "Mới ban hành"
    AMENDED = "amended", "Sửa đổi, bổ sung"
    ABOLISHED = "abolished", "Bãi bỏ"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureChange:
    """Thủ tục hành chính mới ban hành, sửa đổi, bãi bỏ theo quyết định công bố."""

    day: Annotated[date, Said("Ngày công bố")]
    kind: Annotated[ChangeKind, Said("Loại thay đổi")]
    count: Annotated[int, Said("Số TTHC", least=1)]
    decision: Annotated[
        str, Said("Quyết định công bố", hint="123/QĐ-UBND", limit=_NAME_LIMIT)
    ] = ""
    posted_on: Annotated[date | None, Said("Ngày niêm yết")] = None

    def __post_init__(self) -> None:
        """Check every field, and that nothing is posted before it is announced."""
        check_entry(self)
        _in_order(self, "day", "posted_on", "trước ngày công bố")


class FeedbackChannel(Choice):
    """Kênh nhận phản ánh, kiến nghị."""

    PORTAL = "portal", "Cổng Dịch vụ công quốc gia"
    IN_PERSON = "in_person", "Gửi trực tiếp"
    OTHER = "other", "Kênh khác"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """Phản ánh, kiến nghị (PAKN) của tổ chức, cá nhân."""

    received_on: Annotated[date, Said("Ngày nhận")]
    channel: Annotated[FeedbackChannel, Said("Kênh")]
    content: Annotated[str, Said("Nội dung")]
    due_on: Annotated[date | None, Said("Hạn xử lý")] = None
    resolved_on: Annotated[date | None, Said("Ngày xử lý")] = None

    def __post_init__(self) -> None:
        """Check every field, and that answers come after questions."""
        check_entry(self)
        _in_order(self, "received_on", "due_on", "trước ngày nhận")
        _in_order(self, "received_on", "resolved_on", "trước ngày nhận")


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """Sáng kiến trong cải cách hành chính được áp dụng."""

    day: Annotated[date, Said("Ngày áp dụng")]
    content: Annotated[str, Said("Nội dung")]

    def __post_init__(self) -> None:
        """Check every field."""
        check_entry(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedTask:
    """Nhiệm vụ được cấp trên giao."""

    content: Annotated[str, Said("Nội dung")]
    assigned_on: Annotated[date, Said("Ngày giao")]
    due_on: Annotated[date | None, Said("Hạn hoàn thành")] = None
    completed_on: Annotated[date | None, Said("Ngày hoàn thành")] = None

    def __post_init__(self) -> None:
        """Check every field, and that work comes after its order."""
        check_entry(self)
        _in_order(self, "assigned_on", "due_on", "trước ngày giao")
        _in_order(self, "assigned_on", "completed_on", "trước ngày giao")


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Rà soát, đề xuất đơn giản hóa thủ tục hành chính."""

    day: Annotated[date, Said("Ngày rà soát")]
    count: Annotated[int, Said("Số TTHC", least=1)]
    sector: Annotated[str, Said("Lĩnh vực", limit=_NAME_LIMIT)]
    direction: Annotated[
        str, Said("Hướng đơn giản hóa", hint="cắt giảm giấy tờ …", limit=500)
    ] = ""
    sent_to: Annotated[str, Said("Nơi nhận kết quả", limit=_NAME_LIMIT)] = ""

    def __post_init__(self) -> None:
        """Check every field."""
        check_entry(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterDay:
    """Phiếu lập tại quầy trong ngày: hướng dẫn (Mẫu 02), từ chối tiếp nhận (Mẫu 03).

    What is typed is the total of the day, slips that the program printed included.
    """

    day: Annotated[date, Said("Ngày")]
    guided: Annotated[int, Said("Số lượt hướng dẫn", hint="mọi Phiếu 02 của ngày")] = 0
    refused: Annotated[int, Said("Số hồ sơ từ chối", hint="mọi Phiếu 03 của ngày")] = 0

    def __post_init__(self) -> None:
        """Check every field."""
        check_entry(self)


class TargetMeasure(Choice):
    """Chỉ tiêu được giao trong năm."""

    ONLINE = "online", "Hồ sơ nộp trực tuyến"
    PAYMENT = "payment", "Thanh toán trực tuyến"
    DIGITISED = "digitised", "Số hóa hồ sơ"
    E_RESULT = "e_result", "Kết quả điện tử"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTarget:
    """Chỉ tiêu của năm, tỷ lệ phần trăm."""

    year: Annotated[int, Said("Năm", kind=FieldKind.YEAR)]
    measure: Annotated[TargetMeasure, Said("Chỉ tiêu")]
    percent: Annotated[Decimal, Said("Tỷ lệ (%)", least=1)]

    def __post_init__(self) -> None:
        """Check every field."""
        check_entry(self)


RegisterEntry = (
    Activity
    | StaffMember
    | Equipment
    | ProcedureChange
    | Feedback
    | Initiative
    | AssignedTask
    | Review
    | CounterDay
    | YearTarget
)


def _in_order(entry: RegisterEntry, first: str, last: str, why: str) -> None:
    begun, ended = getattr(entry, first), getattr(entry, last)
    if ended is not None and ended < begun:
        raise refused(entry, last, why)
