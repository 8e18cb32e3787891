"""Who signs and by which right: the lines over a signature (NĐ 30/2020, Phụ lục I)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from motcua_desktop.domain.errors import MomentTextError, SignatoryError
from motcua_desktop.domain.moments import read_day
from motcua_desktop.text import screen_date, short_date

_LONG_LINE: Final = 32
_POSTS: Final = (
    "PHÓ GIÁM ĐỐC",
    "GIÁM ĐỐC",
    "PHÓ CHỦ TỊCH",
    "CHỦ TỊCH",
    "PHÓ CHÁNH VĂN PHÒNG",
    "CHÁNH VĂN PHÒNG",
    "PHÓ TRƯỞNG PHÒNG",
    "TRƯỞNG PHÒNG",
    "PHÓ TRƯỞNG BỘ PHẬN",
    "TRƯỞNG BỘ PHẬN",
)
"""Posts after which a long title goes on in the next line."""
_LEARNED: Final = re.compile(
    r"\b(GS|PGS|TSKH|TS|Th\.?S|CN|KS|BS|LS|Thạc sĩ|Tiến sĩ|Cử nhân|Kỹ sư)\b\.?\s",
    re.IGNORECASE,
)


_LEAST_WITH_AUTHORITY: Final = 5
"""TUQ., the post, the name, the authority's number and its last day."""
_NO_AUTHORITY: Final = "ký thừa ủy quyền phải có số văn bản ủy quyền và ngày hết hạn"


class Mandate(StrEnum):
    """Thẩm quyền ký: one's own, by order of a superior, or by written authority."""

    OWN = "own"
    ORDER = "order"
    AUTHORITY = "authority"


_MANDATES: Final = {"TL": Mandate.ORDER, "TUQ": Mandate.AUTHORITY}


@dataclass(frozen=True, slots=True)
class Signatory:
    """Người ký: the post that signs and what stands between it and the person.

    `post` is the head's post of the signing body. With `deputy_post` the deputy signs
    for the head (KT.); `is_acting`: the person was given the head's rights (Q.);
    `collective` is the body in whose name it is signed (TM.). By order or authority
    `mandator` is the post that gave it; the authority's number and last day are kept.
    """

    name: str
    post: str
    deputy_post: str = ""
    is_acting: bool = False
    collective: str = ""
    mandate: Mandate = Mandate.OWN
    mandator: str = ""
    authority_number: str = ""
    authority_until: date | None = None


def signature_lines(signatory: Signatory, on: date) -> tuple[str, ...]:
    """Return the lines over the name on a paper signed on a day, in capitals.

    Raises:
        SignatoryError: the settings contradict each other, or the authority has ended.
    """
    _refuse_contradictions(signatory)
    _refuse_ended(signatory, on)
    return _lines(signatory)


def formula(signatory: Signatory) -> tuple[str, ...]:
    """Return how a signatory is told: the lines of the paper, then the name.

    One with written authority (TUQ.) is followed by its number and its last day.
    """
    told = (*_lines(signatory), signatory.name)
    if signatory.mandate is not Mandate.AUTHORITY:
        return told
    until = signatory.authority_until
    return (*told, signatory.authority_number, screen_date(until) if until else "")


def read_formula(parts: Sequence[str]) -> Signatory:
    """Return the signatory that a `formula` tells.

    Raises:
        SignatoryError: it tells none, or one that contradicts itself.
    """
    told = [part.strip() for part in parts]
    number, until = "", None
    if _mark(told) == "TUQ":
        *told, number, day = told if len(told) >= _LEAST_WITH_AUTHORITY else ["", ""]
        if not (told and number):
            raise SignatoryError(_NO_AUTHORITY)
        until = _last_day(day)
    *lines, name = told or [""]
    found = replace(
        _signing(lines), name=name, authority_number=number, authority_until=until
    )
    _refuse_contradictions(found)
    return found


def _mark(lines: Sequence[str]) -> str:
    """Return what stands before the point of the first line: TM, TL, TUQ, KT, Q."""
    mark, point, _ = lines[0].partition(".") if lines else ("", "", "")
    return mark.strip().upper() if point else ""


