"""The licences of all that ships with the program, and its bill of materials.

    python3 build/licences.py OUT_FOLDER

Reads what is installed in the Python that runs it: the build's own environment, so
nothing is listed that is not there, and nothing is there that is not listed.
"""

import hashlib
import json
import re
import sys
import uuid
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ONLY_BUILDS = {
    "altgraph",
    "colorama",
    "hypothesis",
    "iniconfig",
    "packaging",
    "pefile",
    "pip",
    "pluggy",
    "pycparser",
    "pygments",
    "pyinstaller-hooks-contrib",
    "pytest",
    "pywin32-ctypes",
    "setuptools",
    "sortedcontainers",
    "syrupy",
}
"""In the environment, but not in the program."""

_FILES = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors?)[^/]*$", re.IGNORECASE)
_OTHERS = {
    "Go (MotCua.exe)": "launcher/LICENSE-go.txt",
    "Tinos": "assets/fonts/OFL.txt",
    "Be Vietnam Pro": "assets/fonts/ui/OFL-BeVietnamPro.txt",
    "Lucide": "assets/icons/LICENSE-lucide.txt",
}


def write_licences(target: Path) -> None:
    """Write the licence texts of Python, all libraries, fonts and icons to `target`.

    Raises:
        SystemExit: a library ships without any word about its licence.
    """
    parts = [f"{name}\n{'=' * len(name)}\n\n{text}" for name, text in _texts()]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def write_bill(target: Path, version: str) -> None:
    """Write the bill of materials (CycloneDX 1.5, JSON) to `target`."""
    components = [_component(it) for it in shipped()]
    digest = hashlib.sha256(json.dumps(components).encode()).hexdigest()
    product = {
        "type": "application",
        "bom-ref": "motcua-desktop",
        "name": "motcua-desktop",
        "version": version,
        "licenses": [{"license": {"id": "MIT"}}],
    }
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, digest)}",
        "version": 1,
        "metadata": {"component": product},
        "components": [_python(), *components],
        "dependencies": [
            {
                "ref": "motcua-desktop",
                "dependsOn": [it["bom-ref"] for it in (_python(), *components)],
            }
        ],
    }
    target.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(bill, ensure_ascii=False, indent=1)
    target.write_text(text + "\n", encoding="utf-8")


def shipped() -> list[metadata.Distribution]:
    """Return the libraries that are part of the program, by name."""
    found = {_name(it): it for it in metadata.distributions()}
    return [it for name, it in sorted(found.items()) if name not in ONLY_BUILDS]


def _name(library: metadata.Distribution) -> str:
    return re.sub(r"[-_.]+", "-", library.metadata["Name"]).lower()


def _texts() -> Iterator[tuple[str, str]]:
    yield "Một Cửa Desktop", (ROOT / "LICENSE").read_text(encoding="utf-8")
    yield f"Python {sys.version.split()[0]}", _python_licence()
    for library in shipped():
        name = f"{library.metadata['Name']} {library.version}"
        yield name, "\n\n".join(_licence(library)) or _missing(name)
    for name, path in _OTHERS.items():
        yield name, (ROOT / path).read_text(encoding="utf-8")


def _licence(library: metadata.Distribution) -> Iterator[str]:
    files = [it for it in library.files or () if _FILES.search(it.as_posix())]
    for file in sorted(files):
        path = Path(str(file.locate()))
        if path.suffix != ".py" and path.is_file():
            yield path.read_text(encoding="utf-8", errors="replace").strip()
    if not files and (named := _named(library)):
        yield named


def _named(library: metadata.Distribution) -> str:
    told = library.metadata
    named = [*(told.get_all("License-Expression") or told.get_all("License") or ())]
    classified = [
        it.rpartition(" :: ")[2]
        for it in told.get_all("Classifier") or ()
        if it.startswith("License ::")
    ]
    return str(named[0]).splitlines()[0] if any(named) else ", ".join(classified)


def _python_licence() -> str:
    for folder in (Path(sys.base_prefix), Path(sys.base_prefix) / "lib/python3.11"):
        for name in ("LICENSE.txt", "LICENSE"):
            if (folder / name).is_file():
                return (folder / name).read_text(encoding="utf-8", errors="replace")
    return "PSF-2.0, https://docs.python.org/3/license.html"


def _python() -> dict[str, Any]:
    version = sys.version.split()[0]
    return {
        "type": "platform",
        "bom-ref": f"pkg:generic/python@{version}",
        "name": "python",
        "version": version,
        "purl": f"pkg:generic/python@{version}",
        "licenses": [{"license": {"id": "PSF-2.0"}}],
    }


def _component(library: metadata.Distribution) -> dict[str, Any]:
    name = _name(library)
    return {
        "type": "library",
        "bom-ref": f"pkg:pypi/{name}@{library.version}",
        "name": name,
        "version": library.version,
        "purl": f"pkg:pypi/{name}@{library.version}",
        "licenses": [{"license": {"name": _named(library) or "xem third-party.txt"}}],
    }


def _missing(name: str) -> str:
    sys.exit(f"{name}: không thấy giấy phép")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    from motcua_desktop import __version__

    write_licences(Path(sys.argv[1]) / "third-party.txt")
    write_bill(Path(sys.argv[1]) / "sbom.cdx.json", __version__)
