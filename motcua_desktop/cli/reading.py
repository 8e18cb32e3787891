"""Requests as JSON lines and as words of the command line, made typed and checked."""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

from motcua_desktop.domain.channel import Channel, ReturnWay
from motcua_desktop.domain.errors import DomainError, FieldValueError
from motcua_desktop.domain.events import ResultCopy
from motcua_desktop.domain.moments import read_day, read_moment
from motcua_desktop.domain.payments import FeeKind, PaymentWay
from motcua_desktop.domain.people import PAPER_KINDS, Applicant, SubmittedPaper
from motcua_desktop.domain.period import Period
from motcua_desktop.services.errors import UnknownWordError
from motcua_desktop.services.intake import ReceiveDossier

_RECEIVE_KEYS: Final = frozenset(
    {
        "procedure",
        "applicant",
        "submitter",
        "channel",
        "received_at",
        "papers",
        "return_by",
        "sets",
        "fee",
        "note",
        "token",
        "officer",
        "digitised",
        "reused",
        "paid",
        "paid_by",
    }
)
_PERSON_KEYS: Final = frozenset(
    {"name", "id_number", "birth_date", "phone", "email", "address", "organisation"}
)
_PAPER_KEYS: Final = frozenset({"code", "name", "copies", "kind"})
Word = TypeVar("Word", Channel, ReturnWay, PaymentWay, FeeKind, ResultCopy)


class CallWordsError(DomainError):
    """The words of a call do not make a whole one (exit status 2)."""

    def __init__(self, why: str) -> None:
        super().__init__(f"Lệnh chưa đúng: {why}.", "Xem cách dùng bằng --help.")


class RequestError(DomainError):
    """A line of the input says no request."""

    def __init__(self, why: str) -> None:
        """Say `why` the line is refused."""
        super().__init__(f"Yêu cầu không hợp lệ: {why}.", "Sửa rồi gửi lại dòng này.")


def input_lines(name: str) -> Iterator[bytes]:
    """Return the lines of a file, or of standard input for "-", as they are.

    Raises:
        RequestError: the file cannot be opened.
    """
    if name == "-":
        yield from sys.stdin.buffer
        return
    try:
        with Path(name).open("rb") as file:
            yield from file
    except OSError:
        raise RequestError(f"không đọc được tệp “{Path(name).name}”") from None


def read_json_object(line: bytes) -> dict[str, Any]:
    """Return the JSON object of one line of UTF-8.

    Raises:
        RequestError: the line is no UTF-8, or holds no JSON object.
    """
    try:
        document = json.loads(line.decode("utf-8-sig"))
        # A lone surrogate is no character; it could not be stored.
        json.dumps(document, ensure_ascii=False).encode()
    except UnicodeError:
        raise RequestError("dòng này không phải văn bản UTF-8") from None
    except (ValueError, RecursionError):
        raise RequestError("dòng này không phải JSON") from None
    if not isinstance(document, dict):
        raise RequestError("mỗi dòng phải là một đối tượng JSON")
    return document


def read_receive(document: Mapping[str, Any]) -> ReceiveDossier:
    """Return the request of one line of `receive`.

    Raises:
        RequestError: an unknown key, or a value of a wrong kind.
        DomainError: a word or moment that is none.
    """
    _refuse_unknown(document, _RECEIVE_KEYS)
    applicant = _applicant(document)
    received_at = _text(document, "received_at")
    token = _text(document, "token")
    request = ReceiveDossier(
        procedure=_text(document, "procedure"),
        applicant=applicant,
        channel=_word(document, "channel", Channel.DESK),
        received_at=read_moment(received_at) if received_at else None,
        papers=tuple(_paper(paper) for paper in _list(document, "papers")),
        return_way=_word(document, "return_by", ReturnWay.DESK),
        sets=_count(document, "sets", 1) or 1,
        fee=_count(document, "fee", None),
        note=_text(document, "note"),
        officer=_text(document, "officer"),
        is_digitised=_flag(document, "digitised"),
        is_reused=_flag(document, "reused"),
        paid=_count(document, "paid", None),
        paid_by=_word(document, "paid_by", PaymentWay.CASH),
    )
    return request.with_token(token) if token else request


