"""What is handed out: the single file, the plain folder, and the papers beside them."""

import hashlib
import json
import re
import subprocess
from pathlib import Path

from environment import ROOT
from packing import contents, pack_folder, pack_single

from launcher import build_launcher

OUT = ROOT / "out" / "artefacts"
_INIT = (ROOT / "motcua_desktop" / "__init__.py").read_text(encoding="utf-8")
VERSION = re.findall(r'__version__ = "(.+)"', _INIT)[0]
NAMES = {"linux": "MotCua", "windows": "MotCua.exe"}


def source_date() -> str:
    """Return the moment of the commit, for everything that wants a date.

    A tree without history gets one that never changes.
    """
    asked = subprocess.run(
        ["git", "log", "-1", "--format=%ct"],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    return asked.stdout.strip() or "1764547200"


def single_file(system: str) -> Path:
    """Return where the single file of `system` stands when it is made."""
    return OUT / system / NAMES[system]


def make_artefacts(system: str, dist: Path) -> Path:
    """Make all artefacts of `system` from the frozen folder in `dist`.

    Beside the two packages: what is in them with every hash, the licences, the bill of
    materials (written there by licences.py), and one list of hashes over all.
    """
    folder, target = dist / "MotCua", single_file(system)
    work = ROOT / "out" / "launcher" / NAMES[system]
    launcher = build_launcher(system, VERSION, work)
    pack_single(folder, launcher, VERSION, target)
    plain = target.with_name(f"MotCua-{VERSION}-{system}.zip")
    pack_folder(folder, plain)
    listing = target.with_name("contents.json")
    text = json.dumps(contents(folder, VERSION), ensure_ascii=False, indent=1)
    listing.write_text(text, encoding="utf-8")
    papers = ("third-party.txt", "sbom.cdx.json")
    files = [target, plain, listing, *(target.with_name(name) for name in papers)]
    lines = [f"{_sha256(path)}  {path.name}\n" for path in files]
    (target.parent / "SHA256SUMS").write_text("".join(lines), encoding="ascii")
    for path in files[:2]:
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1e6:.1f} MB")
    return target


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
