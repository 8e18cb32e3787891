"""What a report is filled with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from motcua_desktop.domain.details import Details
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.payments import FeeKind, PaymentWay
from motcua_desktop.domain.people import Unit
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.procedure import Sector
from motcua_desktop.domain.statistics import Figures, Identity
from motcua_desktop.services.rows.registers import RegisterCounts


@dataclass(frozen=True, slots=True)
class FigureRow:
    """The figures of one group: a sector, a unit, a procedure, a channel, a month."""

    group: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class DetailRow:
    """The details of one group."""

    group: str
    details: Details


@dataclass(frozen=True, slots=True)
class CollectedRow:
    """Money taken in a period: đồng and number of payments of one kind and way."""

    group: str
    fee_kind: FeeKind
    paid_by: PaymentWay
    amount: int
    payments: int


@dataclass(frozen=True, slots=True)
class FiguresAnswer:
    """The figures of one period, as known at `as_of`, with their checks."""

    period: Period
    as_of: datetime
    whole: Figures
    rows: tuple[FigureRow, ...]
    identities: tuple[Identity, ...]


@dataclass(frozen=True, slots=True)
class SectorFigures:
    """One row of form II.06a."""

    sector: Sector
    figures: Figures


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """The figures of one desk; `vertical`: of them, those of vertical agencies."""

    unit: Unit
    figures: Figures
    vertical: Figures | None = None


@dataclass(frozen=True, slots=True)
class LateDossier:
    """One row of the list of late dossiers; no personal data in it.

    `working_days_late` counts from the due day to the result, or to the end of the
    period while the dossier is open. `apology` ("Có (số 03/PXL-KT ngày
    01/6/2026)") is "" where none was issued. `cause` is the one main cause and
    `responsible` the body that answers for it, "" where the office has not
    recorded them.
    """

    number: str
    unit: str
    sector: str
    procedure: str
    received_on: date
    due_on: date
    finished_on: date | None
    working_days_late: int
    apology: str
    was_late_before: bool
    cause: str = ""
    responsible: str = ""


@dataclass(frozen=True, slots=True)
class ComparedPeriod:
    """An earlier period beside the reported one.

    `data_from` is set where the data begin inside the period: rates may then be
    compared, counts not. Of a period that was issued the figures are those of the
    report `issued_as`; `is_adjusted` where later entries changed them.
    """

    period: Period
    figures: Figures
    working_days: int
    data_from: date | None = None
    issued_as: str = ""
    is_adjusted: bool = False


@dataclass(frozen=True, slots=True)
class OpeningAdjustment:
    """Điều chỉnh sau kỳ báo cáo: what changed in the opening since the last report.

    The report `issued_as` of `signed_on` left `issued_open` dossiers open; entries
    made after it was issued added some to those carried over and took others away.
    """

    issued_as: str
    signed_on: date
    issued_open: int
    added: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything was added or taken away."""
        return bool(self.added or self.removed)


@dataclass(frozen=True, slots=True)
class Digitisation:
    """Số hóa hồ sơ, kết quả: of dossiers on paper, of results due electronically."""

    on_paper: int
    digitised: int
    reused: int
    results_due: int
    results_electronic: int


@dataclass(frozen=True, slots=True)
class OnlineServices:
    """Dịch vụ công trực tuyến: receipts of procedures that are served online.

    `received` came in by any channel, `full` and `part` online; `procedures` had a
    receipt, `procedures_online` of them an online one.
    """

    received: int
    full: int
    part: int
    procedures: int
    procedures_online: int


@dataclass(frozen=True, slots=True)
class Fees:
    """Phí, lệ phí: receipts that owe one, those paid online, đồng collected."""

    owed: int
    paid_online: int
    collected: int


@dataclass(frozen=True, slots=True)
class OutsideCounts:
    """Ngoài số liệu: guided and refused before acceptance, waiting for an answer."""

    guided: int
    refused: int
    waiting: int


@dataclass(frozen=True, slots=True)
class CchcFacts:
    """All that the periodic CCHC report says of the desk's dossiers.

    `units` of two levels (district and communes) make a consolidated report.
    `suspended_by_ground` has the keys of `PauseGround`, `returned_by_way` those of
    `ReturnWay`, `ratings` 5 (rất hài lòng) to 1; None: the office does not keep them.
    `digitisation`, `online`, `fees`, `outside`, `registers` are None where the office
    keeps no such data. `awaiting_long`: results not collected for over 30 days.
    `online_procedures`: how many are served online wholly and in part;
    `catalogue_size`: how many are of the unit's own competence and of vertical
    agencies. `by_month`: the months that the period is made of, each named by the
    month in which it ends ("2026-07"); () for a period of fewer than three.
    """

    office: Office
    period: Period
    as_of: datetime
    figures: Figures
    sectors: tuple[SectorFigures, ...]
    units: tuple[UnitFigures, ...]
    late: tuple[LateDossier, ...]
    identities: tuple[Identity, ...]
    working_days: int
    previous: ComparedPeriod | None = None
    year_before: ComparedPeriod | None = None
    suspended_by_ground: Mapping[str, int] | None = None
    returned_by_way: Mapping[str, int] | None = None
    ratings: Mapping[int, int] | None = None
    supplement_requests: int = 0
    repeated_supplements: int = 0
    digitisation: Digitisation | None = None
    online: OnlineServices | None = None
    fees: Fees | None = None
    outside: OutsideCounts | None = None
    registers: RegisterCounts | None = None
    awaiting_long: int = 0
    online_procedures: tuple[int, int] = (0, 0)
    catalogue_size: tuple[int, int] = (0, 0)
    by_month: tuple[FigureRow, ...] = ()
    opening: OpeningAdjustment | None = None
