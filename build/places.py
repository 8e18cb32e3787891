"""The suite where offices keep their programs: letters, brackets, locales, time zones.

A clone of what is committed goes into a folder with a Vietnamese name; the suite runs
there once for each of `SURROUNDINGS`.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = "Nguyễn Văn Ấn (một cửa)"
SURROUNDINGS: Final[tuple[Mapping[str, str], ...]] = (
    {"LANG": "C", "TZ": "UTC"},
    {"LANG": "vi_VN.UTF-8", "TZ": "Asia/Ho_Chi_Minh"},
)
SUITE: Final = ("-n", "2", "--dist", "worksteal")


def laid_out(folder: Path) -> Path:
    """Clone the project below `folder`; return where."""
    place = folder / FOLDER
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(place)], check=True)
    return place


def surroundings(words: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Return the environment of a run; a locale that the system lacks is made.

    Without it the C library falls back to C, and the run would try nothing new.
    """
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in {"LANG", "LANGUAGE", "TZ"} and not name.startswith("LC_")
    }
    named, _, charset = words["LANG"].partition(".")
    if charset and not (folder / words["LANG"]).exists():
        maker = shutil.which("localedef")
        if maker is None:
            sys.exit("localedef is missing (Debian: apt-get install locales)")
        made = [maker, "-i", named, "-f", charset, str(folder / words["LANG"])]
        subprocess.run(made, check=True)
    return {**inherited, **words, **({"LOCPATH": str(folder)} if charset else {})}
