"""Printing on Windows: GDI through ctypes, pages drawn by PDFium as vectors.

Neither a PDF viewer nor Word is needed. Paper, tray, copies and one side are set in
the printer's DEVMODE; the page is drawn at the printer's own dots per inch, so that a
millimetre is a millimetre.
"""

import ctypes
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from motcua_desktop.services.errors import PrinterError
from motcua_desktop.services.ports_printing import PrintSetup, SpoolState

_OUT_BUFFER: Final = 2
_IN_BUFFER: Final = 8
_HORIZONTAL_DPI: Final = 88
_VERTICAL_DPI: Final = 90
_OFFSET_X: Final = 112
_OFFSET_Y: Final = 113
_BIN_NAMES: Final = 12
_BINS: Final = 6
_BIN_NAME_LETTERS: Final = 24
_LOCAL_AND_CONNECTED: Final = 2 | 4
_PRINTED: Final = 0x80 | 0x1000
_STOPPED: Final = 0x2 | 0x20 | 0x40 | 0x200
_FOR_PRINTING: Final = 0x800
_PAPERS: Final = {"A4": 9, "A5": 11}
_SIZES: Final = {"80mm": (800, 2970), "50x30": (500, 300)}
"""Tenths of a millimetre, width and length."""
_POINTS_IN_INCH: Final = 72
_ORIENTATION, _PAPER_SIZE, _PAPER_LENGTH, _PAPER_WIDTH = 0x1, 0x2, 0x4, 0x8
_COPIES, _TRAY, _DUPLEX = 0x100, 0x200, 0x1000


class _DevMode(ctypes.Structure):
    """DEVMODEW as far as printers read it (wingdi.h)."""

    _fields_ = (
        ("dmDeviceName", ctypes.c_wchar * 32),
        ("dmSpecVersion", ctypes.c_ushort),
        ("dmDriverVersion", ctypes.c_ushort),
        ("dmSize", ctypes.c_ushort),
        ("dmDriverExtra", ctypes.c_ushort),
        ("dmFields", ctypes.c_uint32),
        ("dmOrientation", ctypes.c_short),
        ("dmPaperSize", ctypes.c_short),
        ("dmPaperLength", ctypes.c_short),
        ("dmPaperWidth", ctypes.c_short),
        ("dmScale", ctypes.c_short),
        ("dmCopies", ctypes.c_short),
        ("dmDefaultSource", ctypes.c_short),
        ("dmPrintQuality", ctypes.c_short),
        ("dmColor", ctypes.c_short),
        ("dmDuplex", ctypes.c_short),
    )


class _DocInfo(ctypes.Structure):
    """DOCINFOW (wingdi.h)."""

    _fields_ = (
        ("cbSize", ctypes.c_int),
        ("lpszDocName", ctypes.c_wchar_p),
        ("lpszOutput", ctypes.c_wchar_p),
        ("lpszDatatype", ctypes.c_wchar_p),
        ("fwType", ctypes.c_uint32),
    )


class _PrinterInfo4(ctypes.Structure):
    """PRINTER_INFO_4W (winspool.h)."""

    _fields_ = (
        ("pPrinterName", ctypes.c_wchar_p),
        ("pServerName", ctypes.c_wchar_p),
        ("Attributes", ctypes.c_uint32),
    )


class _JobInfo1(ctypes.Structure):
    """JOB_INFO_1W (winspool.h) up to its status."""

    _fields_ = (
        ("JobId", ctypes.c_uint32),
        ("pPrinterName", ctypes.c_wchar_p),
        ("pMachineName", ctypes.c_wchar_p),
        ("pUserName", ctypes.c_wchar_p),
        ("pDocument", ctypes.c_wchar_p),
        ("pDatatype", ctypes.c_wchar_p),
        ("pStatus", ctypes.c_wchar_p),
        ("Status", ctypes.c_uint32),
    )


def _library(name: str) -> Any:
    return getattr(ctypes, "windll")[name]  # noqa: B009 exists on Windows alone


class WindowsSpooler:
    """The printers of Windows, by GDI."""

    def printers(self) -> Sequence[str]:
        """Return the names of local and connected printers."""
        spool = _library("winspool.drv")
        needed, count = ctypes.c_uint32(), ctypes.c_uint32()
        words = (_LOCAL_AND_CONNECTED, None, 4)
        spool.EnumPrintersW(*words, None, 0, ctypes.byref(needed), ctypes.byref(count))
        buffer = ctypes.create_string_buffer(needed.value or 1)
        spool.EnumPrintersW(
            *words, buffer, needed.value, ctypes.byref(needed), ctypes.byref(count)
        )
        rows = ctypes.cast(buffer, ctypes.POINTER(_PrinterInfo4))
        return [str(rows[at].pPrinterName) for at in range(count.value)]

    def send(self, path: Path, *, paper: str, setup: PrintSetup, title: str) -> str:
        """Draw every page on the printer; the spooler keeps it from then on.

        Raises:
            PrinterError: no such printer, or it takes no document.
        """
        gdi = _library("gdi32")
        gdi.CreateDCW.restype = ctypes.c_void_p
        printer = setup.printer or _default_printer()
        mode = _mode(printer, paper, setup)
        context = gdi.CreateDCW("WINSPOOL", printer, None, mode)
        if not context:
            raise PrinterError(printer, "máy in tắt hoặc không có trên máy này")
        handle = ctypes.c_void_p(context)
        try:
            info = _DocInfo(ctypes.sizeof(_DocInfo), title, None, None, 0)
            job = gdi.StartDocW(handle, ctypes.byref(info))
            if job <= 0:
                raise PrinterError(printer, "máy in không nhận lệnh in")
            _draw_pages(gdi, handle, path)
            gdi.EndDoc(handle)
        finally:
            gdi.DeleteDC(handle)
        return f"{printer}#{job}"

    def state(self, job: str) -> SpoolState:
        """Return what the spooler says of a job; one gone from it has come out."""
        printer, _, number = job.rpartition("#")
        spool = _library("winspool.drv")
        handle = ctypes.c_void_p()
        if not spool.OpenPrinterW(printer, ctypes.byref(handle), None):
            return SpoolState.UNKNOWN
        try:
            needed = ctypes.c_uint32()
            spool.GetJobW(handle, int(number), 1, None, 0, ctypes.byref(needed))
            if not needed.value:
                return SpoolState.DONE
            buffer = ctypes.create_string_buffer(needed.value)
            spool.GetJobW(
                handle, int(number), 1, buffer, needed.value, ctypes.byref(needed)
            )
            status = ctypes.cast(buffer, ctypes.POINTER(_JobInfo1))[0].Status
        finally:
            spool.ClosePrinter(handle)
        if status & _PRINTED:
            return SpoolState.DONE
        return SpoolState.STOPPED if status & _STOPPED else SpoolState.UNDER_WAY

    def cancel(self, job: str) -> None:
        """Take a job back from the spooler."""
        printer, _, number = job.rpartition("#")
        spool = _library("winspool.drv")
        handle = ctypes.c_void_p()
        if spool.OpenPrinterW(printer, ctypes.byref(handle), None):
            delete = 5
            spool.SetJobW(handle, int(number), 0, None, delete)
            spool.ClosePrinter(handle)


