"""Records of hand-over of local practice: dossiers, results, results by post."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from motcua_desktop.documents.forms.description import LOCAL, SlipForm, Subject
from motcua_desktop.documents.forms.editions import FormWords, form_words
from motcua_desktop.documents.forms.parts import (
    cleaned,
    grouped_phone,
    refuse_gaps,
    sentence,
)
from motcua_desktop.documents.model import (
    Align,
    Column,
    Document,
    HeadCell,
    Letterhead,
    Paper,
    PaperTitle,
    Section,
    Signatures,
    Signer,
    SlipBlock,
    Table,
    TableRow,
    Together,
)
from motcua_desktop.documents.phrases import balanced, sentence_case
from motcua_desktop.domain.lifecycle import State
from motcua_desktop.services.rows.slips import HandoverLine, HandoverSheet
from motcua_desktop.text import long_date, short_date

RECORD: Final = "bien-ban-giao-nhan"
RESULTS: Final = "phieu-ban-giao-ket-qua"
BY_POST: Final = "danh-sach-gui-buu-chinh"

_CENTRE: Final = Align.CENTER
_LETTERHEAD_LIMIT: Final = 34
Cells = Callable[[int, HandoverLine, "HandoverWords"], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class HandoverWords(FormWords):
    """The words of one record of hand-over."""

    sign_hint: str = field(kw_only=True)
    giver: str = field(kw_only=True)
    receiver: str = field(kw_only=True)
    counted: str = field(kw_only=True)
    heads: tuple[str, ...] = field(kw_only=True)
    yes: str = ""


@dataclass(frozen=True, slots=True)
class _Record:
    """One kind of record: its columns and what stands in them."""

    name: str
    columns: tuple[Column, ...]
    cells: Cells


def _document(
    record: _Record, sheet: HandoverSheet, paper: Paper = Paper.A4
) -> Document[SlipBlock]:
    """Return a record of hand-over, A4 across.

    Raises:
        MissingBlankError: it names no dossier.
    """
    sheet = cleaned(sheet)
    (words,) = form_words(record.name, HandoverWords, LOCAL)
    refuse_gaps(sheet.office, (("Danh sách hồ sơ", sheet.lines),))
    section = Section[SlipBlock](
        paper,
        tuple(_blocks(record, sheet, words)),
        is_landscape=True,
        continuation=sentence_case(words.title.lower()),
    )
    return Document(
        title=sentence_case(words.title.lower()),
        author=sheet.office.full_name,
        made_at=sheet.made_at,
        sections=(section,),
    )


def _blocks(
    record: _Record, sheet: HandoverSheet, words: HandoverWords
) -> Iterator[SlipBlock]:
    office = sheet.office
    yield Letterhead(
        office.superior.upper(),
        balanced(office.desk.upper(), _LETTERHEAD_LIMIT),
        f"{office.place}, {long_date(sheet.made_at)}",
    )
    yield PaperTitle((words.title,))
    yield Table(
        columns=record.columns,
        head=(tuple(HeadCell(text) for text in words.heads),),
        rows=tuple(
            TableRow(record.cells(number, one, words))
            for number, one in enumerate(sheet.lines, 1)
        ),
        is_bound_to_next=True,
    )
    counted = words.counted.format(count=f"{len(sheet.lines):02d}")
    signers = (
        Signer(words.giver, words.sign_hint, sheet.officer),
        Signer(words.receiver, words.sign_hint, sheet.receiver),
    )
    yield Together((sentence(counted), Signatures(signers)))


def _record_cells(
    number: int, one: HandoverLine, _words: HandoverWords
) -> tuple[str, ...]:
    return (
        str(number),
        one.code,
        sentence_case(one.content),
        one.agency,
        short_date(one.received_on),
        short_date(one.due_on) if one.due_on else "",
        one.limit_text,
        f"{one.sets:02d}",
        one.applicant,
    )


def _result_cells(
    number: int, one: HandoverLine, words: HandoverWords
) -> tuple[str, ...]:
    return (
        str(number),
        one.code,
        sentence_case(one.content),
        one.outcome,
        one.applicant,
        one.address,
        words.yes if one.has_fee else "",
        words.yes if one.is_by_post else "",
    )


def _post_cells(
    number: int, one: HandoverLine, _words: HandoverWords
) -> tuple[str, ...]:
    return (
        str(number),
        one.code,
        sentence_case(one.content),
        one.applicant,
        one.address,
        grouped_phone(one.phone),
        one.post_number,
        "",
    )


def _columns(widths: Sequence[float], centred: Sequence[int]) -> tuple[Column, ...]:
    return tuple(
        Column(width, _CENTRE if at in centred else Align.LEFT)
        for at, width in enumerate(widths)
    )


_RECORD: Final = _Record(
    RECORD,
    _columns((11, 38, 62, 36, 22, 22, 26, 17, 38), (0, 4, 5, 6, 7)),
    _record_cells,
)
_RESULTS: Final = _Record(
    RESULTS, _columns((11, 40, 66, 34, 42, 48, 15, 16), (0, 6, 7)), _result_cells
)
_BY_POST: Final = _Record(
    BY_POST, _columns((11, 40, 58, 42, 56, 25, 30, 20), (0, 5)), _post_cells
)


def _form(record: _Record, title: str, states: tuple[State, ...]) -> SlipForm:
    return SlipForm(
        name=record.name,
        title=title,
        form_sets=LOCAL,
        papers=(Paper.A4,),
        states=states,
        document=partial(_document, record),
        subject=Subject.DOSSIERS,
        is_issued=False,
    )


_SETTLED: Final = tuple(state for state in State if not state.is_open)
RECORD_FORM: Final = _form(_RECORD, "Biên bản giao nhận hồ sơ", tuple(State))
RESULTS_FORM: Final = _form(_RESULTS, "Phiếu bàn giao kết quả", _SETTLED)
BY_POST_FORM: Final = _form(
    _BY_POST, "Danh sách kết quả gửi qua bưu chính công ích", _SETTLED
)
