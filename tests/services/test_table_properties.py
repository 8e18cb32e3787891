"""Random offices: each table says the same on screen, in Word and in the workbook,
adds up, and opens exactly the dossiers that it counts."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fractions import Fraction
from functools import partial
from itertools import count
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.documents.reports.table_paper import table_document
from motcua_desktop.documents.word_text import NAMESPACE
from motcua_desktop.documents.wordml import Frame, blocks_xml
from motcua_desktop.domain import statistics
from motcua_desktop.domain.details import details
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.events import DossierEvent
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.procedure import Sector
from motcua_desktop.domain.tallies import deeds, tallies
from motcua_desktop.exchange.table_writer import write_table
from motcua_desktop.services.figures import FigureDesk
from motcua_desktop.services.ports import Signature, UnitOfWork
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.rows.tables import (
    ColumnKind,
    Share,
    TableContent,
)
from motcua_desktop.services.tables.desk import TableDesk, TableRequest
from motcua_desktop.services.tables.registry import TABLE_REPORTS
from motcua_desktop.storage.queries import lists, tables
from motcua_desktop.storage.queries.as_of import CURRENT, Source
from motcua_desktop.storage.unit_of_work import StorageUnit
from motcua_desktop.writers import Tables
from tests.builders import HOUSEHOLD, PROCEDURES
from tests.exchange.sheet_reading import SheetRead, column_letters, read_sheet
from tests.faults.setting import times
from tests.lives import FIRST, Life, lives
from tests.services.screen import rows_on_screen

W = f"{{{NAMESPACE}}}"
NOW = datetime(2026, 12, 31, 9, 0)
OFFICERS = ("Trần Thị Thu Hà", "Lê Văn Bình", "")
NAMES = [one.name for one in TABLE_REPORTS if one.name != "so-theo-doi"]
days = st.integers(0, 16).map(lambda it: FIRST.date() + timedelta(days=it))
periods = st.tuples(days, days).map(lambda pair: Period(min(pair), max(pair)))
requests = st.builds(
    TableRequest,
    st.sampled_from(NAMES),
    periods,
    scope=st.sampled_from(
        (
            FigureScope(),
            FigureScope(unit_code="H26.12.01"),
            FigureScope(unit_code="H26.12"),
            FigureScope(unit_code="H26.12", with_subordinates=True),
            FigureScope(sector="Cư trú"),
        )
    ),
    apart=st.booleans(),
    is_estimate_wanted=st.just(value=True),
).filter(lambda it: not (it.apart and it.name in {"can-bo", "uoc-tinh-766"}))
random_offices = partial(
    settings,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@dataclass(frozen=True, slots=True)
class Written:
    """One life with those who wrote it down."""

    events: list[DossierEvent]
    actors: list[str]

    @property
    def dossier(self) -> Dossier:
        return Dossier.from_history(self.events)


@dataclass(frozen=True, slots=True)
class Bench:
    """An office, a desk that sees what a test has entered, a place for a workbook."""

    office: OpenOffice
    desk: TableDesk
    path: Path


@pytest.fixture
def bench(office: OpenOffice, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Bench:
    """A desk that reads inside the transaction in which a test has entered lives."""

    @contextmanager
    def here(*_: object) -> Iterator[Source]:
        yield CURRENT

    @contextmanager
    def read_unit() -> Iterator[UnitOfWork]:
        yield StorageUnit(office.database)

    for module in (lists, tables):
        monkeypatch.setattr(module, "known_at", here)
    with office.open_unit() as unit:
        for procedure in PROCEDURES:
            sector = procedure.sector
            if procedure.code == HOUSEHOLD:
                sector = Sector("Cư trú", is_vertical=True)
            unit.catalogue.save_procedure(replace(procedure, sector=sector))
        unit.commit()
    figures = FigureDesk(
        lists.FigureStore(office.database, office.calendars), lambda: NOW
    )
    store = tables.TableStore(office.database, office.calendars)
    writer = Tables()
    desk = TableDesk(read_unit, store, figures, writer.words, writer, lambda: NOW)
    return Bench(office, desk, tmp_path / "bảng.xlsx")


@contextmanager
def entered(office: OpenOffice, histories: Sequence[Life]) -> Iterator[list[Written]]:
    """Enter lives for the length of a block; nothing of them stays."""
    written = [
        Written(life, [OFFICERS[(at + len(life)) % 3] for at in range(len(life))])
        for life in histories
    ]
    moments = (datetime(2026, 12, 1) + timedelta(seconds=it) for it in count())
    with office.database.writing():
        StorageUnit(office.database).dossiers.add_histories(
            [
                (event, Signature(actor, next(moments)))
                for event, actor in zip(one.events, one.actors, strict=True)
            ]
            for one in written
        )
        yield written


def _in_scope(one: Written, scope: FigureScope, *, apart: bool) -> bool:
    dossier = one.dossier
    if scope.sector and _group(dossier, "sector") != scope.sector:
        return False
    wide = scope.with_subordinates or apart
    if not scope.unit_code or (wide and scope.unit_code == "H26.12"):
        return True
    return dossier.unit == scope.unit_code


def _expected(
    content: TableContent, written: Sequence[Written], groups: Sequence[str]
) -> Counter[str]:
    """Count by the readable reference what the dossiers of `groups` come to."""
    counted: Counter[str] = Counter()
    for one in written:
        if content.by == "officer":
            done = deeds(iter(zip(one.events, one.actors, strict=True)), content.period)
            counted.update(deed.value for actor, deed in done if actor in groups)
        elif _group(one.dossier, content.by) in groups:
            period = content.period
            counted.update(cell.value for cell in statistics.cells(one.dossier, period))
            counted.update(detail.value for detail in details(one.dossier, period))
            for key, number in tallies(one.dossier, period).items():
                counted[key.value] += number
    return counted


def _group(dossier: Dossier, by: str) -> str:
    sectors = {one.code: one.sector.name for one in PROCEDURES}
    if by == "procedure":
        return dossier.procedure
    if by == "unit":
        return {"H26.12": "Xã An Hòa", "H26.12.01": "Thôn Đông"}[dossier.unit]
    return "Cư trú" if dossier.procedure == HOUSEHOLD else sectors[dossier.procedure]


def _check_counts(content: TableContent, written: Sequence[Written]) -> None:
    for line in content.lines:
        expected = _expected(content, written, line.groups)
        for column, value in zip(content.columns, line.cells, strict=True):
            if column.counts:
                assert value == sum(expected[key] for key in column.counts)


def _check_behind(desk: TableDesk, request: TableRequest) -> None:
    for cell in desk.behind(request):
        assert len(cell.numbers) == cell.value, (cell.row, cell.column)
        if request.name != "can-bo":
            assert len(set(cell.numbers)) == len(cell.numbers)


def _check_word(content: TableContent) -> None:
    """The table in Word says in each cell what the screen says."""
    (section,) = table_document(content).sections
    xml = f'<w:body xmlns:w="{NAMESPACE}">{blocks_xml(section.blocks, Frame(252))}'
    body = ET.fromstring(f"{xml}</w:body>")  # noqa: S314
    wide = len(content.columns)
    (table,) = [
        one
        for one in body.findall(f"{W}tbl")
        if len(one.findall(f"{W}tblGrid/{W}gridCol")) == wide
    ]
    rows = [
        tuple("".join(cell.itertext()) for cell in row.findall(f"{W}tc"))
        for row in table.findall(f"{W}tr")
        if row.find(f"{W}trPr/{W}tblHeader") is None
    ]
    assert rows == rows_on_screen(content)


def _check_sheet(content: TableContent, path: Path) -> None:
    """The workbook holds the same, and its formulas come to what it shows."""
    write_table(path, content, content.lines)
    sheet = read_sheet(path)
    letters = column_letters(len(content.columns))
    first = _first_row(sheet, content)
    for at, line in enumerate(content.lines):
        for letter, column, value in zip(
            letters, content.columns, line.cells, strict=True
        ):
            name = f"{letter}{first + at}"
            cached, computed = sheet.cached.get(name), sheet.computed(name)
            assert computed == cached, (name, sheet.formulas.get(name))
            if isinstance(value, int):
                assert cached == value
            elif isinstance(value, Share):
                assert cached == _share(value)
            elif isinstance(value, str) and column.kind is ColumnKind.TEXT:
                assert (cached or "") == value
            is_sum = bool(column.counts and line.adds)
            is_formula = bool(column.adds or column.share) or is_sum
            assert (name in sheet.formulas) == is_formula


def _first_row(sheet: SheetRead, content: TableContent) -> int:
    """Return the row in which the table's first line stands."""
    heads = len(content.text.heads)
    top = len(content.text.title) + 5 + bool(content.scope_name)
    assert sheet.cached[f"A{top + 1}"] == content.text.heads[0][0].text
    return top + heads + 1


