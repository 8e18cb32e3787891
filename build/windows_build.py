"""MotCua.exe, built and tried by a genuine Windows Python under Wine.

    build/windows.sh

Fresh Debian → tools, signed interpreter, pinned wheels, tests under Windows Python,
PyInstaller, the single file and the plain folder, the checks of windows_trials.py. A
step in which Wine itself stumbles is taken up to three times; any other fault ends it.
"""

import sys
import time
from collections.abc import Callable

from artefacts import VERSION, make_artefacts, single_file, source_date
from environment import ROOT, install_debian
from screen import desktop
from windows import (
    WineStumbleError,
    close_windows,
    prepare_windows,
    run_windows,
    windows_path,
)
from windows_trials import look_at_window, read_executable, selftest

DEBIAN_TOOLS = (
    "binutils-mingw-w64-x86-64",
    "ca-certificates",
    "gcc-mingw-w64-x86-64",
    "golang-go",
    "imagemagick",
    "openbox",
    "osslsigncode",
    "wine",
    "wine64",
    "xauth",
    "xdotool",
    "xvfb",
)
TESTS = (
    "tests/windows",
    "tests/test_text.py",
    "tests/domain",
    "tests/exchange/test_calendar_file.py",
    "tests/exchange/test_sheets.py",
    "tests/exchange/test_sheet_writer.py",
    "tests/exchange/test_signed_calendar.py",
    "tests/exchange/test_tracking_book_file.py",
    "tests/devices/test_windows_paper.py",
    "tests/cli/test_selftest.py",
    "tests/storage/test_office_life.py",
)
MOST_TRIES = 3


def main() -> int:
    """Take every step; the first that fails ends the build."""
    install_debian(DEBIAN_TOOLS)
    steps: dict[str, Callable[[], object]] = {
        "Windows Python": prepare_windows,
        "kiểm thử bằng Windows Python": _test,
        "đóng gói": _freeze,
        "một tệp": lambda: make_artefacts("windows", ROOT / "out" / "windows-dist"),
        "tệp chạy": read_executable,
        "tự kiểm tra": selftest,
        "cửa sổ": look_at_window,
    }
    try:
        with desktop():
            for name, step in steps.items():
                _take(name, step)
    finally:
        close_windows()
    print(f"MotCua.exe {VERSION}: ổn")
    return 0


def _take(name: str, step: Callable[[], object]) -> None:
    print(f"== {name}", flush=True)
    begun = time.monotonic()
    for attempt in range(1, MOST_TRIES + 1):
        try:
            step()
            break
        except WineStumbleError as stumble:
            print(f"Wine vấp, lần {attempt}: {stumble}", flush=True)
            close_windows()
    else:
        sys.exit(f"{name}: Wine vấp {MOST_TRIES} lần")
    print(f"== {name}: {time.monotonic() - begun:.0f} s", flush=True)


def _test() -> None:
    ini = windows_path(ROOT / "build" / "windows_pytest.ini")
    root = ("--rootdir", windows_path(ROOT), "-p", "no:cacheprovider")
    # Its own capture breaks a second Tk; see docs/windows-check.md.
    words = ("-m", "pytest", "-q", "--capture=sys", "-c", ini, *root)
    tests = [windows_path(ROOT / name) for name in TESTS]
    said = run_windows(*words, "-m", "not postgres and not slow", *tests)
    print(said.strip().splitlines()[-1], flush=True)


def _freeze() -> None:
    places = {"--workpath": "windows-work", "--distpath": "windows-dist"}
    words = [
        word
        for option, name in places.items()
        for word in (option, windows_path(ROOT / "out" / name))
    ]
    run_windows(
        *("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"),
        *(*words, windows_path(ROOT / "installer.spec")),
        PYTHONHASHSEED="0",
        SOURCE_DATE_EPOCH=source_date(),
    )
    papers = windows_path(single_file("windows").parent)
    run_windows(windows_path(ROOT / "build" / "licences.py"), papers)


if __name__ == "__main__":
    sys.exit(main())
