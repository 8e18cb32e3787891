"""What the slips of one dossier are filled with."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua_desktop.domain.lifecycle import State
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import Applicant, SubmittedPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierSheet:
    """What every slip of a dossier says: whose, about what, under which number.

    `code` is "" while the official system has given none; `local_number` then
    stands in small print. `number` is what stands after "Số:", "" for none.
    `form_set` is "" where the day of receipt decides. `replaced_at` and
    `replaced_number` name the earlier issue that this one stands for. `mark` is the
    beginning of the hash that closes the dossiers' history at issue.
    """

    office: Office
    printed_on: date
    code: str
    local_number: str
    applicant: Applicant
    content: str
    received_at: datetime
    officer: str
    is_online: bool = False
    form_set: str = ""
    number: str = ""
    replaced_at: datetime | None = None
    replaced_number: str = ""
    mark: str = ""

    @property
    def shown_number(self) -> str:
        """The number that the bar code and the QR hold."""
        return self.code or self.local_number

    @property
    def submitter(self) -> str:
        """Người nộp: who brought the dossier."""
        return self.applicant.submitter_name or self.applicant.name


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptSheet(DossierSheet):
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01): its blanks K1–K18.

    `limit_text` is "" for a procedure without limit. `fee` is what the dossier costs
    in đồng, None where nobody knows, `paid` what of it was paid by then; only the
    edition that has a line for them prints them.
    """

    papers: tuple[SubmittedPaper, ...]
    sets: int
    limit_text: str
    due_at: datetime | None
    return_place: str
    book_volume: int
    book_serial: int
    fee: int | None = None
    paid: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementSheet(DossierSheet):
    """Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu 02).

    Before acceptance a slip has neither `code` nor `local_number`. `ordinal` is 2
    for a second request, which `approval` allowed.
    """

    items: tuple[str, ...]
    reason: str
    ordinal: int = 1
    approval: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalSheet(DossierSheet):
    """Phiếu từ chối tiếp nhận giải quyết hồ sơ (Mẫu 03).

    `is_after_acceptance`: refused on appraisal, so that it names code and receipt.
    """

    reason: str
    is_after_acceptance: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ApologySheet(DossierSheet):
    """Phiếu xin lỗi và hẹn lại, văn bản xin lỗi và đề nghị gia hạn (Mẫu 04).

    A letter of the `agency` that handles the dossier; `extension` is the time added,
    in the procedure's own unit.
    """

    agency: str
    due_at: datetime
    new_due_at: datetime
    extension: str
    reason: str
    signer_lines: tuple[str, ...] = ()
    signer_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StopSheet(DossierSheet):
    """Thông báo dừng giải quyết hồ sơ (Mẫu 05, TT 03/2025); `refund` in đồng."""

    requested_on: date
    stopped_on: date
    reason: str
    agency: str
    papers: tuple[SubmittedPaper, ...] = ()
    refund: int = 0


@dataclass(frozen=True, slots=True)
class Hop:
    """One hand-over of a dossier; `result` is "" where its step has no verdict."""

    giver: str
    receiver: str
    at: datetime
    giving_person: str = ""
    receiving_person: str = ""
    result: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSheet(DossierSheet):
    """Phiếu kiểm soát quá trình giải quyết hồ sơ (Mẫu 05; Mẫu 06, TT 03/2025).

    `open_hops` is how many empty rows are left for what is still to come.
    """

    agency: str
    partners: tuple[str, ...]
    hops: tuple[Hop, ...]
    open_hops: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSheet(DossierSheet):
    """Nhãn hồ sơ: the label that is stuck on a dossier's folder."""

    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class BookEntry:
    """One line of the printed tracking book; a day not yet come is None."""

    serial: int
    code: str
    procedure: str
    sets: int
    applicant: str
    address: str
    phone: str
    agency: str
    received_on: date
    due_on: date | None
    returned_on: date | None
    return_way: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class BookVolume:
    """One volume: `closed_on` is None while it is written in."""

    number: int
    opened_on: date
    closed_on: date | None
    entries: tuple[BookEntry, ...]


@dataclass(frozen=True, slots=True)
class VolumeHead:
    """What a volume is known by; `first` and `last` are its serials, 0 if empty."""

    number: int
    opened_on: date
    closed_on: date | None
    first: int = 0
    last: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class BookSheet:
    """Sổ theo dõi hồ sơ (Mẫu 06; Mẫu 07, TT 03/2025) of one year."""

    office: Office
    year: int
    made_at: datetime
    volumes: tuple[BookVolume, ...]
    form_set: str = ""


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """One dossier in a record of hand-over."""

    code: str
    content: str
    applicant: str
    address: str
    phone: str
    agency: str
    received_on: date
    due_on: date | None
    limit_text: str
    sets: int
    outcome: str = ""
    has_fee: bool = False
    is_by_post: bool = False
    post_number: str = ""


@dataclass(frozen=True, slots=True)
class HandoverSheet:
    """Biên bản giao nhận, phiếu bàn giao kết quả, danh sách gửi bưu chính."""

    office: Office
    made_at: datetime
    lines: tuple[HandoverLine, ...]
    officer: str = ""
    receiver: str = ""


Sheet = DossierSheet | BookSheet | HandoverSheet


@dataclass(frozen=True, slots=True)
class FormCard:
    """What a service knows of a form: its name, papers, and what it speaks of.

    `states` are those in which a dossier may have it, none for the tracking book.
    """

    name: str
    title: str
    papers: tuple[str, ...]
    subject: str
    is_issued: bool
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class FormSetCard:
    """A set of forms: when it is in force, and which of its forms are not compared.

    `uncertain` gives title and certainty of each form whose wording could not be
    compared with the published one.
    """

    name: str
    in_force_from: date
    in_force_to: date | None
    uncertain: tuple[tuple[str, str], ...] = ()
