"""The scene of the pictures: xã An Hòa, Monday 23/11/2026, 09:42."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import MappingProxyType

from motcua_desktop.domain.calendar_book import CalendarBook
from motcua_desktop.domain.channel import Channel, ReturnWay
from motcua_desktop.domain.events import (
    DossierForwarded,
    DossierReceived,
    ResultRecorded,
    ResultReturned,
    SupplementRequested,
)
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import Applicant, SubmittedPaper
from motcua_desktop.domain.procedure import (
    Procedure,
    RequiredPaper,
    Sector,
    TimeLimit,
)
from motcua_desktop.domain.promise import promised_at
from motcua_desktop.domain.registers import REGISTERS
from motcua_desktop.services.rows.lists import WeekCount
from motcua_desktop.storage.calendars import default_days
from tests.documents.register_samples import REGISTER_SAMPLES
from tests.ui.fakes import CALENDAR, FakeOffice

OFFICE = Office(
    unit_code="H26.12",
    unit_name="Xã An Hòa",
    superior="Ủy ban nhân dân xã An Hòa",
    desk="Trung tâm Phục vụ hành chính công",
    full_name="Trung tâm Phục vụ hành chính công xã An Hòa",
    short_name="Trung tâm",
    place="An Hòa",
    clerks=("Trần Thị Thu Hà",),
)

_CIVIL = "Hộ tịch"
_HOMES = "Đăng ký, quản lý cư trú"
_NOTARY = "Chứng thực"
_LIST = (
    ("1.001193", "Thủ tục đăng ký khai sinh", _CIVIL, "trong ngày", 8000),
    (
        "2.000635",
        "Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh",
        _CIVIL,
        "trong ngày",
        8000,
    ),
    ("1.004884", "Thủ tục đăng ký lại khai sinh", _CIVIL, "5 ngày làm việc", 8000),
    (
        "1.004772",
        "Thủ tục đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân",
        _CIVIL,
        "5 ngày làm việc",
        8000,
    ),
    (
        "1.000689",
        "Thủ tục đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con",
        _CIVIL,
        "3 ngày làm việc",
        8000,
    ),
    (
        "2.001023",
        (
            "Liên thông các thủ tục hành chính về đăng ký khai sinh, cấp Thẻ bảo hiểm "
            "y tế cho trẻ em dưới 6 tuổi"
        ),
        _CIVIL,
        "15 ngày",
        0,
    ),
    (
        "2.000986",
        (
            "Liên thông thủ tục hành chính về đăng ký khai sinh, đăng ký thường trú, "
            "cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi"
        ),
        _CIVIL,
        "20 ngày",
        0,
    ),
    (
        "1.004873",
        "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân",
        _CIVIL,
        "3 ngày làm việc",
        15000,
    ),
    ("1.001022", "Thủ tục đăng ký nhận cha, mẹ, con", _CIVIL, "3 ngày làm việc", 15000),
    ("1.004837", "Thủ tục đăng ký giám hộ", _CIVIL, "3 ngày làm việc", 0),
    ("1.000656", "Thủ tục đăng ký khai tử", _CIVIL, "trong ngày", 0),
    ("1.004194", "Đăng ký tạm trú", _HOMES, "3 ngày làm việc", 15000),
    ("1.004222", "Đăng ký thường trú", _HOMES, "7 ngày làm việc", 20000),
    ("1.003197", "Tách hộ", _HOMES, "5 ngày làm việc", 10000),
    (
        "2.001035",
        "Chứng thực giao dịch liên quan đến tài sản là động sản",
        _NOTARY,
        "trong ngày",
        50000,
    ),
    (
        "1.012796",
        "Đính chính Giấy chứng nhận đã cấp",
        "Đất đai",
        "8 ngày làm việc",
        None,
    ),
    (
        "1.013226",
        "Gia hạn giấy phép xây dựng đối với nhà ở riêng lẻ",
        "Hoạt động xây dựng",
        "5 ngày làm việc",
        None,
    ),
    (
        "1.001646",
        "Giải quyết hưởng bảo hiểm xã hội một lần",
        "Thực hiện chính sách BHXH",
        "5 ngày làm việc",
        None,
    ),
)
_PAPERS = MappingProxyType(
    {
        "1.004884": (
            RequiredPaper("a", "Tờ khai đăng ký lại khai sinh"),
            RequiredPaper("b", "Giấy tờ có thông tin về nội dung khai sinh", 0, 1),
            RequiredPaper("c", "Văn bản xác nhận của thủ trưởng cơ quan", 1, 0),
        ),
        "1.004873": (
            RequiredPaper("a", "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân"),
            RequiredPaper("b", "Bản sao trích lục ghi chú ly hôn", 0, 1),
        ),
    }
)

_WORK = (
    # number, name, procedure, received, what happened since
    ("261109-0017", "Nguyễn Văn Bảo", "1.012796", "09/11 08:20", "forwarded"),
    ("261117-0031", "Lê Thị Hồng Nhung", "1.004873", "17/11 14:05", "forwarded"),
    (
        "261123-0005",
        "Công ty TNHH Xây dựng Hòa Phát",
        "2.001035",
        "23/11 08:11",
        "",
    ),
    ("261118-0012", "Nguyễn Thị Ánh Tuyết", "1.004873", "18/11 09:05", "forwarded"),
    ("261118-0026", "Vũ Minh Đức", "1.004194", "18/11 10:40", "forwarded"),
    ("261116-0008", "Hoàng Thị Kim Ngân", "1.004884", "16/11 09:12", "forwarded"),
    ("261112-0022", "Đặng Quốc Việt", "1.004222", "12/11 10:02", "forwarded"),
    ("261119-0003", "Bùi Thị Thanh Hương", "1.001022", "19/11 08:40", "forwarded"),
    ("261117-0019", "Trịnh Công Thành", "1.003197", "17/11 10:15", "forwarded"),
    ("261119-0028", "Phạm Thị Ngọc Yến", "1.004837", "19/11 15:10", "forwarded"),
    ("261117-0036", "Đỗ Văn Hưởng", "1.001646", "17/11 15:31", "forwarded"),
    ("261116-0014", "Ngô Thị Phương Thảo", "1.004772", "16/11 09:50", "paused 19/11"),
    ("261113-0009", "Lý A Sùng", "1.013226", "13/11 09:31", "paused 18/11"),
    ("261118-0033", "Trần Đình Khôi", "1.001646", "18/11 14:02", "paused 20/11"),
    ("261118-0002", "Phan Thị Mỹ Linh", "1.004873", "18/11 07:41", "finished 20/11"),
    ("261116-0027", "Nguyễn Hữu Nghĩa", "1.003197", "16/11 14:44", "finished 20/11"),
    ("261119-0011", "Cao Thị Bích Liên", "1.004194", "19/11 09:20", "finished 20/11"),
    ("261117-0008", "Đinh Công Tráng", "1.004873", "17/11 08:02", "finished 20/11"),
    ("261116-0033", "Hồ Thị Xuân", "1.001022", "16/11 15:12", "finished 19/11"),
    ("261113-0021", "Lâm Văn Tài", "1.003197", "13/11 13:55", "finished 19/11"),
    ("261123-0014", "Đào Thị Lan Phương", "2.000635", "23/11 09:36", "returned"),
    ("261123-0013", "Nguyễn Văn Thịnh", "1.004194", "23/11 09:28", ""),
    ("261123-0012", "Mai Xuân Trường", "1.004873", "23/11 09:15", ""),
    (
        "261120-0038",
        "Nguyễn Thị Thanh Vân",
        "2.000635",
        "20/11 16:02",
        "returned",
    ),
    ("261120-0035", "Vương Đình Lộc", "1.004222", "20/11 15:40", "forwarded"),
    ("261120-0034", "Trần Văn Hải", "2.001035", "20/11 15:21", "returned"),
    ("261120-0029", "Hà Thị Minh Nguyệt", "1.004884", "20/11 14:33", "forwarded"),
    ("261120-0021", "Nguyễn Công Thắng", "1.004194", "20/11 10:42", "forwarded"),
    ("261116-0041", "Ma Thị Sen", "1.000656", "16/11 15:20", "returned"),
)
_WEEKS = (
    (268, 265),
    (285, 278),
    (275, 282),
    (297, 288),
    (282, 288),
    (291, 285),
    (279, 279),
    (297, 294),
)


def procedures() -> list[Procedure]:
    """Return the procedures of the scene."""
    return [
        Procedure(
            code=code,
            name=name,
            sector=Sector(sector),
            limits=MappingProxyType({Channel.DESK: TimeLimit.parse(limit)}),
            fees=MappingProxyType({} if fee is None else {Channel.DESK: fee}),
            papers=_PAPERS.get(code, ()),
        )
        for code, name, sector, limit, fee in _LIST
    ]


def empty_office(folder: Path) -> FakeOffice:
    """Return the office before its first dossier."""
    office = FakeOffice(OFFICE, procedures(), folder)
    office.book = CalendarBook(shipped=default_days())
    return office


def full_office(folder: Path) -> FakeOffice:
    """Return the office of the pictures."""
    office = empty_office(folder)
    for name, entries in REGISTER_SAMPLES.items():
        office.registers.take(REGISTERS[name], enumerate(entries))
    for place, line in enumerate(_WORK):
        _receive(office, place, *line)
    first = date(2026, 9, 28)
    office.week_counts = tuple(
        WeekCount(first + timedelta(weeks=place), received, resolved)
        for place, (received, resolved) in enumerate(_WEEKS)
    )
    return office


def _moment(text: str) -> datetime:
    return datetime.strptime(f"2026 {text}", "%Y %d/%m %H:%M")


def _receive(
    office: FakeOffice, place: int, number: str, name: str, *rest: str
) -> None:
    code, received, since = rest
    at = _moment(received)
    procedure = office.catalogue[code]
    limit = procedure.limit(Channel.DESK)
    event = DossierReceived(
        at=at,
        number=f"H26.12-{number}",
        unit="H26.12",
        procedure=code,
        channel=(Channel.DESK, Channel.DESK, Channel.ONLINE)[place % 3],
        applicant=_applicant(name, place),
        limit=limit,
        due_at=promised_at(CALENDAR, at, limit),
        return_way=ReturnWay.DESK,
        papers=tuple(
            SubmittedPaper(
                paper.name, "original" if paper.originals else "copy", code=paper.code
            )
            for paper in procedure.papers
        ),
        fee=procedure.fee(Channel.DESK),
    )
    kept = office.keep(event)
    for later in _later(since, event):
        kept.dossier.apply(later)
        kept.events.append(later)


def _applicant(name: str, place: int) -> Applicant:
    is_company = name.startswith("Công ty")
    return Applicant(
        name="Phạm Quốc Huy" if is_company else name,
        organisation=name if is_company else "",
        id_number=f"0011950078{place:02d}",
        birth_date=date(1995, 9, 22),
        phone=f"09127730{place:02d}",
        address="Thôn Đoài, xã An Hòa, thành phố Hà Nội",
    )


def _later(
    since: str, received: DossierReceived
) -> list[DossierForwarded | SupplementRequested | ResultRecorded | ResultReturned]:
    word, _, day = since.partition(" ")
    at = received.at
    if not word:
        return []
    events: list[
        DossierForwarded | SupplementRequested | ResultRecorded | ResultReturned
    ] = [DossierForwarded(at + timedelta(minutes=4), "Tư pháp – Hộ tịch")]
    if word == "forwarded":
        return events
    then = at + timedelta(minutes=5)
    if day:
        then = datetime.combine(_moment(f"{day} 00:00").date(), time(15, 45))
    if word == "paused":
        events.append(SupplementRequested(then, "Thiếu bản sao căn cước"))
    else:
        events.append(ResultRecorded(then))
    if word == "returned":
        name = received.applicant.shown_name
        events.append(ResultReturned(then + timedelta(minutes=1), name))
    return events
