"""People of an office, logged in quickly: their passwords are sealed at little cost."""

import contextlib
from collections.abc import Iterator
from typing import Final

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.accounts import Role
from motcua_desktop.storage.passwords import Argon2Seal
from tests.builders import unguarded

PASSWORD: Final = "Một cửa An Hòa 2026"
QuickSeal: Final = Argon2Seal(memory_kib=64, rounds=1)


@contextlib.contextmanager
def as_role(office: OpenOffice, role: Role) -> Iterator[None]:
    """Let the account of a role act; the door is tested elsewhere."""
    office.gate.session.login = role.value
    try:
        yield
    finally:
        office.gate.session.login = ""


def with_people(office: OpenOffice) -> OpenOffice:
    """Give the office one account of each role, login = role."""
    object.__setattr__(unguarded(office.accounts), "sealer", QuickSeal)
    for role in (Role.ADMIN, Role.LEADER, Role.CLERK):
        office.accounts.add(role.value, f"Người {role.value}", role, PASSWORD)
        office.gate.session.login = "admin"
    office.gate.session.login = ""
    return office
