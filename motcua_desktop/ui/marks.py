"""Marks: which rows of a long list are chosen, kept as spans and never as rows."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """Chosen places of a list: disjoint spans in order, whatever its length.

    A million chosen rows are one span.
    """

    spans: tuple[range, ...] = ()

    @classmethod
    def between(cls, one: int, other: int) -> "Marks":
        """Return all places from `one` to `other`, both included."""
        first, last = sorted((one, other))
        return cls((range(first, last + 1),))

    def __len__(self) -> int:
        """Return how many places are chosen."""
        return sum(len(span) for span in self.spans)

    def __contains__(self, place: object) -> bool:
        """Return whether `place` is chosen."""
        return any(place in span for span in self.spans)

    def places(self) -> Iterator[int]:
        """Walk the chosen places, first to last."""
        for span in self.spans:
            yield from span

    def joined(self, more: "Marks") -> "Marks":
        """Return these places and `more`."""
        spans: list[range] = []
        every = sorted((*self.spans, *more.spans), key=lambda span: span.start)
        for span in every:
            if spans and span.start <= spans[-1].stop:
                stop = max(spans[-1].stop, span.stop)
                spans[-1] = range(spans[-1].start, stop)
            else:
                spans.append(span)
        return Marks(tuple(spans))

    def toggled(self, place: int) -> "Marks":
        """Return these places with `place` taken in or left out."""
        if place not in self:
            return self.joined(Marks.between(place, place))
        parts: list[range] = []
        for span in self.spans:
            if place in span:
                pieces = (range(span.start, place), range(place + 1, span.stop))
                parts += [piece for piece in pieces if piece]
            else:
                parts.append(span)
        return Marks(tuple(parts))


NO_MARKS = Marks()
