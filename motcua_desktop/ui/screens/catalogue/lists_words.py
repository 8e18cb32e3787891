"""Sectors and units in the words of their lists and panels."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from motcua_desktop.domain.people import Unit, UnitLevel
from motcua_desktop.services.rows.catalogue import SectorCard
from motcua_desktop.text import fold, grouped, screen_date
from motcua_desktop.ui.screens.catalogue.state import ListColumn, ListShown
from motcua_desktop.ui.screens.step.state import FieldKind, StepField, StepState

VERTICAL: Final = "vertical"
OWN_UNIT: Final = (
    "Đây là đơn vị của chính cơ quan: sửa ở Quản trị (Alt+Q), F6 Thiết lập lại."
)
_KINDS: Final = (("own", "Của cơ quan"), (VERTICAL, "Ngành dọc"))
_CLOSED: Final = ListColumn("Ngừng từ", 110)
_SECTOR_COLUMNS: Final = (
    ListColumn("Lĩnh vực"),
    ListColumn("Cơ quan giải quyết", 160),
    ListColumn("Số thủ tục", 100, is_number=True),
    _CLOSED,
)
_SECTORS_ARE: Final = (
    "Lĩnh vực có sẵn theo thủ tục đã nhập. Lĩnh vực đã ngừng giữ nguyên hồ sơ và vẫn "
    "có trong báo cáo."
)
_UNIT_COLUMNS: Final = (
    ListColumn("Mã đơn vị", 130),
    ListColumn("Tên đơn vị"),
    ListColumn("Cấp", 90),
    ListColumn("Trực thuộc", 180),
    _CLOSED,
)
_UNITS_ARE: Final = (
    "Đơn vị đã ngừng giữ nguyên hồ sơ và vẫn có trong báo cáo. Đơn vị của chính cơ "
    "quan sửa ở Quản trị (Alt+Q), F6 Thiết lập lại."
)
_RENAMED: Final = (
    "Đổi tên: báo cáo lập từ nay ghi tên mới, kể cả cho kỳ trước; báo cáo đã phát hành "
    "giữ nguyên."
)


def in_order(cards: Sequence[SectorCard]) -> list[SectorCard]:
    """Return the sectors as they are listed, the office's own first."""
    return sorted(
        cards,
        key=lambda it: (it.sector.is_vertical, fold(it.sector.name), it.sector.name),
    )


def sectors_shown(cards: Sequence[SectorCard]) -> ListShown:
    """Return the list of sectors with their procedures counted."""
    return ListShown(
        title=f"{grouped(len(cards))} lĩnh vực",
        note=_SECTORS_ARE,
        columns=_SECTOR_COLUMNS,
        rows=tuple(
            (
                it.sector.name,
                "Ngành dọc" if it.sector.is_vertical else "Của cơ quan",
                grouped(it.procedures),
                _day(it.closed_on),
            )
            for it in cards
        ),
        opens="Xem thủ tục",
    )


def units_shown(units: Sequence[Unit]) -> ListShown:
    """Return the office's own unit first, then the others as they came."""
    names = {it.code: it.name for it in units}
    return ListShown(
        title=f"{grouped(len(units))} đơn vị",
        note=_UNITS_ARE,
        columns=_UNIT_COLUMNS,
        rows=tuple(
            (
                it.code,
                it.name,
                it.level.label,
                names.get(it.superior_code or "", it.superior_code or ""),
                _day(it.closed_on),
            )
            for it in units
        ),
    )


def _day(closed_on: date | None) -> str:
    return screen_date(closed_on) if closed_on else ""


def _name_field(value: str = "") -> StepField:
    return StepField("name", "Tên", is_required=True, value=value)


def _closed_field(closed_on: date | None) -> StepField:
    return StepField(
        "closed_on",
        "Ngừng từ ngày (để trống: đang dùng)",
        FieldKind.DAY,
        hint="dd/mm/yyyy",
        value=_day(closed_on),
    )


def add_sector_panel() -> StepState:
    """Return the panel for a new sector."""
    return StepState(
        title="Thêm lĩnh vực",
        dossier_line="Một dòng của danh mục lĩnh vực",
        consequence=(
            "Lĩnh vực ngành dọc là của cơ quan trung ương đặt tại địa phương; báo cáo "
            "tính riêng, về sau không đổi được."
        ),
        fields=(
            _name_field(),
            StepField(
                "kind",
                "Cơ quan giải quyết",
                FieldKind.CHOICE,
                value=_KINDS[0][0],
                choices=_KINDS,
            ),
        ),
        act="Thêm",
        icon="save",
    )


def change_sector_panel(card: SectorCard) -> StepState:
    """Return the panel that renames a sector, closes it or uses it again."""
    return StepState(
        title="Sửa lĩnh vực",
        dossier_line=f"{card.sector.name}: {grouped(card.procedures)} thủ tục",
        consequence=(
            f"{_RENAMED} Ngừng: không nhận thủ tục mới từ ngày đó; thủ tục và hồ sơ cũ "
            "giữ nguyên."
        ),
        fields=(_name_field(card.sector.name), _closed_field(card.closed_on)),
        act="Lưu",
        icon="save",
    )


def unit_panel(known: Unit | None, units: Sequence[Unit]) -> StepState:
    """Return the panel of a unit; None: of a new one."""
    above = [
        (it.code, it.name) for it in units if known is None or it.code != known.code
    ]
    code = StepField(
        "code", "Mã đơn vị (mã định danh)", is_required=True, hint="H26.12.01"
    )
    level = known.level if known else UnitLevel.COMMUNE
    superior = known.superior_code if known else units[0].code if units else ""
    fields = (
        _name_field(known.name if known else ""),
        StepField(
            "level",
            "Cấp",
            FieldKind.CHOICE,
            value=level.value,
            choices=tuple((it.value, it.label) for it in UnitLevel),
        ),
        StepField(
            "superior",
            "Trực thuộc",
            FieldKind.LIST,
            value=superior or "",
            choices=(("", "(không)"), *above),
        ),
    )
    return StepState(
        title="Sửa đơn vị" if known else "Thêm đơn vị",
        dossier_line=known.code if known else "Một đơn vị trong báo cáo của cơ quan",
        consequence=(
            f"{_RENAMED} Ngừng: sổ theo dõi nhập vào không có hồ sơ mới của đơn vị từ "
            "ngày đó; hồ sơ cũ giữ nguyên."
            if known
            else "Mã là mã định danh điện tử của đơn vị, về sau không đổi được."
        ),
        fields=(*fields, _closed_field(known.closed_on)) if known else (code, *fields),
        act="Lưu" if known else "Thêm",
        icon="save",
    )
