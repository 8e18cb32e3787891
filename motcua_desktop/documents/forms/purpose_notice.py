"""What a paper for a citizen says of the personal data it was given."""

import functools
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from motcua_desktop.documents.wording import Edition, load_words

_LAWS: Final = ("nd13-2023", "luat91-2025")


@dataclass(frozen=True, slots=True)
class PurposeNotice(Edition):
    """The sentence under one law: for what the data are processed, and by which law."""

    notice: str = field(kw_only=True)


@functools.cache
def purpose_notices() -> tuple[PurposeNotice, ...]:
    """Return the notices of all laws, the oldest first."""
    files = (f"forms/thong-bao-du-lieu.{law}.toml" for law in _LAWS)
    return tuple(load_words(file, PurposeNotice) for file in files)


def purpose_notice(received_on: date) -> str:
    """Return the notice for data given on a day; "" before any law asked for one."""
    in_force = (it.notice for it in purpose_notices() if it.governs(received_on))
    return next(in_force, "")
