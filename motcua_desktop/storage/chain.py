"""The hash chain of the history: each entry seals itself and all before it."""

import hashlib
from typing import Final, NamedTuple

GENESIS: Final = bytes(32)
"""The hash before the first entry."""


class Entry(NamedTuple):
    """One line of the history, as it is stored."""

    seq: int
    dossier_id: int
    kind: str
    at: str
    recorded_at: str
    actor: str
    token: str | None
    body: str


def seal(previous: bytes, entry: Entry) -> bytes:
    """Return the hash of `entry`, which follows the entry with hash `previous`."""
    text = "\x1f".join((*map(str, entry[:6]), entry.token or "", entry.body))
    return hashlib.sha256(previous + text.encode()).digest()
