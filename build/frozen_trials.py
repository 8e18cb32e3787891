"""The single file on this Linux: its self test, how soon its window is up, kills."""

import json
import os
import signal
import subprocess
import tempfile
import time
import zipfile
from pathlib import Path

from environment import ROOT
from packing import pack_single
from screen import desktop

DIST = ROOT / "out" / "dist"

FIRST_SECONDS = 2.5
NEXT_SECONDS = 1.5
LARGEST = 40_000_000
KILLS = 5
_TRIES = 3


def try_out(single: Path) -> None:
    """Take every trial; an AssertionError tells what is not as it should be."""
    size = single.stat().st_size
    assert size <= LARGEST, f"{size / 1e6:.1f} MB"
    with tempfile.TemporaryDirectory(prefix="Một Cửa ") as folder, desktop():
        place = Path(folder)
        temp = place / "tạm"
        temp.mkdir()
        own = {**os.environ, "TMPDIR": str(temp), "MOTCUA_SILENT": "1"}
        _run(single, place / "một", own, "--data", str(place / "dữ liệu"), "selftest")
        data = str(place / "cơ quan mẫu")
        words = ("--data", data, "demo", "--dossiers", "2000", "--no-open")
        _run(single, place / "một", own, *words)
        first = min(
            _start(single, place / f"máy {at}", own, data) for at in range(_TRIES)
        )
        later = min(_start(single, place / "máy 0", own, data) for _ in range(_TRIES))
        print(f"cửa sổ lần đầu {first:.2f} s, các lần sau {later:.2f} s", flush=True)
        # The limits are for a machine that has nothing else to do.
        slack = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
        assert first <= FIRST_SECONDS * slack, (first, slack)
        assert later <= NEXT_SECONDS * slack, (later, slack)
        _kill(single, place / "bị ngắt", own, data)
        _change_version(single, place, own, data)
        left = [it for it in temp.iterdir() if not it.name.startswith("Tự kiểm tra")]
        assert not left, left


def _run(single: Path, programs: Path, own: dict[str, str], *words: str) -> None:
    environment = own | {"MOTCUA_PROGRAMS": str(programs)}
    subprocess.run([single, *words], check=True, env=environment)


def _start(single: Path, programs: Path, own: dict[str, str], data: str) -> float:
    """Return how long the launcher waits for the window; then close the program."""
    begun = time.perf_counter()
    _run(single, programs, own, "--data", data)
    taken = time.perf_counter() - begun
    _end(programs)
    return taken


def _kill(single: Path, programs: Path, own: dict[str, str], data: str) -> None:
    """Kill five starts at different moments: at most one folder is left over."""
    environment = own | {"MOTCUA_PROGRAMS": str(programs)}
    for kill in range(KILLS):
        words = [str(single), "--data", data]
        started = subprocess.Popen(words, env=environment, start_new_session=True)
        time.sleep(0.15 + 0.2 * kill)
        os.killpg(started.pid, signal.SIGKILL)
        started.wait()
        _end(programs)
    folders = list((programs / "versions").iterdir())
    assert len(folders) <= 1, folders
    print(f"sau {KILLS} lần bị ngắt: {len(folders)} thư mục", flush=True)


def _change_version(single: Path, place: Path, own: dict[str, str], data: str) -> None:
    """Start a newer file, then one that does not come up: copies made, data back."""
    programs, backups = place / "máy 0", Path(data) / "backups"
    launcher = place / "launcher"
    launcher.write_bytes(_launcher_of(single))
    before = len(list(backups.glob("*.db")))
    newer = place / "MotCua 99.0.0"
    pack_single(DIST / "MotCua", launcher, "99.0.0", newer)
    _start(newer, programs, own, data)
    assert _current(programs).startswith("99.0.0-"), _current(programs)
    assert len(list(backups.glob("*.db"))) == before + 1
    broken = place / "hỏng"
    broken.mkdir()
    (broken / "MotCua").write_text("#!/bin/sh\nexit 3\n", encoding="ascii")
    (broken / "MotCua").chmod(0o755)
    newest = place / "MotCua 99.0.1"
    pack_single(broken, launcher, "99.0.1", newest)
    _start(newest, programs, own | {"MOTCUA_ANSWER": "old"}, data)
    assert _current(programs).startswith("99.0.0-"), _current(programs)
    assert len(list((Path(data) / "replaced").iterdir())) == 1
    _run(newer, programs, own, "--data", data, "check")
    print("đổi phiên bản, quay lại: ổn", flush=True)


def _launcher_of(single: Path) -> bytes:
    with zipfile.ZipFile(single) as pack:
        start = min(entry.header_offset for entry in pack.infolist())
    return single.read_bytes()[:start]


def _current(programs: Path) -> str:
    state = json.loads((programs / "state.json").read_text(encoding="utf-8"))
    return str(state["current"])


def _end(programs: Path) -> None:
    """End what runs from this folder of programs, and nothing else."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            program = (process / "exe").resolve(strict=True)
        except OSError:
            continue
        if program.is_relative_to(programs):
            os.kill(int(process.name), signal.SIGTERM)
            while (process / "exe").exists():
                time.sleep(0.02)
