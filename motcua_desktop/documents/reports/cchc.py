"""Báo cáo cải cách hành chính định kỳ: the whole outline, from facts and choices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from motcua_desktop.documents.model import (
    Addressees,
    AnnexTitle,
    Closing,
    Document,
    Heading,
    Letterhead,
    Paper,
    PaperTitle,
    Paragraph,
    ReportBlock,
    Run,
    Section,
    Style,
)
from motcua_desktop.documents.phrases import balanced, bound
from motcua_desktop.documents.reports.cchc_checks import refuse_unbalanced
from motcua_desktop.documents.reports.cchc_comparison import with_comparable_year
from motcua_desktop.documents.reports.cchc_told import (
    ToldHeadings,
    annex_name,
    paragraphs,
)
from motcua_desktop.documents.reports.cchc_words import Telling, telling
from motcua_desktop.documents.reports.choices import ReportChoices
from motcua_desktop.documents.reports.description import Report
from motcua_desktop.documents.reports.indicators import indicator_table
from motcua_desktop.documents.reports.late_list import late_list
from motcua_desktop.documents.reports.levels import with_named_units
from motcua_desktop.documents.reports.narrative.narrated import narrated
from motcua_desktop.documents.reports.table_06a import form_06a
from motcua_desktop.domain.errors import UnnamedOfficeError
from motcua_desktop.domain.period import PeriodKind
from motcua_desktop.services.rows.reports import CchcFacts
from motcua_desktop.text import NBSP, long_date, short_date

CCHC_REPORT: Final = Report(
    name="cchc",
    title="Báo cáo kết quả công tác cải cách hành chính",
    formats=("docx",),
)

_LETTERHEAD_LIMIT: Final = 22
_POINTS: Final = "abcdđegh"
_BLANK_NUMBER: Final = NBSP * 7
_BLANK_DAY: Final = NBSP * 5
_NUMBERED_TASKS: Final = 2
"""Paragraphs from which those of IV and V are numbered."""


def cchc_document(
    facts: CchcFacts, choices: ReportChoices | None = None
) -> Document[ReportBlock]:
    """Return the report with its annexes.

    Raises:
        UnnamedOfficeError: the office has no name.
        UnbalancedReportError: an identity of the figures does not hold.
        NarrativeRefusedError: a text may not be printed as it is.
    """
    if not (facts.office.full_name.strip() and facts.office.desk.strip()):
        raise UnnamedOfficeError
    refuse_unbalanced(facts)
    named = with_named_units(with_comparable_year(facts))
    tell = telling(named)
    report = _Report(named, narrated(choices or ReportChoices(), named, tell), tell)
    return Document(
        title=f"{CCHC_REPORT.title} {facts.period.name}".replace(NBSP, " "),
        author=facts.office.full_name,
        made_at=facts.as_of,
        sections=tuple(report.sections()),
    )


@dataclass(frozen=True, slots=True)
class _Report:
    facts: CchcFacts
    choices: ReportChoices
    tell: Telling

    def sections(self) -> Iterator[Section[ReportBlock]]:
        """Yield the body, then the annexes."""
        yield Section(Paper.A4, tuple(self._body()))
        form = self.tell.words.form_06a["title"]
        yield self._annex(0, form, tuple(form_06a(self.tell, self.facts)))
        yield self._indicators()
        if self.facts.late:
            title = (self.tell.fill(self.tell.words.late_list["title"]),)
            yield self._annex(2, title, tuple(late_list(self.tell, self.facts)))

    def _indicators(self) -> Section[ReportBlock]:
        words = self.tell.words.indicators
        is_custom = self.facts.period.kind is PeriodKind.CUSTOM
        head = AnnexTitle(
            annex_name(1),
            (self.tell.fill(words["title"]),),
            self._reference(),
            "" if is_custom else self.tell.fill(words["days"]),
        )
        return Section(Paper.A4, (head, indicator_table(self.tell, self.facts)))

    def _annex(
        self, place: int, title: Sequence[str], blocks: tuple[ReportBlock, ...]
    ) -> Section[ReportBlock]:
        head = AnnexTitle(annex_name(place), tuple(title), self._reference())
        return Section(Paper.A4, (head, *blocks), is_landscape=True)

    def _reference(self) -> str:
        return self._frame(
            "annexed", number=self._number(), signed_on=self._signed_on()
        )

    def _frame(self, key: str, **more: str) -> str:
        return self.tell.fill(self.tell.words.frame[key], **more)

    def _number(self) -> str:
        number, symbol = self.choices.number.strip(), self.facts.office.report_symbol
        if self.choices.is_electronic:
            number = ""
        if "/" in number:
            return number
        return f"{number.zfill(2) if number else _BLANK_NUMBER}/{symbol}"

    def _signed_on(self) -> str:
        day = self.choices.signed_on or self.facts.as_of
        if self.choices.signed_on is not None and not self.choices.is_electronic:
            return long_date(day)
        return long_date(day).replace(f"{day.day:02d}", _BLANK_DAY, 1)

    def _body(self) -> Iterator[ReportBlock]:
        yield from self._heading_block()
        yield from self._opening()
        yield from self._outline("directing", range(1, 5))
        yield self._title("results", 1)
        for part in range(1, 7):
            yield self._title(f"results_{part}", 2)
            if part == 2:
                yield from self._procedures()
            else:
                yield from self._typed(f"results_{part}")
        yield from self._judgement()
        yield from self._numbered("tasks", self._told.tasks())
        yield from self._numbered("requests", [])
        yield Paragraph.of(self._frame("ending"))
        yield self._closing()

    def _heading_block(self) -> Iterator[ReportBlock]:
        office = self.facts.office
        superior = office.superior.upper().replace("ỦY BAN NHÂN DÂN", "UBND")
        yield Letterhead(
            superior=superior,
            body=balanced(office.desk.upper(), _LETTERHEAD_LIMIT),
            place_and_date=f"{office.place}, {self._signed_on()}",
            number=f"Số: {self._number()}",
        )
        yield PaperTitle(
            (
                self._frame("kind"),
                self._frame("subject"),
                self._frame("subject_next"),
            ),
            ruled=True,
        )
        if office.addressees:
            yield Addressees(office.addressees)

    def _opening(self) -> Iterator[ReportBlock]:
        office = self.facts.office
        bracket = ""
        if office.short_name not in {"", office.full_name}:
            bracket = self._frame("short_name_bracket")
        key = "opening_plan" if office.plan else "opening"
        yield Paragraph.of(
            self._frame(key, plan=office.plan, short_name_bracket=bracket)
        )
        reconciliation = self.choices.reconciliation or self._frame(
            "not_reconciled", system=office.system_name
        )
        moment = self.facts.as_of
        clock = f"{moment.hour:02d} giờ {moment.minute:02d} phút"
        yield Paragraph.of(
            self._frame(
                "period_and_source",
                as_of=f"{clock}, ngày {short_date(moment)}",
                reconciliation=reconciliation,
            )
        )

    def _title(self, key: str, level: int) -> Heading:
        return Heading(level, self.tell.fill(self.tell.words.outline[key]))

    def _outline(self, part: str, numbers: range) -> Iterator[ReportBlock]:
        yield self._title(part, 1)
        for number in numbers:
            yield self._title(f"{part}_{number}", 2)
            yield from self._typed(f"{part}_{number}")

    def _typed(self, key: str, written: Sequence[str] = ()) -> Iterator[ReportBlock]:
        """Yield what the figures say, what the clerk typed, or that there is nothing.

        The headings stay: the superior merges reports by their numbers.
        """
        texts = [*written, *map(bound, self.choices.texts.get(key, ()))]
        for text in texts or [self._frame("nothing")]:
            yield Paragraph.of(text)

    def _numbered(self, key: str, written: Sequence[str]) -> Iterator[ReportBlock]:
        texts = [*written, *map(bound, self.choices.texts.get(key, ()))]
        yield self._title(key, 1)
        if len(texts) >= _NUMBERED_TASKS:
            texts = [f"{number}. {text}" for number, text in enumerate(texts, 1)]
        for text in texts or [self._frame("nothing")]:
            yield Paragraph.of(text)

    def _judgement(self) -> Iterator[ReportBlock]:
        yield self._title("judgement", 1)
        for key, written in self._told.judgement():
            yield self._title(key, 2)
            yield from self._typed(key, written)

    def _procedures(self) -> Iterator[ReportBlock]:
        """Yield section II.2; points of which nothing is said fall away.

        The letters close.
        """
        points = (
            (key, self._continued(key, blocks)) for key, blocks in self._told.points()
        )
        kept = [(key, blocks) for key, blocks in points if blocks]
        for letter, (key, blocks) in zip(_POINTS, kept, strict=False):
            name = key
            if key == "point_online" and self.facts.fees is None:
                name = "point_online_unpaid"
            yield Heading(3, f"{letter}) {self.tell.words.outline[name]}")
            yield from blocks

    def _continued(self, key: str, blocks: list[ReportBlock]) -> list[ReportBlock]:
        """Return a point of II.2 with what the clerk typed to its end."""
        typed = [bound(text) for text in self.choices.texts.get(key, ())]
        last = blocks[-1] if blocks else None
        if typed and isinstance(last, Paragraph) and last.style is Style.BODY:
            added = Run(f" {' '.join(typed)}")
            return [*blocks[:-1], replace(last, runs=(*last.runs, added))]
        return [*blocks, *paragraphs(typed)]

    @property
    def _told(self) -> ToldHeadings:
        return ToldHeadings(self.facts, self.choices, self.tell)

    def _closing(self) -> Closing:
        office = self.facts.office
        has_addressees = bool(office.addressees)
        signed_on = self.choices.signed_on or self.facts.as_of.date()
        post_lines, name = office.signature(signed_on)
        return Closing(
            recipients=_recipients(office.recipients, has_addressees=has_addressees),
            post_lines=post_lines,
            name=name,
        )


def _recipients(named: Sequence[str], *, has_addressees: bool) -> tuple[str, ...]:
    """Return "- Như trên;" … "- Lưu: VT." around what the office has set."""
    names = [one.strip().removeprefix("-").strip().rstrip(";.") for one in named]
    if has_addressees and "Như trên" not in names:
        names.insert(0, "Như trên")
    if not any(name.startswith("Lưu") for name in names):
        names.append("Lưu: VT")
    return (*(f"- {name};" for name in names[:-1]), f"- {names[-1]}.")
