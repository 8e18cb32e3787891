"""How the fields of a register are told: one description for form, list, file, check.

A record says what its field is where the field stands: `Annotated[date, Said("Ngày")]`.
Everything generic (the form in the window, the columns of a file, the words of the
command line) is built from that and from the field's type.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from types import MappingProxyType, NoneType
from typing import Any, Final, Self, get_args, get_type_hints

from motcua_desktop.domain.errors import EntryFieldError, MomentTextError
from motcua_desktop.domain.moments import read_day
from motcua_desktop.text import clean_line, fold, grouped, screen_date

MOST: Final = 1_000_000
_TEXT_LIMIT: Final = 1000
_SHORT_LIMIT: Final = 255
_YEARS: Final = range(2000, 2101)


class Choice(StrEnum):
    """Lựa chọn của một ô: a value kept and the label that is shown."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Join the kept `value` and its `label`."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class FieldKind(StrEnum):
    """Kiểu của ô."""

    TEXT = "text"
    DAY = "day"
    COUNT = "count"
    YEAR = "year"
    PERCENT = "percent"
    YES_NO = "yes_no"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Said:
    """Cách gọi của ô, as it stands in an annotation.

    `only_for` names the kinds of entry that have the field (empty: all), `needed_for`
    those that cannot do without it.
    """

    label: str
    hint: str = ""
    least: int = 0
    limit: int = _TEXT_LIMIT
    kind: FieldKind | None = None
    only_for: frozenset[str] = frozenset()
    needed_for: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RegisterField:
    """Ô của sổ: name, label, kind, and how its text is read and written."""

    name: str
    said: Said
    kind: FieldKind
    is_required: bool
    empty: Any
    options: Mapping[str, Any]

    @property
    def label(self) -> str:
        """The label before the field."""
        return self.said.label

    @property
    def is_long(self) -> bool:
        """Whether its text takes several lines of a form."""
        return self.kind is FieldKind.TEXT and self.said.limit > _SHORT_LIMIT

    def is_needed(self, entry_kind: str) -> bool:
        """Return whether an entry of this kind cannot do without it."""
        return self.is_required or entry_kind in self.said.needed_for

    def concerns(self, entry_kind: str) -> bool:
        """Return whether an entry of this kind has the field."""
        return not self.said.only_for or entry_kind in self.said.only_for

    def read(self, text: str) -> Any:
        """Return the value that `text` says; the field's empty one for no text.

        Raises:
            EntryFieldError: it says nothing that the field can hold.
        """
        line = clean_line(text)
        if not line:
            return self.empty
        try:
            return _READERS[self.kind](self, line)
        except (MomentTextError, ValueError, KeyError, InvalidOperation):
            raise self.error(_WRONG[self.kind]) from None

    def written(self, value: Any) -> str:
        """Return the value as a screen, a file or a form shows it."""
        return "" if value is None else _WRITERS[self.kind](value)

    def kept(self, value: Any) -> Any:
        """Return the value as it is stored: text, number, truth or None."""
        if isinstance(value, date):
            return value.isoformat()
        return str(value) if isinstance(value, Decimal | StrEnum) else value

    def restored(self, value: Any) -> Any:
        """Return the value that `kept` stored."""
        reader = _RESTORERS.get(self.kind)
        return value if value is None or reader is None else reader(self, value)

    def checked(self, value: Any, entry_kind: str) -> Any:
        """Return the value, its text cleaned.

        Raises:
            EntryFieldError: empty though needed, too long, too small or too big, or
                not a field of this kind of entry.
        """
        if self.kind is FieldKind.TEXT:
            value = clean_line(value)
        if value == self.empty:
            if self.is_needed(entry_kind):
                raise self.error("còn để trống")
            return value
        if not self.concerns(entry_kind):
            raise self.error("không dùng cho loại này")
        self._refuse_out_of_bounds(value)
        return value

    def _refuse_out_of_bounds(self, value: Any) -> None:
        said = self.said
        if self.kind is FieldKind.TEXT and len(value) > said.limit:
            raise self.error(f"dài {len(value)} ký tự, tối đa {said.limit} ký tự")
        if self.kind is FieldKind.COUNT and not said.least <= value <= MOST:
            raise self.error(f"phải từ {said.least} đến {grouped(MOST)}")
        if self.kind is FieldKind.PERCENT and not said.least <= value <= 100:
            raise self.error(f"phải từ {said.least} đến 100")
        years = {FieldKind.YEAR: value, FieldKind.DAY: getattr(value, "year", 0)}
        if self.kind in years and years[self.kind] not in _YEARS:
            raise self.error(f"phải trong các năm {_YEARS[0]}–{_YEARS[-1]}")

    def error(self, why: str) -> EntryFieldError:
        """Return the refusal of this field."""
        return EntryFieldError(self.name, self.label, why)


def fields_of(record: type) -> tuple[RegisterField, ...]:
    """Return the described fields of a record, in order."""
    if record not in _DESCRIBED:
        hints = get_type_hints(record, include_extras=True)
        _DESCRIBED[record] = tuple(
            _described(one, hints[one.name]) for one in fields(record)
        )
    return _DESCRIBED[record]