def _default_printer() -> str:
    spool = _library("winspool.drv")
    length = ctypes.c_uint32()
    spool.GetDefaultPrinterW(None, ctypes.byref(length))
    if not length.value:
        raise PrinterError("", "chưa chọn máy in")
    buffer = ctypes.create_unicode_buffer(length.value)
    spool.GetDefaultPrinterW(buffer, ctypes.byref(length))
    return buffer.value


def _mode(printer: str, paper: str, setup: PrintSetup) -> Any:
    """Return the printer's DEVMODE with our paper, tray, copies and one side."""
    spool = _library("winspool.drv")
    handle = ctypes.c_void_p()
    if not spool.OpenPrinterW(printer, ctypes.byref(handle), None):
        raise PrinterError(printer, "máy in tắt hoặc không có trên máy này")
    try:
        size = spool.DocumentPropertiesW(None, handle, printer, None, None, 0)
        buffer = ctypes.create_string_buffer(max(size, ctypes.sizeof(_DevMode)))
        spool.DocumentPropertiesW(None, handle, printer, buffer, None, _OUT_BUFFER)
        mode = ctypes.cast(buffer, ctypes.POINTER(_DevMode))[0]
        _set_paper(mode, paper)
        mode.dmCopies, mode.dmDuplex, mode.dmOrientation = setup.copies, 1, 1
        mode.dmFields |= _COPIES | _DUPLEX | _ORIENTATION
        tray = _tray(printer, setup.tray)
        if tray is not None:
            mode.dmDefaultSource = tray
            mode.dmFields |= _TRAY
        both = _IN_BUFFER | _OUT_BUFFER
        spool.DocumentPropertiesW(None, handle, printer, buffer, buffer, both)
    finally:
        spool.ClosePrinter(handle)
    return buffer


def _set_paper(mode: _DevMode, paper: str) -> None:
    if paper in _PAPERS:
        mode.dmPaperSize = _PAPERS[paper]
        mode.dmFields |= _PAPER_SIZE
    elif paper in _SIZES:
        mode.dmPaperSize = 0
        mode.dmPaperWidth, mode.dmPaperLength = _SIZES[paper]
        mode.dmFields |= _PAPER_WIDTH | _PAPER_LENGTH


def _tray(printer: str, name: str) -> int | None:
    """Return the driver's number of a tray by its name, None for none such."""
    if not name:
        return None
    ask = _library("winspool.drv").DeviceCapabilitiesW
    count = ask(printer, None, _BINS, None, None)
    if count <= 0:
        return None
    numbers = (ctypes.c_ushort * count)()
    names = (ctypes.c_wchar * (_BIN_NAME_LETTERS * count))()
    ask(printer, None, _BINS, numbers, None)
    ask(printer, None, _BIN_NAMES, names, None)
    for at in range(count):
        letters = names[at * _BIN_NAME_LETTERS : (at + 1) * _BIN_NAME_LETTERS]
        if "".join(letters).partition("\0")[0].strip() == name:
            return int(numbers[at])
    return None


def _draw_pages(gdi: Any, handle: Any, path: Path) -> None:
    """Draw the pages of a PDF on a printer at their own size."""
    import pypdfium2  # noqa: PLC0415 only where something is printed
    from pypdfium2 import raw  # noqa: PLC0415

    dpi = (
        gdi.GetDeviceCaps(handle, _HORIZONTAL_DPI),
        gdi.GetDeviceCaps(handle, _VERTICAL_DPI),
    )
    offset = (
        gdi.GetDeviceCaps(handle, _OFFSET_X),
        gdi.GetDeviceCaps(handle, _OFFSET_Y),
    )
    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            width, height = page.get_size()
            gdi.StartPage(handle)
            raw.FPDF_RenderPage(
                handle,
                page.raw,
                -offset[0],
                -offset[1],
                round(width * dpi[0] / _POINTS_IN_INCH),
                round(height * dpi[1] / _POINTS_IN_INCH),
                0,
                _FOR_PRINTING,
            )
            gdi.EndPage(handle)
    finally:
        document.close()
