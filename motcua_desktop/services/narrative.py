"""The free texts of a report: suggested from the registers, confirmed by a person."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from motcua_desktop.domain.office import Office
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.register_entries import (
    Activity,
    AssignedTask,
    Initiative,
)
from motcua_desktop.domain.registers import REGISTERS
from motcua_desktop.services.errors import (
    NothingToConfirmError,
    OfficeNotSetUpError,
    UnconfirmedTextsError,
    UnknownWordError,
)
from motcua_desktop.services.ports import Clock, OpenUnit, UnitOfWork
from motcua_desktop.services.ports_narrative import NarrativeWriter
from motcua_desktop.services.registers import RegisterDesk
from motcua_desktop.services.rows.narrative import (
    KeptText,
    Narrative,
    NarrativeFacts,
    NarrativeSection,
    OutlinePlace,
    PrintedTexts,
    TextPlace,
    TextState,
)
from motcua_desktop.text import clean_line

CCHC = "cchc"


@dataclass(frozen=True, slots=True)
class NarrativeDesk:
    """Phần lời của báo cáo: only what a person confirmed is printed."""

    open_unit: OpenUnit
    read_unit: OpenUnit
    registers: RegisterDesk
    writer: NarrativeWriter
    clock: Clock

    def narrative(
        self,
        period: Period,
        *,
        report: str = CCHC,
        unit_code: str = "",
        as_of: datetime | None = None,
    ) -> Narrative:
        """Return every heading with its text, its suggestion and what is wrong."""
        suggested = self.writer.suggestions(self._facts(period, unit_code, as_of))
        with self.read_unit() as unit:
            office = _office(unit)
            kept = {
                it.place.key: it
                for it in unit.report_texts.latest(
                    report, period, unit_code, as_of=as_of
                )
            }
            before = unit.report_texts.confirmed_before(
                report, period.first, unit_code, as_of=as_of
            )
        sections = tuple(
            self._section(heading, kept.get(heading.key), suggested, before)
            for heading in self.writer.outline(period)
        )
        return Narrative(
            period,
            tuple(self._looked_over(one, period, office) for one in sections),
            {
                one.heading.key: tuple(one.text.splitlines())
                for one in sections
                if one.state is TextState.CONFIRMED
            },
        )

    def _section(
        self,
        heading: OutlinePlace,
        kept: KeptText | None,
        suggested: Mapping[str, str],
        before: Mapping[str, str],
    ) -> NarrativeSection:
        key = heading.key
        suggestion = suggested.get(key) or before.get(key, "")
        state, text = TextState.NONE, ""
        if kept is not None and (kept.is_confirmed or kept.text):
            state = TextState.CONFIRMED if kept.is_confirmed else TextState.DRAFT
            text = kept.text
        elif suggestion:
            state = TextState.SUGGESTED
        return NarrativeSection(
            heading,
            state,
            text,
            suggestion,
            is_from_before=bool(suggestion) and key not in suggested,
        )

    def _looked_over(
        self, one: NarrativeSection, period: Period, office: Office
    ) -> NarrativeSection:
        text = one.text if one.state is not TextState.SUGGESTED else one.suggestion
        findings = self.writer.text_findings(one.heading, text, period, office)
        return replace(one, findings=tuple(findings))

    def write(
        self,
        period: Period,
        key: str,
        text: str,
        *,
        report: str = CCHC,
        unit_code: str = "",
        actor: str = "",
        confirms: bool = False,
    ) -> None:
        """Keep a text; what is the same as before is not written again.

        With `confirms` it is printed from now on, "" as the sentence that there is
        nothing to tell.

        Raises:
            UnknownWordError: no such heading.
        """
        words = set_right(text)
        place = self._place(report, period, unit_code, key)
        with self.open_unit() as unit:
            _office(unit)
            versions = unit.report_texts.versions(place)
            known = versions[-1] if versions else None
            if known and (known.text, known.is_confirmed) == (words, confirms):
                return
            if known is None and not words and not confirms:
                return
            unit.report_texts.save(
                place, words, is_confirmed=confirms, actor=actor, at=self.clock()
            )
            unit.commit()

    def confirm(
        self,
        period: Period,
        key: str,
        *,
        report: str = CCHC,
        unit_code: str = "",
        actor: str = "",
    ) -> None:
        """Confirm the text under a heading, or its suggestion where there is none.

        Raises:
            UnknownWordError: no such heading.
            NothingToConfirmError: neither a text nor a suggestion.
        """
        place = self._place(report, period, unit_code, key)
        narrative = self.narrative(period, report=report, unit_code=unit_code)
        one = next(it for it in narrative.sections if it.heading.key == place.key)
        if one.state is TextState.NONE:
            raise NothingToConfirmError(one.heading.number)
        self.write(
            period,
            place.key,
            one.suggestion if one.state is TextState.SUGGESTED else one.text,
            report=report,
            unit_code=unit_code,
            actor=actor,
            confirms=True,
        )

    def printed(
        self,
        period: Period,
        *,
        report: str = CCHC,
        unit_code: str = "",
        as_of: datetime | None = None,
        skips_unconfirmed: bool = False,
    ) -> PrintedTexts:
        """Return what a report prints: the texts confirmed by `as_of` alone.

        A text of an earlier period that nobody took up is not waited for.

        Raises:
            UnconfirmedTextsError: registers or drafts say something that nobody
                confirmed, and it is not to be skipped.
        """
        narrative = self.narrative(
            period, report=report, unit_code=unit_code, as_of=as_of
        )
        waiting = [
            one.heading for one in narrative.unconfirmed if not one.is_only_from_before
        ]
        if waiting and not skips_unconfirmed:
            raise UnconfirmedTextsError([heading.number for heading in waiting])
        skipped = frozenset(heading.key for heading in waiting)
        return PrintedTexts(narrative.confirmed, skipped)

    def _place(
        self, report: str, period: Period, unit_code: str, key: str
    ) -> TextPlace:
        headings = self.writer.outline(period)
        named = [it for it in headings if it.key == key]
        named = named or [it for it in headings if it.number == key]
        if len(named) == 1:
            return TextPlace(report, period.first, period.last, unit_code, named[0].key)
        known = ", ".join(f"{it.key} ({it.number})" for it in headings)
        raise UnknownWordError("Mục", key, known)

    def _facts(
        self, period: Period, unit_code: str, as_of: datetime | None
    ) -> NarrativeFacts:
        registers = self.registers
        with self.read_unit() as unit:
            office = _office(unit)
            is_kept = unit.registers.is_kept(
                REGISTERS["activity"], unit_code=unit_code, as_of=as_of
            )
        entries = {
            name: [
                kept.entry
                for kept in registers.entries(
                    REGISTERS[name], period=period, unit_code=unit_code, as_of=as_of
                )
            ]
            for name in ("activity", "initiative", "task")
        }
        activities = tuple(it for it in entries["activity"] if isinstance(it, Activity))
        ideas = (it for it in entries["initiative"] if isinstance(it, Initiative))
        tasks = (it for it in entries["task"] if isinstance(it, AssignedTask))
        return NarrativeFacts(
            office=office,
            period=period,
            counts=registers.counts(period, unit_code=unit_code, as_of=as_of),
            activities=activities if is_kept else None,
            initiatives=tuple(ideas),
            open_tasks=tuple(it for it in tasks if _is_open(it, period.last)),
        )


def set_right(text: str) -> str:
    """Return `text` as it is kept: clean lines, none empty."""
    lines = (clean_line(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _is_open(task: AssignedTask, last: date) -> bool:
    return task.completed_on is None or task.completed_on > last


def _office(unit: UnitOfWork) -> Office:
    office = unit.catalogue.office()
    if office is None:
        raise OfficeNotSetUpError
    return office
