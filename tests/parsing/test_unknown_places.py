"""Communes and districts that no register has: printed as they are written, never taken for others of like letters."""

from collections.abc import Callable

import pytest

from generator.model import Code, Directive
from generator.parsing.mending import mended_name
from generator.registers import Registers, Territory, resolve_body

PAPER = """{head}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/UBND-VP
V/v rà soát hộ nghèo
{place}, ngày 12 tháng 3 năm 2020

Kính gửi: Các thôn.

Ủy ban nhân dân xã yêu cầu các thôn rà soát hộ nghèo trước ngày 20/3/2020.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn A
"""


@pytest.mark.parametrize(
    ("head", "place", "name", "slug", "jurisdiction"),
    [
        ("ỦY BAN NHÂN DÂN\nXÃ HẠ LAM", "Hạ Lam", "xã Hạ Lam", "xa-ha-lam", "xã Hạ Lam"),
        (
            "ỦY BAN NHÂN DÂN\nXÃ HẠ LAM, HUYỆN SÔNG LAM",
            "Hạ Lam",
            "xã Hạ Lam",
            "xa-ha-lam-song-lam",
            "xã Hạ Lam, huyện Sông Lam",
        ),
        (
            "UBND HUYỆN SÔNG LAM\nỦY BAN NHÂN DÂN\nXÃ HÀ LÂM",
            "Hà Lâm",
            "xã Hà Lâm",
            "xa-ha-lam-song-lam",
            "xã Hà Lâm, huyện Sông Lam",
        ),
    ],
)
def test_an_unknown_issuer_stays_as_printed(
    head: str, place: str, name: str, slug: str, jurisdiction: str, understand: Callable[..., Directive]
) -> None:
    directive = understand(PAPER.format(head=head, place=place))
    assert directive.issuer is not None
    assert (directive.issuer.name, directive.issuer.slug) == (f"Ủy ban nhân dân {name}", f"uy-ban-nhan-dan-{slug}")
    assert directive.jurisdiction == jurisdiction
    assert directive.places == ()
    assert Code.JURISDICTION_UNKNOWN in {doubt.code for doubt in directive.diagnostics}


def test_a_known_issuer_is_placed(understand: Callable[..., Directive]) -> None:
    directive = understand(PAPER.format(head="ỦY BAN NHÂN DÂN\nXÃ HÀ LÂM", place="Hà Lâm"))
    assert directive.jurisdiction == "xã Hà Lâm, huyện Đạ Huoai, tỉnh Lâm Đồng"


@pytest.mark.parametrize(
    ("mention", "own", "where"),
    [
        ("UBND xã Hạ Lam", None, None),
        ("UBND xa Ha Lam", None, None),
        ("UBND xã Ha Lam", Territory("tỉnh Lâm Đồng"), Territory("tỉnh Lâm Đồng", "huyện Đạ Huoai", "xã Hà Lâm")),
        ("UBND xã Hà Lâm, huyện Sông Lam", None, Territory(None, "huyện Sông Lam", "xã Hà Lâm")),
        (
            "UBND xã Hà Lâm, huyện Đại Từ",
            None,
            Territory("tỉnh Thái Nguyên", "huyện Đại Từ", "xã Hà Lâm"),
        ),
        ("UBND huyện Đại Từ, tỉnh Sông Lam", None, Territory("tỉnh Sông Lam", "huyện Đại Từ")),
        ("UBND huyện Đai Tư", None, None),
        ("UBND tỉnh BÁC GIANG", None, Territory("tỉnh Bắc Giang")),
        ("UBND huyện Đaị Từ", Territory("tỉnh Thái Nguyên"), Territory("tỉnh Thái Nguyên", "huyện Đại Từ")),
        ("Uỷ bàn nhân dân huyện Đái Từ", Territory("tỉnh Thái Nguyên"), Territory("tỉnh Thái Nguyên", "huyện Đại Từ")),
        ("UBND huyện Đái Từ, tỉnh Thái Nguyên", None, Territory("tỉnh Thái Nguyên", "huyện Đại Từ")),
        (
            "UBND xã Hà Lâm, huyện Đaị Từ",
            Territory("tỉnh Thái Nguyên"),
            Territory("tỉnh Thái Nguyên", "huyện Đại Từ", "xã Hà Lâm"),
        ),
        # two tones otherwise, no province to look in, another province, a commune of another tone, another vowel:
        ("UBND huyện Đái Tứ", Territory("tỉnh Thái Nguyên"), Territory("tỉnh Thái Nguyên", "huyện Đái Tứ")),
        ("UBND huyện Đái Từ", None, None),
        ("UBND huyện Đái Từ", Territory("tỉnh Bắc Kạn"), Territory("tỉnh Bắc Kạn", "huyện Đái Từ")),
        (
            "UBND xã Há Lâm",
            Territory("tỉnh Lâm Đồng", "huyện Đạ Huoai"),
            Territory("tỉnh Lâm Đồng", "huyện Đạ Huoai", "xã Há Lâm"),
        ),
        ("UBND huyện Đâị Từ", Territory("tỉnh Thái Nguyên"), Territory("tỉnh Thái Nguyên", "huyện Đâị Từ")),
    ],
)
def test_a_mention_means_no_unit_elsewhere(
    mention: str, own: Territory | None, where: Territory | None, registers: Registers
) -> None:
    body = resolve_body(mention, own, registers)
    assert (body.territory if body else None) == where


def test_a_misread_district_is_put_right_by_the_place_line(understand: Callable[..., Directive]) -> None:
    directive = understand(PAPER.format(head="ỦY BAN NHÂN DÂN\nHUYỆN ĐÁI TỪ", place="Đại Từ"))
    assert directive.jurisdiction == "huyện Đại Từ, tỉnh Thái Nguyên"


@pytest.mark.parametrize("name", ["ĐẢNG BỘ TỈNH HÀ TĨNH", "ỦY BAN NHÂN DÂN HUYỆN TĨNH GIA"])
def test_a_name_like_a_kind_is_not_mended(name: str, registers: Registers) -> None:
    assert mended_name(name, registers) == name
    assert mended_name(name.replace("TỈNH HÀ", "TÌNH HÀ"), registers) == name
