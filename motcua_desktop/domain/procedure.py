"""Procedures of the catalogue: sector, time limit, fee, papers, in force from–to."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.errors import UnknownLimitError
from motcua_desktop.domain.service_level import ServiceLevel
from motcua_desktop.text import fold, grouped, search_words


class LimitUnit(StrEnum):
    """Đơn vị của thời hạn giải quyết."""

    WORKING_DAY = "working_day"
    WORKING_HOUR = "working_hour"
    SAME_DAY = "same_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"
    YEAR = "year"


_UNIT_WORDS: Final = MappingProxyType(
    {
        LimitUnit.WORKING_DAY: "ngày làm việc",
        LimitUnit.WORKING_HOUR: "giờ làm việc",
        LimitUnit.CALENDAR_DAY: "ngày",
        LimitUnit.MONTH: "tháng",
        LimitUnit.YEAR: "năm",
    }
)
_UNIT_NAMES: Final = MappingProxyType(
    {
        **{fold(words): unit for unit, words in _UNIT_WORDS.items()},
        **{unit.value: unit for unit in LimitUnit},
        "gio": LimitUnit.WORKING_HOUR,
        "wd": LimitUnit.WORKING_DAY,
        "wh": LimitUnit.WORKING_HOUR,
        "cd": LimitUnit.CALENDAR_DAY,
        "mo": LimitUnit.MONTH,
        "yr": LimitUnit.YEAR,
    }
)
_SAME_DAY_NAMES = {"trong ngay", "trong ngay lam viec", "ngay", "same_day", "sd"}
_LIMIT = re.compile(r"(\d{1,5}(?:[.,]\d{1,3})?)\s*([^\d\s].*)")


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """Thời hạn giải quyết: a length with its unit; `amount` may be a fraction."""

    unit: LimitUnit
    amount: float = 0

    @classmethod
    def parse(cls, text: str) -> "TimeLimit":
        """Read "5 ngày làm việc", "trong ngày", "2 tháng" or "5 working_day".

        Raises:
            UnknownLimitError: no number, no known unit, or a limit of nothing.
        """
        folded = " ".join(fold(text).split())
        if folded in _SAME_DAY_NAMES:
            return cls(LimitUnit.SAME_DAY)
        match = _LIMIT.fullmatch(folded)
        unit = _UNIT_NAMES.get(match[2].strip()) if match else None
        if match is None or unit is None:
            raise UnknownLimitError(text)
        if unit is LimitUnit.SAME_DAY:
            return cls(unit)
        return cls.of(unit, float(match[1].replace(",", ".")))

    @classmethod
    def of(cls, unit: LimitUnit, amount: float) -> "TimeLimit":
        """Return a checked limit.

        Raises:
            UnknownLimitError: not above nothing, above ten years, or a fraction
                of a month or year.
        """
        whole_only = unit in {LimitUnit.MONTH, LimitUnit.YEAR}
        if not 0 < amount <= 3660 or (whole_only and amount != int(amount)):
            raise UnknownLimitError(f"{amount:g} {_UNIT_WORDS.get(unit, unit)}")
        return cls(unit, amount)

    @property
    def is_in_days(self) -> bool:
        """Whether lateness is a matter of days, not of minutes (deadlines R8)."""
        return self.unit is not LimitUnit.WORKING_HOUR

    @property
    def text(self) -> str:
        """The limit as a screen shows it: "5 ngày làm việc", "trong ngày"."""
        if self.unit is LimitUnit.SAME_DAY:
            return "trong ngày"
        return f"{self._amount_text(width=1)} {_UNIT_WORDS[self.unit]}"

    @property
    def slip_text(self) -> str:
        """The limit as a slip prints it: "05 ngày làm việc"."""
        if self.unit is LimitUnit.SAME_DAY:
            return "trong ngày làm việc"
        return f"{self._amount_text(width=2)} {_UNIT_WORDS[self.unit]}"

    @property
    def code(self) -> str:
        """The limit as it is stored: "5 working_day"; `parse` reads it back."""
        if self.unit is LimitUnit.SAME_DAY:
            return self.unit.value
        return f"{self.amount:g} {self.unit.value}"

    def _amount_text(self, *, width: int) -> str:
        if self.amount != int(self.amount):
            return f"{self.amount:g}".replace(".", ",")
        return f"{int(self.amount):0{width}d}"


class SupplementPolicy(StrEnum):
    """How the clock goes on once the supplement is in (deadlines R7)."""

    RESTART = "restart"
    FREEZE = "freeze"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Sector:
    """Lĩnh vực; `is_vertical`: of a vertical agency (ngành dọc), shown apart."""

    name: str
    is_vertical: bool = False


@dataclass(frozen=True, slots=True)
class RequiredPaper:
    """Thành phần hồ sơ: one paper that the procedure asks for."""

    code: str
    name: str
    originals: int = 1
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Procedure:
    """Thủ tục hành chính, one edition of it (NĐ 63/2010).

    `limits` and `fees` (whole đồng) hold one value a channel; a channel that is
    not in them takes the desk's. `is_checked` is false for a procedure that came
    with a tracking book and was not compared with the published catalogue.
    """

    code: str
    name: str
    sector: Sector
    limits: MappingProxyType[Channel, TimeLimit]
    fees: MappingProxyType[Channel, int]
    decision: str = ""
    level: str = ""
    supplement_policy: SupplementPolicy = SupplementPolicy.RESTART
    papers: tuple[RequiredPaper, ...] = ()
    in_force_from: date | None = None
    in_force_to: date | None = None
    is_checked: bool = True
    note: str = ""
    service_level: ServiceLevel = ServiceLevel.NONE

    def limit(self, channel: Channel) -> TimeLimit | None:
        """Return the limit for `channel`; None: no limit is set by law."""
        for candidate in (channel, Channel.DESK, Channel.ONLINE, Channel.POSTAL):
            if candidate in self.limits:
                return self.limits[candidate]
        return None

    def fee(self, channel: Channel) -> int | None:
        """Return the fee in đồng for `channel`; None: the catalogue names none."""
        return self.fees.get(channel, self.fees.get(Channel.DESK))

    def is_in_force(self, day: date) -> bool:
        """Return whether this edition governs dossiers received on `day`."""
        begun = self.in_force_from is None or self.in_force_from <= day
        return begun and (self.in_force_to is None or day <= self.in_force_to)

    @property
    def short_name(self) -> str:
        """The name without a leading "Thủ tục", first letter capital (tables, K8)."""
        return short_procedure_name(self.name)


def short_procedure_name(name: str) -> str:
    """Return a procedure's name without a leading "Thủ tục", first letter capital."""
    words = name[len("Thủ tục ") :] if fold(name).startswith("thu tuc ") else name
    return words[:1].upper() + words[1:]


def procedure_search_key(code: str, name: str) -> str:
    """Return the folded words by which a procedure is found."""
    return " ".join(search_words(f"{code} {name}"))


def fee_text(amount: int | None) -> str:
    """Return "8.000 đồng", "Không thu" for 0 and an empty text for unknown."""
    if amount is None:
        return ""
    return f"{grouped(amount)} đồng" if amount else "Không thu"
