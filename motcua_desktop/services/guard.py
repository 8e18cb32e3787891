"""The one place where rights are enforced and deeds leave their trail.

Services are handed out behind a guard: each call of a public function is looked up in
the table of rights, refused or let through, signed by who is logged in, and noted.
"""

import contextlib
import inspect
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from motcua_desktop.domain.accounts import Account
from motcua_desktop.services.errors import ReadOnlyOfficeError, ReadOnlyPlaceError
from motcua_desktop.services.ports import Clock, OpenUnit, UnitOfWork
from motcua_desktop.services.rights import GUARDED, RIGHTS, Right, Trail
from motcua_desktop.services.rows.audit import AuditLine
from motcua_desktop.services.session import Session
from motcua_desktop.text import clean_line

Service = TypeVar("Service")

_ONLY_READ: Final = (ReadOnlyOfficeError, ReadOnlyPlaceError)
_SIGNS: Final = ("officer", "actor")
_SUBJECTS: Final = ("name", "number", "kind", "key", "register", "period", "path")
_MORE_SUBJECTS: Final = ("file", "entry_id", "slip_id", "sign", "login", "reference")
_SUBJECT_LIMIT: Final = 200


@dataclass(slots=True)
class _Deed:
    """A call on its way, and whether its line is written."""

    function: str
    right: Right
    account: Account | None
    actor: str
    subject: str
    detail: str = ""
    is_noted: bool = False


_on_its_way: ContextVar[_Deed | None] = ContextVar("deed", default=None)


def tell(detail: str) -> None:
    """Let the line of the deed on its way say more than what it is about."""
    deed = _on_its_way.get()
    if deed is not None:
        deed.detail = detail


def note_deed(unit: UnitOfWork, clock: Clock) -> None:
    """Write the line of the deed on its way into the unit that is about to commit."""
    deed = _on_its_way.get()
    if deed is None or deed.is_noted or deed.right.trail is not Trail.ENTRY:
        return
    login, actor = "", deed.actor
    if deed.account is not None:
        login, actor = deed.account.login, deed.account.name
    unit.audit.append(
        AuditLine(clock(), login, actor, deed.function, deed.subject, deed.detail)
    )
    deed.is_noted = True


@dataclass(frozen=True, slots=True)
class Gate:
    """What a guard needs: the session, and a unit to note what commits nothing."""

    session: Session
    open_unit: OpenUnit

    def passed(
        self, function: str, call: Callable[..., Any], words: inspect.BoundArguments
    ) -> Any:
        """Call a function of a service, if the session may.

        Raises:
            NotLoggedInError: nobody is logged in.
            NotAllowedError: the role does not cover it.
            DomainError: whatever the service refuses.
        """
        right = RIGHTS[function]
        account = self.session.allow(right)
        # What only reads names whom a list is about, not who asks for it.
        if account is not None and right.trail is not Trail.READ:
            _sign(words, account.name)
        with self._noted(_Deed(function, right, account, _actor(words), _about(words))):
            return call(*words.args, **words.kwargs)

    @contextlib.contextmanager
    def _noted(self, deed: _Deed) -> Iterator[None]:
        outer = _on_its_way.get()
        if outer is not None and outer.right.trail is Trail.ENTRY:
            yield  # part of a deed that has its own line
            return
        before = _on_its_way.set(deed)
        try:
            yield
            if deed.right.trail is Trail.ENTRY and not deed.is_noted:
                # Nothing can be noted in an office that is only read; one may still
                # look and print there.
                with contextlib.suppress(*_ONLY_READ), self.open_unit() as unit:
                    unit.commit()
        finally:
            _on_its_way.reset(before)


class _Guarded:
    """Stands before one service; only its public functions are reached."""

    __slots__ = ("_gate", "_service")

    def __init__(self, service: object, gate: Gate) -> None:
        object.__setattr__(self, "_service", service)
        object.__setattr__(self, "_gate", gate)

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._service, name)
        if type(value).__name__ in GUARDED:
            return guarded(value, self._gate)
        if not inspect.ismethod(value):
            return value
        function = f"{type(self._service).__name__}.{name}"
        call = value.__func__

        def pass_gate(*args: Any, **kwargs: Any) -> Any:
            words = _signature(call).bind(self._service, *args, **kwargs)
            return self._gate.passed(function, call, words)

        return pass_gate

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self._service, name, value)


def guarded(service: Service, gate: Gate) -> Service:
    """Return `service` behind the guard; a guarded one stays as it is."""
    if isinstance(service, _Guarded):
        return service
    return cast("Service", _Guarded(service, gate))


@lru_cache(maxsize=512)
def _signature(function: Callable[..., Any]) -> inspect.Signature:
    return inspect.signature(function)


def _sign(words: inspect.BoundArguments, name: str) -> None:
    """Let who is logged in sign, whatever name was given."""
    for sign in _SIGNS:
        if sign in words.signature.parameters:
            words.arguments[sign] = name
    for key, value in words.arguments.items():
        if key != "self" and is_dataclass(value) and not isinstance(value, type):
            signs = {one.name for one in fields(value)} & set(_SIGNS)
            if signs:
                signed: Any = replace(cast("Any", value), **dict.fromkeys(signs, name))
                words.arguments[key] = signed


def _actor(words: inspect.BoundArguments) -> str:
    for value in (words.arguments, *words.arguments.values()):
        for sign in _SIGNS:
            said = (
                value.get(sign) if isinstance(value, dict) else getattr(value, sign, "")
            )
            if isinstance(said, str) and said:
                return said
    return ""


def _about(words: inspect.BoundArguments) -> str:
    """Return what the deed is about, in numbers, codes and file names only."""
    said = [
        text
        for one in (*_SUBJECTS, *_MORE_SUBJECTS)
        if (text := _word(words.arguments.get(one)))
    ]
    return clean_line(" ".join(said))[:_SUBJECT_LIMIT]


def _word(value: object) -> str:
    if isinstance(value, Path):
        return value.name
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str | int):
        return str(value)
    for attribute in ("code", "name"):
        named = getattr(value, attribute, "")
        if isinstance(named, str) and named:
            return named
    return ""
