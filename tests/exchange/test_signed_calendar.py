"""A signed calendar: believed from a compared key, refused when anything is off."""

import base64
import json
import os
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from motcua_desktop.domain.calendar import DayKind, SpecialDay
from motcua_desktop.domain.errors import CalendarFileError, UnknownSignerError
from motcua_desktop.exchange.signatures import public_half, signature_of
from motcua_desktop.exchange.signed_calendar import (
    CalendarKeys,
    read_signed_calendar,
)
from motcua_desktop.services.errors import ReadOnlyPlaceError

ISSUED = datetime(2027, 11, 1, 8, 30)
DAYS = (
    SpecialDay(date(2028, 1, 26), DayKind.HOLIDAY, "Tết Nguyên đán", source="TB 1"),
    SpecialDay(date(2028, 2, 5), DayKind.SWAPPED_WORK, "Làm bù", source="CV 2"),
)
EXPECTED = replace(DAYS[0], day=date(2029, 2, 13), is_confirmed=False)
CLOSED = SpecialDay(date(2028, 3, 1), DayKind.LOCAL_OFF, "Kiểm kê")


def signed(
    folder: Path, *days: SpecialDay, issued_at: datetime = ISSUED
) -> tuple[Path, str]:
    content, code = CalendarKeys(folder).sign(
        days or DAYS, signer="Văn phòng UBND tỉnh", issued_at=issued_at
    )
    path = folder / "lich.mclich"
    path.write_bytes(content)
    return path, code


def test_the_days_come_out_as_they_went_in(tmp_path: Path) -> None:
    path, code = signed(tmp_path, *DAYS, EXPECTED, CLOSED)
    calendar = read_signed_calendar(path)
    assert (calendar.days, calendar.code) == (DAYS, code)
    assert (calendar.signer, calendar.issued_at) == ("Văn phòng UBND tỉnh", ISSUED)
    assert len(code.replace("-", "")) == 20


def test_an_office_signs_with_one_key_that_nobody_else_reads(tmp_path: Path) -> None:
    codes = {signed(tmp_path)[1] for _ in range(2)}
    assert len(codes) == 1
    key = tmp_path / "keys" / "calendar.key"
    if os.name == "posix":  # on Windows the user's own folder keeps others out
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
    another = tmp_path / "cơ quan khác"
    another.mkdir()
    assert signed(another)[1] not in codes


def test_a_key_is_believed_once_it_was_compared(tmp_path: Path) -> None:
    path, code = signed(tmp_path)
    calendar = read_signed_calendar(path)
    below = CalendarKeys(tmp_path / "xã")
    for wrong in ("", "0000-0000", code[:-1]):
        with pytest.raises(UnknownSignerError, match=code):
            below.check(calendar, trusted=wrong)
    below.check(calendar, trusted=code.lower().replace("-", " "))
    below.believe(calendar)
    below.check(calendar)


def test_an_older_calendar_of_the_same_key_is_refused(tmp_path: Path) -> None:
    later = ISSUED + timedelta(days=1)
    newer = read_signed_calendar(signed(tmp_path, issued_at=later)[0])
    older = read_signed_calendar(signed(tmp_path)[0])
    below = CalendarKeys(tmp_path / "xã")
    below.believe(newer)
    with pytest.raises(CalendarFileError, match="cũ hơn lịch đã nhận"):
        below.check(older)
    below.check(newer)


def test_without_an_announced_day_there_is_nothing_to_sign(tmp_path: Path) -> None:
    with pytest.raises(CalendarFileError, match="không có ngày nào đã công bố"):
        signed(tmp_path, EXPECTED, CLOSED)
    assert not (tmp_path / "keys").exists()


def test_a_place_without_room_for_the_key_is_named(tmp_path: Path) -> None:
    (tmp_path / "keys").write_bytes(b"")
    with pytest.raises(ReadOnlyPlaceError):
        signed(tmp_path)


def _resigned(folder: Path, **changes: Any) -> bytes:
    """Return a file signed with a good key over a body that cannot be."""
    keys = CalendarKeys(folder)
    body = {"signer": "X", "issued_at": "2027-11-01T08:30", "days": []} | changes
    key = keys._own_key()
    text = json.dumps(body, ensure_ascii=False)
    return json.dumps(
        {
            "format": "motcua-lich-1",
            "body": text,
            "public_key": base64.b64encode(public_half(key)).decode(),
            "signature": base64.b64encode(signature_of(text.encode(), key)).decode(),
        }
    ).encode()


def _changed(name: str, value: object) -> Callable[[bytes], bytes]:
    return lambda raw: json.dumps({**json.loads(raw), name: value}).encode()


DAMAGE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "another day": (lambda raw: raw.replace(b"2028-01-26", b"2028-01-27"), "đã bị sửa"),
    "a body of numbers": (_changed("body", 5), "đã bị sửa"),
    "another format": (_changed("format", "2"), "không phải lịch có chữ ký"),
    "a short key": (_changed("public_key", "AAAA"), "không phải lịch có chữ ký"),
    "no base64": (_changed("signature", "ê"), "không phải lịch có chữ ký"),
    "a short signature": (_changed("signature", "AAAA"), "đã bị sửa"),
    "a list": (lambda _: b"[1]", "không phải lịch có chữ ký"),
    "no text": (lambda _: b"\xff\xfe", "không phải lịch có chữ ký"),
    "a deep nest": (lambda _: b"[" * 100_000, "không phải lịch có chữ ký"),
    "too much": (lambda _: b" " * 1_000_001, "quá lớn"),
}


@pytest.mark.parametrize("case", list(DAMAGE))
def test_a_damaged_file_gets_a_sentence(tmp_path: Path, case: str) -> None:
    damage, words = DAMAGE[case]
    path, _ = signed(tmp_path)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(CalendarFileError, match=words):
        read_signed_calendar(path)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([["2028-01-26", "holiday", "Tết", ""]] * 2, "khai báo hai lần"),
        ([["2028-01-26", "local_off", "Nghỉ", ""]], "không phải lịch có chữ ký"),
        ([["2028-02-31", "holiday", "Nghỉ", ""]], "không phải lịch có chữ ký"),
        ([["2028-01-26", "holiday"]], "không phải lịch có chữ ký"),
    ],
)
def test_even_a_good_key_cannot_sign_nonsense(
    tmp_path: Path, days: list[list[str]], words: str
) -> None:
    path = tmp_path / "lich.mclich"
    path.write_bytes(_resigned(tmp_path, days=days))
    with pytest.raises(CalendarFileError, match=words):
        read_signed_calendar(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CalendarFileError, match="không mở được"):
        read_signed_calendar(tmp_path / "không có.mclich")
