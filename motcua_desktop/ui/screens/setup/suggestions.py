"""What the name of a unit makes likely of its papers' headings."""

from dataclasses import fields
from typing import Final

from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import UnitLevel

_POST: Final = {it.name: str(it.default) for it in fields(Office)}["head_post"]
_DESK: Final = "Trung tâm Phục vụ hành chính công"
_KINDS: Final = ("xã", "phường", "thị trấn", "đặc khu", "tỉnh", "thành phố")


def suggested(unit_name: str, level: str) -> dict[str, str]:
    """Return the settings that a commune or a province of this name usually has."""
    place = _place(unit_name)
    lower = f"{unit_name[:1].lower()}{unit_name[1:]}"
    known = {
        "place": place,
        "desk": _DESK.upper(),
        "full_name": f"{_DESK} {lower}",
        "short_name": "Trung tâm",
        "head_post": _POST,
    }
    if level in {UnitLevel.COMMUNE.label, UnitLevel.PROVINCE.label}:
        known["superior"] = f"ỦY BAN NHÂN DÂN {unit_name.upper()}"
    return known


def _place(unit_name: str) -> str:
    for kind in _KINDS:
        if unit_name.lower().startswith(f"{kind} "):
            return unit_name[len(kind) + 1 :]
    return unit_name
