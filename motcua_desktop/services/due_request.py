"""Reads a request for a due date: keys and texts of a JSON line or of the options."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeVar

from motcua_desktop.domain.deadline import (
    DEFAULT_RULES,
    DayMode,
    DeadlineRules,
    EarlyRule,
    Pause,
    PauseGround,
)
from motcua_desktop.domain.errors import (
    DueRequestError,
    MomentTextError,
    UnknownLimitError,
)
from motcua_desktop.domain.moments import read_clock, read_moment
from motcua_desktop.domain.procedure import LimitUnit, SupplementPolicy, TimeLimit
from motcua_desktop.services.errors import UnknownWordError

_LONGEST_SHOWN: Final = 40
_UNITS: Final = MappingProxyType(
    {
        "WD": LimitUnit.WORKING_DAY,
        "WH": LimitUnit.WORKING_HOUR,
        "SD": LimitUnit.SAME_DAY,
        "CD": LimitUnit.CALENDAR_DAY,
        "MO": LimitUnit.MONTH,
        "YR": LimitUnit.YEAR,
    }
)
_KNOWN: Final = frozenset(
    {
        "received_at",
        "limit",
        "unit",
        "amount",
        "calendar_id",
        "holiday_set",
        "day_mode",
        "day_cutoff",
        "same_day_cutoff",
        "pauses",
        "pause_policy",
        "finished_at",
        "as_of",
        "early_rule",
    }
)
# The columns of a table of cases that say nothing of the case itself.
_PASSED_OVER: Final = frozenset(
    {"id", "case_id", "group", "note", "hand_checked", "reasoning"}
    | {"exp_effective_received_at", "exp_due_at", "exp_status", "exp_delta_wmin"}
)
_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class DueRequest:
    """What a due date is asked for: receipt, limit, pauses and the office's ways.

    `hours` and `holidays` name the calendar; `finished_at` or `as_of` ask how the
    dossier stands.
    """

    received_at: datetime
    limit: TimeLimit
    rules: DeadlineRules = DEFAULT_RULES
    pauses: tuple[Pause, ...] = ()
    finished_at: datetime | None = None
    as_of: datetime | None = None
    hours: str = "STD8"
    holidays: str = "EXPECTED"


def read_request(given: Mapping[str, object]) -> DueRequest:
    """Return the request that the keys of deadlines section 6 describe.

    A key with nothing in it takes its default.

    Raises:
        DomainError: a key is missing or unknown, or a value cannot be read.
    """
    unknown = sorted(given.keys() - _KNOWN - _PASSED_OVER)
    if unknown:
        raise DueRequestError(f"không có mục “{_shown(unknown[0])}”")
    fields = {key: given[key] for key in _KNOWN & given.keys()}
    fields = {key: value for key, value in fields.items() if value not in (None, "")}
    received_at = _moment(fields, "received_at")
    if received_at is None:
        raise DueRequestError("thiếu thời điểm tiếp nhận (received_at)")
    return DueRequest(
        received_at,
        _limit(fields),
        rules=_rules(fields),
        pauses=tuple(_pauses(fields.get("pauses", ()))),
        finished_at=_moment(fields, "finished_at"),
        as_of=_moment(fields, "as_of"),
        hours=_text(fields.get("calendar_id", "STD8"), "calendar_id"),
        holidays=_text(fields.get("holiday_set", "EXPECTED"), "holiday_set"),
    )


def read_pause(text: str) -> Pause:
    """Return the pause of "A/B", or of "A/" while it lasts.

    Raises:
        MomentTextError: the two moments cannot be read.
        PauseOrderError: it ends before it begins.
    """
    # Days of the form dd/mm/yyyy hold the sign too: try each place it stands.
    for place in (index for index, char in enumerate(text) if char == "/"):
        try:
            paused_at = read_moment(text[:place])
            rest = text[place + 1 :].strip()
            resumed_at = read_moment(rest) if rest else None
        except MomentTextError:
            continue
        return Pause(paused_at, resumed_at)
    raise MomentTextError(_shown(text), "không phải đợt tạm dừng (từ/đến)")


def _shown(value: object) -> str:
    return str(value)[:_LONGEST_SHOWN]


def _text(value: object, key: str) -> str:
    if not isinstance(value, str):
        raise DueRequestError(f"mục {key} phải là chữ")
    return value


def _moment(fields: Mapping[str, object], key: str) -> datetime | None:
    return read_moment(_text(fields[key], key)) if key in fields else None


def _limit(fields: Mapping[str, object]) -> TimeLimit:
    if "unit" not in fields:
        if "limit" not in fields:
            raise DueRequestError("thiếu thời hạn (limit, hoặc unit và amount)")
        return TimeLimit.parse(_text(fields["limit"], "limit"))
    if "limit" in fields:
        raise DueRequestError("có cả limit và unit; chỉ ghi một")
    word = _text(fields["unit"], "unit")
    unit = _UNITS.get(word.upper())
    if unit is None:
        raise UnknownWordError("Đơn vị thời hạn", _shown(word), ", ".join(_UNITS))
    if unit is LimitUnit.SAME_DAY:
        return TimeLimit(unit)
    return TimeLimit.of(unit, _amount(fields.get("amount"), unit))


def _amount(value: object, unit: LimitUnit) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise DueRequestError("thiếu độ dài thời hạn (amount)")
    try:
        return float(value)
    except (ValueError, OverflowError):
        raise UnknownLimitError(f"{_shown(value)} {unit}") from None


def _rules(fields: Mapping[str, object]) -> DeadlineRules:
    usual = DEFAULT_RULES
    cutoff = fields.get("day_cutoff")
    same_day = fields.get("same_day_cutoff")
    early = fields.get("early_rule")
    return DeadlineRules(
        day_mode=_word(DayMode, fields.get("day_mode", usual.day_mode)),
        day_cutoff=read_clock(_text(cutoff, "day_cutoff")) if cutoff else None,
        same_day_cutoff=read_clock(_text(same_day, "same_day_cutoff"))
        if same_day
        else usual.same_day_cutoff,
        pause_policy=_word(
            SupplementPolicy, fields.get("pause_policy", usual.pause_policy)
        ),
        early_rule=_word(EarlyRule, early) if early else None,
    )


def _word(known: type[_Word], value: object) -> _Word:
    for member in known:
        if value == member.value:
            return member
    raise UnknownWordError("Lựa chọn", _shown(value), ", ".join(known))


def _pauses(value: object) -> Iterable[Pause]:
    if isinstance(value, str):
        return [read_pause(part) for part in value.split(";") if part.strip()]
    if not isinstance(value, list | tuple):
        raise DueRequestError("mục pauses phải là danh sách")
    return [_pause(each) for each in value]


def _pause(value: object) -> Pause:
    if isinstance(value, str):
        return read_pause(value)
    if isinstance(value, list) and len(value) == 2:
        value = dict(zip(("paused_at", "resumed_at"), value, strict=True))
    if not isinstance(value, dict):
        raise DueRequestError("một đợt tạm dừng phải có hai thời điểm")
    unknown = value.keys() - {"paused_at", "resumed_at", "ground"}
    paused_at = _moment(value, "paused_at") if value.get("paused_at") else None
    if unknown or paused_at is None:
        raise DueRequestError(
            "một đợt tạm dừng chỉ gồm paused_at, resumed_at và ground"
        )
    resumed_at = _moment(value, "resumed_at") if value.get("resumed_at") else None
    ground = value.get("ground") or PauseGround.SUPPLEMENT
    return Pause(paused_at, resumed_at, _word(PauseGround, ground))
