"""Retention: periods of the office, dossiers kept back, personal values blanked.

Nothing is blanked that the office has not asked for with the number of a document and
confirmed with the count of dossiers. What was blanked does not come back.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from motcua_desktop.domain.errors import RetentionError
from motcua_desktop.domain.events import RetentionEvent
from motcua_desktop.domain.retention import (
    RetentionBounds,
    RetentionPeriod,
    RetentionScope,
    keep_back,
    period_of,
    release,
)
from motcua_desktop.resources import load_toml
from motcua_desktop.services.backup import BackupDesk
from motcua_desktop.services.errors import (
    StorageError,
    UnknownDossierError,
    UnknownWordError,
)
from motcua_desktop.services.files import write_whole
from motcua_desktop.services.guard import tell
from motcua_desktop.services.ports import Clock, OpenUnit, Signature, UnitOfWork
from motcua_desktop.services.ports_backup import BackupCopy
from motcua_desktop.services.ports_retention import PENDING
from motcua_desktop.services.printing import PrintQueue
from motcua_desktop.services.rights import RIGHTS
from motcua_desktop.services.rows.retention import (
    AnonymisedNow,
    ErasedRun,
    PeriodChange,
    RetentionLine,
    RetentionList,
)

_REWRITTEN: Final = "Tệp dữ liệu đã viết lại; còn tệp phiếu chưa xóa được."
"""What the note says once only files are left to be deleted."""

_PAGE: Final = 1000
_TAKEN_OUT: Final = ("xuất", "lấy toàn bộ")
"""How the deeds begin by which files leave the program."""


@dataclass(frozen=True, slots=True)
class RetentionDesk:
    """Thời hạn lưu dữ liệu cá nhân: for administrators alone.

    `data` holds the slips in `slips`, `papers` what is made for the moment; `rewrite`
    writes the database's file anew. In a shared office (`is_shared`) another desk may
    have blanked values whose slips lie here.
    """

    open_unit: OpenUnit
    read_unit: OpenUnit
    clock: Clock
    data: Path
    papers: Path
    queue: PrintQueue
    backups: BackupDesk
    rewrite: Callable[[], None]
    is_shared: bool = False

    def periods(self) -> Sequence[PeriodChange]:
        """Return the periods in force, with who set them; none ships."""
        with self.read_unit() as unit:
            return _in_force(unit)

    def changes(self) -> Sequence[PeriodChange]:
        """Return every setting of a period, oldest first."""
        with self.read_unit() as unit:
            return unit.retention.changes()

    def sources(self) -> tuple[Sequence[str], str]:
        """Return the laws behind the periods, and how sure that is."""
        shipped = load_toml("retention.toml")
        return tuple(shipped["sources"]), str(shipped["certainty"])

    def set_period(
        self,
        scope: RetentionScope,
        key: str,
        *,
        months: int,
        document: str,
        officer: str = "",
    ) -> RetentionPeriod:
        """Set how long personal values are kept; no months: the period is off.

        Raises:
            FieldValueError: a length that cannot be, or no document that says it.
            UnknownWordError: no such procedure or sector in the catalogue.
        """
        bounds = RetentionBounds(**load_toml("retention.toml")["bounds"])
        period = bounds.checked(RetentionPeriod(scope, key, months, document))
        with self.open_unit() as unit:
            _refuse_unknown(unit, period)
            unit.retention.note(PeriodChange(period, self.clock(), officer))
            tell(f"{period.months} tháng {period.document}".strip())
            unit.commit()
        return period

    def due(self) -> RetentionList:
        """Return what may be anonymised now; nothing is changed."""
        with self.read_unit() as unit:
            return _due(unit, self.clock().date())

    def keep_back(self, number: str, *, reason: str, officer: str = "") -> None:
        """Keep a dossier's personal values past their period.

        Raises:
            UnknownDossierError: no dossier has this number.
            DomainError: it is anonymised or kept back already, or no reason is given.
        """
        self._record(number, keep_back, reason, officer)

    def release(self, number: str, *, reason: str, officer: str = "") -> None:
        """Let the period count again.

        Raises:
            UnknownDossierError: no dossier has this number.
            RetentionError: it was not kept back, or no reason is given.
        """
        self._record(number, release, reason, officer)

    def _record(
        self, number: str, decide: Callable[..., RetentionEvent], reason: str, by: str
    ) -> None:
        with self.open_unit() as unit:
            stored = unit.dossiers.find(number)
            if stored is None:
                raise UnknownDossierError(number)
            now = self.clock()
            at = now.replace(second=0, microsecond=0)
            event = decide(stored.dossier, at=at, reason=reason)
            unit.dossiers.record(stored, event, Signature(by, now))
            unit.commit()

    def apply(self, *, count: int, officer: str = "") -> AnonymisedNow:
        """Blank the personal values of what is due, for good; all of it or nothing.

        `count` is the number of dossiers on the list, as it was read and typed.

        Raises:
            RetentionError: nothing is due, or not so many dossiers.
        """
        now = self.clock()
        with self.open_unit() as unit:
            found = _due(unit, now.date())
            _refuse_miscount(found, count)
            documents = {it.dossier.number: it.period.document for it in found.due}
            run = unit.retention.erase(documents, found.beside, actor=officer, at=now)
            tell(f"{run.dossiers} hồ sơ, {run.rows} dòng, {run.mark}")
            (self.data / PENDING).touch()
            unit.commit()
        self.finish()
        return self._told(run, self._forgotten_jobs(documents.keys()))

    def finish(self) -> None:
        """Delete the slips' files that go with blanked values; rewrite the database.

        What a full disk, a file somebody looks at, or a second place that is not
        plugged in keeps from being done is done at the next start.
        """
        pending = self.data / PENDING
        if not pending.exists() and not self.is_shared:
            return
        with self.read_unit() as unit:
            files = unit.retention.deleted_files()
        place = self.backups.shelf.second_place()
        slips = [self.data / "slips" / file for file in files]
        if place is not None:
            slips += [place / "slips" / file for file in files]
        looked = (it for it in self.papers.rglob("*.*") if it.is_file())
        left = _left(*slips, *looked)
        if not pending.exists():
            return
        if pending.read_text(encoding="utf-8") != _REWRITTEN:
            try:
                self.rewrite()
            except StorageError:
                return
        if left or (place is not None and not place.is_dir()):
            write_whole(pending, _REWRITTEN.encode())
        else:
            pending.unlink()

    def copies(self) -> Sequence[Path]:
        """Return the copies that still hold values that were blanked since."""
        with self.read_unit() as unit:
            return self.backups.shelf.older_than(unit.retention.erased_count())

    def drop_copies(self, *, count: int) -> BackupCopy:
        """Delete the copies that `copies` names, pinned ones too; make a new one first.

        `count` is their number, as it was read and typed.

        Raises:
            RetentionError: there is none, or not so many.
            StorageError: the new copy is not whole; nothing was deleted.
        """
        found = self.copies()
        if not found or count != len(found):
            raise RetentionError(
                f"Có {len(found)} bản sao còn giữ dữ liệu đã ẩn danh, không phải "
                f"{count}.",
                "Xem lại danh sách các bản sao rồi nhập đúng số bản.",
            )
        made = self.backups.make()
        self.backups.to_second_place(made)
        self.backups.shelf.forget(found)
        tell(f"{len(found)} bản sao")
        return made

    def _told(self, run: ErasedRun, jobs: int) -> AnonymisedNow:
        return AnonymisedNow(
            run.dossiers,
            run.rows,
            len(run.files),
            jobs,
            tuple(self.copies()),
            tuple(self._exports()),
            is_finished=not (self.data / PENDING).exists(),
        )

    def _exports(self) -> Iterator[date]:
        """Return the days on which files were taken out, as the log has it."""
        days, after = set(), 0
        with self.read_unit() as unit:
            while lines := unit.audit.lines(after=after, limit=_PAGE):
                for line in lines:
                    right = RIGHTS.get(line.deed)
                    if right is not None and right.deed.startswith(_TAKEN_OUT):
                        days.add(line.recorded_at.date())
                after = lines[-1].seq
        yield from sorted(days)

    def _forgotten_jobs(self, numbers: Iterable[str]) -> int:
        """Take the papers of anonymised dossiers off the print queue."""
        known = set(numbers)
        ids = [job.id for job in self.queue.jobs() if job.title in known]
        self.queue.came_out(ids)
        return len(ids)


def _in_force(unit: UnitOfWork) -> list[PeriodChange]:
    newest = {(it.period.scope, it.period.key): it for it in unit.retention.changes()}
    return [it for it in newest.values() if it.period.months]


def _due(unit: UnitOfWork, today: date) -> RetentionList:
    periods = [it.period for it in _in_force(unit)]

    def ended(row: Any) -> tuple[RetentionPeriod, date] | None:
        period = period_of(periods, procedure=row.procedure, sector=row.sector)
        if period is None:
            return None
        ends_on = period.ends_on(row.settled_on)
        return (period, ends_on) if ends_on <= today else None

    lines = [
        RetentionLine(dossier, *found)
        for dossier in unit.retention.settled_dossiers()
        if (found := ended(dossier))
    ]
    return RetentionList(
        tuple(line for line in lines if not line.dossier.kept_back),
        tuple(line for line in lines if line.dossier.kept_back),
        tuple(row for row in unit.retention.settled_rows() if ended(row)),
    )


def _refuse_unknown(unit: UnitOfWork, period: RetentionPeriod) -> None:
    key = period.key
    match period.scope:
        case RetentionScope.PROCEDURE:
            known = unit.catalogue.procedure(key) is not None
            choices = "xem danh mục thủ tục"
        case RetentionScope.SECTOR:
            names = [sector.name for sector in unit.catalogue.sectors()]
            known, choices = key in names, ", ".join(names)
        case RetentionScope.BESIDE:
            known, choices = not key, "để trống"
    if not known:
        raise UnknownWordError(period.scope.label, key, choices)


def _refuse_miscount(found: RetentionList, count: int) -> None:
    due = len(found.due)
    if not due and not found.beside:
        raise RetentionError(
            "Không có dữ liệu nào hết thời hạn lưu.", "Xem lại thời hạn lưu."
        )
    if count != due:
        raise RetentionError(
            f"Có {due} hồ sơ đến hạn ẩn danh, không phải {count}.",
            "Xem lại danh sách đến hạn rồi nhập đúng số hồ sơ.",
        )


def _left(*files: Path) -> list[Path]:
    """Delete files; return those that somebody holds open."""
    left = []
    for file in files:
        try:
            file.unlink(missing_ok=True)
        except OSError:
            left.append(file)
    return left
