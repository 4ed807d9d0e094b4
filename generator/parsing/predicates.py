"""What a clause says that a body is to do: the words behind its name, which end the name."""

import re
from collections.abc import Iterator
from enum import IntEnum

_CERTAIN = """
chủ trì; chịu trách nhiệm; có trách nhiệm; có nhiệm vụ; phối hợp; phối họp; khẩn trương; tiếp tục; chủ động; tập trung
thường xuyên; căn cứ; trên cơ sở; theo dõi; đôn đốc; tham mưu; rà soát; tăng cường; đẩy mạnh; cùng các; cùng với
cùng Sở; sớm; trong phạm vi; theo chức năng; định hướng; duy trì; cho ý kiến; có ý kiến; biết; phải; cần; nghiêm túc
kịp thời; nhanh chóng; tổ chức thực hiện; tổ chức triển khai; tổ chức kiểm tra; tổ chức rà soát; tô chức; tổng hợp
khi; nếu; làm đầu mối; đầu mối; là; mỗi; có biện pháp; có giải pháp; có kế hoạch; có phương án; nêu cao; trưng tập
tiếp thu; thông báo; báo cáo; nhận được; xem xét; phát huy; quán triệt; gương mẫu; tự; cụ thể hóa; quy định; đối thoại
rút kinh nghiệm; khảo sát; quảng bá; kích hoạt; chấn chỉnh; khắc phục; lồng ghép; công khai; phản ánh; phân bổ
nhân rộng; phát động; nắm chắc; nắm tình hình; quan tâm; trực tiếp; bám sát; trong quá trình; trong tháng; trong vòng
trong thời hạn; trước ngày; xin; giúp Ban; giúp Thường trực; giúp Ủy ban; sẵn sàng; kiên quyết; tích cực; giải tỏa
chuẩn bị; bố trí; hoàn thiện; hoàn thành; cập nhật; tiến hành; cân đối; tạo điều kiện; bàn giao; công bố; xét duyệt
thống nhất; hiệp đồng
"""
"""No name of a body goes on with these."""
_LIKELY = """
tổ chức; hướng dẫn; chỉ đạo; thực hiện; triển khai; cử; bố trí; chuẩn bị; phổ biến; cung cấp; đảm bảo; bảo đảm
giám sát; hoàn thiện; hoàn thành; xử lý; giúp; đề xuất; quyết định; kiểm tra; kiểm soát; vận động; cập nhật; hỗ trợ
thẩm định; tham gia; chấp hành; tiến hành; tuyên truyền; nghiên cứu; xây dựng; lập; gửi; ban hành; quản lý
đăng tải; cân đối; tạo điều kiện; vận hành; tiếp nhận; yêu cầu; đề nghị; xác minh; rà; cho; được; chấm dứt; công bố
đưa; ưu tiên; hoàn tất; huy động; lãnh đạo; thống kê; thu; chi; cấp; phân công; bàn giao; đánh giá; thực thi
kiện toàn; đổi mới; mở; đào tạo; dạy; thẩm tra; bổ sung; sửa đổi; điều chỉnh; bảo vệ; giải quyết; giải ngân; thành lập
thu hồi; củng cố; nâng cao; lựa chọn; đăng ký; phản biện; chăm lo; tính toán; giới thiệu; quyết liệt; soạn; biên soạn
chuyển; điều động; sửa chữa; nắm; ra quân; bảo quản; chọn; trực ban; trực cấp cứu; trực chiến; trực 24; kiểm điểm
tuần tra; cung ứng; tăng; giảm; dành; kê khai; kêu gọi; phân loại; phân tích; sử dụng; tháo gỡ; xác định; phân luồng
chỉnh trang; khơi thông; ngăn chặn; đấu tranh; điều tra; xử phạt; xét xử; phê duyệt; thanh toán; quyết toán; kiểm đếm
kiểm kê; di dời; sơ tán; trồng; chăm sóc; kết nối; phát sóng; phát hành; đăng; mời; duyệt; nghiệm thu; rút; hoàn trả
khoanh vùng; vận chuyển; tiêm; phun; tiêu hủy; lắp đặt; thông tin; làm; niêm yết
"""
"""Some names hold them: `Ban Quản lý dự án đầu tư xây dựng`, `Bộ phận Thường trực chỉ đạo …`."""


