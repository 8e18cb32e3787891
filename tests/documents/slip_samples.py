"""Every form filled thrice, typical, short and longest, in both sets of forms."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from motcua_desktop.documents.forms import form_named
from motcua_desktop.documents.model import Document, Paper, SlipBlock
from motcua_desktop.domain.people import Applicant, SubmittedPaper
from motcua_desktop.services.rows.slips import (
    ApologySheet,
    BookEntry,
    BookSheet,
    BookVolume,
    ControlSheet,
    DossierSheet,
    HandoverLine,
    HandoverSheet,
    Hop,
    LabelSheet,
    RefusalSheet,
    Sheet,
    StopSheet,
    SupplementSheet,
)
from tests.documents.samples import CENTRE, LONGEST, OLD_DESK, SHORT, TYPICAL

OLD, NEW = "TT01-2018", "TT03-2025"
DISTRICT = replace(
    OLD_DESK,
    unit_name="huyện Đông Sơn",
    superior="UBND huyện Đông Sơn",
    head_name="Nguyễn Quốc Việt",
)
AGENCY = "Phòng Tài nguyên và Môi trường"
LONG_PERSON = Applicant(
    "Công Tằng Tôn Nữ Thị Hoàng Mai Phương Thảo Nguyên Hạ Vy Anh",
    phone="0900 000 456",
    email="hoptacxa.dichvunongnghiep.tanthanhdongthuong@example.vn",
    address="Số nhà 128/45/7B, đường Nguyễn Thị Minh Khai nối dài, " * 5 + "An Hòa",
    id_number="001199012345",
)
LONG_REASON = (
    "Theo quy định tại khoản 2 Điều 15 Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 "
    "năm 2025 của Chính phủ về thực hiện thủ tục hành chính theo cơ chế một cửa, một "
    "cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ công quốc gia; "
) * 5 + "thành phần hồ sơ chưa đủ căn cứ để giải quyết"


def people(sheet: DossierSheet) -> dict[str, object]:
    """Return what every slip of one dossier says alike."""
    names = ("office", "printed_on", "code", "local_number", "applicant", "content")
    more = ("received_at", "officer", "is_online", "form_set")
    return {name: getattr(sheet, name) for name in (*names, *more)}


_NAM = Applicant(
    "Trần Văn Nam",
    phone="0900 000 456",
    address="Tổ dân phố 2, thị trấn Đông Phú, huyện Đông Sơn",
    id_number="001099012345",
)
_HOA = replace(TYPICAL.applicant, id_number="001199012345")
_OLD_CASE = replace(
    LONGEST,
    office=DISTRICT,
    applicant=_NAM,
    content="Cấp giấy phép xây dựng nhà ở riêng lẻ",
    replaced_at=None,
)
_NEW_CASE = replace(
    TYPICAL, applicant=_HOA, code="H99.21-260706-0015", printed_on=date(2026, 7, 8)
)
_OLD = people(replace(_OLD_CASE, printed_on=date(2021, 4, 12)))
_NEW = people(_NEW_CASE)
_LONG = people(replace(_NEW_CASE, applicant=LONG_PERSON, content=LONGEST.content))
_SHORT = people(replace(SHORT, printed_on=date(2026, 9, 4)))


def _supplement(
    words: dict[str, object], number: str, *items: str, **more: object
) -> SupplementSheet:
    return SupplementSheet(**words, number=number, items=items, **more)  # type: ignore[arg-type]


SUPPLEMENTS = {
    f"typical-{OLD}": _supplement(
        _OLD,
        "14/HDHS",
        "Bản vẽ thiết kế xây dựng: bổ sung mặt bằng móng có chữ ký của người thiết "
        "kế (02 bộ)",
        "Bản sao giấy tờ chứng minh quyền sử dụng đất (01 bản)",
        reason="Thành phần hồ sơ còn thiếu so với danh mục đã công khai.",
    ),
    f"typical-{NEW}": _supplement(
        _NEW,
        "61/HDHS",
        "Tờ khai: bổ sung chữ ký của người yêu cầu",
        "Giấy tờ chứng minh nơi cư trú trước đây (01 bản sao)",
        reason=(
            "Tờ khai chưa có chữ ký; chưa đủ căn cứ xác định nơi đăng ký khai sinh "
            "trước đây."
        ),
    ),
    "short": _supplement(
        _SHORT, "05/HDHS", "Bản sao Giấy khai sinh (01 bản)", reason="Thiếu giấy tờ."
    ),
    "longest": _supplement(
        _LONG,
        "128/HDHS",
        *(
            f"Bản sao chứng thực giấy tờ về tài sản gắn liền với thửa đất số {number}, "
            "tờ bản đồ số 45, có xác nhận của Ủy ban nhân dân xã và chữ ký của những "
            "người sử dụng đất liền kề (02 bộ)"
            for number in range(1286, 1298)
        ),
        reason=LONG_REASON,
        ordinal=2,
        approval="Giám đốc Trung tâm",
    ),
}


def _refusal(words: dict[str, object], reason: str, **more: object) -> RefusalSheet:
    return RefusalSheet(**words, reason=reason, **more)  # type: ignore[arg-type]


REFUSALS = {
    f"typical-{OLD}": _refusal(
        {**_OLD, "code": ""},
        "Hồ sơ thuộc thẩm quyền giải quyết của Ủy ban nhân dân huyện nơi cư trú của mẹ "
        "là huyện Bắc Sơn; đề nghị Ông/Bà nộp hồ sơ tại huyện Bắc Sơn.",
        number="03/TCHS",
    ),
    f"typical-{NEW}": _refusal(
        _NEW,
        "Giấy tờ chứng minh nơi cư trú không còn giá trị theo quy định tại Điều 5 Luật "
        "Cư trú.",
        number="07/TCHS",
        is_after_acceptance=True,
    ),
    "short": _refusal(
        {**_SHORT, "is_online": True},
        "Thủ tục hành chính đã được bãi bỏ từ ngày 01/3/2021.",
    ),
    "longest": _refusal(
        _LONG, LONG_REASON, number="128/TCHS", is_after_acceptance=True
    ),
}


def _apology(words: dict[str, object], **more: object) -> ApologySheet:
    return ApologySheet(**words, **more)  # type: ignore[arg-type]


APOLOGIES = {
    f"typical-{OLD}": _apology(
        {
            **_OLD,
            "content": "Đăng ký, cấp Giấy chứng nhận lần đầu",
            "printed_on": date(2021, 5, 21),
        },
        number="05/PXL",
        agency=AGENCY,
        due_at=datetime(2021, 5, 20, 17),
        new_due_at=datetime(2021, 5, 28, 17),
        extension="06 ngày làm việc",
        reason="Phải xác minh bổ sung nguồn gốc sử dụng đất tại thực địa.",
        signer_name="Nguyễn Quốc Việt",
    ),
    f"typical-{NEW}": _apology(
        {
            **_NEW,
            "content": "Đăng ký, cấp Giấy chứng nhận lần đầu",
            "code": "H99.21-260714-0019",
            "received_at": datetime(2026, 7, 14, 8),
            "printed_on": date(2026, 8, 19),
        },
        number="12/PXL-KT",
        agency="Phòng Kinh tế xã An Hòa",
        due_at=datetime(2026, 8, 20, 17),
        new_due_at=datetime(2026, 8, 28, 17),
        extension="07 ngày làm việc",
        reason="Phải kiểm tra thực địa bổ sung để xác định ranh giới thửa đất.",
        signer_lines=("Trưởng phòng",),
        signer_name="Phan Thanh Tùng",
    ),
    "short": _apology(
        _SHORT,
        number="01/PXL",
        agency="",
        due_at=datetime(2026, 9, 10, 17),
        new_due_at=datetime(2026, 9, 11, 17),
        extension="01 ngày làm việc",
        reason="Hệ thống thông tin gián đoạn",
        signer_lines=("GIÁM ĐỐC",),
        signer_name="Trần Minh Đức",
    ),
    "longest": _apology(
        {**_LONG, "applicant": LONGEST.applicant},
        number="128/PXL-KT",
        agency="Chi nhánh Văn phòng Đăng ký đất đai khu vực huyện Đông Sơn cũ",
        due_at=datetime(2026, 7, 13, 17),
        new_due_at=datetime(2026, 7, 31, 17),
        extension="14 ngày làm việc",
        reason=LONG_REASON,
    ),
}


def _stop(words: dict[str, object], **more: object) -> StopSheet:
    return StopSheet(**words, **more)  # type: ignore[arg-type]


STOPS = {
    f"typical-{NEW}": _stop(
        {
            **_NEW,
            "applicant": _NAM,
            "content": "Đăng ký thành lập hộ kinh doanh",
            "code": "H99.21-260805-0011",
            "received_at": datetime(2026, 8, 5, 8, 40),
            "printed_on": date(2026, 8, 12),
        },
        number="03/TB-TTPVHCC",
        requested_on=date(2026, 8, 11),
        stopped_on=date(2026, 8, 12),
        reason="",
        agency="Phòng Kinh tế xã An Hòa",
        papers=(SubmittedPaper("Giấy đề nghị đăng ký hộ kinh doanh"),),
    ),
    "short": _stop(
        {**_SHORT, "is_online": True},
        number="01/TB-TTPVHCC",
        requested_on=date(2026, 9, 4),
        stopped_on=date(2026, 9, 4),
        reason="",
        agency="",
    ),
    "longest": _stop(
        {**_LONG, "applicant": LONGEST.applicant},
        number="128/TB-TTPVHCC",
        requested_on=date(2026, 7, 8),
        stopped_on=date(2026, 7, 8),
        reason=LONG_REASON,
        agency="Phòng Kinh tế xã An Hòa",
        papers=LONGEST.papers[:8],
        refund=1_005_000,
    ),
}

_HOPS = (
    Hop(
        "Bộ phận Tiếp nhận và Trả kết quả",
        AGENCY,
        datetime(2021, 4, 5, 16, 30),
        "Lê Văn Bình",
        "Võ Thị Thu",
    ),
    Hop(
        AGENCY,
        "Ủy ban nhân dân xã Bình Lâm",
        datetime(2021, 4, 8, 9),
        "Võ Thị Thu",
        "",
        "Đúng hạn",
        "Lấy ý kiến khu dân cư",
    ),
)


def _control(words: dict[str, object], **more: object) -> ControlSheet:
    return ControlSheet(**words, **more)  # type: ignore[arg-type]


CONTROLS = {
    f"typical-{OLD}": _control(
        _OLD,
        agency=AGENCY,
        partners=("Ủy ban nhân dân xã Bình Lâm", "Chi cục Thuế"),
        hops=_HOPS,
    ),
    f"typical-{NEW}": _control(
        _NEW, agency="Phòng Kinh tế xã An Hòa", partners=(), hops=_HOPS[:1]
    ),
    "short": _control(_SHORT, agency=CENTRE.full_name, partners=(), hops=()),
    "longest": _control(
        _LONG,
        agency="Chi nhánh Văn phòng Đăng ký đất đai khu vực huyện Đông Sơn cũ",
        partners=("Ủy ban nhân dân xã Bình Lâm", "Chi cục Thuế", AGENCY) * 2,
        hops=tuple(
            replace(_HOPS[1], at=_HOPS[1].at + timedelta(days=day)) for day in range(9)
        ),
    ),
}


def _entry(serial: int, **more: object) -> BookEntry:
    usual = BookEntry(
        serial=serial,
        code=f"H99.21-260706-{serial:04d}",
        procedure="Đăng ký lại khai sinh",
        sets=1,
        applicant="Nguyễn Thị Hoa",
        address="Thôn Đông, xã An Hòa",
        phone="0900000123",
        agency="Phòng Văn hóa - Xã hội xã An Hòa",
        received_on=date(2026, 7, 6),
        due_on=date(2026, 7, 13),
        returned_on=date(2026, 7, 10),
        return_way="Tại quầy",
    )
    return replace(usual, **more)  # type: ignore[arg-type]


_THREE = (
    _entry(1),
    _entry(
        2,
        procedure="Chứng thực bản sao từ bản chính",
        applicant="Lê An",
        phone="",
        due_on=date(2026, 7, 6),
        returned_on=date(2026, 7, 6),
    ),
    _entry(
        3,
        procedure="Đăng ký, cấp Giấy chứng nhận lần đầu",
        sets=3,
        applicant="Trần Văn Nam",
        returned_on=None,
        due_on=date(2026, 8, 28),
        return_way="BCCI",
        note="Xin lỗi, hẹn lại 28/8/2026 (12/PXL-KT)",
    ),
)
_WIDE = replace(
    _THREE[2],
    procedure=LONGEST.content,
    applicant=LONGEST.applicant.organisation or LONGEST.applicant.name,
    address=LONGEST.applicant.address,
)
BOOKS = {
    f"typical-{NEW}": BookSheet(
        CENTRE,
        2026,
        datetime(2026, 7, 20, 9),
        (BookVolume(1, date(2026, 1, 5), None, _THREE),),
    ),
    f"typical-{OLD}": BookSheet(
        OLD_DESK,
        2021,
        datetime(2022, 1, 4, 9),
        (
            BookVolume(1, date(2021, 1, 4), date(2021, 7, 1), _THREE[:2]),
            BookVolume(2, date(2021, 7, 1), date(2021, 12, 31), _THREE[2:]),
        ),
    ),
    "short": BookSheet(
        CENTRE,
        2026,
        datetime(2026, 7, 20, 9),
        (BookVolume(1, date(2026, 7, 6), None, ()),),
    ),
    "longest": BookSheet(
        CENTRE,
        2026,
        datetime(2027, 1, 4, 9),
        (
            BookVolume(
                1,
                date(2026, 1, 5),
                date(2026, 12, 31),
                tuple(replace(_WIDE, serial=serial) for serial in range(1, 41)),
            ),
        ),
    ),
}


def _line(number: int, **more: object) -> HandoverLine:
    usual = HandoverLine(
        code=f"H99.21-260706-{number:04d}",
        content="Đăng ký lại khai sinh",
        applicant="Nguyễn Thị Hoa",
        address="Thôn Đông, xã An Hòa",
        phone="0900000123",
        agency="Phòng Văn hóa - Xã hội xã An Hòa",
        received_on=date(2026, 7, 6),
        due_on=date(2026, 7, 13),
        limit_text="05 ngày làm việc",
        sets=1,
        outcome="Đã giải quyết",
        has_fee=True,
        is_by_post=True,
        post_number="EE123456789VN",
    )
    return replace(usual, **more)  # type: ignore[arg-type]


def _handover(*lines: HandoverLine) -> HandoverSheet:
    made_at = datetime(2026, 7, 8, 16, 30)
    return HandoverSheet(CENTRE, made_at, lines, "Lê Văn Bình", "Võ Thị Thu")


HANDOVERS = {
    "typical": _handover(_line(1), _line(2), _line(3, due_on=None, is_by_post=False)),
    "short": _handover(_line(1, phone="", post_number="", has_fee=False)),
    "longest": _handover(
        *(
            _line(
                number,
                content=LONGEST.content,
                applicant=LONGEST.applicant.name,
                address=LONGEST.applicant.address,
            )
            for number in range(1, 31)
        )
    ),
}


def _label(words: dict[str, object], due_at: datetime | None) -> LabelSheet:
    return LabelSheet(**words, due_at=due_at)  # type: ignore[arg-type]


LABELS = {
    "typical": _label(_NEW, datetime(2026, 7, 13, 17)),
    "short": _label(_SHORT, None),
    "longest": _label(
        {**_LONG, "code": "000.00.06.H99-210405-00009"}, datetime(2026, 7, 13, 17)
    ),
}
RECEIPTS = {f"typical-{NEW}": TYPICAL, "short": SHORT, f"longest-{OLD}": LONGEST}


def _in_both_sets(
    sheets: Mapping[str, DossierSheet | BookSheet],
) -> dict[str, Sheet]:
    """Return the samples, the shortest and the longest in the other set as well."""
    both: dict[str, Sheet] = dict(sheets)
    for name, sheet in sheets.items():
        if not name.startswith("typical"):
            other = NEW if name.endswith(OLD) else OLD
            both[f"{name.removesuffix(f'-{OLD}')}-{other}"] = replace(
                sheet, form_set=other
            )
    return both


SAMPLES: dict[str, dict[str, Sheet]] = {
    "giay-tiep-nhan": _in_both_sets(RECEIPTS),
    "phieu-bo-sung": _in_both_sets(SUPPLEMENTS),
    "phieu-tu-choi": _in_both_sets(REFUSALS),
    "phieu-xin-loi": _in_both_sets(APOLOGIES),
    "thong-bao-dung": dict(STOPS),
    "phieu-kiem-soat": _in_both_sets(CONTROLS),
    "so-theo-doi": _in_both_sets(BOOKS),
    "bien-ban-giao-nhan": dict(HANDOVERS),
    "phieu-ban-giao-ket-qua": dict(HANDOVERS),
    "danh-sach-gui-buu-chinh": dict(HANDOVERS),
    "nhan-ho-so": dict(LABELS),
}

CASES = [
    (name, sample, paper)
    for name, sheets in SAMPLES.items()
    for sample in sheets
    for paper in form_named(name).papers
]
"""Name of the form, name of the sample, paper."""


def document(name: str, sample: str, paper: Paper) -> Document[SlipBlock]:
    """Return one sample as the paper of its form."""
    return form_named(name).document(SAMPLES[name][sample], paper)
