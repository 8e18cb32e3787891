"""Bounds that the system itself puts on this process: memory, processor time."""

import ctypes
import sys
from ctypes import wintypes
from typing import Final

_PROCESS_MEMORY: Final = 0x100
_PROCESS_TIME: Final = 0x2
_EXTENDED: Final = 9
"""JobObjectExtendedLimitInformation"""

_TICKS: Final = 10_000_000
"""Hundreds of nanoseconds in a second."""


class _Basic(ctypes.Structure):
    _fields_ = (
        ("per_process_time", ctypes.c_int64),
        ("per_job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("most_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("basic", _Basic),
        ("io", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def bound_this_process(*, memory: int, seconds: int) -> None:
    """Let this process have `memory` bytes and `seconds` of the processor, no more.

    On Windows a job that the process puts itself into, elsewhere its own limits. What
    the system does not grant is left: the parent watches the time too.
    """
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
        bounds = _Extended()
        bounds.basic.flags = _PROCESS_MEMORY | _PROCESS_TIME
        bounds.basic.per_process_time = seconds * _TICKS
        bounds.process_memory = memory
        kernel.SetInformationJobObject(
            job, _EXTENDED, ctypes.byref(bounds), ctypes.sizeof(bounds)
        )
        process = wintypes.HANDLE(kernel.GetCurrentProcess())
        kernel.AssignProcessToJobObject(job, process)
        return
    import resource  # noqa: PLC0415 exists elsewhere only

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
