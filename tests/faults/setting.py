"""How much the harness does: a little in the gate, all of it by build/faults.py."""

import os
from typing import Final

IS_FULL: Final = os.environ.get("MOTCUA_FAULTS") == "full"


def times(small: int, full: int) -> int:
    """Return how often a fault is tried in this run."""
    return full if IS_FULL else small


def within(seconds: float) -> float:
    """Return what `seconds` of a quiet machine may be in this run.

    The gate's machine may be busy; the full run's is not.
    """
    return seconds if IS_FULL else 4 * seconds