def _words(listed: str) -> list[str]:
    found = [phrase.strip() for line in listed.strip().splitlines() for phrase in line.split(";") if phrase.strip()]
    return sorted(found, key=len, reverse=True)


_USUAL_WORDS = """
hướng dẫn; chỉ đạo; thực hiện; triển khai; cung cấp; đảm bảo; bảo đảm; đề xuất; vận động; tham gia; chấp hành
ban hành; đăng tải; ưu tiên; hoàn tất; huy động; phân công; tiếp nhận; xử lý; cho; cử; tổ chức; kiểm tra; giám sát
đăng; làm; điều động; bố trí
"""
"""No part of a name that is set in capitals as the rules ask (`Chi cục Chăn nuôi và Thú y hướng dẫn …`)."""
_COMPOUND = re.compile(
    r"(?:[Hh]ậu|[Qq]uản lý|nguồn|Nguồn|[Cc]ung|[Gg]iáo dục|[Tt]rực|[Cc]hợ|[Tt]hường|Phòng Giám đốc|-)\s$"
)
"""What makes another word of a predicate: `Hậu cần`, `Quản lý thu`, a court's `Phòng Giám đốc kiểm tra`."""
_USUAL = frozenset(_words(_USUAL_WORDS))
_CERTAIN_WORDS = frozenset(_words(_CERTAIN))
_SUBMITTING = r"(?<!ông )(?<!ương )(?<!uy )(?<!uá )(?<!ịch )(?<!iến )(?<!iáo )(?<!ộ )(?<!ờ )trình"
"""Not `công trình`, `chương trình`, `quy trình`, `lịch trình`."""
_STANDING = r"(?<!Văn phòng )(?<!Cơ quan )(?<!Bộ phận )thường trực"
"""What a body is in a matter; `Văn phòng thường trực Ban Chỉ huy …` is a name."""
_ANY = re.compile(r"(?<=\s)(?:" + "|".join([*_words(_CERTAIN + _LIKELY), _SUBMITTING, _STANDING]) + r")(?!\w)")
LEADING = re.compile(
    r"(?<=\s)(?:chủ trì|chịu trách nhiệm|có trách nhiệm|có nhiệm vụ|khẩn trương|t[ổôỗ] chức (?:thực hiện|triển khai)"
    r"|theo dõi|nghiên cứu|chủ động|trưng tập|tiếp thu|rà soát|tham mưu|bố trí|cân đối|hướng dẫn|kiểm tra|đôn đốc"
    r"|tổng hợp|phối hợp|triển khai|chỉ đạo|thẩm định)(?!\w)"
)
"""A body before one of these leads, in the middle of a sentence too."""
PASSING_ON = re.compile(
    r"\s*(?:thông báo|báo cáo|trân trọng|kính|xin|đề nghị|yêu cầu|gửi|nhận|cung cấp|quyết định|xem xét|đồng ý"
    r"|thống nhất|nhất trí|tán thành"
    r"|giao|phân công|cơ bản (?:đồng ý|tán thành|thống nhất|nhất trí))\b"
)
"""What an issuer does in writing: no duty."""
ASKING = re.compile(r"\s*(?:yêu cầu|đề nghị|trân trọng|kính|xin|nhận được|đồng ý|thống nhất|nhất trí)\b")
"""What only who writes does, or who decides, under whatever name."""


class Sure(IntEnum):
    """How surely a name ends before a word."""

    MAYBE = 0
    BEHIND_CAPITALS = 1
    """Where the name is written in capitals by the rules."""
    CERTAIN = 2


def predicates(words: str, start: int, end: int) -> Iterator[tuple[int, Sure]]:
    """Where a predicate may begin in `words[start:end]`, and whether a name can go on there; in order."""
    for match in _ANY.finditer(words, start, end):
        if not _COMPOUND.search(words, max(start, match.start() - 16), match.start()):
            said = match[0]
            usual = Sure.BEHIND_CAPITALS if said in _USUAL else Sure.MAYBE
            yield match.start(), Sure.CERTAIN if said in _CERTAIN_WORDS else usual
