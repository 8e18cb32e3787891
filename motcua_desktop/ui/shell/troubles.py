"""Errors that no screen asked for: the expected in a line, the others in a panel."""

import tkinter as tk
from collections.abc import Callable

from motcua_desktop.ui.crash import CrashDesk
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.shell.frame import Frame
from motcua_desktop.ui.shown import Trouble
from motcua_desktop.ui.widgets.panels import open_trouble


class Troubles:
    """Tells of what went wrong anywhere in one window; nothing is swallowed."""

    def __init__(
        self, root: tk.Tk, kit: Kit, frame: Frame, copy: Callable[[str], None]
    ) -> None:
        """Listen to `root`; `copy` puts the details on the clipboard."""
        self._kit = kit
        self._frame = frame
        self._copy = copy
        self.desk = CrashDesk()
        root.report_callback_exception = self._callback_failed

    def tell(self, error: Exception) -> None:
        """Tell of an error of background work that nobody took."""
        trouble = self.desk.words(error)
        if trouble.number:
            self._open(trouble)
        else:
            self._frame.toast.show(trouble.line)

    def _callback_failed(
        self, _kind: object, error: BaseException, _where: object
    ) -> None:
        self._open(self.desk.unexpected(error))

    def _open(self, trouble: Trouble) -> None:
        overlay = self._frame.overlay
        # What fails while the panel shows is in the log; were each to open its own,
        # a fault of the panel would open it without end.
        if not (overlay.is_open and overlay.title == trouble.wrong):
            open_trouble(overlay, self._kit, trouble, self.copy_details)

    def copy_details(self) -> None:
        """Put the details of the last unexpected error on the clipboard."""
        self._copy(self.desk.details)
