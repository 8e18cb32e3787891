"""Papers filled with the model data: receipts, a quarter's report, two levels."""

import csv
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from motcua_desktop.documents.reports.choices import ReportChoices
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import Applicant, SubmittedPaper, Unit, UnitLevel
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.procedure import Sector
from motcua_desktop.domain.statistics import Cell, Figures, identities
from motcua_desktop.services.rows.registers import (
    CounterCounts,
    FeedbackCounts,
    ProcedureChangeCounts,
    RegisterCounts,
    ReviewCounts,
)
from motcua_desktop.services.rows.reports import (
    CchcFacts,
    ComparedPeriod,
    Digitisation,
    Fees,
    FigureRow,
    LateDossier,
    OnlineServices,
    OutsideCounts,
    SectorFigures,
    UnitFigures,
)
from motcua_desktop.services.rows.slips import ReceiptSheet

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "documents"

CENTRE = Office(
    unit_code="H99.21",
    unit_name="xã An Hòa",
    superior="ỦY BAN NHÂN DÂN XÃ AN HÒA",
    desk="Trung tâm Phục vụ hành chính công",
    full_name="Trung tâm Phục vụ hành chính công xã An Hòa",
    short_name="Trung tâm",
    place="An Hòa",
    phone="0200000000",
    head_name="Trần Minh Đức",
    report_superior="Ủy ban nhân dân xã An Hòa",
    addressees=("Ủy ban nhân dân xã An Hòa", "Phòng Văn hóa - Xã hội xã An Hòa"),
    recipients=(
        "Văn phòng HĐND và UBND xã",
        "Công an xã, Phòng Kinh tế xã",
        "Lãnh đạo Trung tâm",
    ),
    plan=(
        "Kế hoạch số 12/KH-UBND ngày 20 tháng 01 năm 2026 của Ủy ban nhân dân xã "
        "An Hòa về cải cách hành chính năm 2026"
    ),
)
DISTRICT_OFFICE = Office(
    unit_code="H99.01",
    unit_name="huyện Đông Sơn",
    superior="UBND huyện Đông Sơn",
    desk="Văn phòng HĐND và UBND",
    full_name="Văn phòng HĐND và UBND huyện Đông Sơn",
    short_name="Văn phòng",
    place="Đông Sơn",
    level=UnitLevel.DISTRICT,
    head_post="CHÁNH VĂN PHÒNG",
    head_name="Nguyễn Thị Phượng",
    report_symbol="BC-VP",
    addressees=("Ủy ban nhân dân huyện Đông Sơn",),
)
OLD_DESK = replace(
    CENTRE,
    superior="UBND huyện Đông Sơn",
    desk="Bộ phận Tiếp nhận và Trả kết quả",
    full_name="Bộ phận Tiếp nhận và Trả kết quả huyện Đông Sơn",
    place="Đông Sơn",
)

