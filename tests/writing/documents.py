"""Documents of our own invention, as parsing and linking would deliver them."""

from datetime import UTC, date, datetime

from generator.model import (
    Addressee,
    Agency,
    Block,
    Candidate,
    Citation,
    Code,
    Component,
    Diagnostic,
    Directive,
    DirectiveType,
    Duty,
    DutyRole,
    Event,
    EventKind,
    FileRole,
    Origin,
    PlaceMention,
    Provenance,
    Provision,
    Recipient,
    Relation,
    Severity,
    SignatureStamp,
    Signer,
    SourceFile,
    Span,
    Status,
    StatusSource,
    StatusState,
    TopicAssignment,
)

SENTENCES = {
    "diagnostics.C202.message": "Ngày {value} không có thật.",
    "diagnostics.C301.message": "Chưa hiểu đoạn này.",
}

RICH = """TỈNH ỦY HÀ GIANG
HUYỆN ỦY MÈO VẠC
*
Số 212-CV/HU
V/v tăng cường phòng, chống
cháy rừng mùa khô
ĐẢNG CỘNG SẢN VIỆT NAM

Mèo Vạc, ngày 20 tháng 7 năm 2021

Kính gửi:
- Ủy ban nhân dân huyện,
- Các chi, đảng bộ cơ sở.

Thực hiện Công văn số 88/UBND-NL ngày 12/7/2021 của UBND tỉnh Hà Giang, Thường trực Huyện ủy yêu cầu:

1. Hạt Kiểm lâm huyện chủ trì rà soát vùng dễ cháy, gồm <rừng thông> & nương rẫy *thuộc địa

2

bàn* các xã:
a) Xã Pả Vi trước ngày 25/7/2021;
b) Xã Xín Cái.

2. Công an huyện phối hợp; việc này theo Chỉ thị số 15/CT-TTg.

§ ~~ dấu lạ

Nhận được công văn này, yêu cầu các đơn vị thực hiện./.

Nơi nhận:
- Tỉnh ủy Hà Giang (để báo cáo),
- Lưu Văn phòng Huyện ủy.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Ký bởi: Huyện ủy Mèo Vạc
2021.07.20 13:38:23 +07:00
Vừ Mí Say
"""

OWN_HASH = "ab" * 32


