"""Files that nobody should open: made small, harmful where they are read."""

import zipfile
from collections.abc import Callable
from pathlib import Path

_CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/'
    '2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/'
    'package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.'
    'openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>'
    "</Relationships>"
)
_WORKBOOK = (
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/'
    'spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" '
    'r:id="rId1"/></sheets></workbook>'
)
SHEET = (
    '<?xml version="1.0"?>{prolog}<worksheet xmlns="http://schemas.openxmlformats.org/'
    'spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
)
_CELL = '<row r="{row}"><c r="{ref}"><v>1</v></c></row>'


def workbook(
    path: Path,
    *,
    rows: str = "",
    prolog: str = "",
    extra: dict[str, bytes] | None = None,
) -> Path:
    """Write a smallest workbook with these rows in its sheet."""
    members = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELS.format(kind="officeDocument", target="xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": _RELS.format(
            kind="worksheet", target="worksheets/sheet1.xml"
        ),
        "xl/workbook.xml": _WORKBOOK,
        "xl/worksheets/sheet1.xml": SHEET.format(prolog=prolog, rows=rows),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return path


def _zip_bomb(path: Path) -> Path:
    return workbook(path, extra={"xl/media/image1.png": bytes(300 * 1024 * 1024)})


def _dense_bomb(path: Path) -> Path:
    return workbook(path, extra={"xl/sharedStrings.xml": b"<t>" * 30_000_000})


def _lying_bomb(path: Path) -> Path:
    """Say 1.000 bytes in the directory where 50 MB follow."""
    size = 50 * 1024 * 1024
    workbook(path, extra={"xl/sharedStrings.xml": b" " * size})
    lied = path.read_bytes().replace(
        size.to_bytes(4, "little"), (1000).to_bytes(4, "little")
    )
    path.write_bytes(lied)
    return path


def _far_cell(path: Path) -> Path:
    return workbook(path, rows=_CELL.format(row=1048576, ref="XFD1048576"))


def _far_column(path: Path) -> Path:
    return workbook(path, rows=_CELL.format(row=1, ref="XFD1"))


def _external_entity(path: Path) -> Path:
    prolog = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return workbook(path, prolog=prolog, rows=_CELL.format(row=1, ref="A1"))


def _entity_bomb(path: Path) -> Path:
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 9))
    return workbook(path, prolog=f'<!DOCTYPE x [<!ENTITY e0 "lol">{entities}]>')


def _many_sheets(path: Path) -> Path:
    sheets = {f"xl/worksheets/s{i}.xml": b"<worksheet/>" for i in range(2100)}
    return workbook(path, extra=sheets)


def _wrong_extension(path: Path) -> Path:
    path.write_text("Mã hồ sơ;Chủ hồ sơ\n", encoding="utf-8")
    return path


def _encrypted(path: Path) -> Path:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))
    return path


def _hidden_macro(path: Path) -> Path:
    return workbook(path, extra={"xl/vbaProject.bin": b"Attribute VB_Name"})


def _macro_extension(path: Path) -> Path:
    return workbook(path.with_suffix(".xlsm"))


def _cut_short(path: Path) -> Path:
    content = workbook(path, rows=_CELL.format(row=1, ref="A1")).read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


def _other_archive(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("thư.txt", "xin chào")
    return path


def _empty(path: Path) -> Path:
    path.write_bytes(b"")
    return path


HOSTILE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "zip bomb": (_zip_bomb, "quá lớn"),
    "dense bomb": (_dense_bomb, "quá lớn"),
    "lying directory": (_lying_bomb, "quá lớn"),
    "far cell": (_far_cell, "quá xa"),
    "far column": (_far_column, "quá xa"),
    "external entity": (_external_entity, "thực thể"),
    "entity bomb": (_entity_bomb, "thực thể"),
    "2,100 sheets": (_many_sheets, "quá lớn"),
    "wrong extension": (_wrong_extension, "không phải tệp XLSX"),
    "encrypted": (_encrypted, "mật khẩu"),
    "hidden macro": (_hidden_macro, "macro"),
    "macro extension": (_macro_extension, "macro"),
    "cut short": (_cut_short, "hỏng"),
    "other archive": (_other_archive, "không phải bảng tính"),
    "empty": (_empty, "không có nội dung"),
}
"""How each is made, and a word of the sentence that refuses it."""