TYPICAL = ReceiptSheet(
    office=CENTRE,
    printed_on=date(2026, 7, 6),
    code="H99.21-260706-0012",
    local_number="",
    applicant=Applicant(
        "Nguyễn Thị Hoa",
        phone="0900000123",
        email="hoa.nt@example.vn",
        address="Thôn Đông, xã An Hòa",
    ),
    content="Đăng ký lại khai sinh",
    papers=(
        SubmittedPaper("Tờ khai đăng ký lại khai sinh"),
        SubmittedPaper("Bản sao giấy tờ có thông tin về khai sinh", "copy", 2),
        SubmittedPaper("Văn bản ủy quyền"),
    ),
    sets=1,
    limit_text="05 ngày làm việc",
    received_at=datetime(2026, 7, 6, 9, 5),
    due_at=datetime(2026, 7, 13, 17),
    return_place="Trung tâm Phục vụ hành chính công xã An Hòa",
    book_volume=2,
    book_serial=1286,
    officer="Lê Văn Bình",
    mark="3fa9c2d1",
)
SHORT = replace(
    TYPICAL,
    code="",
    local_number="NB-2026-0712",
    applicant=Applicant("Lê An", address="Thôn Tây, xã An Hòa"),
    content="Tách hộ",
    papers=(SubmittedPaper("Tờ khai thay đổi thông tin cư trú"),),
    received_at=datetime(2026, 9, 3, 7, 30),
    due_at=datetime(2026, 9, 10, 17),
    book_serial=0,
)
_ADDRESS = (
    "Số nhà 128/45/7B, đường Nguyễn Thị Minh Khai nối dài, tổ dân phố 12, khu phố "
    "Tân Lập Đông, thị trấn Đông Phú, huyện Đông Sơn"
)
LONGEST = replace(
    TYPICAL,
    office=OLD_DESK,
    printed_on=date(2021, 4, 5),
    code="000.00.06.H99-210405-0009",
    applicant=Applicant(
        "Hợp tác xã Dịch vụ nông nghiệp tổng hợp và Kinh doanh vật tư, giống cây "
        "trồng, vật nuôi Tân Thạnh Đông Thượng",
        phone="0900 000 456",
        email="hoptacxa.dichvunongnghiep.tanthanhdongthuong@example.vn",
        address=_ADDRESS,
        submitter_name="Công Tằng Tôn Nữ Thị Hoàng Mai Phương Thảo",
    ),
    content=(
        "Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài "
        "sản khác gắn liền với đất lần đầu; thửa đất số 1286, 1287, 1288, tờ bản đồ "
        "số 45"
    ),
    papers=tuple(
        SubmittedPaper(f"Bản vẽ, giấy tờ về tài sản gắn liền với thửa đất số {number}")
        for number in range(1286, 1301)
    ),
    sets=3,
    limit_text="30 ngày làm việc",
    received_at=datetime(2021, 4, 5, 16, 58),
    due_at=datetime(2021, 5, 20, 17),
    return_place=f"Qua dịch vụ bưu chính công ích: {_ADDRESS}",
    book_serial=864,
    replaced_at=datetime(2021, 4, 5, 16, 59),
)

_FACT_CELLS = (
    Cell.FINISHED_EARLY,
    Cell.FINISHED_ON_TIME,
    Cell.WITHDRAWN,
    Cell.FINISHED_LATE,
    Cell.OPEN_WITHIN,
    Cell.SUSPENDED,
    Cell.OPEN_OVERDUE,
    Cell.RECEIVED_ONLINE,
    Cell.RECEIVED_DESK,
    Cell.RECEIVED_POSTAL,
    Cell.CARRIED_OVER,
)
_SECTORS = {
    "Chứng thực": (104, 1273, 1, 0, 2, 0, 0, 96, 1284, 0, 0),
    "Hộ tịch": (231, 402, 2, 1, 11, 2, 0, 402, 236, 4, 7),
    "Đất đai": (176, 71, 3, 9, 37, 10, 2, 88, 176, 3, 41),
    "Bảo trợ xã hội": (121, 42, 0, 2, 21, 2, 0, 121, 47, 2, 18),
    "Người có công": (30, 9, 0, 1, 7, 1, 0, 19, 22, 1, 6),
    "Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)": (
        *(139, 12, 2, 0, 3, 1, 0, 133, 21, 0, 3),
    ),
    "Hoạt động xây dựng": (21, 8, 1, 1, 5, 1, 1, 24, 9, 0, 5),
    "Đăng ký, quản lý cư trú": (268, 103, 2, 0, 13, 3, 0, 288, 92, 0, 9),
}


def figures(*counts: int, **more: int) -> Figures:
    """Return figures in the order of the model's table of facts."""
    known = dict(zip(_FACT_CELLS, counts, strict=True)) if counts else {}
    return Figures({**known, **{Cell(key): count for key, count in more.items()}})


