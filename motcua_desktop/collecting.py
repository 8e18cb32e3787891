"""When not to look for garbage: among much that stays, or that has no cycles."""

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Leave reference cycles alone while the block runs."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextlib.contextmanager
def loading() -> Iterator[None]:
    """Load what stays to the end: it is never looked through for garbage."""
    with uncollected():
        yield
        gc.freeze()
