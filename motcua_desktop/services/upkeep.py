"""Looking the whole office over: database, history, kept files, fonts, free space."""

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from motcua_desktop.services.errors import DatabaseDamagedError
from motcua_desktop.services.files import is_kept_whole
from motcua_desktop.services.ports import OpenUnit
from motcua_desktop.services.ports_backup import CheckPart
from motcua_desktop.text import grouped

_LEAST_FREE_MIB = 500
_MIB = 1024 * 1024
_MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class OfficeCheck:
    """Khám toàn bộ cơ quan; `database` and `papers` look at their own parts."""

    data: Path
    slips: Path
    reports: Path
    read_unit: OpenUnit
    database: Sequence[CheckPart]
    papers: Callable[[], Sequence[str]]

    def findings(self) -> list[str]:
        """Return what is wrong, as sentences; none: all is well.

        A part that damage keeps from being looked at is told of, the next is tried.
        """
        return [finding for part in self.parts() for finding in _looked_at(part)]

    def parts(self) -> tuple[CheckPart, ...]:
        """Return what is looked at, in turn, each part with its name."""
        return (
            *self.database,
            ("Phiếu đã phát hành", self._kept_slips),
            ("Phiếu của hồ sơ đã ẩn danh", self._deleted_slips),
            ("Tệp đính kèm", self._kept_attachments),
            ("Báo cáo đã phát hành", self._kept_reports),
            ("Mẫu giấy tờ, phông chữ", self.papers),
            ("Chỗ trống của ổ đĩa", self._free_space),
        )

    def _kept_slips(self) -> Iterator[str]:
        """A slip that was issued is still there, byte for byte."""
        with self.read_unit() as unit:
            issued = [*unit.slips.all_issued(), *unit.counter_slips.all_issued()]
            deleted = unit.retention.deleted_files()
        kept = [it for it in issued if it.path.as_posix() not in deleted]
        bad = (it for it in kept if not is_kept_whole(self.slips / it.path, it.sha256))
        for slip, _ in zip(bad, range(_MOST_NAMED), strict=False):
            yield f"Tệp phiếu đã phát hành “{slip.path}” bị mất hoặc bị thay đổi."

    def _deleted_slips(self) -> Iterator[str]:
        """A slip that went with the values of its dossier is gone."""
        with self.read_unit() as unit:
            deleted = unit.retention.deleted_files()
        for file in sorted(deleted):
            if (self.slips / file).exists():
                yield f"Tệp phiếu “{file}” của hồ sơ đã ẩn danh vẫn còn: xóa tệp này."

    def _kept_attachments(self) -> Iterator[str]:
        """A file kept with a dossier is still what was added."""
        with self.read_unit() as unit:
            bad = (
                f"Tệp đính kèm số {it.id} của hồ sơ {number} bị mất hoặc bị thay đổi."
                for number, it in unit.attachments.all_kept()
                if _sha256(unit.attachments.content(it.id)) != it.sha256
            )
            for finding, _ in zip(bad, range(_MOST_NAMED), strict=False):
                yield finding

    def _kept_reports(self) -> Iterator[str]:
        """A report that was issued is still there, byte for byte."""
        with self.read_unit() as unit:
            issues = unit.report_issues.all_issued()
        for one in issues:
            if not is_kept_whole(self.reports / one.file, one.sha256):
                yield f"Tệp của Báo cáo số {one.sign} bị mất hoặc bị thay đổi."

    def _free_space(self) -> Iterator[str]:
        free = shutil.disk_usage(self.data).free // _MIB
        if free < _LEAST_FREE_MIB:
            yield (
                f"Ổ đĩa chứa dữ liệu chỉ còn {grouped(free)} MB trống, "
                f"cần ít nhất {_LEAST_FREE_MIB} MB."
            )


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _looked_at(part: CheckPart) -> Sequence[str]:
    name, look = part
    try:
        return list(look())
    except DatabaseDamagedError as error:
        return [f"{name}: {error.wrong}"]
