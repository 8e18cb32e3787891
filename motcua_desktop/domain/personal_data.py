"""Personal data: how an ID number is shown where nobody asked to see it whole."""

from typing import Final

_DOT: Final = "•"
_SHORT: Final = 6


def masked_id_number(number: str) -> str:
    """Return an ID number with its middle hidden: 001•••••2345.

    The first three places are the province's, the last four tell one person from the
    next at the counter; of nine places two and three are left.
    """
    if len(number) <= _SHORT:
        return _DOT * len(number)
    head, tail = (3, 4) if len(number) >= 12 else (2, 3)
    return number[:head] + _DOT * (len(number) - head - tail) + number[-tail:]
