"""Drawing by weight: one bisection a draw, the same for the same number drawn."""

from bisect import bisect
from collections.abc import Mapping
from itertools import accumulate
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Weighted(Generic[Thing]):
    """Things that are drawn in proportion to their weights."""

    def __init__(self, weights: Mapping[Thing, float]) -> None:
        self._things = tuple(weights)
        self._ends = tuple(accumulate(weights.values()))
        self._last = len(self._things) - 1

    def pick(self, drawn: float) -> Thing:
        """Return the thing at `drawn`, a number from 0 up to 1."""
        place = bisect(self._ends, drawn * self._ends[-1])
        return self._things[min(place, self._last)]
