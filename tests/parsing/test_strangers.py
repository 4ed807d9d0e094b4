"""What others have set upon a paper is no field of it: signatures' stamps, inbound stamps, copies, what follows."""

from collections.abc import Callable

import pytest

from generator.model import Code, Component, Directive

PAPER = """UBND TỈNH LAI CHÂU
SỞ Y TẾ
Số: 482/SYT-VP
V/v trực Tết
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lai Châu, ngày 16 tháng 5 năm 2023

Kính gửi: Các bệnh viện.

1. Trực đủ người.

2. Báo cáo trước ngày 30/5/2023.

Nơi nhận:
- Như trên;
- Lưu: VT.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Đỗ Thị Mận
"""
FIELDS = (
    *("type", "number", "notation", "identifier", "date_issued", "place", "issuer", "parent_body", "subject"),
    *("provisions", "recipients", "signers"),
)
Understand = Callable[..., Directive]


def fields(directive: Directive) -> list[object]:
    """The record's values, where each stands left out."""
    said = [getattr(directive, field) for field in FIELDS]
    return [
        [(one.text if hasattr(one, "text") else one.name) for one in value] if isinstance(value, tuple) else value
        for value in said
    ]


def words(directive: Directive, *components: Component) -> str:
    return " / ".join(block.span.of(directive.text) for block in directive.blocks if block.component in components)


SIGNATURES = {
    "with office": "Ký bởi: Sở Y tế\nEmail: syt@vi-du.vn\nCơ quan: Lai Châu\nThời gian ký: 17/05/2023 08:46:12 +07:00",
    "with title": "Người ký: Sở Y tế\nChức vụ: Giám đốc\nThời gian ký: 17.05.2023 08:46:12 +07:00",
    "name over time": "Sở Y tế\n2023-05-17 08:46:12 +07:00",
    "in English": "Digitally signed by Sở Y tế\nDN: C=VN, O=Sở Y tế\nDate: 2023.05.17 08:46:12 +07'00'",
    "on one line": "Ký bởi: Sở Y tế Ngày ký: 17-05-2023 08:46:12",
    "electronic": "Ký điện tử bởi: Sở Y tế\nNgày ký: 17/5/2023 08:46:12",
    "valid": "Signature Valid\nKý bởi: Sở Y tế\nNgày ký: 17-05-2023 08:46:12",
    "not verified": "Signature Not Verified\nĐược ký bởi Sở Y tế\nNgày ký: 17.05.2023 08:46:12",
    "time first": "Thời gian ký: 2023-05-17T08:46:12+07:00\nKý bởi: Sở Y tế",
}


@pytest.mark.parametrize("stamp", SIGNATURES.values(), ids=SIGNATURES)
@pytest.mark.parametrize("place", ["above", "in the signature"])
def test_the_stamp_of_a_digital_signature_is_read_apart(stamp: str, place: str, understand: Understand) -> None:
    text = f"{stamp}\n{PAPER}" if place == "above" else PAPER.replace("PHÓ GIÁM ĐỐC\n", f"PHÓ GIÁM ĐỐC\n{stamp}\n")
    said = understand(text)
    assert fields(said) == fields(understand(PAPER))
    assert said.signature_stamp is not None
    assert said.signature_stamp.signer == "Sở Y tế"
    assert said.signature_stamp.at is not None
    assert said.signature_stamp.at.isoformat() == "2023-05-17T08:46:12+07:00"
    assert words(said, Component.STAMP) == stamp
    assert words(said, Component.UNREAD) == ""


OTHERS = {
    "inbound": "CÔNG VĂN ĐẾN\nSố: 1234\nNgày: 18/5/2023",
    "inbound, Đến alone": "ĐẾN\nSố: 1234\nNgày: 18/5/2023\nChuyển: Phòng NVY",
    "inbound, filed": "ĐẾN Số: 1234\nNgày: 18/5/2023\nChuyển: Ban Giám đốc\nLưu hồ sơ số: 12",
    "inbound, văn bản": "VĂN BẢN ĐẾN\nSố đến: 1234\nNgày đến: 18/5/2023",
    "inbound, a table": "| ĐẾN | Số: ........ |\n|  | Ngày: 18/5 |",
    "copy": "SAO Y",
    "copy with its number and day": "SAO Y BẢN CHÍNH\nSố: 55/SY-VPUB\nLai Châu, ngày 20 tháng 5 năm 2023",
    "electronic copy": "SAO Y; VPUB; UBND TỈNH LAI CHÂU; 20/05/2023 09:12:33",
}


@pytest.mark.parametrize("stamp", OTHERS.values(), ids=OTHERS)
def test_a_stamp_of_others_gives_no_field(stamp: str, understand: Understand) -> None:
    said = understand(f"{stamp}\n{PAPER}")
    assert fields(said) == fields(understand(PAPER))
    assert words(said, Component.STAMP).split() == stamp.replace("\n", " / ").split()
    assert words(said, Component.UNREAD) == ""


