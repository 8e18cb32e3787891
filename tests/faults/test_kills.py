"""kill -9 while saving and while copying: nothing acknowledged is lost or doubled."""

import json
import os
import random
import select
import shutil
import signal
import time
from pathlib import Path

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.services.errors import StorageError
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.places import make_folder
from tests.builders import Clock, a_request, received, set_up_office
from tests.cli.program import started
from tests.faults.figures import told
from tests.faults.killing import killed_after
from tests.faults.setting import times

_MOST_COPIES = 500


def _numbers(data: Path, clock: Clock) -> list[tuple[str, str]]:
    """Return token and number of each dossier, the office found whole."""
    office = open_office(data, clock=clock)
    assert office.findings() == []
    rows = office.database.rows(
        "SELECT e.token, d.number FROM event e JOIN dossier d ON d.id = e.dossier_id "
        "WHERE e.kind = 'received' ORDER BY e.seq"
    )
    office.close()
    return [(token, number) for token, number in rows]


def test_kills_while_saving_lose_nothing_acknowledged(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    data, chance = office.data, random.Random(20261123)
    office.close()
    answers = tmp_path / "đã trả lời"
    kills = times(20, 1000)
    for round_ in range(kills):
        ready = tmp_path / f"lần {round_}"

        def work(round_: int = round_, ready: Path = ready) -> None:
            survivor = open_office(data, clock=clock)
            with answers.open("a", encoding="utf-8", buffering=1) as answered:
                for order in range(100_000):
                    token = f"{round_}-{order}"
                    number = survivor.intake.receive(a_request(token=token)).number
                    answered.write(f"{token} {number}\n")
                    ready.touch()

        # One in five dies at any moment of its start, the others after an answer.
        is_early = chance.random() < 0.2
        killed_after(work, chance.random() * 0.12, ready=None if is_early else ready)
    lines = answers.read_text(encoding="utf-8").split("\n")[:-1]
    acknowledged = [(line.split(" ")[0], line.split(" ")[1]) for line in lines]
    kept = _numbers(data, clock)
    lost = set(acknowledged) - set(kept)
    found = {
        "kills": kills,
        "acknowledged": len(acknowledged),
        "kept": len(kept),
        "lost": len(lost),
        "doubled": len(kept) - len(set(kept)),
    }
    told("1", "kill -9 while saving", found)
    assert (found["lost"], found["doubled"]) == (0, 0)
    assert len(acknowledged) > kills // 2


def test_kills_of_the_command_lose_nothing_that_it_answered(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    """The program itself, its answers read through a pipe that is cut with it."""
    chance, kills = random.Random(20261123), times(3, 200)
    office.close()
    answered: dict[str, str] = {}
    lines = tmp_path / "hồ sơ.jsonl"
    for round_ in range(kills):
        tokens = [f"{round_}-{order}" for order in range(60)]
        lines.write_text("\n".join(map(_line, tokens)), encoding="utf-8")
        numbers = _receive_and_kill(office.data, lines, chance.random() * 0.12)
        answered.update(zip(tokens, numbers, strict=False))
    lost = set(answered.items()) - set(_numbers(office.data, clock))
    found = {"kills": kills, "answered": len(answered), "lost": len(lost)}
    told("1", "kill -9 of the command receive", found)
    assert lost == set()
    assert len(answered) >= kills


def _line(token: str) -> str:
    return json.dumps(
        {
            "procedure": "1.004884",
            "applicant": {"name": "Nguyễn Thị Hoa"},
            "received_at": "2026-11-23T08:00",
            "token": token,
        }
    )


def _receive_and_kill(data: Path, lines: Path, after: float) -> list[str]:
    """Kill the command some seconds after its first answer; return the answers."""
    program = started(
        data,
        *("receive", "--input", str(lines)),
        environment={"MOTCUA_NOW": "2026-11-23T09:42"},
        bufsize=0,
    )
    assert program.stdout is not None
    assert select.select([program.stdout], [], [], 30)[0]
    watched = os.pidfd_open(program.pid)
    select.select([watched], [], [], after)
    os.close(watched)
    program.kill()
    answers, _ = program.communicate()
    whole = [line for line in answers.split("\n")[:-1] if line]
    return [json.loads(line)["number"] for line in whole]


def _saved_and_killed(data: Path, clock: Clock, token: str) -> None:
    """Save a dossier in a process that dies before it can say so."""
    child = os.fork()
    if child == 0:
        office = open_office(data, clock=clock)
        commit = Database.commit

        def commit_and_die() -> None:
            commit(office.database)
            os.kill(os.getpid(), signal.SIGKILL)

        vars(office.database)["commit"] = commit_and_die
        office.intake.receive(a_request(token=token))
        os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)


def test_the_same_form_sent_again_after_a_kill_enters_one_dossier(
    office: OpenOffice, clock: Clock
) -> None:
    data, count = office.data, times(10, 200)
    office.close()
    for order in range(count):
        _saved_and_killed(data, clock, f"biểu mẫu {order}")
        survivor = open_office(data, clock=clock)
        survivor.intake.receive(a_request(token=f"biểu mẫu {order}"))
        survivor.close()
    doubles = len(_numbers(data, clock)) - count
    told("9", "kill between commit and answer", {"kills": count, "doubles": doubles})
    assert doubles == 0


def test_without_the_token_it_enters_two(office: OpenOffice, clock: Clock) -> None:
    """The harness bites: this is why every form has a token."""
    data = office.data
    office.close()
    _saved_and_killed(data, clock, "biểu mẫu")
    survivor = open_office(data, clock=clock)
    survivor.intake.receive(a_request())
    survivor.close()
    assert len(_numbers(data, clock)) == 2


def test_kills_while_copying_never_leave_a_broken_copy(
    office: OpenOffice, clock: Clock
) -> None:
    received(office)
    for _ in range(30):
        received(office)
    office.backups.make()
    first = office.backups.listed()[0]
    data, chance, kills = office.data, random.Random(7), times(10, 200)
    office.close()

    def work() -> None:
        copying = open_office(data, clock=clock)
        for _ in range(50):
            copying.backups.make()

    for _ in range(kills):
        killed_after(work, 0.05 + chance.random() * 0.2)
    again = open_office(data, clock=clock)
    copies = again.backups.listed()
    entries = [again.backups.shelf.check(copy.path) for copy in copies]
    again.close()
    told("16", "kill -9 while copying", {"kills": kills, "copies": len(copies)})
    assert first in copies
    assert set(entries) == {31}


def test_copies_under_a_writer_at_full_speed_hold_a_committed_state(
    tmp_path: Path, clock: Clock
) -> None:
    """Begun anew every twenty copies: an office does not grow without end."""
    rounds, count = times(1, 10), times(3, 20)
    copied = 0
    for round_ in range(rounds):
        office = open_office(tmp_path / f"văn phòng {round_}", clock=clock)
        set_up_office(office)
        received(office)
        office.close()
        entries = _copied_under_a_writer(office.data, clock, count)
        assert entries == sorted(entries)
        assert entries[-1] > entries[0]
        copied += len(entries)
        shutil.rmtree(office.data)
    told("16", "copies under load", {"copies": copied, "verified": copied})


def _copied_under_a_writer(data: Path, clock: Clock, count: int) -> list[int]:
    """Return the lengths of the history that copies made beside a writer hold."""
    told_here, told_there = os.pipe()
    writer = os.fork()
    if writer == 0:
        _write_without_end(data, clock, told_there)
    os.close(told_there)
    try:
        with os.fdopen(told_here, "rb") as word:
            assert word.read(1), "the writer did not begin"
        copying = open_office(data, clock=clock)
        entries: list[int] = []
        while len(entries) < count or (
            entries[-1] == entries[0] and len(entries) < _MOST_COPIES
        ):
            copy = copying.backups.make()
            entries.append(copying.backups.shelf.check(copy.path))
            copying.backups.shelf.drop(copy)
        copying.close()
    finally:
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
    return entries


def _write_without_end(data: Path, clock: Clock, told: int) -> None:
    """Receive dossiers until killed; say so in `told` when the first is in."""
    try:
        writing = open_office(data, clock=clock)
        received(writing)
        os.write(told, b".")
        while True:
            try:
                received(writing)
            except StorageError:
                time.sleep(0.01)
    finally:
        os._exit(1)


def test_a_copy_can_be_read_from_a_stick_that_cannot_be_written_to(
    office: OpenOffice, tmp_path: Path
) -> None:
    received(office)
    copy = office.backups.make().path
    stick = tmp_path / "USB"
    make_folder(stick)
    moved = stick / copy.name
    moved.write_bytes(copy.read_bytes())
    moved.chmod(0o400)
    stick.chmod(0o500)
    assert office.backups.shelf.check(moved) == 1
    assert [path.name for path in stick.iterdir()] == [copy.name]
    stick.chmod(0o700)
