"""Blocks of a slip turned into strips of marks, by one scale of type."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from motcua_desktop.documents.flow import (
    Mark,
    RuleMark,
    Strip,
    glue,
    line_marks,
)
from motcua_desktop.documents.line_breaking import Face, Measure, break_lines
from motcua_desktop.documents.model import (
    Addressees,
    Align,
    Closing,
    CodeStrip,
    Field,
    FieldLine,
    Letterhead,
    PageCount,
    PaperTitle,
    Paragraph,
    Run,
    Signatures,
    Signer,
    SlipBlock,
    Style,
    Table,
    Together,
)
from motcua_desktop.documents.slip_closing import LetterSetting
from motcua_desktop.documents.slip_letterhead import letterhead_strip
from motcua_desktop.documents.slip_table import table_strips
from motcua_desktop.documents.type_scale import MM, TypeScale
from motcua_desktop.text import NBSP

_SECOND_FIELD = 0.473
_BETWEEN_MM = 2
_LEADER_MM = 12
_ALONE = 2
"""Strips: a line and the signature below it."""
_COVER_SIZE = 1.8
_COVER_GAP_MM = 45


@dataclass(frozen=True, slots=True)
class SlipLayout:
    """Lays out the blocks of one slip; lengths in points."""

    scale: TypeScale
    measure: Measure
    width: float
    page_count: int = 0

    def strips(self, blocks: Sequence[SlipBlock]) -> list[Strip]:
        """Return all strips of `blocks`; the last two stay together.

        A signature with a single line above it takes what stands before along.
        """
        laid: list[Strip] = []
        for block in blocks:
            part = _laid_out(self, block)
            if laid and isinstance(block, Together) and len(part) <= _ALONE:
                laid[-1] = replace(laid[-1], glued=True)
            laid += part
        return [*laid[:-2], *glue(laid[-2:])]

    def block(self, block: SlipBlock) -> list[Strip]:
        """Return the strips of one block."""
        match block:
            case PaperTitle():
                return self._title(block)
            case FieldLine(fields):
                return self._field_line(fields)
            case Paragraph() | PageCount():
                return self._paragraph(self._told(block))
            case Table():
                return table_strips(block, self.scale, self.measure, self.width)
            case Together(blocks):
                return glue([one for inner in blocks for one in self.block(inner)])
            case _:
                return [self._single(block)]

    def _told(self, block: Paragraph | PageCount) -> Paragraph:
        if isinstance(block, Paragraph):
            return block
        told = f"{block.before}{self.page_count:02d}{block.after}"
        return Paragraph.of(told, Style.LINE)

    def _single(
        self, block: Letterhead | Signatures | Addressees | Closing | CodeStrip
    ) -> Strip:
        """Return a block that is never cut."""
        setting = LetterSetting(self.scale, self.measure, self.width)
        match block:
            case Letterhead():
                return letterhead_strip(block, self.scale, self.measure, self.width)
            case Signatures(signers):
                return self._signatures(signers)
            case Addressees():
                return setting.addressees(block)
            case Closing():
                return setting.closing(block)
            case CodeStrip():
                return setting.code(block)

    def _title(self, title: PaperTitle) -> list[Strip]:
        scale = self.scale
        larger, gap = (_COVER_SIZE, _COVER_GAP_MM * MM) if title.is_cover else (1, 6)
        lines = [
            *((Run(line, bold=True), scale.title * larger) for line in title.lines),
            *(
                (Run(remark, italic=True), scale.remark * larger)
                for remark in title.remarks
            ),
        ]
        strips = [
            strip
            for run, size in lines
            for strip in self._lines([run], size, Align.CENTER)
        ]
        return glue([replace(strips[0], gap=gap), *strips[1:]])

    def _paragraph(self, paragraph: Paragraph) -> list[Strip]:
        scale = self.scale
        size, gap, align = {
            Style.NOTE_HEADING: (scale.note, 4.0, Align.LEFT),
            Style.NOTE: (scale.note, 0.0, Align.JUSTIFY),
            Style.SMALL: (scale.small, 0.0, Align.LEFT),
        }.get(paragraph.style, (scale.text, scale.gap, scale.text_align))
        strips = self._lines(paragraph.runs, size, align)
        first = replace(strips[0], gap=gap)
        if paragraph.keep_with_next:
            return [replace(one, glued=True) for one in (first, *strips[1:])]
        return _without_widows([first, *strips[1:]])

    def _lines(self, runs: Sequence[Run], size: float, align: Align) -> list[Strip]:
        lines = break_lines(
            runs, self.measure, self.width / size, justify=align is Align.JUSTIFY
        )
        height = size * self.scale.leading
        return [
            Strip(height, line_marks(line, size, self.width, align=align))
            for line in lines
        ]

    def _field_line(self, fields: Sequence[Field]) -> list[Strip]:
        if len(fields) == 2:
            second = self._second_start(*fields)
            if second is not None:
                first, other = fields
                marks = [
                    *self._short_field(first, 0, second - _BETWEEN_MM * MM),
                    *self._short_field(other, second, self.width),
                ]
                height = self.scale.text * self.scale.leading
                return [Strip(height, tuple(marks), self.scale.gap)]
        return [strip for one in fields for strip in self._long_field(one)]

    def _second_start(self, first: Field, other: Field) -> float | None:
        """Return where the second of two blanks begins; None: below the first."""
        between = _BETWEEN_MM * MM
        left, right = self._natural(first), self._natural(other)
        usual = self.width * _SECOND_FIELD
        if left + between <= usual and usual + right <= self.width:
            return usual
        free = self.width - left - between - right
        return left + between + free / 2 if free >= 0 else None

    def _natural(self, blank: Field) -> float:
        label = self.measure(f"{blank.label} ", Face.REGULAR) * self.scale.text
        if not blank.value:
            return label + _LEADER_MM * MM
        value = self.measure(blank.value.replace(NBSP, " "), _face(blank))
        return label + value * self.scale.text

    def _short_field(self, blank: Field, start: float, end: float) -> list[Mark]:
        size = self.scale.text
        line = break_lines(_runs(blank), self.measure, (end - start) / size)[0]
        marks = list(line_marks(line, size, self.width, x=start))
        if not blank.value:
            marks.append(_leader(start + line.width * size, end, size))
        return marks

    def _long_field(self, blank: Field) -> list[Strip]:
        scale = self.scale
        strips = self._lines(_runs(blank), scale.text, scale.text_align)
        if not blank.value:
            label = self.measure(blank.label, Face.REGULAR) * scale.text
            leader = _leader(label % self.width, self.width, scale.text)
            last = strips[-1]
            strips[-1] = replace(last, marks=(*last.marks, leader))
        return _without_widows([replace(strips[0], gap=scale.gap), *strips[1:]])

    def _signatures(self, signers: Sequence[Signer]) -> Strip:
        half = self.width / 2
        starts = [0.0, half][-len(signers) :]
        columns = [
            self._signer(signer, start, half)
            for signer, start in zip(signers, starts, strict=True)
        ]
        marks = [mark for column, _ in columns for mark in column]
        return Strip(max(height for _, height in columns), tuple(marks), 8)

    def _signer(
        self, signer: Signer, start: float, width: float
    ) -> tuple[list[Mark], float]:
        scale = self.scale
        marks: list[Mark] = []
        y = 0.0
        for run, size, below in (
            (Run(signer.title, bold=True), scale.text, 0.0),
            (Run(signer.hint, italic=True), scale.remark, scale.signature_mm * MM),
            (Run(signer.name, bold=True), scale.signer, 0.0),
        ):
            for line in break_lines([run], self.measure, width * 0.96 / size):
                marks += line_marks(line, size, width, x=start, y=y, align=Align.CENTER)
                y += size * scale.leading
            y += below
        return marks, y


@functools.lru_cache(maxsize=64)
def _laid_out(layout: SlipLayout, block: SlipBlock) -> list[Strip]:
    """Lay a block out once for both copies of a slip."""
    return layout.block(block)


def _face(blank: Field) -> Face:
    return Face.BOLD if blank.bold else Face.REGULAR


def _runs(blank: Field) -> tuple[Run, Run]:
    return Run(f"{blank.label} "), Run(blank.value, bold=blank.bold)


def _leader(start: float, end: float, size: float) -> RuleMark:
    return RuleMark(start + 0.25 * size, size, end, size, is_dotted=True)


def _without_widows(strips: list[Strip]) -> list[Strip]:
    """Keep the first two and the last two lines of a paragraph together."""
    held = {0, len(strips) - 2}
    return [
        replace(strip, glued=at in held and at + 1 < len(strips))
        for at, strip in enumerate(strips)
    ]