def _late_of_the_quarter() -> tuple[LateDossier, ...]:
    with (GOLDEN / "late-2026-q3.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            LateDossier(
                number=row["number"],
                unit="H99.21",
                sector=row["sector"],
                procedure=row["procedure"],
                received_on=date.fromisoformat(row["received"]),
                due_on=date.fromisoformat(row["due"]),
                finished_on=(
                    date.fromisoformat(row["finished"]) if row["finished"] else None
                ),
                working_days_late=int(row["days"]),
                apology=row["apology"],
                was_late_before=row["before"] == "1",
                cause=row["cause"],
                responsible=row["responsible"],
            )
            for row in csv.DictReader(file)
        )


def quarter() -> CchcFacts:
    """Return the facts of the model report, quarter III of 2026."""
    sectors = tuple(
        SectorFigures(Sector(name, is_vertical="cư trú" in name), figures(*counts))
        for name, counts in _SECTORS.items()
    )
    whole = sum((one.figures for one in sectors), Figures({})) + figures(
        refused=5, returned=3011, awaiting_return=65, late_with_apology=15
    )
    return CchcFacts(
        office=CENTRE,
        period=Period.of_days(date(2026, 6, 15), date(2026, 9, 14)),
        as_of=datetime(2026, 9, 15, 8),
        figures=whole,
        sectors=sectors,
        units=(UnitFigures(Unit("H99.21", "Xã An Hòa"), whole),),
        late=_late_of_the_quarter(),
        identities=identities(whole),
        working_days=64,
        previous=ComparedPeriod(
            Period.of_days(date(2026, 3, 15), date(2026, 6, 14)),
            figures(968, 1855, 9, 22, 72, 13, 4, 1002, 1832, 12, 97),
            63,
        ),
        year_before=ComparedPeriod(
            Period.of_days(date(2025, 6, 15), date(2025, 9, 14)),
            figures(702, 1443, 6, 47, 98, 16, 14, 602, 1594, 18, 112),
            52,
            date(2025, 7, 1),
        ),
        suspended_by_ground={"supplement": 14, "financial": 6},
        returned_by_way={"desk": 1702, "online": 1275, "postal": 34},
        ratings={5: 702, 4: 421, 3: 19, 2: 6},
        supplement_requests=64,
        digitisation=Digitisation(1897, 1851, 412, 1647, 1539),
        online=OnlineServices(1764, 1002, 169, 61, 52),
        fees=Fees(1912, 1236, 41_386_000),
        outside=OutsideCounts(38, 12, 5),
        registers=_registers_of_the_quarter(),
        online_procedures=(214, 131),
        catalogue_size=(386, 35),
        by_month=(
            FigureRow("2026-07", figures(received_desk=1022, finished_early=990)),
            FigureRow("2026-08", figures(received_online=980, finished_on_time=1001)),
            FigureRow("2026-09", figures(received_desk=1066, finished_late=1044)),
        ),
    )


_DIRECTION = "cắt giảm giấy tờ có thể khai thác từ Cơ sở dữ liệu quốc gia về dân cư"


def _registers_of_the_quarter() -> RegisterCounts:
    return RegisterCounts(
        feedback=FeedbackCounts(
            carried_over=1,
            portal=4,
            in_person=2,
            other=0,
            resolved_on_time=6,
            resolved_late=0,
            open=1,
            open_late=0,
        ),
        procedure_changes=ProcedureChangeCounts(9, 14, 6, 29),
        counter=CounterCounts(38, 12),
        reviews=ReviewCounts(
            3,
            ("Hộ tịch", "Bảo trợ xã hội"),
            ("cắt giảm giấy tờ có thể khai thác từ Cơ sở dữ liệu quốc gia về dân cư",),
            ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã",),
        ),
        targets={"online": Decimal(75), "digitised": Decimal(100)},
    )