def at(text: str, words: str, nth: int = 0) -> Span:
    """The span of the nth place where `words` stand in `text`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def over(text: str, first: str, last: str) -> Span:
    """From the first words to the end of the last ones."""
    start = text.index(first)
    return Span(start, text.index(last, start) + len(last))


def rich() -> Directive:
    """A district committee's dispatch with something of everything."""
    text = RICH

    def block(component: Component, first: str, last: str | None = None, item: int | None = None) -> Block:
        return Block(component, over(text, first, last or first), item)

    return Directive(
        source="sources/huyen-uy-meo-vac/212-cv-hu.txt",
        text=text,
        files=(SourceFile("sources/huyen-uy-meo-vac/212-cv-hu.txt", OWN_HASH, FileRole.TEXT),),
        id="huyen-uy-meo-vac-ha-giang/2021/212-cv-hu",
        type=DirectiveType.CONG_VAN,
        number="212",
        notation="CV/HU",
        identifier="212-CV/HU",
        date_issued=date(2021, 7, 20),
        place="Mèo Vạc",
        issuer=Agency("Huyện ủy Mèo Vạc", "huyen-uy-meo-vac-ha-giang"),
        parent_body=Agency("Tỉnh ủy Hà Giang", "tinh-uy-ha-giang"),
        jurisdiction="huyện Mèo Vạc, tỉnh Hà Giang",
        subject="tăng cường phòng, chống cháy rừng mùa khô",
        addressees=(
            Addressee(
                "Ủy ban nhân dân huyện", "uy-ban-nhan-dan-huyen-meo-vac-ha-giang", at(text, "Ủy ban nhân dân huyện")
            ),
            Addressee("Các chi, đảng bộ cơ sở", None, at(text, "Các chi, đảng bộ cơ sở")),
        ),
        preamble=(
            "Thực hiện Công văn số 88/UBND-NL ngày 12/7/2021 của UBND tỉnh Hà Giang, Thường trực Huyện ủy yêu cầu:",
        ),
        provisions=(
            Provision(
                "k1",
                "1",
                "Hạt Kiểm lâm huyện chủ trì rà soát vùng dễ cháy, gồm <rừng thông> & nương rẫy *thuộc địa bàn* các xã:",
                (
                    Provision(
                        "k1.a", "a", "Xã Pả Vi trước ngày 25/7/2021;", (), at(text, "a) Xã Pả Vi trước ngày 25/7/2021;")
                    ),
                    Provision("k1.b", "b", "Xã Xín Cái.", (), at(text, "b) Xã Xín Cái.")),
                ),
                over(text, "1. Hạt", "Xã Xín Cái."),
            ),
            Provision(
                "k2",
                "2",
                "Công an huyện phối hợp; việc này theo Chỉ thị số 15/CT-TTg.",
                (),
                over(text, "2. Công an", "15/CT-TTg."),
            ),
        ),
        closing=("Nhận được công văn này, yêu cầu các đơn vị thực hiện./.",),
        recipients=(
            Recipient(
                "Tỉnh ủy Hà Giang (để báo cáo)",
                "để báo cáo",
                "tinh-uy-ha-giang",
                at(text, "Tỉnh ủy Hà Giang (để báo cáo)"),
            ),
            Recipient("Lưu Văn phòng Huyện ủy", None, None, at(text, "Lưu Văn phòng Huyện ủy")),
        ),
        signers=(Signer("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Vừ Mí Say", over(text, "T/M BAN", "PHÓ BÍ THƯ")),),
        signature_stamp=SignatureStamp(
            "Huyện ủy Mèo Vạc", datetime(2021, 7, 20, 6, 38, 23, tzinfo=UTC), over(text, "Ký bởi", "+07:00")
        ),
        citations=(
            Citation(
                "88/UBND-NL",
                DirectiveType.CONG_VAN,
                "88",
                date(2021, 7, 12),
                "Ủy ban nhân dân tỉnh Hà Giang",
                Relation.BASIS,
                None,
                "Công văn số 88/UBND-NL ngày 12/7/2021 của UBND tỉnh Hà Giang",
                at(text, "Công văn số 88/UBND-NL ngày 12/7/2021 của UBND tỉnh Hà Giang"),
                candidates=(Candidate("uy-ban-nhan-dan-tinh-ha-giang/2021/88-ubnd-nl", "number"),),
            ),
            Citation(
                "15/CT-TTg",
                DirectiveType.CHI_THI,
                "15",
                None,
                "Thủ tướng Chính phủ",
                Relation.IMPLEMENTS,
                "k2",
                "Chỉ thị số 15/CT-TTg",
                at(text, "Chỉ thị số 15/CT-TTg"),
            ),
        ),
        duties=(
            Duty(
                "k1",
                "Hạt Kiểm lâm huyện Mèo Vạc",
                DutyRole.LEAD,
                date(2021, 7, 25),
                "Hạt Kiểm lâm huyện chủ trì rà soát vùng dễ cháy",
                at(text, "Hạt Kiểm lâm huyện"),
            ),
            Duty(
                "k2",
                "Công an huyện Mèo Vạc",
                DutyRole.SUPPORT,
                None,
                "Công an huyện phối hợp",
                at(text, "Công an huyện"),
            ),
        ),
        events=(
            Event(EventKind.DUE, date(2021, 7, 25), "k1.a", "trước ngày 25/7/2021", at(text, "trước ngày 25/7/2021")),
            Event(EventKind.ENDS, datetime(2021, 8, 15, 17, 0), None, "đến 17 giờ ngày 15/8", None),
        ),
        topics=(TopicAssignment("phong-chay", "Phòng cháy, chữa cháy", ("cháy rừng",), Origin.TEXT),),
        places=(
            PlaceMention(
                "tinh-ha-giang/huyen-meo-vac",
                "huyện Mèo Vạc",
                "huyen",
                "tinh-ha-giang",
                ("tinh-tuyen-quang/xa-meo-vac",),
            ),
        ),
        status=Status(StatusState.ENDED, "đến 17 giờ ngày 15/8", None, None, StatusSource.TEXT, date(2026, 11, 22)),
        provenance={
            "number": Provenance(Origin.TEXT, at(text, "212"), 1, None, 0.97),
            "date_issued": Provenance(Origin.TEXT, at(text, "ngày 20 tháng 7 năm 2021")),
            "jurisdiction": Provenance(Origin.INFERRED),
        },
        diagnostics=(Diagnostic(Code.NOT_UNDERSTOOD, Severity.NOTE, (), at(text, "§ ~~ dấu lạ")),),
        blocks=(
            block(Component.PARENT_BODY, "TỈNH ỦY HÀ GIANG"),
            block(Component.ISSUER, "HUYỆN ỦY MÈO VẠC\n*"),
            block(Component.NUMBER, "Số 212-CV/HU"),
            block(Component.SUBJECT, "V/v tăng cường", "cháy rừng mùa khô"),
            block(Component.HEADING, "ĐẢNG CỘNG SẢN VIỆT NAM"),
            block(Component.PLACE_DATE, "Mèo Vạc, ngày 20 tháng 7 năm 2021"),
            block(Component.ADDRESSEES, "Kính gửi:"),
            block(Component.ADDRESSEES, "- Ủy ban nhân dân huyện,", item=0),
            block(Component.ADDRESSEES, "- Các chi, đảng bộ cơ sở.", item=1),
            block(Component.PREAMBLE, "Thực hiện Công văn", "yêu cầu:"),
            block(Component.PROVISIONS, "1. Hạt", "thuộc địa"),
            Block(Component.PAGE_FURNITURE, at(text, "\n2\n")),
            block(Component.PROVISIONS, "bàn* các xã", "15/CT-TTg."),
            block(Component.UNREAD, "§ ~~ dấu lạ"),
            block(Component.CLOSING, "Nhận được", "./."),
            block(Component.RECIPIENTS, "Nơi nhận:"),
            block(Component.RECIPIENTS, "- Tỉnh ủy Hà Giang (để báo cáo),", item=0),
            block(Component.RECIPIENTS, "- Lưu Văn phòng Huyện ủy.", item=1),
            block(Component.SIGNATURE, "T/M BAN", "PHÓ BÍ THƯ", item=0),
            block(Component.STAMP, "Ký bởi", "+07:00"),
            block(Component.SIGNATURE, "Vừ Mí Say", item=0),
        ),
        preamble_spans=(over(text, "Thực hiện Công văn", "yêu cầu:"),),
        closing_spans=(over(text, "Nhận được", "./."),),
        note="Bản giấy lưu tại Văn phòng.",
    )


def small() -> Directive:
    """A paper with hardly anything on it: no number, no date, no block."""
    return Directive(
        source="sources/khong-ro.txt",
        text="Một mẩu giấy.\n\nKhông ai ký.",
        id="khong-ro-co-quan/khong-ro/khong-so-1a2b3c",
    )
