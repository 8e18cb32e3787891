"""Printing on Windows: GDI through ctypes, pages drawn by PDFium as vectors.

Neither a PDF viewer nor Word is needed. Paper, tray and one side are set in the
printer's DEVMODE; the page is drawn at the printer's own dots per inch, so that a
millimetre is a millimetre. Copies are drawn one after the other: not every driver
counts them, and the two parts of a slip stay together.
"""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from motcua_desktop.devices import windows_api as api
from motcua_desktop.devices.windows_paper import Form, Size, fill
from motcua_desktop.services.errors import PrinterError
from motcua_desktop.services.ports_printing import PrintSetup, SpoolState

_PRINTED: Final = 0x80 | 0x1000
_STOPPED: Final = 0x1 | 0x2 | 0x20 | 0x40 | 0x200 | 0x400
"""Paused, error, offline, out of paper, blocked, waiting for a hand."""
_FOR_PRINTING: Final = 0x800
_POINTS_IN_INCH: Final = 72
_TENTHS_IN_INCH: Final = 254
_NOT_THERE: Final = "máy in tắt hoặc không có trên máy này"


class WindowsSpooler:
    """The printers of Windows, by GDI."""

    def printers(self) -> Sequence[str]:
        """Return the names of local and connected printers."""
        needed, count = ctypes.c_uint32(), ctypes.c_uint32()
        counts = (ctypes.byref(needed), ctypes.byref(count))
        words = (api.LOCAL_AND_CONNECTED, None, 4)
        api.spool().EnumPrintersW(*words, None, 0, *counts)
        buffer = ctypes.create_string_buffer(needed.value or 1)
        api.spool().EnumPrintersW(*words, buffer, needed.value, *counts)
        rows = ctypes.cast(buffer, ctypes.POINTER(api.PrinterInfo4))
        return [str(rows[at].pPrinterName) for at in range(count.value)]

    def trays(self, printer: str) -> Sequence[str]:
        """Return the trays that the driver names."""
        return list(_trays(printer))

    def send(self, path: Path, *, paper: str, setup: PrintSetup, title: str) -> str:
        """Draw every page on the printer; the spooler keeps it from then on.

        Raises:
            PrinterError: no such printer, it takes no document, or its paper is
                too small for a page.
        """
        printer = setup.printer or _default_printer()
        with _opened(path, printer) as document:
            pages = [_size(page) for page in document]
            mode = _mode(printer, paper, pages[0], setup.tray)
            context = api.gdi().CreateDCW("WINSPOOL", printer, None, mode)
            if not context:
                raise PrinterError(printer, _NOT_THERE)
            try:
                if not all(_paper(context).holds(page) for page in pages):
                    raise PrinterError(printer, f"máy in không có khổ giấy {paper}")
                job = _drawn(context, document, setup.copies, title)
            finally:
                api.gdi().DeleteDC(context)
        if job is None:
            raise PrinterError(printer, "máy in không nhận lệnh in")
        return f"{printer}#{job}"

    def state(self, job: str) -> SpoolState:
        """Return what the spooler says of a job; one gone from it has come out."""
        printer, _, number = job.rpartition("#")
        with _open_printer(printer) as handle:
            if handle is None:
                return SpoolState.UNKNOWN
            return _state(handle, int(number))

    def cancel(self, job: str) -> None:
        """Take a job back from the spooler."""
        printer, _, number = job.rpartition("#")
        with _open_printer(printer) as handle:
            if handle is not None:
                api.spool().SetJobW(handle, int(number), 0, None, api.DELETE_JOB)


def _state(handle: ctypes.c_void_p, number: int) -> SpoolState:
    ask = api.spool().GetJobW
    needed = ctypes.c_uint32()
    api.forget_error()
    ask(handle, number, 1, None, 0, ctypes.byref(needed))
    if not needed.value:
        gone = api.last_error() in api.NO_SUCH_JOB
        return SpoolState.DONE if gone else SpoolState.UNKNOWN
    buffer = ctypes.create_string_buffer(needed.value)
    if not ask(handle, number, 1, buffer, needed.value, ctypes.byref(needed)):
        return SpoolState.UNKNOWN
    status = ctypes.cast(buffer, ctypes.POINTER(api.JobInfo1))[0].Status
    if status & _PRINTED:
        return SpoolState.DONE
    return SpoolState.STOPPED if status & _STOPPED else SpoolState.UNDER_WAY


@contextmanager
def _open_printer(printer: str) -> Iterator[ctypes.c_void_p | None]:
    """Give a printer's handle, None where there is no such printer."""
    handle = ctypes.c_void_p()
    if not api.spool().OpenPrinterW(printer, ctypes.byref(handle), None):
        yield None
        return
    try:
        yield handle
    finally:
        api.spool().ClosePrinter(handle)


def _default_printer() -> str:
    length = ctypes.c_uint32()
    api.spool().GetDefaultPrinterW(None, ctypes.byref(length))
    if not length.value:
        raise PrinterError("", "chưa chọn máy in")
    buffer = ctypes.create_unicode_buffer(length.value)
    api.spool().GetDefaultPrinterW(buffer, ctypes.byref(length))
    return buffer.value


