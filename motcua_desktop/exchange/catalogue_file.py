"""The catalogue as CSV or XLSX: the one that ships, and those that offices import."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.domain.procedure import (
    Procedure,
    RequiredPaper,
    Sector,
    TimeLimit,
)
from motcua_desktop.domain.service_level import ServiceLevel
from motcua_desktop.exchange.cells import day_of, text_of
from motcua_desktop.exchange.errors import LineError
from motcua_desktop.exchange.headings import ColumnNames, find_heading
from motcua_desktop.exchange.sheets import Cell, read_rows
from motcua_desktop.resources import asset
from motcua_desktop.services.rows.tracking_book import RefusedRow
from motcua_desktop.text import fold

_MOST_DONG: Final = 10**12
_LONGEST_CODE: Final = 35
_ADVICE: Final = "Sửa dòng đó trong tệp rồi chọn lại."

PROCEDURE_COLUMNS: Final = ColumnNames(
    MappingProxyType(
        {
            "code": ("Mã TTHC", "code", "Mã thủ tục", "Mã số TTHC"),
            "name": ("Tên TTHC", "name", "Tên thủ tục", "Tên thủ tục hành chính"),
            "sector": ("Lĩnh vực", "sector"),
            "level": ("Cấp thực hiện", "level"),
            "decision": ("Quyết định công bố", "decision"),
            "limit_desk": ("Thời hạn trực tiếp", "limit_desk", "Thời hạn"),
            "limit_online": ("Thời hạn trực tuyến", "limit_online"),
            "limit_postal": ("Thời hạn bưu chính", "limit_postal"),
            "fee_desk": ("Phí, lệ phí trực tiếp", "fee_desk", "Phí, lệ phí"),
            "fee_online": ("Phí, lệ phí trực tuyến", "fee_online"),
            "service_level": ("Mức độ DVC", "service_level", "Mức độ dịch vụ công"),
            "source": ("Nguồn", "source"),
            "in_force_from": ("Hiệu lực từ", "in_force_from"),
            "in_force_to": ("Hiệu lực đến", "in_force_to"),
            "note": ("Ghi chú", "note"),
        }
    ),
    (("code",), ("name",), ("sector",)),
)
_SECTOR_COLUMNS: Final = ColumnNames(
    MappingProxyType(
        {"name": ("Lĩnh vực", "name"), "vertical": ("Ngành dọc", "vertical")}
    ),
    (("name",), ("vertical",)),
)
_PAPER_COLUMNS: Final = ColumnNames(
    MappingProxyType(
        {
            "procedure": ("Mã TTHC", "procedure"),
            "code": ("Mã giấy tờ", "code"),
            "name": ("Tên giấy tờ", "name"),
            "originals": ("Bản chính", "originals"),
            "copies": ("Bản sao", "copies"),
            "source": ("Nguồn", "source"),
        }
    ),
    (("procedure",), ("code",), ("name",)),
)

Line = Mapping[str, Cell]


def shipped_sectors() -> tuple[Sector, ...]:
    """Return the sectors that ship with the program, own ones first."""
    return tuple(
        Sector(_text(line, "name"), bool(_text(line, "vertical")))
        for _, line in _lines(asset("catalogue/sectors.csv"), _SECTOR_COLUMNS)
    )


def shipped_catalogue() -> list[Procedure]:
    """Return the procedures that ship with the program, by sector, then code."""
    papers, sectors = _shipped_papers(), shipped_sectors()
    procedures = [
        replace(procedure, papers=tuple(papers.get(procedure.code, ())))
        for procedure in read_catalogue(asset("catalogue/procedures.csv"), sectors)
    ]
    places = {sector.name: place for place, sector in enumerate(sectors)}
    return sorted(procedures, key=lambda each: (places[each.sector.name], each.code))


def _shipped_papers() -> dict[str, list[RequiredPaper]]:
    papers: dict[str, list[RequiredPaper]] = {}
    for _, line in _lines(asset("catalogue/papers.csv"), _PAPER_COLUMNS):
        paper = RequiredPaper(
            code=_text(line, "code"),
            name=_text(line, "name"),
            originals=int(_text(line, "originals")),
            copies=int(_text(line, "copies")),
        )
        papers.setdefault(_text(line, "procedure"), []).append(paper)
    return papers


def read_catalogue(path: Path, known: Iterable[Sector] = ()) -> list[Procedure]:
    """Return the procedures of a CSV or XLSX file; sectors as `known` has them.

    Raises:
        FileRefusedError: the file may not be read.
        HeadingMissingError: a needed column is missing.
        LineError: a line is no procedure, or repeats another one's edition.
    """
    procedures = []
    for each in _read(path, known):
        if isinstance(each, RefusedRow):
            raise LineError(path.name, each.row, each.reason)
        procedures.append(each)
    return procedures


def try_catalogue(
    path: Path, known: Iterable[Sector] = ()
) -> tuple[list[Procedure], list[RefusedRow]]:
    """Return the procedures of a file, and every line that is none.

    Raises:
        FileRefusedError: the file may not be read.
        HeadingMissingError: a needed column is missing.
    """
    procedures, refused = [], []
    for each in _read(path, known):
        if isinstance(each, RefusedRow):
            refused.append(each)
        else:
            procedures.append(each)
    return procedures, refused


def _read(path: Path, known: Iterable[Sector]) -> Iterator[Procedure | RefusedRow]:
    sectors = {fold(sector.name): sector for sector in known}
    editions: set[tuple[str, date | None]] = set()
    for number, line in _lines(path, PROCEDURE_COLUMNS):
        try:
            procedure = _procedure(line, sectors)
        except DomainError as error:
            yield RefusedRow.of(number, error)
            continue
        except ValueError as error:
            yield RefusedRow(number, str(error), _ADVICE)
            continue
        edition = (procedure.code, procedure.in_force_from)
        if edition in editions:
            why = f"thủ tục “{procedure.code}” đã có ở dòng trên."
            yield RefusedRow(number, why, _ADVICE)
            continue
        editions.add(edition)
        yield procedure


def _lines(path: Path, names: ColumnNames) -> Iterator[tuple[int, Line]]:
    heading, rows = find_heading(path.name, read_rows(path), names)
    for number, cells in rows:
        yield (
            number,
            {
                key: cells[place] if place < len(cells) else ""
                for key, place in heading.columns.items()
            },
        )


def _text(line: Line, key: str) -> str:
    return text_of(line.get(key, ""))


def _procedure(line: Line, sectors: dict[str, Sector]) -> Procedure:
    code, name, sector = (_needed(line, key) for key in ("code", "name", "sector"))
    if len(code) > _LONGEST_CODE:
        raise ValueError(f"mã thủ tục “{code[:40]}…” dài quá {_LONGEST_CODE} ký tự.")
    return Procedure(
        code=code,
        name=name,
        sector=sectors.setdefault(fold(sector), Sector(sector)),
        limits=MappingProxyType(_limits(line)),
        fees=MappingProxyType(_fees(line)),
        decision=_text(line, "decision"),
        level=_text(line, "level"),
        in_force_from=_day(line, "in_force_from"),
        in_force_to=_day(line, "in_force_to"),
        note=_text(line, "note"),
        service_level=ServiceLevel.parse(_text(line, "service_level")),
    )


def _needed(line: Line, key: str) -> str:
    text = _text(line, key)
    if not text:
        raise ValueError(f"cột “{PROCEDURE_COLUMNS.names[key][0]}” còn để trống.")
    return text


def _limits(line: Line) -> dict[Channel, TimeLimit]:
    texts = ((channel, _text(line, f"limit_{channel.value}")) for channel in Channel)
    return {channel: TimeLimit.parse(text) for channel, text in texts if text}


def _fees(line: Line) -> dict[Channel, int]:
    fees = {}
    for channel in (Channel.DESK, Channel.ONLINE):
        text = _text(line, f"fee_{channel.value}")
        digits = text.replace(".", "").replace(" ", "").removesuffix("đồng")
        if not text:
            continue
        if not digits.isdecimal() or int(digits) >= _MOST_DONG:
            raise ValueError(f"phí, lệ phí “{text}” không phải số đồng.")
        fees[channel] = int(digits)
    return fees


def _day(line: Line, key: str) -> date | None:
    day = day_of(PROCEDURE_COLUMNS.names[key][0], line.get(key, ""))
    return day.date() if isinstance(day, datetime) else day


def catalogue_lines(procedures: Sequence[Procedure]) -> Iterator[list[str]]:
    """Return the catalogue as lines of a file, the heading first."""
    yield [names[0] for names in PROCEDURE_COLUMNS.names.values()]
    for procedure in procedures:
        limits, fees = procedure.limits, procedure.fees
        level = procedure.service_level
        yield [
            procedure.code,
            procedure.name,
            procedure.sector.name,
            procedure.level,
            procedure.decision,
            *(limits[each].text if each in limits else "" for each in Channel),
            *(
                str(fees[each]) if each in fees else ""
                for each in (Channel.DESK, Channel.ONLINE)
            ),
            level.label if level is not ServiceLevel.NONE else "",
            "",
            procedure.in_force_from.isoformat() if procedure.in_force_from else "",
            procedure.in_force_to.isoformat() if procedure.in_force_to else "",
            procedure.note,
        ]
