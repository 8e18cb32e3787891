"""The same work in any locale and time zone, in a folder as people name theirs."""

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from tests.cli.program import ROOT
from tests.documents.reading import output

pytestmark = pytest.mark.slow

_MARK: Final = re.compile(r"(?<=Mã đối chiếu: )[0-9a-f]+")
_SURROUNDINGS: Final = (
    {"LANG": "C", "TZ": "UTC"},
    {"LANG": "vi_VN.UTF-8", "TZ": "Asia/Ho_Chi_Minh"},
    {"LC_ALL": "POSIX", "TZ": "America/Los_Angeles"},
    {"LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kolkata"},
)


def _said(folder: Path, surroundings: dict[str, str], *words: str) -> Any:
    kept = {name: os.environ[name] for name in ("PATH", "HOME")}
    done = subprocess.run(
        [sys.executable, "-m", "motcua_desktop", "--data", str(folder), *words],
        check=True,
        capture_output=True,
        cwd=folder.parent,
        env=kept
        | {"PYTHONPATH": str(ROOT), "MOTCUA_NOW": "2026-11-23T09:42"}
        | surroundings,
    )
    return json.loads(done.stdout)


def test_the_same_work_gives_the_same_papers_everywhere(tmp_path: Path) -> None:
    found = []
    for number, surroundings in enumerate(_SURROUNDINGS):
        home = tmp_path / str(number) / "Nguyễn Văn Ấn (một cửa)"
        home.mkdir(parents=True)
        folder = home / "dữ liệu"
        words = ("demo", "--dossiers", "60", "--seed", "7", "--no-open", "--json")
        made = _said(folder, surroundings, *words)
        checked = _said(folder, surroundings, "check", "--json")
        assert checked["ok"], checked
        receipt, report = Path(made["receipt_pdf"]), Path(made["report_docx"])
        # The history's mark on a receipt is another each time: its tokens are random.
        said = _MARK.sub("…", output("pdftotext", receipt, "-"))
        written = hashlib.sha256(report.read_bytes()).hexdigest()
        found.append((receipt.name, said, report.name, written, made["dossiers"]))
    assert found == [found[0]] * len(_SURROUNDINGS)
