"""Slips on paper through a real CUPS server, whose printer jams and is switched off."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.devices.cups import CupsSpooler
from motcua_desktop.services.errors import PrinterError
from motcua_desktop.services.ports_printing import PrintSetup, SpoolState
from motcua_desktop.services.printing import JobState, PrintQueue
from motcua_desktop.services.slips import RECEIPT
from tests.builders import Clock, received
from tests.cups import running_cups, wait_until


@dataclass(frozen=True)
class Room:
    """A printer and the tray into which its paper falls."""

    tray: Path

    def papers(self) -> list[bytes]:
        """Return what came out, first paper first."""
        found = sorted(self.tray.glob("*.pdf"), key=lambda path: int(path.stem))
        return [path.read_bytes() for path in found]

    def options(self) -> str:
        """Return what the printer was told with its newest paper."""
        newest = max(self.tray.glob("*.options"), key=lambda path: int(path.stem))
        return newest.read_text(encoding="utf-8")

    def jam(self) -> None:
        (self.tray / "jam").touch()

    def clear(self) -> None:
        (self.tray / "jam").unlink()
        subprocess.run(["cupsenable", "A5"], check=True)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A CUPS server of the test's own, under a short path for its socket."""
    root = tmp_path_factory.mktemp("cups")
    with running_cups(root):
        yield root


@pytest.fixture
def room(server: Path, tmp_path: Path) -> Iterator[Room]:
    tray = server / f"tray-{tmp_path.name}"
    tray.mkdir()
    uri = f"tofile:{tray}"
    queue = ["lpadmin", "-p", "A5", "-E", "-v", uri, "-m", "raw"]
    subprocess.run(queue, check=True, stderr=subprocess.DEVNULL)
    yield Room(tray)
    subprocess.run(["cancel", "-a", "A5"], check=True)
    subprocess.run(["lpadmin", "-x", "A5"], check=True)


@pytest.fixture
def queue(office: OpenOffice, room: Room) -> PrintQueue:
    assert room.papers() == []
    office.printing.remember(RECEIPT, PrintSetup("A5"))
    return office.printing


def add(queue: PrintQueue, *titles: str) -> list[bytes]:
    papers = [f"%PDF-1.4 {title}".encode() for title in titles]
    for paper, title in zip(papers, titles, strict=True):
        queue.add(paper, kind=RECEIPT, paper="A5", title=title)
    return papers


def settled(queue: PrintQueue, state: JobState) -> bool:
    return all(job.state is state for job in queue.work())


def test_a_receipt_comes_out_byte_for_byte_unscaled_on_its_paper(
    office: OpenOffice, queue: PrintQueue, room: Room
) -> None:
    queue.remember(RECEIPT, PrintSetup("A5", tray="Tray2", copies=2))
    slip = office.slips.issue(RECEIPT, received(office))
    content = slip.path.read_bytes()
    queue.add(content, kind=RECEIPT, paper=slip.paper, title="H26.12-261123-0001")
    wait_until(lambda: settled(queue, JobState.PRINTED))
    wait_until(lambda: room.papers() == [content] * len(room.papers()) != [])
    told = room.options()
    for word in ("media=A5", "sides=one-sided", "print-scaling=none", "Tray2"):
        assert word in told
    queue.came_out([job.id for job in queue.jobs()])
    assert queue.jobs() == []
    assert sorted(it.name for it in queue.folder.iterdir()) == ["setups.json"]


def test_a_jam_holds_the_rest_and_nothing_is_printed_twice(
    queue: PrintQueue, room: Room
) -> None:
    papers = add(queue, "một")
    wait_until(lambda: settled(queue, JobState.PRINTED))
    room.jam()
    papers += add(queue, "hai", "ba")
    queue.work()
    wait_until(lambda: "kẹt" in queue.work()[1].trouble)
    assert [job.state.label for job in queue.jobs()] == ["Đã in", "Đang in", "Đang in"]
    room.clear()
    wait_until(lambda: settled(queue, JobState.PRINTED))
    wait_until(lambda: room.papers() == papers)


def test_the_clerk_prints_again_what_was_torn(queue: PrintQueue, room: Room) -> None:
    papers = add(queue, "một", "hai")
    wait_until(lambda: settled(queue, JobState.PRINTED))
    wait_until(lambda: room.papers() == papers)
    first, second = queue.jobs()
    queue.came_out([first.id])
    queue.again([second.id])
    wait_until(lambda: settled(queue, JobState.PRINTED))
    wait_until(lambda: room.papers() == [*papers, papers[1]])


def test_a_jammed_paper_taken_back_comes_out_once(
    queue: PrintQueue, room: Room
) -> None:
    room.jam()
    papers = add(queue, "một")
    queue.work()
    wait_until(lambda: "kẹt" in queue.work()[0].trouble)
    queue.again([queue.jobs()[0].id])
    queue.work()
    room.clear()
    wait_until(lambda: settled(queue, JobState.PRINTED))
    wait_until(lambda: room.papers() == papers)


def test_a_printer_that_is_not_there_leaves_the_slip_in_the_queue(
    office: OpenOffice, clock: Clock, room: Room
) -> None:
    queue = office.printing
    queue.remember(RECEIPT, PrintSetup("KhongCo"))
    papers = add(queue, "một", "hai")
    first, second = queue.work()
    assert "Máy in “KhongCo” chưa in được" in first.trouble
    assert second.trouble == ""
    assert [job.state for job in queue.jobs()] == [JobState.WAITING] * 2
    # The program is started again, and the printer chosen.
    again = PrintQueue(CupsSpooler(), clock, queue.folder)
    again.remember(RECEIPT, PrintSetup("A5"))
    wait_until(lambda: settled(again, JobState.PRINTED))
    wait_until(lambda: room.papers() == papers)


def test_without_cups_a_sentence_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PrinterError, match="chưa cài đặt in"):
        CupsSpooler().send(tmp_path, paper="A5", setup=PrintSetup(), title="x")
    assert CupsSpooler().printers() == []
    CupsSpooler().cancel("A5-1")
    assert CupsSpooler().state("A5-1") is SpoolState.UNKNOWN


def test_printers_and_unknown_jobs_are_told(room: Room) -> None:
    assert room.papers() == []
    assert list(CupsSpooler().printers()) == ["A5"]
    assert CupsSpooler().state("A5-99999") is SpoolState.UNKNOWN
    CupsSpooler().cancel("A5-99999")


OPTIONS = """PageSize/Media Size: Letter *A4 A5
InputSlot/Media Source: *Auto Tray1 Tray2
Duplex/2-Sided Printing: *None DuplexNoTumble
"""


def test_trays_are_read_from_what_cups_says_of_a_driver(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told"
    told.write_text(OPTIONS, encoding="ascii")
    command = tmp_path / "lpoptions"
    command.write_text(f'#!/bin/sh\n[ "$2" = HP ] && cat "{told}"\n', "ascii")
    command.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert CupsSpooler().trays("HP") == ["Auto", "Tray1", "Tray2"]
    assert CupsSpooler().trays("LBP2900") == []


def test_a_raw_queue_has_no_trays(room: Room) -> None:
    assert room.papers() == []
    assert CupsSpooler().trays("A5") == []