def _applicant(document: Mapping[str, Any]) -> Applicant:
    person = _object(document, "applicant")
    submitter = _object(document, "submitter")
    _refuse_unknown(person, _PERSON_KEYS)
    _refuse_unknown(submitter, _PERSON_KEYS)
    birth = _text(person, "birth_date")
    return Applicant(
        name=_text(person, "name"),
        id_number=_text(person, "id_number"),
        birth_date=read_day(birth) if birth else None,
        phone=_text(person, "phone"),
        email=_text(person, "email"),
        address=_text(person, "address"),
        organisation=_text(person, "organisation"),
        submitter_name=_text(submitter, "name"),
        submitter_phone=_text(submitter, "phone"),
    )


def _paper(document: object) -> SubmittedPaper:
    if not isinstance(document, dict):
        raise RequestError("mỗi giấy tờ phải là một đối tượng JSON")
    _refuse_unknown(document, _PAPER_KEYS)
    kind = _text(document, "kind") or "original"
    if kind not in PAPER_KINDS:
        raise UnknownWordError("Loại giấy tờ", kind, ", ".join(PAPER_KINDS))
    code = _text(document, "code")
    return SubmittedPaper(
        name=_text(document, "name") or code,
        kind=kind,
        copies=_count(document, "copies", 1) or 0,
        code=code,
    )


def _refuse_unknown(document: Mapping[str, Any], known: frozenset[str]) -> None:
    unknown = sorted(set(document) - known)
    if unknown:
        raise RequestError(f"không có mục “{', '.join(unknown)}”")


def _object(document: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = document.get(key)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise RequestError(f"“{key}” phải là một đối tượng JSON")
    return value


def _list(document: Mapping[str, Any], key: str) -> list[Any]:
    value = document.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise RequestError(f"“{key}” phải là một danh sách")
    return value


def _text(document: Mapping[str, Any], key: str) -> str:
    value = document.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise RequestError(f"“{key}” phải là chữ trong dấu ngoặc kép")
    return value


def _flag(document: Mapping[str, Any], key: str) -> bool:
    value = document.get(key)
    if value is None:
        return False
    if not isinstance(value, bool):
        raise RequestError(f"“{key}” phải là true hoặc false")
    return value


def _count(document: Mapping[str, Any], key: str, default: int | None) -> int | None:
    value = document.get(key)
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, int):
        raise RequestError(f"“{key}” phải là số nguyên")
    return value


def _word(document: Mapping[str, Any], key: str, default: Word) -> Word:
    value = _text(document, key)
    return read_word(key, value, default) if value else default


_LABELS: Final = {
    "channel": "Kênh tiếp nhận",
    "return_by": "Nơi nhận kết quả",
    "paid_by": "Cách nộp",
    "fee_kind": "Loại khoản thu",
    "copy": "Bản kết quả",
}


def read_word(key: str, text: str, example: Word) -> Word:
    """Return the word of the kind of `example` that `text` names.

    Raises:
        UnknownWordError: none is named so.
    """
    kind = type(example)
    try:
        return kind(text)
    except ValueError:
        known = ", ".join(word.value for word in kind)
        raise UnknownWordError(_LABELS.get(key, key), text, known) from None


def read_period(first: str, last: str) -> Period:
    """Return the period of two days as typed.

    Raises:
        DomainError: a day that is none, or the last before the first.
    """
    return Period.of_days(read_day(first), read_day(last))


def read_count(label: str, text: str, *, most: int = 999) -> int | None:
    """Return a whole number above nothing and up to `most`, None for "".

    Raises:
        FieldValueError: it is none.
    """
    if not text:
        return None
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise FieldValueError(label, f"phải là số từ 1 đến {most}")
    return int(text)


def read_count_of_dong(text: str) -> int:
    """Return an amount as typed, "8.000" or "8000".

    Raises:
        FieldValueError: it is none.
    """
    digits = text.replace(".", "").replace(" ", "")
    if not digits.isdecimal():
        raise FieldValueError("Số tiền đã thu", "phải là số đồng lớn hơn 0")
    return int(digits)


def read_rating(text: str) -> int:
    """Return a rating from 1 to 5.

    Raises:
        FieldValueError: it is none.
    """
    if text not in {"1", "2", "3", "4", "5"}:
        raise FieldValueError("Mức hài lòng", "phải từ 1 đến 5")
    return int(text)
