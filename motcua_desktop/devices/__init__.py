"""Devices at the desk, behind ports of the services."""

import sys

from motcua_desktop.services.ports_printing import Spooler


def system_spooler() -> Spooler:
    """Return the printing of the system that the program runs on."""
    if sys.platform == "win32":
        from motcua_desktop.devices.windows_printing import (  # noqa: PLC0415
            WindowsSpooler,
        )

        return WindowsSpooler()
    from motcua_desktop.devices.cups import CupsSpooler  # noqa: PLC0415

    return CupsSpooler()
