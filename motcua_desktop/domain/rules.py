"""Cách tính hạn: the switches in which offices and procedures lawfully differ."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import Final

from motcua_desktop.domain.procedure import LimitUnit, SupplementPolicy, TimeLimit


class DayMode(StrEnum):
    """Whether a limit in days ends at closing time or after 8 working hours a day."""

    CIVIL = "civil"
    ROLLING = "rolling"


class EarlyRule(StrEnum):
    """What makes a result early: a day, a session or a minute before it is due."""

    DAY = "day"
    SESSION = "session"
    MINUTE = "minute"


@dataclass(frozen=True, slots=True)
class DeadlineRules:
    """Cách tính hạn of one office and procedure, where practice differs.

    `early_rule` None means by day for limits in days, by minute for hours.
    """

    day_mode: DayMode = DayMode.CIVIL
    day_cutoff: time | None = None
    same_day_cutoff: time = time(15, 0)
    pause_policy: SupplementPolicy = SupplementPolicy.FREEZE
    early_rule: EarlyRule | None = None


DEFAULT_RULES: Final = DeadlineRules()


def runs_by_minute(limit: TimeLimit, rules: DeadlineRules = DEFAULT_RULES) -> bool:
    """Return whether working minutes are counted, not days (deadlines R2, R6).

    So are hours, days in rolling mode, and a part of a day: half a day is 4 hours.
    """
    if limit.unit is LimitUnit.WORKING_HOUR:
        return True
    if limit.unit is not LimitUnit.WORKING_DAY:
        return False
    return rules.day_mode is DayMode.ROLLING or limit.amount != int(limit.amount)


def compares_days(limit: TimeLimit, rules: DeadlineRules = DEFAULT_RULES) -> bool:
    """Return whether lateness is a matter of dates, not of minutes (deadlines R8)."""
    is_day = limit.unit is LimitUnit.WORKING_DAY
    return limit.is_in_days and not (is_day and rules.day_mode is DayMode.ROLLING)
