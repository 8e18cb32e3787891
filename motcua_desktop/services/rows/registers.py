"""What the office's registers come to in one period, as reports tell it.

Every summary is None where the office has never kept the register: that is not the
same as a register in which nothing happened.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from motcua_desktop.domain.register_entries import RegisterEntry


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """One entry of a register as last written; `entry` is None once removed."""

    id: int
    version: int
    unit_code: str
    entry: RegisterEntry | None
    actor: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class FeedbackCounts:
    """Phản ánh, kiến nghị của kỳ.

    `portal`, `in_person` and `other` are those received in the period, by channel
    (Cổng Dịch vụ công quốc gia, trực tiếp, khác). `open` counts all that wait at the
    end of the period, `open_late` those of them whose term is over.
    """

    carried_over: int
    portal: int
    in_person: int
    other: int
    resolved_on_time: int
    resolved_late: int
    open: int
    open_late: int

    @property
    def received(self) -> int:
        """Those received in the period."""
        return self.portal + self.in_person + self.other

    @property
    def total(self) -> int:
        """All that had to be answered in the period."""
        return self.carried_over + self.received

    @property
    def resolved(self) -> int:
        """Those answered in the period."""
        return self.resolved_on_time + self.resolved_late


@dataclass(frozen=True, slots=True)
class StaffCounts:
    """Công chức làm nhiệm vụ tiếp nhận và trả kết quả vào ngày cuối kỳ.

    `by_agency` counts the people of vertical agencies, who are in `total` too.
    """

    full_time: int
    part_time: int
    with_signature: int
    by_agency: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Everybody."""
        return self.full_time + self.part_time

    @property
    def vertical(self) -> int:
        """The people of vertical agencies."""
        return sum(self.by_agency.values())


@dataclass(frozen=True, slots=True)
class EquipmentLine:
    """One kind of device or facility as it stands on the last day of the period."""

    name: str
    count: int
    broken: int = 0
    broken_since: date | None = None
    measure: str = ""
    condition: str = ""

    def is_broken_longer_than(self, days: int, *, on: date) -> bool:
        """Return whether something of it has been broken for more than `days`."""
        since = self.broken_since
        return bool(self.broken) and since is not None and (on - since).days > days


@dataclass(frozen=True, slots=True)
class EquipmentCounts:
    """Trang thiết bị, cơ sở vật chất vào ngày cuối kỳ."""

    devices: tuple[EquipmentLine, ...] = ()
    facilities: tuple[EquipmentLine, ...] = ()

    @property
    def lines(self) -> tuple[EquipmentLine, ...]:
        """Devices, then facilities."""
        return (*self.devices, *self.facilities)

    @property
    def broken(self) -> int:
        """How many things are broken."""
        return sum(line.broken for line in self.lines)


@dataclass(frozen=True, slots=True)
class ProcedureChangeCounts:
    """Thủ tục hành chính có thay đổi trong kỳ; `posted`: đã niêm yết đến hết kỳ."""

    issued: int
    amended: int
    abolished: int
    posted: int

    @property
    def changed(self) -> int:
        """All procedures with a change in the period."""
        return self.issued + self.amended + self.abolished


@dataclass(frozen=True, slots=True)
class CounterCounts:
    """Phiếu lập tại quầy trong kỳ: lượt hướng dẫn (Mẫu 02), từ chối (Mẫu 03)."""

    guided: int
    refused: int


@dataclass(frozen=True, slots=True)
class ReviewCounts:
    """Rà soát, đơn giản hóa TTHC trong kỳ.

    `sectors`, `directions` and `sent_to` are told once each, in the order of entry.
    """

    procedures: int
    sectors: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    sent_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskCounts:
    """Nhiệm vụ được giao: của kỳ, và từ kỳ trước chuyển sang."""

    carried_over: int
    assigned: int
    done: int
    open: int
    open_late: int

    @property
    def total(self) -> int:
        """All that were to be done in the period."""
        return self.carried_over + self.assigned


@dataclass(frozen=True, slots=True)
class RegisterCounts:
    """All registers of the office in one period; None: never kept.

    `targets` holds the year's targets in percent by the values of `TargetMeasure`.
    """

    feedback: FeedbackCounts | None = None
    staff: StaffCounts | None = None
    equipment: EquipmentCounts | None = None
    procedure_changes: ProcedureChangeCounts | None = None
    counter: CounterCounts | None = None
    reviews: ReviewCounts | None = None
    tasks: TaskCounts | None = None
    targets: Mapping[str, Decimal] = field(default_factory=dict)
