"""A small file that survives a power cut: it holds the old words or the new ones."""

import os
from pathlib import Path


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
