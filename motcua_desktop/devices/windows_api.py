"""The functions and structures of Windows that printing calls (wingdi.h, winspool.h).

Every function has its argument types: a handle is as wide as a pointer, and one that
is passed as a plain int would lose its upper half.
"""

import ctypes
from collections.abc import Mapping
from ctypes import POINTER, c_int, c_uint32, c_void_p, c_wchar_p
from functools import cache
from typing import Any, Final

_WORD: Final = ctypes.c_ushort
_COUNT: Final = POINTER(c_uint32)

OUT_BUFFER: Final = 2
IN_BUFFER: Final = 8
"""What DocumentPropertiesW does with a DEVMODE: tell it, take it."""
LOCAL_AND_CONNECTED: Final = 2 | 4
HORIZONTAL_DPI: Final = 88
VERTICAL_DPI: Final = 90
PHYSICAL_WIDTH: Final = 110
PHYSICAL_HEIGHT: Final = 111
OFFSET_X: Final = 112
OFFSET_Y: Final = 113
PAPERS: Final = 2
PAPER_SIZES: Final = 3
BINS: Final = 6
BIN_NAMES: Final = 12
BIN_NAME_LETTERS: Final = 24
DELETE_JOB: Final = 5
NO_SUCH_JOB: Final = (87, 0)
"""What GetJobW says of a job that is not there: a wrong parameter, or nothing."""


class DevMode(ctypes.Structure):
    """DEVMODEW as far as printers read it; letters as numbers, alike on all systems."""

    _fields_ = (
        ("dmDeviceName", _WORD * 32),
        ("dmSpecVersion", _WORD),
        ("dmDriverVersion", _WORD),
        ("dmSize", _WORD),
        ("dmDriverExtra", _WORD),
        ("dmFields", c_uint32),
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


class DocInfo(ctypes.Structure):
    """DOCINFOW."""

    _fields_ = (
        ("cbSize", c_int),
        ("lpszDocName", c_wchar_p),
        ("lpszOutput", c_wchar_p),
        ("lpszDatatype", c_wchar_p),
        ("fwType", c_uint32),
    )


class PrinterInfo4(ctypes.Structure):
    """PRINTER_INFO_4W."""

    _fields_ = (
        ("pPrinterName", c_wchar_p),
        ("pServerName", c_wchar_p),
        ("Attributes", c_uint32),
    )


class JobInfo1(ctypes.Structure):
    """JOB_INFO_1W up to its status."""

    _fields_ = (
        ("JobId", c_uint32),
        ("pPrinterName", c_wchar_p),
        ("pMachineName", c_wchar_p),
        ("pUserName", c_wchar_p),
        ("pDocument", c_wchar_p),
        ("pDatatype", c_wchar_p),
        ("pStatus", c_wchar_p),
        ("Status", c_uint32),
    )


# What a function takes; each gives an int, but for the one that gives a handle.
_SPOOL: Final = {
    "EnumPrintersW": (
        c_uint32,
        c_wchar_p,
        c_uint32,
        c_void_p,
        c_uint32,
        _COUNT,
        _COUNT,
    ),
    "GetDefaultPrinterW": (c_void_p, _COUNT),
    "OpenPrinterW": (c_wchar_p, POINTER(c_void_p), c_void_p),
    "ClosePrinter": (c_void_p,),
    "DocumentPropertiesW": (
        c_void_p,
        c_void_p,
        c_wchar_p,
        c_void_p,
        c_void_p,
        c_uint32,
    ),
    "DeviceCapabilitiesW": (c_wchar_p, c_wchar_p, _WORD, c_void_p, c_void_p),
    "GetJobW": (c_void_p, c_uint32, c_uint32, c_void_p, c_uint32, _COUNT),
    "SetJobW": (c_void_p, c_uint32, c_uint32, c_void_p, c_uint32),
}
_GDI: Final = {
    "CreateDCW": (c_wchar_p, c_wchar_p, c_wchar_p, c_void_p),
    "DeleteDC": (c_void_p,),
    "GetDeviceCaps": (c_void_p, c_int),
    "StartDocW": (c_void_p, POINTER(DocInfo)),
    "EndDoc": (c_void_p,),
    "AbortDoc": (c_void_p,),
    "StartPage": (c_void_p,),
    "EndPage": (c_void_p,),
}


@cache
def spool() -> Any:
    """Return winspool.drv, the spooler's functions."""
    return _library("winspool.drv", _SPOOL)


@cache
def gdi() -> Any:
    """Return gdi32, what draws on a printer."""
    library = _library("gdi32", _GDI)
    library.CreateDCW.restype = c_void_p
    return library


def last_error() -> int:
    """Return why the newest call of this thread failed."""
    return int(getattr(ctypes, "get_last_error")())  # noqa: B009 Windows alone


def forget_error() -> None:
    """Forget why an earlier call failed: not every function that fails says why."""
    getattr(ctypes, "set_last_error")(0)  # noqa: B009 Windows alone


def _library(name: str, functions: Mapping[str, tuple[Any, ...]]) -> Any:
    library = getattr(ctypes, "WinDLL")(name, use_last_error=True)  # noqa: B009
    for function, takes in functions.items():
        getattr(library, function).argtypes = takes
        getattr(library, function).restype = c_int
    return library
