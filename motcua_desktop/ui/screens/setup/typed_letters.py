"""Whether the Vietnamese keys of this computer give letters that can be searched."""

from typing import Final

from motcua_desktop.tcvn3 import is_tcvn3
from motcua_desktop.text import nfc

TRIAL: Final = "Đặng Thị Ưởng"
"""A name with a letter of every kind: đ, a breve, a horn, marks above and below."""
_OF_VNI: Final = frozenset("ñÑöÖëËûÛäÄïÏîÎüÜåÅçÇ")
"""Latin letters that stand for Vietnamese ones in VNI, and in no Vietnamese word."""
_SET_SO: Final = "Trong UniKey chọn bảng mã “Unicode” rồi gõ lại."


def fault_of(arrived: str) -> str:
    """Return what is wrong with `TRIAL` as it arrived, and what to set; "" if nothing.

    `arrived` is what the keys gave, not brought into normal form. Nothing: not tried.
    """
    typed = " ".join(arrived.split())
    if not typed or typed.casefold() == TRIAL.casefold():
        return ""
    if nfc(typed).casefold() == TRIAL.casefold():
        return (
            "Dấu đến rời chữ (Unicode tổ hợp): chương trình vẫn đọc được, phần mềm "
            f"khác thì không. {_SET_SO}"
        )
    if is_tcvn3(typed):
        return f"Chữ đến theo bảng mã TCVN3 (ABC). {_SET_SO}"
    if _OF_VNI & set(typed):
        return f"Chữ đến theo bảng mã VNI. {_SET_SO}"
    if typed.isascii():
        return (
            "Chữ đến không có dấu: bật tiếng Việt (biểu tượng V), kiểu gõ Telex hoặc "
            f"VNI. {_SET_SO}"
        )
    return f"Chữ đến khác mẫu: gõ lại đúng “{TRIAL}”."
