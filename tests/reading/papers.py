"""Documents of our own invention in every format: State and Party letters as Word, PDF, scan and HTML."""

import ctypes
import io
import random
import struct
from functools import lru_cache

import docx
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image, ImageChops, ImageDraw, ImageFont

FONTS = "/usr/share/fonts/truetype/dejavu/"
"""Debian package `fonts-dejavu-core`."""

STATE_LEFT = [
    "UBND TỈNH AN BÌNH",
    "SỞ NỘI VỤ",
    "Số: 482/SNV-TCBC",
    "V/v rà soát vị trí việc làm",
    "tại các đơn vị sự nghiệp",
]
STATE_RIGHT = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "An Bình, ngày 16 tháng 5 năm 2023"]
PARTY_LEFT = ["ĐẢNG BỘ TỈNH AN BÌNH", "HUYỆN ỦY SÔNG MAI", "*", "Số 275-CV/HU", "V/v chuẩn bị hội nghị sơ kết"]
PARTY_RIGHT = ["ĐẢNG CỘNG SẢN VIỆT NAM", "Sông Mai, ngày 08 tháng 3 năm 2021"]
BODY = [
    "Kính gửi: Các đơn vị trực thuộc Sở.",
    "Thực hiện kế hoạch công tác năm, Sở Nội vụ đề nghị các đơn vị thực hiện",
    "một số nội dung sau đây để việc rà soát được thống nhất trong toàn ngành:",
    "1. Lập danh mục vị trí việc làm theo mẫu gửi kèm công văn này, có thuyết minh",
    "về nhiệm vụ, khối lượng công việc và yêu cầu trình độ của từng vị trí.",
    "2. Báo cáo kết quả về Phòng Tổ chức biên chế trước ngày 30 tháng 6 năm 2023",
    "để tổng hợp, trình Ủy ban nhân dân tỉnh xem xét, quyết định theo thẩm quyền.",
    "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị phản ánh kịp thời./.",
]
FOOT_LEFT = ["Nơi nhận:", "- Như trên;", "- Giám đốc Sở (để báo cáo);", "- Lưu: VT, TCBC."]
FOOT_RIGHT = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "", "Lê Thị Minh Châu"]


def word(left=STATE_LEFT, right=STATE_RIGHT, body=BODY, foot=True):
    """A `.docx` whose letterhead and signature block are tables without rules."""
    document = docx.Document()
    _two_cells(document, left, right)
    for line in body:
        document.add_paragraph(line)
    if foot:
        _two_cells(document, FOOT_LEFT, FOOT_RIGHT)
    return saved(document)


def _two_cells(document, left, right):
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    for cell, lines in zip(cells, (left, right), strict=True):
        cell.text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)


def saved(document):
    """A python-docx document as bytes."""
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


@lru_cache(maxsize=8)
def _font(size, bold=False):
    return ImageFont.truetype(FONTS + ("DejaVuSerif-Bold.ttf" if bold else "DejaVuSerif.ttf"), size)


def sheet(
    left=STATE_LEFT,
    right=STATE_RIGHT,
    body=BODY,
    *,
    seal=False,
    skew=0.0,
    noise=0,
    number_in_ink=None,
    urgent=None,
    turned=0,
):
    """An A4 page at 200 dpi, as a scanner would deliver it."""
    page = Image.new("RGB", (1654, 2339), "white")
    draw = ImageDraw.Draw(page)
    for lines, middle in ((left, 430), (right, 1180)):
        for k, line in enumerate(lines):
            draw.text((middle, 150 + 44 * k), line, font=_font(27), fill="black", anchor="mm")
    for k, line in enumerate(body):
        draw.text((180, 480 + 52 * k), line, font=_font(29), fill="black")
    top = 560 + 52 * len(body)
    for k, line in enumerate(FOOT_LEFT):
        draw.text((180, top + 42 * k), line, font=_font(25), fill="black")
    for k, line in enumerate(FOOT_RIGHT):
        draw.text((1180, top + 46 * k), line, font=_font(28, bold=True), fill="black", anchor="mm")
    if seal:
        stamp = Image.new("RGB", page.size, "white")
        pen = ImageDraw.Draw(stamp)
        pen.ellipse((1080, 30, 1260, 210), outline=(235, 40, 50), width=9)
        pen.text((1170, 120), "NỘI VỤ", font=_font(24, bold=True), fill=(235, 40, 50), anchor="mm")
        page = ImageChops.multiply(page, stamp)
        draw = ImageDraw.Draw(page)
    if urgent is not None:
        arrow = Image.new("RGB", (330, 110), "white")
        pen = ImageDraw.Draw(arrow)
        pen.polygon(
            [(6, 20), (230, 20), (230, 4), (322, 55), (230, 106), (230, 90), (6, 90), (40, 55)], outline="red", width=4
        )
        pen.text((135, 55), "HỎA TỐC", font=ImageFont.truetype(FONTS + "DejaVuSans.ttf", 34), fill="red", anchor="mm")
        page.paste(arrow.rotate(urgent, expand=True, fillcolor="white"), (20, 330))
        draw = ImageDraw.Draw(page)
    if number_in_ink:
        draw.line(number_in_ink, fill=(20, 40, 170), width=5, joint="curve")
    for _ in range(noise):
        x, y = random.Random(noise * 7 + _).sample(range(1600), 2)
        draw.point((x, y), fill="black")
    if skew:
        page = page.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor="white")
    return page.rotate(turned, expand=True) if turned else page


