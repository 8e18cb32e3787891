"""LongWork: work that tells how far it is and stops when the clerk wants it to."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from motcua_desktop.domain.errors import DomainError
from motcua_desktop.text import grouped

T = TypeVar("T")


class StoppedError(DomainError):
    """The clerk stopped the work."""

    def __init__(self, words: str) -> None:
        super().__init__(
            f"Đã hủy: {words}.", "Dữ liệu giữ nguyên, không có gì dở dang."
        )


class LongWork:
    """Written by the worker thread, read by the window's; `words` say what is done.

    What `may_stop` is false for goes on to its end: it only shows. `is_stopped` says
    that the clerk wants no more of it.
    """

    def __init__(self, words: str, *, total: int = 0, may_stop: bool = True) -> None:
        self.words = words
        self.total = total
        self.done = 0
        self.may_stop = may_stop
        self.is_stopped = False

    def stop(self) -> None:
        """Ask the work to end at its next step."""
        if self.may_stop:
            self.is_stopped = True

    def tell(self, done: int) -> None:
        """Tell how much is done.

        Raises:
            StoppedError: the clerk stopped the work.
        """
        self.done = done
        self.check()

    def check(self) -> None:
        """Go on, unless the clerk stopped the work.

        Raises:
            StoppedError: so it is.
        """
        if self.is_stopped:
            raise StoppedError(self.words[:1].lower() + self.words[1:])

    def counted(self, items: Iterable[T]) -> Iterator[T]:
        """Hand the items through and count them.

        Raises:
            StoppedError: the clerk stopped the work.
        """
        for done, item in enumerate(items):
            self.tell(done)
            yield item

    @property
    def share(self) -> float:
        """How much is done, from 0 to 1; 0 where that is not known."""
        return min(self.done / self.total, 1.0) if self.total else 0.0

    @property
    def line(self) -> str:
        """What is under way and how far it is."""
        if not self.total:
            return f"Đang {self.words[:1].lower()}{self.words[1:]}…"
        count = f"{grouped(min(self.done, self.total))}/{grouped(self.total)}"
        return f"Đang {self.words[:1].lower()}{self.words[1:]}: {count}"
