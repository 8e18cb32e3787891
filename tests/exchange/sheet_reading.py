"""A workbook read back as it is stored: cached values, formulas, and these computed."""

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree as ET

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TOKEN = re.compile(
    r"\s*(?:(\d+(?:\.\d+)?)|(\"[^\"]*\")|([A-Z]+\d+)|([A-Z]+)(?=\()|(.))"
)
_CELL = re.compile(r"([A-Z]+)(\d+)")

Cached = str | Fraction | None


@dataclass(slots=True)
class SheetRead:
    """One sheet: by name of cell, what is shown before and computed anew."""

    cached: dict[str, Cached] = field(default_factory=dict)
    formulas: dict[str, str] = field(default_factory=dict)

    def computed(self, name: str) -> Cached:
        """Return what a spreadsheet comes to for the cell, its formulas followed."""
        formula = self.formulas.get(name)
        if formula is None:
            return self.cached.get(name)
        return _Formula(formula, self.computed).value()

    def row(self, number: int) -> dict[str, Cached]:
        """Return the cells of a row by their columns."""
        return {
            match[1]: value
            for name, value in self.cached.items()
            if (match := _CELL.fullmatch(name)) and int(match[2]) == number
        }


def read_sheet(path: Path, number: int = 1) -> SheetRead:
    """Return the sheet of a workbook."""
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        strings: list[str] = []
        if "xl/sharedStrings.xml" in names:
            table = ET.fromstring(package.read("xl/sharedStrings.xml"))  # noqa: S314
            strings = ["".join(one.itertext()) for one in table.findall(f"{MAIN}si")]
        sheet = ET.fromstring(  # noqa: S314
            package.read(f"xl/worksheets/sheet{number}.xml")
        )
    read = SheetRead()
    for cell in sheet.iter(f"{MAIN}c"):
        name = cell.attrib["r"]
        read.cached[name] = _cached(cell, strings)
        formula = cell.find(f"{MAIN}f")
        if formula is not None:
            read.formulas[name] = formula.text or ""
    return read


def _cached(cell: ET.Element, strings: list[str]) -> Cached:
    kind, value = cell.attrib.get("t", "n"), cell.find(f"{MAIN}v")
    if kind == "inlineStr":
        return "".join(cell.itertext())
    if value is None or value.text is None:
        return None
    if kind == "s":
        return strings[int(value.text)]
    return value.text if kind == "str" else Fraction(Decimal(value.text))


class _Formula:
    """A formula of sums, comparisons and the few functions that we write."""

    def __init__(self, text: str, look_up: Callable[[str], Cached]) -> None:
        self._tokens = [match.group().strip() for match in _TOKEN.finditer(text)]
        self._look_up = look_up
        self._at = 0

    def value(self) -> Cached:
        """Return what it comes to."""
        result = self._comparison()
        assert self._at == len(self._tokens), self._tokens
        return result

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1]

    def _comparison(self) -> Cached:
        left = self._sum()
        if self._peek() != "=":
            return left
        self._take()
        return Fraction(left == self._sum())

    def _sum(self) -> Cached:
        left = self._product()
        while self._peek() == "+":
            self._take()
            left = _number(left) + _number(self._product())
        return left

    def _product(self) -> Cached:
        left = self._atom()
        while self._peek() in {"*", "/"}:
            sign, right = self._take(), _number(self._atom())
            if sign == "*":
                left = _number(left) * right
            else:
                # A division by nothing is only looked at where it is not taken.
                left = _number(left) / right if right else Fraction(-1)
        return left

    def _atom(self) -> Cached:
        token = self._take()
        if token in {"SUM", "IF", "MIN", "MAX", "ROUND"}:
            return self._call(token)
        if _CELL.fullmatch(token):
            return self._look_up(token)
        return token[1:-1] if token.startswith('"') else Fraction(Decimal(token))

    def _call(self, name: str) -> Cached:
        assert self._take() == "("
        if name == "SUM":
            first, _, last = self._take(), self._take(), self._take()
            assert self._take() == ")"
            cells = (_number(self._look_up(one)) for one in _range(first, last))
            return sum(cells, Fraction(0))
        arguments = [self._comparison()]
        while self._take() == ",":
            arguments.append(self._comparison())
        if name == "IF":
            return arguments[1] if arguments[0] else arguments[2]
        numbers = [_number(one) for one in arguments]
        if name == "ROUND":
            return _rounded(numbers[0], int(numbers[1]))
        return min(numbers) if name == "MIN" else max(numbers)


def _rounded(number: Fraction, places: int) -> Fraction:
    step = Decimal(1).scaleb(-places)
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return Fraction(exact.quantize(step, ROUND_HALF_UP))


def _number(value: Cached) -> Fraction:
    return value if isinstance(value, Fraction) else Fraction(0)


def _range(first: str, last: str) -> Iterator[str]:
    (left, top), (right, bottom) = (_split(one) for one in (first, last))
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            yield f"{_letters(column)}{row}"


def _split(name: str) -> tuple[int, int]:
    match = _CELL.fullmatch(name)
    assert match is not None
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - 64
    return number, int(match[2])


def _letters(number: int) -> str:
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_letters(count: int) -> list[str]:
    """Return the letters of the first columns."""
    return [_letters(number) for number in range(1, count + 1)]
