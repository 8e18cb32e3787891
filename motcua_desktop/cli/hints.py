"""Words of the command line that do what the sentence of an error advises.

The sentences themselves are read in the window too, where there are no such words.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from motcua_desktop.domain.errors import (
    DomainError,
    NoSpecialDayError,
    UnbalancedReportError,
    UnknownSignerError,
)
from motcua_desktop.services import access_errors, errors
from motcua_desktop.services.errors_sealing import AlreadySealedError

HINTS: Final[Mapping[type[DomainError], tuple[str, ...]]] = MappingProxyType(
    {
        NoSpecialDayError: ("calendar list",),
        UnbalancedReportError: ("check",),
        UnknownSignerError: ("--trust",),
        AlreadySealedError: ("encryption status",),
        access_errors.NotLoggedInError: ("--user",),
        access_errors.UnknownAccountError: ("user list",),
        access_errors.FirstAccountError: ("--role admin",),
        errors.OfficeNotSetUpError: ("demo", "office set", "--data"),
        errors.UnknownSubmissionError: ("online list",),
        errors.UnknownEntryError: ("register list",),
        errors.NotByUnitsError: ("--unit", "--units together"),
        errors.BookAsOfError: ("--as-of",),
        errors.EstimateNotAskedForError: ("--estimate",),
        errors.IdentityBrokenError: ("check",),
        errors.OpeningBalanceError: ("check",),
        errors.CounterSlipError: ("slip list --before",),
        errors.ReportNumberError: ("report issued",),
        errors.DatabaseDamagedError: ("backup salvage", "backup restore"),
        errors.CopyShownError: ("backup salvage", "backup restore"),
        errors.ForeignDatabaseError: ("--data",),
        errors.UnsafePlaceError: ("--data",),
        errors.ServerUnreachableError: ("--database",),
    }
)


def told(error: DomainError) -> str:
    """Return the sentence of `error` and the words of the command line for it."""
    words = HINTS.get(type(error))
    return f"{error} (Dòng lệnh: {', '.join(words)}.)" if words else str(error)
