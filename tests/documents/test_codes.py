"""Codes on paper: read by two decoders after a bad print, typed by a scanner."""

import re
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
import zxingcpp
from PIL import Image

from motcua_desktop.documents.model import Paper
from motcua_desktop.documents.pdf import render_pdf
from motcua_desktop.domain.numbering import DossierCode, local_number
from motcua_desktop.services.rows.slips import DossierSheet
from tests.documents.reading import output
from tests.documents.slip_samples import NEW, OLD, SAMPLES, document

BOTH = ("128", "QR")
SCANS = [
    ("giay-tiep-nhan", f"typical-{NEW}", Paper.A5, BOTH),
    ("giay-tiep-nhan", f"typical-{NEW}", Paper.A4, BOTH),
    ("giay-tiep-nhan", f"longest-{OLD}", Paper.A5, BOTH),
    ("giay-tiep-nhan", "short", Paper.A5, BOTH),
    ("phieu-kiem-soat", f"typical-{OLD}", Paper.A5, BOTH),
    ("phieu-kiem-soat", f"typical-{NEW}", Paper.A4, BOTH),
    ("nhan-ho-so", "typical", Paper.LABEL, ("QR",)),
    ("nhan-ho-so", "longest", Paper.LABEL, ("QR",)),
    ("nhan-ho-so", "short", Paper.ROLL, ("128",)),
    ("nhan-ho-so", "typical", Paper.ROLL, ("128",)),
    ("nhan-ho-so", "longest", Paper.ROLL, ("QR",)),
]


def printed(form: str, sample: str, paper: Paper, folder: Path) -> Path:
    """Return the first page as an old laser printer puts it: black, white, dots."""
    path = folder / "print.pdf"
    path.write_bytes(render_pdf(document(form, sample, paper)))
    picture = ("-r", "200", "-l", "1", "-mono", "-png")
    output("pdftoppm", *picture, path, folder / "print")
    (page,) = folder.glob("print-*.png")
    return page


def tilted(page: Path, degrees: float) -> Image.Image:
    with Image.open(page) as picture:
        grey = picture.convert("L")
    turned = grey.rotate(
        degrees, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC
    )
    framed = Image.new("L", (turned.width + 80, turned.height + 80), 255)
    framed.paste(turned, (40, 40))
    return framed


def by_zxing(picture: Image.Image) -> set[tuple[str, str]]:
    formats = [zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.Code128]
    found = zxingcpp.read_barcodes(picture, formats=formats)  # type: ignore[arg-type]
    names = {zxingcpp.BarcodeFormat.QRCode: "QR"}
    return {(names.get(one.format, "128"), one.text) for one in found}


def by_zbar(picture: Image.Image, folder: Path) -> set[tuple[str, str]]:
    path = folder / "tilted.png"
    picture.save(path)
    kinds = ("-Sdisable", "-Sqrcode.enable", "-Scode128.enable")
    done = subprocess.run(
        ["zbarimg", "-q", *kinds, path], check=False, capture_output=True, text=True
    )
    names = {"QR-Code": "QR", "CODE-128": "128"}
    lines = (line.split(":", 1) for line in done.stdout.splitlines())
    return {(names[kind], text) for kind, text in lines}


@pytest.mark.parametrize("degrees", [0, 3, -3])
@pytest.mark.parametrize("scan", SCANS, ids=str)
def test_codes_are_read_from_a_tilted_print_at_200_dpi(
    scan: tuple[str, str, Paper, tuple[str, ...]], degrees: int, tmp_path: Path
) -> None:
    form, sample, paper, kinds = scan
    sheet = SAMPLES[form][sample]
    assert isinstance(sheet, DossierSheet)
    page = tilted(printed(form, sample, paper, tmp_path), degrees)
    wanted = {(kind, sheet.shown_number) for kind in kinds}
    assert by_zxing(page) == wanted
    assert by_zbar(page, tmp_path) == wanted


VOWELS = "aeiouy"
TELEX = dict(zip("fsrxj", "\u0300\u0301\u0309\u0303\u0323", strict=True))
VNI = dict(zip("12345", "\u0301\u0300\u0309\u0303\u0323", strict=True))
HATS = {
    "6": dict(zip("aeo", "âêô", strict=True)),
    "7": {"o": "ơ", "u": "ư"},
    "8": {"a": "ă"},
}


def base(letter: str) -> str:
    return unicodedata.normalize("NFD", letter.lower())[0]


def by_telex(word: str) -> str:
    out: list[str] = []
    for letter in word.lower():
        vowels = [at for at, one in enumerate(out) if base(one) in VOWELS]
        if letter == "w":
            out.append("ư")
        elif letter in "aeo" and letter in out:
            out[out.index(letter)] = dict(zip("aeo", "âêô", strict=True))[letter]
        elif letter == "d" and out[:1] == ["d"]:
            out[0] = "đ"
        elif letter in TELEX and vowels:
            out[vowels[-1]] += TELEX[letter]
        else:
            out.append(letter)
    return "".join(out)


def by_vni(word: str) -> str:
    out: list[str] = []
    for letter in word.lower():
        vowels = [at for at, one in enumerate(out) if base(one) in VOWELS]
        hats = HATS.get(letter, {})
        if letter in VNI and vowels:
            out[vowels[-1]] += VNI[letter]
        elif vowels and out[vowels[-1]] in hats:
            out[vowels[-1]] = hats[out[vowels[-1]]]
        elif letter == "9" and out[:1] == ["d"]:
            out[0] = "đ"
        else:
            out.append(letter)
    return "".join(out)


def code(random: Random) -> str:
    """Return a code as papers of a one-stop desk hold it."""
    order = random.randint(1, 99_999)
    day = f"{random.randint(18, 40)}{random.randint(1, 12):02d}{random.randint(1, 28)}"
    digits = [random.randint(0, 99) for _ in range(3)]
    province = f"H{random.randint(1, 63):02d}"
    return random.choice(
        (
            f"{province}.{digits[0]:02d}.{digits[1]:02d}-{day:0>6}-{order:04d}",
            f"{digits[0]:03d}.{digits[1]:02d}.{digits[2]:02d}.{province}-{day}-{order}",
            local_number(2026, order),
        )
    )


@pytest.mark.parametrize("typewriter", [by_telex, by_vni])
def test_a_scanned_code_survives_vietnamese_typing(
    typewriter: Callable[[str], str],
) -> None:
    random = Random(1)
    for _ in range(10_000):
        scanned = code(random)
        typed = re.sub(
            r"[A-Za-z0-9]+", lambda word: typewriter(word.group()).upper(), scanned
        )
        assert typed == scanned


def test_the_models_of_typing_bite() -> None:
    assert by_telex("HOSO") != "hoso"
    assert unicodedata.normalize("NFC", by_vni("HO6SO1")) == "hôsó"
    assert unicodedata.normalize("NFC", by_telex("tieengs")) == "tiếng"
    assert str(DossierCode.parse("h26.12-261123-0015")) == "H26.12-261123-0015"