def _share(share: Share) -> Fraction | str:
    text = share.text
    return text if text == "–" else Fraction(text.replace(",", ".")) / 100


def _check_all(bench: Bench, histories: Sequence[Life], request: TableRequest) -> None:
    with entered(bench.office, histories) as written:
        content = bench.desk.content(request)
        assert all(one.ok for one in content.identities)
        scoped = [
            one for one in written if _in_scope(one, request.scope, apart=request.apart)
        ]
        if not content.is_list and content.by:
            _check_counts(content, scoped)
        _check_behind(bench.desk, request)
        _check_word(content)
        _check_sheet(content, bench.path)


@random_offices(max_examples=300)
@given(histories=lives(most=12), request=requests)
def test_every_table_agrees_with_itself_in_every_format(
    bench: Bench, histories: list[Life], request: TableRequest
) -> None:
    _check_all(bench, histories, request)


@pytest.mark.slow
@pytest.mark.parametrize("share", range(4))
def test_many_offices_keep_all_identities(bench: Bench, share: int) -> None:
    """Ten thousand in full, a thousand in the gate, never the same ones."""

    @seed(f"{share} {random.random()}")
    @random_offices(max_examples=times(250, 2_500))
    @given(histories=lives(most=12), request=requests)
    def check(histories: list[Life], request: TableRequest) -> None:
        _check_all(bench, histories, request)

    check()
