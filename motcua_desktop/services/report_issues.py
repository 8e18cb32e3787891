"""Issuing reports: figures, dossiers, texts and file frozen under one number."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from motcua_desktop.domain.errors import DomainError
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.report_text import (
    Difference,
    Passage,
    differences,
    numbers_in,
    printed_differences,
)
from motcua_desktop.domain.statistics import Figures
from motcua_desktop.services.audit import ends_mark, marked_ends
from motcua_desktop.services.errors import (
    IdentityBrokenError,
    ReportNumberError,
    UnknownWordError,
)
from motcua_desktop.services.files import WrittenFile, write_whole
from motcua_desktop.services.ports import Clock, OpenUnit
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.ports_issues import FileReader
from motcua_desktop.services.ports_members import MemberQueries
from motcua_desktop.services.reports import ReportDesk
from motcua_desktop.services.rows.audit import Witness
from motcua_desktop.services.rows.issues import (
    FileReading,
    FrozenReport,
    Members,
    ReportIssue,
    ReportStamp,
    Verification,
)
from motcua_desktop.services.rows.narrative import PrintedTexts, TextReading
from motcua_desktop.services.rows.reports import CchcFacts, FigureRow
from motcua_desktop.text import short_date

ISSUED_REPORTS = ("cchc",)
"""Reports that are signed and sent under a number of their own."""


@dataclass(frozen=True, slots=True)
class IssueRequest:
    """Yêu cầu phát hành; `number` is the number alone or with its symbol."""

    name: str
    period: Period
    number: str
    signed_on: date
    actor: str
    scope: FigureScope = field(default_factory=FigureScope)
    is_electronic: bool = False
    reconciliation: str = ""
    reading: TextReading = field(default_factory=TextReading)

    def stamp(self, texts: PrintedTexts, ends: str) -> ReportStamp:
        """Return what the report bears, under a mark that is new and holds `ends`."""
        return ReportStamp(
            number=self.number,
            signed_on=self.signed_on,
            mark=f"{uuid.uuid4().hex}.{ends}",
            is_electronic=self.is_electronic,
            reconciliation=self.reconciliation,
            texts=texts,
        )


@dataclass(frozen=True, slots=True)
class IssueDesk:
    """Issues reports, keeps their files under `folder`, tells true from changed."""

    open_unit: OpenUnit
    queries: MemberQueries
    reports: ReportDesk
    reader: FileReader
    clock: Clock
    folder: Path

    def issue(self, request: IssueRequest) -> ReportIssue:
        """Freeze and keep a report; nothing of it ever changes again.

        Raises:
            UnknownWordError: no such report is issued.
            ReportNumberError: no number, or it is taken this year.
            UnconfirmedTextsError: registers say something that nobody confirmed.
            IdentityBrokenError: the figures do not add up.
            OpeningBalanceError: the opening contradicts the last report.
        """
        if request.name not in ISSUED_REPORTS:
            raise UnknownWordError("Báo cáo", request.name, ", ".join(ISSUED_REPORTS))
        now = self.clock()
        scope = replace(request.scope, as_of=request.scope.as_of or now)
        facts = self.reports.cchc_facts(request.period, scope=scope)
        _refuse_broken(facts)
        sign = self._sign(request, facts)
        texts = self.reports.texts(request.period, scope, request.reading)
        with self.reports.read_unit() as unit:
            stamp = request.stamp(texts, ends_mark(unit.audit.heads()))
        content = self.reports.writer.cchc_report(facts, stamp)
        frozen = self._frozen(facts, scope, self.reader.passages(content))
        kept = Path(f"{request.signed_on:%Y}") / _file_name(request, stamp)
        with self.open_unit() as unit:
            _refuse_taken(unit.report_issues.all_issued(), sign, request.signed_on)
            written = write_whole(self.folder / kept, content)
            issue = _unsealed(request, facts.as_of, now, sign)
            issue = replace(issue, file=kept, sha256=written.sha256, mark=stamp.mark)
            issued = unit.report_issues.keep(issue, frozen)
            unit.commit()
        return issued

    def issued(self) -> Sequence[ReportIssue]:
        """Return every report issued, oldest first: which, when and by whom."""
        with self.reports.read_unit() as unit:
            return unit.report_issues.all_issued()

    def witnesses(self) -> Iterator[Witness]:
        """Return the ends of the chains that the kept files of issued reports hold."""
        for issue in self.issued():
            try:
                mark = self.reader.read(self.folder / issue.file).mark
            except DomainError:
                continue  # the check tells of a file that is gone or changed
            ends = marked_ends(mark, f"trong Báo cáo số {issue.sign}")
            if ends is not None:
                yield Witness(issue.issued_at, *ends)

    def copy(self, sign: str, path: Path) -> WrittenFile:
        """Write the kept file of the newest issue `sign` to `path`, byte for byte.

        Raises:
            UnknownWordError: nothing was issued under this number.
        """
        issues = self.issued()
        found = [one for one in issues if one.sign == sign]
        if not found:
            known = ", ".join(one.sign for one in issues)
            raise UnknownWordError("Số báo cáo", sign, known or "chưa phát hành")
        return write_whole(path, (self.folder / found[-1].file).read_bytes())

    def verify(self, path: Path) -> Verification:
        """Return whether a DOCX or PDF file is an issued report with its figures.

        Raises:
            DomainError: the file cannot be read.
        """
        reading = self.reader.read(path)
        with self.reports.read_unit() as unit:
            issues = unit.report_issues.all_issued()
            for one in issues:
                if one.sha256 == reading.sha256:
                    return Verification(one, is_same_file=True, differences=())
            likely = [one for one in issues if one.mark == reading.mark] or [
                one for one in issues if _mentions(reading, one)
            ]
            compared = [
                (one, _compared(unit.report_issues.frozen(one).passages, reading))
                for one in likely
            ]
        if not compared:
            return Verification(None, is_same_file=False, differences=())
        issue, found = min(compared, key=lambda pair: (len(pair[1]), -pair[0].seq))
        return Verification(issue, is_same_file=False, differences=found)

    def _sign(self, request: IssueRequest, facts: CchcFacts) -> str:
        number = request.number.strip()
        if not number:
            raise ReportNumberError("chưa có số báo cáo")
        if "/" in number:
            return number
        return f"{number.zfill(2)}/{facts.office.report_symbol}"

    def _frozen(
        self, facts: CchcFacts, scope: FigureScope, passages: tuple[Passage, ...]
    ) -> FrozenReport:
        members = self.queries.members(facts.period, scope=scope)
        _refuse_miscounted(facts.figures, members)
        return FrozenReport(
            figures=facts.figures,
            sectors=tuple(
                FigureRow(one.sector.name, one.figures) for one in facts.sectors
            ),
            units=tuple(FigureRow(one.unit.name, one.figures) for one in facts.units),
            members=members,
            passages=passages,
            history=self.queries.last_entry(facts.as_of),
        )


def _unsealed(
    request: IssueRequest, as_of: datetime, now: datetime, sign: str
) -> ReportIssue:
    return ReportIssue(
        seq=0,
        name=request.name,
        sign=sign,
        period=request.period,
        unit_code=request.scope.unit_code,
        sector=request.scope.sector,
        as_of=as_of,
        signed_on=request.signed_on,
        issued_at=now,
        actor=request.actor,
        file=Path(),
        sha256="",
        mark="",
    )


def _file_name(request: IssueRequest, stamp: ReportStamp) -> str:
    period = request.period
    days = f"{period.first:%Y%m%d}-{period.last:%Y%m%d}"
    return f"{request.name}-{days}-{stamp.mark[:8]}.docx"


def _refuse_broken(facts: CchcFacts) -> None:
    broken = [check.name for check in facts.identities if not check.ok]
    if broken:
        raise IdentityBrokenError("; ".join(broken))


def _refuse_taken(issues: Sequence[ReportIssue], sign: str, signed_on: date) -> None:
    for one in issues:
        if one.sign == sign and one.signed_on.year == signed_on.year:
            day = short_date(one.signed_on)
            raise ReportNumberError(f"số {sign} đã dùng cho báo cáo ngày {day}")


def _refuse_miscounted(figures: Figures, members: Members) -> None:
    """The dossiers behind every cell are as many as the cell says."""
    for cell, groups in members.items():
        count = sum(len(ids) for ids in groups.values())
        if count != figures[cell.value]:
            raise IdentityBrokenError(f"{cell.value}: {figures[cell.value]} ≠ {count}")


def _mentions(reading: FileReading, issue: ReportIssue) -> bool:
    """Return whether a file without mark speaks of the issue's very days."""
    numbers = {number for one in reading.passages for number in numbers_in(one.text)}
    days = (issue.period.first, issue.period.last)
    return all(short_date(day) in numbers for day in days)


def _compared(
    issued: Sequence[Passage], reading: FileReading
) -> tuple[Difference, ...]:
    if reading.is_printed:
        return printed_differences(issued, reading.passages)
    return differences(issued, reading.passages)
