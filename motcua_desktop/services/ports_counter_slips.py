"""What the services need of slips handed out before acceptance, as a Protocol."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from motcua_desktop.domain.register_entries import CounterDay
from motcua_desktop.services.rows.counter_slips import IssuedCounterSlip
from motcua_desktop.services.rows.lists import IssuedSlip


class CounterSlips(Protocol):
    """The slips of the counter, inside one transaction; none is ever lost."""

    def new_id(self) -> int:
        """Return the number of the next slip."""
        ...

    def keep(self, issued: IssuedCounterSlip) -> None:
        """Record a slip."""
        ...

    def of_person(self, id_number: str) -> Sequence[IssuedCounterSlip]:
        """Return the slips that name a person's ID number, by id."""
        ...

    def find(self, slip_id: int) -> IssuedCounterSlip | None:
        """Return the slip with this number."""
        ...

    def of_token(self, token: str) -> IssuedCounterSlip | None:
        """Return the slip that `token` already issued."""
        ...

    def successor(self, slip_id: int) -> int:
        """Return the number of the slip that stands for this one, 0 for none."""
        ...

    def issued_between(self, first: date, last: date) -> Sequence[IssuedCounterSlip]:
        """Return the slips issued from `first` to `last`, oldest first."""
        ...

    def all_issued(self) -> Iterator[IssuedSlip]:
        """Return every slip ever issued at the counter."""
        ...

    def reprint(self, slip_id: int, *, actor: str, at: datetime) -> int:
        """Note that a slip was printed again; return how often it was by now."""
        ...

    def days(
        self, *, unit_code: str = "", as_of: datetime | None = None
    ) -> Mapping[tuple[str, date], CounterDay]:
        """Return by unit and day how many people got a slip; corrections aside."""
        ...
