"""An archive of our own making, in a folder of its own."""

from pathlib import Path

DISPATCH = """HUYỆN ỦY AN SƠN
*
Số {number} -CV/HU

ĐẢNG CỘNG SẢN VIỆT NAM

An Sơn, ngày {day:02d} tháng 3 năm 2022

Về việc {subject}

Kính gửi: - Các chi bộ, đảng bộ cơ sở;

Ban Thường vụ Huyện ủy yêu cầu:

1. Các chi bộ kiểm tra hồ chứa nước trước mùa mưa.

2. Văn phòng Huyện ủy theo dõi, tổng hợp.

Nơi nhận:
- Như trên,
- Lưu Văn phòng Huyện ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Trần Văn Mẫu
"""


def dispatch(number: int = 5, day: int = 4, subject: str = "kiểm tra hồ chứa nước") -> str:
    """A dispatch of a district that does not exist."""
    return DISPATCH.format(number=number, day=day, subject=subject)


def archive(root: Path, files: dict[str, str | bytes], configuration: str = "site_name: Kho thử\n") -> Path:
    """Lay files below `root/sources`, and a mkdocs.yml."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    (root / "sources").mkdir(exist_ok=True)
    (root / "docs").mkdir(exist_ok=True)
    for name, content in files.items():
        path = root / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root
