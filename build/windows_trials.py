"""MotCua.exe as a clerk meets it, under Wine: what it says, does, shows and leaves."""

import contextlib
import json
import shutil
import subprocess
import time
from collections.abc import Mapping

from artefacts import OUT, VERSION, single_file
from environment import ROOT
from windows import (
    WineStumbleError,
    environment,
    run_windows,
    windows_path,
    wine,
)

PICTURE = OUT / "windows" / "man-hinh.png"
PLACE = ROOT / "out" / "windows" / "Hồ sơ Nguyễn Thị Ánh (một cửa)"
NOW = "2026-11-23T09:42"
_PATIENCE_SECONDS = 90
_PAUSE_SECONDS = 10
_LARGEST = 40_000_000


def read_executable() -> None:
    """Check what Windows and virus scanners read of the file before it is started."""
    single = single_file("windows")
    assert single.stat().st_size <= _LARGEST, single.stat().st_size
    script = windows_path(ROOT / "build" / "windows_executable.py")
    inner = ROOT / "out" / "windows-dist" / "MotCua" / "MotCua.exe"
    folder = inner.parent
    libraries = [*folder.rglob("*.dll"), *folder.rglob("*.pyd")]
    assert len(libraries) > 20, libraries
    for path in libraries:
        assert b"Wine builtin DLL" not in path.read_bytes()[:4096], path
        assert path.name != "bcryptprimitives.dll", path
    for path in (single, inner):
        print(run_windows(script, windows_path(path), VERSION).strip(), flush=True)


def selftest() -> None:
    """Let the single file test itself where a clerk with a Vietnamese name would."""
    _make_place()
    begun = time.monotonic()
    report = PLACE / "kết quả.txt"
    program = _placed()
    words = ("--data", windows_path(PLACE / "dữ liệu"), "selftest")
    wine(program, *words, "--report", windows_path(report), **_own())
    text = report.read_text(encoding="utf-8")
    print(text, flush=True)
    assert text.endswith("Tự kiểm tra: ổn.\n"), text
    print(f"lần đầu, kể cả giải nén: {time.monotonic() - begun:.1f} s")
    assert not list((PLACE / "tạm").iterdir()), "để lại rác trong thư mục tạm"
    left = {it.name for it in (PLACE / "dữ liệu").iterdir()}
    assert left == {"logs"}, left
    report.unlink()
    # As a script of IT does it: no console, no streams.
    started = ("start", "/wait", "/unix", program, *words, "--no-window")
    wine(*started, "--report", windows_path(report), **_own())
    assert report.read_text(encoding="utf-8").endswith("Tự kiểm tra: ổn.\n")
    versions = list((PLACE / "chương trình" / "versions").iterdir())
    assert len(versions) == 1, versions


def look_at_window() -> None:
    """Open the demo office, take its picture, start again, close as a clerk does."""
    # A second try begins as the first did.
    shutil.rmtree(PLACE / "cơ quan mẫu", ignore_errors=True)
    program, data = _placed(), windows_path(PLACE / "cơ quan mẫu")
    told = wine(
        *(program, "--data", data, "demo", "--dossiers", "2000", "--no-open"),
        **_own(),
    )
    print(told.strip().splitlines()[-1] if told.strip() else "", flush=True)
    begun = time.monotonic()
    words = ["wine", program, "--data", data]
    with subprocess.Popen(
        words,
        stdin=subprocess.DEVNULL,
        # Pipes, never files: see run_windows.
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment(_own()),
    ) as opened:
        window = _window()
        print(f"cửa sổ sau {time.monotonic() - begun:.1f} s", flush=True)
        opened.wait(_PATIENCE_SECONDS)
    time.sleep(2)
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["import", "-window", "root", str(PICTURE)], check=True)
    wine(program, "--data", data, **_own())
    assert _windows() == [window], "lần mở thứ hai phải đưa cửa sổ đầu ra trước"
    _close(window)
    state = (PLACE / "chương trình" / "state.json").read_text(encoding="utf-8")
    assert json.loads(state)["current"].startswith(VERSION), state


def _make_place() -> None:
    shutil.rmtree(PLACE, ignore_errors=True)
    for name in ("chương trình", "tạm", "máy"):
        (PLACE / name).mkdir(parents=True)


def _placed() -> str:
    target = PLACE / "Một Cửa.exe"
    if not target.is_file():
        shutil.copyfile(single_file("windows"), target)
    return str(target)


def _own() -> Mapping[str, str]:
    return {
        "MOTCUA_PROGRAMS": windows_path(PLACE / "chương trình"),
        "MOTCUA_NOW": NOW,
        "MOTCUA_SILENT": "1",
        "LOCALAPPDATA": windows_path(PLACE / "máy"),
        "TEMP": windows_path(PLACE / "tạm"),
        "TMP": windows_path(PLACE / "tạm"),
        "PYTHONPATH": "",
    }


def _window() -> str:
    until = time.monotonic() + _PATIENCE_SECONDS
    while not (found := _windows()):
        if time.monotonic() > until:
            raise WineStumbleError("không có cửa sổ nào mở ra")
        time.sleep(0.05)
    return found[0]


def _windows() -> list[str]:
    """Return the main windows that the screen shows: not the splash."""
    words = ["xdotool", "search", "--onlyvisible", "--name", "."]
    found = subprocess.run(words, check=False, capture_output=True, text=True)
    return [it for it in found.stdout.split() if _is_large(it)]


def _is_large(window: str) -> bool:
    words = ["xdotool", "getwindowgeometry", "--shell", window]
    found = subprocess.run(words, check=False, capture_output=True, text=True)
    sizes = dict(line.partition("=")[::2] for line in found.stdout.splitlines())
    return int(sizes.get("WIDTH", 0)) > 1000 and "X" in sizes and window != _root()


def _root() -> str:
    words = ["xdotool", "search", "--maxdepth", "0", ""]
    found = subprocess.run(words, check=False, capture_output=True, text=True)
    return found.stdout.strip()


def _close(window: str) -> None:
    """Press Alt+F4 as a clerk does, who presses again when nothing happens."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while window in _windows():
        if time.monotonic() > until:
            said = f"Alt+F4 không đóng cửa sổ; bàn phím ở {_focused()}"
            raise WineStumbleError(said)
        _press_close(window)
        pause = time.monotonic() + _PAUSE_SECONDS
        while window in _windows() and time.monotonic() < pause:
            time.sleep(0.1)


def _press_close(window: str) -> None:
    keys = ["xdotool", "windowactivate", "--sync", window, "key", "alt+F4"]
    # Its waiting knows no end where the manager does not activate the window.
    with contextlib.suppress(subprocess.TimeoutExpired):
        subprocess.run(
            keys, check=False, stderr=subprocess.DEVNULL, timeout=_PAUSE_SECONDS
        )


def _focused() -> str:
    words = ["xdotool", "getwindowfocus", "getwindowname"]
    found = subprocess.run(words, check=False, capture_output=True, text=True)
    return found.stdout.strip() or "không đâu"
