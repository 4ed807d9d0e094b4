"""The format of a file: by its bytes first, by its name second."""

import io
import re
import zipfile
from pathlib import PurePosixPath

from generator.model import Format

SUFFIXES = {
    ".txt": Format.TXT,
    ".md": Format.MD,
    ".docx": Format.DOCX,
    ".doc": Format.DOC,
    ".pdf": Format.PDF,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".png": Format.IMAGE,
    ".jpg": Format.IMAGE,
    ".jpeg": Format.IMAGE,
    ".tif": Format.IMAGE,
    ".tiff": Format.IMAGE,
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S)
_UNKNOWN = (
    (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"%!PS", "PostScript"),
)


def named(path: str) -> Format | None:
    """The format that a file's name claims, None for a name that claims none of ours."""
    return SUFFIXES.get(PurePosixPath(path.replace("\\", "/")).suffix.lower())


def recognise(data: bytes, path: str) -> Format | str:
    """The format of these bytes; where it is none of ours, a word for what it is (`RTF`, `ZIP`, `nhị phân`)."""
    claimed = named(path)
    container = _container(data)
    if container is not None:
        return container
    if looks_binary(data):
        if claimed is None or claimed in (Format.TXT, Format.MD, Format.HTML):
            return next((word for mark, word in _UNKNOWN if data.startswith(mark)), "binary")
        return claimed
    if _HTML.match(data[:4_000].removeprefix(b"\xef\xbb\xbf")):
        return Format.HTML
    if data.startswith(b"{\\rtf"):
        return "RTF"
    return claimed if claimed in (Format.MD, Format.HTML) else Format.TXT


def _container(data: bytes) -> Format | str | None:
    head = data[:1_024]
    if b"%PDF-" in head:
        return Format.PDF
    if any(data.startswith(mark) for mark in _IMAGES):
        return Format.IMAGE
    if data.startswith(_OLE):
        return Format.DOC
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    return None


def _zipped(data: bytes) -> Format | str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return Format.DOCX if b"word/" in data[:4_000] else "ZIP"
    if "word/document.xml" in names:
        return Format.DOCX
    if any(name.startswith("xl/") for name in names):
        return "XLSX"
    return "ODT" if "content.xml" in names else "ZIP"


def looks_binary(data: bytes) -> bool:
    """Whether bytes are no text: control codes in the first 8 KB, other than those of UTF-16, VISCII or white space."""
    head = data[:8_192]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or not head:
        return False
    nulls = head.count(0)
    if nulls:
        even, odd = head[0::2].count(0), head[1::2].count(0)
        return min(even, odd) > 0.02 * len(head) or nulls < 0.15 * len(head)
    strange = sum(1 for byte in head if byte < 0x20 and byte not in b"\t\n\r\x0b\x0c\x02\x05\x06\x14\x19\x1e\x1a\x1b")
    return strange > 0.02 * len(head)
