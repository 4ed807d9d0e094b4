"""What a document is about: its own territory, whom it is sent to, what its abstract names."""

from collections.abc import Callable

import pytest

from generator.model import Directive

PAPER = """{above}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 812/{symbol}
{place}, ngày 3 tháng 8 năm 2021
V/v {subject}

Kính gửi: {to}.

1. Đề nghị {agency} rà soát các điểm tiêm trước ngày 10/8/2021.

Nơi nhận:
- Như trên;
- Lưu: VT.

KT. {head}
(Đã ký)
Nguyễn Văn Bình
"""
MINISTRY = {"above": "BỘ Y TẾ", "symbol": "BYT-DP", "place": "Hà Nội", "head": "BỘ TRƯỞNG\nTHỨ TRƯỞNG"}
PROVINCE = {
    "above": "ỦY BAN NHÂN DÂN\nTỈNH LONG AN", "symbol": "UBND-VX", "place": "Long An",
    "head": "CHỦ TỊCH\nPHÓ CHỦ TỊCH",
}  # fmt: skip


@pytest.mark.parametrize(
    ("head", "subject", "to", "places"),
    [
        (MINISTRY, "rà soát điểm tiêm", "Các đơn vị trực thuộc", []),
        (MINISTRY, "rà soát điểm tiêm", "Ủy ban nhân dân tỉnh Long An", ["tinh-long-an"]),
        (
            MINISTRY,
            "rà soát điểm tiêm tại phường Ngã Bảy, thành phố Ngã Bảy, tỉnh Hậu Giang",
            "Sở Y tế tỉnh Tiền Giang",
            ["tinh-tien-giang", "tinh-hau-giang/phuong-nga-bay", "tinh-hau-giang/thanh-pho-nga-bay", "tinh-hau-giang"],
        ),
        (PROVINCE, "rà soát điểm tiêm trên địa bàn tỉnh", "Sở Y tế", ["tinh-long-an"]),
        (
            PROVINCE,
            "rà soát điểm tiêm của huyện Châu Thành",
            "UBND huyện Bến Lức",
            ["tinh-long-an", "tinh-long-an/huyen-ben-luc", "tinh-long-an/huyen-chau-thanh"],
        ),
        (PROVINCE, "phát huy vai trò của xã hội, huyện đoàn và phường, xã", "Sở Y tế", ["tinh-long-an"]),
        (PROVINCE, "điểm tiêm tại xã Vô Danh, huyện Không Có", "Sở Y tế", ["tinh-long-an"]),
    ],
)
def test_places(
    head: dict[str, str], subject: str, to: str, places: list[str], understand: Callable[..., Directive]
) -> None:
    directive = understand(PAPER.format(**head, subject=subject, to=to, agency="Sở Y tế"))
    assert [place.slug for place in directive.places] == places


@pytest.mark.parametrize(
    ("head", "agency", "elsewhere"),
    [
        (MINISTRY, "Công an huyện Châu Thành, tỉnh Tiền Giang", "huyện Châu Thành, tỉnh Tiền Giang"),
        (PROVINCE, "Công an huyện Châu Thành, tỉnh Tiền Giang", "huyện Châu Thành, tỉnh Tiền Giang"),
        (PROVINCE, "Công an huyện Châu Thành", None),
        (PROVINCE, "Bộ Y tế", None),
    ],
)
def test_a_body_elsewhere_says_where(
    head: dict[str, str], agency: str, elsewhere: str | None, understand: Callable[..., Directive]
) -> None:
    directive = understand(PAPER.format(**head, subject="rà soát", to="Sở Y tế tỉnh Long An", agency=agency))
    name = agency.partition(",")[0]
    assert [one.jurisdiction for one in directive.mentions if one.name == name] == [elsewhere]
    assert [duty.agency for duty in directive.duties] == [name]