def _mode(printer: str, paper: str, page: Size, tray: str) -> Any:
    """Return the printer's DEVMODE with our paper, tray and one side."""
    properties = api.spool().DocumentPropertiesW
    with _open_printer(printer) as handle:
        if handle is None:
            raise PrinterError(printer, _NOT_THERE)
        of_printer = (None, handle, printer)
        size = properties(*of_printer, None, None, 0)
        buffer = ctypes.create_string_buffer(max(size, ctypes.sizeof(api.DevMode)))
        told = properties(*of_printer, buffer, None, api.OUT_BUFFER)
        if size <= 0 or told <= 0:
            raise PrinterError(printer, "trình điều khiển máy in không trả lời")
        fill(
            ctypes.cast(buffer, ctypes.POINTER(api.DevMode))[0],
            paper=paper,
            page=page,
            forms=_forms(printer),
            tray=_trays(printer).get(tray) if tray else None,
        )
        # The driver mends what does not go together.
        properties(*of_printer, buffer, buffer, api.IN_BUFFER | api.OUT_BUFFER)
    return buffer


def _forms(printer: str) -> Sequence[Form]:
    """Return the papers that the driver offers."""
    count = _count(printer, api.PAPERS)
    numbers = (ctypes.c_ushort * count)()
    sizes = (ctypes.c_int32 * (2 * count))()
    if count:
        ask = api.spool().DeviceCapabilitiesW
        ask(printer, None, api.PAPERS, numbers, None)
        ask(printer, None, api.PAPER_SIZES, sizes, None)
    widths, lengths = sizes[::2], sizes[1::2]
    every = zip(numbers, widths, lengths, strict=True)
    return [Form(number, Size(width, length)) for number, width, length in every]


def _trays(printer: str) -> dict[str, int]:
    """Return the driver's trays: name and number."""
    count = _count(printer, api.BINS)
    numbers = (ctypes.c_ushort * count)()
    names = (ctypes.c_wchar * (api.BIN_NAME_LETTERS * count))()
    if count:
        ask = api.spool().DeviceCapabilitiesW
        ask(printer, None, api.BINS, numbers, None)
        ask(printer, None, api.BIN_NAMES, names, None)
    starts = range(0, len(names), api.BIN_NAME_LETTERS)
    words = ("".join(names[at : at + api.BIN_NAME_LETTERS]) for at in starts)
    shown = (each.partition("\0")[0].strip() for each in words)
    # Where two trays have one name, the first is meant.
    return dict(reversed(list(zip(shown, map(int, numbers), strict=True))))


def _count(printer: str, capability: int) -> int:
    """Return how many rows a driver has to tell; it says -1 where it has none."""
    ask = api.spool().DeviceCapabilitiesW
    return max(int(ask(printer, None, capability, None, None)), 0)


@contextmanager
def _opened(path: Path, printer: str) -> Iterator[Any]:
    """Give a PDF, opened by PDFium."""
    import pypdfium2  # noqa: PLC0415 only where something is printed

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise PrinterError(printer, "tệp phiếu trong hàng đợi bị hỏng") from error
    try:
        yield document
    finally:
        document.close()


def _size(page: Any) -> Size:
    width, height = (it * _TENTHS_IN_INCH / _POINTS_IN_INCH for it in page.get_size())
    return Size(round(width), round(height))


def _paper(context: int) -> Size:
    """Return the paper that the printer will really take."""
    caps = api.gdi().GetDeviceCaps
    across = caps(context, api.PHYSICAL_WIDTH) / caps(context, api.HORIZONTAL_DPI)
    down = caps(context, api.PHYSICAL_HEIGHT) / caps(context, api.VERTICAL_DPI)
    return Size(round(across * _TENTHS_IN_INCH), round(down * _TENTHS_IN_INCH))


def _drawn(context: int, document: Any, copies: int, title: str) -> int | None:
    """Draw all copies; return the spooler's number, None if it did not take them."""
    gdi = api.gdi()
    info = api.DocInfo(ctypes.sizeof(api.DocInfo), title, None, None, 0)
    job = int(gdi.StartDocW(context, ctypes.byref(info)))
    if job <= 0:
        return None
    pages = [page for _ in range(copies) for page in document]
    if all(_is_drawn(context, page) for page in pages) and gdi.EndDoc(context) > 0:
        return job
    gdi.AbortDoc(context)
    return None


def _is_drawn(context: int, page: Any) -> bool:
    """Draw one page at its own size, measured from the paper's corner."""
    from pypdfium2 import raw  # noqa: PLC0415 only where something is printed

    gdi = api.gdi()
    caps = gdi.GetDeviceCaps
    dpi = [caps(context, it) for it in (api.HORIZONTAL_DPI, api.VERTICAL_DPI)]
    dots = [
        round(points * per_inch / _POINTS_IN_INCH)
        for points, per_inch in zip(page.get_size(), dpi, strict=True)
    ]
    corner = (-caps(context, api.OFFSET_X), -caps(context, api.OFFSET_Y))
    if gdi.StartPage(context) <= 0:
        return False
    raw.FPDF_RenderPage(context, page.raw, *corner, *dots, 0, _FOR_PRINTING)
    return bool(gdi.EndPage(context) > 0)