SIGNED = ReportChoices(
    number="27",
    signed_on=date(2026, 9, 17),
    reconciliation=(
        "đã đối chiếu, khớp với số liệu trên Hệ thống thông tin giải quyết thủ tục "
        "hành chính của tỉnh"
    ),
    desk_opened_on=date(2025, 7, 1),
    overdue_by=date(2026, 9, 30),
    digitise_by=date(2026, 10, 15),
    with_charts=False,
)
MODEL_TEXTS = {
    "point_ratings": (
        (
            "Cả 06 lượt không hài lòng đã được xác minh; nội dung chủ yếu là thời "
            "gian chờ tại quầy vào đầu giờ sáng thứ Hai."
        ),
    ),
}

_LATE_COMMUNES = (
    ("Xã Bình Lâm", 5, 3),
    ("Thị trấn Đông Phú", 3, 3),
    ("Xã Tân Hội", 2, 2),
    ("Xã Phú Điền", 2, 2),
    ("Xã Sơn Thủy", 1, 1),
)
_OTHER_COMMUNES = (
    "Xã An Lạc",
    "Xã Hòa Bình",
    "Xã Đại Đồng",
    "Xã Yên Phú",
    "Xã Tân Lập",
    "Xã Quang Minh",
    "Xã Long Sơn",
)


def two_levels() -> CchcFacts:
    """Return the real case: a district desk and its twelve communes, 13 late."""
    district = figures(12408, 22236, 0, 0, 19, 0, 0, 2705, 30112, 1846, 0)
    residence = figures(3000, 8074, 0, 0, 0, 0, 0, 0, 11074, 0, 0)
    units = [
        UnitFigures(
            Unit("H99.01", "Huyện Đông Sơn", UnitLevel.DISTRICT), district, residence
        ),
        *_communes(),
    ]
    whole = sum((one.figures for one in units), Figures({}))
    rest = Figures({key: whole[key.value] - residence[key.value] for key in Cell})
    return CchcFacts(
        office=DISTRICT_OFFICE,
        period=Period(date(2020, 1, 1), date(2021, 9, 30)),
        as_of=datetime(2021, 10, 1, 8),
        figures=whole,
        sectors=(
            SectorFigures(Sector("Đất đai và lĩnh vực khác"), rest),
            SectorFigures(
                Sector("Đăng ký, quản lý cư trú", is_vertical=True), residence
            ),
        ),
        units=tuple(units),
        late=tuple(_late_of_communes()),
        identities=identities(whole),
        working_days=440,
    )


def _communes() -> list[UnitFigures]:
    late = {name: (count, sorry) for name, count, sorry in _LATE_COMMUNES}
    names = [*late, *_OTHER_COMMUNES]
    communes = []
    early, on_time, online, postal = 9846, 33869, 2104, 388
    for place, name in enumerate(names):
        is_last = place == len(names) - 1
        shares = (early, on_time, online, postal) if is_last else (800, 2800, 150, 20)
        early, on_time, online, postal = (
            left - share
            for left, share in zip(
                (early, on_time, online, postal), shares, strict=True
            )
        )
        count, sorry = late.get(name, (0, 0))
        desk = shares[0] + shares[1] + count - shares[2] - shares[3]
        own = figures(
            *(shares[0], shares[1], 0, count, 0, 0, 0, shares[2], desk, shares[3], 0),
            late_with_apology=sorry,
        )
        communes.append(UnitFigures(Unit(f"H99.{place + 20}", name), own))
    return communes


def _late_of_communes() -> list[LateDossier]:
    return [
        LateDossier(
            number=f"000.{place + 20}.06.H99-2103{at + 1:02d}-{place + 1:04d}",
            unit=name,
            sector="Bảo trợ xã hội" if at == 4 else "Đất đai",
            procedure="Đăng ký, cấp Giấy chứng nhận lần đầu",
            received_on=date(2021, 3, at + 1),
            due_on=date(2021, 4, at + 1),
            finished_on=date(2021, 4, at + 5),
            working_days_late=3,
            apology="Có (số 01/PXL ngày 01/4/2021)" if at < sorry else "",
            was_late_before=False,
        )
        for place, (name, count, sorry) in enumerate(_LATE_COMMUNES)
        for at in range(count)
    ]
