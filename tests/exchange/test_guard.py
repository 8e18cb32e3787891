"""Hostile and wrong files are refused before a reader sees them."""

import resource
import time
import zipfile
from pathlib import Path
from random import Random

import pytest

from motcua_desktop.exchange.errors import FileRefusedError
from motcua_desktop.exchange.guard import MAX_UNPACKED, check_workbook
from motcua_desktop.exchange.sheets import read_rows
from motcua_desktop.exchange.workbook import workbook_rows
from tests.exchange.hostile import HOSTILE, workbook
from tests.faults.setting import within

_KIBIBYTES = 500 * 1024


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_soon_with_a_sentence(
    kind: str, tmp_path: Path
) -> None:
    make, word = HOSTILE[kind]
    path = make(tmp_path / "sổ.xlsx")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    with pytest.raises(FileRefusedError) as refusal:
        list(workbook_rows(path))
    assert time.perf_counter() - started < within(5)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < _KIBIBYTES
    assert word in refusal.value.wrong
    assert path.name in refusal.value.wrong
    assert refusal.value.advice.endswith(".")


def test_a_file_that_is_not_there_is_a_sentence_too(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="không mở được"):
        check_workbook(tmp_path / "không có.xlsx")


def test_a_folder_or_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    for name in ("thư mục.xlsx", "sổ.pdf", "sổ"):
        path = tmp_path / name
        if name == "thư mục.xlsx":
            path.mkdir()
        else:
            path.write_bytes(b"%PDF-1.7")
        with pytest.raises(FileRefusedError):
            list(read_rows(path))


def test_a_plain_workbook_passes(tmp_path: Path) -> None:
    rows = '<row r="2"><c r="B2"><v>7</v></c></row>'
    path = workbook(tmp_path / "sổ.xlsx", rows=rows)
    assert list(read_rows(path)) == [(2, [7.0])]


def test_a_sheet_of_two_hundred_thousand_rows_is_no_bomb(tmp_path: Path) -> None:
    rows = '<row r="200000"><c r="Z200000"><v>7</v></c></row>'
    check_workbook(workbook(tmp_path / "sổ.xlsx", rows=rows))


@pytest.mark.parametrize(
    ("method", "is_read"), [(zipfile.ZIP_STORED, True), (zipfile.ZIP_BZIP2, False)]
)
def test_members_are_stored_or_deflated_as_in_every_workbook(
    tmp_path: Path, method: int, *, is_read: bool
) -> None:
    path = workbook(
        tmp_path / "sổ.xlsx", rows='<row r="1"><c r="A1"><v>7</v></c></row>'
    )
    other = tmp_path / "khác.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(other, "w", method) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    if is_read:
        assert list(read_rows(other)) == [(1, [7.0])]
    else:
        with pytest.raises(FileRefusedError, match="hỏng"):
            list(read_rows(other))


def test_a_file_above_the_limit_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "sổ.csv"
    with path.open("wb") as file:
        file.truncate(MAX_UNPACKED + 1)
    with pytest.raises(FileRefusedError, match="quá lớn"):
        list(read_rows(path))


def _damaged(content: bytes, random: Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(random.randint(1, 4)):
        damaged[random.randrange(len(damaged))] = random.randrange(256)
    return bytes(damaged)


@pytest.mark.parametrize("seed", range(5))
def test_a_damaged_file_is_read_or_refused_but_never_more(
    tmp_path: Path, seed: int
) -> None:
    random = Random(seed)
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 9)
    )
    whole = workbook(tmp_path / "sổ.xlsx", rows=rows).read_bytes()
    path = tmp_path / "hỏng.xlsx"
    outcomes: set[int | str] = set()
    for _ in range(120):
        path.write_bytes(_damaged(whole, random))
        try:
            outcomes.add(len(list(workbook_rows(path))))
        except FileRefusedError:
            outcomes.add("refused")
    assert outcomes >= {8, "refused"}


def _torn(content: bytes, random: Random) -> str:
    torn = bytearray(content)
    for _ in range(random.randint(1, 4)):
        place = random.randrange(len(torn))
        del torn[place : place + random.randint(1, 30)]
    return torn.decode("utf-8", errors="replace")


def test_a_sheet_with_torn_xml_is_read_or_refused_but_never_more(
    tmp_path: Path,
) -> None:
    random = Random(6)
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 9)
    )
    path = tmp_path / "sổ.xlsx"
    refused = 0
    for _ in range(200):
        workbook(path, rows=_torn(rows.encode(), random))
        try:
            list(workbook_rows(path))
        except FileRefusedError:
            refused += 1
    assert refused
