"""NĐ 30/2020/NĐ-CP, Phụ lục I, as a measure: opens a report and names every fault.

It knows nothing of how the program writes: it reads the XML as Word does (styles,
their parents, what stands directly on paragraph and run) and finds each element by
its words and its place.
"""

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree as ET

from PIL import ImageFont

ROOT = Path(__file__).resolve().parent.parent.parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWIPS = 56.6929
FONT = "Times New Roman"
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
LEARNED = re.compile(
    r"\b(GS|PGS|TS|TSKH|ThS|Th\.?S|CN|KS|BS|LS|CVCC|CVC|NGƯT|NGND|NSƯT|AHLĐ)\b\.?",
)
LYING = "trang đầu nằm ngang"
MONTHS = {f"{number:02d}" if number < 3 else str(number) for number in range(1, 13)}


@dataclass(frozen=True, slots=True)
class Fault:
    """One rule that a place of the file breaks."""

    rule: str
    place: str
    why: str

    def __str__(self) -> str:
        return f"{self.rule} – {self.place}: {self.why}"


@dataclass(slots=True)
class Paragraph:
    """One paragraph with its effective look."""

    text: str
    look: dict[str, str]
    runs: list[tuple[str, dict[str, str]]]
    element: ET.Element
    in_table: bool = False

    def value(self, key: str, default: float = 0) -> float:
        return float(self.look.get(key, default))

    @property
    def sizes(self) -> set[float]:
        return {float(look.get("sz", 20)) / 2 for text, look in self.runs if text}

    def all_are(self, key: str) -> bool:
        return all(look.get(key) == "1" for text, look in self.runs if text.strip())

    def none_is(self, key: str) -> bool:
        return not any(look.get(key) == "1" for text, look in self.runs if text.strip())


@dataclass(slots=True)
class Part:
    """The pages of one section: its properties and its paragraphs and tables."""

    properties: ET.Element
    blocks: list[ET.Element] = field(default_factory=list)