def ring(middle, size):
    """A red seal alone on white, to be multiplied onto a page of that size."""
    stamp = Image.new("RGB", size, "white")
    (x, y), pen = middle, ImageDraw.Draw(stamp)
    pen.ellipse((x - 110, y - 110, x + 110, y + 110), outline=(235, 40, 50), width=9)
    pen.ellipse((x - 70, y - 70, x + 70, y + 70), outline=(235, 40, 50), width=3)
    return stamp


def png(page):
    """An image as PNG bytes at 200 dpi."""
    data = io.BytesIO()
    page.save(data, "PNG", dpi=(200, 200))
    return data.getvalue()


def scanned_pdf(*pages):
    """Images as a PDF without any text of its own."""
    data = io.BytesIO()
    pages[0].save(data, "PDF", save_all=True, append_images=pages[1:], resolution=200.0)
    return data.getvalue()


def typed_pdf(*pages, size=(595, 842), picture=None):
    """A born-digital PDF: each page is a list of (x, y from the top, text) in points, laid over `picture`."""
    document = pdfium.PdfDocument(scanned_pdf(picture)) if picture else pdfium.PdfDocument.new()
    with open(FONTS + "DejaVuSerif.ttf", "rb") as file:
        data = file.read()
    buffer = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
    font = raw.FPDFText_LoadFont(document.raw, buffer, len(data), raw.FPDF_FONT_TRUETYPE, True)
    for lines in pages:
        page = document[0] if picture else document.new_page(*size)
        for x, y, text in lines:
            thing = raw.FPDFPageObj_CreateTextObj(document.raw, font, 11.0)
            wide = ctypes.c_char_p((text + "\0").encode("utf-16-le"))
            if picture:
                raw.FPDFTextObj_SetTextRenderMode(thing, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
            raw.FPDFText_SetText(thing, ctypes.cast(wide, ctypes.POINTER(ctypes.c_ushort)))
            raw.FPDFPageObj_Transform(thing, 1, 0, 0, 1, x, size[1] - y)
            raw.FPDFPage_InsertObject(page.raw, thing)
        page.gen_content()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def letter_lines(left=STATE_LEFT, right=STATE_RIGHT, body=BODY):
    """The State letter as lines of a born-digital page."""
    lines = [(80, 60 + 16 * k, text) for k, text in enumerate(left)]
    lines += [(320, 60 + 16 * k, text) for k, text in enumerate(right)]
    lines += [(70, 190 + 18 * k, text) for k, text in enumerate(body)]
    top = 220 + 18 * len(body)
    lines += [(70, top + 15 * k, text) for k, text in enumerate(FOOT_LEFT)]
    lines += [(370, top + 16 * k, text) for k, text in enumerate(FOOT_RIGHT) if text]
    return lines


def old_word(text, *, eight_bit=None):
    """A minimal Word 97 file (MS-DOC: FIB, piece table; MS-CFB: two streams). `eight_bit` names its code page."""
    body = (text + "\n").replace("\n", "\r").encode(eight_bit or "utf-16-le")
    units = len(body) if eight_bit else len(body) // 2
    begin = 0x600
    place = (begin * 2) | 0x40000000 if eight_bit else begin
    pieces = struct.pack("<II", 0, units) + struct.pack("<HIH", 0, place, 0)
    styles = struct.pack("<HHHHHHHHHH", 18, 0, 10, 1, 0, 0, 0, 0, 0, 0)
    table = ((b"\x02" + struct.pack("<I", len(pieces)) + pieces).ljust(1024, b"\0") + styles).ljust(4096, b"\0")
    head = bytearray(begin)
    struct.pack_into("<HHHHHH", head, 0, 0xA5EC, 0x00C1, 0, 0x0409, 0, 0x1200)
    struct.pack_into("<II", head, 0x18, begin, begin + len(body))
    struct.pack_into("<H", head, 0x20, 14)
    struct.pack_into("<I", head, 0x4C, units)
    struct.pack_into("<II", head, 0xA2, 1024, len(styles))
    struct.pack_into("<II", head, 0x1A2, 0, 5 + len(pieces))
    document = bytes(head) + body
    return compound({"WordDocument": document.ljust(max(4096, len(document)), b"\0"), "1Table": table})


def compound(streams):
    """An OLE compound file with these streams, each of 4,096 bytes or more."""
    sectors, chain, entries = [], [], []
    for name, data in streams.items():
        first, count = len(sectors), -(-len(data) // 512)
        sectors += [data[k * 512 : k * 512 + 512].ljust(512, b"\0") for k in range(count)]
        chain += [*range(first + 1, first + count), 0xFFFFFFFE]
        entries.append((name, 2, first, len(data)))
    directory = len(sectors)
    records = [("Root Entry", 5, 0xFFFFFFFE, 0), *entries]
    raw_entries = b""
    for k in range(4):
        name, kind, first, size = records[k] if k < len(records) else ("", 0, 0, 0)
        wide = (name + "\0").encode("utf-16-le") if name else b""
        child = 1 if kind == 5 else 0xFFFFFFFF
        right = k + 1 if kind == 2 and k + 1 < len(records) else 0xFFFFFFFF
        raw_entries += wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide), kind, 1, 0xFFFFFFFF, right, child)
        raw_entries += bytes(36) + struct.pack("<IQ", first, size)
    sectors.append(raw_entries)
    chain.append(0xFFFFFFFE)
    allocation = len(sectors)
    chain.append(0xFFFFFFFD)
    table = b"".join(struct.pack("<I", link) for link in chain).ljust(512, b"\xff")
    assert len(table) == 512
    sectors.append(table)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", allocation) + b"\xff" * (4 * 108)
    return header + b"".join(sectors)