@pytest.mark.parametrize(
    ("mark", "urgency", "secrecy"),
    [
        ("HỎA TỐC", "hỏa tốc", None),
        ("THƯỢNG KHẨN", "thượng khẩn", None),
        ("KHẨN", "khẩn", None),
        ("MẬT", None, "mật"),
        ("TỐI MẬT", None, "tối mật"),
        ("TUYỆT MẬT", None, "tuyệt mật"),
        ("MẬT\nKHẨN", "khẩn", "mật"),
    ],
)
def test_urgency_and_secrecy_are_fields_of_their_own(
    mark: str, urgency: str | None, secrecy: str | None, understand: Understand
) -> None:
    said = understand(f"{mark}\n{PAPER}")
    assert (said.urgency, said.secrecy) == (urgency, secrecy)
    assert fields(said) == fields(understand(PAPER))


FOLLOWING = {
    "annex": "PHỤ LỤC\nDANH SÁCH\n(Kèm theo Công văn số 482/SYT-VP ngày 16/5/2023)\n1. Một\n2. Hai",
    "form": "Mẫu số 01\nĐƠN ĐỀ NGHỊ\nKính gửi: Sở Y tế\nTên tôi là: ...",
    "second paper": PAPER.replace("SỞ Y TẾ", "SỞ TÀI CHÍNH").replace("482/SYT", "9/STC").replace("Mận", "Đào"),
    "rules": "QUY CHẾ\nHoạt động\n(Ban hành kèm theo Công văn số 482/SYT-VP ngày 16 tháng 5 năm 2023)\nĐiều 1. Phạm vi",
}


@pytest.mark.parametrize("more", FOLLOWING.values(), ids=FOLLOWING)
def test_what_follows_the_signature_is_a_part_of_its_own(more: str, understand: Understand) -> None:
    said, plain = understand(f"{PAPER}\n{more}"), understand(PAPER)
    assert fields(said)[:9] == fields(plain)[:9]
    assert fields(said)[10:] == fields(plain)[10:]
    assert "".join(words(said, Component.ANNEX).replace("/", "").split()) == "".join(more.replace("/", "").split())


def test_the_form_of_a_copy_below_the_signature_is_the_copys(understand: Understand) -> None:
    form = "SỞ TƯ PHÁP\nSố: 77/SY-STP\nSAO Y\nLai Châu, ngày 20 tháng 5 năm 2023\nTL. GIÁM ĐỐC\n\nLò Thị Ban"
    said = understand(f"{PAPER}\n{form}\n\nPHỤ LỤC\n1. Một")
    assert fields(said)[:9] == fields(understand(PAPER))[:9]
    assert [signer.name for signer in said.signers] == ["Đỗ Thị Mận"]
    assert "Lò Thị Ban" in words(said, Component.STAMP)
    assert "PHỤ LỤC" in words(said, Component.ANNEX)


def test_a_paper_whose_only_number_is_a_copys_keeps_it(understand: Understand) -> None:
    assert understand(PAPER.replace("482/SYT-VP", "55/SY-SYT")).identifier == "55/SY-SYT"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("ông A, 0912.345.678", "0912.345.678"),
        ("điện thoại 0912-345-678", "0912-345-678"),
        ("gọi +84 912 345 678", "+84 912 345 678"),
        ("gọi (84)912345678", "(84)912345678"),
        ("Zalo: 0987654321", "0987654321"),
        ("thư về nguyenvanmau@gmail.com", "nguyenvanmau@gmail.com"),
        ("CCCD số 012345678901", "CCCD số 012345678901"),
        ("thường trú tại số 5, phố Hàng Than", "thường trú tại số 5, phố Hàng Than"),
        ("Nơi ở hiện nay: tổ 5, phường Đoàn Kết", "Nơi ở hiện nay: tổ 5, phường Đoàn Kết"),
        ("điện thoại cơ quan 0213.3876.543", None),
        ("thư về syt@laichau.gov.vn", None),
        ("mã số thuế 0912345678", None),
        ("số tài khoản 0912345678", None),
        ("hỗ trợ nơi ở cho công nhân", None),
        ("người thường trú tại Việt Nam", None),
        ("sổ tạm trú giấy còn giá trị", None),
        ("thường trú kèm theo giấy tờ quy định tại Điều 10", None),
        ("họp lúc 05.04.2024 16 giờ", None),
        ("quyết định số 0912345678/QĐ", None),
    ],
)
def test_what_is_a_persons_own_is_for_the_staff_to_decide(said: str, told: str | None, understand: Understand) -> None:
    found = understand(PAPER.replace("1. Trực đủ người", f"1. Trực đủ người, {said}")).diagnostics
    values = [dict(one.values)["value"] for one in found if one.code is Code.PERSONAL_DATA]
    assert values == ([told] if told else [])
