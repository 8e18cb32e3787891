"""The program as a stranger starts it: each promise of the main job, once, for real."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Make a small demo office and look at what came out."""
    with tempfile.TemporaryDirectory(prefix="Một Cửa ") as folder:
        data = str(Path(folder) / "cơ quan mẫu")
        made = _answer(data, "demo", "--dossiers", "2000", "--seed", "7", "--no-open")
        receipt, report = Path(made["receipt_pdf"]), Path(made["report_docx"])
        assert made["dossiers"] == 2000, made
        assert receipt.read_bytes().startswith(b"%PDF-"), receipt
        assert report.read_bytes().startswith(b"PK"), report
        figures = _answer(data, "figures", "--from", "2026-01-01", "--to", "2026-12-31")
        assert all(check["ok"] for check in figures["identities"]), figures
        days = ("--from", "2026-06-15", "--to", "2026-09-14")
        sign = ("--number", "27", "--signed-on", "2026-09-17")
        issued = _answer(data, "report", "issue", "cchc", *days, *sign)
        assert _answer(data, "report", "verify", issued["path"])["ok"], issued
        assert _answer(data, "report", "proofs", "cchc", *days)["ok"]
        assert _answer(data, "check")["ok"]
        assert _answer(data, "backup", "make")["ok"]
    print("smoke: ổn")
    return 0


def _answer(data: str, *words: str) -> dict[str, Any]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DISPLAY": ""}
    finished = subprocess.run(
        [sys.executable, "-m", "motcua_desktop", "--data", data, *words, "--json"],
        check=True,
        capture_output=True,
        env=environment,
    )
    answer: dict[str, Any] = json.loads(finished.stdout)
    return answer


if __name__ == "__main__":
    sys.exit(main())
