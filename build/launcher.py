"""The launcher, built by Go for Linux or Windows, with icon and version."""

import os
import subprocess
from pathlib import Path

from environment import ROOT

SOURCE = ROOT / "launcher"
_RESOURCE = SOURCE / "resource_windows_amd64.syso"


def build_launcher(system: str, version: str, target: Path) -> Path:
    """Build the launcher for `system` (linux, windows) at `target`.

    The same source makes the same bytes: no paths, no dates, no build number.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    flags = "-s -w -buildid="
    if system == "windows":
        flags += " -H=windowsgui"
        _make_resource(version)
    try:
        subprocess.run(
            [
                "go",
                "build",
                "-trimpath",
                "-ldflags",
                flags,
                "-o",
                str(target.absolute()),
                ".",
            ],
            check=True,
            cwd=SOURCE,
            env={
                **os.environ,
                "GOOS": system,
                "GOARCH": "amd64",
                "CGO_ENABLED": "0",
                "GOFLAGS": "-mod=readonly -buildvcs=false",
            },
        )
    finally:
        _RESOURCE.unlink(missing_ok=True)
    return target


def _make_resource(version: str) -> None:
    script = _RESOURCE.with_suffix(".rc")
    brand, build = ROOT / "assets" / "brand", ROOT / "build"
    script.write_text(
        _SCRIPT.format(
            icon=(brand / "motcua.ico").as_posix(),
            manifest=(build / "windows_manifest.xml").as_posix(),
            comma=",".join([*version.split("."), "0"]),
            version=version,
        ),
        encoding="utf-8",
    )
    windres = "windres" if os.name == "nt" else "x86_64-w64-mingw32-windres"
    try:
        subprocess.run(
            [windres, "-O", "coff", "-i", str(script), "-o", str(_RESOURCE)], check=True
        )
    finally:
        script.unlink()


_SCRIPT = """#pragma code_page(65001)
1 ICON "{icon}"
1 24 "{manifest}"
1 VERSIONINFO
FILEVERSION {comma}
PRODUCTVERSION {comma}
FILEOS 0x40004
FILETYPE 0x1
BEGIN
  BLOCK "StringFileInfo"
  BEGIN
    BLOCK "042A04B0"
    BEGIN
      VALUE "CompanyName", "Một Cửa Desktop"
      VALUE "FileDescription", "Một Cửa Desktop – Bộ phận Tiếp nhận và Trả kết quả"
      VALUE "FileVersion", "{version}"
      VALUE "InternalName", "MotCua"
      VALUE "LegalCopyright", "Xem LICENSE và third-party.txt đi kèm"
      VALUE "OriginalFilename", "MotCua.exe"
      VALUE "ProductName", "Một Cửa Desktop"
      VALUE "ProductVersion", "{version}"
    END
  END
  BLOCK "VarFileInfo"
  BEGIN
    VALUE "Translation", 0x042A, 1200
  END
END
"""
