"""Vietnamese in the codes of before Unicode, as it lands in a Unicode program."""

import unicodedata

_LETTERS = (
    "ĂÂÊÔƠƯĐăâêôơưđẰàảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹề"
    "ểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_TCVN3 = [chr(code) for code in (*range(0xA1, 0xB0), *range(0xB5, 0x100))]
_TCVN3_OF = dict(zip(_LETTERS, _TCVN3, strict=True))
_VNI_TONES = {
    "\u0301": "ù",
    "\u0300": "ø",
    "\u0309": "û",
    "\u0303": "õ",
    "\u0323": "ï",
}
_VNI_HATS = {"\u0302": "âáàåãä", "\u0306": "êéèúüë"}
_VNI_ORDER = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")


def in_tcvn3(text: str) -> str:
    """Return `text` as a program shows it that takes .VnTime for Latin 1."""
    return "".join(
        _TCVN3_OF.get(letter, _TCVN3_OF.get(letter.lower(), letter)) for letter in text
    )


def in_vni(text: str) -> str:
    """Return `text` as a program shows it that takes VNI-Times for Latin 1."""
    return "".join(_vni_letter(letter) for letter in text)


def _vni_letter(letter: str) -> str:
    simple = {"đ": "ñ", "Đ": "Ñ"}
    if letter in simple:
        return simple[letter]
    marks = unicodedata.normalize("NFD", letter)
    base = marks[0]
    if "\u031b" in marks:
        base = {"o": "ô", "u": "ö"}[base.lower()]
    tone = next((mark for mark in marks if mark in _VNI_TONES), "")
    for hat, codes in _VNI_HATS.items():
        if hat in marks:
            return base + codes[_VNI_ORDER.index(tone)]
    return base + _VNI_TONES.get(tone, "")