def _described(one: "Field[Any]", hint: Any) -> RegisterField:
    plain, said = get_args(hint)
    types = [each for each in get_args(plain) or (plain,) if each is not NoneType]
    kind = said.kind or _kind_of(types[0])
    has_default = one.default is not MISSING
    options = types[0] if kind is FieldKind.CHOICE else ()
    return RegisterField(
        name=one.name,
        said=said,
        kind=kind,
        is_required=not has_default,
        empty=one.default if has_default else _EMPTY.get(kind),
        options=MappingProxyType({str(each): each for each in options}),
    )


_DESCRIBED: Final[dict[type, tuple[RegisterField, ...]]] = {}
_EMPTY: Final = {FieldKind.TEXT: ""}


def _kind_of(plain: type) -> FieldKind:
    if issubclass(plain, Choice):
        return FieldKind.CHOICE
    return {
        str: FieldKind.TEXT,
        date: FieldKind.DAY,
        bool: FieldKind.YES_NO,
        int: FieldKind.COUNT,
        Decimal: FieldKind.PERCENT,
    }[plain]


def check_entry(entry: Any) -> None:
    """Clean and check every field of a record; called when it is made.

    Raises:
        EntryFieldError: a field holds what it cannot hold.
    """
    kind = str(getattr(entry, "kind", ""))
    for field in fields_of(type(entry)):
        value = field.checked(getattr(entry, field.name), kind)
        object.__setattr__(entry, field.name, value)


def refused(entry: Any, name: str, why: str) -> EntryFieldError:
    """Return the refusal of the field `name` of a record."""
    found = next(field for field in fields_of(type(entry)) if field.name == name)
    return found.error(why)


def percent_text(percent: Decimal) -> str:
    """Return "75%", "66,5%"."""
    plain = f"{percent:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return f"{plain.replace('.', ',')}%"


_YES: Final = frozenset({"co", "x", "1", "true", "yes", "dung"})
_NO: Final = frozenset({"khong", "0", "false", "no", "sai"})


def read_yes_no(line: str) -> bool:
    """Return what "Có" or "Không" says; x, 1, 0, yes, no are understood too.

    Raises:
        ValueError: it says neither.
    """
    word = fold(line)
    if word not in _YES | _NO:
        raise ValueError(word)
    return word in _YES


def _choice(field: RegisterField, line: str) -> Any:
    names = {fold(each.label): each for each in field.options.values()}
    return field.options.get(line) or names[fold(line)]


def read_whole_number(line: str) -> int:
    """Return a whole number from 0 on, "1.200" or "1200".

    Raises:
        ValueError: it is none.
    """
    digits = line.replace(".", "").replace(" ", "")
    if not (digits.isascii() and digits.isdigit()):
        raise ValueError(line)
    return int(digits)


def _percent(_field: RegisterField, line: str) -> Decimal:
    number = Decimal(line.removesuffix("%").strip().replace(",", "."))
    if not number.is_finite() or number != round(number, 2):
        raise ValueError(line)
    return number


_Reader = Callable[[RegisterField, str], Any]
_READERS: Final[Mapping[FieldKind, _Reader]] = {
    FieldKind.TEXT: lambda _field, line: line,
    FieldKind.DAY: lambda _field, line: read_day(line),
    FieldKind.COUNT: lambda _field, line: read_whole_number(line),
    FieldKind.YEAR: lambda _field, line: read_whole_number(line),
    FieldKind.PERCENT: _percent,
    FieldKind.YES_NO: lambda _field, line: read_yes_no(line),
    FieldKind.CHOICE: _choice,
}
_WRONG: Final = {
    FieldKind.TEXT: "không đọc được",
    FieldKind.DAY: "không phải ngày có trên lịch",
    FieldKind.COUNT: "không phải số",
    FieldKind.YEAR: "không phải năm",
    FieldKind.PERCENT: "không phải tỷ lệ, ví dụ 75 hoặc 66,5",
    FieldKind.YES_NO: "ghi “Có” hoặc “Không”",
    FieldKind.CHOICE: "không có trong các lựa chọn",
}
_WRITERS: Final[Mapping[FieldKind, Callable[[Any], str]]] = {
    FieldKind.TEXT: str,
    FieldKind.DAY: screen_date,
    FieldKind.COUNT: grouped,
    FieldKind.YEAR: str,
    FieldKind.PERCENT: percent_text,
    FieldKind.YES_NO: lambda value: "Có" if value else "Không",
    FieldKind.CHOICE: lambda value: str(value.label),
}
_RESTORERS: Final[Mapping[FieldKind, _Reader]] = {
    FieldKind.DAY: lambda _field, kept: date.fromisoformat(kept),
    FieldKind.PERCENT: lambda _field, kept: Decimal(kept),
    FieldKind.CHOICE: lambda field, kept: field.options[kept],
}
