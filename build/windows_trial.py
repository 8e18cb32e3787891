"""The trial that try_windows_printing.py prepares: orders, answers, pages measured."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from desk_printers import LABELS, SLIPS, TRAYS, set_up
from environment import ROOT
from printed_paper import compare
from windows import close_windows, prepare_windows, run_windows, windows_path

sys.path.insert(0, str(ROOT))

from tests.cups import running_cups, wait_until

NOW = "2026-11-23T09:42"
RECEIPT, LABEL = "giay-tiep-nhan", "nhan-ho-so"
HANDOVER = "bien-ban-giao-nhan"
STATES = {"open": "under_way", "gone": "done", "nowhere": "unknown"}


@dataclass(frozen=True, slots=True)
class Order:
    """A paper for a printer; `refused` is what must be said instead of printing."""

    name: str
    slip: str
    paper: str
    printer: str = ""
    tray: str = ""
    copies: int = 1
    refused: str = ""


def main() -> int:
    """Print, measure, tell; 1 if a page is not what it should be."""
    prepare_windows()
    # In /tmp: the path of a socket must be short, and CUPS reads as its own user.
    with tempfile.TemporaryDirectory(prefix="in-", dir="/tmp") as folder:
        office = Path(folder) / "Một Cửa"
        office.mkdir()
        try:
            with running_cups(Path(folder) / "cups"):
                return _try(Path(folder), office)
        finally:
            close_windows()


def _orders() -> list[Order]:
    absent = "Máy in “KhongCo” chưa in được: máy in tắt hoặc không có trên máy này"
    small = f"Máy in “{LABELS}” chưa in được: máy in không có khổ giấy A4"
    return [
        Order("biên nhận A5, máy in mặc định", RECEIPT, "A5"),
        Order("biên nhận A4, 2 bản, khay 2", RECEIPT, "A4", SLIPS, TRAYS[1], 2),
        Order("biên bản giao nhận A4 ngang", HANDOVER, "A4", SLIPS),
        Order("nhãn", LABEL, "50x30", LABELS),
        Order("không có máy in", RECEIPT, "A5", "KhongCo", refused=absent),
        Order("A4 trên máy in nhãn", RECEIPT, "A4", LABELS, refused=small),
    ]


def _try(folder: Path, office: Path) -> int:
    trays = {name: folder / name for name in ("slips", "labels")}
    set_up(*trays.values())
    orders, papers = _orders(), _papers(office)
    asked, told = office / "orders.json", office / "answers.json"
    bodies = [
        {**asdict(it), "path": windows_path(papers[it.slip, it.paper])} for it in orders
    ]
    asked.write_text(json.dumps(bodies), encoding="utf-8")
    script = ROOT / "build" / "windows_orders.py"
    run_windows(*map(windows_path, (script, asked, told)))
    answers = json.loads(told.read_text(encoding="utf-8"))
    print(f"{answers['system']}: {answers['printers']}, {answers['states']}")
    is_right = answers["states"] == STATES
    for order, answer in zip(orders, answers["sent"], strict=True):
        if order.refused:
            print(f"{order.name}: {answer}")
            is_right &= answer.get("error", "").startswith(order.refused)
        else:
            tray = trays["labels" if order.printer == LABELS else "slips"]
            is_right &= _came_out(order, tray, papers[order.slip, order.paper])
    print("in trên Windows (Wine): " + ("ổn" if is_right else "SAI"))
    return 0 if is_right else 1


def _papers(office: Path) -> dict[tuple[str, str], Path]:
    """Make a small office and its papers; return them by slip and paper."""
    made = _told(office, "demo", "--dossiers", "60", "--seed", "7", "--no-open")
    number = Path(made["receipt_pdf"]).name.partition(f"-{RECEIPT}")[0]
    wanted = {
        (RECEIPT, "A5"): (number,),
        (RECEIPT, "A4"): (number, "--anew"),
        (LABEL, "50x30"): (number,),
        (HANDOVER, "A4"): (number, "--receiver", "Phạm Quốc Huy"),
    }
    papers = {}
    for (slip, paper), words in wanted.items():
        path = office / f"{slip} khổ {paper}.pdf"
        size = ("--paper", paper) if slip == RECEIPT else ()
        _told(office, "slip", slip, *words, *size, "--out", str(path))
        papers[slip, paper] = path
    return papers


def _told(office: Path, *words: str) -> dict[str, Any]:
    finished = subprocess.run(
        [sys.executable, "-m", "motcua_desktop", "--data", office, *words, "--json"],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "MOTCUA_NOW": NOW, "DISPLAY": ""},
    )
    answer: dict[str, Any] = json.loads(finished.stdout)
    return answer


def _came_out(order: Order, tray: Path, pdf: Path) -> bool:
    """Take the oldest paper out of a tray, tell its measures, say if it is right."""
    wait_until(lambda: any(tray.glob("*.pdf")))
    oldest = min(tray.glob("*.pdf"), key=lambda path: int(path.stem))
    text = oldest.read_text(encoding="latin-1")
    pages = compare(oldest, pdf, order.copies)
    oldest.unlink()
    is_one_sided = "<</Duplex false>>" in text and "<</Duplex true" not in text
    position = TRAYS.index(order.tray) + 1 if order.tray else 0
    from_tray = not position or f"<</MediaPosition {position}>>" in text
    for page in pages:
        print(f"{order.name}: {page}")
    return is_one_sided and from_tray and all(page.is_right for page in pages)


if __name__ == "__main__":
    sys.exit(main())
