"""The hash chain of the history: each entry seals itself and all before it."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

GENESIS: Final = bytes(32)
"""The hash before the first entry."""

CHAINS: Final = ("event", "audit", "report_issue")
"""The tables that are chained: dossiers' history, the log of deeds, issued reports."""

MARK_LENGTH: Final = 8
"""Letters of a hash that stand on paper."""


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
    seq, dossier_id, kind, at, recorded_at, actor, token, body = entry
    text = (
        f"{seq}\x1f{dossier_id}\x1f{kind}\x1f{at}\x1f{recorded_at}\x1f{actor}\x1f"
        f"{token or ''}\x1f{body}"
    )
    return hashlib.sha256(previous + text.encode()).digest()


class AuditEntry(NamedTuple):
    """One line of the audit log, as it is stored."""

    seq: int
    recorded_at: str
    login: str
    actor: str
    deed: str
    subject: str
    detail: str
    history: str


def seal_audit(previous: bytes, entry: AuditEntry) -> bytes:
    """Return the hash of a line, which follows the one with hash `previous`."""
    text = "\x1f".join(map(str, entry))
    return hashlib.sha256(previous + text.encode()).digest()


class IssueEntry(NamedTuple):
    """One line of the chain of issued reports, as it is stored."""

    seq: int
    name: str
    sign: str
    first_day: str
    last_day: str
    unit_code: str
    sector: str
    as_of: str
    signed_on: str
    issued_at: str
    actor: str
    file: str
    sha256: str
    mark: str
    frozen: bytes


def seal_issue(previous: bytes, entry: IssueEntry) -> bytes:
    """Return the hash of an issue, which follows the one with hash `previous`."""
    *words, frozen = entry
    text = "\x1f".join(map(str, words))
    body = hashlib.sha256(bytes(frozen)).digest()
    return hashlib.sha256(previous + text.encode() + body).digest()


_SEALS: Final[Mapping[str, Callable[[bytes, Sequence[Any]], bytes]]] = {
    "event": lambda previous, line: seal(previous, Entry(*line)),
    "audit": lambda previous, line: seal_audit(previous, AuditEntry(*line)),
    "report_issue": lambda previous, line: seal_issue(previous, IssueEntry(*line)),
}


def left_of(row: Sequence[Any]) -> str:
    """Return the SHA-256 of a row as it now stands, its hash included."""
    parts = (
        bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)
        for value in row
    )
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def stands(chain: str, previous: bytes, line: Sequence[Any], owned: str | None) -> bool:
    """Return whether a line, its hash last, is what it should be behind `previous`.

    A line whose personal values were blanked is held against what was left of it
    (`owned`, as the table `erased` has it), every other one against its seal. Behind a
    loss (`previous` is empty) nothing is left to hold a sealed line against.
    """
    if owned is not None:
        return left_of(line) == owned
    *words, sealed = line
    return not previous or _SEALS[chain](previous, words) == bytes(sealed)
