import gc

import pytest

from motcua_desktop.collecting import loading, uncollected


def test_what_is_loaded_is_not_looked_through_again() -> None:
    known = gc.get_freeze_count()
    try:
        with loading():
            assert not gc.isenabled()
            kept = [object() for _ in range(10)]
        assert gc.isenabled()
        assert gc.get_freeze_count() > known + len(kept)
    finally:
        gc.unfreeze()


def test_a_fault_leaves_the_collector_at_work() -> None:
    with pytest.raises(ZeroDivisionError), uncollected():
        raise ZeroDivisionError
    assert gc.isenabled()
