"""Passwords sealed by argon2id (RFC 9106): slow to try, impossible to read back."""

from typing import Final

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import hash_secret_raw

MEMORY_KIB: Final = 65536
ROUNDS: Final = 5
"""One try took 232 ms on an idle core; 4 rounds took 192 ms, under the wanted 200."""


def stretched(
    text: str, salt: bytes, *, memory_kib: int, rounds: int, size: int
) -> bytes:
    """Return `size` bytes made of a password; each try costs what is said here."""
    return hash_secret_raw(
        text.encode(),
        salt,
        time_cost=rounds,
        memory_cost=memory_kib,
        parallelism=1,
        hash_len=size,
        type=Type.ID,
    )


class Argon2Seal:
    """Argon2id, 64 MiB, five rounds: about a quarter of a second of one core."""

    def __init__(self, memory_kib: int = MEMORY_KIB, rounds: int = ROUNDS) -> None:
        """Set what one try costs."""
        self._hasher = PasswordHasher(
            time_cost=rounds, memory_cost=memory_kib, parallelism=1, type=Type.ID
        )
        # Fits nothing and costs as much as any other; made without sealing anything,
        # so that not even the first try of a program's run takes longer.
        cost = f"m={memory_kib},t={rounds},p=1"
        self._nobody = f"$argon2id$v=19${cost}${'A' * 22}${'A' * 43}"

    def seal(self, password: str) -> str:
        """Return the sealed password, a PHC string."""
        return self._hasher.hash(password)

    def fits(self, sealed: str | None, password: str) -> bool:
        """Return whether `password` is the sealed one.

        Where there is none, one that never fits is tried: the time tells nothing.
        """
        try:
            self._hasher.verify(sealed or self._nobody, password)
        except (VerificationError, InvalidHashError):
            return False
        return sealed is not None

    def is_weak(self, sealed: str) -> bool:
        """Return whether it was sealed with other settings than today's."""
        return self._hasher.check_needs_rehash(sealed)
