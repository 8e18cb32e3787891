"""What Windows is told to print: run by the Windows Python that Wine runs.

    python.exe windows_orders.py ORDERS.json ANSWERS.json

Each order is a paper for `WindowsSpooler.send`; the answers also tell what the
spooler says of jobs that are under way, gone, and never were.
"""

import ctypes
import json
import sys
from pathlib import Path
from typing import Any

from motcua_desktop.devices import system_spooler, windows_api
from motcua_desktop.services.errors import PrinterError
from motcua_desktop.services.ports_printing import PrintSetup, Spooler


class _OpenDocument(ctypes.Structure):
    """DOC_INFO_1W: a document that is never closed stays under way."""

    _fields_ = (
        ("pDocName", ctypes.c_wchar_p),
        ("pOutputFile", ctypes.c_wchar_p),
        ("pDatatype", ctypes.c_wchar_p),
    )


def main() -> int:
    """Send every order; write down what came of it."""
    orders = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    spooler = system_spooler()
    answers = {
        "system": sys.platform,
        "printers": list(spooler.printers()),
        "sent": [_sent(spooler, order) for order in orders],
        "states": _states(spooler, orders[-1]["printer"]),
    }
    text = json.dumps(answers, ensure_ascii=False)
    Path(sys.argv[2]).write_text(text, encoding="utf-8")
    return 0


def _sent(spooler: Spooler, order: dict[str, Any]) -> dict[str, str]:
    setup = PrintSetup(order["printer"], order["tray"], order["copies"])
    path = Path(order["path"])
    try:
        job = spooler.send(path, paper=order["paper"], setup=setup, title=path.stem)
    except PrinterError as error:
        return {"error": str(error)}
    return {"job": job}


def _states(spooler: Spooler, printer: str) -> dict[str, str]:
    functions, handle = windows_api.spool(), ctypes.c_void_p()
    functions.OpenPrinterW(printer, ctypes.byref(handle), None)
    document = _OpenDocument("một phiếu", None, "RAW")
    begin = functions.StartDocPrinterW
    begin.argtypes = (ctypes.c_void_p, ctypes.c_uint32, ctypes.c_void_p)
    number = begin(handle, 1, ctypes.byref(document))
    asked = {"open": number, "gone": 99_999}
    states = {name: spooler.state(f"{printer}#{it}") for name, it in asked.items()}
    spooler.cancel(f"{printer}#{number}")
    functions.ClosePrinter(handle)
    return {**states, "nowhere": spooler.state("KhongCo#1")}


if __name__ == "__main__":
    sys.exit(main())
