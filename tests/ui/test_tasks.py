import threading
from collections.abc import Iterator

import pytest

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.tasks import TaskRunner

pytestmark = pytest.mark.window


class Bench:
    """A runner on the session's window, and what came back from it."""

    def __init__(self, kit: Kit) -> None:
        self.root = kit.root
        self.answers: list[object] = []
        self.errors: list[Exception] = []
        self.runner = TaskRunner(self.root, self.errors.append)

    def rest(self) -> None:
        """Let the window work until every task is answered."""
        while not self.runner.is_idle:
            self.root.update()


@pytest.fixture
def bench(kit: Kit) -> Iterator[Bench]:
    bench = Bench(kit)
    yield bench
    bench.runner.close()


def test_work_is_done_elsewhere_and_answered_here(bench: Bench) -> None:
    here = threading.current_thread()
    threads: list[threading.Thread] = []

    def work() -> str:
        threads.append(threading.current_thread())
        return "xong"

    def answered(result: str) -> None:
        bench.answers.append((result, threading.current_thread()))

    bench.runner.run(work, answered)
    bench.rest()
    assert bench.answers == [("xong", here)]
    assert threads[0] is not here


def test_an_error_goes_to_its_own_place(bench: Bench) -> None:
    bench.runner.run(lambda: 1 / 0, bench.answers.append)
    own: list[Exception] = []
    bench.runner.run(lambda: 1 / 0, bench.answers.append, on_error=own.append)
    bench.rest()
    assert [type(error) for error in (*bench.errors, *own)] == [ZeroDivisionError] * 2
    assert not bench.answers


def test_of_many_searches_only_the_newest_answers(bench: Bench) -> None:
    gate = threading.Event()
    bench.runner.run(gate.wait, lambda _set: None)
    for number in range(50):
        bench.runner.run(
            lambda number=number: number,  # type: ignore[misc]
            bench.answers.append,
            latest="search",
        )
    gate.set()
    bench.rest()
    assert bench.answers == [49]


def test_a_failing_answer_does_not_stop_the_next(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[object] = []
    monkeypatch.setattr(
        bench.root, "report_callback_exception", lambda *seen: failed.append(seen[1])
    )

    def fail(_result: object) -> None:
        raise ValueError

    bench.runner.run(lambda: 1, fail)
    bench.runner.run(lambda: 2, bench.answers.append)
    bench.rest()
    assert bench.answers == [2]
    assert isinstance(failed[0], ValueError)


def test_closing_waits_for_the_work_in_hand_and_takes_no_more(kit: Kit) -> None:
    bench = Bench(kit)
    done: list[int] = []
    bench.runner.run(lambda: done.append(1), bench.answers.append)
    bench.runner.close()
    bench.runner.run(lambda: done.append(2), bench.answers.append)
    bench.root.update()
    assert done == [1]
    assert not bench.answers


def test_work_that_hangs_does_not_keep_the_window_open(kit: Kit) -> None:
    answered = threading.Event()
    answers: list[object] = []
    runner = TaskRunner(kit.root, answers.append, patience=0.05)
    runner.run(answered.wait, answers.append)
    runner.close()
    assert not answers
    answered.set()


def test_what_is_asked_for_later_can_be_called_off(bench: Bench) -> None:
    cancel = bench.runner.later(1, lambda: bench.answers.append("early"))
    cancel()
    bench.runner.later(1, lambda: bench.answers.append("later"))
    while not bench.answers:
        bench.root.update()
    assert bench.answers == ["later"]
