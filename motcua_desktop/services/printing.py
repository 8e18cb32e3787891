"""The print queue of one desk, kept on disk: no jam and no restart loses a slip.

A job is one paper. What the printer did not give out stays in the queue until the
clerk sees it on paper.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from motcua_desktop.domain.errors import DomainError
from motcua_desktop.services.files import write_whole
from motcua_desktop.services.ports import Clock
from motcua_desktop.services.ports_printing import PrintSetup, Spooler, SpoolState

_SETUPS = "setups.json"
_TRIAL = "trial.pdf"
_STAMP = "%Y%m%d%H%M%S"
_NOTES = "[0-9]" * 14 + "-*.json"
_UNKNOWN = "Không rõ phiếu đã ra chưa: xem khay giấy rồi chọn."


class JobState(StrEnum):
    """Where a paper is on its way to the clerk's hand."""

    WAITING = "waiting"
    SENT = "sent"
    PRINTED = "printed"

    @property
    def label(self) -> str:
        """The state as the queue shows it."""
        return _LABELS[self]


_LABELS = {
    JobState.WAITING: "Chờ in",
    JobState.SENT: "Đang in",
    JobState.PRINTED: "Đã in",
}


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One paper to be printed; `trouble` says why it has not come out."""

    id: str
    title: str
    kind: str
    paper: str
    queued_at: datetime
    state: JobState = JobState.WAITING
    spool: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class PrintQueue:
    """Prints papers in order, from files under `folder`."""

    spooler: Spooler
    clock: Clock
    folder: Path

    def places(self) -> Sequence[PrintSetup]:
        """Return where the system can print: each printer, then each of its trays."""
        return [
            PrintSetup(printer, tray)
            for printer in self.spooler.printers()
            for tray in ("", *self.spooler.trays(printer))
        ]

    def setup(self, kind: str) -> PrintSetup:
        """Return where papers of a kind are printed."""
        return self.remembered(kind) or PrintSetup()

    def remembered(self, kind: str) -> PrintSetup | None:
        """Return where papers of a kind are to be printed, None where nobody said."""
        kept: dict[str, Any] = self._setups().get(kind, {})
        match kept:
            case {"printer": str(printer), "tray": str(tray), "copies": int(copies)}:
                return PrintSetup(printer, tray, copies, bool(kept.get("is_viewed")))
        return None

    def remember(self, kind: str, setup: PrintSetup) -> None:
        """Keep where papers of a kind are printed from now on."""
        setups = {**self._setups(), kind: asdict(setup)}
        self._write(_SETUPS, setups)

    def add(self, content: bytes, *, kind: str, paper: str, title: str) -> PrintJob:
        """Put a PDF at the end of the queue; it is on disk when this returns."""
        now = self.clock()
        stamp = now.strftime(_STAMP)
        taken = sum(job.id.startswith(stamp) for job in self.jobs())
        job = PrintJob(f"{stamp}-{taken + 1:04d}", title, kind, paper, now)
        write_whole(self._pdf(job), content)
        self._keep(job)
        return job

    def try_page(
        self, content: bytes, *, paper: str, title: str = "Trang in thử"
    ) -> None:
        """Print a PDF that is no paper of the office; nothing of it stays here.

        Raises:
            PrinterError: the printer does not take it.
        """
        path = self.folder / _TRIAL
        write_whole(path, content)
        try:
            self.spooler.send(path, paper=paper, setup=PrintSetup(), title=title)
        finally:
            path.unlink(missing_ok=True)

    def jobs(self) -> Sequence[PrintJob]:
        """Return what is in the queue, oldest first."""
        return list(self._kept())

    def work(self) -> Sequence[PrintJob]:
        """Ask after what was sent, send what waits; return the queue as it stands.

        At the first printer that does not take its paper the rest waits: papers
        leave in their order.
        """
        for job in self.jobs():
            if job.state is JobState.SENT:
                self._ask_after(job)
            elif job.state is JobState.WAITING and not self._send(job):
                break
        return self.jobs()

    def came_out(self, ids: Sequence[str]) -> None:
        """Take papers off the queue that the clerk holds in the hand."""
        for job in self._named(ids):
            self._forget(job)

    def again(self, ids: Sequence[str]) -> None:
        """Print papers once more that did not come out, or came out torn."""
        for job in self._named(ids):
            if job.spool:
                self.spooler.cancel(job.spool)
            self._keep(replace(job, state=JobState.WAITING, spool="", trouble=""))

    def _send(self, job: PrintJob) -> bool:
        try:
            spool = self.spooler.send(
                self._pdf(job),
                paper=job.paper,
                setup=self.setup(job.kind),
                title=job.title,
            )
        except DomainError as error:
            self._keep(replace(job, trouble=str(error)))
            return False
        self._keep(replace(job, state=JobState.SENT, spool=spool, trouble=""))
        return True

    def _ask_after(self, job: PrintJob) -> None:
        match self.spooler.state(job.spool) if job.spool else SpoolState.UNKNOWN:
            case SpoolState.DONE:
                self._keep(replace(job, state=JobState.PRINTED, trouble=""))
            case SpoolState.STOPPED:
                words = "Máy in dừng giữa chừng: lấy giấy kẹt, bật lại máy in."
                self._keep(replace(job, trouble=words))
            case SpoolState.UNKNOWN:
                self._keep(replace(job, trouble=_UNKNOWN))
            case SpoolState.UNDER_WAY:
                self._keep(replace(job, trouble=""))

    def _named(self, ids: Sequence[str]) -> Iterator[PrintJob]:
        wanted = set(ids)
        yield from (job for job in self.jobs() if job.id in wanted)

    def _kept(self) -> Iterator[PrintJob]:
        yield from map(_read, sorted(self.folder.glob(_NOTES)))

    def _keep(self, job: PrintJob) -> None:
        body = {**asdict(job), "queued_at": job.queued_at.isoformat()}
        self._write(f"{job.id}.json", body)

    def _forget(self, job: PrintJob) -> None:
        (self.folder / f"{job.id}.json").unlink(missing_ok=True)
        self._pdf(job).unlink(missing_ok=True)

    def _pdf(self, job: PrintJob) -> Path:
        return self.folder / f"{job.id}.pdf"

    def _setups(self) -> dict[str, Any]:
        path = self.folder / _SETUPS
        if not path.is_file():
            return {}
        try:
            setups = json.loads(path.read_text(encoding="utf-8"))
        except ValueError:  # a choice that can be made again
            return {}
        return setups if isinstance(setups, dict) else {}

    def _write(self, name: str, body: object) -> None:
        text = json.dumps(body, ensure_ascii=False, indent=1)
        write_whole(self.folder / name, text.encode())


def _read(path: Path) -> PrintJob:
    """Return a job as it was kept; of one whose note is damaged the paper is there."""
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
        moment = datetime.fromisoformat(body.pop("queued_at"))
        state = JobState(body.pop("state"))
        words = {str(name): str(value) for name, value in body.items()}
        return PrintJob(**{**words, "id": path.stem}, queued_at=moment, state=state)
    except (ValueError, KeyError, TypeError, AttributeError):
        moment = datetime.strptime(path.stem[:14], _STAMP)
        title = "Phiếu không đọc được tên"
        return PrintJob(
            path.stem, title, "", "A4", moment, JobState.SENT, trouble=_UNKNOWN
        )
