"""Legacy Vietnamese encodings: TCVN 5712:1993 (TCVN3, "ABC"), VISCII (RFC 1456), VNI for Windows, Windows-1258.

Each is both a table for bytes and a table for text in which such bytes were taken for Windows-1252 ("§¶ng bé").
Guarantee: text is converted only where the result is spelled as Vietnamese and the text as it stood is not.
"""

import re
import unicodedata
from dataclasses import dataclass

from generator.reading.spelling import marked_share, spelled_share

_TCVN3_HIGH = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
    "\u00a0ĂÂÊÔƠƯĐăâêôơưđẶ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
    "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII_LOW = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}

# VNI writes the base letter and then one character that stands for its marks; a few letters have one of their own.
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì"}


def _vni_pairs() -> dict[str, str]:
    pairs: dict[str, str] = {}
    for base in "aeiouyôö":
        letter = _VNI_ALONE.get(base, base)
        for mark, tone in _VNI_TONES.items():
            pairs[base + mark] = letter + tone
    for base in "aeo":
        for mark, tone in _VNI_CIRCUMFLEX.items():
            pairs[base + mark] = base + "\u0302" + tone
    for mark, tone in _VNI_BREVE.items():
        pairs["a" + mark] = "a\u0306" + tone
    pairs |= _VNI_ALONE
    composed = {source: unicodedata.normalize("NFC", target) for source, target in pairs.items()}
    upper = {source.upper(): target.upper() for source, target in composed.items()}
    mixed = {source[0].upper() + source[1:]: target.upper() for source, target in composed.items() if len(source) == 2}
    return composed | mixed | upper


_VNI = _vni_pairs()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text out of bytes, and how it was found."""

    text: str
    encoding: str
    legacy: bool = False
    """True for one of the legacy encodings: worth a diagnostic, for the table may be wrong for a few letters."""
    certain: bool = True


def from_tcvn3(data: bytes) -> str:
    """Text of TCVN3 bytes."""
    return unicodedata.normalize("NFC", "".join(chr(b) if b < 0x80 else _TCVN3_HIGH[b - 0x80] for b in data))


def from_viscii(data: bytes) -> str:
    """Text of VISCII bytes, the six letters among the control codes included."""
    return "".join(_VISCII_LOW.get(b, chr(b)) if b < 0x80 else _VISCII_HIGH[b - 0x80] for b in data)


def from_vni(data: bytes) -> str:
    """Text of VNI-Windows bytes."""
    return _VNI_PATTERN.sub(lambda match: _VNI[match.group()], data.decode("cp1252", errors="replace"))


def from_cp1258(data: bytes) -> str:
    """Text of Windows-1258 bytes, its loose tone marks joined to their letters."""
    return unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))


_TABLES = (("TCVN3", from_tcvn3), ("VNI", from_vni), ("VISCII", from_viscii), ("Windows-1258", from_cp1258))
_ENOUGH = 0.85
"""Share of marked words that must be spelled as Vietnamese; right tables give 0.97 and more, wrong ones below 0.6."""


def decode_legacy(data: bytes) -> Decoded | None:
    """The one legacy encoding under which these bytes are Vietnamese, or None where none is."""
    best: tuple[float, float, str, str] | None = None
    for name, decode in _TABLES:
        text = decode(data)
        marked, count = marked_share(text)
        if not count or marked < _ENOUGH:
            continue
        found = (round(marked, 2), spelled_share(text)[0], name, text)
        if best is None or found[:2] > best[:2]:
            best = found
    return Decoded(best[3], best[2], legacy=True) if best else None


def mend_legacy_text(text: str) -> Decoded | None:
    """Text in which legacy bytes were taken for Windows-1252, converted; None where it is not such text.

    >>> mend_legacy_text("§¶ng bé huyÖn Tam §­êng, ban chÊp hµnh").text
    'Đảng bộ huyện Tam Đường, ban chấp hành'
    """
    if any("\u1ea0" <= char <= "\u1ef9" for char in text[:20_000]):
        return None
    share, count = marked_share(text)
    if not count or share >= _ENOUGH:
        return None
    data = text.encode("cp1252", errors="ignore")
    if len(data) < 0.97 * len(text):
        return None
    return decode_legacy(data)
