"""What must be mended in a text before it is signed (report-model, 3.5)."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from motcua_desktop.documents.reports.narrative.figures import (
    figure_names,
    unknown_names,
)
from motcua_desktop.documents.reports.narrative.periods import other_periods
from motcua_desktop.domain.period import Period
from motcua_desktop.resources import load_toml
from motcua_desktop.services.rows.narrative import OutlinePlace, TextFinding
from motcua_desktop.text import NBSP, nfc

_PERSONAL: Final = (
    (
        "số giấy tờ tùy thân",
        re.compile(
            r"(?<![\d.,/-])(?:\d{12}|\d{9})(?![\d/-]|[.,]\d| ?đồng)"
            r"|(?<![\d.,/-])0\d{2}([ .])\d{3}\1\d{3}\1\d{3}(?![\d/-]|[.,]\d)"
        ),
    ),
    (
        "số điện thoại",
        re.compile(r"(?<![\d.,/-])(?:\+84|0)(?:[ .-]?\d){9,10}(?![\d/-]|[.,]\d)"),
    ),
    ("địa chỉ thư điện tử", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
)


@dataclass(frozen=True, slots=True)
class Repealed:
    """A name or an instrument that ended on the day `to`."""

    pattern: re.Pattern[str]
    what: str
    instead: str
    to: date
    source: str


@functools.cache
def repealed() -> tuple[Repealed, ...]:
    """Return what may no longer be named, with the day on which it ended."""
    return tuple(
        Repealed(
            re.compile(row["pattern"], re.IGNORECASE),
            row["what"],
            row["instead"],
            row["to"],
            row["source"],
        )
        for row in load_toml("reports/repealed.toml")["repealed"]
    )


def text_findings(
    heading: OutlinePlace, text: str, period: Period, *, own_phone: str = ""
) -> Iterator[TextFinding]:
    """Yield what is wrong in one text; `own_phone` of the office may stand in it."""
    plain = nfc(text).replace(NBSP, " ")

    def finding(wrong: str, advice: str, *, dated: bool = False) -> TextFinding:
        return TextFinding(
            heading.key, heading.number, wrong, advice, is_about_period=dated
        )

    for what in _personal(plain, own_phone):
        yield finding(
            f"có {what}",
            "Bỏ dữ liệu cá nhân; cấp trên tra cứu được bằng mã hồ sơ",
        )
    for one in repealed():
        if period.first > one.to and one.pattern.search(plain):
            advice = f"{one.instead[0].upper()}{one.instead[1:]} ({one.source})"
            yield finding(f"còn nêu {one.what} đã hết hiệu lực trước kỳ", advice)
    for name in unknown_names(plain):
        known = ", ".join(f"{{{each}}}" for each in figure_names())
        yield finding(f"“{name}” không phải tên số liệu", f"Dùng một trong: {known}")
    for name in other_periods(plain, period):
        yield finding(
            f"nêu “{name}”, không phải kỳ này, kỳ liền kề hoặc kỳ so sánh",
            "Kiểm tra nội dung chép từ báo cáo khác rồi sửa lại",
            dated=True,
        )


def _personal(text: str, own_phone: str) -> Iterator[str]:
    own = _digits(own_phone)
    for what, pattern in _PERSONAL:
        found = (_digits(match[0]) for match in pattern.finditer(text))
        if any(not own or digits != own for digits in found):
            yield what


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