class Report:
    """A report as Word understands it."""

    def __init__(self, docx: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            self.parts = {
                name: ET.fromstring(package.read(name))  # noqa: S314
                for name in package.namelist()
                if name.endswith((".xml", ".rels"))
            }
        self.body = self.parts["word/document.xml"].find(f"{W}body")
        self.styles = {
            style.get(f"{W}styleId", ""): style
            for style in self.parts["word/styles.xml"].iter(f"{W}style")
        }

    @cached_property
    def sections(self) -> list[Part]:
        """The sections in order."""
        assert self.body is not None
        parts: list[Part] = []
        blocks: list[ET.Element] = []
        for element in self.body:
            if element.tag == f"{W}sectPr":
                parts.append(Part(element, blocks))
                break
            blocks.append(element)
            inner = element.find(f"{W}pPr/{W}sectPr")
            if inner is not None:
                parts.append(Part(inner, blocks))
                blocks = []
        return parts

    def paragraphs(self, blocks: Iterable[ET.Element]) -> Iterator[Paragraph]:
        """Yield the paragraphs of `blocks`, those in tables too."""
        for element in blocks:
            if element.tag == f"{W}p":
                yield self.paragraph(element)
            elif element.tag == f"{W}tbl":
                for one in element.iter(f"{W}p"):
                    paragraph = self.paragraph(one)
                    paragraph.in_table = True
                    yield paragraph

    def paragraph(self, element: ET.Element) -> Paragraph:
        """Return one paragraph with everything that its styles give it."""
        style = _of(element, f"{W}pPr/{W}pStyle") or "Normal"
        look = self.style_look(style)
        look |= _paragraph_look(element.find(f"{W}pPr"))
        runs = []
        for run in element.iter(f"{W}r"):
            text = "".join(part.text or "" for part in run.iter(f"{W}t"))
            own = look | _run_look(run.find(f"{W}rPr"))
            runs.append((text, own))
        text = "".join(part for part, _ in runs).replace("\u00a0", " ")
        return Paragraph(text, look, runs, element)

    def style_look(self, key: str) -> dict[str, str]:
        """Return what a style and its parents say, over the document's defaults."""
        defaults = self.parts["word/styles.xml"].find(f"{W}docDefaults")
        assert defaults is not None
        look = _run_look(defaults.find(f"{W}rPrDefault/{W}rPr"))
        look |= _paragraph_look(defaults.find(f"{W}pPrDefault/{W}pPr"))
        chain: list[ET.Element] = []
        while key and key in self.styles and len(chain) < 20:
            chain.insert(0, self.styles[key])
            key = _of(self.styles[key], f"{W}basedOn")
        for style in chain:
            look |= _paragraph_look(style.find(f"{W}pPr"))
            look |= _run_look(style.find(f"{W}rPr"))
        return look


def _of(element: ET.Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else found.get(f"{W}val", "")


def _is_on(value: str) -> str:
    return "0" if value in {"0", "false", "off"} else "1"


_SCRIPTS = ("ascii", "hAnsi", "cs", "eastAsia")
_THEMES = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "cs": "cstheme"}


def _fonts_look(fonts: ET.Element) -> dict[str, str]:
    look = {
        script: fonts.get(f"{W}{script}", "")
        for script in _SCRIPTS
        if fonts.get(f"{W}{script}")
    }
    for script in _SCRIPTS:
        theme = fonts.get(f"{W}{_THEMES.get(script, 'eastAsiaTheme')}")
        if theme:
            look[script] = f"theme:{theme}"
    return look


def _run_look(properties: ET.Element | None) -> dict[str, str]:
    look: dict[str, str] = {}
    for child in [] if properties is None else properties:
        name = child.tag.removeprefix(W)
        value = child.get(f"{W}val", "1")
        if name == "rFonts":
            look |= _fonts_look(child)
        elif name in {"b", "i", "caps"}:
            look[name] = _is_on(value)
        elif name in {"sz", "color", "u", "lang"}:
            look[name] = value
    return look


def _paragraph_look(properties: ET.Element | None) -> dict[str, str]:
    look: dict[str, str] = {}
    for child in [] if properties is None else properties:
        name = child.tag.removeprefix(W)
        value = child.get(f"{W}val", "1")
        if name == "jc":
            look["jc"] = value
        elif name in {"keepNext", "keepLines", "widowControl"}:
            look[name] = _is_on(value)
        elif name in {"spacing", "ind"}:
            given = child.attrib.items()
            look |= {f"{name}.{key.removeprefix(W)}": it for key, it in given}
        elif name == "numPr":
            look["numId"] = _of(child, f"{W}numId")
            look["ilvl"] = _of(child, f"{W}ilvl") or "0"
        elif name == "pBdr":
            look["border"] = "1" if child.find(f"{W}bottom") is not None else ""
    return look


def mm(twips: str | float | None) -> float:
    """Return a length in millimetres."""
    return float(twips or 0) / TWIPS


def text_mm(text: str, size: float, *, bold: bool) -> float:
    """Return the width of `text`; Tinos has the metrics of Times New Roman."""
    name = "Tinos-Bold.ttf" if bold else "Tinos-Regular.ttf"
    font = ImageFont.truetype(str(ROOT / "assets" / "fonts" / name), 1000)
    return float(font.getlength(text)) * size / 1000 * 25.4 / 72


def faults(docx: bytes) -> list[Fault]:
    """Return every fault of a report, none for one that may be signed."""
    report = Report(docx)
    return [fault for check in CHECKS for fault in check(report)]


def form_faults(docx: bytes) -> list[Fault]:
    """Return the faults of a statistical form: no number, no outline, lying paper."""
    report = Report(docx)
    found = [fault for check in FORM_CHECKS for fault in check(report)]
    return [one for one in found if one.why != LYING]


def _page(report: Report) -> Iterator[Fault]:
    for number, part in enumerate(report.sections, 1):
        place = f"phần {number}"
        size = part.properties.find(f"{W}pgSz")
        assert size is not None
        width, height = (mm(size.get(f"{W}{side}")) for side in ("w", "h"))
        turned = size.get(f"{W}orient") == "landscape"
        expected = (297, 210) if turned else (210, 297)
        if (round(width), round(height)) != expected:
            yield Fault("khổ giấy", place, f"{width:.1f} × {height:.1f} mm")
        if number == 1 and turned:
            yield Fault("khổ giấy", place, LYING)
        margins = part.properties.find(f"{W}pgMar")
        assert margins is not None
        for side, least, most in (
            *(("top", 20, 25), ("bottom", 20, 25), ("left", 30, 35), ("right", 15, 20)),
        ):
            found = mm(margins.get(f"{W}{side}"))
            if not least - 0.1 <= found <= most + 0.1:
                yield Fault("lề", place, f"{side} {found:.1f} mm")


_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def _page_numbers(report: Report) -> Iterator[Fault]:
    links = {
        one.get("Id"): f"word/{one.get('Target')}"
        for one in report.parts["word/_rels/document.xml.rels"]
    }
    known: dict[str, str] = {}
    for number, part in enumerate(report.sections, 1):
        known |= {
            f"{one.tag.removeprefix(W)}.{one.get(f'{W}type')}": links[
                one.get(_RELATION)
            ]
            for one in part.properties
            if one.tag in {f"{W}headerReference", f"{W}footerReference"}
        }
        yield from _numbering(part, f"phần {number}")
        yield from _running_heads(report, known, f"phần {number}")
    if "headerReference.default" not in known:
        yield Fault("số trang", "toàn văn", "không có")


def _numbering(part: Part, place: str) -> Iterator[Fault]:
    if part.properties.find(f"{W}titlePg") is None:
        yield Fault("số trang đầu", place, "không ẩn")
    start = part.properties.find(f"{W}pgNumType")
    if start is None or start.get(f"{W}start") != "1":
        yield Fault("đánh số lại", place, "không bắt đầu từ 1")
    margins = part.properties.find(f"{W}pgMar")
    assert margins is not None
    top = mm(margins.get(f"{W}header"))
    if not 8 <= top <= 12:
        yield Fault("số trang", place, f"cách mép trên {top:.1f} mm")


def _running_heads(
    report: Report, known: dict[str, str], place: str
) -> Iterator[Fault]:
    for role, name in known.items():
        if role == "headerReference.default":
            yield from _number_look(report, name, place)
        elif "PAGE" in _fields(report.parts[name]):
            rule = "số trang đầu" if role.endswith("first") else "số trang"
            yield Fault(rule, place, f"có ở {role}")


def _fields(part: ET.Element) -> str:
    simple = "".join(one.get(f"{W}instr", "") for one in part.iter(f"{W}fldSimple"))
    return simple + "".join(one.text or "" for one in part.iter(f"{W}instrText"))


def _number_look(report: Report, name: str, place: str) -> Iterator[Fault]:
    header = report.parts[name]
    if _fields(header).split() != ["PAGE"]:
        yield Fault("số trang", place, "không có trường PAGE")
    for element in header.iter(f"{W}p"):
        paragraph = report.paragraph(element)
        if paragraph.look.get("jc") != "center":
            yield Fault("số trang", place, "không canh giữa")
        if not paragraph.sizes <= {13, 14}:
            yield Fault("số trang", place, f"cỡ {paragraph.sizes}")
        if not (paragraph.none_is("b") and paragraph.none_is("i")):
            yield Fault("số trang", place, "không đứng, thường")


def _fonts(report: Report) -> Iterator[Fault]:
    for name, part in report.parts.items():
        if re.match(r"word/(document|header\d*|footer\d*)\.xml", name):
            for element in part.iter(f"{W}p"):
                paragraph = report.paragraph(element)
                looks = [look for _, look in paragraph.runs] or [paragraph.look]
                for look in looks:
                    yield from _letters(look, paragraph.text[:30] or "dòng trống")
        if name.startswith("word/charts/chart"):
            faces = {
                one.get("typeface")
                for one in part.iter()
                if one.tag.endswith(("}latin", "}ea", "}cs"))
            }
            if faces != {FONT}:
                yield Fault("phông chữ", name, f"{faces}")


def _letters(look: dict[str, str], place: str) -> Iterator[Fault]:
    used = {look.get(script, "") for script in _SCRIPTS}
    if used != {FONT}:
        yield Fault("phông chữ", place, f"{sorted(used)}")
    if look.get("color", "auto") not in {"auto", "000000"}:
        yield Fault("màu chữ", place, look["color"])
    if look.get("lang") != "vi-VN":
        yield Fault("ngôn ngữ", place, look.get("lang", "không có"))
    if look.get("u", "none") != "none":
        yield Fault("gạch chân", place, look["u"])


def _found(paragraphs: Sequence[Paragraph], test: Callable[[str], bool]) -> int:
    return next((at for at, one in enumerate(paragraphs) if test(one.text)), -1)


def _look(
    one: Paragraph,
    rule: str,
    sizes: Iterable[float],
    *,
    bold: bool,
    italic: bool = False,
    align: str = "",
) -> Iterator[Fault]:
    place = one.text[:40]
    if not one.sizes <= set(sizes):
        yield Fault(rule, place, f"cỡ chữ {sorted(one.sizes)}")
    if not (one.all_are("b") if bold else one.none_is("b")):
        yield Fault(rule, place, "phải đậm" if bold else "không được đậm")
    if not (one.all_are("i") if italic else one.none_is("i")):
        yield Fault(rule, place, "phải nghiêng" if italic else "không được nghiêng")
    if align and one.look.get("jc", "left") != align:
        yield Fault(rule, place, f"canh {one.look.get('jc', 'left')}")


def _first(report: Report) -> list[Paragraph]:
    return list(report.paragraphs(report.sections[0].blocks))


def _state(report: Report) -> Iterator[Fault]:
    paragraphs = _first(report)
    at = _found(paragraphs, lambda text: text == STATE)
    if at < 0:
        yield Fault("Quốc hiệu", "trang đầu", "không có hoặc sai chữ")
        return
    yield from _look(paragraphs[at], "Quốc hiệu", (12, 13), bold=True, align="center")
    motto, rule = paragraphs[at + 1 : at + 3]
    if motto.text != MOTTO:
        yield Fault("Tiêu ngữ", motto.text, "sai chữ")
        return
    yield from _look(motto, "Tiêu ngữ", (13, 14), bold=True, align="center")
    (size,) = motto.sizes or {14.0}
    line = text_mm(MOTTO, size, bold=True)
    yield from _rule_length(
        report, rule, "dòng kẻ dưới Tiêu ngữ", (line - 0.5, line + 0.5)
    )


def _cell_width(report: Report, paragraph: Paragraph) -> float:
    for cell in report.parts["word/document.xml"].iter(f"{W}tc"):
        if any(one is paragraph.element for one in cell):
            width = cell.find(f"{W}tcPr/{W}tcW")
            assert width is not None
            return mm(width.get(f"{W}w"))
    size = report.sections[0].properties.find(f"{W}pgSz")
    margins = report.sections[0].properties.find(f"{W}pgMar")
    assert size is not None
    assert margins is not None
    sides = (margins.get(f"{W}left"), margins.get(f"{W}right"))
    return mm(size.get(f"{W}w")) - sum(map(mm, sides))


def _rule_length(
    report: Report, rule: Paragraph, name: str, between: tuple[float, float]
) -> Iterator[Fault]:
    if rule.text or rule.look.get("border") != "1":
        yield Fault(name, rule.text[:30], "không có")
        return
    cut = rule.value("ind.left") + rule.value("ind.right")
    length = _cell_width(report, rule) - mm(cut)
    if not between[0] <= length <= between[1]:
        yield Fault(
            name,
            "trang đầu",
            f"{length:.1f} mm, phải {between[0]:.1f}–{between[1]:.1f}",
        )
    if abs(mm(rule.value("ind.left")) - mm(rule.value("ind.right"))) > 0.5:
        yield Fault(name, "trang đầu", "không ở giữa")


def _issuer(report: Report) -> Iterator[Fault]:
    paragraphs = _first(report)
    state = _found(paragraphs, lambda text: text == STATE)
    left = paragraphs[:state]
    ruled = [at for at, one in enumerate(left) if one.look.get("border") == "1"]
    if len(left) < 3 or not ruled:
        yield Fault("tên cơ quan", "trang đầu", "thiếu dòng hoặc thiếu dòng kẻ")
        return
    lines = left[: ruled[0]]
    bold = next((at for at, one in enumerate(lines) if at and one.all_are("b")), 1)
    superiors, body = lines[:bold], lines[bold:]
    for one in superiors:
        yield from _look(one, "cơ quan chủ quản", (12, 13), bold=False, align="center")
    for one in body:
        yield from _look(one, "cơ quan ban hành", (12, 13), bold=True, align="center")
    for one in lines:
        if one.text != one.text.upper():
            yield Fault("tên cơ quan", one.text, "phải in hoa")
    longest = max(text_mm(one.text, max(one.sizes), bold=True) for one in body)
    longest = min(longest, _cell_width(report, body[0]))
    lengths = (longest / 3 - 0.5, longest / 2 + 0.5)
    yield from _rule_length(report, left[ruled[0]], "dòng kẻ dưới tên cơ quan", lengths)


_NUMBER = re.compile(r"Số:\s*(\d*)\s*/([A-ZĐ]+(?:-[A-ZĐ&]+)+)$")
_PLACE = re.compile(
    r"^\S.*, ngày +(\d*) *tháng +(\d*) *năm +(\d{4})?$",
)


def _number_and_date(report: Report) -> Iterator[Fault]:
    paragraphs = _first(report)
    at = _found(paragraphs, lambda text: text.startswith("Số:"))
    if at < 0:
        yield Fault("số, ký hiệu", "trang đầu", "không có")
        return
    number = paragraphs[at]
    yield from _look(number, "số, ký hiệu", (13,), bold=False, align="center")
    match = _NUMBER.match(number.text)
    if match is None:
        yield Fault("số, ký hiệu", number.text, "sai dạng Số: 05/BC-…")
    elif match[1] and (len(match[1]) < 2 or match[1] != str(int(match[1])).zfill(2)):
        yield Fault("số, ký hiệu", number.text, "số dưới 10 phải thêm số 0")
    place = paragraphs[at + 1]
    yield from _look(
        place, "địa danh, ngày", (13, 14), bold=False, italic=True, align="center"
    )
    match = _PLACE.match(place.text)
    if match is None:
        yield Fault("địa danh, ngày", place.text, "sai dạng")
        return
    day, month = match[1], match[2]
    if day and len(day) != 2:
        yield Fault("địa danh, ngày", place.text, "ngày dưới 10 phải thêm số 0")
    if month and month not in MONTHS:
        yield Fault("địa danh, ngày", place.text, "chỉ tháng 1, 2 thêm số 0")
    if _row_of(report, number) is not _row_of(report, place):
        yield Fault("địa danh, ngày", place.text, "không cùng dòng với số")


def _row_of(report: Report, paragraph: Paragraph) -> ET.Element | None:
    for row in report.parts["word/document.xml"].iter(f"{W}tr"):
        if any(one is paragraph.element for one in row.iter(f"{W}p")):
            return row
    return None


def _title(report: Report) -> Iterator[Fault]:
    paragraphs = _first(report)
    at = _found(paragraphs, lambda text: text == "BÁO CÁO")
    if at < 0:
        yield Fault("tên loại", "trang đầu", "không có")
        return
    yield from _look(paragraphs[at], "tên loại", (13, 14), bold=True, align="center")
    subject = []
    for one in paragraphs[at + 1 :]:
        if not one.text:
            break
        subject.append(one)
    if not subject:
        yield Fault("trích yếu", "trang đầu", "không có")
        return
    for one in subject:
        yield from _look(one, "trích yếu", (13, 14), bold=True, align="center")
    longest = max(text_mm(one.text, max(one.sizes), bold=True) for one in subject)
    longest = min(longest, _cell_width(report, subject[0]))
    rule = paragraphs[at + 1 + len(subject)]
    lengths = (longest / 3 - 0.5, longest / 2 + 0.5)
    yield from _rule_length(report, rule, "dòng kẻ dưới trích yếu", lengths)


def _addressees(report: Report) -> Iterator[Fault]:
    paragraphs = _first(report)
    at = _found(paragraphs, lambda text: text.startswith("Kính gửi"))
    if at < 0:
        return
    head, rest = paragraphs[at], paragraphs[at + 1 :]
    over = _found(rest, lambda text: not text.startswith("- "))
    names = rest[: max(over, 0)]
    for one in (head, *names):
        yield from _look(one, "Kính gửi", (13, 14), bold=False)
    if head.text.rstrip() == "Kính gửi:":
        yield from _several_addressees(head, names)
    elif not head.text.startswith("Kính gửi: "):
        yield Fault("Kính gửi", head.text, "thiếu dấu hai chấm")


def _several_addressees(head: Paragraph, names: list[Paragraph]) -> Iterator[Fault]:
    if len(names) < 2:
        yield Fault("Kính gửi", head.text, "một nơi thì ghi cùng dòng")
    ends = [*(";" for _ in names[:-1]), "."]
    for one, end in zip(names, ends, strict=False):
        if not one.text.endswith(end):
            yield Fault("Kính gửi", one.text, f"phải kết thúc bằng “{end}”")
    words = text_mm("Kính gửi", max(head.sizes), bold=False)
    colon = mm(head.value("ind.left")) + words
    for one in names:
        if abs(mm(one.value("ind.left")) - colon) > 1.5:
            yield Fault("Kính gửi", one.text, "gạch đầu dòng không dưới dấu hai chấm")


def body_of(report: Report) -> list[Paragraph]:
    """Return the running text: after the addressees, before the signature."""
    blocks = report.sections[0].blocks
    paragraphs = [report.paragraph(one) for one in blocks if one.tag == f"{W}p"]
    start = _found(paragraphs, lambda text: text == "BÁO CÁO")
    rest = paragraphs[start + 1 :]
    # The subject and the addressees are over where the first indented line stands.
    first = next(
        (at for at, one in enumerate(rest) if one.look.get("jc") == "both"), len(rest)
    )
    return [one for one in rest[first:] if one.text]


def _is_text(one: Paragraph) -> bool:
    return one.look.get("jc") not in {"center", "right"} and one.none_is("i")


def _body(report: Report) -> Iterator[Fault]:
    for one in body_of(report):
        if not _is_text(one):
            continue
        place = one.text[:40]
        is_heading = "numId" in one.look or one.look.get("keepNext") == "1"
        if not one.sizes <= {13, 14}:
            yield Fault("nội dung", place, f"cỡ chữ {sorted(one.sizes)}")
        if not is_heading and one.look.get("jc") != "both":
            yield Fault("nội dung", place, "không canh đều hai bên")
        if one.look.get("widowControl", "1") != "1":
            yield Fault("dòng lẻ", place, "không giữ")
        yield from _spaces(one, place)


def _spaces(one: Paragraph, place: str) -> Iterator[Fault]:
    first = mm(one.value("ind.firstLine"))
    if not (abs(first - 10) < 0.3 or abs(first - 12.7) < 0.3):
        yield Fault("lùi đầu dòng", place, f"{first:.1f} mm")
    gap = max(one.value("spacing.before"), one.value("spacing.after")) / 20
    if gap < 6:
        yield Fault("khoảng cách đoạn", place, f"{gap:.1f} pt")
    line = one.value("spacing.line", 240)
    is_multiple = one.look.get("spacing.lineRule", "auto") == "auto"
    if not is_multiple or not 240 <= line <= 360:
        yield Fault("cách dòng", place, f"{line / 240:.2f}")


_Levels = dict[tuple[str, str], tuple[str, str]]


def _levels(report: Report) -> _Levels:
    """Return form and text of every level of every list."""
    numbering = report.parts["word/numbering.xml"]
    abstracts = {
        one.get(f"{W}abstractNumId", ""): one
        for one in numbering.iter(f"{W}abstractNum")
    }
    return {
        (number.get(f"{W}numId", ""), level.get(f"{W}ilvl", "")): (
            _of(level, f"{W}numFmt"),
            _of(level, f"{W}lvlText"),
        )
        for number in numbering.iter(f"{W}num")
        for level in abstracts[_of(number, f"{W}abstractNumId")].iter(f"{W}lvl")
    }


def _headings(report: Report) -> Iterator[Fault]:
    levels = _levels(report)
    body = body_of(report)
    for one in body:
        if re.match(r"^([IVX]+|\d+)\. ", one.text) and one.all_are("b"):
            yield Fault("đề mục", one.text[:40], "số gõ tay, không phải số tự động")
        if "numId" in one.look:
            yield from _numbered_heading(one, levels)
        elif re.match(r"^[a-zđ]\) ", one.text):
            yield from _lettered_heading(one)
    seen = {one.look["ilvl"] for one in body if "numId" in one.look}
    if seen < {"0", "1"}:
        yield Fault("đề mục", "toàn văn", f"thiếu cấp đề mục, chỉ có {sorted(seen)}")


_FORMS = {"0": ("upperRoman", "%1."), "1": ("decimal", "%2.")}


def _numbered_heading(one: Paragraph, levels: _Levels) -> Iterator[Fault]:
    place, level = one.text[:40], one.look["ilvl"]
    shape = levels.get((one.look["numId"], level))
    if shape is None or shape != _FORMS.get(level):
        yield Fault("đề mục", place, f"số {shape}")
    if not (one.all_are("b") and one.none_is("i")):
        yield Fault("đề mục", place, "phải đậm, đứng")
    if level == "0" and one.text != one.text.upper():
        yield Fault("đề mục", place, "phải in hoa")
    if one.look.get("keepNext") != "1":
        yield Fault("đề mục", place, "có thể rời khỏi đoạn sau")


def _lettered_heading(one: Paragraph) -> Iterator[Fault]:
    if not (one.none_is("b") and one.none_is("i")):
        yield Fault("đề mục", one.text[:40], "điểm a) phải đứng, thường")
    if one.look.get("keepNext") != "1":
        yield Fault("đề mục", one.text[:40], "có thể rời khỏi đoạn sau")


def _end(report: Report) -> Iterator[Fault]:
    body = [one for one in body_of(report) if not one.in_table]
    if not body or not body[-1].text.endswith("./."):
        yield Fault("kết thúc", body[-1].text[-30:] if body else "", "thiếu ./.")
        return
    if body[-1].look.get("keepNext") != "1":
        yield Fault("chữ ký", body[-1].text[-30:], "chữ ký có thể đứng riêng một trang")


def _closing_cells(report: Report) -> tuple[list[Paragraph], list[Paragraph]] | None:
    for table in report.sections[0].blocks:
        if table.tag != f"{W}tbl":
            continue
        for row in table.iter(f"{W}tr"):
            cells = [
                [report.paragraph(one) for one in cell.iter(f"{W}p")]
                for cell in row.findall(f"{W}tc")
            ]
            if len(cells) == 2 and cells[0][0].text.startswith("Nơi nhận"):
                return cells[0], cells[1]
    return None


def _recipients(report: Report) -> Iterator[Fault]:
    found = _closing_cells(report)
    if found is None:
        yield Fault("Nơi nhận", "cuối văn bản", "không có, hoặc không ngang chức vụ")
        return
    (head, *items), _ = found
    if head.text != "Nơi nhận:":
        yield Fault("Nơi nhận", head.text, "sai chữ")
    yield from _look(head, "Nơi nhận", (12,), bold=True, italic=True)
    for one in items:
        yield from _look(one, "nơi nhận (mục)", (11,), bold=False)
        if mm(one.value("ind.left")) > 0.5 or one.look.get("jc", "left") != "left":
            yield Fault("nơi nhận (mục)", one.text, "không ở mép trái")
    addressees = _found(_first(report), lambda text: text.startswith("Kính gửi"))
    texts = [one.text for one in items if one.text]
    yield from _recipient_lines(texts or [""], has_addressees=addressees >= 0)


def _recipient_lines(texts: list[str], *, has_addressees: bool) -> Iterator[Fault]:
    rule = "nơi nhận (mục)"
    if has_addressees != (texts[0] == "- Như trên;"):
        yield Fault(rule, texts[0], "dòng đầu - Như trên; khi có Kính gửi")
    if not re.match(r"^- Lưu: VT(, [A-ZĐ&, ]+)?\.$", texts[-1]):
        yield Fault(rule, texts[-1], "dòng cuối - Lưu: VT.")
    for text in texts[:-1]:
        if not (text.startswith("- ") and text.endswith(";")):
            yield Fault(rule, text, "dạng - …;")


_FORMULA = re.compile(r"^(TM|KT|TL|TUQ|Q)\. \S")
_LOOSE_FORMULA = re.compile(
    r"^(T\.?/?M|K\.?/?T|T\.?/?L|T\.?U\.?Q|Q)[./ ]", re.IGNORECASE
)


def _signature(report: Report) -> Iterator[Fault]:
    found = _closing_cells(report)
    if found is None:
        return
    _, right = found
    count = _found(right, lambda text: not text)
    posts, rest = right[: max(count, 0)], right[max(count, 0) :]
    if not posts:
        yield Fault("chữ ký", "cuối văn bản", "không có chức vụ")
        return
    *blank, name = rest
    if len(blank) < 3:
        yield Fault("chữ ký", posts[0].text, "không đủ chỗ ký")
    for one in posts:
        yield from _post(one)
    yield from _formula([one.text for one in posts])
    if name.text:
        yield from _look(name, "họ tên người ký", (13, 14), bold=True, align="center")
        if LEARNED.search(name.text):
            yield Fault("họ tên người ký", name.text, "không ghi học hàm, học vị")
        if name.text == name.text.upper():
            yield Fault("họ tên người ký", name.text, "không in hoa toàn bộ")


def _post(one: Paragraph) -> Iterator[Fault]:
    rule = "quyền hạn, chức vụ"
    yield from _look(one, "quyền hạn, chức vụ", (13, 14), bold=True, align="center")
    if one.text != one.text.upper():
        yield Fault(rule, one.text, "phải in hoa")
    if _LOOSE_FORMULA.match(one.text) and not _FORMULA.match(one.text):
        yield Fault(rule, one.text, "chữ viết tắt sai dạng")


def _formula(posts: Sequence[str]) -> Iterator[Fault]:
    rule, place = "quyền hạn, chức vụ", " / ".join(posts)
    heads = [text.split(". ")[0] if _FORMULA.match(text) else "" for text in posts]
    if "TM" in heads and not re.search(
        r"ỦY BAN NHÂN DÂN|HỘI ĐỒNG|BAN CHỈ ĐẠO|BAN CHẤP HÀNH", posts[heads.index("TM")]
    ):
        yield Fault(rule, place, "TM. chỉ dùng cho tập thể")
    for mark in ("TM", "KT", "TL", "TUQ"):
        if mark in heads and heads.index(mark) == len(heads) - 1:
            yield Fault(rule, place, f"sau {mark}. phải có chức vụ người ký")
    if "KT" in heads:
        following = posts[heads.index("KT") + 1 : heads.index("KT") + 2]
        if following and not following[0].startswith("PHÓ"):
            yield Fault(rule, place, "sau KT. phải là cấp phó")
    if posts[0].startswith("PHÓ"):
        yield Fault(rule, place, "cấp phó ký phải ghi KT.")
    if heads[0] == "" and len([one for one in heads if one]) > 0:
        yield Fault(rule, place, "chữ viết tắt phải ở dòng đầu")


def _annexes(report: Report) -> Iterator[Fault]:
    heads: list[str] = []
    first = _first(report)
    body = " ".join(one.text for one in body_of(report))
    number = next(
        (one.text[3:].strip() for one in first if one.text.startswith("Số:")), ""
    )
    for place, part in enumerate(report.sections[1:], 2):
        paragraphs = list(report.paragraphs(part.blocks))
        if not paragraphs or not paragraphs[0].text.startswith("Phụ lục"):
            yield Fault("phụ lục", f"phần {place}", "không có chữ Phụ lục")
            continue
        head = paragraphs[0]
        heads.append(head.text.removeprefix("Phụ lục").strip())
        yield from _look(head, "phụ lục", (13, 14), bold=True, align="center")
        at = _found(paragraphs, lambda text: text.startswith("(Kèm theo"))
        if at < 0:
            yield Fault("kèm theo", head.text, "không có")
            continue
        for one in paragraphs[1:at]:
            yield from _look(one, "tên phụ lục", (13, 14), bold=True, align="center")
            if one.text != one.text.upper():
                yield Fault("tên phụ lục", one.text, "phải in hoa")
        yield from _reference(paragraphs[at], number, first)
        named = head.text if heads[-1] else "Phụ lục kèm theo"
        if named not in body:
            yield Fault("dẫn phụ lục", head.text, "nội dung không nhắc đến")
    expected = list(ROMAN[: len(heads)]) if len(heads) > 1 else [""] * len(heads)
    if heads != expected:
        yield Fault(
            "số phụ lục", ", ".join(heads), "La Mã từ hai phụ lục, không khi một"
        )


def _reference(
    one: Paragraph, number: str, first: Sequence[Paragraph]
) -> Iterator[Fault]:
    yield from _look(one, "kèm theo", (13, 14), bold=False, italic=True, align="center")
    squeezed = " ".join(one.text.split())
    if f"(Kèm theo Báo cáo số {' '.join(number.split())} ngày" not in squeezed:
        yield Fault("kèm theo", one.text, "số khác với số của báo cáo")
    date = next(
        (
            it.text.split(", ngày")[-1]
            for it in first
            if re.search(r", ngày .*năm", it.text)
        ),
        "",
    )
    if " ".join(date.split()) not in squeezed:
        yield Fault("kèm theo", one.text, "ngày khác với ngày của báo cáo")


def _tables(report: Report) -> Iterator[Fault]:
    for number, part in enumerate(report.sections, 1):
        size, margins = (
            part.properties.find(f"{W}{name}") for name in ("pgSz", "pgMar")
        )
        assert size is not None
        assert margins is not None
        sides = (margins.get(f"{W}left"), margins.get(f"{W}right"))
        room = mm(size.get(f"{W}w")) - sum(map(mm, sides))
        for table in (one for one in part.blocks if one.tag == f"{W}tbl"):
            place = f"phần {number}, bảng “{_words(table)[:30]}”"
            widths = [mm(one.get(f"{W}w")) for one in table.iter(f"{W}gridCol")]
            if sum(widths) > room + 0.5:
                yield Fault("bề rộng bảng", place, f"{sum(widths):.1f} > {room:.1f} mm")
            rows = table.findall(f"{W}tr")
            if any(row.find(f"{W}trPr/{W}cantSplit") is None for row in rows):
                yield Fault("bảng", place, "có dòng bị tách qua trang")
            if _of(table, f"{W}tblPr/{W}tblStyle"):
                yield from _ruled_table(report, table, place)


def _words(table: ET.Element) -> str:
    return "".join(one.text or "" for one in table.iter(f"{W}t"))


def _ruled_table(report: Report, table: ET.Element, place: str) -> Iterator[Fault]:
    rows = table.findall(f"{W}tr")
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    if not heads[0]:
        yield Fault("đầu bảng", place, "không lặp lại ở trang sau")
    count = heads.index(False) if False in heads else len(heads)
    if any(heads[count:]):
        yield Fault("đầu bảng", place, "dòng lặp lại không ở đầu")
    for at, row in enumerate(rows):
        for element in row.iter(f"{W}p"):
            one = report.paragraph(element)
            least = 10 if at < count and one.all_are("i") else 11
            if one.text and not all(least <= size <= 14 for size in one.sizes):
                yield Fault("cỡ chữ bảng", f"{place}: {one.text[:20]}", f"{one.sizes}")
            if at == 0 and one.text and not one.all_are("b"):
                yield Fault("đầu bảng", f"{place}: {one.text[:20]}", "phải đậm")


def _torn_words(report: Report) -> Iterator[Fault]:
    """A word or a number wider than its cell is torn in the middle."""
    for cell in report.parts["word/document.xml"].iter(f"{W}tc"):
        held = cell.find(f"{W}tcPr/{W}tcW")
        assert held is not None
        room = mm(held.get(f"{W}w")) - 2 * 0.7
        for element in cell.iter(f"{W}p"):
            one = report.paragraph(element)
            for word in re.split(r"[ \-–]", one.text):
                is_bold = bool(one.text) and one.all_are("b")
                width = text_mm(word, max(one.sizes, default=12), bold=is_bold)
                if width > room + 0.2:
                    yield Fault("từ bị ngắt", word, f"{width:.1f} > {room:.1f} mm")


_DATE = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_COUNT = re.compile(r"(?<![\d.,/+–=(] )(?<![\d.,/(])\b(\d|00) (hồ sơ|TTHC|lượt)\b")


def _figures_in_text(report: Report) -> Iterator[Fault]:
    for part in report.sections:
        for one in report.paragraphs(part.blocks):
            for day, month, _ in _DATE.findall(one.text):
                if len(day) != 2 or month not in MONTHS:
                    yield Fault("ngày tháng", one.text[:40], f"{day}/{month}")
            if unicodedata.normalize("NFC", one.text) != one.text:
                yield Fault("bảng mã", one.text[:40], "không phải Unicode dựng sẵn")
    for one in body_of(report):
        for count, unit in _COUNT.findall(one.text):
            yield Fault("số đếm", one.text[:40], f"{count} {unit}")


CHECKS: tuple[Callable[[Report], Iterator[Fault]], ...] = (
    *(_page, _page_numbers, _fonts, _state, _issuer, _number_and_date, _title),
    *(_addressees, _body, _headings, _end, _recipients, _signature, _annexes),
    *(_tables, _torn_words, _figures_in_text),
)
FORM_CHECKS = tuple(
    check
    for check in CHECKS
    if check not in {_number_and_date, _title, _addressees, _body, _headings, _end}
)
"""What a form is measured by; its annexes, if it had any, too."""
