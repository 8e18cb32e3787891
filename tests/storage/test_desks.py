"""Several desks on one PostgreSQL server: no number twice, no gap, nothing lost."""

import multiprocessing
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice, open_office
from tests.builders import NOVEMBER, Clock, a_request, set_up_office
from tests.postgres import Server

DESKS, EACH = 4, 40


def _receive_all(
    url: str, data: Path, desk: int, numbers: "multiprocessing.Queue[str]"
) -> None:
    office = open_office(data / str(desk), url, clock=Clock())
    for order in range(EACH):
        request = a_request(f"Người {desk}-{order}", token=f"{desk}-{order}")
        numbers.put(office.intake.receive(request).number)
    office.close()


@pytest.mark.postgres
def test_desks_that_receive_at_once_share_the_numbers(
    postgres: Server, tmp_path: Path
) -> None:
    url = postgres.new_database(f"desks_{uuid.uuid4().hex[:12]}")
    office = open_office(tmp_path / "chính", url, clock=Clock())
    set_up_office(office)
    context = multiprocessing.get_context("spawn")
    numbers: multiprocessing.Queue[str] = context.Queue()
    desks = [
        context.Process(target=_receive_all, args=(url, tmp_path, desk, numbers))
        for desk in range(DESKS)
    ]
    for process in desks:
        process.start()
    given = [numbers.get(timeout=60) for _ in range(DESKS * EACH)]
    for process in desks:
        process.join(30)
        assert process.exitcode == 0
    expected = [f"H26.12-261123-{order:04d}" for order in range(1, DESKS * EACH + 1)]
    assert sorted(given) == expected
    assert office.figures.figures(NOVEMBER).whole["received"] == DESKS * EACH
    assert office.findings() == []
    office.close()


def test_a_thread_may_begin_with_a_transaction(any_office: OpenOffice) -> None:
    with ThreadPoolExecutor(1) as first, ThreadPoolExecutor(1) as second:
        counted = first.submit(any_office.figures.figures, NOVEMBER).result(60)
        kept = second.submit(any_office.intake.receive, a_request()).result(60)
        again = first.submit(any_office.figures.figures, NOVEMBER).result(60)
        for thread in (first, second):
            thread.submit(any_office.close).result(60)
    assert counted.whole["received"] == 0
    assert kept.number == "H26.12-261123-0001"
    assert again.whole["received"] == 1
