"""A made-up archive on disk: dispatches of districts that cite one another, with duties, deadlines and topics."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from generator.registers import load

MKDOCS = """site_name: Kho thử
site_url: https://kho.example.vn/
theme: {name: material, language: vi, font: false}
plugins: [congvan]
"""
_TASKS = (
    "rà soát các hồ chứa nước, kênh mương trên địa bàn trước mùa mưa lũ",
    "tuyên truyền để nhân dân tiêm đủ liều vắc xin phòng dịch bệnh Covid-19",
    "kiểm tra an toàn thực phẩm tại các bếp ăn của trường học",
    "tổ chức tổng vệ sinh môi trường, khơi thông cống rãnh tại khu dân cư",
    "lập danh sách hộ nghèo, hộ cận nghèo cần được hỗ trợ về nhà ở",
    "chấn chỉnh việc khai thác cát, sỏi trái phép trên các tuyến sông",
    "chuẩn bị cơ sở vật chất cho năm học mới và kỳ thi tốt nghiệp trung học phổ thông",
    "thống kê diện tích lúa, ngô bị thiệt hại do rét đậm, rét hại",
)
_WORDS = (
    "bảo đảm", "đồng bộ", "kịp thời", "tại cơ sở", "theo quy định", "với các lực lượng", "trong thời gian tới",
    "nghiêm túc", "trên địa bàn huyện", "đến từng thôn, bản", "phát huy vai trò", "của người đứng đầu", "và nhân dân",
    "tăng cường", "công tác kiểm tra", "giám sát", "kết quả thực hiện", "hằng tuần", "nâng cao trách nhiệm",
)  # fmt: skip
_PAPER = """ỦY BAN NHÂN DÂN
{shouted}
-------
Số: {number}/UBND-VX
V/v {about}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

{place}, ngày {day:%d} tháng {day:%m} năm {day:%Y}

Kính gửi:
- Trung tâm Y tế huyện;
- Phòng Văn hóa và Thông tin huyện;
- Ủy ban nhân dân các xã, thị trấn.

Thực hiện Công văn số {first}/UBND-VX ngày {first_day:%d/%m/%Y} của Ủy ban nhân dân {other} và Chỉ thị số \
{second}/CT-TTg của Thủ tướng Chính phủ, Ủy ban nhân dân {name} yêu cầu:

1. Giao Trung tâm Y tế huyện {tasks[0]}; {words[0]}. Hoàn thành trước ngày {due:%d/%m/%Y}.

2. Công an huyện chủ trì, phối hợp với Phòng Văn hóa và Thông tin huyện {tasks[1]}; {words[1]}.

3. Đề nghị Hội Nông dân huyện {tasks[2]}; {words[2]}.

4. Ủy ban nhân dân các xã, thị trấn {tasks[3]}; {words[3]}. Báo cáo kết quả về Ủy ban nhân dân huyện.

Công văn này thay thế Công văn số {third}/UBND-VX của Ủy ban nhân dân {name}./.

Nơi nhận:
- Như trên;
- Ủy ban nhân dân tỉnh {province} (để b/c);
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

{signer}
"""


def papers(count: int) -> Iterator[tuple[str, str]]:
    """Name below `sources/` and text of each; the same for the same count."""
    chance = random.Random(7)
    districts = [one for one in load().divisions.districts if one.name.startswith("huyện ")][:: max(1, 40_000 // count)]
    places = [chance.choice(districts) for _ in range(count)]
    days = [date(2015, 1, 1) + timedelta(days=chance.randrange(3800)) for _ in range(count)]
    for number, (place, day) in enumerate(zip(places, days, strict=True)):
        cited = chance.randrange(count)
        yield (
            f"{day.year}/{number:06}.txt",
            _PAPER.format(
                shouted=place.name.upper(),
                number=number,
                about=chance.choice(_TASKS),
                place=place.name.removeprefix("huyện "),
                day=day,
                first=cited,
                first_day=days[cited],
                other=places[cited].name,
                second=chance.randrange(1, 60),
                third=chance.randrange(count),
                name=place.name,
                province=place.province.removeprefix("tỉnh "),
                due=day + timedelta(days=chance.randrange(5, 60)),
                tasks=chance.sample(_TASKS, 4),
                words=[" ".join(chance.choices(_WORDS, k=20)) for _ in range(4)],
                signer=f"{chance.choice(('Trần', 'Lê', 'Phạm'))} Văn Mẫu",
            ),
        )


def lay(root: Path, count: int) -> None:
    """An archive of so many documents at `root`."""
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (root / "docs" / "gioi-thieu.md").write_text("# Giới thiệu\n\nMột kho để thử.\n", encoding="utf-8")
    for name, text in papers(count):
        path = root / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
