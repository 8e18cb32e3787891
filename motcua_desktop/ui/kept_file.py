"""A small file that survives a power cut: it holds the old words or the new ones."""

import os
from pathlib import Path
from typing import Final

from motcua_desktop.services.ports_drafts import WHOLE_DESK, DraftOwner
from motcua_desktop.ui.tasks import Call, Runner

_DRAFTS: Final = "drafts"
DRAFT_MS: Final = 2000
"""How long what was typed waits until it is kept; five seconds may be lost."""


def keep_whole(path: Path, text: str) -> None:
    """Write `text` to `path` at once; what was there stays if the disk refuses.

    Raises:
        OSError: no room, or no right to write.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    with fresh.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        # Without it a power cut may leave the name with nothing behind it.
        os.fsync(file.fileno())
    fresh.replace(path)


class KeptDraft:
    """One draft of its owner: unreadable on the disk where the office is encrypted."""

    def __init__(self, folder: Path, name: str, owner: DraftOwner = WHOLE_DESK) -> None:
        """Keep it under `name` among the drafts in `folder`."""
        self.path = folder / _DRAFTS / owner.login / name
        self._seal = owner.seal

    def keep(self, text: str) -> None:
        """Keep `text`, or what was there before if the disk refuses."""
        keep_whole(self.path, self._seal.wrap(text))

    def read(self) -> str:
        """Return what was kept.

        Raises:
            OSError, ValueError: nothing is there that can be read.
        """
        return self._seal.unwrap(self.path.read_text(encoding="utf-8"))

    def drop(self) -> None:
        """Forget it."""
        self.path.unlink(missing_ok=True)


class KeptSoon:
    """Keeps what is typed once, a little after the first of many changes."""

    def __init__(self, runner: Runner, keep: Call) -> None:
        """Call `keep` on the window's thread."""
        self._runner = runner
        self._keep = keep
        self._cancel: Call | None = None

    def ask(self) -> None:
        """Something was changed; what was asked for before still comes in time."""
        if self._cancel is None:
            self._cancel = self._runner.later(DRAFT_MS, self._come)

    def stop(self) -> None:
        """It was kept already, or is not wanted any more."""
        if self._cancel is not None:
            self._cancel()
            self._cancel = None

    def _come(self) -> None:
        self._cancel = None
        self._keep()