def _signing(lines: list[str]) -> Signatory:
    """Return the nameless signatory of the lines over a name."""
    mandate, mandator, collective = Mandate.OWN, "", ""
    if _mark(lines) in _MANDATES:
        mandate = _MANDATES[_mark(lines)]
        mandator, *lines = _bared(lines)
    if _mark(lines) == "TM":
        collective, *lines = _bared(lines)
    is_deputy, is_acting = _mark(lines) == "KT", _mark(lines) == "Q"
    if is_deputy or is_acting:
        lines = _bared(lines)
    deputy = lines[1:] if is_deputy else []
    if is_deputy and not deputy:
        raise SignatoryError("ký thay (KT.) phải ghi chức vụ cấp phó")
    return Signatory(
        name="",
        post="\n".join(lines[:1] if is_deputy else lines),
        deputy_post="\n".join(deputy),
        is_acting=is_acting,
        collective=collective,
        mandate=mandate,
        mandator=mandator,
    )


def _bared(lines: list[str]) -> list[str]:
    """Return the lines, the first without its mark."""
    first, *others = lines
    return [first.partition(".")[2].strip(), *others]


def _last_day(text: str) -> date:
    try:
        return read_day(text)
    except MomentTextError:
        raise SignatoryError(_NO_AUTHORITY) from None


def _lines(signatory: Signatory) -> tuple[str, ...]:
    post = signatory.post.upper()
    lines: list[str] = []
    if signatory.mandate is not Mandate.OWN:
        mark = next(key for key, it in _MANDATES.items() if it is signatory.mandate)
        lines.append(f"{mark}. {signatory.mandator.upper()}")
    if signatory.collective:
        lines.append(f"TM. {signatory.collective.upper()}")
    if signatory.deputy_post:
        lines += [f"KT. {post}", *_broken(signatory.deputy_post.upper())]
    elif signatory.is_acting:
        lines += _broken(f"Q. {post}")
    else:
        lines += _broken(post)
    return tuple(lines)


def _broken(post: str) -> list[str]:
    """Return a title in lines: as typed, or a long one after the post itself."""
    if "\n" in post:
        return [line.strip() for line in post.splitlines() if line.strip()]
    if len(post) <= _LONG_LINE:
        return [post]
    for known in _POSTS:
        bare = post.removeprefix("Q. ")
        if bare.startswith(f"{known} "):
            cut = len(post) - len(bare) + len(known)
            return [post[:cut], post[cut:].strip()]
    return [post]


def _refuse_contradictions(signatory: Signatory) -> None:
    has_mandate = signatory.mandate is not Mandate.OWN
    wrong = {
        "chưa ghi chức vụ người ký": not signatory.post.strip(),
        "ký thừa lệnh, thừa ủy quyền thì phải ghi chức vụ người giao": (
            has_mandate and not signatory.mandator.strip()
        ),
        "không vừa thay mặt tập thể (TM.) vừa thừa lệnh, thừa ủy quyền": (
            has_mandate and bool(signatory.collective)
        ),
        "người ký thừa ủy quyền không được ký thay (KT.) hoặc ủy quyền lại": (
            signatory.mandate is Mandate.AUTHORITY and bool(signatory.deputy_post)
        ),
        "cấp phó ký thay (KT.) thì không ghi quyền (Q.)": (
            signatory.is_acting and bool(signatory.deputy_post)
        ),
        "ký thay (KT.) phải ghi chức vụ cấp phó": (
            bool(signatory.deputy_post)
            and not signatory.deputy_post.upper().startswith("PHÓ")
        ),
        "họ tên người ký không ghi học hàm, học vị": (
            _LEARNED.search(signatory.name) is not None
        ),
    }
    for why, is_wrong in wrong.items():
        if is_wrong:
            raise SignatoryError(why)


def _refuse_ended(signatory: Signatory, on: date) -> None:
    if signatory.mandate is not Mandate.AUTHORITY:
        return
    number, until = signatory.authority_number.strip(), signatory.authority_until
    if not number or until is None:
        raise SignatoryError(_NO_AUTHORITY)
    if on > until:
        raise SignatoryError(
            f"văn bản ủy quyền số {number} đã hết hạn ngày {short_date(until)}"
        )
