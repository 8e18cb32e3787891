"""Phiếu kiểm soát quá trình giải quyết hồ sơ (Mẫu 05; Mẫu 06, TT 03/2025)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from motcua_desktop.documents.forms.description import FORM_SETS, SlipForm
from motcua_desktop.documents.forms.editions import (
    FormWords,
    form_words,
    words_in_force,
)
from motcua_desktop.documents.forms.parts import (
    DOTS,
    cleaned,
    coded_letterhead,
    foot_notes,
    line,
    number_line,
    one_section,
    refuse_gaps,
    sentence,
    slip_document,
)
from motcua_desktop.documents.model import (
    Align,
    Column,
    Document,
    HeadCell,
    Paper,
    PaperTitle,
    SlipBlock,
    Table,
    TableRow,
)
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.services.rows.slips import ControlSheet, Hop
from motcua_desktop.text import long_moment

_KIND: Final = SlipKind.CONTROL
_PAPER: Final = "Phiếu"
_COLUMNS: Final = (
    Column(27),
    Column(43),
    Column(15, Align.CENTER),
    Column(15, Align.CENTER),
)


@dataclass(frozen=True, slots=True)
class ControlWords(FormWords):
    """The words of one edition of the control slip."""

    code: str = field(kw_only=True)
    agency: str = field(kw_only=True)
    partners: str = field(kw_only=True)
    none: str = field(kw_only=True)
    heads: tuple[str, ...] = field(kw_only=True)
    giver: str = field(kw_only=True)
    receiver: str = field(kw_only=True)
    people: str = field(kw_only=True)
    open_moment: str = field(kw_only=True)
    notes_heading: str = field(kw_only=True)
    notes: tuple[str, ...] = field(kw_only=True)


def control_document(
    sheet: ControlSheet, paper: Paper = Paper.A5
) -> Document[SlipBlock]:
    """Return the slip that travels with a dossier.

    Raises:
        MissingBlankError: no dossier is named.
    """
    sheet = cleaned(sheet)
    words = words_in_force(
        form_words(_KIND.value, ControlWords),
        sheet.received_at.date(),
        sheet.form_set,
    )
    refuse_gaps(sheet.office, ((words.code, sheet.shown_number),))
    section = one_section(sheet, paper, _blocks(sheet, words), _PAPER)
    return slip_document(sheet, _KIND.label, [section])


CONTROL_FORM: Final = SlipForm(
    name=_KIND.value,
    title=_KIND.label,
    form_sets=FORM_SETS,
    papers=(Paper.A5, Paper.A4),
    states=_KIND.states,
    document=control_document,
)


def _blocks(sheet: ControlSheet, words: ControlWords) -> Iterator[SlipBlock]:
    yield coded_letterhead(sheet, words.code, in_words=False)
    yield PaperTitle((words.title,))
    yield sentence(number_line(sheet, words.code))
    yield line(words.agency, sheet.agency)
    yield line(words.partners, "; ".join(sheet.partners) or words.none)
    rows = [_row(hop, words) for hop in sheet.hops]
    yield Table(
        columns=_COLUMNS,
        head=(tuple(HeadCell(text) for text in words.heads),),
        rows=(*rows, *([_open_row(words)] * sheet.open_hops)),
    )
    yield foot_notes(words.notes_heading, words.notes)


def _row(hop: Hop, words: ControlWords) -> TableRow:
    people = words.people.format(
        giver=hop.giving_person or DOTS, receiver=hop.receiving_person or DOTS
    )
    return TableRow(
        (
            _parties(hop.giver or DOTS, hop.receiver or DOTS, words),
            f"{long_moment(hop.at)}\n{people}",
            hop.result,
            hop.note,
        )
    )


def _open_row(words: ControlWords) -> TableRow:
    people = words.people.format(giver=DOTS, receiver=DOTS)
    moment = f"{words.open_moment}\n{people}"
    return TableRow((_parties(DOTS, DOTS, words), moment, "", ""))


def _parties(giver: str, receiver: str, words: ControlWords) -> str:
    first, second = words.giver, words.receiver
    return f"{first.format(name=giver)}\n{second.format(name=receiver)}"
