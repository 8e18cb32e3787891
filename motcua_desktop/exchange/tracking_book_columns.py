"""The columns of the tracking book as a file: names, order, words in the cells."""

from types import MappingProxyType
from typing import Final

from motcua_desktop.domain.channel import Channel
from motcua_desktop.exchange.headings import ColumnNames
from motcua_desktop.services.rows.tracking_book import Outcome

BOOK_COLUMNS: Final = ColumnNames(
    MappingProxyType(
        {
            "serial": ("STT", "Số thứ tự", "TT"),
            "number": ("Mã hồ sơ", "Số hồ sơ", "Mã số hồ sơ"),
            "procedure_code": ("Mã TTHC", "Mã thủ tục", "Mã số TTHC"),
            "procedure_name": (
                "Tên TTHC",
                "Tên thủ tục",
                "Tên thủ tục hành chính",
                "Thủ tục",
            ),
            "sector": ("Lĩnh vực",),
            "sets": ("Số bộ", "Số bộ hồ sơ"),
            "applicant": (
                "Chủ hồ sơ",
                "Họ tên chủ hồ sơ",
                "Họ và tên chủ hồ sơ",
                "Tên tổ chức, cá nhân",
            ),
            "submitter": ("Người nộp", "Người nộp hồ sơ"),
            "id_number": (
                "Số giấy tờ",
                "Số CCCD",
                "Số CMND/CCCD",
                "CCCD",
                "Số căn cước",
            ),
            "birth": ("Ngày sinh", "Năm sinh"),
            "address": ("Địa chỉ",),
            "phone": ("Điện thoại", "Số điện thoại", "SĐT"),
            "channel": ("Kênh tiếp nhận", "Hình thức tiếp nhận", "Hình thức nộp"),
            "received": ("Ngày tiếp nhận", "Ngày nhận", "Thời gian tiếp nhận"),
            "due": ("Ngày hẹn trả", "Ngày hẹn trả kết quả", "Hạn trả"),
            "finished": ("Ngày có kết quả", "Ngày hoàn thành"),
            "returned": ("Ngày trả kết quả", "Ngày trả"),
            "withdrawn": ("Ngày rút", "Ngày rút hồ sơ"),
            "asked": ("Ngày yêu cầu bổ sung",),
            "supplied": ("Ngày nhận bổ sung",),
            "apologised": ("Ngày xin lỗi",),
            "new_due": ("Ngày hẹn lại",),
            "outcome": ("Kết quả", "Kết quả giải quyết"),
            "unit": ("Đơn vị", "Đơn vị tiếp nhận"),
            "officer": ("Cán bộ", "Cán bộ tiếp nhận"),
            "satisfaction": ("Mức hài lòng",),
            "note": ("Ghi chú",),
        }
    ),
    (("applicant",), ("received",), ("procedure_code", "procedure_name")),
)

CHANNELS: Final = MappingProxyType(
    {
        "": Channel.DESK,
        "truc tiep": Channel.DESK,
        "tai quay": Channel.DESK,
        "quay": Channel.DESK,
        "desk": Channel.DESK,
        "truc tuyen": Channel.ONLINE,
        "online": Channel.ONLINE,
        "qua mang": Channel.ONLINE,
        "cong dich vu cong": Channel.ONLINE,
        "buu chinh": Channel.POSTAL,
        "buu dien": Channel.POSTAL,
        "bcci": Channel.POSTAL,
        "dich vu buu chinh": Channel.POSTAL,
        "qua buu chinh": Channel.POSTAL,
        "qua dich vu buu chinh": Channel.POSTAL,
        "postal": Channel.POSTAL,
    }
)
"""Folded words of the channel's cell; longer ones are known by how they begin."""

OUTCOMES: Final = MappingProxyType(
    {
        "": Outcome.UNSAID,
        "da giai quyet": Outcome.DONE,
        "da tra": Outcome.DONE,
        "da co ket qua": Outcome.DONE,
        "tu choi": Outcome.REFUSED,
        "khong giai quyet": Outcome.REFUSED,
        "rut": Outcome.WITHDRAWN,
        "da rut": Outcome.WITHDRAWN,
        "dung": Outcome.WITHDRAWN,
        "dang": Outcome.OPEN,
        "cho bo sung": Outcome.OPEN,
        "duoc tiep nhan": Outcome.OPEN,
    }
)
"""How the folded words of the outcome begin."""

RATINGS: Final = MappingProxyType(
    {
        "rat hai long": 5,
        "hai long": 4,
        "binh thuong": 3,
        "khong hai long": 2,
        "rat khong hai long": 1,
    }
)

OUTCOME_WORDS: Final = MappingProxyType(
    {
        Outcome.DONE: "Đã giải quyết",
        Outcome.REFUSED: "Từ chối",
        Outcome.WITHDRAWN: "Đã rút",
        Outcome.OPEN: "Đang giải quyết",
    }
)
