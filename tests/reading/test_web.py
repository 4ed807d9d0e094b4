"""HTML files: blocks, layout tables, what is hidden, what is hostile."""

import time

from generator.model import Code, Column, Format
from generator.reading import read

PAGE = """<!DOCTYPE html><html><head><title>Cổng</title><style>p{color:red}</style></head><body>
<script>alert("x")</script>
<table><tr><td><p>ỦY BAN NHÂN DÂN<br>HUYỆN SÔNG MAI</p></td><td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></td></tr>
<tr><td>Số: 77/KH-UBND</td><td><i>Sông Mai, ngày 01 tháng 9 năm 2020</i></td></tr></table>
<p>KẾ
  HOẠCH</p><p>Điều &#273;ộng d&acirc;n qu&acirc;n &lt;ứng cứu&gt;</p>
<table><tr><th>TT</th><th>Xã</th></tr><tr><td>1</td><td>Tân <b>Lập</b></td></tr></table>
<table><tr><td>Nơi nhận:<br>- Như trên;</td><td>CHỦ TỊCH<p></p>Hoàng Văn Sơn</td></tr></table>
</body></html>"""


def test_blocks_tables_and_entities():
    reading = read(PAGE.encode(), "a.html")
    assert (reading.format, reading.diagnostics) == (Format.HTML, ())
    said = [line for line in reading.text.split("\n") if line]
    assert said == [
        "ỦY BAN NHÂN DÂN",
        "HUYỆN SÔNG MAI",
        "Số: 77/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Sông Mai, ngày 01 tháng 9 năm 2020",
        "KẾ HOẠCH",
        "Điều động dân quân <ứng cứu>",
        "TT\tXã",
        "1\tTân Lập",
        "Nơi nhận:",
        "- Như trên;",
        "CHỦ TỊCH",
        "Hoàng Văn Sơn",
    ]
    columns = [line.column for line in reading.lines if line.end > line.start]
    assert columns == [Column.LEFT] * 3 + [Column.RIGHT] * 2 + [None] * 4 + [Column.LEFT] * 2 + [Column.RIGHT] * 2


def test_html_under_another_name_is_known_by_its_bytes():
    reading = read(PAGE.encode("utf-16"), "a.html")
    assert "KẾ HOẠCH" in reading.text
    assert [d.code for d in read(PAGE.encode(), "a.doc").diagnostics] == [Code.WRONG_FORMAT]


def test_unclosed_and_nested_markup_ends():
    started = time.monotonic()
    for hostile in (
        "<table><tr><td>" * 500 + "chữ",
        "<div>" * 5_000 + "chữ",
        "<" * 200_000 + " chữ",
        "<!--" * 100_000,
    ):
        reading = read(("<html><body>" + hostile).encode(), "a.html")
        assert "chữ" in reading.text or reading.diagnostics
    assert time.monotonic() - started < 20
