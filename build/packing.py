"""One file to hand out: the launcher, and behind it the program's folder, zipped.

The same folder always makes the same bytes: sorted, with one date, no extra fields.
"""

import hashlib
import json
import os
import zipfile
from pathlib import Path
from typing import Any

CONTENTS = "contents.json"
_DATE = (1980, 1, 1, 0, 0, 0)
_PLAIN = 0o100644


def pack_single(folder: Path, launcher: Path, version: str, target: Path) -> None:
    """Write `launcher` with the packed `folder` behind it to `target`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.partial")
    partial.write_bytes(launcher.read_bytes())
    with zipfile.ZipFile(partial, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as pack:
        listed = contents(folder, version)
        _add(pack, CONTENTS, json.dumps(listed, sort_keys=True).encode())
        for entry in listed["files"]:
            if "link" not in entry:
                _add(pack, entry["path"], (folder / entry["path"]).read_bytes())
    _set_checksum(partial)
    partial.chmod(0o755)
    partial.replace(target)


def _set_checksum(path: Path) -> None:
    """Give a Windows executable the checksum that scanners look for.

    The sum of its 16-bit words with the carries folded in, plus its length; read back
    by pefile in windows_executable.py.
    """
    content = path.read_bytes()
    if content[:2] != b"MZ":
        return
    header = int.from_bytes(content[0x3C:0x40], "little")
    field = slice(header + 88, header + 92)
    blank = bytearray(content)
    blank[field] = bytes(4)
    # 2**16 leaves the rest 1 when divided by 65535: all words add up at once.
    total = int.from_bytes(blank, "little") % 0xFFFF or 0xFFFF
    blank[field] = (total + len(content)).to_bytes(4, "little")
    path.write_bytes(blank)


def pack_folder(folder: Path, target: Path) -> None:
    """Write the plain folder as a zip, for those who want no launcher."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as pack:
        for path in _files(folder):
            name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            _add(pack, name, path.read_bytes(), is_executable=os.access(path, os.X_OK))


def contents(folder: Path, version: str) -> dict[str, Any]:
    """Return every file of a folder with its size and hash, sorted by name."""
    return {
        "version": version,
        "files": [_entry(folder, path) for path in _files(folder)],
    }


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if not path.is_dir())


def _entry(folder: Path, path: Path) -> dict[str, Any]:
    name = path.relative_to(folder).as_posix()
    if path.is_symlink():
        link = path.readlink().as_posix()
        return {"path": name, "size": 0, "sha256": "", "link": link}
    content = path.read_bytes()
    entry = {
        "path": name,
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    return entry | ({"executable": True} if os.access(path, os.X_OK) else {})


def _add(
    pack: zipfile.ZipFile, name: str, content: bytes, *, is_executable: bool = False
) -> None:
    info = zipfile.ZipInfo(name, _DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = (_PLAIN | (0o111 if is_executable else 0)) << 16
    pack.writestr(info, content)
