"""A signed calendar: official days handed from a superior unit to all below it.

The file is one JSON object: the body as text, the public key, the signature over the
body's bytes (Ed25519). Whose key it is, two people compare once by its code; after
that the file is believed, whatever way it came.
"""

import base64
import binascii
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from motcua_desktop.domain.calendar import DayKind, SpecialDay, governing_days
from motcua_desktop.domain.calendar_book import LOCAL_KINDS
from motcua_desktop.domain.errors import (
    CalendarFileError,
    DomainError,
    UnknownSignerError,
)
from motcua_desktop.exchange.signatures import (
    is_signed,
    new_key,
    public_half,
    signature_of,
)
from motcua_desktop.services.errors import ReadOnlyPlaceError
from motcua_desktop.text import clean_line, screen_moment

SUFFIX: Final = ".mclich"
"""The ending of a signed calendar's name."""

_FORMAT: Final = "motcua-lich-1"
_LARGEST: Final = 1_000_000
_KEYS: Final = "keys"
_OWN_KEY: Final = "calendar.key"


@dataclass(frozen=True, slots=True)
class SignedCalendar:
    """Lịch có chữ ký: who issued it and when, its days, the code of the key."""

    signer: str
    issued_at: datetime
    days: tuple[SpecialDay, ...]
    code: str
    public_key: bytes


class CalendarKeys:
    """The keys of an office: its own, and those that it has compared and believes."""

    def __init__(self, data: Path) -> None:
        """Keep the keys in folder `data`/keys."""
        self._folder = data / _KEYS

    def sign(
        self, days: Iterable[SpecialDay], *, signer: str, issued_at: datetime
    ) -> tuple[bytes, str]:
        """Return a signed calendar as bytes, and the code of the office's key.

        Raises:
            CalendarFileError: there is no announced day to hand down.
            ReadOnlyPlaceError: the key cannot be kept.
        """
        rows = [
            [each.day.isoformat(), each.kind.value, each.name, each.source]
            for each in days
            if each.is_confirmed and each.kind not in LOCAL_KINDS
        ]
        if not rows:
            raise CalendarFileError("không có ngày nào đã công bố để ký và gửi đi")
        key = self._own_key()
        body = json.dumps(
            {
                "signer": signer,
                "issued_at": issued_at.isoformat(timespec="minutes"),
                "days": rows,
            },
            ensure_ascii=False,
        )
        public = public_half(key)
        file = {
            "format": _FORMAT,
            "body": body,
            "public_key": base64.b64encode(public).decode(),
            "signature": base64.b64encode(signature_of(body.encode(), key)).decode(),
        }
        return json.dumps(file, ensure_ascii=False, indent=1).encode(), code_of(public)

    def check(self, calendar: SignedCalendar, *, trusted: str = "") -> None:
        """Refuse a calendar of an unknown key, or older than one already taken.

        `trusted` is the code that somebody has just compared.

        Raises:
            UnknownSignerError: nobody has compared the key.
            CalendarFileError: a newer calendar of the same key was taken.
        """
        path = self._known(calendar.code)
        if not path.is_file():
            if _plain(trusted) != _plain(calendar.code):
                raise UnknownSignerError(calendar.signer, calendar.code)
            return
        last = datetime.fromisoformat(json.loads(path.read_text("utf-8"))["issued_at"])
        if calendar.issued_at < last:
            raise CalendarFileError(
                f"lịch ký lúc {screen_moment(calendar.issued_at)} cũ hơn lịch đã nhận "
                f"lúc {screen_moment(last)} của cùng cơ quan"
            )

    def believe(self, calendar: SignedCalendar) -> None:
        """Keep the key of a calendar that was taken, and when that was issued.

        Raises:
            ReadOnlyPlaceError: the folder cannot be written to.
        """
        kept = {
            "signer": calendar.signer,
            "public_key": base64.b64encode(calendar.public_key).decode(),
            "issued_at": calendar.issued_at.isoformat(timespec="minutes"),
        }
        content = json.dumps(kept, ensure_ascii=False).encode()
        self._write(self._known(calendar.code), content)

    def _known(self, code: str) -> Path:
        return self._folder / f"{_plain(code)}.json"

    def _own_key(self) -> bytes:
        path = self._folder / _OWN_KEY
        if not path.is_file():
            self._write(path, new_key())
        return path.read_bytes()

    def _write(self, path: Path, content: bytes) -> None:
        partial = path.with_suffix(".partial")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            partial.unlink(missing_ok=True)
            # Nobody else may read the office's key.
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            with os.fdopen(os.open(partial, flags, 0o600), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        except OSError as error:
            raise ReadOnlyPlaceError(str(path)) from error


def read_signed_calendar(path: Path) -> SignedCalendar:
    """Return the calendar at `path`, its signature checked.

    Raises:
        CalendarFileError: the file is no signed calendar, or was changed.
    """
    try:
        raw = path.read_bytes()
    except OSError:
        raise CalendarFileError(f"không mở được “{path.name}”") from None
    if len(raw) > _LARGEST:
        raise CalendarFileError("tệp quá lớn, không phải lịch của một cơ quan")
    try:
        file = json.loads(raw)
        body, public, signature = _parts(file)
        if not is_signed(body.encode(), signature, public):
            raise CalendarFileError("chữ ký không đúng, tệp đã bị sửa")
        return _calendar(json.loads(body), public)
    except (ValueError, TypeError, KeyError, RecursionError, binascii.Error):
        raise CalendarFileError("không phải lịch có chữ ký của chương trình") from None


def code_of(public_key: bytes) -> str:
    """Return the code of a key, to be read out on the telephone."""
    digest = hashlib.sha256(public_key).hexdigest()[:20].upper()
    return "-".join(digest[start : start + 4] for start in range(0, 20, 4))


def _plain(code: str) -> str:
    return "".join(filter(str.isalnum, code)).upper()


def _parts(file: Mapping[str, str]) -> tuple[str, bytes, bytes]:
    if file["format"] != _FORMAT:
        raise ValueError(_FORMAT)
    key = base64.b64decode(file["public_key"], validate=True)
    return str(file["body"]), key, base64.b64decode(file["signature"], validate=True)


def _calendar(body: Mapping[str, Any], public: bytes) -> SignedCalendar:
    try:
        days = tuple(_day(*row) for row in body["days"])
        governing_days(days)
    except DomainError as error:
        raise CalendarFileError(error.wrong.rstrip(".")) from None
    return SignedCalendar(
        signer=clean_line(body["signer"]),
        issued_at=datetime.fromisoformat(body["issued_at"]).replace(tzinfo=None),
        days=days,
        code=code_of(public),
        public_key=public,
    )


def _day(day: str, kind: str, name: str, source: str) -> SpecialDay:
    found = DayKind(kind)
    if found in LOCAL_KINDS:
        raise ValueError(kind)
    return SpecialDay(
        date.fromisoformat(day), found, clean_line(name), source=clean_line(source)
    )
