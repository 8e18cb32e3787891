"""The registers of the office: what stands in each, and when an entry holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from motcua_desktop.domain.errors import EntryFieldError
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.register_entries import (
    Activity,
    AssignedTask,
    CounterDay,
    Equipment,
    Feedback,
    Initiative,
    ProcedureChange,
    RegisterEntry,
    Review,
    StaffMember,
    YearTarget,
)
from motcua_desktop.domain.register_fields import RegisterField, fields_of


@dataclass(frozen=True, slots=True)
class Register:
    """Sổ của cơ quan, described for list, form, file and command line.

    `columns` are shown in lists. An entry holds from the day in `begins` to the day
    in `ends`; without `ends` on that one day, without both always. No two entries
    may have the same values in `unique`.
    """

    name: str
    title: str
    record: type[RegisterEntry]
    columns: tuple[str, ...]
    begins: str = ""
    ends: str = ""
    unique: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[RegisterField, ...]:
        """The described fields, in the order of the form."""
        return fields_of(self.record)

    def field(self, name: str) -> RegisterField:
        """Return the field `name`."""
        return next(field for field in self.fields if field.name == name)

    def read(self, texts: Mapping[str, str]) -> RegisterEntry:
        """Return the entry that typed `texts` say.

        Raises:
            EntryFieldError: a field holds what it cannot hold; it names the field.
        """
        values = {
            field.name: field.read(texts.get(field.name, "")) for field in self.fields
        }
        return self.record(**values)

    def problems(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Return by field what is wrong with typed `texts`; empty: they can be read."""
        kind = texts.get("kind", "")
        wrong = {}
        for field in self.fields:
            try:
                field.checked(field.read(texts.get(field.name, "")), kind)
            except EntryFieldError as error:
                wrong[field.name] = error.why
        if not wrong:
            try:
                self.read(texts)
            except EntryFieldError as error:
                wrong[error.field] = error.why
        return wrong

    def texts(self, entry: RegisterEntry) -> dict[str, str]:
        """Return the entry as texts; fields that its kind has not are left out."""
        kind = str(getattr(entry, "kind", ""))
        return {
            field.name: self._text(field, entry)
            for field in self.fields
            if field.concerns(kind)
        }

    def _text(self, field: RegisterField, entry: RegisterEntry) -> str:
        value = getattr(entry, field.name)
        is_empty = value == field.empty and not isinstance(value, bool)
        return "" if is_empty else field.written(value)

    def body(self, entry: RegisterEntry) -> dict[str, Any]:
        """Return the entry as it is stored; empty fields are left out."""
        return {
            field.name: field.kept(getattr(entry, field.name))
            for field in self.fields
            if getattr(entry, field.name) != field.empty
        }

    def restored(self, body: Mapping[str, Any]) -> RegisterEntry:
        """Return the entry that `body` stored."""
        known = {field.name: field for field in self.fields}
        return self.record(
            **{name: known[name].restored(value) for name, value in body.items()}
        )

    def span(self, entry: RegisterEntry) -> tuple[date, date]:
        """Return the first and the last day on which the entry holds."""
        if isinstance(entry, YearTarget):
            return date(entry.year, 1, 1), date(entry.year, 12, 31)
        first = getattr(entry, self.begins) if self.begins else date.min
        if not self.ends:
            return first, first if self.begins else date.max
        return first, getattr(entry, self.ends) or date.max

    def concerns(self, entry: RegisterEntry, period: Period) -> bool:
        """Return whether the entry holds on some day of the period."""
        first, last = self.span(entry)
        return first <= period.last and last >= period.first

    def holds_on(self, entry: RegisterEntry, day: date) -> bool:
        """Return whether the entry holds on `day`."""
        first, last = self.span(entry)
        return first <= day <= last


REGISTERS: Final[Mapping[str, Register]] = {
    register.name: register
    for register in (
        Register(
            "staff",
            "Công chức",
            StaffMember,
            ("name", "post", "duty", "from_day", "to_day"),
            begins="from_day",
            ends="to_day",
        ),
        Register(
            "equipment",
            "Thiết bị, cơ sở vật chất",
            Equipment,
            ("kind", "name", "count", "broken", "broken_since"),
        ),
        Register(
            "activity",
            "Hoạt động",
            Activity,
            ("day", "kind", "content", "count"),
            begins="day",
        ),
        Register(
            "feedback",
            "Phản ánh, kiến nghị",
            Feedback,
            ("received_on", "content", "due_on", "resolved_on"),
            begins="received_on",
            ends="resolved_on",
        ),
        Register(
            "procedure-change",
            "Thay đổi TTHC",
            ProcedureChange,
            ("day", "kind", "count", "decision", "posted_on"),
            begins="day",
        ),
        Register(
            "task",
            "Nhiệm vụ được giao",
            AssignedTask,
            ("content", "assigned_on", "due_on", "completed_on"),
            begins="assigned_on",
            ends="completed_on",
        ),
        Register(
            "review",
            "Rà soát TTHC",
            Review,
            ("day", "count", "sector", "sent_to"),
            begins="day",
        ),
        Register(
            "counter",
            "Phiếu tại quầy",
            CounterDay,
            ("day", "guided", "refused"),
            begins="day",
        ),
        Register(
            "initiative",
            "Sáng kiến",
            Initiative,
            ("day", "content"),
            begins="day",
        ),
        Register(
            "target",
            "Chỉ tiêu năm",
            YearTarget,
            ("year", "measure", "percent"),
            unique=("year", "measure"),
        ),
    )
}
