"""People and bodies around a dossier: applicant, officer, office unit."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua_desktop.domain.errors import FieldValueError
from motcua_desktop.text import clean_line

NAME_LIMIT = 255
ANONYMOUS = "Đã ẩn danh"
"""Stands where the name of a person was."""

_PHONE = re.compile(r"\+?\d[\d .()-]{5,18}\d")
_ID_NUMBER = re.compile(r"\d{9}|\d{12}|[A-Z]\d{7,8}")


class UnitLevel(StrEnum):
    """Cấp hành chính của đơn vị."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"

    @property
    def label(self) -> str:
        """The level as reports name it."""
        return {"province": "Cấp tỉnh", "district": "Cấp huyện"}.get(self, "Cấp xã")

    @property
    def authority(self) -> str:
        """The people's committee of the level, as tables abbreviate it."""
        return f"UBND {self.label.removeprefix('Cấp ')}"


@dataclass(frozen=True, slots=True)
class Unit:
    """Đơn vị có Bộ phận một cửa; `code` is its identifier (QĐ 20/2020/QĐ-TTg).

    From `closed_on` on it receives nothing; what it received stays its own.
    """

    code: str
    name: str
    level: UnitLevel = UnitLevel.COMMUNE
    superior_code: str | None = None
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Applicant:
    """Chủ hồ sơ, and the submitter (người nộp) where another person brings it."""

    name: str
    id_number: str = ""
    birth_date: date | None = None
    phone: str = ""
    email: str = ""
    address: str = ""
    organisation: str = ""
    submitter_name: str = ""
    submitter_phone: str = ""

    @property
    def shown_name(self) -> str:
        """The name that lists show: the organisation's where there is one."""
        return self.organisation or self.name

    @property
    def is_anonymous(self) -> bool:
        """Whether nothing tells any more who it was."""
        return self == Applicant(ANONYMOUS)


_BODIES = re.compile(
    r"(công ty|doanh nghiệp|hợp tác xã|liên hiệp|hộ kinh doanh|chi nhánh|ngân hàng|"
    r"ủy ban|ubnd|trường|trung tâm|văn phòng|phòng|ban|hội|quỹ|trạm|bệnh viện|tổ hợp|"
    r"tổ chức|giáo xứ|nhà thờ|chùa)\s"
)


def is_body(name: str) -> bool:
    """Return whether a name typed as a person's begins as a body's does."""
    return _BODIES.match(name.casefold()) is not None


def salutation(applicant: Applicant) -> str:
    """Return "Ông", "Bà", or "Ông (Bà)" where the sex is unknown; "" for a body.

    The fourth digit of a 12-digit number is even for men (NĐ 137/2015, Phụ lục).
    """
    if applicant.organisation or is_body(applicant.name):
        return ""
    number = applicant.id_number
    if len(number) == 12 and number.isdigit():
        return "Bà" if int(number[3]) % 2 else "Ông"
    return "Ông (Bà)"


def title_and_name(applicant: Applicant) -> str:
    """Return how a letter names its addressee: "Bà Nguyễn Thị Hoa", or the body."""
    return f"{salutation(applicant)} {applicant.shown_name}".strip()


@dataclass(frozen=True, slots=True)
class SubmittedPaper:
    """Giấy tờ đã nộp: what, which kind, how many."""

    name: str
    kind: str = "original"
    copies: int = 1
    code: str = ""

    @property
    def kind_label(self) -> str:
        """The kind as the receipt prints it."""
        return PAPER_KINDS[self.kind]


PAPER_KINDS = {
    "original": "Bản chính",
    "copy": "Bản sao",
    "certified": "Bản chứng thực",
    "electronic": "Bản điện tử",
}


def checked_name(label: str, text: str, *, required: bool = True) -> str:
    """Return `text` as one clean line.

    Raises:
        FieldValueError: it is empty though `required`, or longer than 255 letters.
    """
    line = clean_line(text)
    if required and not any(char.isalnum() for char in line):
        raise FieldValueError(label, "còn để trống")
    if len(line) > NAME_LIMIT:
        raise FieldValueError(
            label, f"dài {len(line)} ký tự, tối đa {NAME_LIMIT} ký tự"
        )
    return line


def checked_id_number(text: str) -> str:
    """Return the digits of an identity number, or "" for none.

    Raises:
        FieldValueError: neither 12 (căn cước) nor 9 digits, nor a passport number.
    """
    compact = clean_line(text).replace(" ", "").replace(".", "").upper()
    if compact and not _ID_NUMBER.fullmatch(compact):
        raise FieldValueError(
            "Số giấy tờ", "phải có 12 chữ số (căn cước), 9 chữ số hoặc số hộ chiếu"
        )
    return compact


def checked_phone(text: str) -> str:
    """Return a telephone number as typed, or "" for none.

    Raises:
        FieldValueError: it holds other characters than digits and separators.
    """
    line = clean_line(text)
    if line and not _PHONE.fullmatch(line):
        raise FieldValueError("Số điện thoại", "chỉ gồm chữ số, từ 7 đến 20 ký tự")
    return line
