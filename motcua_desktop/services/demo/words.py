"""The reasons that the demo office's clerks write."""

from typing import Final

from motcua_desktop.domain.deadline import PauseGround
from motcua_desktop.services.demo.draws import Weighted

NEW_PHONE: Final = "Người nộp thông báo đổi số điện thoại"
NEW_ADDRESS: Final = "Ghi nhầm địa chỉ khi tiếp nhận"

PAUSES: Final = {
    PauseGround.SUPPLEMENT: Weighted(
        {
            "Tờ khai chưa có chữ ký của người yêu cầu": 5,
            "Thiếu bản sao giấy tờ chứng minh nơi cư trú trước đây": 4,
            "Thông tin trên tờ khai không khớp với giấy tờ kèm theo": 4,
            "Bản chụp không rõ, cần nộp lại": 3,
            "Thiếu văn bản ủy quyền": 2,
            "Chưa có xác nhận của chủ hộ": 2,
        }
    ),
    PauseGround.FINANCIAL: Weighted(
        {
            "Chờ người nộp thực hiện nghĩa vụ tài chính về đất đai": 4,
            "Chờ thông báo thuế của cơ quan thuế": 2,
        }
    ),
}

DELAYS: Final = Weighted(
    {
        "Phải xác minh tại nơi cư trú trước đây, đến hạn chưa có kết quả trả lời": 4,
        "Cơ quan phối hợp chưa trả lời đúng hạn": 4,
        "Xác minh nguồn gốc đất kéo dài": 3,
        "Công chức kiêm nhiệm, hồ sơ dồn trong kỳ cao điểm": 2,
        "Hệ thống phần mềm bị lỗi, không ký số được": 2,
    }
)

REFUSALS: Final = Weighted(
    {
        "Không đủ điều kiện theo quy định sau khi thẩm định": 4,
        "Kết quả xác minh không phù hợp với nội dung đề nghị": 3,
        "Thửa đất đang có tranh chấp": 1,
    }
)

WITHDRAWALS: Final = Weighted(
    {
        "Người nộp đề nghị rút hồ sơ": 3,
        "Người nộp không còn nhu cầu": 2,
        "Người nộp sẽ nộp lại bằng hình thức trực tuyến": 1,
    }
)

CAUSES: Final = Weighted(
    {
        "Cơ quan phối hợp trả lời chậm": 8,
        "Phải kiểm tra thực địa nhiều lần": 5,
        "Hệ thống thông tin gián đoạn": 2,
        "Công chức thụ lý xử lý chậm": 2,
    }
)
