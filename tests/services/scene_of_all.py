"""An office in which every deed can be done: dossiers, slips, files, people."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

from PIL import Image

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.accounts import Role
from motcua_desktop.domain.calendar import DayKind, SpecialDay
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.register_entries import TargetMeasure, YearTarget
from motcua_desktop.domain.registers import REGISTERS
from motcua_desktop.domain.retention import RetentionScope
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.domain.steps import StepRequest
from motcua_desktop.exchange.signed_calendar import CalendarKeys
from motcua_desktop.services.report_issues import IssueRequest
from motcua_desktop.services.rows.counter_slips import CounterSlip
from motcua_desktop.services.rows.papers import MadePaper
from motcua_desktop.services.slips import RECEIPT
from tests.accounts import PASSWORD, as_role, with_people
from tests.builders import (
    HOUSEHOLD,
    RE_REGISTER_BIRTH,
    Clock,
    a_request,
    a_token,
    act,
    received,
    set_up_office,
)

ID_NUMBER: Final = "001195007802"
PERIOD: Final = Period.of_days(date(2026, 10, 15), date(2026, 11, 14))
NEXT: Final = Period.of_days(date(2026, 11, 15), date(2026, 12, 14))
_STORM: Final = date(2026, 11, 26)
TARGET: Final = REGISTERS["target"]
_CATALOGUE_LINES: Final = (
    "Mã TTHC;Tên TTHC;Lĩnh vực;Thời hạn trực tiếp",
    "1.999999;Thủ tục mới;Hộ tịch;3 ngày làm việc",
)
_BOOK_LINES: Final = (
    "Mã TTHC;Chủ hồ sơ;Ngày nhận;Ngày trả",
    f"{RE_REGISTER_BIRTH};Nguyễn Văn An;05/01/2026;09/01/2026",
)
_SCANS: Final = ("căn cước.pdf", "đơn.pdf")


@dataclass(frozen=True)
class Scene:
    """What the deeds are about: `numbers` are dossiers at work, `kept` is a copy."""

    folder: Path
    numbers: tuple[str, ...]
    counter_slip: int
    entries: tuple[int, ...]
    attached: tuple[int, ...]
    sign: str
    made: MadePaper
    job: str
    recovery: str

    def path(self, name: str) -> Path:
        """Return where a file of this name goes."""
        return self.folder / name


def a_scene(office: OpenOffice, clock: Clock, folder: Path) -> Scene:
    """Fill a new office with what the deeds of `WRITES` need."""
    set_up_office(office)
    with_people(office)
    with as_role(office, Role.ADMIN):
        return _filled(office, clock, folder)


def _filled(office: OpenOffice, clock: Clock, folder: Path) -> Scene:
    _with_old_dossiers(office, clock)
    numbers = tuple(received(office, id_number=ID_NUMBER) for _ in range(9))
    office.slips.issue(RECEIPT, numbers[0])
    office.processing.act(numbers[1], a_step(office, Step.FINISH), token=a_token())
    _with_files(folder)
    for reference in ("DVC-1", "DVC-2"):
        office.submissions.register(reference, a_request())
    for login in ("phu", "cu"):
        office.accounts.add(login, "Người phụ", Role.CLERK, PASSWORD)
    office.accounts.disable("cu")
    office.narrative.write(NEXT, "V", "Đề nghị cấp máy in.")
    office.retention.keep_back(numbers[8], reason="khiếu nại")
    entries = tuple(office.registers.add(TARGET, a_target(y)).id for y in (1, 2, 3))
    office.registers.remove(TARGET, entries[2])
    day_off = SpecialDay(_STORM, DayKind.LOCAL_OFF, "Nghỉ tránh bão")
    office.calendar_desk.save(lambda book: book.with_day(day_off), what="bão")
    made = office.desk.papers.make(RECEIPT, numbers[0])
    attached = (
        office.desk.attachments.add(numbers[1], folder / name).id for name in _SCANS
    )
    return Scene(
        folder,
        numbers,
        office.counter_slips.issue(a_refused_person()).id,
        entries,
        tuple(attached),
        office.issues.issue(an_issue("1")).sign,
        made,
        office.desk.papers.enqueue(made).id,
        office.accounts.new_recovery_key(),
    )


def _with_old_dossiers(office: OpenOffice, clock: Clock) -> None:
    """Leave one dossier anonymised, whole in an old copy, and one due for it."""
    now = clock.moment
    office.retention.set_period(
        RetentionScope.SECTOR, "Hộ tịch", months=12, document="12/QĐ-UBND"
    )
    for days in (800, 500):
        clock.moment = now - timedelta(days=days)
        number = received(office)
        act(office, number, Step.FINISH)
        act(office, number, Step.RETURN, receiver="Nguyễn Thị Hoa")
        if days == 800:
            office.backups.make()
            clock.moment += timedelta(days=400)
            office.retention.apply(count=1)
    clock.moment = now


def _with_files(folder: Path) -> None:
    for ordinal, name in enumerate(_SCANS):
        (folder / name).write_bytes(b"%%PDF-1.7 %d" % ordinal)
    Image.new("RGB", (40, 40), "#1B4F8C").save(folder / "lô-gô.png")
    (folder / "danh-muc.csv").write_text("\n".join(_CATALOGUE_LINES), "utf-8")
    (folder / "so-cu.csv").write_text("\n".join(_BOOK_LINES), "utf-8")
    day = SpecialDay(date(2029, 1, 1), DayKind.HOLIDAY, "Tết")
    content, _ = CalendarKeys(folder / "tỉnh").sign(
        [day], signer="Sở Nội vụ", issued_at=Clock()()
    )
    (folder / "lich.mclich").write_bytes(content)


def a_step(office: OpenOffice, step: Step) -> StepRequest:
    return StepRequest(step, office.clock())


def a_target(year: int) -> YearTarget:
    return YearTarget(
        year=2020 + year, measure=TargetMeasure.ONLINE, percent=Decimal(60 + year)
    )


def a_refused_person() -> CounterSlip:
    return CounterSlip(
        name=SlipKind.REFUSAL.value,
        applicant=a_request().applicant,
        procedure=HOUSEHOLD,
        reason="hồ sơ thuộc thẩm quyền của Sở Tài chính",
        officer="Trần Thị Thu Hà",
        token=a_token(),
    )


def an_issue(number: str) -> IssueRequest:
    signed = date(2026, 11, 23)
    return IssueRequest("cchc", PERIOD, number, signed, "Trần Thị Thu Hà")
